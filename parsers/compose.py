"""Puts the facts of one filing together: from its document, then from what came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers.facts import agreements, orders
from parsers.facts.advisers import Adviser, find_adviser
from parsers.facts.dates import first_date
from parsers.facts.labels import FieldName
from parsers.facts.children import find_birth_dates, find_children
from parsers.facts.contacts import find_attempts
from parsers.facts.elements import elements_of
from parsers.facts.expedited import find_expedited
from parsers.facts.letter_date import find_filed_with_state, find_letter_date
from parsers.facts.people import People, Writer, find_people
from parsers.facts.places import find_homeless, find_lea, find_residence, find_schools
from parsers.facts.receipt import at_domain, received_at_lea, zone_of
from parsers.facts.relations import find_relation
from parsers.facts.reachable import find_requester_address
from parsers.facts.names import same_person
from parsers.facts.statement import find_statements
from parsers.facts.text import Text
from parsers.likeness import fingerprint
from parsers.message import Message
from parsers.office import Lea, OfficeDirectory
from parsers.reading import OPENING, Evidence, Fact, Filing, Grade, Kind
from parsers.writings import Role, Writing, is_official, writer_of


_PAPER_KINDS = frozenset({"pdf", "jpeg", "png", "tiff", "heic", "gif"})
_BY_OFFICIALS = frozenset(
    {
        Kind.NOTICE_OF_HEARING,
        Kind.EXTENSION_ORDER,
        Kind.DECISION,
        Kind.ORDER_OF_DISMISSAL,
        Kind.SUFFICIENCY_NOTICE,
        Kind.SUFFICIENCY_RULING,
        Kind.STATE_ACKNOWLEDGMENT,
        Kind.RESPONSE_TO_COMPLAINT,
        Kind.NO_AGREEMENT_NOTICE,
    }
)


@dataclass(frozen=True)
class Source:
    """What the facts of one filing may be read from."""

    message: Message
    office: OfficeDirectory
    main: Writing
    beside: tuple[Writing, ...]
    """Other writings of the same mail that may complete it, nearest first."""

    @property
    def arrived(self) -> date:
        """The day the mail arrived, in the office's zone."""
        at = self.message.received_at or self.message.arrived_at
        return at.astimezone(zone_of(None, self.office)).date()


def compose(source: Source, kind: Kind, why: str) -> Filing:
    """The filing with its facts; evidence points into the mail's parts."""
    if kind is Kind.CONTACT_RECORD:
        return _with_receipt(source, _contact_record(source, why))
    filing = _common(source, kind, why)
    if kind not in OPENING:
        filing = _with_orders(source, filing)
    return _with_receipt(source, filing)


def _common(source: Source, kind: Kind, why: str) -> Filing:
    main = source.main
    writer = writer_of(source.message, main.layer, source.office)
    if kind in _BY_OFFICIALS:
        writer = replace(writer, official=True)
    officials = {
        layer.sender.name
        for layer in source.message.layers
        if is_official(layer.sender, source.office) and layer.sender
    }
    signatures = (
        []
        if kind in _BY_OFFICIALS
        else [each for each in main.signatures if not any(same_person(each.name, name) for name in officials)]
    )
    people = find_people(main.text, main.fields, signatures, writer)
    people = _completed(people, source, writer, kind)
    children = _children(source, people, kind)
    schools = find_schools(main.text, main.fields, source.office)
    problem, resolution = (
        find_statements(main.text, main.fields, _signed_at(main))
        if kind in OPENING | {Kind.AMENDED_COMPLAINT}
        else ((), ())
    )
    homeless = find_homeless(main.text, main.fields)
    residence = () if any(each.value for each in homeless) else find_residence(main.text, main.fields)
    adviser = people.adviser
    filing = Filing(
        kind=kind,
        why=why,
        expedited=find_expedited(main.text, main.fields)
        if kind in {Kind.DUE_PROCESS_REQUEST, Kind.AMENDED_COMPLAINT}
        else (),
        student_names=children,
        student_dobs=find_birth_dates(
            main.text,
            main.fields,
            [each.value for each in children],
            source.arrived,
            day_first=main.day_first,
        ),
        residence_address=residence,
        homeless=homeless,
        schools=schools,
        lea=_lea(source, schools),
        filed_by=people.filed_by,
        requester_names=people.names,
        requester_relation=_relation(source, people),
        requester_address=find_requester_address(
            main.text, main.fields, adviser, residence, organisation=people.systemic
        ),
        requester_phones=people.phones,
        requester_email=people.email,
        representative_name=adviser.name if adviser else (),
        representative_type=(Fact(adviser.kind, adviser.name[0].evidence),) if adviser else (),
        representative_firm=adviser.firm if adviser else (),
        representative_phone=adviser.phone if adviser else (),
        representative_email=adviser.email if adviser else (),
        letter_date=find_letter_date(
            main.text, main.fields, main.signatures, source.arrived, day_first=main.day_first
        ),
        nature_of_problem=problem,
        proposed_resolution=resolution,
        language=(Fact(main.language, (main.text.evidence(0, 0),)),),
        signed=_signed(source),
        systemic=people.systemic,
        words=fingerprint(main.text.string),
        document_hashes=(main.document.sha256,) if main.document and main.document.sha256 else (),
    )
    if kind in OPENING | {Kind.AMENDED_COMPLAINT, Kind.STATE_ACKNOWLEDGMENT}:
        filing = replace(filing, date_filed_state=_filed_with_state(source))
    return replace(filing, elements=elements_of(filing))


