"""Puts the facts of one filing together: from its document, then from what came with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parsers.case_papers import contact_record, with_case_facts
from parsers.facts.births import find_birth_dates
from parsers.facts.closing import Signature
from parsers.facts.elements import elements_of
from parsers.facts.expedited import expedited_in_subject, find_expedited
from parsers.facts.header_words import header_words
from parsers.facts.letter_date import find_letter_date
from parsers.facts.names import same_person
from parsers.facts.people import People, find_people
from parsers.facts.places import find_homeless, find_residence, find_schools
from parsers.facts.reachable import find_requester_address
from parsers.facts.relations import find_relation
from parsers.facts.requesters import signs_as_official
from parsers.facts.statement import find_statements
from parsers.likeness import fingerprint
from parsers.reading import OPENING, Fact, Filing, Kind
from parsers.signing import find_signed, signed_at
from parsers.sources import (
    Source,
    at_the_paper,
    children_of,
    completed,
    filed_with_state,
    lea_of,
    requesters_of,
    with_receipt,
)
from parsers.writings import Role, is_official, writer_of

_BY_OFFICIALS = frozenset(
    {
        Kind.NOTICE_OF_HEARING,
        Kind.EXTENSION_ORDER,
        Kind.DECISION,
        Kind.ORDER_OF_DISMISSAL,
        Kind.SUFFICIENCY_NOTICE,
        Kind.SUFFICIENCY_RULING,
        Kind.STATE_ACKNOWLEDGMENT,
    }
)
_PAPERS = _BY_OFFICIALS | {
    Kind.RESOLUTION_WAIVER,
    Kind.WITHDRAWAL,
    Kind.SETTLEMENT_AGREEMENT,
    Kind.MEDIATION_AGREEMENT,
    Kind.SETTLEMENT_VOID,
    Kind.SUFFICIENCY_NOTICE,
}
_TELLS = OPENING | {Kind.AMENDED_COMPLAINT}
_NAMES_STATE_RECEIPT = _TELLS | {Kind.STATE_ACKNOWLEDGMENT, Kind.NOTICE_OF_HEARING, Kind.DECISION}


def compose(source: Source, kind: Kind, why: str) -> Filing:
    """The filing with its facts; evidence points into the mail's parts."""
    if kind is Kind.CONTACT_RECORD:
        return with_receipt(source, contact_record(source, why))
    if kind in _PAPERS:
        source = at_the_paper(source)
    people = _people(source, kind)
    filing = _who(source, people, Filing(kind=kind, why=why))
    filing = _where(source, people, filing)
    filing = _what(source, filing)
    filing = replace(filing, elements=elements_of(filing))
    return with_receipt(source, filing if kind in OPENING else with_case_facts(source, filing))


def _people(source: Source, kind: Kind) -> People:
    main = source.main
    writer = writer_of(source.message, main.layer, source.office)
    covers = [each.text for each in source.beside if each.role is Role.COVER]
    if kind in _BY_OFFICIALS or any(signs_as_official(cover, writer.name) for cover in covers):
        writer = replace(writer, official=True)
    signatures = () if kind in _BY_OFFICIALS else _signatures_of_families(source)
    people = find_people(main.text, main.fields, signatures, writer)
    return completed(people, source, writer, kind)


def _signatures_of_families(source: Source) -> tuple[Signature, ...]:
    """The signatures without those of the LEA's and the state's people who sent the mail on."""
    senders = [layer.sender for layer in source.message.layers if layer.sender]
    officials = {sender.name for sender in senders if is_official(sender, source.office)}
    return tuple(
        each for each in source.main.signatures if not any(same_person(each.name, name) for name in officials)
    )


def _who(source: Source, people: People, filing: Filing) -> Filing:
    adviser = people.adviser
    children = children_of(source, people)
    names = [each.value for each in children]
    return replace(
        filing,
        student_names=children,
        student_dobs=_births(source, names),
        filed_by=people.filed_by,
        systemic=people.systemic,
        requester_names=requesters_of(source, people, children),
        requester_relation=_relation(source, people),
        requester_phones=people.phones,
        requester_email=people.email,
        representative_name=adviser.name if adviser else (),
        representative_type=(Fact(adviser.kind, adviser.name[0].evidence),) if adviser else (),
        representative_firm=adviser.firm if adviser else (),
        representative_phone=adviser.phone if adviser else (),
        representative_email=adviser.email if adviser else (),
    )


def _births(source: Source, names: Sequence[str]) -> tuple[Fact[date], ...]:
    """From the document; else from what came with it and names the child, as the mail that it answers."""
    found: tuple[Fact[date], ...] = ()
    for each in (source.main, *source.beside):
        if not found and (each is source.main or any(name in each.text.flow for name in names)):
            found = find_birth_dates(each.text, each.fields, names, source.arrived, day_first=each.day_first)
    return found


def _where(source: Source, people: People, filing: Filing) -> Filing:
    text, fields = source.main.text, source.main.fields
    schools = find_schools(text, fields, source.office)
    homeless = find_homeless(text, fields)
    nowhere = people.systemic or any(each.value for each in homeless)
    residence = () if nowhere else find_residence(text, fields)
    return replace(
        filing,
        schools=schools,
        lea=lea_of(source, schools),
        homeless=homeless,
        residence_address=residence,
        requester_address=find_requester_address(
            text, fields, people.adviser, residence, organisation=people.systemic
        ),
    )


def _what(source: Source, filing: Filing) -> Filing:
    main, kind = source.main, filing.kind
    hearing = kind in {Kind.DUE_PROCESS_REQUEST, Kind.AMENDED_COMPLAINT}
    statements = (
        find_statements(main.text, main.fields, signed_at(main.signatures)) if kind in _TELLS else ((), ())
    )
    letter = find_letter_date(
        main.text,
        main.fields,
        main.signatures,
        source.arrived,
        day_first=main.day_first,
        filing=kind in _TELLS,
    )
    return replace(
        filing,
        expedited=_expedited(source) if hearing else (),
        letter_date=letter,
        date_filed_state=filed_with_state(source, kind) if kind in _NAMES_STATE_RECEIPT else (),
        nature_of_problem=statements[0],
        proposed_resolution=statements[1],
        language=(Fact(main.language, (main.text.evidence(0, min(60, len(main.text.string))),)),),
        signed=find_signed(main),
        words=fingerprint(main.text.string),
        document_hashes=tuple(each.sha256 for each in main.pages if each.sha256),
    )


def _expedited(source: Source) -> tuple[Fact[bool], ...]:
    """By the letter's own words; a letter that says nothing of it may be called so in its subject."""
    main = source.main
    if found := find_expedited(main.text, main.fields):
        return found
    layer = source.message.layers[main.layer]
    words = expedited_in_subject(layer.subject)
    return (
        (Fact(value=True, evidence=(header_words(layer, words),), reason="asked for in the subject"),)
        if words
        else ()
    )


def _relation(source: Source, people: People) -> tuple[Fact[str], ...]:
    who = [each.value for each in people.filed_by]
    if "organization" in who and people.systemic:
        return (Fact("organization", people.filed_by[0].evidence),)
    if "adult_student" in who:
        return (Fact("self", people.filed_by[0].evidence),)
    return find_relation(source.main.text, source.main.fields, [each.value for each in people.names])
