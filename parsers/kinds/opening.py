"""Signals that a document opens a case (34 CFR 300.507, 300.151, 300.506; NMAC 6.31.2.13)."""

from parsers.kinds.signals import Zone, signal
from parsers.reading import Kind

_DP = Kind.DUE_PROCESS_REQUEST
_SC = Kind.STATE_COMPLAINT
_MED = Kind.MEDIATION_REQUEST
_FIEP = Kind.FACILITATED_IEP_REQUEST
_A = (
    r"(?:(?:my|our|a|an|the|this|their|his|her|your|formal|written|official|una?|mi|nuestra|la|el|"
    r"attached|enclosed) ){0,4}"
)

TITLES = (
    signal(
        _DP,
        4,
        Zone.TITLE,
        "a heading of a due process request",
        r"\b(?:request|petition|complaint|application|demand|notice|motion)s? (?:for|of|"
        r"and request for|seeking) "
        + _A
        + r"(?:expedited |impartial |special education |administrative |emergency )*due process",
        r"\bdue process (?:hearing )?(?:complaint|request|petition|notice|form)",
        r"\brequest for " + _A + r"(?:expedited |impartial |administrative |special education )*hearing\b",
        r"\bhearing request\b",
        r"\b(?:solicitud|peticion|queja|demanda|aviso)(?: de| para| del)?(?: una?|"
        r" la)?(?: queja)?(?: de(?:l)?)? ?(?:audiencia|debido proceso|proceso debido|proceso legal)",
        r"\baudiencia (?:imparcial )?(?:de|del) (?:debido proceso|proceso)",
        r"\bpetition for (?:relief|special education)",
        r"\byeu cau .{0,40}(?:dieu tran|to tung)",
        r"\bdon (?:yeu cau|khieu nai).{0,40}(?:to tung|dieu tran)",
    ),
    signal(
        _SC,
        4.5,
        Zone.TITLE,
        "a heading of a state complaint",
        r"\b(?:written |formal |special education |systemic |idea |"
        r"organizational )*state (?:special education |administrative |level |written )*complaint",
        r"\bstate[- ]level complaint",
        r"\bcomplaint (?:to|with|before|filed with) the (?:state|\w+ ?\w* ?department of)",
        r"\bspecial education (?:formal |written |compliance |systemic )*complaint",
        r"\b(?:formal|written|systemic|compliance|idea|administrative|organizational)(?: (?:written|"
        r"systemic|idea|state))* complaint\b(?! response)",
        r"\bqueja (?:estatal|formal|ante el estado|por escrito|administrativa|de cumplimiento)",
        r"\bcomplaint (?:under|pursuant to) (?:34 c\.?f\.?r\.? )?(?:section |sections |§+ ?)?300\.15",
        r"\bkhieu nai (?:len |voi |toi )?(?:tieu bang|cap tieu bang)",
    ),
    signal(
        _MED,
        4.5,
        Zone.TITLE,
        "a heading of a request for mediation",
        r"\brequest for (?:special education |idea |state[- ]sponsored |voluntary )*mediation",
        r"\bmediation (?:request|application|only)(?! for hearing)",
        r"\bsolicitud (?:de|para) (?:una )?mediacion",
        r"\byeu cau hoa giai",
    ),
    signal(
        _FIEP,
        5,
        Zone.TITLE,
        "a heading of a request for a facilitated IEP meeting",
        r"\brequest for (?:an? )?(?:facilitated iep|iep facilitat|fiep|facilitator)",
        r"\b(?:facilitated iep|fiep|iep facilitation)(?: meeting)? (?:request|application)",
        r"\bsolicitud (?:de|para) .{0,30}(?:facilitad|facilitacion)",
    ),
)

REQUESTS = (
    (_DP, 5.0, "somebody asks for a due process hearing"),
    (_SC, 5.0, "somebody files a state complaint"),
    (_MED, 4.5, "somebody asks for mediation"),
    (_FIEP, 5.0, "somebody asks for a facilitated IEP meeting"),
)
"""Kind, weight and reason of a sentence that asks (`parsers.kinds.requests`)."""

SUBJECTS = (
    signal(
        _DP,
        2,
        Zone.SUBJECT,
        "the subject names a due process request",
        r"\bdue process(?: hearing)? (?:request|complaint|petition|filing|notice|hearing)",
        r"\brequest for (?:an? )?(?:expedited |impartial |due process )*hearing",
        r"\b(?:dp|dpc) (?:complaint|request|filing)",
        r"\bhearing request\b",
        r"\bdebido proceso\b",
        r"\bsolicitud de audiencia",
        r"\bdue process$",
        r"^(?:due process )?complaint notice\b",
        r"^due process\b(?! training)",
    ),
    signal(
        _SC,
        2,
        Zone.SUBJECT,
        "the subject names a state complaint",
        r"\bstate complaint",
        r"\bcomplaint to (?:the )?(?:ped|state|cde|nmped)",
        r"\bqueja estatal",
        r"\bsystemic complaint",
        r"\bidea complaint",
        r"\bformal complaint",
    ),
    signal(
        _MED,
        2,
        Zone.SUBJECT,
        "the subject names mediation",
        r"^(?:re: |fwd?: )*(?:special education )?mediation(?: request)?\b(?! agreement)",
        r"request for mediation",
        r"solicitud de mediacion",
    ),
    signal(
        _FIEP,
        2,
        Zone.SUBJECT,
        "the subject names a facilitated IEP meeting",
        r"facilitated iep",
        r"\bfiep\b",
        r"iep facilitat",
    ),
)

