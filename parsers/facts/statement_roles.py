"""What each sentence of a filing does: tell the problem, propose a resolution, or something aside.

No phrase decides alone. Each sign of a sentence (`parsers.facts.signs`), and of the place where it stands,
gives points for and against each role; each step from one role to the next has points too, so that a problem
told in one run is likelier than one in scraps. The roles with the most points over the whole letter win. The
points are in `parsers.facts.statement_points`, fitted to sample letters by `tests/parsers/fit_points.py`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from parsers.facts.lead_ins import Role, lead_in, opening
from parsers.facts.prose import Sentence
from parsers.facts.signs import signs_of
from parsers.facts.statement_points import OF_SIGNS, OF_STEPS

_REASON = re.compile(
    r",? \b(?:because|porque|on the grounds? that|since the|due to the fact that|boi vi)\b (?=(?:\S+ ){4})"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence as it stands in the document, and the statement whose heading it stands under."""

    said: Sentence
    heading: Role | None = None
    section: int = 0
    """Pieces of one field have one number; 0 is the running text."""
    signed: bool = False
    """It stands below the first signature."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence without the words that only announce it, with all its signs."""

    said: Sentence
    signs: frozenset[str]
    heading: Role | None
    paragraph: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its role."""

    said: Sentence
    role: Role
    heading: Role | None = None


@dataclass(frozen=True, slots=True)
class _Path:
    """The likeliest way to one sentence: its points, its roles so far, and what was told on it."""

    points: int
    role: Role | None = None
    told: frozenset[Role] = frozenset()
    before: "_Path | None" = None


def roles(pieces: Iterable[Piece]) -> list[Told]:
    """Every sentence with its role; words that only announce what follows are off."""
    seen = look_at(pieces)
    found = best_roles([each.signs for each in seen], [each.paragraph for each in seen], OF_SIGNS, OF_STEPS)
    return [Told(each.said, role, each.heading) for each, role in zip(seen, found, strict=True)]


def look_at(pieces: Iterable[Piece]) -> list[Seen]:
    """The signs of every sentence, those of its neighbours and of its place included."""
    return in_place(list(_one_by_one(pieces)))


def in_place(seen: Sequence[Seen]) -> list[Seen]:
    """The same sentences with the signs of their places anew."""
    asked = [at for at, each in enumerate(seen) if "a request" in each.signs]
    return [
        replace(each, signs=(each.signs - _PLACES) | _of_place(at, seen, asked))
        for at, each in enumerate(seen)
    ]


def _one_by_one(pieces: Iterable[Piece]) -> Iterator[Seen]:
    announced: tuple[Role, tuple[int, int]] | None = None
    opened: dict[int, int] = {}
    for each in _with_reasons_apart(pieces):
        said, role, apart = _without_lead_in(each.said)
        here = (each.section, each.said.paragraph)
        if role and apart:
            announced = (role, here if said else (each.section, each.said.paragraph + 1))
        if not said:
            continue
        if announced and announced[1] != here:
            announced = None
        signs = {*signs_of(said)}
        if role and not apart:
            signs.add(f"opens as {role}")
        if announced:
            signs.add(f"announced as {announced[0]}")
        elif each.heading:
            near = opened.get(each.section, said.paragraph) == said.paragraph
            signs.add(f"{'' if near else 'further '}under the heading of the {each.heading}")
        if each.heading and each.section not in opened:
            opened[each.section] = said.paragraph
            signs.add(f"first under the heading of the {each.heading}")
        signs |= {"below a signature"} if each.signed else set()
        yield Seen(said, frozenset(signs), each.heading, here)


def _with_reasons_apart(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without settled matters; "I ask for a hearing because …" is cut before its reason."""
    for each in pieces:
        signs = signs_of(each.said)
        if "settled" in signs:
            continue
        reason = _REASON.search(each.said.plain) if "a request" in signs else None
        rest = cut_before(each.said, reason.end()) if reason else None
        if reason and rest and rest is not each.said:
            before = replace(
                each.said, text=each.said.text[: reason.start()], plain=each.said.plain[: reason.start()]
            )
            yield replace(each, said=before)
            yield replace(each, said=rest)
        else:
            yield each


