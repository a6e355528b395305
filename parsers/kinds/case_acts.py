"""Further signals of what is done in a case that is already open: the plainer words people use."""

from parsers.kinds.signals import Zone, signal
from parsers.reading import Kind

_B, _T = Zone.BODY, Zone.TITLE
_MY_CASE = (
    r"(?:(?:my|our|the|this|that|his|her|their|your|mi|la|el|nuestra|pending|current|above|"
    r"above-captioned|above-referenced|captioned|instant|entire|whole|due|process|dp|state|special|"
    r"education|hearing|mediation|de|debido|proceso) ){0,6}"
    r"(?:complaint|request|petition|case|hearing|due process|mediation|filing|matter|appeal|queja|"
    r"solicitud|peticion|caso|audiencia|debido proceso|it)\b"
)
_I = (
    r"\b(?:i|we|petitioners?|parents?|complainants?|the family|my clients?|counsel|student)(?:'ve|'d|"
    r"'m|'re)?(?: [a-z]+ [a-z]+,|, through counsel,|, by and through counsel,)?(?: have| has| now|"
    r" hereby| am| are| would| also| voluntarily| respectfully| formally| just| both){0,3}"
)

PLAIN_ACTS = (
    signal(
        Kind.WITHDRAWAL,
        8,
        _B,
        "somebody gives up a request",
        rf"{_I} withdr(?:aws?|ew)(?=[.,;]|$| (?:all|every|each|the) (?:claims?|issues?))",
        rf"{_I} (?:decided|chosen|choosing|choose|elected|elects?|want|wish|like|going|"
        rf"agreed) (?:not to|to not) (?:go forward|proceed|pursue|continue|go on|go ahead|keep going|"
        rf"move forward)(?: with)? {_MY_CASE}",
        rf"{_I} (?:dismiss(?:es|ing)?|withdr[ae]w(?:s|ing|n)?|tak(?:e|es|ing) back|pull(?:s|"
        rf"ing)?) {_MY_CASE}",
        rf"\b(?:take|pull) {_MY_CASE} (?:back|off)",
        rf"\bno (?:more |longer (?:any |a )?)?(?:need|reason|wish) (?:for|to (?:go on with|continue|"
        rf"have|pursue)) {_MY_CASE}",
        rf"\b(?:no longer|(?<!may )(?<!might )not) (?:need|want|wish|seek|pursue|pursuing|going forward with|"
        rf"moving forward with|interested in)(?: to (?:pursue|continue(?: with)?|go on with|"
        rf"proceed with|have))? {_MY_CASE}",
        rf"\b(?:stop|end|cancel|close|drop|withdraw) {_MY_CASE}(?: please|[.,;]| because| as | since|"
        rf" - | (?:that |which )?(?:i|we) )",
        rf"\b(?:do not|don'?t) (?:want|need) (?:(?:no|any) ?more|any longer) {_MY_CASE}",
        rf"\b(?:do not|don'?t) (?:want|need) {_MY_CASE} (?:any ?more|any longer|no more)\b",
        r"\b(?:petitioners?|parents?|i|we|student|complainants?) (?:hereby |respectfully |"
        r"now )?(?:requests?|asks?|moves?|requesting|asking)(?: that)? [^.]{0,80}\bbe (?:dismissed|"
        r"withdrawn|closed|cancel+ed)",
        r"\bwithout prejudice to (?:re-?filing|filing again)",
        rf"\b(?:ya no (?:quiero|queremos|deseo|necesito)(?: seguir| continuar)?(?: con)?|no (?:quiero|"
        rf"deseo) (?:seguir|continuar) con|dejar sin efecto|doy por terminad[ao]) {_MY_CASE}",
        r"\btoi (?:xin )?rut (?:lai )?(?:don|khieu nai|yeu cau)",
    ),
    signal(
        Kind.AMENDED_COMPLAINT,
        7,
        _B,
        "somebody changes or adds to a request",
        r"\b(?:first|second|third) amended (?:[a-z]+ ){0,3}(?:complaint|petition|request|notice)\b",
        rf"{_I} (?:need|want|like|wish|asks?|seeks?|request|requesting|asking)?(?: leave|"
        rf" permission)? ?(?:to )?(?:change|amend|correct|update|revise|modify|supplement|"
        rf"add (?:an? )?(?:issue|claim|problem|allegation)s? to|add (?:something |one thing |more |"
        rf"facts )?to|expand) {_MY_CASE}",
        rf"\b(?:please )?add (?:this|these|the following|that|an? (?:issue|"
        rf"claim))(?: [a-z]+){{0,4}}? to {_MY_CASE}",
        r"\b(?:files|submits|enclosed is|attached is|here is) (?:this|the|an?|my|our) (?:first |"
        r"second )?(?:amended|revised|corrected) (?:version|request|complaint|petition|notice)",
        rf"\b(?:changed|new|updated|corrected|revised) version of {_MY_CASE}",
        r"\b(?:let|lets|allow(?:s|ed)?|permit(?:s|ted)?) (?:me|us|petitioner)(?: to)? (?:change|amend|"
        r"add to) (?:my|our|the|"
        r"her|his) (?:[a-z]+ ){0,3}(?:complaint|request|petition)",
        r"\b(?:gave|granted|have|with) (?:me |us |petitioner )?(?:permission|"
        r"leave)(?: of the hearing officer)? to amend",
        rf"\bquiero (?:cambiar|agregar algo a|corregir|anadir (?:algo )?a) {_MY_CASE}",
    ),
    signal(
        Kind.SETTLEMENT_VOID,
        9,
        _B,
        "somebody voids an agreement",
        r"\b(?:voids?|rescinds?|revokes?|cancels?|withdraws? (?:my|our|its|their|his|her) (?:signature|"
        r"consent) (?:to|from)|voiding|rescinding|revoking|cancel+ing) (?:the |our |my |this |that |"
        r"its |said )?(?:resolution |settlement |written |signed |mediation )*(?:agreement|settlement)",
        r"\bvoid it\b[^.]{0,60}\b(?:that is what|which is what|i am doing|we are doing|i do so|we do so)\b",
        r"\b(?:want|wish) out of (?:the|this|that|our) (?:[a-z]+ ){0,2}(?:agreement|settlement)",
        r"\b(?:take|taking) (?:my|our) (?:signature|name) (?:back|off)",
        r"\b(?:agreement|settlement)\b[^.]{0,60}\b(?:is |be |as |now )(?:hereby )?(?:void|null|"
        r"cancel+ed|rescinded|revoked)\b",
        r"\bright to void\b",
        r"\b(?:dejo|dejamos|dejar) sin efecto el (?:acuerdo|convenio)",
    ),
    signal(
        Kind.NO_AGREEMENT_NOTICE,
        7,
        _B,
        "no agreement was reached",
        r"\b(?:mediation|resolution (?:meeting|session|period|process)|meeting|session|parties|we|"
        r"both sides)\b[^.]{0,90}\b(?:(?:did|does|was|were|could|can|has|have)(?: not|n't)|failed to|"
        r"unable to|without|no) (?:able to )?(?:result in |end in |lead to |produce |reach(?:ing)? |"
        r"reached |come to |arrive at )?(?:an? |any )?(?:agreement|settlement|resolution|settle\b|"
        r"resolve\b|agree\b)",
        r"\bthere (?:is|was|will be|has been) no (?:agreement|deal|settlement|resolution)\b",
        r"\b(?:mediation|resolution (?:meeting|session))\b.{0,200}\bthey (?:did|could)(?: not|n't) (?:reach|"
        r"come to|arrive at) (?:an? |any )?(?:agreement|settlement)\b",
        r"\b(?:ended|closed|concluded) (?:at|in|with) (?:an )?impasse",
        r"\bno se (?:pudo )?(?:lleg|alcanz)\w* (?:a )?(?:un |ningun )?acuerdo",
    ),
    signal(
        Kind.SETTLEMENT_AGREEMENT,
        7,
        _B,
        "an agreement was signed",
        r"\b(?:the|a|our) (?:fully )?(?:signed|executed) settlement\b",
        r"\b(?:signed|executed|finali[sz]ed) (?:the|a|an|our|its|their|"
        r"this) (?:[a-z-]+ ){0,2}(?:settlement|resolution agreement|mediation agreement|"
        r"agreement (?:at|after|from|in) (?:the )?(?:resolution|mediation))",
        r"\b(?:settlement|resolution|mediation) agreement,? (?:was |has been |is |that was |"
        r"now )?(?:fully |duly )?(?:signed|executed)",
        r"\b(?:case|matter|complaint|parties|we|they) (?:has |have |was |were )?(?:been |all |now |"
        r"fully )?settled\b(?! (?:nothing|in (?:to|well)))",
        r"\b(?:acuerdo|convenio) (?:de resolucion |de mediacion )?(?:fue |ha sido )?firmado|"
        r"firmamos (?:el|un) acuerdo",
    ),
    signal(
        Kind.MEDIATION_AGREEMENT,
        7,
        _B,
        "both sides agree to mediate",
        r"\b(?:agreed|agree|consent|consented)(?: [a-z]+){0,4}? (?:to )?(?:use|using|try|go to|"
        r"participate in|attend|continue|keep (?:going|on)|go on|enter|attempt|proceed (?:to|with)|extend)"
        r"(?: with)?(?: the)? mediation",
        r"\bagree(?:s|d)?(?: in writing)? to (?:the |this )?mediat(?:ion|e)\b",
        r"\b(?:acuerdan|aceptan|acordamos|estan de acuerdo en)(?: [a-z]+){0,5}? mediacion",
        r"\bmediation instead of (?:the |a )?resolution",
        r"\bmediation (?:process )?(?:under 34 c\.?f\.?r\.? (?:§ ?)?300\.506 )?in (?:place|"
        r"lieu) of (?:the |a )?resolution",
    ),
    signal(
        Kind.RESPONSE_TO_COMPLAINT,
        7,
        _B,
        "one side answers a complaint",
        r"\b(?:district|lea|school|respondent|agency|schools|we)(?: [a-z]+){0,3}? (?<!may )"
        r"(?<!must )(?<!shall )"
        r"(?<!should )(?<!can )(?<!to )(?<!will )(?:sends?|submits?|"
        r"provides?|files?|serves?|offers?|issues?|makes?|tenders?) (?:this|its|the following|our|"
        r"herewith its)(?: [a-z]+){0,2}? (?:response|answer|reply)\b(?! (?:within|by|is due))",
        r"\b(?:here|attached|enclosed|this|below|following) (?:is|are)(?: [a-z']+){0,4}? (?:response|"
        r"answer|reply)(?: [a-z]+)? to (?:the |your |this |their |ms\.? [a-z]+'?s? |"
        r"mr\.? [a-z]+'?s? )?(?:state |due process |parent'?s? |special education )*(?:complaint|"
        r"request|petition|allegations)",
        r"^\W*(?:the )?(?:district|respondent|lea|school|agency)'?s?'? (?:[a-z]+ )?(?:response|answer)\b",
        r"\b(?:attached|enclosed|here) (?:is |find )?(?:the |our )?(?:district|lea|respondent|school|"
        r"agency)'?s?'? (?:[a-z]+ )?(?:response|answer)",
        r"\b(?:district|school|lea|charter)'?s?'? (?:due process )?(?:request|complaint|"
        r"petition)\b[^?]{0,160}\bth(?:is|ese) "
        r"(?:is|are) (?:my|our) (?:written |formal )?(?:response|answer|reply)\b",
        r"\b(?:adjunt[oa]|esta es) (?:la )?respuesta (?:del distrito )?a la queja",
    ),
    signal(
        Kind.NOTICE_OF_HEARING,
        7,
        _B,
        "a hearing is set",
        r"\bhearing(?: [a-z0-9-]+){0,6}? (?:shall|will|is to|has been|is|was)(?: now| hereby|"
        r" be)* (?:commenc\w*|begin|start|convened?|proceed|held|take place|set|scheduled|reset|"
        r"rescheduled|moved|continued to)(?! (?:within|if|unless))",
        r"\bhave (?:set|scheduled|calendared|reset) (?:the|this|a|an) (?:[a-z]+ ){0,3}(?:hearing|"
        r"pre-?hearing)",
        r"\b(?:la|una) audiencia (?:se llevara a cabo|se celebrara|esta programada|sera|tendra lugar)",
        r"\b(?:pre-?hearing|status) conference (?:is|will be|has been|shall be) (?:set|held|scheduled)",
        r"\b(?:due process )?hearing ?: (?:on )?(?:[a-z]+day,? )?[a-z]{3,9}\.? \d{1,2}, \d{4}",
    ),
    signal(
        Kind.EXTENSION_ORDER,
        8,
        _B,
        "the time for the decision is extended, or that is refused",
        r"\b(?:is|are) (?:hereby )?(?:denied|refused)\b.{0,260}?\b(?:decision|"
        r"deadline)\b[^.]{0,30}?\b(?:remains?|stays?|is still)\b",
        r"\b(?:decision|deadline|timeline|due date|time)\b[^.]{0,60}\b(?:is|be|are|was|been) (?:hereby |"
        r"further )*"
        r"(?:extended|enlarged|continued)\b",
        r"\b(?:extension|continuance)\b[^.]{0,40}\b(?:is|are) (?:hereby )?(?:granted|denied|allowed|"
        r"refused|approved)\b",
        r"(?:\bextends|(?<!\bthat the hearing officer )(?<!\bto )(?<!\bnot )(?<!\byou )(?<!please"
        r" )\bextend) (?:the |my |this )?"
        r"(?:[a-z0-9-]+ ){0,4}(?:deadline|timeline|due date|decision)\b",
        r"\b(?:decision|order) is (?:now |therefore )?due\b",
        r"\b(?:request|motion) for (?:an? )?(?:more time|longer|extra time|additional time|"
        r"extension)\b[^.]{0,30}\b"
        r"(?:is|are) (?:hereby )?(?:not )?(?:granted|denied|refused|allowed)",
        r"\b(?:extend|extension of|enlarge) the (?:45[- ]day |decision |hearing )*(?:timeline|deadline|"
        r"due date|time)\b[^?]{0,120}\b(?:is|was|are) (?:hereby )?(?:granted|denied)|\b(?:grant|deny|"
        r"denied|granted)\b[^.]{0,60}\b(?:extend|extension|continuance|continue)\b",
        r"\b(?:grant(?:s|ed|ing)?|den(?:y|ies|ied|ying)|approv(?:e|es|ed)) (?:the |an? |your |"
        r"petitioner'?s? |respondent'?s? |parent'?s? |district'?s? |joint )*(?:motion|"
        r"request)? ?(?:for )?(?:an? |the )?(?:extension|continuance)",
        r"\bse (?:concede|niega|otorga) la (?:prorroga|extension)",
    ),
    signal(
        Kind.DECISION,
        7,
        _B,
        "a decision is given",
        r"\bissue \d{1,2}\b[^.;]{0,60}\b(?:not )?substantiated\b",
        r"^\W*(?:state )?complaint decision\b",
        r"\b(?:i|this hearing officer|the hearing officer|the undersigned) (?:therefore )?(?:conclude|"
        r"find|hold|concludes|finds|holds) (?:that )?(?:the )?(?:district|lea|school|respondent|"
        r"petitioner|parent|student)\b[^.]{0,80}\b(?:den(?:ied|y)|violat\w+|fail\w+|provid\w+|met|"
        r"did not|offered|prov\w+|carried)",
        r"\b(?:completed|concluded|finished) (?:its|the|our|this) (?:complaint )?investigation",
        r"\b(?:we|department|ped|cde|bureau|state|agency|investigator) (?:finds?|found|concludes?|"
        r"concluded|determined?|determines)\b[^.]{0,40}\b(?:out of compliance|in compliance|"
        r"non-?compliance|violat\w+|no violation|substantiated|not substantiated)",
        r"\bcorrective actions? (?:is|are|was|were|must|below|listed|required|ordered|follow)",
        r"\bmay (?:bring|file|appeal)(?: [a-z]+){0,4}? civil action",
        r"\b(?:decision|report) (?:is|was) (?:hereby )?(?:issued|entered|rendered) (?:this|on|in favor)",
        r"^\W*(?:final |hearing officer'?s? )+decision\b",
    ),
    signal(
        Kind.STATE_ACKNOWLEDGMENT,
        7,
        _B,
        "the state acknowledges a filing",
        r"\b(?:has|have) (?:docketed|logged|opened|accepted)\b[^.]{0,80}\b(?:request|complaint|petition"
        r"|case)\b",
        r"\backnowledges? (?:the |your |a |this )(?:[a-z]+ ){0,4}(?:complaint|request|petition|filing)\b",
        r"\b(?:this|letter|e-?mail|we|department|ped|cde|bureau) (?:is to )?(?:confirms?|acknowledges?|"
        r"notif(?:y|ies)|inform(?:s)?)\b[^.]{0,70}\b(?:received|receipt|filed|"
        r"accepted)\b[^.]{0,80}\b(?:complaint|request|petition|filing)",
        r"\bis in receipt of\b",
        r"\byour (?:request|complaint|petition)\b[^.]{0,50}\bwas received on\b",
        r"\b(?:matter|case|request|complaint) (?:has been|was|is) assigned to\b",
        r"\b(?:recibimos|hemos recibido|se recibio) (?:su|la|una) (?:queja|solicitud|peticion)",
        r"\b(?:60|sixty)-? ?(?:calendar )?days? (?:period|timeline|time limit)?[^.]{0,40}(?:ends|"
        r"expires|due)",
    ),
    signal(
        Kind.SUFFICIENCY_NOTICE,
        10,
        _B,
        "one side says the request is not sufficient",
        r"\b(?:give notice|hereby notif\w+|notif(?:y|ies)|challenges?|objects?|contends?|believes?"
        r"|asserts?)\b[^;]{0,120}\b(?:complaint|request|notice|petition)"
        r"(?: [a-z0-9,]+){0,6} (?:is|was|as) (?:legally )?(?:not sufficient|insufficient)",
        r"\b(?:district|lea|respondent|school|agency|we)\b[^.]{0,90}\b(?:not sufficient|insufficient|"
        r"insufficiency|lacks? sufficient|does not (?:meet|satisfy|comply with|"
        r"contain))\b[^.]{0,60}(?:300\.508|requirement|1415|6\.31|elements)",
    ),
)
"""Words of the parties and of officials, beside those in `follow_up`."""
