"""Raw bytes of a mail in, a `Message` with every layer of forwarding out.

Pure and total: any bytes give a `Message`; what cannot be read is a problem inside it.
"""

from parsers.limits import Limits
from parsers.mail.reader import read_message

__all__ = ["Limits", "read_message"]
