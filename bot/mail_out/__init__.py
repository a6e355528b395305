"""Our own mail on its way out: who is told, what each mail says of its case, and the sending of rows.

The words are made in `bot.mail`, the carrying is done by `bot.outbox`.
"""
