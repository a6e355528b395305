"""From deadlines to shared calendars: what should be shown, what must change, and its iCalendar text.

`entries`, `plan`, `changes` and `icalendar_text` are pure. The edges (folder, CalDAV, Exchange)
carry out changes and report each result; they decide nothing. Only a case's label leaves here:
never a child's name or the text of a filing.
"""
