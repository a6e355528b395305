"""What is due, when, and why.

Pure: cases and rules in, dates and their derivations out. This room imports nothing of ours,
reads no file, asks no clock and opens no connection; "today" is a parameter. No number, unit or
provision of the law is written in Python here: the law is data (`config/rules/`), this room counts.
"""