_PLACES = frozenset(
    {
        "first",
        "last",
        "before the request",
        "beside a request",
        "before a request beside it",
        "a paragraph of its own",
        "beside the child's particulars",
    }
)


def _of_place(at: int, seen: Sequence[Seen], asked: Sequence[int]) -> set[str]:
    """What the place of a sentence tells of it."""
    each = seen[at]
    around = [
        one for one in seen[max(0, at - 20) : at + 20] if one.paragraph == each.paragraph and one is not each
    ]
    here = [other for other in asked if other != at and seen[other].paragraph == each.paragraph]
    place = {
        "first": at == 0,
        "last": at == len(seen) - 1,
        "before the request": bool(asked) and at < asked[0],
        "beside a request": bool(here),
        "before a request beside it": any(other > at for other in here),
        "a paragraph of its own": not around,
        "beside the child's particulars": any(one.signs & {"a birth or grade", "kinship"} for one in around),
    }
    return {name for name, holds in place.items() if holds}


def _without_lead_in(each: Sentence) -> tuple[Sentence | None, Role | None, bool]:
    """The sentence without the words that announce it, what they announce, and whether they stand apart."""
    said = cut_before(each, opening(each))
    announced = lead_in(said) if said else None
    if not said or not announced:
        return said, None, False
    role, at = announced
    return cut_before(said, at), role, at > 0


def cut_before(each: Sentence, at: int) -> Sentence | None:
    """The sentence without its first characters; None when no words are left."""
    if not at or len(each.plain) != len(each.text):
        return each
    text, plain = each.text[at:].lstrip(), each.plain[at:].lstrip()
    if not any(c.isalnum() for c in text):
        return None
    return replace(each, text=text, plain=plain, start=min(each.end, each.start + at))


def best_roles(
    signs: Sequence[frozenset[str]],
    paragraphs: Sequence[tuple[int, int]],
    of_signs: dict[str, tuple[int, int, int]],
    of_steps: dict[str, int],
) -> list[Role]:
    """The roles with the most points over all sentences (the Viterbi path)."""
    paths = [_Path(0)]
    for at, shown in enumerate(signs):
        points = [
            sum(of_signs.get(sign, (0, 0, 0))[number] for sign in ("any", *shown)) for number in range(3)
        ]
        turns = at == 0 or paragraphs[at] != paragraphs[at - 1]
        paths = _further(paths, dict(zip(Role, points, strict=True)), of_steps, turns=turns)
    path: _Path | None = max(paths, key=lambda one: one.points + of_steps.get(sum_of(one.told), 0))
    found: list[Role] = []
    while path and path.role:
        found.append(path.role)
        path = path.before
    return found[::-1]


def _further(
    paths: Sequence[_Path], points: dict[Role, int], of_steps: dict[str, int], *, turns: bool
) -> list[_Path]:
    """Every path with each role added; of those that told the same only the best goes on."""
    best: dict[tuple[Role, frozenset[Role]], _Path] = {}
    for path in paths:
        for role in Role:
            total = (
                path.points
                + points[role]
                + sum(of_steps.get(s, 0) for s in steps(path.role, role, path.told, turns=turns))
            )
            told = path.told if role is Role.ASIDE else path.told | {role}
            known = best.get((role, told))
            if known is None or total > known.points:
                best[role, told] = _Path(total, role, told, path)
    return list(best.values())


@cache
def steps(before: Role | None, role: Role, told: frozenset[Role], *, turns: bool) -> tuple[str, ...]:
    """The names of the steps from one role to the next. `turns`: a paragraph begins."""
    step = f"from {before or 'the start'} to {role}" + (", new paragraph" if turns else "")
    if role is Role.ASIDE or before is role:
        return (step,)
    when = "again" if role in told else "after the other" if told else "first"
    return (step, f"{role} begins {when}")


def sum_of(told: frozenset[Role]) -> str:
    """The name of what a letter tells in all."""
    return "told: " + (" and ".join(sorted(told)) or "nothing")
