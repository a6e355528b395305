"""Writes a compound file (MS-CFB version 3), the container of Outlook's `.msg`.

A tree is nested dicts: a dict is a storage, bytes are a stream. Only what `.msg` needs: no DIFAT sectors, so
at most about 7 MB.
"""

import struct
from dataclasses import dataclass
from typing import Any

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, Any]


@dataclass
class Entry:
    """One directory entry; `left`, `right` and `child` are entry numbers or FREE."""

    name: str
    kind: int
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = END
    size: int = 0
    data: bytes = b""


def balanced(order: list[int], entries: list[Entry]) -> int:
    """Link sorted siblings as a binary tree and return its root."""
    if not order:
        return FREE
    middle = len(order) // 2
    root = order[middle]
    entries[root].left = balanced(order[:middle], entries)
    entries[root].right = balanced(order[middle + 1 :], entries)
    return root


def add_children(tree: Tree, parent: int, entries: list[Entry]) -> None:
    numbers = []
    for name, value in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        number = len(entries)
        numbers.append(number)
        if isinstance(value, bytes):
            entries.append(Entry(name, 2, data=value, size=len(value)))
        else:
            entries.append(Entry(name, 1))
            add_children(value, number, entries)
    entries[parent].child = balanced(numbers, entries)


def padded(data: bytes, unit: int) -> bytes:
    return data + bytes(-len(data) % unit)


def chain(table: list[int], count: int) -> int:
    """Append a chain of `count` sectors to a table and return its first sector."""
    first = len(table)
    table.extend(range(first + 1, first + count))
    table.append(END)
    return first


def packed_entry(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return (
        name.ljust(64, b"\0") + struct.pack("<HBB", len(name), entry.kind, 1)
        + struct.pack("<III", entry.left, entry.right, entry.child) + bytes(16 + 4 + 16)
        + struct.pack("<IQ", entry.start, entry.size)
    )  # fmt: skip


def place_streams(entries: list[Entry], fat: list[int]) -> tuple[bytes, list[int]]:
    """Give each stream its sectors; return the sectors so far and the mini FAT."""
    body, mini, mini_fat = b"", b"", []
    for entry in entries[1:]:
        if not entry.data:
            continue
        if entry.size < CUTOFF:
            entry.start = chain(mini_fat, -(-entry.size // MINI))
            mini += padded(entry.data, MINI)
        else:
            entry.start = chain(fat, -(-entry.size // SECTOR))
            body += padded(entry.data, SECTOR)
    root = entries[0]
    root.size = len(mini)
    if mini:
        root.start = chain(fat, -(-len(mini) // SECTOR))
        body += padded(mini, SECTOR)
    return body, mini_fat


def compound_file(tree: Tree) -> bytes:
    """Return the bytes of a compound file holding `tree`."""
    entries = [Entry("Root Entry", 5)]
    add_children(tree, 0, entries)
    fat: list[int] = []
    body, mini_fat = place_streams(entries, fat)
    mini_table = padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), SECTOR)
    mini_start = chain(fat, len(mini_table) // SECTOR) if mini_table else END
    directory = padded(b"".join(packed_entry(entry) for entry in entries), SECTOR)
    directory_start = chain(fat, len(directory) // SECTOR)
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    fat_start = len(fat)
    fat += [FAT] * fat_sectors
    fat += [FREE] * (fat_sectors * SECTOR // 4 - len(fat))
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0,
        fat_sectors, directory_start, 0, CUTOFF, mini_start, len(mini_table) // SECTOR, END, 0,
    )  # fmt: skip
    difat = list(range(fat_start, fat_start + fat_sectors)) + [FREE] * (109 - fat_sectors)
    return (
        head
        + struct.pack("<109I", *difat)
        + body
        + mini_table
        + directory
        + struct.pack(f"<{len(fat)}I", *fat)
    )
