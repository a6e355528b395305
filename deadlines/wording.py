"""How events are named in sentences, and how a person is asked about one. English; no law."""

from typing import Final

EVENT_WORDS: Final[dict[str, str]] = {
    "request_filed": "the request is filed",
    "lea_received_request": "the LEA receives the request",
    "sea_received_request": "the state receives the request",
    "parent_received_request": "the parent receives the request",
    "amended_request_filed": "the amended request is filed",
    "resolution_meeting_waived_in_writing": "both sides waive the resolution meeting in writing",
    "agreed_to_mediation_instead": "both sides choose mediation instead of the resolution meeting",
    "resolution_meeting_held": "the resolution meeting is held",
    "no_agreement_possible_in_writing": "both sides write that no agreement is possible",
    "mediation_continued_in_writing": "both sides agree in writing to continue the mediation",
    "mediation_withdrawn": "a side withdraws from the continued mediation",
    "unresolved_outcome_reached": "the 30 days have passed without resolution",
    "ho_received_insufficiency_notice": "the hearing officer receives the notice of insufficiency",
    "ho_commencement_notice": "the hearing officer gives written notice that the timelines commence",
    "ho_orders_timeline_start": "the hearing officer orders the hearing timeline to start",
    "hearing_date": "the hearing",
    "previous_hearing_date": "the hearing as first set",
    "hearing_completed": "the hearing is completed",
    "settlement_offer_made": "the written settlement offer is made",
    "decision_extended_to": "the day to which the decision is extended",
    "decision_issued": "the decision is issued",
    "decision_received": "the decision is received",
    "agreement_executed": "the last party signs the agreement",
    "adr_jointly_chosen": "the parties decide to ask jointly for a facilitated meeting or mediation",
    "adr_professional_assigned": "the state assigns the facilitator or mediator",
    "mediation_agreement_concluded": "the agreement is concluded in mediation",
    "sea_received_complaint": "the state receives the complaint",
    "iaes_started": "the first day of the interim setting",
    "iep_meeting": "the IEP meeting",
    "pwn_action": "the proposed or refused action takes effect",
    "records_requested": "access to the records is requested",
    "iee_approved": "the independent evaluation is approved",
    "lea_evaluation_completed": "the LEA completes its evaluation",
    "unilateral_iee_results_received": "the results of the private evaluation are received",
    "surrogate_need_determined": "it is determined that a surrogate is needed",
    "surrogate_assigned": "the first assignment takes effect",
    "untrained_surrogate_identified": "the untrained surrogate or foster parent is identified",
    "date_of_birth": "the date of birth",
    "premediation_request_received_by_state": "the state receives the request for mediation before filing",
    "state_received_complaint": "the state receives the complaint",
    "review_request_received": "the request for review is received",
    "safeguards_notice_sent": "the safeguards notice is sent",
    "set_aside_begun": "the complaint is set aside",
    "resolution_meeting_scheduled": "the resolution meeting",
}

_QUESTIONS: Final[dict[str, str]] = {
    "lea_received_request": "Which day did the district receive the request?",
    "sea_received_request": "Which day did the state receive the request?",
    "parent_received_request": "Which day did the parent receive the request?",
    "request_filed": "Which day was the request filed?",
    "sea_received_complaint": "Which day did the state receive the complaint?",
    "state_received_complaint": "Which day did the state receive the complaint?",
    "hearing_date": "Which day is the hearing?",
    "decision_received": "Which day was the decision received?",
    "decision_issued": "Which day was the decision issued?",
    "agreement_executed": "Which day did the last party sign the agreement?",
    "amended_request_filed": "Was the amendment consented to or permitted, and which day was it filed?",
    "iep_meeting": "Which day is the IEP meeting?",
}


def words_of(event: str) -> str:
    """Return the event as a clause: "the LEA receives the request"."""
    return EVENT_WORDS.get(event, event.replace("_", " "))


def either_of(events: tuple[str, ...]) -> str:
    """Return the events as one clause, joined with "or"."""
    return " or ".join(words_of(event) for event in events)


def question_about(event: str, *, may_not_have_happened: bool) -> str:
    """Return what to ask a person about an event of which several days, or none, are possible."""
    if may_not_have_happened:
        return f"Did this happen, and on which day: {words_of(event)}?"
    return _QUESTIONS.get(event, f"Which day is right: {words_of(event)}?")
