"""The words of asking: who asks, with which verb, in which order.

Matched on lower-case words without accents, inside one sentence. English, Spanish, Vietnamese.
"""

import re

from parsers.kinds.things import PLAIN_INVESTIGATION
from parsers.reading import Kind
from parsers.text.patterns import Pattern

_WHO = (
    r"\b(?:i|lam|im|we|i'm|we're|i'd|we'd|i've|we've|parents?|petitioners?|complainants?|claimants?|"
    r"undersigned|district|student|counsel|attorney|"
    r"intent(?:ion)?|family|clients?|guardians?|lea|agency|grandparents?|grandmother|grandfather|"
    r"grandson|granddaughter|son|daughter|child|mother|father|mom|dad|wife|husband|"
    r"schools?|organization|collective|network|center|coalition|association|alliance|council|parties|and|it|"
    r"by|hereby|yo|nosotros|mr\.? [a-z'-]+|mrs\.? [a-z'-]+|ms\.? [a-z'-]+)\b"
)
_VERBS = (
    r"requests?|requesting|asks?|asking|wants?|wanting|wish|wishes|files?|filing|demands?|demanding|"
    r"seeks?|seeking|submits?|submitting|"
    r"appl(?:y|ies|ying)|initiates?|initiating|institutes?|starts?|starting|begin|open|opening|"
    r"commences?|commencing|invokes?|invoking|call(?:s|ing)? for|"
    r"petitions?|petitioning|needs?|needing|appeals?|appealing|insists?|would like|i'd like|we'd like|"
    r"prefer|take this|go(?:ing)? (?:to|for|ahead with)|"
    r"pursue|pursuing|proceed(?:ing)? (?:to|with)|brings?|bringing|makes? (?:a|an|my|our|this|formal|"
    r"written)|making (?:a|an|my|our|this|formal|written)|lodg(?:e|es|ing)|have (?:a|an|the)|"
    r"exercis(?:e|es|ing)|"
    r"(?:give|gives|giving|serve|serves|serving|provide|provides)(?: you|"
    r" the district)?(?: with)? (?:formal |written |this |my |our )*notice|notify\w*|like to|"
    r"decided (?:to go|on)|chosen|choose|elect|opt(?:ing)? for|"
    r"tak(?:e|ing) (?:this|it|us|me|you|them|the (?:school|district|matter))|turn(?:ing)? in|put(?:ting)? in|"
    r"hand(?:ing)? in|send(?:ing)? (?:you |in )?(?:my|our|this|a)|"
    r"report(?:ing)?|complain(?:ing)?|enter(?:ing)?|register(?:ing)?|present(?:s|ing)?|moves? for|"
    r"pray(?:s|ing)? for|challeng(?:e|es|ing)|agree(?:s|d)? to (?:ask|request)"
)
_NO_NOUN = "".join(
    rf"(?<!{word} )"
    for word in (
        "the",
        "a",
        "an",
        "your",
        "this",
        "her",
        "his",
        "their",
        "my",
        "our",
        "of",
        "for",
        "re:",
        "any",
        "each",
        "process",
        "hearing",
        "complaint",
        "mediation",
        "about",
        "against",
        "from",
        "before",
        "after",
        "without",
        "than",
        "considered",
        "avoid",
        "avoids",
        "like",
    )
)
ASKS = Pattern(rf"{_NO_NOUN}\b(?:{_VERBS})\b")
_ASKED_BEFORE = Pattern(rf"{_WHO}[^?]{{0,110}}?{ASKS.pattern}(?P<gap>[^.?]{{0,110}})$")
_FILED_TODAY = Pattern(
    r"\b(?:i|we|petitioners?|parents?|complainants?|clients?) (?:have |has |just |today |hereby |"
    r"this (?:morning|afternoon) )*(?:filed|submitted|lodged)(?P<gap>[^.?]{0,60})$"
)
_TODAY_AFTER = Pattern(
    r"[^.]{0,90}\b(?:today|this (?:morning|afternoon|day|date)|attached|enclosed|herewith|copy (?:is|"
    r"of)|(?:see|copied) below)"
)
_SAYS_IT = Pattern(
    r"\b(?:(?:i'd|we'd|i would|we would|would) (?:also |now |therefore )?like|"
    r"(?<!about )(?<!of )(?<!by )(?<!before )(?<!after )(?<!on )(?<!without )(?<!avoid )(?<!for "
    r")requesting|(?<!about )(?<!without )asking (?:you |4 |the state |the department )?(?:for)?|"
    r"(?<!process )(?<!hearing )(?<!complaint )(?<!mediation )(?<!\d )(?<!of )(?<!the )requests|files|"
    r"submits|lodges|brings|presents|demands|seeks|appeals|let's (?:do|try|use|have|go to|go with|get)|"
    r"(?<!to )(?<!not )(?<!will )(?:take|bring|get) (?:us|me) (?:to|before)|"
    r"(?:hereby|respectfully|formally|jointly) (?:requests?|files?|asks?|demands?|seeks?|submits?|"
    r"initiates?|commences?))\b(?P<gap>[^.?]{0,60})$"
)
_THIS_IS = Pattern(
    r"\b(?:th(?:is|e following|e attached|e enclosed) (?:letter|e-?mail|document|message|form|notice|"
    r"filing|complaint|request|writing|communication|paper|note|fax|pleading)?(?: [a-z]+){0,2}? ?"
    r"(?:is|serves|constitutes|will serve|shall serve|be considered|are|stands|shall constitute|"
    r"will constitute|represents)|"
    r"(?:please |pls |kindly )?(?:accept|consider|treat|take|regard|count|process|receive) (?:this|it|"
    r"the following|the attached|the enclosed|my|our)|let (?:this|it|the record)(?: [a-z]+)?(?: serve|"
    r" be| stand| show)?|"
    r"(?:here|attached|enclosed|adjunt[oa]|below|herewith|following) (?:is|are|please find|find|"
    r"you will find|for (?:filing|service))|(?:please )?find (?:attached|enclosed)|"
    r"(?:esta (?:carta|es)|este (?:correo|escrito|mensaje)|por (?:medio de )?(?:la|este|"
    r"esta) (?:presente|medio|carta)?)|"
    r"(?:please|pls|kindly|por favor|favor de)\b[^.?]{0,40}\b(?:schedule|set|arrange|grant|give|file|"
    r"start|open|process|appoint|assign|provide|programe|inicie|send|docket|register|begin|initiate|"
    r"order|get|"
    r"asign\w+|nombr\w+|abr\w+|investigat\w*|investigu\w+|look))\b(?P<gap>[^.?]{0,60})$"
)
_SPANISH = Pattern(
    r"\b(?:solicit(?:o|amos|a|an|ar|ando)|pid(?:o|e|iendo)|pedi(?:r|mos)|quier(?:o|e)|queremos|"
    r"quisiera(?:mos)?|dese(?:o|amos|a)|present(?:o|amos|ar|ando)|exij(?:o|imos)|exigi(?:r|mos)|"
    r"requiero|requerimos|necesit(?:o|amos|a)|interpon(?:go|emos|er)|inici(?:o|ar|amos)|denunci(?:o|"
    r"amos|ar)|entabl(?:o|ar|amos)|radic(?:o|ar|amos)|someto|sometemos|promuevo|apelo|apelamos|"
    r"me gustaria|nos gustaria|pon(?:er|go|emos)|reclam(?:o|amos))\b(?P<gap>[^.?]{0,80})$"
)
_VIETNAMESE = Pattern(
    r"\b(?:toi|chung toi|gia dinh|me|cha)\b[^.?]{0,60}\b(?:yeu cau|de nghi|xin|muon|nop|gui|"
    r"can)\b(?P<gap>[^.?]{0,60})$"
)
_LET = Pattern(
    r"\b(?:let|have|get|put (?:it|this) (?:to|before)|bring (?:it|this) (?:to|before)|take (?:it|"
    r"this) (?:to|before)|want|wants|wish|like|ask|asking|request|requesting|need|that|for|deje|que|"
    r"quiero|pido|(?:have|get|want|need) (?:my|our|this|the) (?:dispute|disagreement|case|matter|"
    r"complaint|objections?|concerns?)\b[^.?]{0,90})"
    r"(?: this| it| the matter| our case| my case| for| that| to be)*(?P<gap> ?)$"
)
_PLEASE = Pattern(
    r"\b(?:please|kindly|pls|favor de|por favor|(?:ask|request|want|need|pido|pedimos|solicito|"
    r"quiero) (?:that )?(?:you|the state|the department|somebody|someone|que se|que|se)(?: to|"
    r" please)?)\s*$"
)
_HANDS_ON = Pattern(r"(?:brings?|takes?|submits?|puts?|presents?|appeals?) ")
_WHO_HANDS_ON = Pattern(
    r"\b(?:i|we|hereby|therefore|so|schools|district|lea|agency|parents?|petitioners?|family|clients?)"
    r"(?: (?:hereby|now|therefore|respectfully|must|want to|wish to))*\s*$"
)
_HEARD = Pattern(
    r"(?:heard|decided|resolved|reviewed) by|(?:put|placed|brought|taken|submitted) (?:before|to|"
    r"in front)|(?:decide|hear|rule|order|look|review|reverse|determine|"
    r"settle|say|find|resolve|overturn|decida|decidir|escuche|resuelva|ordene)\b"
)
_SHAPES = (_ASKED_BEFORE, _SAYS_IT, _THIS_IS, _SPANISH, _VIETNAMESE)
_IS_ASKED = Pattern(
    r"(?: [a-z]+){0,5}? (?:is|are) (?:hereby |respectfully |now |being |therefore )*(?:requested|"
    r"demanded|filed|sought|asked for|submitted|what (?:i|we)(?:'m| am|'re| are)? (?:want|ask|request|"
    r"need|seek)\w*|my (?:request|choice)|our (?:request|choice))\b"
    r"|(?: [a-z]+){0,3}(?:,| -)? please\b"
)
_POLITE = Pattern(
    r"\b(?:may (?:i|we) (?:please )?have|(?:could|can|would|will) (?:you|the (?:state|district|"
    r"department|office|school)|someone|somebody)(?: please| kindly)? (?:send|assign|provide|schedule|"
    r"set up|arrange|give|start|open|appoint|order|get|begin|look into|investigate)|(?:could|can|would|"
    r"will) you(?: please| kindly)? (?:take|treat|accept|consider|count|regard) (?:this|it|"
    r"the following|my|our)(?: [a-z]+)? as)\b(?P<gap>[^.?]{0,50})$"
)
_POLITE_VERB = Pattern(
    r"\b(?:could|can|would|will) (?:you|someone|somebody|anyone|the (?:state|district|department"
    r"|bureau|office))"
    r"(?: from the [a-z]+)?(?: please| kindly)? $"
)
_NEXT_SENTENCE = Pattern(
    r"^[^?]{0,140}?(?:[.;,!] ?|\band |\bso |\bthen )(?:so |and |then |well,? |therefore,? )?(?:(?:i|we|"
    r"my (?:husband|wife) and i)(?:'d| would| do|'m| am| are|'re)? (?:like|want|need|request|"
    r"requesting|ask for|asking for|accept|choose|prefer)(?: to (?:use|have|do|try|ask for|get|request|"
    r"start|go with))? "
    r"(?:that|this|one|it)(?=[.,;!]|$| (?:please|and|now|too|as soon|at|on|before|because|as my|"
    r"instead)\b)|please (?:set (?:it|that|one|this) up|arrange (?:it|that|this|one)|schedule (?:it|"
    r"one|that)|start (?:it|that|one)|assign one|send (?:one|somebody|someone) |do that for us)|"
    r"quiero (?:eso|uno|una)\b|queremos (?:eso|uno|una)\b|(?:that|this|which)(?: i|')?s (?:what|why|"
    r"exactly what) (?:i|we)(?:'m|m| am| are|'re)? (?:ask|want|request|here|writ|seek)\w*|(?:that|"
    r"this) is (?:my|our) (?:request|notice|complaint|filing|petition|application)|(?:can|could|will|"
    r"would) (?:you|the (?:department|state))(?: please)? (?:appoint|assign|send|arrange|set up|"
    r"provide) (?:one|it|that)|please (?:appoint|assign|provide|order|get us|give us) (?:one|it)|"
    r"(?:hereby |jointly |now |respectfully )*(?:requests?|asks?|petitions?) that (?:one|it|somebody|"
    r"someone) be "
    r"(?:appointed|assigned|sent|named|provided|scheduled|set|held)|"
    r"esta es (?:mi|nuestra) (?:peticion|solicitud|queja)|lo (?:pido|solicito)|la (?:pido|solicito))"
)
_NOT_ASKING = Pattern(
    r"\b(?:know|understand|discuss|talk|about|learn|attend|prepare|reschedule|cancel\w*|withdraw\w*|"
    r"postpone|continue|information|training|questions?|explain|dismiss\w*|before|without|avoid\w*|"
    r"instead|after|until|following|during|"
    r"response|answer|respond|disclosure|exhibits?|witness\w*|copy of (?:the|your) (?:procedural|rule|"
    r"decision)|form for|prior to|since|amend\w*|extension|delay|waive|against filing|not to|"
    r"to (?:respond|reply|prepare)|status|confirm|"
    r"(?:will|shall|to) be (?:at|in|there|present)|sufficiency|insufficien\w*|ready for|resolve|"
    r"only,? not|but not|not an?|no|forms?|speak|advice|"
    r"advise|attorney|lawyer|call|appointment (?:to|with|for me)|consultation|options?|help (?:with|me|"
    r"us)|handbook|guidance|list of|number of|records? of|"
    r"transcript|interp\w*|continuance|vacate|strike|exclude|compel|reset|sin|evitar|retir\w+|drop|end|"
    r"stop|close|back (?:my|our)|(?:go|going|move|moving) forward|change (?:my|our)|add to|in (?:my|"
    r"our|the|this))\b"
)
IN_PERSON = Pattern(
    r"(?:^|\s)[|l1!] (?:am|want|wish|request|ask|hereby|would|need|file|propose|now)\b|\b(?:i|lam|im|"
    r"we|i'm|we're|i'd|we'd|my|our|are son|are daughter|this|petitioners?|complainants?|claimants?|"
    r"undersigned|counsel|clients?|please|pls|district|lea|public agency|members|students with|"
    r"both (?:parties|sides)|jointly|yo|let's|inici(?:o|amos)|con esta|por la presente|solicit\w+"
    r"|pido|pedimos|pedir|escribo|le mando|quiero|"
    r"queremos|"
    r"presento|presentamos|interpongo|interponemos|denuncio|necesito|necesitamos|deseo|deseamos|"
    r"quisiera|quisieramos|toi|chung toi|requesting|asking|hereby|respectfully|attached|enclosed|here|"
    r"let|(?:take|bring|get) (?:us|me) (?:to|before))\b|\b(?:schools|school district|academy|"
    r"charter school|public agency) (?:hereby |respectfully |"
    r"formally |jointly )*(?:requests|asks|seeks|files|petitions|demands|applies)\b"
)
PAPER = Pattern(
    r"^(?: (?:hearing|complaint|request|notice))* (?:forms?|template|packet|brochure|guide|handbook|"
    r"manual|polic(?:y|ies)|flowchart|checklist|spreadsheet|log|tracker|slides|deck|case from|"
    r"matter from|deadlines?|letters?)\b"
    r"(?! (?:is|attached|that i|which i|for my|for our|i|we|enclosed|below)\b)"
)
_CLAUSE = Pattern(
    r"(?:,|;|:|\bbut|\bso|\band|\btherefore|\bbecause|\bnow)\s+(?=(?:so |now |therefore |and |but |"
    r"instead,? )?(?:i|we|i'm|we're|i'd|we'd|the parents?|petitioners?|let|please|this (?:letter|email|"
    r"e-mail|is))\b)"
)
CONCESSION = Pattern(r"\b(?:although|even though|even if|though|while|since|because|as)\b[^,]{0,160},")
OF_THE_DISTRICT = Pattern(
    r"\b(?:district|lea|schools?|you)\b(?:(?!\b(?:i|we|parents?|my|that)\b)[^,;]){0,25}$"
)
MY_CHILD = Pattern(
    r"\b(?:my|our|are|mi|nuestr[oa]) (?:[a-z-]+ ){0,2}(?:son|daughter|child|children|kids?|boy|girl|"
    r"grandson|granddaughter|nephew|niece|ward|hij[oa]|niet[oa]|nin[oa]|muchach[oa]|bebe|sobrin[oa])\b|"
    r"\bcon (?:trai |gai )?toi\b"
)
STATE_NAMED = Pattern(
    r"300\.15[1-3]|\bstate(?:'s)? (?:special education |level )?complaint|(?:ask|asks|asking|request|"
    r"requests|want|wants|urge|urges) (?:that )?the (?:state|department|agency|ped|bureau)\b|"
    r"public education department|departamento de educacion|department of education|"
    r"education department|\bdear department|\bnmped\b|\bcde\b|\b(?:to|by|from|at|with) the (?:state|"
    r"department)\b|"
    r"\bthe state (?:should|must|to|can|will|department|agency|education)|\bestado\b|\bestatal\b|"
    r"state education(?:al)? agency|secretaria de educacion|complaint (?:investigat\w+|unit|office|"
    r"coordinator)|tieu bang"
)
LAW_BROKEN = Pattern(
    r"\b(?:violat\w+|in violation|non-?complian\w+|out of compliance|br(?:oke|eaks?|eaking|oken) (?:the |"
    r"special education |federal |state )*(?:law|idea|rules?)|against the law|illegal\w*|incumpl\w+|"
    r"viola\w* la ley)"
)
DUE_PROCESS_SPOKEN_OF = Pattern(
    r"\bd(?:ue|ew) ?process|debido proceso|300\.5|1415|petitioner|student\b|\bchild\b"
)
SPECIAL_EDUCATION = Pattern(
    r"\b(?:special education|educacion especial|iep\b|ieps\b|i\.e\.p|idea\b|fape|"
    r"individuals with disabilities|disabilit|autis|adhd|dyslexia|speech|therap|aide\b|evaluat|"
    r"accommodat|300\.[135]|manifestation|services|state complaint|seizure|behavior plan|"
    r"terapia|transition (?:plan|services|goals?)|case manager|part b\b|resource room|one[- ]on[- ]one|"
    r"1[: -]?(?:on[- ])?1|interpreter|paraprofessional|"
    r"giao duc dac biet)"
)
_LAW = (
    r"(?:idea\b|part b\b|special education|federal law|state law|the law|individuals with disabilities|"
    r"iep\b|300\.\d|regulations?|ley|rights)"
)
_MDR = (
    r"\b(?:manifestation|manifestacion|interim alternative|iaes|45[- ](?:school[- ])?days?|"
    r"disciplinary removal|change (?:of|in) placement|mdr)\b"
)
ACTS = {
    Kind.DUE_PROCESS_REQUEST: Pattern(
        rf"\b(?:appeal(?:s|ing)?|challeng(?:e|es|ing)|contest(?:s|ing)?|disput(?:e|es|ing)|apel(?:o|"
        rf"amos|ar|ando))\b[^.]{{0,90}}{_MDR}"
        rf"|{_MDR}.{{0,200}}\b(?:i am|we are|i|we|hereby|parents?) (?:now |also |hereby |formally |"
        rf"want to |wish to |would like to |need to )*(?:appeal(?:s|ing)?|challeng(?:e|ing)|contest|"
        rf"disput(?:e|ing))\b"
        r"|\b(?:i|we|i'm|we're|parents?|petitioners?|counsel|undersigned|hereby|this (?:letter|is|"
        r"office|firm))\b[^?;]{0,50}\b(?:invok\w+|exercis\w+|filing|files?|commenc\w+|initiat\w+|"
        r"provides? notice|(?:gives?|giving) notice)\b[^?;]{0,25}(?:1415|300\.50[78](?! ?\(?[d-f])"
        r"|300\.51[1-5]|"
        r"300\.532)"
        r"|\b(?:petitioners?|parents?|students?)(?: [a-z.]+){0,3} (?:hereby |respectfully )?(?:brings?|"
        r"files?|commences?|initiates?) this (?:action|proceeding|petition|matter|complaint)\b"
    ),
    Kind.STATE_COMPLAINT: Pattern(
        rf"\b(?:complain(?:ing)?|am writing|writing) to the (?:state|department|public education|ped|"
        rf"cde|education department)\b[^?;]{{0,40}}\b(?:about|against|because|regarding|that)\b"
        rf"|\b(?:allege|alleging|report|reporting|charge|charging|denounce|denuncio|denunciar|complain|"
        rf"complaining|assert|declaro)\b[^.]{{0,60}}\b(?:district|schools?|lea|agency|distrito|escuela|"
        rf"usd)\b[^.]{{0,60}}\b(?:violat\w*|br(?:eak|oke|eaking)\b|not follow\w*|fail\w* to (?:follow|"
        rf"comply|implement)|ignor\w+|incumpl\w+|viol[aoe]\w*|no (?:cumple|"
        rf"esta cumpliendo))[^.]{{0,60}}\b{_LAW}"
    ),
}
"""Sentences that do the act itself without naming the thing."""


