"""The words that announce a statement inside running text: "What I hope for: …", "Here is the trouble."

A lead-in is known by its words, as a form's label is: one that speaks of a problem or of a remedy, and
otherwise only words that carry no fact. What it announces is for `parsers.facts.statement_roles`.
"""

import re
from enum import StrEnum

from parsers.facts.prose import Sentence


class Role(StrEnum):
    """What a sentence of a filing does."""

    PROBLEM = "problem"
    PROPOSAL = "proposal"
    ASIDE = "aside"
    """Who writes and for whom, what is asked for, contact lines, greetings, legal phrases."""


_MOST_WORDS = 12
_CUT = re.compile(r"\s*(?::|;|\s[-–—]|\s=)\s+|\s*:$")
_CLAUSE = re.compile(r"\s(?:(?:(?:is|was|would be) )?that|if)\s")
_CLEFT = re.compile(r"(?:what|all|lo que|the \w+ (?:i|we)) .{1,70}?\s(?:is|are|was|would be|es|son|seria)\s")
_NO_PROPOSAL = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer)\b(?: \w+){0,2} (?:ask|accept|want|seek|request|propos|what)"
    r"|\b(?:want|ask|request|seek|need|like)\w*(?: for| to have)? (?:(?:a|an|the|this|your) )?"
    r"(?:due process|hearing(?! (?:officer|person))|mediation|facilitated)"
)
_WORD = re.compile(r"[a-z']+")
_WHY = re.compile(r"\b(?:why|reasons?|because|motivos?|razon(?:es)?|por que|ly do)\b")
_REMEDY = re.compile(
    r"\b(?:re?sol[uv]\w*|soluci\w*|settl\w*|remed\w*|cure|answer|quisiera\w*|pray\w*|requests?|relief"
    r"|propos\w*|propuest\w*|propon\w*|outcomes?|goals?"
    r"|fix\w*|want\w*|ask\w*|wish\w*|hop(?:e|es|ing)|accept\w*|seek\w*|sought|needs?|needed|should|would|like"
    r"|suggest\w*|demand\w*|expect\w*|repair|correct\w*|actions?|pido|pedimos|peticion|quiero|queremos"
    r"|esper\w*|arregl\w*|dese\w*|de nghi|giai phap|mong muon|yeu cau|prayer)\b"
)
_PROBLEM = re.compile(
    r"\b(?:problem\w*|troubl\w*|issues?|disput\w*|disagree\w*|happen\w*|facts?|complain\w*|concern\w*"
    r"|wrong|essence"
    r"|difficult\w*|grounds|violat\w*|allegations?|claims?|counts?|situation|story|matter|basis|broken|broke"
    r"|hechos|desacuerdo|queja|preocupa\w*|violacion\w*|paso|ocurrio|asunto|naturaleza|nature|van de|su viec"
    r"|noi dung|circumstances|describe|description|did|does)\b"
)
_QUESTION = re.compile(
    r"(?:when|where|who|which|have|has|do|does|are|is|was|were|did) (?!i\b|we\b)[a-z]+|how (?:long|many"
    r"|often)"
)
_ASIDE = re.compile(
    r"\b(?:other|additional|further|history|background|notes?|phone|telephone|cell|address|home|name"
    r"|born|birth|contact|parents?|enclosures?|copies|copy|date|signature|e-?mail|availability|interpreter"
    r"|otra informacion|telefono|direccion|domicilio|dien thoai|dia chi)\b"
)
_CARRIES_NO_FACT = frozenset(
    """
    a about accept accepted according act added again agree agreement all also am an and any are area
    areas as at be been being believe believes between brief by came can case child child's children
    come complainant complainants complaint con could d daughter de del desired different dispute
    district do don't done education el en end es esta este esto facing fair family first follow
    following follows for from full get girl give guardian hard has have hearing help her here him his
    how i i'd idea if in including individuals information is it it's its judge know la las law laws
    lead legal like lo looking los main make me mediation mediator meeting mi mine my need neutral not
    now of officer on or order our out over parent part parties person petitioner petitioners plain
    plainly please possible proposed que relating relevant request requested respectfully respondent
    right rule rules s school school's section see settle short simple simply since so solve son sought
    special specific state statement still student student's summary supporting team tell that the their
    them themselves therefore these they thing things think this to today un una us very was we we'd
    what where wherefore which who will with word words work would yo you your
    """.split()
)
_ORDINAL = re.compile(r"(?:first|second|third|fourth|fifth|finally|primero|segundo|tercero)\b")


