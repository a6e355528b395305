"""Which elements of 34 CFR 300.508(b) and 300.153(b) a letter has; which are required is not known here."""

from parsers.reading import Filing, Grade


def elements_of(filing: Filing) -> frozenset[str]:
    """The names of the elements that the letter has."""
    homeless = any(each.value for each in filing.homeless)
    contact = (
        filing.requester_phones
        or filing.requester_email
        or [each for each in filing.requester_address if each.grade is not Grade.CANDIDATE]
        or filing.representative_phone
        or filing.representative_email
    )
    has = {
        "child_name": bool(filing.student_names),
        "residence_address": bool(filing.residence_address) or homeless,
        "school": bool(filing.schools),
        "nature_of_problem": bool(filing.nature_of_problem),
        "proposed_resolution": bool(filing.proposed_resolution),
        "violation_statement": bool(filing.nature_of_problem),
        "signature": any(each.value for each in filing.signed),
        "requester_contact": bool(contact),
    }
    return frozenset(name for name, there in has.items() if there)
