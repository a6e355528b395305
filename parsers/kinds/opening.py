"""Signals that a document opens a case (34 CFR 300.507, 300.151, 300.506; NMAC 6.31.2.13)."""

from parsers.kinds.signals import Zone, signal
from parsers.reading import Kind

# A hearing of the kind the law calls "due process", in the words people use.
HEARING = (
    r"(?:(?:special education |expedited |impartial |administrative |formal |state |idea |fair |emergency |legal )*"
    r"(?:due process(?! (?:training|rights|requirements|protections|procedures?))|hearing\b(?! (?:aids?|tests?|screening|impair\w*|loss|officers?|evaluation|specialist|devices?|services|and vision|from|back|disability|room|problems?)))(?: (?:complaint|hearing|request|petition|notice|proceedings?|case))*"
    r"|(?:audiencia|proceso)(?: (?:imparcial|expedita|acelerada|urgente|administrativa|legal))*(?: de(?:l)?(?: proceso)?(?: legal)? debido(?: proceso)?(?: legal)?| de(?:l)? debido proceso)?"
    r"|debido proceso|proceso legal debido)"
)
_DP = Kind.DUE_PROCESS_REQUEST
_SC = Kind.STATE_COMPLAINT
_MED = Kind.MEDIATION_REQUEST
_FIEP = Kind.FACILITATED_IEP_REQUEST
_A = r"(?:(?:my|our|a|an|the|this|their|his|her|your|formal|written|official|una?|mi|nuestra|la|el|attached|enclosed) ){0,4}"

TITLES = (
    signal(_DP, 4, Zone.TITLE, "a heading of a due process request",
           r"\b(?:request|petition|complaint|application|demand|notice|motion)s? (?:for|of|and request for|seeking) " + _A + r"(?:expedited |impartial |special education |administrative |emergency )*due process",
           r"\bdue process (?:hearing )?(?:complaint|request|petition|notice|form)",
           r"\brequest for " + _A + r"(?:expedited |impartial |administrative |special education )*hearing\b",
           r"\bhearing request\b",
           r"\b(?:solicitud|peticion|queja|demanda|aviso)(?: de| para| del)?(?: una?| la)?(?: queja)?(?: de(?:l)?)? ?(?:audiencia|debido proceso|proceso debido|proceso legal)",
           r"\baudiencia (?:imparcial )?(?:de|del) (?:debido proceso|proceso)",
           r"\bpetition for (?:relief|special education)",
           r"\byeu cau .{0,40}(?:dieu tran|to tung)", r"\bdon (?:yeu cau|khieu nai).{0,40}(?:to tung|dieu tran)"),
    signal(_SC, 4.5, Zone.TITLE, "a heading of a state complaint",
           r"\b(?:written |formal |special education |systemic |idea |organizational )*state (?:special education |administrative |level |written )*complaint",
           r"\bstate[- ]level complaint", r"\bcomplaint (?:to|with|before|filed with) the (?:state|\w+ ?\w* ?department of)",
           r"\bspecial education (?:formal |written |compliance |systemic )*complaint",
           r"\b(?:formal|written|systemic|compliance|idea|administrative|organizational)(?: (?:written|systemic|idea|state))* complaint\b(?! response)",
           r"\bqueja (?:estatal|formal|ante el estado|por escrito|administrativa|de cumplimiento)",
           r"\bcomplaint (?:under|pursuant to) (?:34 c\.?f\.?r\.? )?(?:section |sections |§+ ?)?300\.15",
           r"\bkhieu nai (?:len |voi |toi )?(?:tieu bang|cap tieu bang)"),
    signal(_MED, 4.5, Zone.TITLE, "a heading of a request for mediation",
           r"\brequest for (?:special education |idea |state[- ]sponsored |voluntary )*mediation", r"\bmediation (?:request|application|only)(?! for hearing)",
           r"\bsolicitud (?:de|para) (?:una )?mediacion", r"\byeu cau hoa giai"),
    signal(_FIEP, 5, Zone.TITLE, "a heading of a request for a facilitated IEP meeting",
           r"\brequest for (?:an? )?(?:facilitated iep|iep facilitat|fiep|facilitator)", r"\b(?:facilitated iep|fiep|iep facilitation)(?: meeting)? (?:request|application)",
           r"\bsolicitud (?:de|para) .{0,30}(?:facilitad|facilitacion)"),
)  # fmt: skip

