"""One daemon a store: a lock on a file beside it that ends with the process, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreLocked, StoreUnusable


@contextmanager
def hold(store: Path) -> Iterator[None]:
    """Hold the store for one daemon while the block runs.

    Raises StoreLocked when another daemon holds it. Commands that only read or write cases need no hold.
    """
    path = store.with_name(f"{store.name}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreUnusable(
            f"the lock {path} cannot be opened: {error.strerror}; check its rights"
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise StoreLocked(
            f"another Duewatch is at work on {store}; two at once would send everything twice. "
            "Stop it first ('systemctl status duewatch').",
            try_again_after=10.0,
        ) from error
    try:
        yield
    finally:
        os.close(handle)
