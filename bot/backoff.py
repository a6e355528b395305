"""How long to leave a server alone after each failure: longer every time, never all at the same moment."""

import random


class Backoff:
    """Waiting times that double from `first` to `longest`, each shortened by chance by up to half."""

    def __init__(self, first: float = 1.0, longest: float = 300.0) -> None:
        self._first = first
        self._longest = longest
        self._failures = 0

    def next(self) -> float:
        """Return the seconds to wait after one more failure."""
        whole = min(self._longest, self._first * 2.0**self._failures)
        self._failures = min(self._failures + 1, 32)
        return whole * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, guards nothing

    def reset(self) -> None:
        """Begin anew: the server answered."""
        self._failures = 0
