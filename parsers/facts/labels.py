"""What a label asks for, decided by the words in it."""

import re
from enum import StrEnum
from functools import lru_cache

from parsers.facts import label_words as words
from parsers.facts.text import fold


class FieldName(StrEnum):
    """What a labelled line of a filing may hold."""

    CHILD_NAME = "child name"
    BIRTH = "birth date"
    CHILD_ADDRESS = "child address"
    FILER_ADDRESS = "filer address"
    ADDRESS = "address"
    SCHOOL = "school"
    DISTRICT = "district"
    FILER_NAME = "filer name"
    NAME = "name"
    RELATION = "relation"
    PHONE = "phone"
    EMAIL = "email"
    ADVISER_NAME = "adviser name"
    ADVISER_PHONE = "adviser phone"
    ADVISER_EMAIL = "adviser email"
    ADVISER_ADDRESS = "adviser address"
    FIRM = "firm"
    PROBLEM = "problem"
    RESOLUTION = "resolution"
    SIGNATURE = "signature"
    DATE = "date"
    RECEIVED = "received"
    FILED = "filed"
    CASE_NUMBER = "case number"
    HOMELESS = "homeless"
    EXPEDITED = "expedited"
    CHILD_SECTION = "child section"
    FILER_SECTION = "filer section"
    ADVISER_SECTION = "adviser section"
    OTHER = "other"


_CORE = (
    words.CHILD | words.FILER | words.ADVISER | words.NAME | words.ADDRESS | words.PHONE | words.EMAIL | words.SCHOOL
    | words.DISTRICT | words.BIRTH | words.RELATION | words.PROBLEM | words.REMEDY | words.SIGN | words.DATE
    | words.CASE | words.HOMELESS | words.EXPEDITE | words.OTHER
)  # fmt: skip
_KNOWN = _CORE | words.GLUE
_STRONG_REMEDY = {"resolution", "resolutions", "remedy", "remedies", "relief", "solution", "solutions", "resolve",
                  "solucion", "soluciones", "resolucion", "remedio", "resolver", "propose", "propongo", "outcome",
                  "proponemos", "solve", "fix", "propuesta", "seek", "seeking", "sought", "proposing", "arreglar",
                  "corrective", "suggested", "proposal", "solved", "resolved", "settle", "settled", "wanted", "espera",
                  "esperamos", "remedied", "corrected", "fixed", "prayer", "peticion", "haga"}  # fmt: skip
_WISH = {"want", "like", "asking", "ask", "happen", "deseo", "quiero", "pido", "needs", "need", "requested",
         "gustaria", "desired", "quisiera", "queremos", "pedimos"}  # fmt: skip
_STATUTORY = (
    (re.compile(r"proposed (?:re)?solution|(?:proposed|possible) (?:resolution|remedy)|resolution of the problem|solucion propuesta|propuesta de (?:solucion|resolucion)|relief (?:requested|sought)"), FieldName.RESOLUTION),
    (re.compile(r"nature of (?:the )?(?:problem|dispute|complaint|disagreement)|(?:description|statement) of (?:the )?(?:problem|facts|violation|issue)|facts relating|naturaleza del problema|descripcion del problema|statement that .{0,60} violated"), FieldName.PROBLEM),
)  # fmt: skip
_FOREIGN = {
    "van de": FieldName.PROBLEM, "noi dung khieu nai": FieldName.PROBLEM, "su viec": FieldName.PROBLEM,
    "giai phap": FieldName.RESOLUTION, "giai phap de nghi": FieldName.RESOLUTION, "de nghi": FieldName.RESOLUTION, "de nghi giai quyet": FieldName.RESOLUTION,
    "dia chi": FieldName.ADDRESS, "dia chi nha": FieldName.ADDRESS, "dien thoai": FieldName.PHONE,
    "ho ten hoc sinh": FieldName.CHILD_NAME, "ten hoc sinh": FieldName.CHILD_NAME, "hoc sinh": FieldName.CHILD_NAME,
    "ngay sinh": FieldName.BIRTH, "truong": FieldName.SCHOOL, "phu huynh": FieldName.FILER_NAME,
}  # fmt: skip
"""Whole labels in Vietnamese."""
_ALONE = {
    "contact number": FieldName.PHONE,
    "date of request": FieldName.DATE,
    "today date": FieldName.DATE,
    "todays date": FieldName.DATE,
    "what happened": FieldName.PROBLEM,
    "bday": FieldName.BIRTH,
    "home": FieldName.ADDRESS,
    "house": FieldName.ADDRESS,
    "cell": FieldName.PHONE,
    "c": FieldName.OTHER,
}
_SALUTATION = re.compile(r"(?:dear|estimad|hello|hi|to whom|a quien|kinh)\b")


