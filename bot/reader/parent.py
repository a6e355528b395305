"""The parent's side: start the child, hand it messages, end it when a limit is passed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.errors import ReaderDied, ReaderUnavailable
from bot.reader.frames import FAULT, PipeEnded, TooLarge, TooSlow, read_frame, write_frame
from bot.reader.limits import Allowance, allowance_for
from parsers.office import OfficeDirectory
from parsers.reading import Reading

MESSAGES_A_CHILD = 200
START_SECONDS = 60.0
_ROOT = Path(__file__).resolve().parents[2]


class LimitedReader:
    """Reads messages one at a time in a child process. Used by one thread; `close` ends the child."""

    def __init__(
        self,
        office: OfficeDirectory,
        *,
        tessdata: Path | None = None,
        allowance: Callable[[int], Allowance] = allowance_for,
        program: str = "bot.reader.child",
    ) -> None:
        told = {"office": asdict(office), "tessdata": str(tessdata) if tessdata else None}
        self._greeting = json.dumps(told).encode()
        self._allowance = allowance
        self._program = program
        self._child: subprocess.Popen[bytes] | None = None
        self._read = 0

    def start(self) -> None:
        """Start the child now, so that the next message need not wait for it. Raises ReaderUnavailable."""
        self._ready_child()

    def read(self, raw: bytes, arrived_at: datetime) -> tuple[Reading, Any]:
        """Return what a message says, and its JSON form.

        Raises ReaderDied, with the reason in words that quote nothing of the message, and
        ReaderUnavailable, for which no message is to blame.
        """
        from parsers.wire import from_json

        allowed = self._allowance(len(raw))
        answer = self._asked(raw, arrived_at, allowed)
        if answer[:1] == FAULT:
            self.close()
            raise ReaderDied(f"a fault in the parsers: {answer[1:200].decode('ascii', 'replace')}")
        try:
            return from_json(answer[1:]), json.loads(answer[1:])
        except ValueError as error:
            self.close()
            raise ReaderDied(f"the answer was not a reading ({type(error).__name__})") from None

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)

    def _asked(self, raw: bytes, arrived_at: datetime, allowed: Allowance) -> bytes:
        child = self._ready_child()
        assert child.stdin is not None
        assert child.stdout is not None
        asked = {
            "arrived_at": arrived_at.isoformat(),
            "cpu_seconds": allowed.cpu_seconds,
            "memory_bytes": allowed.memory_bytes,
        }
        deadline = time.monotonic() + allowed.wall_seconds
        try:
            write_frame(child.stdin.fileno(), json.dumps(asked).encode(), deadline)
            write_frame(child.stdin.fileno(), raw, deadline)
            answer = read_frame(child.stdout.fileno(), allowed.answer_bytes, deadline)
        except (PipeEnded, TooLarge, TooSlow) as error:
            raise ReaderDied(self._why(error, allowed)) from None
        self._read += 1
        return answer

    def _why(self, error: Exception, allowed: Allowance) -> str:
        """End the child and say in words what ended it."""
        child = self._child
        code = child.wait(timeout=5) if child and isinstance(error, PipeEnded) else None
        self.close()
        if isinstance(error, TooSlow):
            return f"it took longer than {allowed.wall_seconds:.0f} seconds"
        if isinstance(error, TooLarge):
            return f"what it found was larger than {allowed.answer_bytes // 1_000_000} MB"
        if code is not None and code in (-signal.SIGXCPU, -signal.SIGKILL):
            return f"it used more than {allowed.cpu_seconds} seconds of processor time"
        return f"the reading process ended (code {code})"

    def _ready_child(self) -> subprocess.Popen[bytes]:
        if self._child is not None and (self._read >= MESSAGES_A_CHILD or self._child.poll() is not None):
            self.close()
        if self._child is None:
            self._child = self._started()
            self._read = 0
        return self._child

    def _started(self) -> subprocess.Popen[bytes]:
        child = subprocess.Popen(  # noqa: S603 - our own program, no words of a message on its command line
            [sys.executable, "-P", "-m", self._program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8"},
            start_new_session=True,
        )
        assert child.stdin is not None
        assert child.stdout is not None
        deadline = time.monotonic() + START_SECONDS
        try:
            write_frame(child.stdin.fileno(), self._greeting, deadline)
            read_frame(child.stdout.fileno(), 1000, deadline)
        except (PipeEnded, TooSlow, TooLarge):
            _end(child)
            raise ReaderUnavailable(
                "the reading process could not be started, so messages wait unread; is memory short, or the "
                "installation damaged?",
                try_again_after=60.0,
            ) from None
        return child


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()
