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

import numpy as np

from bot.workroom import directory_of
from config.settings import load_settings
from parsers.facts.text import fold
from parsers.found import Mail
from parsers.kinds import second_opinion
from parsers.kinds.second_opinion import Weights, opinion_of, words_in
from parsers.mail.reader import read_message
from parsers.reading import FOLLOW_UP, OPENING, Kind
from tests.parsers.kinds.letters import OFFICE, TABLES, letters

SAMPLES = Path(__file__).parent / "samples"
FOLDERS = ("public", "open", "sealed", "vault", "fifth", "sixth", "seventh", "ninth", "tenth")
GROUPS = tuple(sorted(Kind))
ARRIVED = datetime(2026, 11, 1, tzinfo=UTC)
FEWEST_MAILS = 3
FEWEST_FOLDERS = 2
ROUNDS = 600
STEP = 20.0
MOMENTUM = 0.9
PULL = 0.00002
"""How strongly weights are held near zero."""

_WORD = re.compile(r"[^\W\d_]{2,20}")


@dataclass(frozen=True)
class Example:
    """What a mail says in lower case without accents, its kind, its words in small letters, its people's names."""

    words: str
    kind: str
    plain_words: frozenset[str]
    people: frozenset[str] = frozenset()


def examples(folder: str) -> list[Example]:
    """The mails of a folder that have words of their own; pictures and damaged filings are left out."""
    office = directory_of(load_settings(SAMPLES / "office.toml"))
    found = []
    for path in sorted((SAMPLES / folder).glob("*.eml")):
        truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
        mail = Mail(read_message(path.read_bytes(), ARRIVED), office)
        unclear = truth["requires_ocr"] or (truth["kind"] in OPENING and truth["expected_action"] == "review")
        if mail.said.strip() and not unclear:
            found.append(Example(mail.said, truth["kind"], plain_words(mail), people_in(truth)))
    return found


def letter_examples() -> list[Example]:
    """The short letters that the rules are held to."""
    found = []
    for letter in (each for table in TABLES for each in letters(table)):
        mail = Mail(read_message(letter.mail, ARRIVED), OFFICE)
        found.append(Example(mail.said, letter.kind, plain_words(mail)))
    return found


def learned_from() -> dict[str, list[Example]]:
    """Every collection of mails by its name."""
    return {name: examples(name) for name in FOLDERS} | {"letters": letter_examples()}


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
    """Multinomial logistic regression on the words' presence, every kind counting alike."""
    known = {word: number for number, word in enumerate(vocabulary(folders))}
    mails = [each for folder in folders for each in folder]
    size = Counter(each.kind for each in mails)
    presence = np.zeros((len(mails), len(known) + 1))
    right = np.zeros((len(mails), len(GROUPS)))
    for row, each in enumerate(mails):
        places = [known[word] for word in words_in(each.words) if word in known]
        presence[row, places] = 1 / math.sqrt(max(len(places), 1))
        presence[row, -1] = 1  # the start value
        right[row, GROUPS.index(each.kind)] = 1 / (len(size) * size[each.kind])
    return _kept(_fitted(presence, right), list(known))


def _fitted(presence: "np.ndarray", right: "np.ndarray") -> "np.ndarray":
    """The weights under which the mails are least misjudged: one row a word, one column a kind."""
    counts = right.sum(axis=1, keepdims=True)
    weights = np.zeros((presence.shape[1], right.shape[1]))
    speed = np.zeros_like(weights)
    for _ in range(ROUNDS):
        sums = presence @ weights
        odds = np.exp(sums - sums.max(axis=1, keepdims=True))
        wrong = counts * odds / odds.sum(axis=1, keepdims=True) - right
        speed = MOMENTUM * speed - STEP * (presence.T @ wrong + PULL * weights)
        weights += speed
    return weights


def _kept(weights: "np.ndarray", words: list[str]) -> Weights:
    """The weights as whole hundredths."""
    whole = [tuple(int(value) for value in row) for row in np.rint(100 * weights)]
    return Weights(GROUPS, whole[-1], dict(zip(words, whole[:-1], strict=True)))


def judged(folder: Sequence[Example], weights: Weights) -> str:
    """In words, how the mails of a folder are judged."""
    filings, others, follow_ups = [], [], []
    for each in folder:
        if opinion := opinion_of(each.words, weights):
            (filings if each.kind in OPENING else others).append(opinion.filing)
            if each.kind in FOLLOW_UP:
                follow_ups.append(opinion.kind == each.kind)
    low = [sum(each < bar for each in filings) for bar in (0.15, 0.5, 0.8)]
    high = [sum(each > bar for each in others) for bar in (0.15, 0.5, 0.8)]
    return (
        f"{len(filings)} filings, {low} under .15 .5 .8; {len(others)} others, {high} over .15 .5 .8; "
        f"{sum(follow_ups)} of {len(follow_ups)} follow-ups of the right kind"
    )


def judge() -> None:
    """Print how each collection is judged with what the others teach."""
    learned = learned_from()
    for name in learned:
        weights = learn([each for other, each in learned.items() if other != name])
        print(f"{name}: {judged(learned[name], weights)} ({len(weights.words)} words)")


def write() -> None:
    """Learn from all and keep the weights."""
    weights = learn(list(learned_from().values()))
    lines = [
        f" {json.dumps(word)}: {json.dumps(said, separators=(',', ':'))}"
        for word, said in weights.words.items()
    ]
    head = f'{{\n "kinds": {json.dumps(weights.kinds)},\n "start": {list(weights.start)},\n "words": {{\n'
    target = Path(second_opinion.__file__).with_suffix(".json")
    target.write_text(head + ",\n".join(lines) + "\n }\n}\n", "utf-8")
    print(f"{len(weights.words)} words")


if __name__ == "__main__":
    judge() if "--judge" in sys.argv else write()
