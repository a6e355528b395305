"""Writes an old Word document (.doc, MS-DOC): text in two pieces, headers, form boxes. Only what a reader needs."""

import struct

from tests.parsers.sample_builder.compound_file import compound_file

FIB = 1472
END = "\x07"


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows as Word keeps them: a mark behind each cell and one more behind the row."""
    return "".join("".join(cell + END for cell in row) + END for row in rows)


def form_field(kind: str, shown: str = "") -> str:
    """A form field in the text: FORMTEXT, FORMCHECKBOX or FORMDROPDOWN."""
    return f"\x13 {kind} \x01\x14{shown}\x15"


def field_data(kind: int, *, ticked: bool = False) -> bytes:
    """One entry of the Data stream (FFData): 0 text, 1 check box."""
    bits = kind | (int(ticked) << 2)
    settings = b"\xff\xff\xff\xff" + struct.pack("<HHH", bits, 0, 0) + struct.pack("<HxxH", 0, 0)
    return struct.pack("<IH", 0x44 + len(settings), 0x44) + bytes(0x44 - 6) + settings


def doc(text: str, *, header: str = "", wide_from: int = 0, data: bytes = b"", flags: int = 0x0200) -> bytes:
    """The document; letters from `wide_from` on lie in a second piece, in UTF-16. Lines end in LF."""
    main, head = text.replace("\n", "\r"), header.replace("\n", "\r")
    whole = main + head
    first, second = whole[:wide_from].encode("cp1252"), whole[wide_from:].encode("utf-16-le")
    pieces = struct.pack("<3I", 0, wide_from, len(whole))
    pieces += struct.pack("<HIH", 0, 0x40000000 | FIB * 2, 0) + struct.pack("<HIH", 0, FIB + len(first), 0)
    clx = b"\x01\x02\x00\xaa\xbb" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    fib = bytearray(FIB)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 193)
    struct.pack_into("<H", fib, 0x0A, flags)
    struct.pack_into("<III", fib, 0x4C, len(main), 0, len(head))
    struct.pack_into("<II", fib, 0x1A2, 8, len(clx))
    streams = {
        "WordDocument": bytes(fib) + first + second + bytes(4096),
        "1Table": bytes(8) + clx + bytes(4096),
    }
    return compound_file({**streams, "Data": data} if data else streams)
