"""Sentences in which somebody asks, here and now, for a hearing, an investigation, a mediator.

The thing asked for is found first; then the words before it in the same sentence must say that
somebody asks for it. "If", "how do I", "I filed last year" are not asking.
"""

import re
from dataclasses import dataclass

from parsers.facts.text import Text
from parsers.kinds.near_miss import CONDITION, HYPOTHETICAL
from parsers.kinds.sentences import sentence_bounds
from parsers.reading import Kind

_NOT_THE_HEARING = r"(?! (?:aids?|tests?|screening|impair\w*|loss|officers?|evaluation|specialist|devices?|services|and vision|from|back|disability|room|problems?|date|is (?:set|scheduled)|decisions?|right))"
_THING = {
    Kind.DUE_PROCESS_REQUEST: re.compile(
        r"\b(?:due process(?! (?:training|rights?|requirements?|protections?|procedures?|workshop|webinar|clause|decisions?|issues?|timelines?))"
        rf"|(?<!public )(?<!budget )(?<!zoning )(?<!court )(?<!disciplinary )(?<!suspension )(?<!expulsion )(?<!truancy )(?<!board )(?<!custody )(?<!grievance )(?<!residency )hearings?\b{_NOT_THE_HEARING}|hearing officer(?= to (?:decide|hear|rule|order|look|review))|(?:heard|decided) by an? (?:impartial |independent )?hearing officer|(?:audiencia|debido proceso|proceso (?:legal )?debido)\b|dieu tran|to tung|dpc\b)"
    ),
    Kind.STATE_COMPLAINT: re.compile(
        r"\b(?:(?:state|formal|written|idea|systemic|special education|administrative|compliance|official) (?:level )?(?:special education |written |formal |state |idea |systemic |administrative )*complaint"
        r"|investigat(?:e|ion)|queja (?:estatal|formal|ante|al|por escrito|administrativa|contra|del estado)|khieu nai)"
    ),
    Kind.MEDIATION_REQUEST: re.compile(r"\b(?:mediation|mediator|mediacion|mediador|hoa giai)"),
    Kind.FACILITATED_IEP_REQUEST: re.compile(r"\b(?:facilitated (?:iep|individualized|meeting)|iep facilitat|fiep\b|(?:neutral |state |impartial |outside |trained )*facilitator|(?:reunion|junta)(?: [a-z]+){0,3} facilitad|facilitador)"),
}  # fmt: skip
_ANY_COMPLAINT = re.compile(rf"\bcomplaint\b|\bqueja\b|{_THING[Kind.STATE_COMPLAINT].pattern}")
_STATE_IN_IT = re.compile(
    r"300\.15[1-3]|\bstate complaint|public education department|department of education|\bnmped\b|\bcde\b|\bto the state\b|\bestado\b|\bestatal\b|state education agency|secretaria de educacion"
)
_DUE_PROCESS_IN_IT = re.compile(r"\bdue process|\bhearing\b|debido proceso|audiencia")
_WHO = r"\b(?:i|lam|we|i'm|we're|i'd|we'd|parents?|petitioners?|complainants?|undersigned|district|student|counsel|intent(?:ion)?|family|clients?|guardians?|lea|grandparents?|grandmother|grandfather|mother|father|schools?|organization|collective|network|center|coalition|and|yo|nosotros)\b"
_ASKS = (
    r"(?<!the )(?<!a )(?<!an )(?<!your )(?<!this )(?<!her )(?<!his )(?<!their )(?<!my )(?<!our )(?<!of )(?<!for )(?<!re: )\b(?:requests?|requesting|asks?|asking|wants?|wanting|files?|filing|demands?|demanding|seeks?|seeking|submits?|submitting|appl(?:y|ies|ying)|initiates?|initiating|starts?|starting|begin|open|commences?|invokes?|"
    r"call(?:s|ing)? for|petitions?|petitioning|needs?|appeals?|appealing|insists?|would like|i'd like|we'd like|take this|go(?:ing)? (?:to|for|ahead with)|pursue|pursuing|proceed (?:to|with)|brings?|bringing|makes?|making|lodg(?:e|es|ing)|have (?:a|an|the)|exercis(?:e|es|ing)|(?:give|gives|giving|serve|serves) notice (?:of|that)|like (?:to|an?|the)|(?:going|moving|go|move) forward with|decided to go|tak(?:e|ing) (?:this|it|you|them|the (?:school|district)))\b"
)
_ASKED_BEFORE = re.compile(rf"{_WHO}[^?]{{0,110}}?{_ASKS}(?P<gap>[^.?]{{0,70}})$")
_SAYS_IT = re.compile(
    r"\b(?:requesting|asking (?:you )?for|requests|files|demands|seeks|appeals|(?:hereby|respectfully|formally) (?:requests?|files?|demands?|seeks?))\b(?P<gap>[^.?]{0,50})$"
)
_THIS_IS = re.compile(
    r"\b(?:this (?:letter|e-?mail|document|message|form|notice|filing|complaint|request|writing|communication)?(?: [a-z]+){0,2}? ?(?:is|serves|constitutes|will serve|shall serve|be considered|are)|(?:please )?(?:accept|consider|treat|take|regard) (?:this|it|the following|the attached)|(?:here|attached|enclosed|adjunt[oa]) (?:is|are|please find|find|you will find)|(?:please )?find (?:attached|enclosed)|esta (?:carta|es)|(?:please|kindly|por favor|favor de)\b[^.?]{0,40}\b(?:schedule|set|arrange|grant|give|file|start|open|process|appoint|assign|provide|programe|inicie))\b(?P<gap>[^.?]{0,60})$"
)
_SPANISH = re.compile(
    r"\b(?:solicit(?:o|amos|a|an|ar|ando)|pid(?:o|e|iendo)|pedi(?:r|mos)|quier(?:o|e)|queremos|quisiera(?:mos)?|dese(?:o|amos)|present(?:o|amos|ar|ando)|exij(?:o|imos)|requiero|necesit(?:o|amos)|interpon(?:go|emos)|inici(?:o|ar|amos))\b(?P<gap>[^.?]{0,70})$"
)
_VIETNAMESE = re.compile(
    r"\b(?:toi|chung toi|gia dinh)\b[^.?]{0,60}\b(?:yeu cau|de nghi|xin|muon|nop|gui)\b(?P<gap>[^.?]{0,50})$"
)
_IS_ASKED = re.compile(
    r"(?: [a-z]+){0,4}? (?:is|are) (?:hereby |respectfully |now )?(?:requested|demanded|filed|sought|asked for)\b"
)
_POLITE = re.compile(
    r"\b(?:may (?:i|we) (?:please )?have|(?:could|can|would|will) (?:you|the (?:state|district|department|office|school)|someone|somebody)(?: please| kindly)? (?:send|assign|provide|schedule|set up|arrange|give|start|open|appoint))\b(?P<gap>[^.?]{0,50})$"
)
_APPEALS = re.compile(
    r"\b(?:appeal(?:s|ing)?|challeng(?:e|es|ing)|contest(?:s|ing)?|apel(?:o|amos|ar|ando))\b[^.]{0,90}\b(?:manifestation|manifestacion|interim alternative|iaes|45[- ]day|disciplinary removal|change (?:of|in) placement|mdr)\b"
    r"|\b(?:manifestation|manifestacion|interim alternative|iaes|mdr)\b[^.]{0,120}\b(?:i am|we are|i|we|hereby|parents?) (?:now |also |hereby )?(?:appeal(?:s|ing)?|challeng(?:e|ing)|contest)\b"
)
_LATER = re.compile(
    r"^[^.]{0,90}\b(?:unless|if (?:the|this|you|we|it|he|she|nothing|my|there|things)|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|tomorrow)\b"
)
_TO_DEFEND = re.compile(
    r"^[^.]{0,60}\b(?:defend your|your evaluation|to defend|that (?:your|its) evaluation)"
)
_READY = re.compile(
    r"^(?: (?:hearing|complaint|request))* (?:is )?(?:ready|drafted|prepared|written|in draft|half)\b"
)
_PAPER = re.compile(
    r"^(?: (?:hearing|complaint|request|notice))* (?:forms?|template|packet|brochure|guide|handbook|manual|polic(?:y|ies)|flowchart|checklist|spreadsheet|log|tracker|slides|deck|case from|matter from|deadlines?)\b(?! (?:is|attached) (?:completed|filled|signed))"
)
_IN_PERSON = re.compile(
    r"\b(?:i|lam|we|i'm|we're|i'd|we'd|my|our|this|petitioners?|complainants?|undersigned|counsel|clients?|please|district|lea|yo|solicit\w+|pido|pedimos|quiero|queremos|presento|presentamos|necesito|necesitamos|deseo|deseamos|quisiera|quisieramos|toi|chung toi|kindly|hereby|respectfully|attached|enclosed|here)\b|^\W*(?:requesting|asking)\b"
)
_CLAUSE = re.compile(
    r"(?:,|;|:|\bbut|\bso|\band|\btherefore|\bbecause|\bnow)\s+(?=(?:so |now |therefore |and |but )?(?:i|we|i'm|we're|the parents?|petitioners?)\b)"
)
_CONCESSION = re.compile(r"\b(?:although|even though|though|while)\b[^,]{0,160},")
_OF_THE_DISTRICT = re.compile(
    r"\b(?:district|lea|schools?|you)\b(?:(?!\b(?:i|we|parents?|my|that)\b)[^,;]){0,25}$"
)
_MY_CHILD = re.compile(
    r"\b(?:my|our|mi|nuestr[oa]) (?:[a-z-]+ ){0,2}(?:son|daughter|child|children|grandson|granddaughter|hij[oa]|niet[oa])\b"
)
_BARE_HEARING = re.compile(r"hearings?|hearing")
_DUE_PROCESS = re.compile(r"\bdue process|debido proceso|300\.5|petitioner|student\b|\bchild\b")
_SPECIAL_EDUCATION = re.compile(
    r"\b(?:special education|educacion especial|iep|idea\b|fape|individuals with disabilities|disabilit|autis|adhd|dyslexia|speech|therap|aide\b|evaluat|accommodat|300\.[135]|manifestation|services|state complaint|seizure|behavior plan|terapia)"
)
_SHAPES = (_ASKED_BEFORE, _SAYS_IT, _THIS_IS, _SPANISH, _VIETNAMESE)
_NOT_ASKING = re.compile(
    r"\b(?:know|understand|discuss|talk|about|learn|attend|prepare|reschedule|cancel\w*|withdraw\w*|postpone|continue|information|training|questions?|explain|dismiss\w*|before|without|avoid\w*|instead|after|until|following|during|response|answer|respond|disclosure|exhibits?|witness\w*|copy of (?:the|your) (?:procedural|rule|decision)|copy of (?:an?|the|this|your)|court reporter|form for|prior to|since|amend\w*|extension|delay|waive|against filing|not to|to (?:respond|reply|prepare)|status|confirm|sufficiency|insufficien\w*|ready for|resolve|only,? not|but not|not an?|no|forms?|speak|advice|advise|attorney|lawyer|call|appointment|consultation|options?|help (?:with|me|us)|handbook|guidance|list of|number of|records? of|transcript|interpreter|meeting|talks?|opinion|dates? for|schedule of)\b"
)
_MOST_PLACES = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether something is asked for outright, and whether it is only spoken of."""

    meant: bool
    only_talk: bool
    in_person: bool = False
    """In the writer's own name, or a party's: not "parents ask for a hearing"."""
    start: int = 0
    end: int = 0


def asked_for(text: Text, kind: Kind) -> Asked:
    """Whether a sentence of this text asks for the thing that opens this kind of case."""
    talk = False
    pattern = _thing(text, kind)
    for number, match in enumerate(pattern.finditer(text.plain)):
        if number > _MOST_PLACES:
            break
        begin, end = sentence_bounds(text, match.start(), match.end())
        before = text.plain[begin : match.start()]
        after = text.plain[match.end() : end]
        polite = _POLITE.search(before)
        if polite and not _NOT_ASKING.search(polite["gap"]):
            return Asked(
                True, talk, bool(_IN_PERSON.search(text.plain[begin : match.end()])), begin, match.end()
            )
        before = _CONCESSION.sub("", before)
        if (
            CONDITION.search(before)
            or HYPOTHETICAL.search(_clause(before))
            or "?" in text.plain[match.end() : end + 1]
            or _PAPER.match(after)
            or _READY.match(after)
            or _LATER.match(after)
            or (_TO_DEFEND.match(after) and "independent" in text.plain and _MY_CHILD.search(text.plain))
        ):
            talk = True
        elif (
            _asks(before, after) and not _of_the_district(text, before) and _in_context(text, kind, match[0])
        ):
            return Asked(
                True, talk, bool(_IN_PERSON.search(text.plain[begin : match.end()])), begin, match.end()
            )
    if kind is Kind.DUE_PROCESS_REQUEST and (match := _APPEALS.search(text.plain)):
        begin, _ = sentence_bounds(text, match.start(), match.end())
        if not CONDITION.search(text.plain, begin, match.end()) and not HYPOTHETICAL.search(
            text.plain, begin, match.end()
        ):
            return Asked(True, talk, True, match.start(), match.end())
    return Asked(meant=False, only_talk=talk)


def _clause(before: str) -> str:
    """The last clause with a subject of its own: "they ignored me, so I" goes no further back than "so"."""
    cut = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    return before[cut:]


def _of_the_district(text: Text, before: str) -> bool:
    """In a parent's letter "the district must file for due process" asks for nothing."""
    verb = max((match.start() for match in re.finditer(_ASKS, before)), default=-1)
    return verb >= 0 and bool(_OF_THE_DISTRICT.search(before[:verb])) and bool(_MY_CHILD.search(text.plain))