_OPENING = re.compile(
    r"^\W*(?:(?:dear|hello|hi|good (?:morning|afternoon|evening|day)|estimad[oa]s?|buen(?:os|as)"
    r" (?:dias|tardes|noches)|kinh (?:gui|thua))\b[^,:.;!]{0,60}[,:;!]|(?:mr|ms|mrs|dr)\.? [a-z-]+,"
    r"|(?:text|field|text ?(?:box|field)|campo|memo|untitled)[ _]?\d{1,3}:)\s+"
)


def opening(each: Sentence) -> int:
    """Where a salutation, or a form's mere number, ends that stands before the sentence; 0 for none."""
    match = _OPENING.match(each.plain)
    return match.end() if match else 0


def lead_in(each: Sentence) -> tuple[Role, int] | None:
    """What a sentence's first words announce and where in it they end; None when they announce nothing."""
    cut = _CUT.search(each.plain)
    if cut and (role := _announces(each.plain[: cut.start()])):
        return role, cut.end()
    cleft = _CLEFT.match(each.plain)
    if cleft and (role := _announces(cleft[0].rsplit(" ", 2)[0])) and role is not Role.ASIDE:
        return role, 0
    clause = _CLAUSE.search(each.plain, 0, 80)
    if clause and (role := _announces(each.plain[: clause.start()])) and role is not Role.ASIDE:
        return role, 0
    if len(each.plain) < 70 and each.plain.endswith((".", "!", "?")) and _is_bare(each.plain):
        return (role, len(each.plain)) if (role := _announces(each.plain)) else None
    return None


def _is_bare(words: str) -> bool:
    """A sentence that says only that something follows: "Here is what I ask"."""
    return bool(
        re.match(
            r"(?:(?:so |now )?here (?:is|are|'s)|here's|this is (?:what|why|the|my|our)|these are"
            r"|the (?:\w+ )?\w+"
            r" (?:is|are) (?:this|these|as follows|simple)|what (?:happened|i want|we want)\b.{0,30}\bthis"
            r"|(?:el|la|los|mi) \w+ (?:es|son) (?:este|esta|estos|lo siguiente)|esto es lo que"
            r"|i(?: now)? explain"
            r"|let me (?:explain|tell))",
            words,
        )
    )


def _announces(words: str) -> Role | None:
    found = _WORD.findall(words)
    if not 0 < len(found) <= _MOST_WORDS or re.search(r"\d", words):
        return None
    known = sum(_carries_none(word) for word in found)
    if known < len(found) - (1 if len(found) > 2 else 0):
        return Role.ASIDE if len(found) <= 4 and _ASIDE.search(words) else None
    kinds = ((_QUESTION.match, Role.ASIDE), (_WHY.search, Role.PROBLEM), (_NO_PROPOSAL.search, None))
    for says, role in (*kinds, (_REMEDY.search, Role.PROPOSAL), (_PROBLEM.search, Role.PROBLEM)):
        if says(words):
            return role
    return Role.ASIDE if len(found) <= 4 and _ASIDE.search(words) else None


def _carries_none(word: str) -> bool:
    return word in _CARRIES_NO_FACT or any(
        pattern.fullmatch(word) for pattern in (_WHY, _REMEDY, _PROBLEM, _ASIDE, _ORDINAL)
    )
