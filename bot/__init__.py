"""The daemon, and the only room that knows all others.

Mailboxes, journal, reader process, intake, store, publishing, mail out, contact log, web and the
command line. Deciding is done in pure functions (`intake`, `mail`), doing at the edges.
"""
