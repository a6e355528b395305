"""Report on every pack of a folder: what is refused, and what a reviewer should look at."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.errors import BadFile, FileProblem
from config.pack_checks import check
from config.pack_review import look_alikes, missing_examples
from config.packs import known_jurisdictions, read_lineage


@dataclass(frozen=True, slots=True)
class PackReport:
    """One pack: how many rules it has, every problem with file, rule and key, and pairs to look at."""

    jurisdiction: str
    rules: int
    problems: tuple[FileProblem, ...]
    look_at: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "jurisdiction": self.jurisdiction,
            "rules": self.rules,
            "problems": [{"where": one.where, "what": one.what} for one in self.problems],
            "look_at": list(self.look_at),
        }

    def as_text(self) -> str:
        """Return the report as lines for people."""
        state = (
            f"{len(self.problems)} problems" if self.problems else f"{self.rules} rules, all checks passed"
        )
        lines = [f"{self.jurisdiction}: {state}"]
        lines += [f"  {one}" for one in self.problems]
        lines += [f"  look at {one}" for one in self.look_at]
        return "\n".join(lines)


def report_on(folder: Path) -> tuple[PackReport, ...]:
    """Return a report on each pack in `folder`. Raises BadFile if it holds none."""
    known = known_jurisdictions(folder)
    if not known:
        what = "holds no rule pack: a pack is a folder with a file pack.toml"
        raise BadFile(folder, [FileProblem("", what)])
    return tuple(_report(jurisdiction, folder) for jurisdiction in known)


def _report(jurisdiction: str, folder: Path) -> PackReport:
    try:
        lineage = read_lineage(jurisdiction, folder)
        pack = check(lineage)
    except BadFile as bad:
        return PackReport(jurisdiction, 0, bad.problems)
    missing = tuple(missing_examples(lineage, pack))
    return PackReport(jurisdiction, len(pack.rules), missing, tuple(look_alikes(pack)))
