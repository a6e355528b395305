"""What a label asks for, decided by the words in it."""

import re
from collections.abc import Iterable
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


_CORE = frozenset[str]().union(
    words.CHILD,
    words.FILER,
    words.ADVISER,
    words.NAME,
    words.ADDRESS,
    words.PHONE,
    words.EMAIL,
    words.SCHOOL,
    words.DISTRICT,
    words.BIRTH,
    words.RELATION,
    words.PROBLEM,
    words.REMEDY,
    words.SIGN,
    words.DATE,
    words.CASE,
    words.HOMELESS,
    words.EXPEDITE,
    words.OTHER,
)
_KNOWN = _CORE | words.GLUE
_STATUTORY = (
    (
        re.compile(
            r"proposed (?:re)?solution|(?:proposed|possible) (?:resolution|remedy)|resolution of the problem"
            r"|solucion propuesta|propuesta de (?:solucion|resolucion)|relief (?:requested|sought)"
        ),
        FieldName.RESOLUTION,
    ),
    (
        re.compile(
            r"nature of (?:the )?(?:problem|dispute|complaint|disagreement)|(?:description"
            r"|statement) of (?:the )?(?:problem|facts|violation|issue)|facts relating"
            r"|naturaleza del problema"
            r"|descripcion del problema|statement that .{0,60} violated"
        ),
        FieldName.PROBLEM,
    ),
)
_FOREIGN = {
    "van de": FieldName.PROBLEM,
    "noi dung khieu nai": FieldName.PROBLEM,
    "su viec": FieldName.PROBLEM,
    "giai phap": FieldName.RESOLUTION,
    "giai phap de nghi": FieldName.RESOLUTION,
    "de nghi": FieldName.RESOLUTION,
    "de nghi giai quyet": FieldName.RESOLUTION,
    "dia chi": FieldName.ADDRESS,
    "dia chi nha": FieldName.ADDRESS,
    "dien thoai": FieldName.PHONE,
    "ho ten hoc sinh": FieldName.CHILD_NAME,
    "ten hoc sinh": FieldName.CHILD_NAME,
    "hoc sinh": FieldName.CHILD_NAME,
    "ngay sinh": FieldName.BIRTH,
    "truong": FieldName.SCHOOL,
    "phu huynh": FieldName.FILER_NAME,
}
"""Whole labels in Vietnamese."""
_ALONE = {
    "role": FieldName.RELATION,
    "your role": FieldName.RELATION,
    "role of filer": FieldName.RELATION,
    "filer role": FieldName.RELATION,
    "your relation": FieldName.RELATION,
    "soy": FieldName.RELATION,
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
    "last first": FieldName.NAME,
    "last name first name": FieldName.NAME,
    "apellido nombre": FieldName.NAME,
}
_OF_PEOPLE = (FieldName.RELATION, FieldName.NAME)
_SURE = frozenset(label for label, name in _ALONE.items() if name in _OF_PEOPLE)
_TITLES = ((words.PROBLEM_TITLE, FieldName.PROBLEM), (words.REMEDY_TITLE, FieldName.RESOLUTION))
_PART_OF_A_FORM = re.compile(
    r"(?:part|section|item|step|box|question|parte|secci[oó]n|phần) [a-z\d]{1,3}\s?[-–—.:)]{1,2}\s+",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:Part|Section|Item|Parte|Secci[oó]n) [A-Z\d]{1,3}[.:)]?\s")
_SALUTATION = re.compile(r"(?:dear|estimad|hello|hi|to whom|a quien|kinh)\b")


def is_known_label(piece: str) -> bool:
    """Whether every word of it belongs on a label, one of them asking for something."""
    found = fold(re.sub(r"\([^)]{0,80}\)", " ", piece)).split()
    if piece.endswith((",", ".", ";")) or not found:
        return False
    if " ".join(found) in _SURE or (len(found) <= 9 and _title(piece)):
        return True
    return (
        0 < len(found) <= 14
        and all(word in _KNOWN for word in found)
        and any(word in _CORE for word in found)
    )


def part_of_a_form(piece: str) -> FieldName | None:
    """The statement a numbered part of a form asks for, as in "Section 5 - How could it be solved?"."""
    number = _PART_OF_A_FORM.match(piece)
    asked = piece[number.end() :].rstrip(":? ") if number else ""
    name = classify(asked) if is_known_label(asked) else None
    return name if name in (FieldName.PROBLEM, FieldName.RESOLUTION) else None


