"""Learns the weights of `parsers.kinds.second_opinion` from the sample mails and letters.

`python -m tests.parsers.learning` writes them anew; with `--judge` it leaves each collection out in
turn, learns from the others and prints how the left-out one is judged: the only honest measure, as
mails by one author resemble each other. A word counts when enough mails of enough collections use it;
names are left out. Same samples, same weights: no chance is involved.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.workroom import directory_of
from config.settings import load_settings
from parsers.facts.text import fold
from parsers.found import Mail
from parsers.kinds import second_opinion
from parsers.kinds.second_opinion import Weights, opinion_of, words_in
from parsers.mail.reader import read_message
from parsers.reading import FOLLOW_UP, OPENING
from tests.parsers.kinds.letters import OFFICE, letters

SAMPLES = Path(__file__).parent / "samples"
FOLDERS = ("public", "open", "sealed", "vault")
GROUPS = (*sorted(OPENING), "follow_up", "other")
ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)
FEWEST_MAILS = 3
FEWEST_FOLDERS = 2
ROUNDS = 300
STEP = 8.0
MOMENTUM = 0.9
PULL = 0.0001
"""How strongly weights are held near zero."""

_WORD = re.compile(r"[^\W\d_]{2,20}")


@dataclass(frozen=True)
class Example:
    """What a mail says in lower case without accents, its group, its words in small letters, its people's names."""

    words: str
    group: str
    plain_words: frozenset[str]
    people: frozenset[str] = frozenset()


def examples(folder: str) -> list[Example]:
    """The mails of a folder that have words of their own; those that are only pictures are left out."""
    office = directory_of(load_settings(SAMPLES / "office.toml"))
    found = []
    for path in sorted((SAMPLES / folder).glob("*.eml")):
        truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
        mail = Mail(read_message(path.read_bytes(), ARRIVED), office)
        if mail.said.strip() and not truth["requires_ocr"]:
            group = group_of(truth["kind"], truth["expected_action"])
            found.append(Example(mail.said, group, plain_words(mail), people_in(truth)))
    return found


def letter_examples() -> list[Example]:
    """The short letters that the rules are held to."""
    found = []
    for letter in (
        each for table in ("asking", "not_asking", "following") for each in letters(f"{table}.txt")
    ):
        mail = Mail(read_message(letter.mail, ARRIVED), OFFICE)
        found.append(Example(mail.said, group_of(letter.kind, letter.action), plain_words(mail)))
    return found


def learned_from() -> dict[str, list[Example]]:
    """Every collection of mails by its name."""
    return {name: examples(name) for name in FOLDERS} | {"letters": letter_examples()}


def group_of(kind: str, action: str) -> str:
    """The kind of a filing, also of one that came before; else whether it belongs to a case."""
    if kind in OPENING and action != "review":
        return kind
    return "follow_up" if kind in FOLLOW_UP else "other"


def plain_words(mail: Mail) -> frozenset[str]:
    """The words that stand anywhere in small letters, or in capitals like IEP: most names do neither."""
    found = (word for each in mail.writings for word in _WORD.findall(each.text.string))
    return frozenset(fold(word) for word in found if word.islower() or (word.isupper() and len(word) < 5))


def people_in(truth: dict[str, Any]) -> frozenset[str]:
    """The words of the names of the child and the family."""
    facts = truth["facts"]
    asked = [] if facts["requester_relation"] == "organization" else facts["requester_names"]
    return words_in(fold(" ".join([*facts["student_names"], *asked])))


def vocabulary(folders: Sequence[Sequence[Example]]) -> list[str]:
    """The words that enough mails by enough authors use, names left out."""
    everything = [each for folder in folders for each in folder]
    plain = frozenset[str]().union(*(each.plain_words for each in everything))
    plain = plain.difference(*(each.people for each in everything))
    mails: Counter[str] = Counter()
    used_in: Counter[str] = Counter()
    for folder in folders:
        counted = Counter(word for each in folder for word in words_in(each.words) & plain)
        mails += counted
        used_in.update(counted.keys())
    return sorted(word for word in mails if mails[word] >= FEWEST_MAILS and used_in[word] >= FEWEST_FOLDERS)


def learn(folders: Sequence[Sequence[Example]]) -> Weights:
    """Multinomial logistic regression on the words' presence, every group counting alike."""
    known = {word: number for number, word in enumerate(vocabulary(folders))}
    mails = [each for folder in folders for each in folder]
    rows = [sorted(known[word] for word in words_in(each.words) if word in known) for each in mails]
    right = [GROUPS.index(each.group) for each in mails]
    size = Counter(right)
    counts = [1 / (len(size) * size[group]) for group in right]
    weights = [[0.0] * (len(known) + 1) for _ in GROUPS]
    speed = [[0.0] * (len(known) + 1) for _ in GROUPS]
    for _ in range(ROUNDS):
        slope = _slope(weights, rows, right, counts)
        for group, row in enumerate(weights):
            for place, value in enumerate(row):
                change = MOMENTUM * speed[group][place] - STEP * (slope[group][place] + PULL * value)
                speed[group][place] = change
                row[place] = value + change
    return _kept(weights, list(known))


def _slope(
    weights: list[list[float]], rows: list[list[int]], right: list[int], counts: list[float]
) -> list[list[float]]:
    """How the misjudgement of all mails changes with every weight; the last place is the start value."""
    slope = [[0.0] * len(row) for row in weights]
    for row, group, count in zip(rows, right, counts, strict=True):
        share = 1 / math.sqrt(max(len(row), 1))
        sums = [each[-1] + share * sum(each[place] for place in row) for each in weights]
        odds = [math.exp(each - max(sums)) for each in sums]
        for number, each in enumerate(slope):
            wrong = count * (odds[number] / sum(odds) - (number == group))
            each[-1] += wrong
            for place in row:
                each[place] += wrong * share
    return slope


def _kept(weights: list[list[float]], words: list[str]) -> Weights:
    """The weights as whole hundredths."""
    whole = [[round(100 * value) for value in row] for row in weights]
    said = {word: tuple(row[place] for row in whole) for place, word in enumerate(words)}
    return Weights(GROUPS, tuple(row[-1] for row in whole), said)


def judged(folder: Sequence[Example], weights: Weights) -> str:
    """In words, how the mails of a folder are judged."""
    filings, others = [], []
    for each in folder:
        if opinion := opinion_of(each.words, weights):
            (filings if each.group in OPENING else others).append(opinion.likelihood)
    low = [sum(each < bar for each in filings) for bar in (0.15, 0.5, 0.8)]
    high = [sum(each > bar for each in others) for bar in (0.15, 0.5, 0.8)]
    return f"{len(filings)} filings: {low} under .15 .5 .8; {len(others)} others: {high} over .15 .5 .8"


def judge() -> None:
    """Print how each collection is judged with what the others teach."""
    learned = learned_from()
    for name in learned:
        weights = learn([each for other, each in learned.items() if other != name])
        print(f"{name}: {judged(learned[name], weights)} ({len(weights.words)} words)")


def write() -> None:
    """Learn from all and keep the weights."""
    weights = learn(list(learned_from().values()))
    lines = [f"  {json.dumps(word)}: {list(said)}" for word, said in weights.words.items()]
    head = f'{{\n "groups": {json.dumps(weights.groups)},\n "start": {list(weights.start)},\n "words": {{\n'
    target = Path(second_opinion.__file__).with_suffix(".json")
    target.write_text(head + ",\n".join(lines) + "\n }\n}\n", "utf-8")
    print(f"{len(weights.words)} words")


if __name__ == "__main__":
    judge() if "--judge" in sys.argv else write()
