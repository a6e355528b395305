"""The bytes of one document in, its pages, form fields and problems out.

Knows nothing of mail. Renders no HTML or Office file, follows no link, runs no macro, resolves no XML
entity. What cannot be read is said in words; nothing raises.
"""
