"""The facts of papers in a case that is already open: orders, agreements, staff's notes."""

from dataclasses import replace
from datetime import date

from parsers.facts import agreements, hearings, orders
from parsers.facts.contacts import find_attempts
from parsers.facts.header_words import header_words
from parsers.facts.officers import addressed_officer, find_officer
from parsers.facts.people import People
from parsers.likeness import fingerprint
from parsers.reading import Fact, Filing, Grade, Kind
from parsers.sources import Source, children_of, lea_of, number_in_subject, requesters_of
from parsers.text.patterns import Pattern
from parsers.writings import Role, writer_of

_SET_HEARINGS = frozenset(
    {
        Kind.NOTICE_OF_HEARING,
        Kind.EXTENSION_ORDER,
        Kind.SUFFICIENCY_RULING,
        Kind.STATE_ACKNOWLEDGMENT,
        Kind.DECISION,
    }
)
_FROM_OFFICERS = _SET_HEARINGS | {Kind.ORDER_OF_DISMISSAL}
_AGREEMENTS = frozenset(
    {
        Kind.RESOLUTION_WAIVER,
        Kind.SETTLEMENT_AGREEMENT,
        Kind.MEDIATION_AGREEMENT,
        Kind.NO_AGREEMENT_NOTICE,
    }
)
_MEDIATIONS = frozenset(
    {
        Kind.MEDIATION_AGREEMENT,
        Kind.NO_AGREEMENT_NOTICE,
        Kind.STATE_ACKNOWLEDGMENT,
        Kind.NOTICE_OF_HEARING,
        Kind.SETTLEMENT_AGREEMENT,
    }
)


def with_case_facts(source: Source, filing: Filing) -> Filing:
    """The filing with its case number and what orders, agreements and notices fix."""
    main, kind = source.main, filing.kind
    number = orders.find_case_number(main.text)
    for other in source.beside:
        number = number or orders.find_case_number(other.text)
    filing = replace(filing, case_number=number or number_in_subject(source))
    if kind in _FROM_OFFICERS:
        filing = _officials(source, filing)
    if kind is Kind.SUFFICIENCY_NOTICE:
        filing = replace(filing, hearing_officer=_asked_to_rule(source))
    if kind in _AGREEMENTS:
        filing = _agreement(source, filing)
    if kind in _MEDIATIONS:
        filing = replace(filing, mediation_date=_mediation_day(source, kind))
    return filing


_HELD = frozenset({Kind.NO_AGREEMENT_NOTICE, Kind.SETTLEMENT_AGREEMENT})


def _mediation_day(source: Source, kind: Kind) -> tuple[Fact[date], ...]:
    """The day of the session; in papers on what came of one also "we met on …"."""
    text = source.main.text
    found = hearings.find_mediation_date(text, source.arrived)
    return found or (hearings.day_they_met(text, source.arrived) if kind in _HELD else ())


def _officials(source: Source, filing: Filing) -> Filing:
    main, kind = source.main, filing.kind
    hearing, hour = hearings.find_hearing(main.text, source.arrived) if kind in _SET_HEARINGS else ((), ())
    sender = None if kind is Kind.STATE_ACKNOWLEDGMENT else _sender_line(source)
    return replace(
        filing,
        hearing_date=hearing,
        hearing_time=hour,
        hearing_officer=find_officer(main.text, main.signatures, sender),
        decision_due_date=(
            hearings.find_decision_due(main.text, source.arrived) if kind is not Kind.DECISION else ()
        ),
        decision_date=orders.find_decision_date(main.text, kind, filing.letter_date, source.arrived),
        extension=orders.extension_outcome(main.text) if kind is Kind.EXTENSION_ORDER else None,
    )


def _asked_to_rule(source: Source) -> tuple[Fact[str], ...]:
    """The hearing officer to whom the district gives notice."""
    layer = source.message.layers[source.main.layer]
    told = [
        Fact(each.name, (header_words(layer, each.name),), Grade.LIKELY, "the notice goes to them")
        for each in (*layer.to, *layer.cc)
        if each.name
    ]
    texts = [source.main.text, *(each.text for each in source.beside)]
    return next((found for text in texts if (found := addressed_officer(text, told))), ())


