"""The demonstration office: invented mails, dated relative to today, played through the real daemon.

Nothing here is used outside `duewatch demo`. All people and places are invented.
"""