def _in_context(text: Text, kind: Kind, thing: str) -> bool:
    """A bare "hearing" or "formal complaint" counts only where special education is spoken of."""
    if kind is Kind.STATE_COMPLAINT:
        return "state" in thing or bool(
            _STATE_IN_IT.search(text.plain) or _SPECIAL_EDUCATION.search(text.plain)
        )
    if kind is Kind.DUE_PROCESS_REQUEST and _BARE_HEARING.fullmatch(thing):
        return bool(
            _SPECIAL_EDUCATION.search(text.plain)
            or _MY_CHILD.search(text.plain)
            or _DUE_PROCESS.search(text.plain)
        )
    return True


def _thing(text: Text, kind: Kind) -> re.Pattern[str]:
    """A plain "complaint" means one to the state where the state is spoken of and a hearing is not."""
    if (
        kind is Kind.STATE_COMPLAINT
        and _STATE_IN_IT.search(text.plain)
        and not _DUE_PROCESS_IN_IT.search(text.plain)
    ):
        return _ANY_COMPLAINT
    return _THING[kind]


def _asks(before: str, after: str) -> bool:
    for shape in _SHAPES:
        match = shape.search(before)
        if match and not _NOT_ASKING.search(match["gap"]):
            return True
    return bool(_IS_ASKED.match(after))
