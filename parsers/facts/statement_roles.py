"""What each sentence of a filing does: tell the problem, propose, introduce, or something aside.

A sentence is judged by the words that announce it, by the heading it stands under, by its own verb, and
last by what stands beside it. It decides nothing about fields or offsets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers.facts import proposal_words as wishes
from parsers.facts import statement_words as words
from parsers.facts.lead_ins import Role, lead_in
from parsers.facts.prose import Sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence as it stands in the document, and the statement whose heading it stands under."""

    said: Sentence
    heading: Role | None = None
    section: int = 0
    """Pieces of one field have one number; 0 is the running text."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its role; the words that only announce it are off."""

    said: Sentence
    role: Role
    heading: Role | None = None
    follows: bool = False
    """It takes its role from the words that announced it."""


def roles(pieces: Iterable[Piece], *, both_headed: bool = False) -> list[Told]:
    """Every sentence with its role. `both_headed`: problem and proposal stand under headings of their own."""
    found: list[Told] = []
    ended: set[int] = set()
    announced: tuple[Role, int, int] | None = None
    for each in pieces:
        if each.section in ended:
            continue
        said, role = _without_lead_in(each)
        if role:
            announced = (role, each.section, said.paragraph if said else each.said.paragraph + 1)
        if not said:
            continue
        in_force = _in_force(announced, each, fresh=role is not None)
        told = _role(replace(each, said=said), found, in_force, both_headed=both_headed)
        if told.role is Role.END:
            ended.add(each.section)
            continue
        announced = announced if in_force else None
        found.append(told)
    return _smoothed(found)


def _without_lead_in(each: Piece) -> tuple[Sentence | None, Role | None]:
    """The sentence without the words that announce it, and what they announce."""
    start = words.OPENER.match(each.said.plain)
    said = cut_before(each.said, start.end()) if start else each.said
    if said is None:
        return None, None
    announced = lead_in(said)
    if not announced:
        return said, None
    role, at = announced
    return cut_before(said, at), role


def cut_before(each: Sentence, at: int) -> Sentence | None:
    """The sentence without its first characters; None when no words are left."""
    if len(each.plain) != len(each.text):
        return each
    text, plain = each.text[at:].lstrip(), each.plain[at:].lstrip()
    if not any(c.isalnum() for c in text):
        return None
    return replace(each, text=text, plain=plain, start=min(each.end, each.start + at))


def _in_force(announced: tuple[Role, int, int] | None, each: Piece, *, fresh: bool) -> Role | None:
    """What was announced, for the rest of its paragraph, or for the next one when it stood alone."""
    if announced and (fresh or announced[1:] == (each.section, each.said.paragraph)):
        return announced[0]
    return None


def _role(each: Piece, found: Sequence[Told], in_force: Role | None, *, both_headed: bool) -> Told:
    if in_force is Role.ASIDE or _is_aside(each.said):
        ends = in_force is Role.ASIDE or (_is_under_way(each, found) and not _is_settled(each.said))
        return Told(each.said, Role.END if each.heading and ends else Role.ASIDE, each.heading)
    if each.heading is Role.PROPOSAL and _is_under_way(each, found) and _introduces_anew(each.said, found):
        return Told(each.said, Role.END, each.heading)
    if in_force:
        return Told(each.said, in_force, each.heading, follows=True)
    if each.heading is Role.PROPOSAL or (each.heading and both_headed):
        return Told(each.said, each.heading, each.heading)
    return Told(each.said, _unheaded(each, found), each.heading)


def _is_under_way(each: Piece, found: Sequence[Told]) -> bool:
    return any(one.heading is each.heading for one in found)


def _introduces_anew(each: Sentence, found: Sequence[Told]) -> bool:
    """A paragraph after the proposal that says who is who."""
    return found[-1].said.paragraph != each.paragraph and bool(words.IDENTIFIES.search(each.plain))


def _is_settled(each: Sentence) -> bool:
    return bool(words.SETTLED.search(each.plain) or words.LAW.match(each.plain))


def _unheaded(each: Piece, found: Sequence[Told]) -> Role:
    """The role of a sentence that neither a heading nor a lead-in settles."""
    said = each.said
    if proposes(said):
        return Role.PROPOSAL
    early = all(one.role is not Role.PROBLEM for one in found)
    if each.heading is None and is_introduction(said, first=not found, early=early):
        return Role.INTRODUCTION
    proposed = [one for one in found if one.role is Role.PROPOSAL]
    if proposed and found[-1] is proposed[-1] and _goes_on(said, found[-1].said):
        return Role.PROPOSAL
    return _by_place(each, found, proposed)


