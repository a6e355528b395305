"""The JSON line of `duewatch parse --json`: kind, facts, evidence and problems of one message."""

from collections.abc import Iterable
from dataclasses import fields as fields_of
from typing import Any

from parsers.reading import OPENING, ContactNote, Evidence, Fact, Filing, Kind, Reading

SEVERAL = frozenset({"student_names", "student_dobs", "schools", "requester_names", "requester_phones"})
"""Facts of which a mail may have several; of the others the first candidate counts."""
_NOT_FACTS = frozenset(
    {"kind", "why", "elements", "systemic", "extension", "contact_attempts", "words", "document_hashes"}
)
FACTS = tuple(each.name for each in fields_of(Filing) if each.name not in _NOT_FACTS)


def prediction(
    file: str, reading: Reading, required: frozenset[str], duplicate_of: str | None = None
) -> dict[str, Any]:
    """One line. `required` names the elements that the rules ask of this kind; JSON-ready values."""
    opens = duplicate_of is None and any(filing.kind in OPENING for filing in reading.filings)
    return {
        "file": file,
        "kind": str(reading.kind),
        "opens_case": opens,
        "needs_review": bool(reading.needs_person),
        "kinds": [str(kind) for kind in _kinds(reading)],
        "duplicate_of": duplicate_of,
        "why": reading.why,
        "facts": _facts(reading, required),
        "evidence": _evidence(reading),
        "problems": [*(each.what for each in reading.problems), *reading.needs_person],
    }


def _kinds(reading: Reading) -> list[Kind]:
    return list(
        dict.fromkeys([reading.kind, *(filing.kind for filing in reading.filings if filing.kind in OPENING)])
    )


def _facts(reading: Reading, required: frozenset[str]) -> dict[str, Any]:
    if not reading.filings:
        return {}
    main = reading.filings[0]
    facts: dict[str, Any] = {}
    for name in FACTS:
        found = _of_all(reading.filings, name) if name in SEVERAL else getattr(main, name)[:1]
        if found:
            values = list(dict.fromkeys(_plain(each.value) for each in found))
            facts[name] = values if name in SEVERAL else values[0]
    if main.kind in OPENING:
        facts["missing_elements"] = sorted(missing(main, required))
    if main.contact_attempts:
        facts["contact_attempts"] = [_attempt(each) for each in main.contact_attempts]
    return facts


def missing(filing: Filing, required: frozenset[str]) -> frozenset[str]:
    """What a rule requires and the letter lacks; a complaint about a whole group needs no child."""
    if filing.systemic:
        required -= {"child_name", "residence_address", "school"}
    return required - filing.elements


def _of_all(filings: Iterable[Filing], name: str) -> tuple[Fact[Any], ...]:
    return tuple(fact for filing in filings for fact in getattr(filing, name))


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _attempt(note: ContactNote) -> dict[str, Any]:
    return {
        "date": note.on.isoformat(),
        "time": note.time,
        "method": note.method,
        "outcome": note.outcome,
        "staff": note.staff,
    }


def _evidence(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    if not reading.filings:
        return {}
    main = reading.filings[0]
    found: dict[str, list[dict[str, Any]]] = {}
    for name in FACTS:
        facts = _of_all(reading.filings, name) if name in SEVERAL else getattr(main, name)
        if facts:
            found[name] = [_words(each, fact) for fact in facts for each in fact.evidence]
    if main.contact_attempts:
        found["contact_attempts"] = [
            _words(each, None) for note in main.contact_attempts for each in note.evidence
        ]
    return found


def _words(evidence: Evidence, fact: Fact[Any] | None) -> dict[str, Any]:
    words = {
        "text": evidence.text,
        "part": evidence.part,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
    }
    if fact is not None:
        words |= {"grade": str(fact.grade), "reason": fact.reason}
    return words
