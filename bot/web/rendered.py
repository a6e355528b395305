"""Feeds as bytes, with their entity tags, kept until something changes."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock


@dataclass(frozen=True)
class Rendered:
    """One feed as it is sent. Both forms have strong entity tags of their own (RFC 9110, 8.8.1)."""

    text: bytes

    @cached_property
    def etag(self) -> str:
        """The hash of the bytes, quoted."""
        return f'"{hashlib.sha256(self.text).hexdigest()[:32]}"'

    @cached_property
    def zipped(self) -> bytes:
        """The bytes compressed, the same every time: no time stamp inside."""
        return gzip.compress(self.text, compresslevel=6, mtime=0)

    @property
    def zipped_etag(self) -> str:
        """The entity tag of the compressed form."""
        return f'{self.etag[:-1]}-gzip"'

    def is_held(self, if_none_match: str) -> bool:
        """Return whether a reader that sends `if_none_match` holds this text, in either form."""
        held = {tag.strip().removeprefix("W/") for tag in if_none_match[:4096].split(",")}
        return "*" in held or self.etag in held or self.zipped_etag in held


class RenderedFeeds:
    """The last rendered feeds by what they were made from; safe to use from several threads."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._held: OrderedDict[object, Rendered] = OrderedDict()
        self._lock = Lock()

    def get(self, made_from: object, render: Callable[[], bytes]) -> Rendered:
        """Return what is held for `made_from`, rendering it first if need be."""
        with self._lock:
            if made_from in self._held:
                self._held.move_to_end(made_from)
                return self._held[made_from]
        rendered = Rendered(render())
        with self._lock:
            self._held[made_from] = rendered
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return rendered
