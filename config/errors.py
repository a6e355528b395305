"""A file of the office cannot be used: all its problems at once, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One thing that is wrong in a file. `where` is the key path ("mailbox[1].imap.tls")."""

    where: str
    what: str

    def __str__(self) -> str:
        """Return "where: what"."""
        return f"{self.where}: {self.what}" if self.where else self.what


class BadFile(Exception):
    """An input file that cannot be used; carries every problem found in it. Exit code 2."""

    def __init__(self, path: Path | str, problems: Sequence[FileProblem]) -> None:
        self.path = str(path)
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "".join(f"\n  {problem}" for problem in self.problems)
        super().__init__(f"{self.path}: {count} problem{'s' if count != 1 else ''}{lines}")
