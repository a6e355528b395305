"""What people do with cases, and what follows from a case whenever something about it changes.

`cases` lists the use cases behind the command line. Nothing here reads mail or talks to a server.
"""