def _adviser_beside(source: Source) -> Adviser | None:
    """The adviser who forwards or carries the filing, from the words of that mail."""
    for other in source.beside:
        sender = source.message.layers[other.layer].sender
        if other.role is Role.DOCUMENT or is_official(sender, source.office):
            continue
        if adviser := find_adviser(other.text, other.fields, other.signatures):
            email = (
                ()
                if adviser.email or not sender
                else (
                    Fact(
                        sender.address,
                        (Evidence(text=sender.address, part=source.message.layers[other.layer].header_part),),
                        reason="the sender's address",
                    ),
                )
            )
            return replace(adviser, email=adviser.email or email, filed=False, block=None)
    return None


def _completed(people: People, source: Source, writer: Writer, kind: Kind) -> People:
    """What the document does not say of its people may stand in the letter that carried it."""

    if people.adviser is None and kind in OPENING:
        people = replace(people, adviser=_adviser_beside(source))
    for other in source.beside:
        if people.names and people.phones:
            break
        if writer.official and other.role is Role.COVER:
            continue
        more = find_people(other.text, other.fields, other.signatures, writer)
        people = replace(
            people,
            names=people.names or more.names,
            phones=people.phones or (more.phones if not people.adviser else ()),
        )
    return people


def _children(source: Source, people: People, kind: Kind) -> tuple[Fact[str], ...]:
    if people.systemic:
        return ()
    adults = [each.value for each in people.names]
    if people.adviser and people.adviser.name:
        adults.append(people.adviser.name[0].value)
    places = [lea.name for lea in source.office.leas] + [
        name for lea in source.office.leas for name in lea.schools
    ]
    adults += [" ".join(place.split()[:2]) for place in places]
    own = any(each.value == "adult_student" for each in people.filed_by)
    found = find_children(source.main.text, source.main.fields, [] if own else adults)
    if own and not found:
        return people.names[:1]
    for other in source.beside:
        if found and all(" " in each.value for each in found):
            break
        more = find_children(other.text, other.fields, adults)
        found = found or more
    return found or _child_in_subject(source, adults)


def _child_in_subject(source: Source, adults: Sequence[str]) -> tuple[Fact[str], ...]:

    for layer in source.message.layers[::-1]:
        if layer.subject:
            text = Text.of(layer.subject[:300], layer.header_part)
            if found := find_children(text, (), adults):
                return found[:1]
    return ()


def _lea(source: Source, schools: Sequence[Fact[str]]) -> tuple[Fact[str], ...]:
    """The district as the document says; else as the mail's addresses say."""
    found = find_lea(source.main.text, source.main.fields, schools, source.office)
    if found and found[0].grade is not Grade.CANDIDATE:
        return found
    by_domain = _lea_of_addresses(source)
    beside = [
        each
        for other in source.beside
        for each in find_lea(other.text, other.fields, (), source.office)
        if each.grade is not Grade.CANDIDATE
    ]
    return tuple(by_domain or beside[:1] or found)