_DENIED = Pattern(r"\b(?:no|not an?|nor|without(?: any)?|neither) (?:[a-z-]+ ){0,2}$")
ARRANGED = Pattern(
    r"^(?: [a-z]+){0,3}? (?:be|to be|is|being) (?:re-?scheduled|moved|postponed|open|closed|held (?:by|"
    r"on|at|in|via|over|remotely|virtually)|continued|recorded|transcribed|interpreted|conducted (?:by|"
    r"in|via)|delayed|cancel+ed|reset|shortened|limited|consolidated|bifurcated|stayed|vacated)\b"
    r"|^(?: that (?:is|was))?,? (?:on|of|scheduled (?:for|on)|set (?:for|on)|"
    r"planned for) (?:[a-z]+,? )?(?:[a-z]+\.? \d|\d{1,2}/\d)"
    r"|^(?: [a-z]+){0,2}? (?:transcript|recording|record|binder|exhibits|notebook|calendar|schedule|"
    r"location|invoice|testimony|brief)\b"
)
"""How a hearing that is already to be is arranged."""
_MISREAD_I = Pattern(
    r"(?<![\w|])[|l1!](?= (?:am|have|was|hope|want|wish|request|ask|hereby|would|need|file|filed|"
    r"propose|believe|do|did|now|also)\b)"
)
"""A capital I as text recognition gives it."""


