"""What a document says happened: the events of `deadlines.events` that follow from each kind.

Pure. Receipt is taken from signs of receipt only, never from the letter's own date, and only within
60 days before arrival. What a mail says beyond its own receipt is a claim until a person confirms it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from deadlines.events import CaseEvent, Standing
from parsers.reading import Fact, Filing, Grade, Kind

MAIL = "mail"
"""Who recorded an event that was read from a message."""
RECEIPT_WINDOW = timedelta(days=60)
RECEIPTS = frozenset(
    """
    request_filed lea_received_request sea_received_request parent_received_request
    sea_received_complaint state_received_complaint premediation_request_received_by_state
    """.split()
)
"""Happenings that a case has once: of several copies, or of two cases that are one, the first counts."""
SINGLE_PROCEDURE = {
    Kind.STATE_COMPLAINT: "state_complaint",
    Kind.MEDIATION_REQUEST: "mediation",
    Kind.FACILITATED_IEP_REQUEST: "mediation",
}

_CLAIMS: Mapping[Kind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Kind.AMENDED_COMPLAINT: (("amended_request_filed", ("date_filed_state", "date_received_lea")),),
    Kind.WITHDRAWAL: (("request_withdrawn", ("date_received_lea",)),),
    Kind.RESOLUTION_WAIVER: (
        ("resolution_meeting_waived_in_writing", ("agreement_date", "date_received_lea")),
    ),
    Kind.MEDIATION_AGREEMENT: (("agreed_to_mediation_instead", ("agreement_date", "date_received_lea")),),
    Kind.NO_AGREEMENT_NOTICE: (
        ("no_agreement_possible_in_writing", ("agreement_date", "date_received_lea")),
    ),
    Kind.SETTLEMENT_AGREEMENT: (("agreement_executed", ("agreement_date", "date_received_lea")),),
    Kind.SETTLEMENT_VOID: (("agreement_voided", ("date_received_lea",)),),
    Kind.NOTICE_OF_HEARING: (("hearing_date", ("hearing_date",)),),
    Kind.DECISION: (("decision_issued", ("decision_date",)), ("decision_received", ("date_received_lea",))),
    Kind.ORDER_OF_DISMISSAL: (("request_dismissed", ("decision_date", "date_received_lea")),),
    Kind.SUFFICIENCY_NOTICE: (("ho_received_insufficiency_notice", ("date_received_lea",)),),
    Kind.SUFFICIENCY_RULING: (("sufficiency_ruled", ("decision_date", "date_received_lea")),),
    Kind.RESPONSE_TO_COMPLAINT: (("response_sent", ("date_received_lea",)),),
}
"""For each follow-up the happenings it claims, each with the facts its day is taken from, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """When and where a message came in; instants are aware."""

    message: str
    """Content hash."""
    arrived_at: datetime
    now: datetime
    timezone: str

    @property
    def day(self) -> date:
        """The local day of arrival."""
        return self.arrived_at.astimezone(ZoneInfo(self.timezone)).date()

    @property
    def today(self) -> date:
        """The local day on which it is taken in."""
        return self.now.astimezone(ZoneInfo(self.timezone)).date()


def receipts(filing: Filing, arrival: Arrival) -> tuple[date, ...]:
    """Return the days on which this copy may have reached the LEA, the rule's first sign first.

    Without any sign left the day of arrival itself, which our own server knows.
    """
    first = arrival.day - RECEIPT_WINDOW
    days = [fact.value for fact in filing.date_received_lea if first <= fact.value <= arrival.day]
    return tuple(dict.fromkeys(days)) or (arrival.day,)


