"""How well the samples are read: the committed score, and what may never happen in any of them.

A score that changes fails, for better or worse: look at what changed, then write it anew with
`python -m tests.parsers.test_score`. Mails that are only pictures are left out of the committed score,
since text recognition may differ by machine; that none of them is lost is tested all the same.
"""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.cli.parse import run_parse
from config.settings import load_settings
from tests.parsers.scoring import Prediction, Sample, changes, load_samples, opened, score

SAMPLES = Path(__file__).parent / "samples"
SETS = ("public", "open", "sealed", "vault", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COMMITTED = SAMPLES / "score.toml"


@cache
def predictions(name: str) -> tuple[Prediction, ...]:
    lines = run_parse(load_settings(SAMPLES / "office.toml"), [SAMPLES / name], as_json=True)
    return tuple(json.loads(line) for line in lines)


@cache
def samples(name: str) -> tuple[Sample, ...]:
    return tuple(load_samples(SAMPLES / name))


def with_text(name: str) -> list[Sample]:
    return [sample for sample in samples(name) if not sample.truth.get("requires_ocr")]


def committed() -> dict[str, Any]:
    return tomllib.loads(COMMITTED.read_text("utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_the_score_is_the_one_that_was_last_looked_at(name: str) -> None:
    assert changes(name, score(with_text(name), predictions(name)), committed()) == []


@pytest.mark.parametrize("name", SETS)
def test_every_mail_has_its_line(name: str) -> None:
    assert sorted(one["file"] for one in predictions(name)) == sorted(sample.file for sample in samples(name))


@pytest.mark.parametrize("name", SETS)
def test_a_filing_that_is_only_a_picture_is_never_lost(name: str) -> None:
    """It opens its case, or a person is told."""
    said = {one["file"]: one for one in predictions(name)}
    pictures = [s for s in samples(name) if s.truth.get("requires_ocr") and s.truth["opens_case"]]
    lost = [s.file for s in pictures if not (opened(said[s.file]) or said[s.file]["needs_review"])]

    assert lost == []


@pytest.mark.parametrize("name", SETS)
def test_the_words_of_every_fact_are_told(name: str) -> None:
    """Each fact carries evidence; what follows from the absence of words ("homeless": false) has none."""
    bare = [
        (one["file"], fact)
        for one in predictions(name)
        for fact, value in one["facts"].items()
        if value
        and fact != "missing_elements"
        and fact != "contact_attempts"
        and not one["evidence"].get(fact)
    ]

    assert bare == []


def summary() -> list[str]:
    """The committed score in a few lines, for the end of a test run."""
    lines = []
    for name, table in committed().items():
        rates = ", ".join(
            f"{key.replace('_', ' ')} {value}" for key, value in table.items() if key != "facts"
        )
        lines.append(f"{name}: {rates}")
        facts = [
            f"{fact} {value.split(',')[0]}"
            for fact, value in table["facts"].items()
            if not value.startswith("0/0")
        ]
        lines += ["    " + ", ".join(facts[i : i + 6]) for i in range(0, len(facts), 6)]
    return lines


def write() -> None:
    """Write the score anew."""
    parts = [score(with_text(name), predictions(name)).as_toml(name) for name in SETS]
    head = "# What the parser makes of the samples with text. Written by `python -m tests.parsers.test_score`.\n\n"
    COMMITTED.write_text(head + "\n".join(parts), "utf-8")


if __name__ == "__main__":
    write()
