"""A message in, facts with their evidence out.

Pure: bytes and an arrival instant in, values out. This room knows no law, no network, no clock and
no files; it never raises on any bytes and never hangs. What cannot be read is a value that says so.
It runs in a limited child process (`bot.reader`), because what it reads comes from strangers.
"""
