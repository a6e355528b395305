"""The store: every fact the office relies on, in one SQLite file beside the journal of raw mail.

How to use it::

    store = open_store(path)                       # makes it, or brings it to the newest schema
    store.read(lambda c: cases.every(c))           # one consistent view
    store.write(lambda c: feeds.add(c, feed))      # one durable transaction; may run again when busy

`read` and `write` take a function of a connection and return what it returns. Queries are small
functions by noun, each taking the connection first:

- `messages`: mail taken in, where it lay, how each ended    - `questions`: the tray
- `cases`, `events`, `documents`: cases, what happened, what they are recognised by
- `computations`: what follows from each case today          - `instruments`: packs and closed days by hash
- `entries`: wanted calendar entries and what each calendar was brought to
- `mails`: wanted mail    - `marks`: messages to flag or move    - `attempts`: the contact log
- `feeds`: secret links   - `pulse`: proof of life               - `office`: single values

Nothing here decides anything. Work is "rows that are not yet in the wanted state".
"""

from bot.store.engine import Store, open_store

__all__ = ["Store", "open_store"]
