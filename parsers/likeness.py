"""Whether two documents are the same filing: by their bytes, or nearly the same words.

A fingerprint is a sorted sample of hashes of word triples (the smallest ones), so that two copies of
one letter, one scanned and one typed, agree in most of it whatever carried them.
"""

import re
import zlib
from collections.abc import Iterable

from parsers.facts.text import fold
from parsers.reading import Filing

MOST_WORDS = 4_000
SAMPLE = 200
SAME = 0.6
"""Share of common hashes from which two documents count as one filing."""
FEWEST = 12
"""Below so many word triples a fingerprint says nothing."""


def fingerprint(words: str) -> tuple[int, ...]:
    """The smallest hashes of the document's word triples, sorted; empty for very short texts."""
    found = re.findall(r"\w+", fold_long(words))[:MOST_WORDS]
    if len(found) < FEWEST + 2:
        return ()
    triples = {zlib.crc32(" ".join(found[n : n + 3]).encode()) for n in range(len(found) - 2)}
    return tuple(sorted(triples)[:SAMPLE])


def fold_long(words: str) -> str:
    """Folded words of a long text."""
    return fold.__wrapped__(words[: MOST_WORDS * 12])


def likeness(one: Iterable[int], other: Iterable[int]) -> float:
    """Share of the common part of two samples, 0 to 1, judged over the range both cover."""
    a, b = set(one), set(other)
    if not a or not b:
        return 0.0
    limit = min(max(a) if len(a) >= SAMPLE else 1 << 32, max(b) if len(b) >= SAMPLE else 1 << 32)
    a, b = {x for x in a if x <= limit}, {x for x in b if x <= limit}
    return (
        len(a & b) / max(1, min(len(a), len(b)))
        if min(len(a), len(b)) * 3 >= max(len(a), len(b))
        else len(a & b) / max(len(a), len(b))
    )


def same_filing(a: Filing, b: Filing) -> bool:
    """Whether two readings are of one filing; children of other names make it another one."""
    if a.kind != b.kind or _other_children(a, b):
        return False
    if set(a.document_hashes) & set(b.document_hashes):
        return True
    return likeness(a.words, b.words) >= SAME


def _other_children(a: Filing, b: Filing) -> bool:
    ours = {fold(each.value) for each in a.student_names}
    theirs = {fold(each.value) for each in b.student_names}
    return bool(ours and theirs) and not any(may_be_one_child(one, other) for one in ours for other in theirs)


def may_be_one_child(one: str, other: str) -> bool:
    """Return True if two folded names in copies of one letter may name one child.

    The same first name, and where both have a family name, one word of it in common.
    """
    first, second = one.split(), other.split()
    if not first or first[:1] != second[:1]:
        return False
    return len(first) == 1 or len(second) == 1 or bool(set(first[1:]) & set(second[1:]))
