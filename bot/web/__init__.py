"""The web edge: calendar feeds under secret addresses, and a page that says how to subscribe.

It shows what the store holds and decides nothing. A secret address is the only key to a feed: it is
stored as a hash, and stands in no log, no error text and no referrer. No cookies, no scripts, nothing
loaded from elsewhere, no redirects.
"""
