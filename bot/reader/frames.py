"""Messages over a pipe: four bytes of length, then that many bytes. Both ends know the largest allowed."""

import os
import select
import struct
import time

_LENGTH = struct.Struct(">I")
_CHUNK = 1 << 16

READING = b"r"
"""First byte of an answer: a reading in JSON follows."""
FAULT = b"f"
"""First byte of an answer: kind and place of a fault follow."""


class PipeEnded(Exception):
    """The other end is gone, in the middle of a frame or before it."""


class TooLarge(Exception):
    """The other end announced more than is allowed."""


class TooSlow(Exception):
    """The other end did not answer in time."""


def frame(payload: bytes) -> bytes:
    """Return `payload` with its length before it."""
    return _LENGTH.pack(len(payload)) + payload


def read_frame(handle: int, limit: int, deadline: float | None = None) -> bytes:
    """Return the next payload from a file descriptor.

    `deadline` is an instant of `time.monotonic`. Raises PipeEnded, TooLarge or TooSlow.
    """
    (length,) = _LENGTH.unpack(_read(handle, _LENGTH.size, deadline))
    if length > limit:
        raise TooLarge(f"{length} bytes")
    return _read(handle, length, deadline)


def write_frame(handle: int, payload: bytes, deadline: float | None = None) -> None:
    """Write one payload to a file descriptor. Raises PipeEnded or TooSlow."""
    data = memoryview(frame(payload))
    while data:
        if deadline is not None:
            _wait(handle, deadline, writing=True)
        try:
            written = os.write(handle, data[: _CHUNK // 16 if deadline else _CHUNK])
        except BrokenPipeError:
            raise PipeEnded from None
        data = data[written:]


def _read(handle: int, count: int, deadline: float | None) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        if deadline is not None:
            _wait(handle, deadline)
        piece = os.read(handle, min(_CHUNK, count - len(parts)))
        if not piece:
            raise PipeEnded
        parts += piece
    return bytes(parts)


def _wait(handle: int, deadline: float, *, writing: bool = False) -> None:
    left = deadline - time.monotonic()
    poller = select.poll()
    poller.register(handle, select.POLLOUT if writing else select.POLLIN)
    if left <= 0 or not poller.poll(left * 1000):
        raise TooSlow
