"""The things that can happen in a case, and the record of one of them.

The names are a closed list: a rule or a person who uses another name is refused. A `CaseEvent` is
never edited; a later event supersedes it, so that "what was known on 3 March" stays answerable.
Nothing here counts days.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LEGAL_EVENTS: frozenset[str] = frozenset(
    """
    request_filed lea_received_request sea_received_request parent_received_request
    amended_request_filed resolution_meeting_waived_in_writing agreed_to_mediation_instead
    resolution_meeting_held no_agreement_possible_in_writing mediation_continued_in_writing
    mediation_withdrawn unresolved_outcome_reached ho_received_insufficiency_notice
    ho_commencement_notice ho_orders_timeline_start hearing_date previous_hearing_date
    hearing_completed settlement_offer_made decision_extended_to decision_issued decision_received
    agreement_executed adr_jointly_chosen adr_professional_assigned mediation_agreement_concluded
    sea_received_complaint iaes_started iep_meeting pwn_action records_requested iee_approved
    lea_evaluation_completed unilateral_iee_results_received surrogate_need_determined
    surrogate_assigned untrained_surrogate_identified date_of_birth
    premediation_request_received_by_state state_received_complaint review_request_received
    request_withdrawn request_dismissed case_closed case_reopened agreement_voided response_sent
    sufficiency_notice_sent sufficiency_ruled resolution_meeting_scheduled parent_participated
    set_aside_begun set_aside_ended safeguards_notice_sent prior_written_notice_sent
    adr_offered_in_writing records_provided iep_invitation_sent consent_requested consent_received
    consent_refused disclosure_made stipulations_sent decision_mailed unresolved_notice_sent
    board_approved_settlement oah_closed date_ordered
    """.split()
)
"""Dated happenings that rules may read."""

FLAG_EVENTS: frozenset[str] = frozenset(
    """
    filed_by pwn_already_sent parent_did_not_participate set_aside_by_due_process
    disclosure_business_days stipulation_school_days no_invitations gifted_only foster_parent
    """.split()
)
"""Standing facts that rules may read as conditions; in the store each begins and ends with an event."""

OFFICE_EVENTS: frozenset[str] = frozenset(
    """
    case_opened procedure_set jurisdiction_set timezone_set lea_set child_set pack_adopted closed_days_adopted
    merged_into split_from message_attached message_moved case_linked
    """.split()
)
"""What the office did with the case itself; rules never read these."""

EVENT_NAMES: frozenset[str] = LEGAL_EVENTS | FLAG_EVENTS | OFFICE_EVENTS


class Standing(StrEnum):
    """How far a happening may be relied on."""

    RECORDED = "recorded"
    """Said by a person of the office, or a sign of receipt on a filing."""
    CLAIMED = "claimed"
    """Read from a mail and not yet confirmed: it may not have happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One dated thing that happened, as it was written down; never edited, only superseded."""

    name: str
    """One of `EVENT_NAMES`."""
    on: tuple[date | None, ...]
    """The day, in the case's time zone; several are candidates, the one the rules pick first.
    None among them: it may not have happened."""
    recorded_at: datetime
    """When it was written down; aware, UTC."""
    by: str
    """Initials of a person of the office, or "mail" for what was read from a message."""
    standing: Standing = Standing.RECORDED
    message: str | None = None
    """Content hash of the message it was read from."""
    occurrence: int = 1
    """Which happening of this name: 1, 2, ..."""
    value: str | int | bool | None = None
    """What a flag or an office event says; None for a plain dated happening."""
    detail: str = ""
    """A reason or note by the office; never identity of a child."""
    id: str = ""
    """Given by the store, stable for ever."""
    supersedes: str | None = None
    """`id` of the event that this one replaces."""
