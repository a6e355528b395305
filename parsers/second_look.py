"""Holds what the rules found against the second opinion, which knows single words only.

The rules say what a mail is. Where the words say clearly that it is something else, a person is asked,
or, where the rules themselves were in doubt, the words decide. The bars and their reasons:
`docs/decisions/0008-a-second-opinion.md`.
"""

from dataclasses import replace

from parsers.found import Found, Mail
from parsers.kinds.deciding import BLANK_FORM
from parsers.kinds.drafts import DRAFT
from parsers.kinds.near_miss import OTHER_LAW, TALK
from parsers.kinds.second_opinion import Opinion, opinion_of
from parsers.kinds.substance import names_one_child, tells_it_all
from parsers.reading import FOLLOW_UP, OPENING, Kind
from parsers.writings import Role, Writing

_SURELY = 0.9
_CLEARLY = 0.8
_LIKELY = 0.65
_RATHER = 0.5
_PERHAPS = 0.4
_HARDLY = 0.4
_UNLIKELY = 0.15
_NEVER = 0.05
_A_LETTER = 35
"""Known words; a shorter mail says too little to overrule a rule."""
_A_NOTE = 20
_SURE_REASONS = frozenset(miss.why for miss in (*OTHER_LAW, *TALK) if miss.weight >= 5)
_PLAIN = frozenset({Kind.OTHER_REQUEST, Kind.AUTO_REPLY})
_TALK = frozenset({Kind.NOT_A_FILING, Kind.OTHER_REQUEST})


def second_look(found: Found, mail: Mail) -> Found:
    """What was found, unless the words of the mail say clearly that it is something else."""
    opinion = opinion_of(mail.said)
    if opinion is None or not mail.live or found.why == BLANK_FORM:
        return found
    if _is_another_follow_up(found, opinion):
        why = _by_words("of this step in a case", opinion)
        return Found(opinion.kind, why, ((_longest(mail), opinion.kind),))
    if found.kind in OPENING:
        return _opened(found, opinion)
    if found.kind in FOLLOW_UP:
        return _followed(found, opinion, mail)
    return _talked(found, opinion, mail) if found.kind in _TALK else found


def _is_another_follow_up(found: Found, opinion: Opinion) -> bool:
    """Whether the words are those of a follow-up that the rules did not find."""
    if opinion.kind not in FOLLOW_UP or opinion.kind is found.kind:
        return False
    likelihood = opinion.likelihood[opinion.kind]
    if found.kind in _TALK and (found.doubtful or not found.needs_person):
        return likelihood >= _PERHAPS
    overruled = found.kind in OPENING | FOLLOW_UP and opinion.likelihood.get(found.kind, 0.0) < _NEVER
    return overruled and likelihood >= _CLEARLY


def _opened(found: Found, opinion: Opinion) -> Found:
    """A filing; one found by a sentence or a heading alone must have the words of filings."""
    main = found.mains[0][0]
    asked = main.verdict.titled and main.verdict.asks_itself
    whole = main.verdict.asks_itself and tells_it_all(main.text, main.fields)
    stands = asked or whole or main.role is Role.QUOTED or found.needs_person
    bar = _UNLIKELY if main.verdict.formal else _HARDLY
    if opinion.filing >= bar or stands or opinion.known_words < _A_LETTER:
        return found
    why = f"may be a filing: {found.why}; but its words are not those of filings"
    return Found(Kind.NOT_A_FILING, why, needs_person=(why,), doubtful=True, doubted=found.kind)


def _followed(found: Found, opinion: Opinion, mail: Mail) -> Found:
    """A follow-up; only an amended complaint has the words of a filing."""
    if found.needs_person or found.kind is Kind.AMENDED_COMPLAINT or opinion.filing < _CLEARLY:
        return found
    why = _by_words("of filings", opinion)
    titled = any(main.verdict.titled for main, _ in found.mains)
    if titled or opinion.filing < _SURELY or opinion.likelihood.get(found.kind, 0.0) >= _NEVER:
        return replace(found, needs_person=(why,))
    return _opens_by_words(found, opinion, mail)


def _opens_by_words(found: Found, opinion: Opinion, mail: Mail) -> Found:
    """The case that the words ask for, which a person looks at, since the rules found something else."""
    why = _by_words("of filings", opinion)
    main = (_longest(mail), opinion.opening)
    return Found(opinion.opening, f"{why} ({found.why})", (main,), found.needs_person or (why,))


def _talked(found: Found, opinion: Opinion, mail: Mail) -> Found:
    """Nothing that surely opens a case was found."""
    if found.doubtful:
        return _doubted(found, opinion, mail)
    if found.why == DRAFT:
        return found
    why = _by_words("of filings", opinion)
    bar = _SURELY if found.needs_person else _CLEARLY
    whole = opinion.known_words >= _A_LETTER
    if opinion.filing >= bar and whole and found.kind is Kind.NOT_A_FILING:
        return _opens_by_words(found, opinion, mail)
    if opinion.filing >= _RATHER and not found.needs_person and not _about_no_child(found, mail):
        return replace(found, needs_person=(why,))
    if not found.needs_person and opinion.kind in _PLAIN and opinion.likelihood[opinion.kind] >= _LIKELY:
        return replace(found, kind=opinion.kind, why=_by_words("of this kind of mail", opinion))
    return found


def _about_no_child(found: Found, mail: Mail) -> bool:
    """A mailing, or a matter of another law or rule, and no child is spoken of."""
    return found.why in _SURE_REASONS and not any(names_one_child(each.text) for each in mail.live)


def _doubted(found: Found, opinion: Opinion, mail: Mail) -> Found:
    """The rules were in doubt, so the words decide where they are clear."""
    if opinion.filing < _NEVER and opinion.known_words >= _A_LETTER:
        return Found(found.kind, f"{found.why}; but its words are not those of filings")
    if opinion.filing < _LIKELY or opinion.known_words < _A_NOTE:
        return found
    opened = found.doubted or opinion.opening
    why = f"{found.why}; {_by_words('of filings', opinion)}"
    return Found(opened, why, ((_longest(mail), opened),))


def _longest(mail: Mail) -> Writing:
    """The writing that says most: the letter, not the note that hands it over."""
    return max(mail.live, key=lambda each: len(each.text.string))


def _by_words(whose: str, opinion: Opinion) -> str:
    return f"its words are those {whose}: {', '.join(opinion.telling)}"
