"""The sentences of a derivation, made only when somebody reads them."""

from collections.abc import Sequence
from typing import overload

from deadlines.derivation import Derivation


class Steps(Sequence[str]):
    """The steps of a derivation as a sequence; equal to another whose derivation is equal."""

    __slots__ = ("_text", "derivation")

    def __init__(self, derivation: Derivation) -> None:
        self.derivation = derivation
        self._text: tuple[str, ...] | None = None

    def _sentences(self) -> tuple[str, ...]:
        if self._text is None:
            self._text = self.derivation.steps()
        return self._text

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        return self._sentences()[index]

    def __len__(self) -> int:
        return len(self._sentences())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Steps) and self.derivation == other.derivation

    def __hash__(self) -> int:
        return hash(self.derivation)

    def __repr__(self) -> str:
        return f"Steps({self._sentences()!r})"
