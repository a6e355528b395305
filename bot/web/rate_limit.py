"""How often one reader may ask: a bucket of tries that fills up again with time."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_MOST_KEYS = 10_000


class RateLimit:
    """At most `tries` at once and `per_minute` in the long run, for each key on its own."""

    def __init__(
        self, tries: int, per_minute: float, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._tries = tries
        self._per_second = per_minute / 60
        self._seconds = seconds
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, key: str) -> bool:
        """Take one try from `key` if there is one left, and say whether there was."""
        with self._lock:
            left = self._left(key)
            allowed = left >= 1
            self._buckets[key] = (left - allowed, self._seconds())
            self._buckets.move_to_end(key)
            while len(self._buckets) > _MOST_KEYS:
                self._buckets.popitem(last=False)
        return allowed

    def _left(self, key: str) -> float:
        left, since = self._buckets.get(key, (float(self._tries), self._seconds()))
        return min(self._tries, left + (self._seconds() - since) * self._per_second)