def said_by_opening(filing: Filing, arrival: Arrival) -> dict[str, tuple[date, ...]]:
    """Return the days of receipt that an opening filing tells, by event name."""
    received = receipts(filing, arrival)
    by_state = tuple(dict.fromkeys(fact.value for fact in filing.date_filed_state))
    if filing.kind is Kind.STATE_COMPLAINT:
        return {"sea_received_complaint": by_state or received}
    if filing.kind is not Kind.DUE_PROCESS_REQUEST:
        return {"premediation_request_received_by_state": by_state} if by_state else {}
    to_lea = "parent_received_request" if filed_by_lea(filing) else "lea_received_request"
    said = {to_lea: received}
    if by_state:
        said.update(sea_received_request=by_state, request_filed=by_state)
    return said


def said_by_follow_up(filing: Filing, arrival: Arrival) -> dict[str, tuple[date, ...]]:
    """Return the days of what a follow-up claims, by event name; empty when it claims nothing dated."""
    if filing.kind is Kind.EXTENSION_ORDER:
        granted = filing.extension == "granted" and filing.decision_due_date
        return {"decision_extended_to": _days(filing.decision_due_date)} if granted else {}
    if filing.kind is Kind.STATE_ACKNOWLEDGMENT:
        return {"sea_received_request": _days(filing.date_filed_state)} if filing.date_filed_state else {}
    if filing.kind is Kind.RESOLUTION_WAIVER and not _by_both(filing):
        return {}
    said = {name: _first_known(filing, facts, arrival) for name, facts in _CLAIMS.get(filing.kind, ())}
    return {name: days for name, days in said.items() if days}


def filed_by_lea(filing: Filing) -> bool:
    """Return True if the LEA itself filed."""
    return bool(filing.filed_by) and filing.filed_by[0].value == "lea"


def procedures(filing: Filing) -> tuple[str, ...]:
    """Return the procedures an opening filing begins; both kinds of due process while that is open."""
    if filing.kind in SINGLE_PROCEDURE:
        return (SINGLE_PROCEDURE[filing.kind],)
    asked = {fact.value for fact in filing.expedited}
    if asked == {True, False} or (asked and filing.expedited[0].grade is Grade.CANDIDATE):
        return ("due_process", "expedited_due_process")
    return ("expedited_due_process",) if True in asked else ("due_process",)


def standing_of(name: str, filing: Filing) -> Standing:
    """Return how far a happening told by an opening filing may be relied on.

    A sign of receipt at the LEA is a record; what a letter says of the state is a claim, unless our
    own server or the state's stamp shows it.
    """
    if name in ("lea_received_request", "parent_received_request"):
        return Standing.RECORDED
    certain = filing.date_filed_state and filing.date_filed_state[0].grade is Grade.CERTAIN
    return Standing.RECORDED if certain else Standing.CLAIMED


def earliest_of_copies(copies: Iterable[tuple[date, ...]]) -> tuple[date, ...]:
    """Return the candidates of what happened first, from the candidates of each copy.

    The first one picked is the earliest of the picks. No day after the earliest "at latest" of any
    copy can be the first receipt. The order of the copies makes no difference.
    """
    told = [days for days in copies if days]
    if not told:
        return ()
    picked = min(days[0] for days in told)
    latest = min(max(days) for days in told)
    others = {day for days in told for day in days if day <= latest and day != picked}
    return (picked, *sorted(others))


def office_event(name: str, value: str | int | bool | None, arrival: Arrival, detail: str = "") -> CaseEvent:
    """Return an event of the case itself, as the reading of a message records it."""
    return CaseEvent(
        name=name,
        on=(arrival.today,),
        recorded_at=arrival.now,
        by=MAIL,
        message=arrival.message,
        value=value,
        detail=detail,
    )


def _first_known(filing: Filing, facts: tuple[str, ...], arrival: Arrival) -> tuple[date, ...]:
    for name in facts:
        if name == "date_received_lea":
            return receipts(filing, arrival)
        if found := getattr(filing, name):
            return _days(found)
    return ()


def _days(facts: tuple[Fact[date], ...]) -> tuple[date, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts))


def _by_both(filing: Filing) -> bool:
    return not filing.waiver_signed_by or filing.waiver_signed_by[0].value == "both"
