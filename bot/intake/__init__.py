"""From a reading to what it means for cases: decided purely, then written down in one transaction.

Here a message meets the cases that are known. Nothing here parses mail, computes a date or sends anything.
"""
