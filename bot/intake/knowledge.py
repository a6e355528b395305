"""What the store knows that may place a message: only the cases that could answer it are read."""

from sqlalchemy import Connection

from bot.intake.identity import first_word
from bot.intake.matching import CaseIndex, KnownCase, KnownChild, KnownDocument, children_of, numbers_of
from bot.mail.message_id import case_of
from bot.store import cases, documents
from bot.store.cases import CaseStatus
from bot.workroom import Workroom
from parsers.reading import Filing, Kind, Reading

MAX_REFERENCES = 200
"""More identifiers than this in one mail are not looked at."""


def index_for(connection: Connection, room: Workroom, reading: Reading) -> CaseIndex:
    """Return the cases that `reading` could belong to, and our own threads that it names."""
    threads = own_threads(room.key, reading)
    refs = {ref for ref in threads.values() if ref} | set(reading.subject_refs)
    for filing in reading.filings:
        refs |= _refs_for(connection, filing)
    final = {cases.final_ref(connection, ref) for ref in refs}
    known = [case for ref in sorted(final) if (case := known_case(connection, ref))]
    ours = {name: cases.final_ref(connection, ref) for name, ref in threads.items() if ref}
    return CaseIndex(cases=tuple(known), office=room.directory, threads=ours, alike=room.alike)


def own_threads(key: bytes, reading: Reading) -> dict[str, str]:
    """Return those Message-IDs in the mail's thread that we signed, each with its case ("" for none)."""
    named = (*reading.in_reply_to, *reading.references)[:MAX_REFERENCES]
    found = {identifier: case_of(key, identifier) for identifier in named}
    return {identifier: ref for identifier, ref in found.items() if ref is not None}


def known_case(connection: Connection, ref: str) -> KnownCase | None:
    """Return what the case of that reference is recognised by, or None."""
    case = cases.find(connection, ref)
    if case is None:
        return None
    children = documents.children_of(connection, ref)
    return KnownCase(
        ref=ref,
        open=case.status is CaseStatus.OPEN,
        procedures=frozenset(case.procedures),
        lea=case.lea,
        children=tuple(KnownChild(child.folded, child.born) for child in children),
        numbers=frozenset(documents.numbers_of(connection, ref)),
        documents=tuple(_known(document) for document in documents.of_case(connection, ref)),
    )


def _refs_for(connection: Connection, filing: Filing) -> set[str]:
    names = [first_word(child.name) for child in children_of(filing)]
    words = () if names else filing.words
    marks = documents.marks_of(words, filing.document_hashes)
    return (
        documents.cases_sharing(connection, marks)
        | documents.cases_about(connection, names)
        | documents.cases_numbered(connection, sorted(numbers_of(filing)))
    )


def _known(document: documents.StoredDocument) -> KnownDocument:
    return KnownDocument(
        message=document.message,
        filing=document.filing,
        kind=Kind(document.kind),
        matter=document.matter,
        words=document.words,
        hashes=document.hashes,
        says=document.says,
    )