def asks(before: str, thing: str, after: str) -> bool:
    """Whether the words around the thing, in one sentence, ask for it."""
    before = _MISREAD_I.sub("i", before)
    if _DENIED.search(before) or ARRANGED.match(after):
        return False
    for shape in _SHAPES:
        match = shape.search(before)
        if match and not _NOT_ASKING.search(match["gap"]):
            return True
    filed = _FILED_TODAY.search(before)
    if filed and _TODAY_AFTER.match(after) and not _NOT_ASKING.search(filed["gap"]):
        return True
    if PLAIN_INVESTIGATION.fullmatch(thing) and _PLEASE.search(before):
        return True
    if _HANDS_ON.match(thing) and _WHO_HANDS_ON.search(before):
        return True
    return bool(_IS_ASKED.match(after) or (_HEARD.search(thing) and _LET.search(before)))


def polite(before: str) -> bool:
    """A question that asks for the thing: "could you please assign a ..."."""
    match = _POLITE.search(before)
    return bool((match and not _NOT_ASKING.search(match["gap"])) or _POLITE_VERB.search(before))


def asks_for_it_next(following: str, before: str) -> bool:
    """The thing is named as something on offer, and then asked for: "I would like that"."""
    return bool(_NEXT_SENTENCE.match(following)) and not re.search(
        r"\b(?:if|unless|not|no|without|withdraw\w*)\b", before
    )


def last_clause(before: str) -> str:
    """The last clause with a subject of its own: "they ignored me, so I" goes no further back than "so"."""
    cut = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    return before[cut:]
