"""Decide what a message means for the office's cases: events to append and questions to ask.

Pure: a reading and the cases that may answer, in; what to write down, out. Anyone may file: no
sender is refused. No mail closes, delays or deletes anything: what it claims is written as a claim.
Each document is placed on its own, later ones of a mail knowing the earlier ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from bot.intake.filing_events import (
    Arrival,
    earliest_of_copies,
    filed_by_lea,
    office_event,
    procedures,
    said_by_follow_up,
    said_by_opening,
    standing_of,
)
from bot.intake.identity import initials
from bot.intake.matching import (
    CaseIndex,
    KnownCase,
    KnownChild,
    KnownDocument,
    answering,
    children_of,
    keys_of,
    numbers_of,
    opens,
    related,
    suggested,
    twin_of,
)
from bot.intake.outcomes import Ask, State
from deadlines.events import CaseEvent, Standing
from parsers.office import Lea
from parsers.reading import FOLLOW_UP, ContactNote, Filing, Kind, Reading

_QUIET = frozenset({Kind.NOT_A_FILING, Kind.AUTO_REPLY, Kind.CALENDAR_INVITE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A happening as one document tells it, before it is an event of a case."""

    name: str
    on: tuple[date, ...]
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document and the case it goes to, with all that it teaches about that case."""

    ref: str
    """Reference of a known case, or a name like "new:0" of one to be opened."""
    role: str
    """"opened", "duplicate" or "follow_up"."""
    document: KnownDocument
    children: tuple[KnownChild, ...] = ()
    names: tuple[str, ...] = ()
    """The children's names as read; identity, for the store alone."""
    numbers: frozenset[str] = frozenset()
    events: tuple[CaseEvent, ...] = ()
    told: tuple[Told, ...] = ()
    contacts: tuple[ContactNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case to be opened by a document."""

    ref: str
    initials: str
    procedures: tuple[str, ...]
    lea: str | None
    jurisdiction: str
    """"" while the LEA is not known: then every jurisdiction of the office is a world."""
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Something to ask a person; references may be names of cases to be opened."""

    kind: Ask
    ask: str
    ref: str | None = None
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What to write down for one message. `state` is how the message ends, `why` the reason."""

    state: State
    why: str
    openings: tuple[Opening, ...] = ()
    placed: tuple[Placed, ...] = ()
    questions: tuple[Query, ...] = ()


@dataclass(slots=True)
class _Draft:
    """Collects one message's outcome, document by document."""

    reading: Reading
    arrival: Arrival
    known: CaseIndex
    openings: list[Opening] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    questions: list[Query] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    placed_before: bool = False
    """This very message was read before, and some of its documents have their case."""


def take_in(reading: Reading, known: CaseIndex, arrival: Arrival) -> Intake:
    """Return what `reading` means, given the cases that may answer it.

    The result does not depend on who sent the message, and filing the same message again gives only
    what is there already.
    """
    if reading.needs_person and not _tells_enough(reading):
        return _for_a_person(reading.why, reading.needs_person)
    draft = _Draft(reading, arrival, known, left_over=list(reading.needs_person))
    if reading.needs_person:
        draft.questions.append(_look_at(reading.needs_person))
    for number, filing in enumerate(_documents(reading)):
        if _is_placed(draft, number):
            draft.placed_before = True
        elif opens(filing.kind):
            _place_opening(draft, number, filing)
        elif filing.kind in FOLLOW_UP:
            _place_follow_up(draft, number, filing)
    return _ended(draft)


def _tells_enough(reading: Reading) -> bool:
    """A request that names its child opens its case although a person must look too.

    An attachment that cannot be opened must not keep the clock of a letter that can be read from running.
    """
    return any(opens(filing.kind) and children_of(filing) for filing in reading.filings)


def held_back(why: str) -> Intake:
    """Return the outcome of a message that may open nothing until a person says so."""
    ask = Query(kind=Ask.OPEN_CASE, ask="Should this mail open a case?", reasons=(why,))
    return Intake(state=State.NEEDS_PERSON, why=why, questions=(ask,))


def _documents(reading: Reading) -> tuple[Filing, ...]:
    """A follow-up without a document of its own, as a bounce, still belongs to a case."""
    if reading.filings or reading.kind not in FOLLOW_UP:
        return reading.filings
    return (Filing(kind=reading.kind, why=reading.why),)


def _is_placed(draft: _Draft, number: int) -> bool:
    own = (draft.arrival.message, number)
    return any((one.message, one.filing) == own for case in draft.known.cases for one in case.documents)


def _ended(draft: _Draft) -> Intake:
    if draft.left_over:
        state, why = State.NEEDS_PERSON, "; ".join(dict.fromkeys(draft.left_over))
    elif draft.placed or draft.placed_before:
        state, why = State.FILED, draft.reading.why
    elif draft.reading.kind in _QUIET:
        return Intake(state=State.SET_ASIDE, why=draft.reading.why)
    else:
        return _for_a_person(draft.reading.why, (_unplaced(draft.reading),))
    return Intake(
        state=state,
        why=why,
        openings=tuple(draft.openings),
        placed=tuple(draft.placed),
        questions=tuple(draft.questions),
    )


def _unplaced(reading: Reading) -> str:
    if reading.kind is Kind.OTHER_REQUEST:
        return "A request that opens no case by itself; it may start a clock of its own."
    return f"The mail was taken for '{reading.kind.value}', and nothing in it could be filed."


def _for_a_person(why: str, reasons: Iterable[str]) -> Intake:
    reasons = tuple(reasons)
    return Intake(state=State.NEEDS_PERSON, why=why or "; ".join(reasons), questions=(_look_at(reasons),))


def _look_at(reasons: tuple[str, ...]) -> Query:
    return Query(kind=Ask.READ, ask="Look at this message and file it or set it aside.", reasons=reasons)


def _place_opening(draft: _Draft, number: int, filing: Filing) -> None:
    lea = _lea_of(filing, draft.known)
    document = _document(draft, number, filing, said_by_opening(filing, _local(draft.arrival, lea)))
    if twin := twin_of(document, children_of(filing), draft.known):
        _place_twin(draft, filing, document, twin)
        return
    others = related(filing, lea.name if lea else None, draft.reading, draft.known)
    opening = _opening(draft, filing, lea)
    draft.openings.append(opening)
    events = (*_first_events(draft, filing, opening), *_links(draft, others))
    told = _told(document, filing)
    _place(draft, Placed(ref=opening.ref, role="opened", document=document, events=events, told=told), filing)
    if filed_by_lea(filing):
        _ask(
            draft,
            Ask.CONFIRM,
            "Did the district itself file this request, as the mail seems to say?",
            opening.ref,
        )
    if lea is None:
        _ask(draft, Ask.WHICH_LEA, "Which district is this filing for?", opening.ref)
    for other in others:
        if other.open and other.procedures & set(opening.procedures):
            ask = "Is this the same matter as the other case about this child? Both clocks run."
            _ask(draft, Ask.SAME_MATTER, ask, opening.ref, (other.ref,))


def _place_twin(
    draft: _Draft, filing: Filing, document: KnownDocument, twin: tuple[KnownCase, KnownDocument]
) -> None:
    case, first = twin
    copies = [other for other in case.documents if other.matter == first.matter]
    again = any(copy.message == document.message and copy.filing == document.filing for copy in copies)
    document = replace(document, matter=first.matter)
    merged = [*copies] if again else [*copies, document]
    told = tuple(
        Told(
            name=name,
            on=earliest_of_copies(copy.says.get(name, ()) for copy in merged),
            standing=standing_of(name, filing) if opens(filing.kind) else Standing.CLAIMED,
        )
        for name in sorted({name for copy in merged for name in copy.says})
    )
    attached = office_event("message_attached", "duplicate", draft.arrival)
    _place(
        draft,
        Placed(ref=case.ref, role="duplicate", document=document, events=(attached,), told=told),
        filing,
    )
    if not case.open:
        ask = "A copy of a filing of this closed case came in again; should it be reopened?"
        _ask(draft, Ask.SAME_MATTER, ask, case.ref, (case.ref,))


def _place_follow_up(draft: _Draft, number: int, filing: Filing) -> None:
    lea = _lea_of(filing, draft.known)
    found = answering(filing, lea.name if lea else None, draft.reading, draft.known)
    if len(found) != 1:
        _leave_to_a_person(draft, filing, [case.ref for case in found])
        return
    case = found[0]
    here = _local(draft.arrival, _lea_named(case.lea, draft.known))
    document = _document(draft, number, filing, said_by_follow_up(filing, here))
    inside = replace(draft.known, cases=(case,))
    if twin := twin_of(document, children_of(filing), inside):
        _place_twin(draft, filing, document, twin)
        return
    told = tuple(Told(name=name, on=on, standing=Standing.CLAIMED) for name, on in document.says.items())
    attached = office_event("message_attached", filing.kind.value, draft.arrival)
    _place(
        draft,
        Placed(ref=case.ref, role="follow_up", document=document, events=(attached,), told=told),
        filing,
    )


def _leave_to_a_person(draft: _Draft, filing: Filing, found: list[str]) -> None:
    candidates = found or suggested(filing, draft.reading, draft.known)
    what = filing.kind.value.replace("_", " ")
    why = (
        f"{len(found)} open cases answer to this {what}" if found else f"no open case answers to this {what}"
    )
    draft.left_over.append(why)
    draft.questions.append(
        Query(
            kind=Ask.WHICH_CASE,
            ask="Which case does this belong to?",
            reasons=(why,),
            candidates=tuple(candidates),
            hints=keys_of(children_of(filing), numbers_of(filing)),
        )
    )


def _place(draft: _Draft, placed: Placed, filing: Filing) -> None:
    placed = replace(
        placed,
        children=children_of(filing),
        names=tuple(fact.value for fact in filing.student_names),
        numbers=numbers_of(filing),
        contacts=filing.contact_attempts,
    )
    draft.placed.append(placed)
    draft.known = draft.known.with_case(_learned(draft, placed))


def _learned(draft: _Draft, placed: Placed) -> KnownCase:
    case = next((known for known in draft.known.cases if known.ref == placed.ref), None)
    if case is None:
        opening = next(one for one in draft.openings if one.ref == placed.ref)
        case = KnownCase(
            ref=opening.ref, open=True, procedures=frozenset(opening.procedures), lea=opening.lea
        )
    return replace(
        case,
        children=(*case.children, *placed.children),
        numbers=case.numbers | placed.numbers,
        documents=(*case.documents, placed.document),
    )


def _opening(draft: _Draft, filing: Filing, lea: Lea | None) -> Opening:
    return Opening(
        ref=f"new:{len(draft.openings)}",
        initials=initials(tuple(fact.value for fact in filing.student_names)),
        procedures=procedures(filing),
        lea=lea.name if lea else None,
        jurisdiction=lea.jurisdiction if lea else "",
        timezone=lea.timezone if lea else draft.known.office.timezone,
    )


def _first_events(draft: _Draft, filing: Filing, opening: Opening) -> list[CaseEvent]:
    said: list[tuple[str, str]] = [("case_opened", filing.kind.value)]
    said += [("procedure_set", ",".join(opening.procedures))]
    said += [("jurisdiction_set", opening.jurisdiction)] if opening.jurisdiction else []
    said += [("lea_set", opening.lea)] if opening.lea else []
    said += [("child_set", opening.initials)] if opening.initials else []
    said += [("filed_by", "lea" if filed_by_lea(filing) else "parent")]
    said += [("message_attached", "opened")]
    return [office_event(name, value, _local(draft.arrival, None)) for name, value in said]


def _links(draft: _Draft, others: list[KnownCase]) -> list[CaseEvent]:
    return [office_event("case_linked", case.ref, draft.arrival) for case in others]


def _told(document: KnownDocument, filing: Filing) -> tuple[Told, ...]:
    return tuple(
        Told(name=name, on=days, standing=standing_of(name, filing)) for name, days in document.says.items()
    )


def _document(draft: _Draft, number: int, filing: Filing, says: dict[str, tuple[date, ...]]) -> KnownDocument:
    return KnownDocument(
        message=draft.arrival.message,
        filing=number,
        kind=filing.kind,
        matter=f"{draft.arrival.message}/{number}",
        words=filing.words,
        hashes=filing.document_hashes,
        says=says,
    )


def _ask(draft: _Draft, kind: Ask, ask: str, ref: str, candidates: tuple[str, ...] = ()) -> None:
    draft.questions.append(Query(kind=kind, ask=ask, ref=ref, candidates=candidates))


def _lea_of(filing: Filing, known: CaseIndex) -> Lea | None:
    return _lea_named(filing.lea[0].value, known) if filing.lea else None


def _lea_named(name: str | None, known: CaseIndex) -> Lea | None:
    wanted = (name or "").casefold()
    return next((lea for lea in known.office.leas if lea.name.casefold() == wanted), None)


def _local(arrival: Arrival, lea: Lea | None) -> Arrival:
    return replace(arrival, timezone=lea.timezone) if lea else arrival