def is_known_label(piece: str) -> bool:
    """Whether every word of it belongs on a label, one of them asking for something."""
    found = fold(re.sub(r"\([^)]{0,80}\)", " ", piece)).split()
    if piece.endswith((",", ".", ";")):
        return False
    return (
        0 < len(found) <= 14
        and all(word in _KNOWN for word in found)
        and any(word in _CORE for word in found)
    )


def long_heading(piece: str) -> FieldName | None:
    """The statute's own words used as a heading, however long the line (34 CFR 300.508(b)(5)-(6))."""
    if not 12 <= len(piece) <= 260 or piece.endswith((",", ";")):
        return None
    folded = fold(piece)
    if (
        piece.endswith(".")
        or len(folded.split()) > 34
        or folded.startswith(("i ", "we ", "please ", "a copy"))
    ):
        return None
    capital = piece.isupper() or piece.endswith((":", "?", ")"))
    if not capital and len(folded.split()) > 12:
        return None
    return next((name for pattern, name in _STATUTORY if pattern.search(folded)), None)


@lru_cache(maxsize=2048)
def classify(label: str) -> FieldName | None:
    """What a label asks for; None when it is no label of ours."""
    folded = fold(re.sub(r"\([^)]{0,80}\)", " ", label))
    found = folded.split()
    if folded in _ALONE:
        return _ALONE[folded]
    if folded.replace("đ", "d") in _FOREIGN:
        return _FOREIGN[folded.replace("đ", "d")]
    if not found or len(found) > 34 or _SALUTATION.match(folded):
        return None
    known = sum(word in _KNOWN for word in found) / len(found)
    if known < 0.7 or len(found) > 14:
        return long_heading(label) if len(found) > 3 else None
    return _by_words(set(found), found)


def _by_words(found: set[str], order: list[str]) -> FieldName | None:
    for decide in (_why, _person_details, _places, _dates_and_numbers, _statements, _names):
        if name := decide(found, order):
            return name
    return FieldName.OTHER if found & words.OTHER and len(order) <= 4 else None


def _why(found: set[str], order: list[str]) -> FieldName | None:
    """ "Why I am filing", "What the district did wrong"."""
    if "why" in found and found & {"filing", "file", "asking", "writing", "complaining"}:
        return FieldName.PROBLEM
    return FieldName.PROBLEM if found & {"wrong"} and order[0] in ("what", "que") else None


def _person_details(found: set[str], order: list[str]) -> FieldName | None:
    adviser = bool(found & words.ADVISER)
    if found & words.DATE and found & words.SIGN and len(order) <= 4 and "signature" not in found:
        return FieldName.DATE
    if found & words.SIGN and not found & {"agreement", "copy"}:
        return FieldName.SIGNATURE
    if found & words.BIRTH and not found & {"place"}:
        return FieldName.BIRTH
    if (
        found & words.RELATION
        or {"you", "are"} <= found
        and not found & (words.PROBLEM | words.REMEDY | {"want"})
    ):
        return FieldName.RELATION
    if "email" in found or "correo" in found or {"e", "mail"} <= found:
        return FieldName.ADVISER_EMAIL if adviser else FieldName.EMAIL
    if found & words.PHONE and "fax" not in order[:1]:
        return FieldName.ADVISER_PHONE if adviser else FieldName.PHONE
    if "firm" in found:
        return FieldName.FIRM
    return None


def _places(found: set[str], order: list[str]) -> FieldName | None:
    if found & words.HOMELESS and len(order) < 10:
        return FieldName.HOMELESS
    if found & words.ADDRESS and not found & {"email", "e", "ip", "web"}:
        return _address(found)
    if found & words.DISTRICT and (
        not found & words.SCHOOL or found & {"district", "lea", "agency", "distrito"}
    ):
        return FieldName.DISTRICT if len(order) <= 8 and not found & (words.PROBLEM | words.REMEDY) else None
    if found & words.SCHOOL and not found & (words.PROBLEM | {"year", "board", "staff"} | words.REMEDY):
        return FieldName.SCHOOL
    return None