def _title(piece: str) -> FieldName | None:
    """What a whole heading asks for: it opens with a capital and is not the beginning of a sentence."""
    if not piece[:1].isupper() or len(piece) > 140:
        return None
    folded = fold(piece).replace("đ", "d")
    if name := _FOREIGN.get(folded):
        return name
    return next((name for pattern, name in _TITLES if pattern.fullmatch(folded)), None)


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
    capital = piece.isupper() or piece.endswith((":", "?", ")")) or bool(_PART.match(piece))
    if not capital and len(folded.split()) > 12:
        return None
    return next((name for pattern, name in _STATUTORY if pattern.search(folded)), None)


@lru_cache(maxsize=2048)
def classify(label: str) -> FieldName | None:
    """What a label asks for; None when it is no label of ours."""
    name = _classify(label.replace("_", " "))
    if "/" in label and name in (None, FieldName.OTHER):
        halves = [_classify(half) for half in label.split("/", 1)]  # "Student / Học sinh"
        return next((half for half in halves if half not in (None, FieldName.OTHER)), name)
    return name


def _classify(label: str) -> FieldName | None:
    folded = fold(re.sub(r"\([^)]{0,80}\)", " ", label))
    found = folded.split()
    if folded in _ALONE:
        return _ALONE[folded]
    if folded.replace("đ", "d") in _FOREIGN:
        return _FOREIGN[folded.replace("đ", "d")]
    if title := _title(label.strip()):
        return title
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


def _first(choices: Iterable[tuple[FieldName | None, bool]]) -> FieldName | None:
    """The first choice whose condition holds."""
    return next((name for name, holds in choices if holds), None)


def _why(found: set[str], order: list[str]) -> FieldName | None:
    """What asks why, or what went wrong."""
    asks = "why" in found and bool(found & {"filing", "file", "asking", "writing", "complaining"})
    wrong = "wrong" in found and order[0] in ("what", "que")
    broken = found & {"violated", "violates", "violation", "violations"}
    wrong = wrong or bool(broken and not found & words.DATE)
    return FieldName.PROBLEM if asks or wrong else None


def _person_details(found: set[str], order: list[str]) -> FieldName | None:
    adviser = bool(found & words.ADVISER)
    signing = bool(found & words.SIGN)
    dated = signing and bool(found & words.DATE) and len(order) <= 4 and "signature" not in found
    statement = words.PROBLEM | words.REMEDY | {"want"}
    related = _asks_who(found, order) and not found & statement
    mail = "email" in found or "correo" in found or {"e", "mail"} <= found
    phone = (bool(found & words.PHONE) and order[0] != "fax") or _asks_how_to_reach(found)
    return _first(
        (
            (FieldName.DATE, dated),
            (FieldName.SIGNATURE, signing and not found & {"agreement", "copy"}),
            (FieldName.BIRTH, bool(found & words.BIRTH) and "place" not in found),
            (FieldName.RELATION, bool(found & words.RELATION) or related),
            (FieldName.ADVISER_EMAIL, mail and adviser),
            (FieldName.EMAIL, mail),
            (FieldName.ADVISER_PHONE, phone and adviser),
            (FieldName.PHONE, phone),
            (FieldName.FIRM, "firm" in found),
        )
    )


_WHO = frozenset("i am the a an student child pupil s to of check one".split())


def _asks_who(found: set[str], order: list[str]) -> bool:
    """As in "You are", "I am the student's"."""
    return {"you", "are"} <= found or (order[:2] == ["i", "am"] and found <= _WHO)


def _asks_how_to_reach(found: set[str]) -> bool:
    """As in "How can we reach you?", "Best way to contact you"."""
    asks = bool(found & {"how", "way"}) and bool(found & {"reach", "contact", "call"})
    return asks and bool(found & {"you", "me", "us"}) and not found & {"did", "staff", "agency"}


_ASKING = frozenset({"what", "why", "how", "que", "como"})


def _places(found: set[str], order: list[str]) -> FieldName | None:
    asks = order[0] in _ASKING and not set(order[1:2]) & (words.SCHOOL | words.DISTRICT)
    statement = asks or bool(found & (words.PROBLEM | words.REMEDY))
    school = bool(found & words.SCHOOL)
    named_district = bool(found & {"district", "lea", "agency", "distrito"})
    district = bool(found & words.DISTRICT) and (not school or named_district)
    if found & words.HOMELESS and len(order) < 10:
        return FieldName.HOMELESS
    if {"home"} & found and found & words.CHILD and len(order) <= 5 and not school:
        return FieldName.CHILD_ADDRESS
    if found & words.ADDRESS and not found & {"email", "e", "ip", "web"}:
        return _address(found)
    if {"where"} & found and found & {"live", "stay", "staying", "living"} and len(order) <= 8:
        return FieldName.CHILD_ADDRESS if found & words.CHILD else FieldName.FILER_ADDRESS
    if district:
        return FieldName.DISTRICT if len(order) <= 8 and not statement else None
    return FieldName.SCHOOL if school and not statement and not found & {"year", "board", "staff"} else None


