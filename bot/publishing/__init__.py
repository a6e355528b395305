"""Bringing shared calendars and feeds to the wanted state, and the links that people hold.

What is shown is planned in `calendars`; nothing here decides a date.
"""