def _lea_of_addresses(source: Source) -> tuple[Fact[str], ...]:
    for layer in source.message.layers[::-1]:
        everybody = [*layer.to, *layer.cc, *([layer.sender] if layer.sender else [])]
        for address in everybody:
            for lea in source.office.leas:
                if at_domain(address.domain, set(lea.domains)):
                    at = max(layer.header_text.lower().find(address.address), 0)
                    words = Evidence(
                        text=address.address, part=layer.header_part, start=at, end=at + len(address.address)
                    )
                    return (Fact(lea.name, (words,), Grade.LIKELY, "an address of its domain"),)
    return ()


def _relation(source: Source, people: People) -> tuple[Fact[str], ...]:
    who = [each.value for each in people.filed_by]
    if "organization" in who and people.systemic:
        return (Fact("organization", people.filed_by[0].evidence),)
    if "adult_student" in who:
        return (Fact("self", people.filed_by[0].evidence),)
    return find_relation(source.main.text, source.main.fields, [each.value for each in people.names])


def _signed_at(main: Writing) -> int | None:
    return min((each.start for each in main.signatures if not each.blank), default=None)


def _ink(main: Writing) -> Fact[bool] | None:
    """Ink leaves no words: a signature line whose date is filled in, or closing words above a picture's end."""
    document = main.document
    if document is None or document.kind not in _PAPER_KINDS:
        return None
    for field in main.fields:
        dated = field.name is FieldName.SIGNATURE and first_date(
            main.text, field.label_start, min(len(main.text.string), field.label_start + 160)
        )
        if dated:
            return Fact(
                value=True,
                evidence=(main.text.evidence(dated.start, dated.end),),
                reason="the signature line is dated; ink has no words",
            )
    closing = main.closing if document.recognised else None
    return (
        Fact(
            value=True,
            evidence=(main.text.evidence(closing.start, closing.end),),
            reason="closing words on a scanned page; ink has no words",
        )
        if closing
        else None
    )


def _signed(source: Source) -> tuple[Fact[bool], ...]:
    main = source.main
    for each in main.signatures:
        if not each.blank:
            return (Fact(value=True, evidence=(main.text.evidence(each.start, each.end),), reason=each.how),)
    if ink := _ink(main):
        return (ink,)
    blank = next((each for each in main.signatures if each.blank), None)
    words = main.text.evidence(blank.start, blank.end) if blank else main.text.evidence(0, 0)
    return (Fact(value=False, evidence=(words,), reason="no name at its end"),)


def _filed_with_state(source: Source) -> tuple[Fact[date], ...]:
    """A copy sent to the state's address in any layer; else what the text says."""
    addresses = {each for agency in source.office.state_agencies for each in agency.addresses}
    domains = {each.rpartition("@")[2] for each in addresses}
    zone = zone_of(_office_lea(source), source.office)
    for number, layer in enumerate(source.message.layers):
        if not any(each.address in addresses or each.domain in domains for each in (*layer.to, *layer.cc)):
            continue
        words = (Evidence(text=layer.date.words if layer.date else "", part=layer.header_part),)
        if number == 0 and source.message.received_at:
            return (
                Fact(
                    source.message.received_at.astimezone(zone).date(),
                    words,
                    Grade.CERTAIN,
                    "a copy went to the state's address",
                ),
            )
        at = layer.date.at if layer.date else None
        if at:
            day = at.astimezone(zone).date() if at.tzinfo else at.date()
            return (Fact(day, words, Grade.CERTAIN, "a copy went to the state's address"),)
    main = source.main
    found = find_filed_with_state(main.text, source.arrived, day_first=main.day_first)
    for other in source.beside:
        found = found or find_filed_with_state(other.text, source.arrived, day_first=other.day_first)
    return found


def _office_lea(source: Source) -> Lea | None:
    named = _lea(source, find_schools(source.main.text, source.main.fields, source.office))
    return next((lea for lea in source.office.leas if named and lea.name == named[0].value), None)


def _with_receipt(source: Source, filing: Filing) -> Filing:
    lea = next((each for each in source.office.leas if filing.lea and each.name == filing.lea[0].value), None)
    texts = [source.main.text] if source.main.document else []
    texts += [other.text for other in source.beside if other.document]
    return replace(filing, date_received_lea=received_at_lea(source.message, texts, lea, source.office))


