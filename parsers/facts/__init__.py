"""The facts of a document: each finder returns values with the words they were read from.

Pure text work. A finder never guesses: what is not said is not returned, what can be read in two
ways comes back as candidates. Word lists stand in files of their own so that they can be reviewed.
"""