def _sender_line(source: Source) -> Fact[str] | None:
    layer = source.message.layers[source.main.layer]
    name = layer.sender.name if layer.sender else ""
    return Fact(name, (header_words(layer, name),)) if name else None


def _agreement(source: Source, filing: Filing) -> Filing:
    main = source.main
    writer = writer_of(source.message, main.layer, source.office)
    signings = agreements.find_signings(main.text, main.signatures)
    by = agreements.signed_by(main.text, signings, writer.official)
    both = by[0].value == "both" and not agreements.is_unsigned_by_one(main.text)
    day = agreements.agreement_day(main.text, signings, both, source.arrived)
    if filing.kind is Kind.RESOLUTION_WAIVER and (answered := _agreed_in_a_reply(source)):
        by, day = answered
    if filing.kind is Kind.NO_AGREEMENT_NOTICE:
        return replace(filing, agreement_date=day)
    if filing.kind is Kind.RESOLUTION_WAIVER:
        return replace(filing, waiver_signed_by=by, agreement_date=day, letter_date=())
    return replace(filing, agreement_date=day, letter_date=())


_AGREES = Pattern(
    r"\b(?:i|we|district|parents?|family|schools?|mother|father|guardian|yo)(?: [a-z]+){0,2}? "
    r"(?:agrees?|consents?|waives?|accepts?|concurs?|acept\w+|renunci\w+)\b"
    r"|\b(?:estoy|estamos) de acuerdo\b|\b(?:agreed|same here|so (?:do|does) (?:i|we|the district))\b"
)
_REFUSES = Pattern(r"\b(?:not|never|n't|no) (?:agree|consent|waive|accept|acept|renunci|estoy de acuerdo)")


def _agreed_in_a_reply(source: Source) -> tuple[tuple[Fact[str], ...], tuple[Fact[date], ...]] | None:
    """Both sides, where one side's answer agrees with what the other wrote below (34 CFR 300.510(c)(1))."""
    main = source.main
    at = source.message.layers[main.layer]
    ours = writer_of(source.message, main.layer, source.office).official
    for other in source.beside:
        theirs = writer_of(source.message, other.layer, source.office).official
        said = (main.text.plain, other.text.plain)
        if other.role is not Role.QUOTED or theirs is ours or main.document or not at.date or not at.date.at:
            continue
        if all(_AGREES.search(each) and not _REFUSES.search(each) for each in said):
            mine, their = (_AGREES.search(each) for each in said)
            words = tuple(
                text.evidence(*match.span())
                for text, match in ((main.text, mine), (other.text, their))
                if match
            )
            day = Fact(
                at.date.at.date(), (header_words(at, at.date.words),), Grade.LIKELY, "the answer's day"
            )
            return (Fact("both", words, Grade.LIKELY, "agreed to in a reply"),), (day,)
    return None


def contact_record(source: Source, why: str) -> Filing:
    """The attempts of a staff note, with the child and the case it names."""
    notes = list(find_attempts(source.main.text, source.arrived))
    for each in source.beside:
        if each.role is Role.DOCUMENT or not notes:
            more = () if each.opens or each.role is Role.QUOTED else find_attempts(each.text, source.arrived)
            notes += [n for n in more if all((n.on, n.time) != (known.on, known.time) for known in notes)]
    base = Filing(
        kind=Kind.CONTACT_RECORD,
        why=why,
        contact_attempts=tuple(notes),
        words=fingerprint(source.main.text.string),
    )
    number = orders.find_case_number(source.main.text) or number_in_subject(source)
    children = children_of(source, People())
    return replace(
        base,
        student_names=children,
        requester_names=requesters_of(source, People(), children),
        lea=lea_of(source, ()),
        case_number=number,
        language=(Fact(source.main.language, (source.main.text.evidence(0, 0),)),),
    )