BEGINNINGS = (
    signal(
        _DP,
        4,
        Zone.BODY,
        "begins as a due process request",
        r"^\W*(?:(?:re|subject|asunto|attn|request|type of (?:request|filing|complaint|form)|"
        r"request type|form(?: name)?)\s?[:=-]+\s?)*(?:formal |my |new |"
        r"our )?(?:request(?: for)?:? ?)?(?:an? )?(?:expedited |impartial |"
        r"special education )*(?:due process (?:complaint|request|petition|hearing|notice|filing)|"
        r"hearing request|request for (?:an? )?(?:due process|impartial|expedited)|"
        r"solicitud de (?:audiencia|debido proceso)|queja de debido proceso)",
        r"^\W*(?:formal |written )?notice (?:under|pursuant to|per|in accordance with) (?:34 c\.?f\.?r\.? )?"
        r"(?:part 300 )?(?:section |sec\. ?|§+ ?)?300\.50(?:7|8(?! ?\(?[d-f]))",
        r"\b(?:type of (?:request|filing|complaint|form|submission)|request type|form(?: name| type)?|"
        r"complaint type|filing type|procedure requested|"
        r"tipo de solicitud)\s?[:=]?\s{1,4}(?:an? )?(?:special education )?(?:expedited )?due process",
    ),
    signal(
        _SC,
        4.5,
        Zone.BODY,
        "begins as a state complaint",
        r"^\W*(?:(?:re|subject|asunto|attn)\s?[:=-]+\s?)?(?:formal |my |new |"
        r"our )?(?:complaint to the (?:state|public education|new mexico|department|ped)|(?:idea |"
        r"special education |written )*state (?:special education |level )?complaint)(?! training|"
        r" process| procedures| form for)",
        r"\b(?:type of (?:request|filing|complaint|form|submission)|request type|form(?: name| type)?|"
        r"complaint type|filing type)\s?[:=]?\s{1,4}(?:an? )?(?:special education )?state complaint",
    ),
    signal(
        _MED,
        4.5,
        Zone.BODY,
        "begins as a request for mediation",
        r"^\W*(?:(?:re|subject|asunto)\s?[:=-]+\s?)?(?:special education )?(?:mediation request|"
        r"(?:request|application|referral|form) for (?:special education |idea |state )*mediation)",
        r"\b(?:type of (?:request|filing|complaint|form|submission)|request type|form(?: name| type)?|"
        r"filing type)\s?[:=]?\s{1,4}(?:special education )?mediation",
    ),
    signal(
        _FIEP,
        4.5,
        Zone.BODY,
        "begins as a request for a facilitated IEP meeting",
        r"^\W*(?:(?:re|subject|asunto)\s?[:=-]+\s?)?(?:(?:request|application|referral|"
        r"form) for (?:an? )?(?:facilitated iep|iep facilitat|fiep|facilitator)|(?:facilitated iep|"
        r"fiep|iep facilitation)(?: meeting)? (?:request|application))",
        r"\b(?:type of (?:request|filing|complaint|form|submission)|request type|form(?: name| type)?|"
        r"filing type)\s?[:=]?\s{1,4}(?:facilitated iep|fiep|iep facilitat)",
    ),
)

STATUTES = (
    signal(
        _DP,
        1.5,
        Zone.BODY,
        "cites the provisions on due process requests",
        r"300\.50[78]",
        r"300\.532",
        r"1415\s?\(?[bfk]",
        r"6\.31\.2\.13\s?\(?i",
        r"56502",
        r"\bpetitioners?\b.{0,200}\brespondents?\b",
    ),
    signal(
        _SC,
        1.5,
        Zone.BODY,
        "cites the provisions on state complaints",
        r"300\.15[1-3]",
        r"6\.31\.2\.13\s?\(?h",
        r"\b(?:3200|3202)\b.{0,20}\b5 ccr|5 ccr.{0,10}320",
    ),
    signal(
        _SC,
        1.5,
        Zone.BODY,
        "addressed to the state's complaint office",
        r"\bstate complaints?\b(?: unit| office| section| bureau)",
        r"\bcomplaint (?:unit|investigations?|management)",
    ),
    signal(_MED, 1, Zone.BODY, "cites the provision on mediation", r"300\.506"),
)
