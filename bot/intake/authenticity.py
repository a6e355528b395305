"""Whether a mail's DKIM signatures hold at intake (RFC 6376), with the key they were checked against.

Keys are withdrawn after months, so the answer of the name server is kept with the result. It is
evidence only: anyone may file, and a signature that fails keeps nobody from it. Names are looked up
only where the office file has a [dns] table, and only at the resolvers it names.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

MOST_SIGNATURES = 5
SECONDS_A_LOOKUP = 4.0

Lookup = Callable[[str], str | None]
"""From the name of a key record to its text; None where there is none. May raise LookupFailed."""


class LookupFailed(Exception):
    """The name servers did not answer."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What became of one DKIM signature when the mail was taken in."""

    domain: str
    selector: str
    verdict: str
    """"pass", "fail", "no key" or "not checked"."""
    key: str = ""
    """The key record as the name server gave it."""
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the form that is kept with the message."""
        return asdict(self)


def signatures_of(raw: bytes, lookup: Lookup) -> list[Signature]:
    """Return what became of each signature of a mail, topmost first, at most `MOST_SIGNATURES`.

    Never raises for anything a mail or a name server can hold.
    """
    import dkim

    try:
        checker = dkim.DKIM(raw, timeout=int(SECONDS_A_LOOKUP))
        count = sum(name.lower() == b"dkim-signature" for name, _ in checker.headers)
    except Exception as error:  # noqa: BLE001 - a stranger's header, read by a library that raises anything
        return [Signature("", "", "not checked", why=f"the headers cannot be read ({type(error).__name__})")]
    return [_checked(checker, index, lookup) for index in range(min(count, MOST_SIGNATURES))]


def dns_lookup(resolvers: Sequence[str]) -> Lookup:
    """Return a look-up of TXT records at these resolvers, or at the machine's own where none is named."""
    import dns.exception
    import dns.resolver

    resolver = dns.resolver.Resolver(configure=not resolvers)
    if resolvers:
        resolver.nameservers = list(resolvers)
    resolver.lifetime = SECONDS_A_LOOKUP

    def lookup(name: str) -> str | None:
        try:
            answer = resolver.resolve(name, "TXT", search=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return None
        except dns.exception.DNSException as error:
            raise LookupFailed(type(error).__name__) from error
        return b"".join(answer[0].strings).decode("ascii", "replace")

    return lookup


def _checked(checker: Any, index: int, lookup: Lookup) -> Signature:
    asked: dict[str, str | None] = {}

    def dnsfunc(name: bytes, timeout: int = 5) -> bytes:  # noqa: ARG001 - the library's signature
        text = name.decode("ascii", "replace").rstrip(".")
        asked[text] = lookup(text)
        return (asked[text] or "").encode("ascii", "replace")

    try:
        good = bool(checker.verify(idx=index, dnsfunc=dnsfunc))
        why = "" if good else "the mail was changed after it was signed"
    except LookupFailed as error:
        return _told(asked, "not checked", f"the name server did not answer ({error})")
    except Exception as error:  # noqa: BLE001 - the library raises anything on a hostile signature
        good, why = False, f"the signature cannot be used ({type(error).__name__})"
    if asked and not any(asked.values()):
        return _told(asked, "no key", "the domain publishes no such key")
    return _told(asked, "pass" if good else "fail", why)


def _told(asked: dict[str, str | None], verdict: str, why: str) -> Signature:
    name = next(iter(asked), "")
    selector, _, domain = name.partition("._domainkey.")
    key = next((text for text in asked.values() if text), "")
    return Signature(domain[:255], selector[:63], verdict, key[:2000], why)
