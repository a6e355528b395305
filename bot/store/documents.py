"""What cases are recognised by: their documents, children and state case numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, RowMapping, select, update

from bot.store.schema import case_numbers, children, document_marks, documents
from bot.store.writes import add_once, put

MOST_CASES = 50
MARKS = 16
"""How many parts of a fingerprint are looked up; near twins share most of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document of a message that belongs to a case."""

    message: str
    filing: int
    """Its number within the message, from 0."""
    case_ref: str
    kind: str
    role: str
    """"opened", "duplicate" or "follow_up"."""
    matter: str
    """Names the document together with its duplicates."""
    words: tuple[int, ...] = ()
    hashes: tuple[str, ...] = ()
    says: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """Days of happenings that this copy tells, candidates in order, by event name."""


@dataclass(frozen=True, slots=True)
class StoredChild:
    """A child that a case is about. `folded` is the name as compared, `key` what it is looked up by."""

    case_ref: str
    name: str
    folded: str
    key: str
    born: date | None
    message: str = ""


def add(connection: Connection, document: StoredDocument) -> None:
    """Write a document down, with the marks it is found by; again changes only where it belongs."""
    row = {name: getattr(document, name) for name in StoredDocument.__dataclass_fields__}
    row.update(
        words=list(document.words),
        hashes=list(document.hashes),
        says={name: [day.isoformat() for day in days] for name, days in document.says.items()},
    )
    put(connection, documents, row)
    for mark in marks_of(document.words, document.hashes):
        key = {"mark": mark, "message": document.message, "filing": document.filing}
        add_once(connection, document_marks, key)


def marks_of(words: Sequence[int], hashes: Iterable[str]) -> list[str]:
    """Return the marks that a document with this fingerprint and these attachments is found by."""
    of_words = [f"w:{part}" for part in words[:MARKS]]
    return sorted({*of_words, *(f"h:{content}" for content in hashes)})


def cases_sharing(connection: Connection, marks: Sequence[str]) -> set[str]:
    """Return the references of the latest cases that hold a document with any of these marks.

    At most `MOST_CASES`: filings on one printed form share most of their words.
    """
    joined = documents.join(
        document_marks,
        (documents.c.message == document_marks.c.message) & (documents.c.filing == document_marks.c.filing),
    )
    query = select(documents.c.case_ref).select_from(joined).where(document_marks.c.mark.in_(marks))
    query = query.distinct().order_by(documents.c.case_ref.desc()).limit(MOST_CASES)
    return set(connection.scalars(query))


def of_case(connection: Connection, case_ref: str) -> list[StoredDocument]:
    """Return a case's documents, in a fixed order."""
    query = select(documents).where(documents.c.case_ref == case_ref)
    query = query.order_by(documents.c.message, documents.c.filing)
    return [_document(row) for row in connection.execute(query).mappings()]


def of_message(connection: Connection, content: str) -> list[StoredDocument]:
    """Return a message's documents that belong to cases."""
    query = select(documents).where(documents.c.message == content).order_by(documents.c.filing)
    return [_document(row) for row in connection.execute(query).mappings()]


def add_child(connection: Connection, child: StoredChild) -> None:
    """Write down who a case is about."""
    row = {name: getattr(child, name) for name in StoredChild.__dataclass_fields__}
    put(connection, children, row)


def children_of(connection: Connection, case_ref: str) -> list[StoredChild]:
    """Return the children of a case, by message and name."""
    query = select(children).where(children.c.case_ref == case_ref)
    query = query.order_by(children.c.message, children.c.name)
    return [StoredChild(**row) for row in connection.execute(query).mappings()]


def cases_about(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Return the references of cases about a child with any of these keys."""
    query = select(children.c.case_ref).where(children.c.key.in_(keys))
    return set(connection.scalars(query.distinct()))


def add_number(connection: Connection, case_ref: str, message: str, number: str, folded: str) -> None:
    """Write down a state case number."""
    row = {"case_ref": case_ref, "message": message, "number": number, "folded": folded}
    put(connection, case_numbers, row)


def numbers_of(connection: Connection, case_ref: str) -> list[str]:
    """Return the folded state case numbers of a case."""
    query = select(case_numbers.c.folded).where(case_numbers.c.case_ref == case_ref)
    return sorted(set(connection.scalars(query)))


def cases_numbered(connection: Connection, folded: Sequence[str]) -> set[str]:
    """Return the references of cases with any of these state case numbers."""
    query = select(case_numbers.c.case_ref).where(case_numbers.c.folded.in_(folded))
    return set(connection.scalars(query.distinct()))


def move(connection: Connection, content: str, source: str, target: str) -> None:
    """Let everything that a message taught about case `source` belong to case `target`."""
    for table in (documents, children, case_numbers):
        here = (table.c.message == content) & (table.c.case_ref == source)
        connection.execute(update(table).where(here).values(case_ref=target))


def set_matter(connection: Connection, document: StoredDocument, matter: str) -> None:
    """Say which documents this one is a copy of."""
    here = (documents.c.message == document.message) & (documents.c.filing == document.filing)
    connection.execute(update(documents).where(here).values(matter=matter))


def _document(row: RowMapping) -> StoredDocument:
    values = {name: row[name] for name in StoredDocument.__dataclass_fields__}
    values.update(
        words=tuple(row["words"]),
        hashes=tuple(row["hashes"]),
        says={name: tuple(map(date.fromisoformat, days)) for name, days in row["says"].items()},
    )
    return StoredDocument(**values)
