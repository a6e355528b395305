"""Reads scripts and writes samples."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.parsers.sample_builder.mail import mail_bytes
from tests.parsers.sample_builder.markup import filled, marked_facts, unmarked
from tests.parsers.sample_builder.truth import truth_of

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
SCRIPTS = HERE / "scripts"


def strings_of(value: Any) -> Iterator[str]:
    """Every string of a script table, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def mapped(value: Any, change: Any) -> Any:
    """The same table with every string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: mapped(inner, change) for key, inner in value.items()}
    return [mapped(inner, change) for inner in value] if isinstance(value, list) else value


def scripts(folder: Path) -> Iterator[dict[str, Any]]:
    """Every sample of the scripts in a folder, its shared texts filled in, marks still there."""
    texts: dict[str, str] = {}
    read = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    for script in read:
        texts |= script.get("texts", {})
    for script in read:
        for sample in script.get("sample", []):
            yield mapped(sample, lambda words: filled(words, texts))


def build(which: str) -> int:
    """Write the samples of one folder of scripts; return how many there are."""
    target = SAMPLES / which
    target.mkdir(parents=True, exist_ok=True)
    count = 0
    for sample in scripts(SCRIPTS / which):
        name = sample["name"]
        truth = truth_of(sample, marked_facts(list(strings_of(sample["mail"]))))
        (target / f"{name}.eml").write_bytes(mail_bytes(mapped(sample["mail"], unmarked), name))
        words = json.dumps(truth, ensure_ascii=False, indent=1, sort_keys=True)
        (target / f"{name}.json").write_text(words + "\n", encoding="utf-8")
        count += 1
    return count