def _address(found: set[str]) -> FieldName:
    return (
        _first(
            (
                (FieldName.ADVISER_ADDRESS, bool(found & words.ADVISER)),
                (FieldName.OTHER, bool(found & (words.SCHOOL | words.DISTRICT))),
                (FieldName.CHILD_ADDRESS, bool(found & (words.CHILD | {"residence", "residencia"}))),
                (FieldName.FILER_ADDRESS, bool(found & (words.FILER - {"nombre", "de"}))),
            )
        )
        or FieldName.ADDRESS
    )


def _dates_and_numbers(found: set[str], order: list[str]) -> FieldName | None:
    short = len(order)
    date = bool(found & words.DATE) and short <= 7 and not {"what", "happened"} <= found
    stamped = bool(found & {"received", "recibido", "recibida", "stamp"})
    arrived = bool(found & {"submitted", "received"}) and short <= 3 and "by" not in found
    arrived = arrived and bool(found & {"on", "at", "submitted"})
    return _first(
        (
            (FieldName.CASE_NUMBER, bool(found & _CASE_WORDS) and short <= 5),
            (FieldName.RECEIVED, date and stamped),
            (FieldName.OTHER, date and bool(found & words.OTHER_DAYS)),
            (FieldName.DATE, date or (arrived and "submitted" in found)),
            (FieldName.RECEIVED, arrived),
            (FieldName.EXPEDITED, bool(found & words.EXPEDITE) and short <= 8),
        )
    )


_CASE_WORDS = {"case", "docket", "caso", "expediente", "cause", "oah"}
_OFFICES = frozenset(
    """
    agreement bureau coordinator department dispute division meeting office officer options period
    section session unit
    """.split()
)
_MATTER_LINES = {"type", "tipo", "re", "subject", "asunto", "cc", "enclosures"}


def _statements(found: set[str], order: list[str]) -> FieldName | None:
    strong = bool(found & words.STRONG_REMEDY)
    if order[-1] == "by":
        return None
    if found & _MATTER_LINES and not found & {"problem", "resolution"}:
        return FieldName.OTHER
    if found & _OFFICES and not found & {"proposed", "problem", "propose"}:
        return FieldName.PROBLEM if "dispute" in found and not strong else None
    if strong or _asks_for_remedy(found):
        return FieldName.RESOLUTION
    asks = found & words.PROBLEM
    if found & words.CHILD and asks <= {"description", "details", "describe", "statement"}:
        return None
    only_complaint = asks == {"complaint"} and order not in (["complaint"], ["my", "complaint"])
    return (
        FieldName.PROBLEM if asks and not only_complaint and not found & {"name", "names", "number"} else None
    )


def _asks_for_remedy(found: set[str]) -> bool:
    """As in "What should be done", "What would make it right", "I would like", "Requested action"."""
    done = {"what", "should"} <= found and bool(found & {"done", "happen", "do"})
    action = bool(found & {"action", "actions"} and found & {"requested", "corrective", "requesting"})
    liked = {"would", "like"} <= found and bool(found & {"i", "we"})
    wish = bool(found & (words.WISH - {"like"})) and not found & {
        "hearing",
        "information",
        "contact",
        "interpreter",
        "interpreters",
    }
    reasons = bool(found & {"reasons", "reason", "grounds"})
    return not reasons and (done or action or liked or wish or {"make", "right"} <= found)


_BY = (["requested", "by"], ["submitted", "by"], ["filed", "by"], ["completed", "by"], ["prepared", "by"])
_WEAK_FILER = {"nombre", "de", "me", "from", "your", "submitted", "contact", "requested"}


def _names(found: set[str], order: list[str]) -> FieldName | None:
    section = bool(found & {"information", "informacion", "details", "section"})
    child = (
        bool(found & words.CHILD) and not found & {"parent", "guardian", "relationship"} and len(order) <= 8
    )
    adviser = bool(found & words.ADVISER) and len(order) <= 10
    filer = bool(found & (words.FILER - _WEAK_FILER)) and len(order) <= 10
    name = bool(found & words.NAME) and len(order) <= 4
    return _first(
        (
            (FieldName.FILER_NAME, order[:2] in _BY),
            (FieldName.CHILD_SECTION, child and section),
            (FieldName.CHILD_NAME, child),
            (FieldName.ADVISER_SECTION, adviser and section),
            (FieldName.ADVISER_NAME, adviser),
            (FieldName.FILER_SECTION, filer and section and not found & words.NAME),
            (FieldName.FILER_NAME, filer),
            (FieldName.FILER_NAME, name and bool(found & {"your", "su"})),
            (FieldName.NAME, name),
        )
    )
