"""Fits the points of `parsers.facts.statement_points` to the sample letters (an averaged structured perceptron).

A letter is read with the points so far; where its best roles differ from the true ones, the signs and steps of the
true roles gain points and those of the wrong ones lose them. Every letter is shown again without
the signs of headings and announcing words, so that the words of the problem itself are learned, also without its
proposal, and with the proposal first; a public one, whose truth is the judge's, once more.

Run `python -m tests.parsers.fit_points` after a change to a sign, to what parts a letter into sentences or to a true
text: it writes the points anew, the same ones on every run, in about two minutes. `--without FOLDER` writes nothing;
it leaves a folder out and prints how well its letters are read: the only honest figure, as the points know the rest.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.mailboxes.files import read_files
from bot.reader.recogniser import recogniser
from bot.workroom import directory_of
from config.settings import load_settings
from parsers.facts.lead_ins import Role
from parsers.facts.statement import pieces_of
from parsers.facts.statement_roles import Seen, best_roles, in_place, look_at, steps, sum_of
from parsers.filings import read_filings
from parsers.mail.reader import read_message
from tests.parsers.fact_forms import folded, overlap

SAMPLES = Path(__file__).parent / "samples"
FOLDERS = ("public", "open", "sealed", "vault", "fifth", "sixth", "seventh", "ninth", "tenth")
POINTS = Path(__file__).parents[2] / "parsers/facts/statement_points.py"
TEXTS = {Role.PROBLEM: "nature_of_problem", Role.PROPOSAL: "proposed_resolution"}
ROUNDS = 10
ORDERS = 4
MARGIN = 3
SCALE = 10
BEFOREHAND: dict[tuple[str, Any], float] = {("told: nothing", None): -20} | {
    (f"{place} {role}", role): 20
    for place in ("announced as", "under the heading of the")
    for role in (Role.PROBLEM, Role.PROPOSAL)
}
"""A filing tells something, and few writers are wrong about what they announce."""
ANNOUNCED = ("announced as", "under the heading", "first under the heading", "further under the heading")


@dataclass(frozen=True)
class Letter:
    """The sentences of one letter, the true role of each, and the truth they were taken from."""

    folder: str
    file: str
    seen: Sequence[Seen]
    roles: Sequence[Role]
    truth: dict[str, Any]

    @property
    def signs(self) -> list[frozenset[str]]:
        return [each.signs for each in self.seen]

    @property
    def paragraphs(self) -> list[tuple[int, int]]:
        return [each.paragraph for each in self.seen]

    def unannounced(self) -> "Letter":
        """The same letter as if nothing announced its parts."""
        bare = [
            replace(each, signs=frozenset(s for s in each.signs if not s.startswith(ANNOUNCED)))
            for each in self.seen
        ]
        return replace(self, seen=bare)

    def without(self, role: Role) -> "Letter":
        """The same letter without the sentences of a role."""
        kept = [(each, one) for each, one in zip(self.seen, self.roles, strict=True) if one is not role]
        return self._of(kept)

    def turned(self) -> "Letter":
        """The same letter with the proposal before the problem."""
        both = list(zip(self.seen, self.roles, strict=True))
        at = next((number for number, (_, one) in enumerate(both) if one is Role.PROBLEM), len(both))
        wishes = [pair for pair in both if pair[1] is Role.PROPOSAL]
        rest = [pair for pair in both[at:] if pair[1] is not Role.PROPOSAL]
        return self._of([*(pair for pair in both[:at] if pair[1] is not Role.PROPOSAL), *wishes, *rest])

    def _of(self, pairs: Sequence[tuple[Seen, Role]]) -> "Letter":
        return replace(self, seen=in_place([each for each, _ in pairs]), roles=[role for _, role in pairs])


def letters(folder: str) -> Iterable[Letter]:
    """The letters of a folder of samples, as the parser reads them."""
    settings = load_settings(SAMPLES / "office.toml")
    office, engine = directory_of(settings), recogniser(None)
    for stored in read_files([SAMPLES / folder]):
        truth = json.loads((SAMPLES / folder / stored.path.name).with_suffix(".json").read_text())
        with patch("parsers.compose.find_statements", return_value=((), ())) as looked:
            read_filings(read_message(stored.raw, stored.dated, ocr=engine), office)
        if looked.called and _is_labelled(truth):
            found = [look_at(pieces_of(*each.args)) for each in looked.call_args_list]
            seen = max(found, key=lambda one: overlap(_words(one), _stated(truth)))
            yield Letter(
                folder,
                truth["file"],
                seen,
                [_true_role(each, truth["facts"]) for each in seen],
                truth["facts"],
            )


def _is_labelled(truth: dict[str, Any]) -> bool:
    return bool(_stated(truth)) or truth["expected_action"] == "open_case"


def _stated(truth: dict[str, Any]) -> str:
    return " ".join(truth["facts"].get(name) or "" for name in TEXTS.values()).strip()


def _words(seen: Sequence[Seen]) -> str:
    return " ".join(each.said.text for each in seen)


def _true_role(each: Seen, facts: dict[str, Any]) -> Role:
    """The role of the text that has the sentence, or at least seven of ten of its words."""
    said = folded(each.said.text)
    shares = {}
    for role, name in TEXTS.items():
        whole = folded(facts.get(name) or "")
        words = set(whole.split())
        share = sum(word in words for word in said.split()) / max(1, len(said.split()))
        shares[role] = 1.1 if f" {said} " in f" {whole} " else share
    role = max(shares, key=lambda one: shares[one])
    return role if shares[role] > 0.7 else Role.ASIDE


def counted(letter: Letter, roles: Sequence[Role]) -> Counter[tuple[str, Any]]:
    """How often each sign goes with each role, and each step is made."""
    found: Counter[tuple[str, Any]] = Counter()
    before, told = None, frozenset[Role]()
    for at, (each, role) in enumerate(zip(letter.seen, roles, strict=True)):
        turns = at == 0 or letter.seen[at - 1].paragraph != each.paragraph
        found.update((sign, role) for sign in ("any", *each.signs))
        found.update((step, None) for step in steps(before, role, told, turns=turns))
        told, before = told if role is Role.ASIDE else told | {role}, role
    found[sum_of(told), None] += 1
    return found


def fitted(shown: Sequence[Letter], rounds: int = ROUNDS) -> tuple[dict[str, Any], dict[str, int]]:
    """The points of signs and steps after `rounds` readings of all letters, averaged over the readings."""
    mean: dict[tuple[str, Any], float] = defaultdict(float)
    for order in range(ORDERS):
        for key, by in _averaged(shown, rounds, random.Random(order)).items():
            mean[key] += by / ORDERS
    return tables(mean, SCALE)


def _averaged(shown: Sequence[Letter], rounds: int, chance: random.Random) -> dict[tuple[str, Any], float]:
    points, total, number = defaultdict(float, BEFOREHAND), defaultdict[tuple[str, Any], float](float), 0
    order = [*shown, *(version for each in shown for version in _versions(each))]
    for _ in range(rounds):
        chance.shuffle(order)
        for letter in order:
            number += 1
            found = best_roles(_marked(letter), letter.paragraphs, *_with_margin(tables(points, 1)))
            if found != list(letter.roles):
                change = counted(letter, letter.roles)
                change.subtract(counted(letter, found))
                for key, by in change.items():
                    points[key] += by
                    total[key] += by * number
    return {key: points[key] - total[key] / max(1, number) for key in points}


def _versions(letter: Letter) -> list[Letter]:
    bare = letter.unannounced()
    found = [bare, bare.without(Role.PROPOSAL), bare.turned()]
    return [*found, letter] if letter.folder == "public" else found


def _marked(letter: Letter) -> list[frozenset[str]]:
    """The signs, and which role is the true one."""
    return [each.signs | {f"truly {role}"} for each, role in zip(letter.seen, letter.roles, strict=True)]


def _with_margin(points: tuple[dict[str, Any], dict[str, int]]) -> tuple[dict[str, Any], dict[str, int]]:
    """The points with a handicap for the true roles, so that they are to win clearly."""
    handicap = {f"truly {role}": tuple(-MARGIN if one is role else 0 for one in Role) for role in Role}
    return points[0] | handicap, points[1]


def tables(points: Mapping[tuple[str, Any], float], scale: int) -> tuple[dict[str, Any], dict[str, int]]:
    """The points as the two tables of the product, `scale` times as large and rounded."""
    signs = sorted({sign for sign, role in points if role})
    of_signs = {sign: tuple(round(points.get((sign, role), 0) * scale) for role in Role) for sign in signs}
    return of_signs, {
        step: round(by * scale) for (step, role), by in sorted(points.items(), key=str) if not role
    }


def written(of_signs: dict[str, Any], of_steps: dict[str, int]) -> str:
    """The module with the points."""
    signs = "".join(f'    "{name}": {points},\n' for name, points in of_signs.items())
    order = ", ".join(role.value for role in Role)
    return f'''"""How much each sign and each step speaks for a role. Written by `python -m tests.parsers.fit_points`.

