"""What was read out of a message: the kinds, the facts, and the words each fact came from.

Values only. The names of kinds and facts are those that `duewatch parse --json` prints; the JSON
form itself is written and checked by `parsers.wire`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """What a document, or a whole mail, is."""

    DUE_PROCESS_REQUEST = "due_process_request"
    STATE_COMPLAINT = "state_complaint"
    MEDIATION_REQUEST = "mediation_request"
    FACILITATED_IEP_REQUEST = "facilitated_iep_request"
    AMENDED_COMPLAINT = "amended_complaint"
    WITHDRAWAL = "withdrawal"
    RESOLUTION_WAIVER = "resolution_waiver"
    MEDIATION_AGREEMENT = "mediation_agreement"
    NO_AGREEMENT_NOTICE = "no_agreement_notice"
    SETTLEMENT_AGREEMENT = "settlement_agreement"
    SETTLEMENT_VOID = "settlement_void"
    NOTICE_OF_HEARING = "notice_of_hearing"
    EXTENSION_ORDER = "extension_order"
    DECISION = "decision"
    ORDER_OF_DISMISSAL = "order_of_dismissal"
    SUFFICIENCY_NOTICE = "sufficiency_notice"
    SUFFICIENCY_RULING = "sufficiency_ruling"
    RESPONSE_TO_COMPLAINT = "response_to_complaint"
    STATE_ACKNOWLEDGMENT = "state_acknowledgment"
    CONTACT_RECORD = "contact_record"
    DELIVERY_RECEIPT = "delivery_receipt"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    CALENDAR_INVITE = "calendar_invite"
    OTHER_REQUEST = "other_request"
    UNREADABLE = "unreadable"
    NOT_A_FILING = "not_a_filing"


OPENING: frozenset[Kind] = frozenset(
    {
        Kind.DUE_PROCESS_REQUEST,
        Kind.STATE_COMPLAINT,
        Kind.MEDIATION_REQUEST,
        Kind.FACILITATED_IEP_REQUEST,
    }
)
FOLLOW_UP: frozenset[Kind] = frozenset(
    {
        Kind.AMENDED_COMPLAINT,
        Kind.WITHDRAWAL,
        Kind.RESOLUTION_WAIVER,
        Kind.MEDIATION_AGREEMENT,
        Kind.NO_AGREEMENT_NOTICE,
        Kind.SETTLEMENT_AGREEMENT,
        Kind.SETTLEMENT_VOID,
        Kind.NOTICE_OF_HEARING,
        Kind.EXTENSION_ORDER,
        Kind.DECISION,
        Kind.ORDER_OF_DISMISSAL,
        Kind.SUFFICIENCY_NOTICE,
        Kind.SUFFICIENCY_RULING,
        Kind.RESPONSE_TO_COMPLAINT,
        Kind.STATE_ACKNOWLEDGMENT,
        Kind.CONTACT_RECORD,
        Kind.DELIVERY_RECEIPT,
        Kind.BOUNCE,
    }
)


class Grade(StrEnum):
    """How sure a fact is."""

    CERTAIN = "certain"
    """Stated under its own label, or by our own server."""
    LIKELY = "likely"
    """Stated in words that leave little doubt."""
    CANDIDATE = "candidate"
    """One of several readings; a person decides."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact was read from and where they stand."""

    text: str
    part: str
    """Which part: "headers", "body", "2.1", "complaint.pdf", ..."""
    page: int | None = None
    """Page of a paged document, from 1."""
    start: int = 0
    """Offset of the first character in that part's (or page's) text."""
    end: int = 0
    """Offset after the last character."""


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, the words it came from, and how sure it is."""

    value: T
    evidence: tuple[Evidence, ...]
    grade: Grade = Grade.LIKELY
    reason: str = ""
    """Why this grade, or which sign it is ("received stamp", "forwarded header to an LEA address")."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Expected trouble: what happened, where, and what a person can do. Names no child."""

    what: str
    where: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNote:
    """One attempt to reach a parent, from staff notes (34 CFR 300.322(d))."""

    on: date
    time: str | None
    """24 h "14:05", local; None when not noted."""
    method: str | None
    outcome: str | None
    staff: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One document that matters to a case: a filing, an order, a waiver, contact notes.

    Each fact is a tuple of `Fact`: empty when the mail does not say, the first is the one picked,
    further ones are candidates of the same fact unless the name is a plural (then each is a value).
    """

    kind: Kind
    why: str
    """The reason for the kind, in words that name no child."""
    expedited: tuple[Fact[bool], ...] = ()
    student_names: tuple[Fact[str], ...] = ()
    student_dobs: tuple[Fact[date], ...] = ()
    residence_address: tuple[Fact[str], ...] = ()
    homeless: tuple[Fact[bool], ...] = ()
    schools: tuple[Fact[str], ...] = ()
    lea: tuple[Fact[str], ...] = ()
    filed_by: tuple[Fact[str], ...] = ()
    requester_names: tuple[Fact[str], ...] = ()
    requester_relation: tuple[Fact[str], ...] = ()
    requester_address: tuple[Fact[str], ...] = ()
    requester_phones: tuple[Fact[str], ...] = ()
    requester_email: tuple[Fact[str], ...] = ()
    representative_name: tuple[Fact[str], ...] = ()
    representative_type: tuple[Fact[str], ...] = ()
    representative_firm: tuple[Fact[str], ...] = ()
    representative_phone: tuple[Fact[str], ...] = ()
    representative_email: tuple[Fact[str], ...] = ()
    letter_date: tuple[Fact[date], ...] = ()
    date_filed_state: tuple[Fact[date], ...] = ()
    date_received_lea: tuple[Fact[date], ...] = ()
    """Every sign of receipt at the LEA; the first sign of the rule's order stands first."""
    nature_of_problem: tuple[Fact[str], ...] = ()
    proposed_resolution: tuple[Fact[str], ...] = ()
    language: tuple[Fact[str], ...] = ()
    signed: tuple[Fact[bool], ...] = ()
    elements: frozenset[str] = frozenset()
    """Which elements the letter has, of: child_name residence_address school nature_of_problem
    proposed_resolution signature requester_contact violation_statement."""
    systemic: bool = False
    """A complaint about a whole group, without a named child."""
    case_number: tuple[Fact[str], ...] = ()
    hearing_date: tuple[Fact[date], ...] = ()
    hearing_time: tuple[Fact[str], ...] = ()
    hearing_officer: tuple[Fact[str], ...] = ()
    decision_due_date: tuple[Fact[date], ...] = ()
    decision_date: tuple[Fact[date], ...] = ()
    mediation_date: tuple[Fact[date], ...] = ()
    agreement_date: tuple[Fact[date], ...] = ()
    waiver_signed_by: tuple[Fact[str], ...] = ()
    extension: str | None = None
    """For an `extension_order`: "granted", "denied" or "asked"."""
    contact_attempts: tuple[ContactNote, ...] = ()
    words: tuple[int, ...] = ()
    """Fingerprint of the document's words, for `parsers.likeness.same_filing`."""
    document_hashes: tuple[str, ...] = ()
    """SHA-256 of the attachments the document lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a whole mail is, why, and the documents found in it."""

    message: str
    """SHA-256 of the raw message, hex."""
    kind: Kind
    why: str
    filings: tuple[Filing, ...] = ()
    needs_person: tuple[str, ...] = ()
    """Reasons why a person must look; empty when the machine may go on alone. Names no child."""
    problems: tuple[Problem, ...] = ()
    automatic: bool = False
    """Sent by a machine or a list (RFC 3834): always read, never answered."""
    bulk: bool = False
    """Came through a mailing list or with a null return path."""
    requires_ocr: bool = False
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: str = ""
    """Address of the outermost From, lower-case, "" when unreadable."""
    forwarder: str = ""
    """Address of the person who forwarded the filing to us, "" when it came directly."""
    original_sender: str = ""
    """Address of the innermost layer's From: who wrote the filing, as far as the mail says."""
    subject_refs: tuple[str, ...] = ()
    """References of ours ("26-0014") seen in the subject; they only suggest."""
    authentication: tuple[str, ...] = ()
    """Results of our own server's checks (RFC 8601), as evidence only."""
