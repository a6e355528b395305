"""The child process: reads one message after the other from its input and answers on its output.

Started as `python -m bot.reader.child`. It opens no connection, starts no program and writes no file;
an audit hook and its limits see to that. A fault in a parser is told by kind and place only, never by
its text, which may quote the message.
"""

import gc
import json
import os
import resource
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.faults import where
from bot.reader.frames import FAULT, READING, PipeEnded, read_frame, write_frame
from bot.reader.recogniser import recogniser
from parsers.documents.ocr import OcrEngine
from parsers.office import Lea, OfficeDirectory, StateAgency

_MOST = 1 << 31
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "urllib.")


def main() -> None:
    """Serve until the input ends."""
    answers = os.dup(1)
    os.dup2(2, 1)
    told = json.loads(read_frame(0, _MOST))
    office = _office(told["office"])
    engine = recogniser(Path(told["tessdata"]) if told["tessdata"] else None)
    _confine()
    _warm()
    write_frame(answers, READING)
    while True:
        try:
            asked = json.loads(read_frame(0, _MOST))
            raw = read_frame(0, _MOST)
        except PipeEnded:
            return
        _allow(asked["cpu_seconds"], asked["memory_bytes"])
        write_frame(answers, _answer(raw, asked, office, engine))


def _warm() -> None:
    """Import what reading needs before the first limit is set; the collector need not look at it again."""
    from parsers import filings, likeness, wire
    from parsers.mail import reader

    del filings, likeness, reader, wire
    gc.freeze()


def _answer(raw: bytes, asked: dict[str, Any], office: OfficeDirectory, engine: OcrEngine | None) -> bytes:
    from parsers.filings import read_filings
    from parsers.mail.reader import read_message
    from parsers.wire import to_json

    try:
        message = read_message(raw, datetime.fromisoformat(asked["arrived_at"]), ocr=engine)
        return READING + to_json(read_filings(message, office))
    except MemoryError:
        return FAULT + b"it needed more memory than a message may use"
    except Exception as error:  # noqa: BLE001 - told to the parent, by kind and place
        return FAULT + where(error).encode()


def _office(plain: dict[str, Any]) -> OfficeDirectory:
    tables = dict(plain)
    tables["leas"] = tuple(Lea(**_tuples(table)) for table in plain["leas"])
    tables["state_agencies"] = tuple(StateAgency(**_tuples(table)) for table in plain["state_agencies"])
    return OfficeDirectory(**_tuples(tables))


def _tuples(table: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _confine() -> None:
    """Take away what reading needs not: core files, new files, network, other programs."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.umask(0o077)

    def watch(event: str, details: Any) -> None:
        writes = event == "open" and bool(int(details[2] or 0) & _WRITING)
        if writes or event.startswith(_FORBIDDEN):
            raise PermissionError(f"a reader may not do this: {event}")

    sys.addaudithook(watch)


def _allow(cpu_seconds: int, memory_bytes: int) -> None:
    """Set the limits of the next message: CPU counts from what was used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + cpu_seconds + 1, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))


if __name__ == "__main__":
    main()
