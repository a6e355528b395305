"""The reader process: real parsers behind limits, and what happens when a message passes one."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.errors import ReaderDied, ReaderUnavailable
from bot.reader import Allowance, LimitedReader, allowance_for
from bot.reader import parent as parent_module
from parsers.office import Lea, OfficeDirectory
from parsers.reading import Kind

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
OFFICE = OfficeDirectory(
    name="Llano Alto",
    timezone="America/Denver",
    own_domains=("llanoalto.example",),
    mailboxes=("filings@llanoalto.example",),
    leas=(Lea("Piedra Alta Public Schools", ("piedraalta.example",), (), "US-NM", "America/Denver"),),
)
HOSTILE = '''
"""A child that obeys what a "message" says, in the place of the parsers."""
import json, os, sys, time
sys.path.insert(0, {root!r})
from bot.reader import child
from bot.reader.frames import FAULT, READING

def answer(raw, asked, office, engine):
    word = raw.decode().split()[0]
    if word == "spin":
        while True: pass
    if word == "sleep": time.sleep(600)
    if word == "eat":
        held = []
        while True: held.append(bytes(500_000_000))
    if word == "flood": return READING + b"x" * 30_000_000
    if word == "garble": return READING + b'{{"kind": "no such kind"}}'
    if word == "exit": os._exit(3)
    if word == "connect":
        import socket; socket.create_connection(("127.0.0.1", 9))
    if word == "write":
        open(raw.decode().split()[1], "w").write("x" * 10)
    if word == "program":
        import subprocess; subprocess.run(["true"])
    return genuine(b"Subject: hello\\r\\n\\r\\nword", asked, office, engine)

genuine = child._answer
def guarded(*args):
    try: return answer(*args)
    except MemoryError: return FAULT + b"it needed more memory than a message may use"
    except Exception as error: return FAULT + type(error).__name__.encode()
child._answer = guarded
child.main()
'''
TIGHT = Allowance(cpu_seconds=1, wall_seconds=5.0, memory_bytes=2_000_000_000, answer_bytes=1_000_000)


def letter(size: int = 0) -> bytes:
    """A due process request in plain words, from a parent to the district, with `size` bytes attached."""
    mail = EmailMessage()
    mail["From"] = "Rosa Archuleta <rosa@home.example>"
    mail["To"] = "filings@llanoalto.example"
    mail["Subject"] = "Due process hearing request"
    mail["Date"] = "Wed, 04 Mar 2026 09:00:00 -0700"
    mail["Message-ID"] = "<one@home.example>"
    mail.set_content(
        "I am the mother of Mateo Archuleta, a student of Piedra Alta Public Schools, and I request a due "
        "process hearing under the IDEA.\n\nThe school stopped the reading support in Mateo's IEP in January "
        "without a meeting. I propose that the support begins again and lost hours are made up.\n\n"
        "Rosa Archuleta\n12 Mesa Road, Piedra Alta, NM 87000\n"
    )
    if size:
        mail.add_attachment(
            b"\0" * size, maintype="application", subtype="octet-stream", filename="video.bin"
        )
    return mail.as_bytes()


@pytest.fixture
def reader():
    opened = LimitedReader(OFFICE)
    yield opened
    opened.close()


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A reader whose child does harm when told to; everything around it is the real thing."""
    (tmp_path / "hostile_child.py").write_text(HOSTILE.format(root=str(parent_module._ROOT)))
    monkeypatch.setattr(parent_module, "_ROOT", tmp_path)
    opened = LimitedReader(OFFICE, allowance=lambda size: TIGHT, program="hostile_child")
    yield opened
    opened.close()


def test_a_letter_is_read_by_the_parsers_in_the_child(reader: LimitedReader):
    reading, plain = reader.read(letter(), NOW)

    assert reading.kind is Kind.DUE_PROCESS_REQUEST
    assert [fact.value for fact in reading.filings[0].student_names] == ["Mateo Archuleta"]
    assert plain["kind"] == "due_process_request"


def test_one_child_reads_many_messages_and_is_replaced_in_time(reader: LimitedReader, monkeypatch):
    monkeypatch.setattr(parent_module, "MESSAGES_A_CHILD", 3)
    children = []
    for _ in range(5):
        reader.read(letter(), NOW)
        children.append(reader._child.pid)

    assert len(set(children[:3])) == 1
    assert children[3] != children[0]


@pytest.mark.parametrize("raw", [b"", b"\n", b"\0" * 100, b"From: \xff\xfe\r\n\r\n", b"no headers at all"])
def test_mail_that_is_no_mail_is_answered_and_the_child_lives(reader: LimitedReader, raw: bytes):
    reading, _ = reader.read(raw, NOW)

    assert reading.needs_person or reading.kind in (Kind.NOT_A_FILING, Kind.UNREADABLE)
    child = reader._child.pid
    reader.read(letter(), NOW)
    assert reader._child.pid == child


def test_a_mail_of_thirty_megabytes_is_read(reader: LimitedReader):
    reading, _ = reader.read(letter(size=22_000_000), NOW)

    assert reading.kind is Kind.DUE_PROCESS_REQUEST


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("spin", "processor time"),
        ("sleep", "longer than 5 seconds"),
        ("eat", "more memory"),
        ("flood", "larger than"),
        ("garble", "not a reading"),
        ("exit", "ended"),
    ],
)
def test_a_message_that_passes_a_limit_ends_its_child_and_the_next_is_read(
    hostile: LimitedReader, harm: str, told: str
):
    with pytest.raises(ReaderDied, match=told):
        hostile.read(f"{harm} x".encode(), NOW)
    assert hostile._child is None

    reading, _ = hostile.read(b"fine x", NOW)
    assert reading.kind is not None


@pytest.mark.parametrize("harm", ["connect", "program", "write"])
def test_a_message_cannot_reach_out_of_the_child(hostile: LimitedReader, tmp_path: Path, harm: str):
    with pytest.raises(ReaderDied, match="PermissionError"):
        hostile.read(f"{harm} {tmp_path / 'note'}".encode(), NOW)
    assert not (tmp_path / "note").exists()


def test_a_child_that_was_killed_from_outside_is_replaced(reader: LimitedReader):
    reader.read(letter(), NOW)
    os.kill(reader._child.pid, 9)
    reader._child.wait()

    reading, _ = reader.read(letter(), NOW)

    assert reading.kind is Kind.DUE_PROCESS_REQUEST


def test_no_child_is_left_behind(reader: LimitedReader):
    reader.read(letter(), NOW)
    child = reader._child.pid

    reader.close()

    deadline = time.monotonic() + 30
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_a_program_that_cannot_be_started_is_told_in_words(monkeypatch: pytest.MonkeyPatch):
    broken = LimitedReader(OFFICE, program="bot.no_such_program")

    with pytest.raises(ReaderUnavailable, match=r"could not be started.*wait unread"):
        broken.read(letter(), NOW)


def test_limits_grow_with_the_size_of_the_message_up_to_an_end():
    small, large, huge = (allowance_for(size) for size in (10_000, 5_000_000, 10**9))

    assert small.cpu_seconds < large.cpu_seconds <= huge.cpu_seconds == 600
    assert small.memory_bytes < large.memory_bytes <= huge.memory_bytes
    assert replace(huge, cpu_seconds=0).memory_bytes <= 6_000_000_000
