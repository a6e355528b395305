"""Our own mail: who is told, in which words, under which headers.

Pure: values in, finished text out. Nothing here sends, stores or asks the clock. No mail names a
child or quotes a filing: a case appears by its label only.
"""
