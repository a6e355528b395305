"""Message-IDs that we can recognise as our own, and the case each belongs to.

An id is made from the row of the mail it names, so that a mail sent twice carries one id. Its last
part is a keyed hash: a stranger cannot forge one to get into a case (RFC 5322, 3.6.4).
"""

import hashlib
import hmac
import re

_OURS = re.compile(r"<dw\.([0-9A-Za-z-]{1,24})\.([0-9a-f]{20})\.([0-9a-f]{24})@[^<>\s@]{1,255}>")


def message_id(key: bytes, case_ref: str, row: str, domain: str) -> str:
    """Return the id, with angle brackets, of the mail that `row` names in case `case_ref` ("" for none)."""
    mark = hashlib.sha256(row.encode()).hexdigest()[:20]
    name = case_ref or "office"
    return f"<dw.{name}.{mark}.{_signature(key, name, mark)}@{domain}>"


def case_of(key: bytes, identifier: str) -> str | None:
    """Return the case reference of an id that we made ("" for mail of no case), or None if it is not ours."""
    match = _OURS.fullmatch(identifier.strip())
    if match is None:
        return None
    name, mark, signature = match.groups()
    if not hmac.compare_digest(signature, _signature(key, name, mark)):
        return None
    return "" if name == "office" else name


def _signature(key: bytes, name: str, mark: str) -> str:
    return hmac.new(key, f"{name}.{mark}".encode(), hashlib.sha256).hexdigest()[:24]
