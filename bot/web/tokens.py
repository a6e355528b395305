"""The secrets in feed addresses: made here, shown once, kept only as a hash."""

import hashlib
import hmac
import re
import secrets

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,86}")
"""At least 128 bits in base64url; what does not look like this is not even looked up."""


def new_token() -> str:
    """Return a fresh secret of 256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return the SHA-256 of a secret in hex: the only form that is stored.

    A plain hash suffices: nobody guesses 256 random bits, however fast the hash.
    """
    return hashlib.sha256(token.encode("ascii", "replace")).hexdigest()


def could_be_token(text: str) -> bool:
    """Return whether `text` has the form of a secret."""
    return _TOKEN.fullmatch(text) is not None


def same_hash(one: str, other: str) -> bool:
    """Compare two hashes in a time that tells nothing about where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
