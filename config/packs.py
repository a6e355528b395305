"""Load the rule pack of a jurisdiction: its own rules added to those of its parents.

A pack is a folder under `config/rules/` with a `pack.toml` and one file an instrument of law. Every
problem of all its files is told at once. A pack whose every byte is named in `whole.toml` has passed
all checks and its worked examples before (`duewatch rules check --seal`) and is not checked again.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from config.errors import BadFile, FileProblem
from config.pack_rules import attempts_of, ending_of, rule_of
from deadlines.attempts import AttemptRule
from deadlines.rules import DeadlineRule, Ending, RulePack

SHIPPED = Path(__file__).parent / "rules"
SEAL = "whole.toml"
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of rules as it was read."""

    name: str
    """Relative to the folder of packs: "us-nm/due_process.toml"."""
    table: Mapping[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class PackSource:
    """The files of one pack, not yet joined with its parents."""

    jurisdiction: str
    about: Mapping[str, Any]
    files: tuple[PackFile, ...]


@dataclass(slots=True)
class Lineage:
    """A pack's sources from the oldest parent down to itself."""

    sources: tuple[PackSource, ...]
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        lines = "".join(f"{one.name} {one.digest}\n" for source in self.sources for one in source.files)
        self.digest = hashlib.sha256(lines.encode()).hexdigest()

    def up_to(self, number: int) -> "Lineage":
        """Return the lineage of its `number` oldest packs."""
        return Lineage(self.sources[:number])

    def tables(self) -> Iterable[tuple[PackSource, PackFile, Mapping[str, Any]]]:
        """Yield every rule's table with where it stands, parents first."""
        for source in self.sources:
            for one in source.files:
                for table in one.table.get("rule", ()):
                    yield source, one, table


def load_pack(jurisdiction: str, folder: Path = SHIPPED) -> RulePack:
    """Return the effective pack of `jurisdiction` ("US-NM-BCS"); a parent may be one of the shipped packs.

    Raises BadFile, with every problem, its file, rule and key: no such pack, an unknown word, a
    missing citation, a cycle, two rules with one id, a failing example.
    """
    return _load(jurisdiction, folder)


@cache
def _load(jurisdiction: str, folder: Path) -> RulePack:
    lineage = read_lineage(jurisdiction, folder)
    if lineage.digest in _sealed(folder):
        return join(lineage)
    from config.pack_checks import check  # the checking machinery is slow to import

    return check(lineage)


def forget_packs() -> None:
    """Read the files again at the next `load_pack`; packs that were handed out stay as they are."""
    _load.cache_clear()


def seal(folder: Path = SHIPPED) -> str:
    """Return the text of `whole.toml` after checking every pack. Raises BadFile for the first that fails."""
    from config.pack_checks import check

    lines = ["# Written by `duewatch rules check --seal`: the packs whose bytes have passed every check.", ""]
    for jurisdiction in known_jurisdictions(folder):
        lineage = read_lineage(jurisdiction, folder)
        check(lineage)
        lines.append(f'{jurisdiction} = "{lineage.digest}"')
    return "\n".join(lines) + "\n"


def known_jurisdictions(folder: Path = SHIPPED) -> tuple[str, ...]:
    """Return the jurisdictions that have a pack, in order."""
    return tuple(sorted(file.parent.name.upper() for file in folder.glob("*/pack.toml")))


def read_lineage(jurisdiction: str, folder: Path = SHIPPED) -> Lineage:
    """Return the files of a pack and its parents, read and not yet checked. Raises BadFile."""
    sources: list[PackSource] = []
    name: str | None = jurisdiction
    while name:
        if any(source.jurisdiction == name for source in sources):
            raise BadFile(folder, [FileProblem("parent", f"{name} is its own ancestor")])
        sources.append(_source(name, folder))
        name = sources[-1].about.get("parent")
    return Lineage(tuple(reversed(sources)))


def _source(jurisdiction: str, folder: Path) -> PackSource:
    if jurisdiction not in known_jurisdictions(folder) and jurisdiction in known_jurisdictions(SHIPPED):
        folder = SHIPPED
    known = known_jurisdictions(folder)
    if jurisdiction not in known:
        what = f"there is no rule pack for {jurisdiction!r}; there are packs for {', '.join(known)}"
        raise BadFile("jurisdiction", [FileProblem("", what)])
    home = folder / jurisdiction.lower()
    files = tuple(_read(path, folder) for path in sorted(home.glob("*.toml")))
    about = next(one.table for one in files if one.name.endswith("/pack.toml"))
    return PackSource(jurisdiction, about, files)


def _read(path: Path, folder: Path) -> PackFile:
    name = path.relative_to(folder).as_posix()
    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            raise BadFile(name, [FileProblem("", f"is larger than {MAX_BYTES} bytes")])
        table = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise BadFile(name, [FileProblem("", f"cannot be read ({error.strerror})")]) from None
    except UnicodeDecodeError:
        raise BadFile(name, [FileProblem("", "is not UTF-8 text")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadFile(name, [FileProblem("", f"is not TOML: {error}")]) from None
    return PackFile(name, table, hashlib.sha256(content).hexdigest())


def _sealed(folder: Path) -> frozenset[str]:
    file = folder / SEAL
    if not file.is_file():
        return frozenset()
    return frozenset(str(one) for one in tomllib.loads(file.read_text("utf-8")).values())


def join(lineage: Lineage) -> RulePack:
    """Return the effective pack of files that are known to be good."""
    countings: dict[str, Any] = {}
    for source in lineage.sources:
        countings |= source.about.get("counting", {})
    rules, renamed = effective_tables(lineage)
    made = [
        rule_of(with_names(table, renamed), countings, file.name, rule_digest(table)) for file, table in rules
    ]
    about = lineage.sources[-1].about
    return RulePack(
        jurisdiction=about["jurisdiction"],
        title=about["title"],
        closed_days=_closed_days(lineage),
        rules=in_order(made),
        endings=tuple(_endings(lineage)),
        attempts=tuple(_attempts(lineage).values()),
        notes=tuple(note for source in lineage.sources for note in source.about.get("notes", ())),
        reviewed_through=_reviewed_through(lineage),
        digest=lineage.digest,
        sources={one.name: one.digest for source in lineage.sources for one in source.files},
    )


def _closed_days(lineage: Lineage) -> str:
    named = [source.about["closed_days"] for source in lineage.sources if "closed_days" in source.about]
    return str(named[-1]) if named else lineage.sources[-1].jurisdiction


def _reviewed_through(lineage: Lineage) -> Any:
    days = [
        source.about["reviewed_through"] for source in lineage.sources if "reviewed_through" in source.about
    ]
    return min(days, default=None)


def _endings(lineage: Lineage) -> Iterable[Ending]:
    return (ending_of(table) for source in lineage.sources for table in source.about.get("ending", ()))


def _attempts(lineage: Lineage) -> dict[str, AttemptRule]:
    files = [file for source in lineage.sources for file in source.files]
    return {table["id"]: attempts_of(table) for file in files for table in file.table.get("attempts", ())}


def own_tables(lineage: Lineage) -> list[tuple[PackSource, PackFile, Mapping[str, Any]]]:
    """Return the rules that the pack itself writes, without its parents'."""
    return [one for one in lineage.tables() if one[0] is lineage.sources[-1]]


def effective_tables(lineage: Lineage) -> tuple[list[tuple[PackFile, Mapping[str, Any]]], dict[str, str]]:
    """Return the rules that remain, each with its file, and the new names of those that were replaced.

    A rule of a child with the same id takes the parent's place whole; `replaces` takes out rules
    that have another name there.
    """
    kept: list[tuple[PackSource, PackFile, Mapping[str, Any]]] = []
    renamed: dict[str, str] = {}
    for source in lineage.sources:
        own = [(s, f, t) for s, f, t in lineage.tables() if s is source]
        gone = {table["id"] for *_, table in own}
        for *_, table in own:
            renamed |= dict.fromkeys(table.get("replaces", ()), table["id"])
            gone |= set(table.get("replaces", ()))
        kept = [one for one in kept if one[2]["id"] not in gone] + own
    return [(file, table) for _, file, table in kept], renamed


def with_names(table: Mapping[str, Any], renamed: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the table with the rules that it speaks of under their new names."""
    if not renamed:
        return table
    changed = {key: _renamed(value, renamed) for key, value in table.items() if key in _SPEAKS_OF_RULES}
    return {**table, **changed}


_SPEAKS_OF_RULES = ("after", "before", "at_once", "way", "extended_by", "reading_of", "prompt")


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list):
        return [_renamed(one, renamed) for one in value]
    if isinstance(value, dict):
        return {key: _renamed(one, renamed) for key, one in value.items()}
    return value


def rule_digest(table: Mapping[str, Any]) -> str:
    """Return the hash that a signature covers: the whole rule, its examples too, but not the signature."""
    return hashlib.sha256(
        repr(sorted((k, v) for k, v in table.items() if k != "checked")).encode()
    ).hexdigest()


def in_order(rules: Iterable[DeadlineRule]) -> tuple[DeadlineRule, ...]:
    """Return the rules, each after those that it starts from; raises ValueError, naming a cycle."""
    waiting = list(rules)
    ids = {rule.id for rule in waiting}
    placed: dict[str, None] = {}
    result: list[DeadlineRule] = []
    while waiting:
        ready = [rule for rule in waiting if all(one in placed or one not in ids for one in rule.starts_from)]
        if not ready:
            raise ValueError("start from each other: " + ", ".join(sorted({rule.id for rule in waiting})))
        result += ready
        waiting = [rule for rule in waiting if rule not in ready]
        placed |= dict.fromkeys(rule.id for rule in ready)
    return tuple(result)
