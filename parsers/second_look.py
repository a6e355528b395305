"""Holds what the rules found against the second opinion; where the two differ, a person is asked.

The bars and their reasons: `docs/decisions/0008-a-second-opinion.md`.
"""

from dataclasses import replace

from parsers.found import Found, Mail
from parsers.kinds.deciding import BLANK_FORM
from parsers.kinds.second_opinion import opinion_of
from parsers.reading import FOLLOW_UP, OPENING, Kind
from parsers.writings import Role

_UNLIKE_A_FILING = 0.15
_LIKE_A_FILING = 0.6
_SURELY_LIKE_A_FILING = 0.8


def surely_like_a_filing(mail: Mail) -> bool:
    """Whether the single words of a mail leave hardly a doubt that it opens a case."""
    opinion = opinion_of(mail.said)
    return opinion is not None and opinion.likelihood >= _SURELY_LIKE_A_FILING


def second_look(found: Found, mail: Mail) -> Found:
    """Where the single words of a mail say otherwise than the rules, a person is asked."""
    opinion = opinion_of(mail.said)
    if opinion is None or found.needs_person:
        return found
    if found.kind in OPENING:
        return _unlike_a_filing(found) if opinion.likelihood < _UNLIKE_A_FILING else found
    bar = _SURELY_LIKE_A_FILING if found.kind in FOLLOW_UP else _LIKE_A_FILING
    if opinion.likelihood < bar or found.kind is Kind.AMENDED_COMPLAINT or found.why == BLANK_FORM:
        return found
    why = f"its words are those of filings: {', '.join(opinion.telling)}"
    return replace(found, needs_person=(why,))


def _unlike_a_filing(found: Found) -> Found:
    """A filing in a mail whose words are not those of filings; a heading or a form stands for itself."""
    main = found.mains[0][0]
    if main.verdict.titled or main.verdict.formal or main.role is Role.QUOTED:
        return found
    why = f"may be a filing: {found.why}; but its words are not those of filings"
    return Found(Kind.NOT_A_FILING, why, needs_person=(why,))