_WHO = (
    r"\b(?:i|we|parents?|petitioners?|complainants?|undersigned|district|student|counsel|family|client|clients|guardians?|lea|grandparents?|mother|father|school|schools|organization|yo|nosotros)"
)
_SOFT = r"(?:,? (?:[a-z]+ [a-z]+,|am|are|is|do|would like to|want to|wish to|hereby|now|therefore|respectfully|formally|also|need to|have to|have decided to|must|officially|strongly|writing|writing this (?:letter|email|e-mail)|write|writes|this (?:letter|email|e-mail)|in order|today|here|to|formally|again|on behalf of (?:my|our|the) [a-z]+)){0,6}"
_ASKS = r"(?:request(?:s|ing)?|ask(?:s|ing)?(?: you)?(?: for)?|want(?:s|ing)?|fil(?:e|es|ing)(?: for)?|demand(?:s|ing)?|seek(?:s|ing)?|submit(?:s|ting)?|appl(?:y|ies|ying) for|initiat(?:e|es|ing)|bring(?:s|ing)?|commenc(?:e|es|ing)|invok(?:e|es|ing)|call(?:ing)? for|petition(?:s|ing)? for|need|present|go(?:ing)? to|tak(?:e|ing) this to|set up|schedule|like)"
_THIS_IS = r"(?:this (?:letter|email|e-mail|is|document|message|form|will|shall|notice|complaint|constitutes)|accept this|consider this|treat this|take this)(?: [a-z-]+){0,6}? "
_SPANISH_ASKS = r"\b(?:solicit(?:o|amos|a|ando)|pid(?:o|iendo)|pedimos|quiero|queremos|quisiera|quisieramos|dese(?:o|amos)|present(?:o|amos|ando)|exij(?:o|imos)|requiero|necesito|interpong(?:o|amos)|estoy (?:solicitando|pidiendo|presentando))(?: [a-z]+){0,4}? "

REQUESTS = (
    signal(_DP, 5, Zone.BODY, "somebody asks for a due process hearing",
           _WHO + _SOFT + " " + _ASKS + r" " + _A + r"(?:request |petition |complaint |notice )?(?:for )?" + _A + HEARING,
           _THIS_IS + r"(?:for )?" + _A + HEARING,
           _THIS_IS + r"(?:request|petition|complaint) (?:for|of) " + _A + HEARING,
           r"\b(?:please|kindly) (?:schedule|set|arrange|grant|give (?:me|us)|file|start|open|process|appoint)(?: [a-z]+){0,3}? " + _A + HEARING,
           r"\b(?:hereby|formally|respectfully|expressly|also|now) (?:requests?|files?|demands?|submits?) " + _A + r"(?:request |petition )?(?:for )?" + _A + HEARING,
           r"\bappeal(?:s|ing)? (?:of |from )?" + _A + r"(?:decision|finding|determination|outcome|manifestation|removal|iaes|45[- ]day|interim)",
           r"\b(?:request|petition) (?:an?|for an?) " + HEARING + r" (?:on behalf|for|about|regarding|because|concerning|under|pursuant)",
           _SPANISH_ASKS + HEARING,
           r"\bpor (?:medio de )?(?:la|esta)(?: presente)?(?: carta)? solicit(?:o|amos)",
           r"\b(?:toi|chung toi) (?:muon |xin )?(?:yeu cau|de nghi).{0,40}(?:dieu tran|to tung|thu tuc)"),
    signal(_SC, 5, Zone.BODY, "somebody files a state complaint",
           _WHO + _SOFT + r" (?:fil(?:e|es|ing)|submit(?:s|ting)?|mak(?:e|ing)|lodg(?:e|es|ing)|bring(?:s|ing)?|request|present) " + _A + r"(?:signed |systemic |special education |idea |administrative )*(?:state |written |formal )+(?:special education |administrative |written )*complaint",
           _THIS_IS + _A + r"(?:special education |systemic |idea )*(?:state |formal |written )*(?:state |idea |special education )complaint",
           r"\bcomplaint (?:under|pursuant to|is filed under|is made under|filed under|is submitted under) (?:34 c\.?f\.?r\.? )?(?:section |sections |§+ ?|part )?300\.15",
           r"\b(?:ask(?:s|ing)?|request(?:s|ing)?|want|urge)(?: that)? (?:the |you )?(?:state|department|ped|nmped|agency|bureau|cde|you|office)?(?: to)? ?investigat",
           _SPANISH_ASKS + r"queja(?: formal)? (?:estatal|formal|ante el estado|ante el departamento|por escrito|al departamento|administrativa|al estado|contra el distrito)",
           r"\b(?:toi|chung toi) .{0,30}(?:nop|gui).{0,20}khieu nai"),
    signal(_MED, 4.5, Zone.BODY, "somebody asks for mediation",
           _WHO + _SOFT + r" (?:request(?:s|ing)?|ask(?:s|ing)?(?: you)?(?: for)?|want(?:s|ing)?|appl(?:y|ying) for|seek(?:s|ing)?|propos(?:e|es|ing)|try|like|like to (?:try|use|have|request)|agree to request)(?: to (?:try|use|have|request))? " + _A + r"(?:special education |state |free |voluntary |impartial )*(?:mediation|mediator)",
           _THIS_IS + r"(?:for )?" + _A + r"(?:request for )?(?:special education )?mediation",
           r"\bplease (?:schedule|set up|arrange|assign|appoint|provide)(?: [a-z]+){0,3}? (?:a )?mediat(?:ion|or)",
           r"\bneutral mediator", _SPANISH_ASKS + r"(?:mediacion|mediador)",
           r"\b(?:toi|chung toi) .{0,30}hoa giai"),
    signal(_FIEP, 5, Zone.BODY, "somebody asks for a facilitated IEP meeting",
           r"\b(?:request|ask|asking|want|like|need|requesting|please (?:schedule|assign|provide|arrange))(?: [a-z]+){0,6}? (?:facilitated (?:iep|individualized)|iep facilitat|fiep|(?:neutral |state |impartial |outside )*facilitator)",
           _SPANISH_ASKS + r".{0,40}(?:facilitad|facilitacion|facilitador)"),
)  # fmt: skip

