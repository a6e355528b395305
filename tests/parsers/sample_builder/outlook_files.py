"""Outlook's own containers: `.msg` (MS-OXMSG) and `winmail.dat` (MS-OXTNEF)."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.parsers.sample_builder.compound_file import Tree, compound_file

UNICODE, LONG, TIME, BINARY, FLAG = 0x001F, 0x0003, 0x0040, 0x0102, 0x000B
TNEF_LEVEL_MESSAGE, TNEF_LEVEL_ATTACHMENT = 1, 2


@dataclass(frozen=True)
class OutlookItem:
    """What an Outlook item says; `sent` is aware."""

    subject: str
    body: str
    sender: tuple[str, str]
    to: list[tuple[str, str]]
    sent: datetime
    headers: str = ""
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


def filetime(moment: datetime) -> int:
    """Return 100-nanosecond steps since 1601."""
    return int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


def properties(values: dict[tuple[int, int], str | bytes | int], head: bytes) -> Tree:
    """Return the streams of a property bag: the fixed list and one stream a string or binary value."""
    streams: Tree = {}
    rows = b""
    for (tag, kind), value in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHIQ", kind, tag, 6, value)
            continue
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        streams[f"__substg1.0_{tag:04X}{kind:04X}"] = data
        rows += struct.pack("<HHIII", kind, tag, 6, len(data) + (2 if kind == UNICODE else 0), 0)
    streams["__properties_version1.0"] = head + rows
    return streams


def recipient(number: int, name: str, address: str) -> Tree:
    return properties(
        {
            (0x3001, UNICODE): name, (0x3003, UNICODE): address, (0x39FE, UNICODE): address,
            (0x3002, UNICODE): "SMTP", (0x0C15, LONG): 1, (0x3000, LONG): number,
        },
        bytes(8),
    )  # fmt: skip


def attachment(number: int, name: str, data: bytes) -> Tree:
    return properties(
        {
            (0x3701, BINARY): data, (0x3704, UNICODE): name, (0x3707, UNICODE): name, (0x3001, UNICODE): name,
            (0x3705, LONG): 1, (0x0E21, LONG): number,
        },
        bytes(8),
    )  # fmt: skip


def msg_file(item: OutlookItem) -> bytes:
    """Return a `.msg` with plain text body, recipients, times, transport headers and attachments."""
    name, address = item.sender
    counts = len(item.to), len(item.attachments)
    head = bytes(8) + struct.pack("<IIII", *counts, *counts) + bytes(8)
    when = filetime(item.sent)
    values: dict[tuple[int, int], str | bytes | int] = {
        (0x001A, UNICODE): "IPM.Note", (0x0037, UNICODE): item.subject, (0x0E1D, UNICODE): item.subject,
        (0x1000, UNICODE): item.body.replace("\n", "\r\n"), (0x0C1A, UNICODE): name, (0x0C1F, UNICODE): address,
        (0x0C1E, UNICODE): "SMTP", (0x5D01, UNICODE): address, (0x0042, UNICODE): name, (0x0065, UNICODE): address,
        (0x0E04, UNICODE): "; ".join(shown for shown, _ in item.to), (0x0039, TIME): when, (0x0E06, TIME): when,
        (0x0E07, LONG): 1, (0x340D, LONG): 0x00040000,
    }  # fmt: skip
    if item.headers:
        values[(0x007D, UNICODE)] = item.headers
    tree = properties(values, head)
    tree["__nameid_version1.0"] = {f"__substg1.0_{tag}0102": b"" for tag in ("0002", "0003", "0004")}
    for number, (shown, where) in enumerate(item.to):
        tree[f"__recip_version1.0_#{number:08X}"] = recipient(number, shown, where)
    for number, (file, data) in enumerate(item.attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment(number, file, data)
    return compound_file(tree)


def tnef_attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def tnef_date(moment: datetime) -> bytes:
    return struct.pack(
        "<7H", moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second,
        moment.isoweekday() % 7,
    )  # fmt: skip


def winmail(item: OutlookItem) -> bytes:
    """Return a `winmail.dat` with the body as plain text and the attachments."""
    parts = [
        tnef_attribute(TNEF_LEVEL_MESSAGE, 0x00089006, struct.pack("<I", 0x00010000)),
        tnef_attribute(TNEF_LEVEL_MESSAGE, 0x00069007, struct.pack("<II", 1252, 0)),
        tnef_attribute(TNEF_LEVEL_MESSAGE, 0x00078008, b"IPM.Microsoft Mail.Note\0"),
        tnef_attribute(TNEF_LEVEL_MESSAGE, 0x00018004, item.subject.encode("cp1252") + b"\0"),
        tnef_attribute(TNEF_LEVEL_MESSAGE, 0x00038005, tnef_date(item.sent)),
    ]
    if item.body:
        body = item.body.replace("\n", "\r\n").encode("cp1252") + b"\0"
        parts.append(tnef_attribute(TNEF_LEVEL_MESSAGE, 0x0002800C, body))
    for name, data in item.attachments:
        parts.append(
            tnef_attribute(
                TNEF_LEVEL_ATTACHMENT, 0x00069002, struct.pack("<HIHHHH", 1, 0xFFFFFFFF, 0, 0, 0, 0)
            )
        )
        parts.append(tnef_attribute(TNEF_LEVEL_ATTACHMENT, 0x00018010, name.encode("cp1252") + b"\0"))
        parts.append(tnef_attribute(TNEF_LEVEL_ATTACHMENT, 0x0006800F, data))
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(parts)