def _with_orders(source: Source, filing: Filing) -> Filing:
    main, kind = source.main, filing.kind
    number = orders.find_case_number(main.text, main.fields)
    for other in source.beside:
        number = number or orders.find_case_number(other.text, other.fields)
    filing = replace(filing, case_number=number or _number_in_subject(source))
    if kind in {
        Kind.NOTICE_OF_HEARING,
        Kind.EXTENSION_ORDER,
        Kind.DECISION,
        Kind.ORDER_OF_DISMISSAL,
        Kind.SUFFICIENCY_RULING,
        Kind.STATE_ACKNOWLEDGMENT,
    }:
        filing = _officials(source, filing)
    if kind in {
        Kind.RESOLUTION_WAIVER,
        Kind.SETTLEMENT_AGREEMENT,
        Kind.MEDIATION_AGREEMENT,
        Kind.NO_AGREEMENT_NOTICE,
    }:
        filing = _agreement(source, filing)
    if kind in {
        Kind.MEDIATION_AGREEMENT,
        Kind.NO_AGREEMENT_NOTICE,
        Kind.STATE_ACKNOWLEDGMENT,
        Kind.NOTICE_OF_HEARING,
    }:
        filing = replace(filing, mediation_date=orders.find_mediation_date(main.text))
    return filing


def _number_in_subject(source: Source) -> tuple[Fact[str], ...]:

    for layer in source.message.layers:
        found = orders.find_case_number(Text.of(layer.subject[:300], layer.header_part), ())
        if found:
            return found
    return ()


def _officials(source: Source, filing: Filing) -> Filing:
    main, kind = source.main, filing.kind
    hearing, hour = (
        orders.find_hearing(main.text)
        if kind
        in {
            Kind.NOTICE_OF_HEARING,
            Kind.EXTENSION_ORDER,
            Kind.SUFFICIENCY_RULING,
            Kind.STATE_ACKNOWLEDGMENT,
            Kind.DECISION,
        }
        else ((), ())
    )
    sender = source.message.layers[main.layer].sender
    officer = orders.find_officer(
        main.text, main.signatures, sender.name if sender and kind is not Kind.STATE_ACKNOWLEDGMENT else ""
    )
    return replace(
        filing,
        hearing_date=hearing,
        hearing_time=hour,
        hearing_officer=officer,
        decision_due_date=orders.find_decision_due(main.text) if kind is not Kind.DECISION else (),
        decision_date=orders.find_decision_date(main.text, kind, filing.letter_date, source.arrived),
        extension=orders.extension_outcome(main.text) if kind is Kind.EXTENSION_ORDER else None,
    )


def _agreement(source: Source, filing: Filing) -> Filing:
    main = source.main
    writer = writer_of(source.message, main.layer, source.office)
    signings = agreements.find_signings(main.text, main.signatures, (), ())
    by = agreements.signed_by(main.text, signings, writer.official)
    both = by[0].value == "both" and not agreements.is_unsigned_by_one(main.text)
    day = agreements.agreement_day(main.text, signings, both, source.arrived)
    if filing.kind is Kind.NO_AGREEMENT_NOTICE:
        return replace(filing, agreement_date=day)
    if filing.kind is Kind.RESOLUTION_WAIVER:
        return replace(filing, waiver_signed_by=by, agreement_date=day, letter_date=())
    return replace(filing, agreement_date=day, letter_date=())


def _contact_record(source: Source, why: str) -> Filing:
    writings = (source.main, *source.beside)
    notes = tuple(note for each in writings for note in find_attempts(each.text, source.arrived))
    base = Filing(
        kind=Kind.CONTACT_RECORD, why=why, contact_attempts=notes, words=fingerprint(source.main.text.string)
    )
    number = orders.find_case_number(source.main.text, source.main.fields) or _number_in_subject(source)
    return replace(
        base,
        student_names=_children(source, People(), Kind.CONTACT_RECORD),
        lea=_lea(source, ()),
        case_number=number,
        language=(Fact(source.main.language, (source.main.text.evidence(0, 0),)),),
    )
