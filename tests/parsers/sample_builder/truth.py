"""Completes a script's truth table to the full form of the samples: every key, null or empty where not in the mail.

Nothing is derived from the mail: what a person did not write stays null, except the plain answers that most
filings share (no rush, a home, a parent, English, signed).
"""

from collections.abc import Mapping
from typing import Any

OPENING = ("due_process_request", "state_complaint", "mediation_request", "facilitated_iep_request")
NO_DOCUMENT = (
    "not_a_filing", "other_request", "unreadable", "auto_reply", "calendar_invite", "bounce", "delivery_receipt",
)  # fmt: skip
LISTS = (
    "student_names", "student_dobs", "schools", "requester_names", "requester_phones", "missing_elements",
    "contact_attempts",
)  # fmt: skip
SINGLE = (
    "residence_address", "lea", "filed_by", "requester_address", "requester_email", "requester_relation",
    "representative_name", "representative_type", "representative_firm", "representative_phone",
    "representative_email", "letter_date", "date_filed_state", "date_received_lea", "nature_of_problem",
    "proposed_resolution", "language", "case_number", "hearing_date", "hearing_time", "hearing_officer",
    "decision_due_date", "decision_date", "mediation_date", "agreement_date", "waiver_signed_by",
)  # fmt: skip
TRUE_OR_FALSE = ("expedited", "homeless", "signed")
LEAS = {
    "PA": "Piedra Alta Public Schools",
    "RS": "Rio Seco Consolidated Schools",
    "SV": "Sierra Verde Unified School District",
}


def action_of(sample: Mapping[str, Any]) -> str:
    """Return the written action, else the usual one of the kind."""
    if "action" in sample:
        return str(sample["action"])
    if sample["kind"] in OPENING:
        return "open_case"
    return "none" if sample["kind"] in NO_DOCUMENT else "attach_to_case"


def facts_of(sample: Mapping[str, Any], marked: Mapping[str, str]) -> dict[str, Any]:
    """Return all facts; an unknown key in the script is refused."""
    written = {**marked, **sample.get("truth", {})}
    unknown = set(written) - {*LISTS, *SINGLE, *TRUE_OR_FALSE}
    if unknown:
        raise ValueError(f"{sample['name']}: unknown facts {sorted(unknown)}")
    action = action_of(sample)
    facts: dict[str, Any] = (
        dict.fromkeys(SINGLE) | {name: [] for name in LISTS} | dict.fromkeys(TRUE_OR_FALSE)
    )
    facts["language"] = "en"
    if action in ("open_case", "duplicate", "attach_to_case"):
        facts |= {"expedited": False, "homeless": False}
    if action in ("open_case", "duplicate"):
        facts |= {"filed_by": "parent", "signed": True}
    facts |= written
    facts["lea"] = LEAS.get(facts["lea"], facts["lea"])
    return dict(sorted(facts.items()))


def truth_of(sample: Mapping[str, Any], marked: Mapping[str, str]) -> dict[str, Any]:
    """Return the ground truth of one sample, as it is written to JSON."""
    kind, action = sample["kind"], action_of(sample)
    return {
        "accept": sample.get("accept", {}),
        "accept_kinds": sample.get("accept_kinds", []),
        "difficulty": sample.get("difficulty", "medium"),
        "duplicate_of": f"{sample['duplicate_of']}.eml" if "duplicate_of" in sample else None,
        "expected_action": action,
        "facts": facts_of(sample, marked),
        "family": sample["family"],
        "file": f"{sample['name']}.eml",
        "is_filing": kind not in NO_DOCUMENT,
        "kind": kind,
        "kinds_all": sample.get("kinds_all", [kind]),
        "note": sample.get("note"),
        "opens_case": action == "open_case",
        "requires_ocr": sample.get("requires_ocr", False),
        "subtype": sample.get("subtype"),
        "tags": sample.get("tags", []),
    }
