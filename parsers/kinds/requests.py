"""Sentences in which somebody asks, here and now, for a hearing, an investigation, a mediator.

The thing asked for is found first (`things`); then the words around it must say that somebody asks
for it (`ask_words`), and nothing may take the force from that (`modality`): "if", "how do I", "I filed
last year" are not asking. "The state has mediators. I would like that" asks too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.facts.text import Text
from parsers.kinds import ask_words as words
from parsers.kinds.modality import (
    CONDITION,
    CONDITION_AFTER,
    HYPOTHETICAL,
    INSTEAD,
    INSTEAD_OF,
    INVOKED_RIGHT,
    NOT_THIS_BUT,
)
from parsers.kinds.quotes import quotations
from parsers.kinds.sentences import sentence_bounds
from parsers.kinds.things import (
    ANY_COMPLAINT,
    DUE_PROCESS_NAMED,
    PLAIN_HEARING,
    PLAIN_INVESTIGATION,
    THINGS,
)
from parsers.reading import Kind
from parsers.text.patterns import Pattern

_MOST_PLACES = 60
_TAKEN_BACK = Pattern(
    r"(?: (?:hearing|complaint|request|petition))*(?: [a-z]+ [\w-]+)? (?:is|are|be|has been|"
    r"should be) (?:hereby |now )?"
    r"(?:withdrawn|dismissed|cancell?ed|dropped|closed)\b"
)
_ON_TO_THE = Pattern(
    r"\b(?:go|going|goes|proceed\w*|mov(?:e|es|ing)|on|ahead) (?:on |forward )?(?:to|with) the $"
)
"""In an open case "we go to the hearing" asks for none."""
_HEARING_NUMBER = Pattern(r"\b(?:dph|dp|oah|docket)\b[a-z .:#]{0,8}\d")
_NEXT = 220  # characters; the sentence after one that names the thing


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether something is asked for outright, and whether it is only spoken of."""

    meant: bool
    only_talk: bool
    in_person: bool = False
    """In the writer's own name, or a party's: not "parents ask for a hearing"."""
    start: int = 0
    end: int = 0


def asked_for(text: Text, kind: Kind) -> Asked:
    """Whether a sentence of this text asks for the thing that opens this kind of case."""
    talk, quoted = False, quotations(text)
    for match in _places(text, kind):
        begin, end = sentence_bounds(text, match.start(), match.end())
        before = NOT_THIS_BUT.sub(r"\g<verb>", text.plain[begin : match.start()])
        after = text.plain[match.end() : end]
        following = text.plain[match.end() : match.end() + _NEXT]
        if any(start < match.start() < stop for start, stop in quoted):
            talk = True
            continue
        if INSTEAD_OF.search(before):
            continue
        if words.polite(INSTEAD.sub(" ", before)) or words.asks_for_it_next(following, before):
            return _meant(text, talk, begin, match.end() + _NEXT)
        if _only_talk(text, before, after, end):
            talk = True
        elif (
            words.asks(before, match[0], after)
            and not _of_the_district(text, before)
            and not (_ON_TO_THE.search(before) and _HEARING_NUMBER.search(text.plain))
            and _in_context(text, kind, match[0])
        ):
            return _meant(text, talk, begin, end)
    return _acted(text, kind, talk) or Asked(meant=False, only_talk=talk)


def _acted(text: Text, kind: Kind, talk: bool) -> Asked | None:
    """A sentence that does the act without naming the thing."""
    for match in words.ACTS[kind].finditer(text.plain) if kind in words.ACTS else ():
        begin, end = sentence_bounds(text, match.start(), match.end())
        whole = text.plain[begin : match.end()]
        spoken_of = (
            CONDITION.search(whole) or HYPOTHETICAL.search(whole) or "?" in text.plain[end - 1 : end + 1]
        )
        if not spoken_of:
            return Asked(True, talk, True, match.start(), match.end())
    return None


def _places(text: Text, kind: Kind) -> Iterator[re.Match[str]]:
    for number, match in enumerate(_thing(text, kind).finditer(text.plain)):
        if number > _MOST_PLACES:
            return
        yield match


def _meant(text: Text, talk: bool, begin: int, end: int) -> Asked:
    return Asked(True, talk, bool(words.IN_PERSON.search(text.plain, begin, end)), begin, end)


def _only_talk(text: Text, before: str, after: str, end: int) -> bool:
    """A condition, a plan, a question, somebody else's advice, or the name of a form."""
    before = INSTEAD.sub(" ", INVOKED_RIGHT.sub(" exercise ", words.CONCESSION.sub("", before)))
    return bool(
        CONDITION.search(before)
        or CONDITION_AFTER.match(after)
        or HYPOTHETICAL.search(words.last_clause(before))
        or "?" in after[-2:] + text.plain[end : end + 1]
        or words.PAPER.match(after)
        or _TAKEN_BACK.match(after)
    )


def _of_the_district(text: Text, before: str) -> bool:
    """In a parent's letter "the district must file for due process" asks for nothing."""
    verb = max((match.start() for match in words.ASKS.finditer(before)), default=-1)
    of_it = verb >= 0 and words.OF_THE_DISTRICT.search(before[:verb])
    return bool(of_it and words.MY_CHILD.search(text.plain))


def _in_context(text: Text, kind: Kind, thing: str) -> bool:
    """A bare "hearing" or "investigate" counts only where special education is spoken of."""
    plain = text.plain
    if kind is Kind.STATE_COMPLAINT:
        if PLAIN_INVESTIGATION.fullmatch(thing):
            return bool(words.STATE_NAMED.search(plain)) or bool(
                words.LAW_BROKEN.search(plain) and words.SPECIAL_EDUCATION.search(plain)
            )
        return "state" in thing or bool(
            words.STATE_NAMED.search(plain) or words.SPECIAL_EDUCATION.search(plain)
        )
    if kind is Kind.DUE_PROCESS_REQUEST and PLAIN_HEARING.fullmatch(thing):
        grounds = (words.SPECIAL_EDUCATION, words.MY_CHILD, words.DUE_PROCESS_SPOKEN_OF)
        return any(each.search(plain) for each in grounds)
    return True


def _thing(text: Text, kind: Kind) -> Pattern:
    """A plain "complaint" means one to the state where the state is spoken of and a hearing is not."""
    if (
        kind is Kind.STATE_COMPLAINT
        and words.STATE_NAMED.search(text.plain)
        and not DUE_PROCESS_NAMED.search(text.plain)
    ):
        return ANY_COMPLAINT
    return THINGS[kind]