def _address(found: set[str]) -> FieldName:
    if found & words.ADVISER:
        return FieldName.ADVISER_ADDRESS
    if found & words.SCHOOL | found & words.DISTRICT:
        return FieldName.OTHER
    if found & words.CHILD or found & {"residence", "residencia"}:
        return FieldName.CHILD_ADDRESS
    return FieldName.FILER_ADDRESS if found & (words.FILER - {"nombre", "de"}) else FieldName.ADDRESS


def _dates_and_numbers(found: set[str], order: list[str]) -> FieldName | None:
    if found & {"case", "docket", "caso", "expediente", "cause", "oah"} and len(order) <= 5:
        return FieldName.CASE_NUMBER
    if found & words.DATE and len(order) <= 7:
        if found & {"received", "recibido", "recibida", "stamp"}:
            return FieldName.RECEIVED
        if not found & {
            "meeting",
            "iep",
            "hearing",
            "incident",
            "evaluation",
            "violation",
            "decision",
            "range",
            "start",
        }:
            return FieldName.DATE
        return FieldName.OTHER
    if (
        found & {"submitted", "received"}
        and len(order) <= 3
        and found & {"on", "at", "submitted"}
        and "by" not in found
    ):
        return FieldName.DATE if "submitted" in found else FieldName.RECEIVED
    if found & words.EXPEDITE and len(order) <= 8:
        return FieldName.EXPEDITED
    return None


def _statements(found: set[str], order: list[str]) -> FieldName | None:
    if found & {"type", "tipo", "re", "subject", "asunto", "cc", "enclosures"} and not found & {
        "problem",
        "resolution",
    }:
        return FieldName.OTHER
    if found & {"office", "section", "bureau", "unit", "division", "department", "coordinator", "meeting", "session",
                "agreement", "period", "dispute", "options", "officer"} and not found & {"proposed", "problem", "propose"}:  # fmt: skip
        return None if "dispute" not in found or found & _STRONG_REMEDY else FieldName.PROBLEM
    if found & {"action", "actions"} and found & {"requested", "corrective", "requesting"}:
        return FieldName.RESOLUTION
    if {"i", "would", "like"} <= found or {"we", "would", "like"} <= found:
        return FieldName.RESOLUTION
    if found & {"filing", "complaining"} and "why" in found:
        return FieldName.PROBLEM
    if found & {"reasons", "reason", "grounds"} and found & {"request", "filing"}:
        return FieldName.PROBLEM
    if {"what", "should"} <= found and found & {"done", "happen", "do"} or {"make", "right"} <= found:
        return FieldName.RESOLUTION
    if found & _STRONG_REMEDY:
        return FieldName.RESOLUTION
    if found & _WISH and not found & {"hearing", "information", "contact"} and found & (_WISH - {"like"}):
        return FieldName.RESOLUTION
    asks = found & words.PROBLEM
    if (
        asks
        and (asks != {"complaint"} or order in (["complaint"], ["my", "complaint"]))
        and not found & {"name", "names", "number"}
    ):
        return FieldName.PROBLEM
    return None


def _names(found: set[str], order: list[str]) -> FieldName | None:
    section = bool(found & {"information", "informacion", "details", "section"})
    if found & words.CHILD and not found & {"parent", "guardian", "relationship"} and len(order) <= 8:
        return FieldName.CHILD_SECTION if section else FieldName.CHILD_NAME
    if found & words.ADVISER and len(order) <= 10:
        return FieldName.ADVISER_SECTION if section else FieldName.ADVISER_NAME
    if order[:2] in (
        ["requested", "by"],
        ["submitted", "by"],
        ["filed", "by"],
        ["completed", "by"],
        ["prepared", "by"],
    ):
        return FieldName.FILER_NAME
    filer = found & (words.FILER - {"nombre", "de", "me", "from", "your", "submitted", "contact"})
    if filer and len(order) <= 10:
        return FieldName.FILER_SECTION if section and not found & words.NAME else FieldName.FILER_NAME
    if found & words.NAME and len(order) <= 4:
        return FieldName.FILER_NAME if "your" in found or "su" in found else FieldName.NAME
    return None