def _by_place(each: Piece, found: Sequence[Told], proposed: Sequence[Told]) -> Role:
    """What a sentence with no sign of its own does: it tells the problem, unless it stands at the edge."""
    if each.heading:
        return Role.PROBLEM
    if _is_fragment(each.said):
        return Role.ASIDE
    if _is_small_talk(each.said, found):
        return Role.INTRODUCTION
    told = any(one.role is Role.PROBLEM for one in found)
    after = bool(proposed) and proposed[-1].said.paragraph < each.said.paragraph
    return Role.ASIDE if told and after and not _tells(each.said) else Role.PROBLEM


def proposes(each: Sentence) -> bool:
    """Whether it asks for something to be done about the problem, not only for a procedure."""
    plain = each.plain
    if not (words.PROPOSES.match(plain) or wishes.ASKS.match(plain) or wishes.orders(plain)):
        return False
    return not asks_for_procedure(each) and not wishes.TOLD_INSTEAD.search(plain)


def asks_for_procedure(each: Sentence) -> bool:
    """As in "I ask for a due process hearing" proposes nothing; "I ask for a hearing and 40 hours" does."""
    match = words.PROCEDURE.search(each.plain)
    return bool(match and match.start() < 60 and not words.SUBSTANCE.search(each.plain))


def is_contact(each: Sentence) -> bool:
    """A line with an address, telephone or e-mail, or one that says where the family lives."""
    if words.LIVES.match(each.plain) and not words.COMPLAINS.search(each.plain):
        return True
    if words.STREET.search(each.plain) and not (words.TELLS.search(each.plain) or _tells(each)):
        return True
    if not words.CONTACT.search(each.text) or len(each.text) > 140:
        return False
    return not words.COMPLAINS.search(each.plain) and not words.PAST.search(each.plain)


def _is_aside(each: Sentence) -> bool:
    if words.SKIP.match(each.plain) or is_contact(each) or words.DATE_ALONE.fullmatch(each.plain):
        return True
    if words.BOILERPLATE.search(each.plain) or words.SETTLED.search(each.plain):
        return True
    return bool(words.LAW.match(each.plain)) and not _tells(each)


def _tells(each: Sentence) -> bool:
    return bool(words.COMPLAINS.search(each.plain) or words.PAST.search(each.plain))


def _is_fragment(each: Sentence) -> bool:
    """A line without an end and without a verb: a title, a subject line, a row of a table."""
    whole = each.text.endswith((".", "!", "?", '"', "”"))
    return (
        not whole and len(each.text.split()) < 9 and not words.TELLS.search(each.plain) and not _tells(each)
    )


def _is_small_talk(each: Sentence, found: Sequence[Told]) -> bool:
    """A short word about the child in the paragraph that introduces it: "He loves trains"."""
    introduced = bool(found) and found[-1].role is Role.INTRODUCTION
    same = introduced and found[-1].said.paragraph == each.paragraph
    negative = words.NEGATIVE.search(each.plain)
    short = len(each.plain) < 70 and not _tells(each) and not any(map(str.isdigit, each.plain))
    return same and not negative and (short or bool(words.ABOUT_THE_CHILD.search(each.plain)))


def is_introduction(each: Sentence, *, first: bool, early: bool = True) -> bool:
    """Whether it only says who the child is, who writes, or which procedure is asked for."""
    plain = each.plain
    if words.ABOUT_EXPEDITED.search(plain):
        return True
    files = words.FILES.search(plain) or words.PROCEDURE.search(plain)
    if files and not words.REPORTS.match(plain):
        return True
    if words.WHO_IS_IT.match(plain) and len(plain) < 80:
        return True
    if first and words.GREETING.match(plain):
        return True
    if words.COMPLAINS.search(plain):
        return False
    return bool(words.IDENTIFIES.search(plain)) or bool(
        early
        and words.SCHOOL_LINE.search(plain)
        and not words.TELLS.search(plain)
        and not words.PAST.search(plain)
    )


def _goes_on(each: Sentence, before: Sentence) -> bool:
    """A sentence that continues a proposal: "Also …", or still in its paragraph and without past tense."""
    if words.GOES_ON.match(each.plain):
        return True
    return each.paragraph == before.paragraph and not words.PAST.search(each.plain)


def _smoothed(found: list[Told]) -> list[Told]:
    """A wish between two sentences that tell the problem in one paragraph tells it with them."""
    out = list(found)
    later = [at for at, each in enumerate(found) if each.role is Role.PROPOSAL]
    for at in later[:-1]:
        before, after = found[at - 1] if at else None, found[at + 1]
        inside = before and before.role is after.role is Role.PROBLEM and not found[at].follows
        if inside and before and before.said.paragraph == found[at].said.paragraph == after.said.paragraph:
            out[at] = replace(found[at], role=Role.PROBLEM)
    return out
