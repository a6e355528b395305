"""What an office may change: rule packs, closed days, school calendars, settings, mail texts.

Strict loaders: every problem of a file is told at once, with its place and the nearest known word.
This room reads files and checks them; it opens no connection and acts on nothing.
"""
