"""Reading mail in a process of its own, with limits on time, memory and output.

What mail holds was written by strangers. The child is started afresh (never forked), fed over pipes,
answers in JSON that is validated, is used for many messages, and is replaced when a limit was hit.
A child that dies costs the message it was reading one try, nothing more.
"""

from bot.reader.limits import Allowance, allowance_for
from bot.reader.parent import LimitedReader

__all__ = ["Allowance", "LimitedReader", "allowance_for"]