Ten points undo ten points; only differences between the roles of one sign matter.
"""

OF_SIGNS: dict[str, tuple[int, int, int]] = {{
    # {order}
{signs}}}

OF_STEPS: dict[str, int] = {{
{"".join(f'    "{name}": {points},{chr(10)}' for name, points in of_steps.items())}}}
'''


def right(shown: Sequence[Letter], points: tuple[dict[str, Any], dict[str, int]]) -> Counter[str]:
    """How many texts of the letters are read, and how many of them with nine of ten words right."""
    found: Counter[str] = Counter()
    for letter in shown:
        roles = best_roles(letter.signs, letter.paragraphs, *points)
        for role, name in TEXTS.items():
            said = " ".join(e.said.text for e, one in zip(letter.seen, roles, strict=True) if one is role)
            if true := letter.truth.get(name):
                found.update([name, f"{name} exact"] if overlap(true, said) >= 0.9 else [name])
    return found


def main() -> None:
    """Fit to all folders and write the points, or try the fit on a folder left out."""
    left_out = sys.argv[2] if sys.argv[1:2] == ["--without"] else None
    shown = [letter for folder in FOLDERS for letter in letters(folder)]
    points = fitted([each for each in shown if each.folder != left_out])
    print(dict(right([each for each in shown if left_out in (None, each.folder)], points)))
    if not left_out:
        POINTS.write_text(written(*points))


if __name__ == "__main__":
    main()
