"""The things that open a case when somebody asks for them, in the many names people give them.

Matched on lower-case words without accents. Machine-read pages lose blanks and people misspell, so
"dueprocess" and "do process hearing" count too.
"""

from parsers.reading import Kind
from parsers.text.patterns import Pattern

_NOT_THE_HEARING = (
    r"(?! (?:aids?|tests?|screening|impair\w*|loss|officers?|office|evaluation|specialist|devices?|"
    r"services|and vision|"
    r"from|back|disability|room|problems?|date|is (?:set|scheduled)|decisions?|right)\b)"
)
_OTHER_HEARING = "".join(
    rf"(?<!{word} )"
    for word in (
        "public",
        "budget",
        "zoning",
        "court",
        "disciplinary",
        "discipline",
        "suspension",
        "expulsion",
        "truancy",
        "board",
        "custody",
        "grievance",
        "residency",
        "council",
        "committee",
        "legislative",
        "senate",
        "house",
        "termination",
        "hard of",
        "vision and",
        "his",
        "are",
    )
)
_NOT_THE_PROCEDURE = (
    r"(?! ?(?:training|rights?|requirements?|protections?|procedures?|workshop|webinar|clause|"
    r"decisions?|issues?|"
    r"timelines?|of law|violations?|institute|handbook|coordinator|department|office|team|log|tracker|"
    r"fees?)\b)"
)
_DECIDER = (
    r"(?:(?:an?|the|some|your) )?(?:(?:impartial|independent|neutral|fair|outside|state|due process|"
    r"administrative|unbiased) )*"
    r"(?:hearing officer|hearings officer|officer|administrative law judge|judge(?:[- ](?:type|"
    r"like))?(?: person)?|adjudicator|"
    r"decision[- ]?maker|third party|tribunal|arbiter|alj|iho)"
)
_NEUTRAL = r"(?:neutral|impartial|independent|unbiased|from (?:the )?outside|from elsewhere)"
_SOMEBODY_NEUTRAL = (
    rf"(?:some(?:body|one)|any(?:body|one)|a person|a panel) (?:who is )?{_NEUTRAL}|"
    rf"(?:a|an|some) {_NEUTRAL} (?:person|party|panel|individual|third party)"
)
DECIDES = (
    rf"{_DECIDER}(?: for special ed\w*| [a-z]+)?(?: (?:to|who|that|can|should|must|will|would))*(?: [a-z]+)? "
    rf"(?:decide|"
    rf"hear|rule|order|look (?:at|into)|review|reverse|determine|settle|say|find|resolve|overturn|"
    rf"appointed|assigned|be named|make (?:them|the|you)|force (?:them|the|you)|step in)"
    rf"|(?:{_SOMEBODY_NEUTRAL})[^.?!;]{{0,60}} (?:decides?|judges?|rules?|settles?)\b"
    rf"|(?:una? |alguna )?(?:persona|alguien|autoridad) (?:que sea )?(?:imparcial|neutral|independiente|"
    rf"de fuera)"
    rf"[^.?!;]{{0,40}} (?:decid\w+|resuelv\w+|juzgu\w+|tome (?:la|una) decision)"
)
"""Somebody who is neither side and who is to decide."""
_DUE_PROCESS = (
    rf"\b(?:d(?:ue|ew|eu|u|o)[- ]?proc?ess?\b{_NOT_THE_PROCEDURE}|dpc\b|dph\b(?! ?\d)|dp (?:hearing|"
    rf"complaint|request)|"
    rf"{_OTHER_HEARING}hearings?\b{_NOT_THE_HEARING}(?: (?:before|in front of|with) (?:an? |the )?"
    rf"(?:(?:impartial|independent|neutral) [a-z]+|hearing officer|administrative law judge))?"
    rf"|{DECIDES}|hearing officer(?= to )"
    rf"|(?:one|way|path|option|road|route|procedure) with (?:the|a) (?:hearing officer|judge|hearing)\b"
    rf"|hearing officer process|"
    rf"(?:heard|decided|resolved|reviewed|settled|judged) by {_DECIDER}|(?:put|brought|taken|heard|"
    rf"placed|go|come|brings?|argue|presents?|appeals?|takes?|submits?|day)(?: [a-z']+){{0,5}} (?:before|"
    rf"in front of|"
    rf"to) {_DECIDER}|"
    r"(?:proceedings?|action|case|complaint|notice|petition) (?:under|pursuant to|per|"
    r"in accordance with) (?:the )?(?:34 c\.?f\.?r\.? ?)?(?:part 300 )?(?:section |sec\. ?|"
    r"§+ ?)?300\.(?:50[78]|51|532)|"
    r"(?:proceedings?|action|complaint|notice|petition) (?:under|pursuant to|"
    r"per) (?:the )?(?:20 u\.?s\.?c\.?,? ?)?(?:section |sec\. ?|§+ ?)?1415|"
    r"complaint notice|notice of (?:the )?(?:following |this |attached |enclosed |due process )*complaint|"
    r"audiencias?(?: imparcial| administrativa| de)?\b|demandar (?:a|al) (?:la |mi )?(?:escuela|"
    r"distrito)|demanda contra (?:la|el) (?:escuela|distrito)|(?:de)?bido proceso|"
    r"proceso (?:legal )?debido|proceso legal|proceso justo|vista administrativa|"
    r"(?:juez|oficial|arbitro)(?: [a-z]+){0,2} (?:decida|decidir|escuche|resuelva|ordene)|(?:un|"
    r"una) (?:juez|oficial de audiencias?)|"
    r"dieu tran|to tung|phien xu)"
)
_COMPLAINT = (
    r"\b(?:(?:state|formal|written|idea|systemic|special education|administrative|compliance|official|"
    r"ped|cde) (?:level )?"
    r"(?:special education |written |formal |state |idea |systemic |administrative )*complaint"
    r"|investigat(?:e|ed|ion|ing)\b|(?:look into|look at|review) (?:this|it|the matter|these|what|how|"
    r"our|my|why)\b"
    r"|complaint (?:under|pursuant to) (?:34 c\.?f\.?r\.? ?)?(?:part 300 )?(?:sections? |sec\. ?|"
    r"§+ ?)?300\.15"
    r"|(?:someone|somebody|anyone) from the (?:state|department)(?: to)? (?:come|look|check|make"
    r"|visit|investigate)"
    r"|the (?:state|department) (?:to|should|must|needs to) (?:come|step in|make|look|check|order"
    r"|require|fix|help)"
    r"|complain(?:t|ing|ts)? (?:to|with|before) (?:the )?(?:state|department|public education|ped|cde|"
    r"education department)"
    r"|(?:queja|denuncia) (?:estatal|formal|ante|al|por escrito|administrativa|contra|del estado)|"
    r"quejar(?:me|nos) (?:del|de la|ante|al|contra)|denunciar|investiguen?|investigue|"
    r"investigacion|khieu nai|dieu tra)"
)
_MEDIATION = (
    r"\b(?:mediation|mediator|mediate\b|mediacion|mediador|mediar\b|hoa giai|alternative dispute resolution|"
    r"(?:neutral|impartial|outside|independent) (?:third )?(?:person|party|someone|somebody|"
    r"individual)(?: [a-z]+){0,4}? (?:help|sit down|work (?:it|this)|bring|come to)|"
    r"(?:someone|somebody|anybody|person) (?:neutral|impartial|from outside)(?: [a-z]+){0,4}? (?:help|"
    r"sit down|work)|"
    r"(?:persona|alguien) (?:neutral|imparcial)(?: [a-z]+){0,3}? (?:ayude|ayudar)|conciliacion|conciliador)"
)
_FACILITATION = (
    r"\b(?:facilitated (?:iep|individualized|meeting|team)|(?:iep|meeting|team) facilitat\w+|fiep\b|"
    r"facilitat(?:e|ing|ion)(?=[^.]{0,80}\b(?:iep|meeting))|(?:neutral |state |impartial |outside |"
    r"trained )*facilitators?\b|"
    r"(?:chaired|led|run|moderated|guided|conducted) by (?:an? |somebody |someone )(?:(?:trained|outside|"
    r"impartial|neutral|state|independent) )*(?:neutral|moderator|outsider|impartial|trained)\b|"
    r"(?:neutral|impartial|outside|independent|trained) (?:person|party|someone|somebody|individual|"
    r"leader|chair|moderator)(?: [a-z]+){0,3}? (?:run|runs|lead|leads|chair|chairs|guide|guides|"
    r"moderate|keep|conduct)|"
    r"(?:someone|somebody|person) (?:neutral|impartial|from outside)(?: [a-z]+){0,3}? (?:run|lead|"
    r"chair|guide|moderate|keep|conduct)|"
    r"(?:reunion|junta)(?: [a-z]+){0,4} (?:facilitad|con facilitador)|facilitador|facilite[n]? (?:la|"
    r"el|una|esta|nuestra)|(?:persona|alguien) (?:neutral|imparcial)(?: [a-z]+){0,3}? (?:dirija|"
    r"dirigir|guie|facilite))"
)
THINGS = {
    Kind.DUE_PROCESS_REQUEST: Pattern(_DUE_PROCESS),
    Kind.STATE_COMPLAINT: Pattern(_COMPLAINT),
    Kind.MEDIATION_REQUEST: Pattern(_MEDIATION),
    Kind.FACILITATED_IEP_REQUEST: Pattern(_FACILITATION),
}
ANY_COMPLAINT = Pattern(rf"\bcomplaint\b|\bqueja\b|{_COMPLAINT}")
PLAIN_HEARING = Pattern(r"hearings?|audiencias?(?: de)?")
PLAIN_INVESTIGATION = Pattern(r"investig\w+|look (?:into|at) \w+|review \w+|denunciar|dieu tra")
DUE_PROCESS_NAMED = Pattern(
    r"\bd(?:ue|ew) ?process|\bhearing\b|debido proceso|proceso (?:legal )?debido|audiencia"
)