SUBJECTS = (
    signal(_DP, 2, Zone.SUBJECT, "the subject names a due process request",
           r"\bdue process(?: hearing)? (?:request|complaint|petition|filing|notice|hearing)", r"\brequest for (?:an? )?(?:expedited |impartial |due process )*hearing", r"\b(?:dp|dpc) (?:complaint|request|filing)",
           r"\bhearing request\b", r"\bdebido proceso\b", r"\bsolicitud de audiencia", r"\bdue process$", r"^due process\b(?! training)"),
    signal(_SC, 2, Zone.SUBJECT, "the subject names a state complaint",
           r"\bstate complaint", r"\bcomplaint to (?:the )?(?:ped|state|cde|nmped)", r"\bqueja estatal", r"\bsystemic complaint", r"\bidea complaint", r"\bformal complaint"),
    signal(_MED, 2, Zone.SUBJECT, "the subject names mediation", r"^(?:re: |fwd?: )*(?:special education )?mediation(?: request)?\b(?! agreement)", r"request for mediation", r"solicitud de mediacion"),
    signal(_FIEP, 2, Zone.SUBJECT, "the subject names a facilitated IEP meeting", r"facilitated iep", r"\bfiep\b", r"iep facilitat"),
)  # fmt: skip

STATUTES = (
    signal(_DP, 1.5, Zone.BODY, "cites the provisions on due process requests",
           r"300\.50[78]", r"300\.532", r"1415\s?\(?[bfk]", r"6\.31\.2\.13\s?\(?i", r"56502", r"\bpetitioners?\b.{0,200}\brespondents?\b"),
    signal(_SC, 1.5, Zone.BODY, "cites the provisions on state complaints", r"300\.15[1-3]", r"6\.31\.2\.13\s?\(?h", r"\b(?:3200|3202)\b.{0,20}\b5 ccr|5 ccr.{0,10}320"),
    signal(_SC, 1.5, Zone.BODY, "addressed to the state's complaint office", r"\bstate complaints?\b(?: unit| office| section| bureau)", r"\bcomplaint (?:unit|investigations?|management)"),
    signal(_MED, 1, Zone.BODY, "cites the provision on mediation", r"300\.506"),
)  # fmt: skip
