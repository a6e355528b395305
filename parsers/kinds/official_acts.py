"""Signals of what hearing officers and the state do in a case that is already open (timelines 15)."""

from parsers.kinds.signals import Zone, signal
from parsers.reading import Kind

_T, _B = Zone.TITLE, Zone.BODY

OFFICIALS_ACT = (
    signal(
        Kind.NOTICE_OF_HEARING,
        8,
        _T,
        "a heading of a notice of hearing",
        r"\bnotice of (?:the )?(?:expedited |rescheduled |due process |administrative |"
        r"pre[- ]?hearing |time and place of |virtual )*(?:hearing|pre[- ]?hearing|conference|setting|"
        r"scheduling)(?! request| complaint)",
        r"\b(?:scheduling|pre[- ]?hearing|"
        r"setting)(?: conference)?(?: summary)?(?: and [a-z]+)? (?:order|notice)",
        r"\border (?:setting|scheduling|following pre[- ]?hearing|re-?setting)",
        r"\bhearing notice",
        r"\baviso de (?:la )?audiencia",
        r"\bnotificacion de (?:la )?audiencia",
    ),
    signal(
        Kind.EXTENSION_ORDER,
        9,
        _T,
        "a heading of an order on an extension",
        r"\border(?: [a-z']+){0,6}? (?:extension|extending|continuance|continuing)",
        r"\b(?:extension|continuance) (?:order|granted|denied)",
        r"\bextension of (?:the )?(?:decision|45|time|hearing|timeline)",
        r"\border (?:denying|granting)(?: [a-z']+){0,6}? (?:extend|continu)",
        r"\borden (?:de|que concede|que niega)(?: [a-z]+){0,3}? (?:prorroga|extension)",
    ),
    signal(
        Kind.ORDER_OF_DISMISSAL,
        9,
        _T,
        "a heading of an order of dismissal",
        r"\border (?:of|granting|on|for)?(?: [a-z']+){0,5}? ?dismiss(?!.{0,30}denied)",
        r"\bdismissal order",
        r"\border of (?:voluntary )?dismissal",
        r"\bnotice of dismissal(?! by)",
        r"\border closing",
        r"\borden de (?:desestimacion|sobreseimiento|cierre)",
    ),
    signal(
        Kind.ORDER_OF_DISMISSAL,
        8,
        _B,
        "the case is dismissed by the hearing officer",
        r"\b(?:case|matter|complaint|request|petition|proceeding|action|dph [0-9-]+|"
        r"it)(?: [a-z0-9,()-]+){0,8}? (?:is|are|shall be|was|has been)(?: hereby)? dismissed\b",
        r"\bdismissed with(?:out)? prejudice",
        r"\bhereby dismiss(?:es)?\b",
    ),
    signal(
        Kind.DECISION,
        8,
        _T,
        "a heading of a decision",
        r"(?:^|; )(?:final |written |hearing officer'?s? |administrative )*decision(?: ;|$)",
        r"\b(?:final |hearing officer'?s? |administrative |"
        r"due process )*decision(?: and (?:final )?order| of the (?:hearing|administrative)|$|"
        r" of hearing)",
        r"\bfinal (?:decision|order)\b(?! (?:to be|is due|due|will be|shall be|must be|by\b|no later|"
        r"deadline|date))",
        r"\bfindings of fact",
        r"\b(?:state )?complaint (?:resolution|investigation|investigative|decision|final) (?:report|"
        r"decision)",
        r"\bletter of (?:findings|decision|resolution)",
        r"\bcomplaint report\b",
        r"\breport (?:of|on) (?:the )?(?:state )?(?:complaint|investigation)",
        r"\binvestigation report",
        r"\bmemorandum (?:decision|opinion)",
        r"\bdecision final|\bdecision (?:del|de la) (?:oficial|juez)",
    ),
    signal(
        Kind.DECISION,
        6,
        _B,
        "a decision is given",
        r"\b(?:it is (?:therefore |hereby |so )*ordered|it is the (?:decision|order) of)",
        r"\b(?:district|lea|school|agency|public agency) (?:is|was|has been) (?:found )?(?:in|"
        r"out of) (?:non)?-?complian",
        r"\bconclusions? of law\b",
        r"\b(?:petitioner|respondent|parent|student|district) (?:is the )?prevail(?:ed|s|ing)",
        r"\b(?:department|ped|cde|state) (?:finds|found|concludes|concluded|substantiat)",
        r"\bright to appeal.{0,60}(?:court|civil action)",
        r"\bcorrective action (?:is|plan) (?:required|ordered)",
    ),
    signal(
        Kind.SUFFICIENCY_RULING,
        9,
        _T,
        "a heading of a ruling on sufficiency",
        r"\b(?:order|ruling|determination|decision|finding)(?: [a-z']+){0,6}? (?:in)?sufficien",
        r"\b(?:in)?sufficiency (?:determination|ruling|order|decision|finding)",
        r"\bresolucion sobre (?:la )?suficiencia",
    ),
    signal(
        Kind.SUFFICIENCY_RULING,
        8.5,
        _B,
        "the hearing officer rules on sufficiency",
        r"\breviewed the (?:request|complaint|petition|notice) on its face",
        r"\b(?:is|are) (?:therefore |hereby )?(?:not sufficient|insufficient|sufficient|"
        r"legally sufficient)(?: as| under|\.)",
        r"\bi (?:find|conclude|determine|hold|rule)(?: [a-z]+){0,8}? (?:complaint|request|notice|"
        r"petition)(?: [a-z]+){0,6}? (?:sufficien|insufficien|not sufficien|meets|does not meet)",
        r"\b(?:is|are) (?:hereby )?(?:found|deemed|"
        r"determined)(?: to be)? (?:legally )?(?:not )?(?:in)?sufficient\b",
        r"\bsufficiency (?:challenge|objection|motion)(?: [a-z]+){0,4}? (?:is|was) (?:granted|denied|"
        r"overruled|sustained)",
    ),
    signal(
        Kind.STATE_ACKNOWLEDGMENT,
        7.5,
        _T,
        "a heading of an acknowledgment by the state",
        r"\backnowledg(?:e?ment|ing)(?: of)?(?: receipt| of receipt)?(?: [a-z]+){0,5}?",
        r"\bnotice of (?:receipt|filing|case opening|case assignment|assignment|appointment)",
        r"\b(?:appointment|assignment) of (?:an? )?(?:impartial )?(?:hearing officer|investigator|"
        r"mediator|administrative law judge)",
        r"\bacuse de recibo",
    ),
    signal(
        Kind.STATE_ACKNOWLEDGMENT,
        7,
        _B,
        "the state acknowledges or assigns a filing",
        r"\b(?:department|ped|nmped|oah|cde|office|bureau|agency|division|state|unit|we|seb|osep|"
        r"osdpr)(?: [a-z]+){0,6}? (?:acknowledges? (?:receipt|receiving|that)|(?:has |"
        r"have )?received (?:a|an|your|the|this)(?: [a-z-]+){0,5}? (?:complaint|request|petition|"
        r"filing))",
        r"\b(?:complaint|request|petition|hearing)(?: [a-z-]+){0,6}? (?:was|has been|is) (?:received|"
        r"docketed|logged)(?: [a-z0-9,]+){0,6}? (?:by|with|at|and)\b",
        r"\bplease (?:submit|send|file|provide) (?:your|"
        r"the district'?s?) (?:written )?response (?:within|by|no later)",
        r"\b(?:has been |was |is )(?:assigned|given|docketed|opened)(?: (?:to|as|under|the|case|docket|"
        r"number|no|a|hearing officer))*.{0,30}(?:number|no\.|docket|hearing officer|investigator|case)",
        r"\b(?:has been |is |was )(?:assigned|appointed)(?: [a-z.]+){0,8}? (?:as )?(?:the |your |"
        r"an? )?(?:impartial )?(?:hearing officer|mediator|investigator|administrative law judge|"
        r"facilitator)",
        r"\backnowledge(?:s)? receipt of",
        r"\backnowledges? (?:that it )?receiv",
        r"\b(?:case|complaint|file) (?:has been |was |is )?opened\b",
        r"\bgiven (?:the )?(?:case |complaint |file )?number",
        r"\b(?:was|has been) filed with (?:this|our) (?:office|division|bureau|department|unit)",
    ),
)
