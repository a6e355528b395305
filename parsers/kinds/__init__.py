"""What a document is, decided by weighed signals that a person can read and dispute.

Each signal says what it speaks for, how strongly, where it must stand and why. The words of a
document decide; how it was carried to us only says which words are whose.
"""
