"""Who is told of a message, and who is never answered.

Acknowledgements go to the LEA's coordinators, and to the forwarder where that is a configured
person; never to the filer. Mail that a machine or a list sent is always read and never answered
(RFC 3834, 2).
"""

from collections.abc import Iterable, Sequence

from config.office import Person

_ROLE_ADDRESSES = frozenset(
    "mailer-daemon postmaster no-reply noreply donotreply do-not-reply bounce bounces abuse".split()
)


def coordinators(people: Sequence[Person], lea: str | None) -> tuple[Person, ...]:
    """Return the coordinators who answer for `lea`; of an unknown LEA, or one without any, all of them."""
    everybody = [p for p in people if "coordinator" in p.roles]
    of_lea = [p for p in everybody if p.answers_for(lea)]
    return tuple(of_lea or everybody)


def told_of_filing(
    people: Sequence[Person], lea: str | None, forwarder: str, *, automatic: bool
) -> tuple[Person, ...]:
    """Return who gets the acknowledgement: the coordinators, then the forwarder if a configured person."""
    told = list(coordinators(people, lea))
    if not automatic and may_be_answered(forwarder):
        told += [p for p in people if p.address == forwarder.lower() and p not in told]
    return tuple(told)


def may_be_answered(address: str, own: Iterable[str] = ()) -> bool:
    """Return False for an empty, role or own address: an answer to it could go round for ever."""
    local, at, _ = address.lower().rpartition("@")
    return bool(at) and local.split("+")[0] not in _ROLE_ADDRESSES and address.lower() not in set(own)
