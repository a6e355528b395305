"""Signals that a document belongs to a case that is already open (timelines 15)."""

from parsers.kinds.signals import Signal, Zone, signal
from parsers.reading import Kind

_T, _B, _S = Zone.TITLE, Zone.BODY, Zone.SUBJECT
_REQUEST = (
    r"(?:(?:my|our|the|this|his|her|their|your|a|an|mi|la|su|nuestra|said|above|pending|due process|dp|"
    r"state|hearing|mediation|expedited|special education|de|debido proceso|audiencia|estatal) ){0,6}"
)
_CASE = (
    r"(?:complaint|request|petition|case|hearing|due process|mediation|filing|matter|appeal|queja|"
    r"solicitud|peticion|caso|audiencia|debido proceso)"
)

PARTIES_ACT: tuple[Signal, ...] = (
    signal(
        Kind.AMENDED_COMPLAINT,
        8,
        _T,
        "a heading of an amended complaint",
        r"\b(?:first |second |third )?amended (?:and supplemental )?(?:due process (?!hearing)|state |"
        r"expedited |petition|complaint|request|notice of (?:due process|complaint))",
        r"\bamend(?:ment)? (?:to|of) (?:the |my |our )?(?:due process |state )*(?:complaint|request|"
        r"petition)",
        r"\b(?:queja|solicitud|peticion|demanda)(?: de(?:l)? debido proceso)? (?:enmendada|modificada)",
        r"\benmienda (?:a|de) (?:la|mi)",
    ),
    signal(
        Kind.AMENDED_COMPLAINT,
        7,
        _B,
        "somebody amends a complaint",
        r"\b(?:i|we|petitioners?|parents?|complainants?)(?: am| are| hereby| would like to| want to|"
        r" wish to| now| need to| respectfully){0,3} (?:amend(?:s|ing)?|supplement(?:s|ing)?) "
        + _REQUEST
        + _CASE,
        r"\battached is (?:my|our|the) (?:first |second )?amended",
        r"\bthis (?:first |second )?amended (?:complaint|request|petition|due process|notice|state)",
        r"\b(?:enmiendo|enmendamos|modifico|quiero enmendar|deseo enmendar) " + _REQUEST + _CASE,
    ),
    signal(
        Kind.WITHDRAWAL,
        8,
        _T,
        "a heading of a withdrawal",
        r"\b(?:notice|request|letter) (?:of|for|to) (?:voluntary )?(?:withdraw|dismissal by petitioner|"
        r"voluntary dismissal)",
        r"\bwithdrawal of " + _REQUEST + _CASE,
        r"\bvoluntary (?:withdrawal|dismissal)",
        r"\bretiro (?:de|voluntario)",
        r"\baviso de (?:retiro|desistimiento)",
        r"\bdesistimiento",
    ),
    signal(
        Kind.WITHDRAWAL,
        8,
        _B,
        "somebody withdraws a request",
        r"\b(?:i|we|petitioners?|parents?|complainants?|family|client|mother|father|she|he|"
        r"they)(?: [a-z]+ [a-z]+,)?(?: am| are| is| do| hereby| would like to| want to| wish to| now|"
        r" have decided to| voluntarily| respectfully| formally| gives? notice that (?:he|she|"
        r"they|it)| agreed to){0,4} (?:withdraw(?:s|ing|n)?|rescind(?:ing)?|drop(?:ping)?|"
        r"cancel(?:ling|ing)?|dismiss(?:es|ing)?|pull(?:ing)?(?: back)?|take back|taking back) "
        + _REQUEST
        + _CASE,
        r"\bplease (?:withdraw|cancel|drop|dismiss|close|disregard) " + _REQUEST + _CASE,
        r"\b(?:is|are|be|hereby) withdrawn\b",
        r"\b(?:consider|treat|mark)\b[^.]{0,70}\bwithdrawn",
        r"\b(?:do not|don't|no longer) (?:want|wish) to (?:go on|continue|proceed|pursue|go forward|"
        r"go through)(?: with)? " + _REQUEST + _CASE,
        r"\bno longer (?:wish|want|need)(?: to (?:pursue|proceed|continue|go forward)(?: with)?)? "
        + _REQUEST
        + _CASE,
        r"\b(?:retiro|retiramos|retirar|desisto|desistimos|cancelo|quiero cancelar|"
        r"deseo cancelar)(?: voluntariamente)?(?: de)? " + _REQUEST + _CASE,
    ),
    signal(
        Kind.SETTLEMENT_VOID,
        9,
        _B,
        "somebody voids an agreement",
        r"\b(?:i|we|district|parents?|petitioner)(?: am| are| is| hereby| want to| wish to|"
        r" would like to| now| have decided to| elects? to| choose to| must| exercis\w+ (?:my|our|the|"
        r"its) right to| changed my mind and| gives? notice that (?:it|he|she|they|we|i)|"
        r" and [a-z]+){0,4} (?:void(?:s|ing)?|rescind(?:s|ing)?|revok(?:e|es|ing)|cancel(?:s|ling|"
        r"ing)?|back(?:ing)? out of|undo) (?:the |our |my |this |that |said |it\b)?(?:resolution |"
        r"settlement |written |signed )*(?:agreement|settlement|it\b)",
        r"\b(?:withdraw|revoke|rescind|take back|cancel)(?:s|ing)? (?:my|our|its|the) (?:signature|"
        r"consent|agreement|approval)\b[^.]{0,60}\b(?:agreement|settlement)",
        r"\b(?:agreement|settlement)(?: [a-z0-9,]+){0,8}? is (?:hereby )?(?:voided|void\b|rescinded|revoked)",
        r"\b(?:anulo|anulamos|revoco|revocamos|quiero anular|cancelo|deseo anular|"
        r"rescindo)(?: el)? (?:acuerdo|convenio)",
    ),
    signal(
        Kind.RESOLUTION_WAIVER,
        8,
        _T,
        "a heading of a waiver of the resolution meeting",
        r"\bwaiv(?:er|e|ing)(?: of)?(?: the)? (?:30[- ]day )?resolution",
        r"\bresolution (?:meeting|session|process|period) waiver",
        r"\brenuncia (?:a|de) (?:la )?(?:reunion|sesion) de resolucion",
        r"\bagree(?:ment)? to waive",
        r"\bagree(?:ment)? (?:to skip|not to hold|to forgo|to forego)(?: the)? resolution",
        r"\bno resolution (?:meeting|session)",
    ),
    signal(
        Kind.RESOLUTION_WAIVER,
        8,
        _B,
        "the resolution meeting is waived",
        r"\b(?:waiv(?:e|es|ing|ed)|give up|skip|forgo|"
        r"forego)(?: [a-z]+){0,5}? (?:30[- ]day )?resolution (?:meeting|session|process|period)",
        r"\bresolution (?:meeting|session|process|period) (?:is|was|be|has been) (?:hereby )?waived",
        r"\bresolution (?:meeting|session|process|period)\b[^;]{0,120}\bwaiv(?:e|es|ed|ing)\b",
        r"\b(?:there will be|hold|have|want|need) no resolution (?:meeting|session)",
        r"\b(?:not (?:to )?(?:have|hold|do|attend)|without) (?:a |the )?resolution (?:meeting|session)",
        r"\b(?:renunci\w+)(?: [a-z]+){0,4}? (?:a )?(?:la )?(?:reunion|sesion|proceso) de resolucion",
    ),
    signal(
        Kind.MEDIATION_AGREEMENT,
        7,
        _T,
        "a heading of an agreement to mediate",
        r"\bagreement to (?:use |participate in |continue |go to )?mediat",
        r"\bmediation agreement(?! and release)",
        r"\b(?:agreement|consent) to (?:continue )?(?:the )?mediation",
        r"\bmediation (?:in lieu|instead) of",
        r"\bacuerdo (?:para|de) (?:participar en la |continuar la |usar la )?mediacion",
    ),
    signal(
        Kind.NO_AGREEMENT_NOTICE,
        7.5,
        _T,
        "a heading that says no agreement was reached",
        r"\bno agreement",
        r"\bunresolved|\bnot resolved|impasse",
        r"\bnotice of (?:failure|inability) to",
        r"\bfailure to (?:resolve|reach)",
        r"\bresolution (?:meeting|session|period) (?:outcome|result|report)",
        r"\bsin acuerdo",
    ),
    signal(
        Kind.NO_AGREEMENT_NOTICE,
        7,
        _B,
        "no agreement is possible",
        r"\bno (?:agreement|resolution|settlement) (?:is |was |has been |could be |"
        r"can be )?(?:possible|reached|achieved)",
        r"\b(?:unable|not able|failed|could not|cannot|can not|did not|were unable|"
        r"have not)(?: to)? (?:reach|come to|arrive at|resolve|agree)(?: [a-z]+){0,6}?(?: agreement|"
        r" resolution| complaint| dispute| case| matter)?.{0,80}(?:resolution|mediation|due process|"
        r"dph|case|30[- ]day|hearing timeline)",
        r"\b(?:mediation|resolution (?:meeting|session|period))(?: [a-z0-9,-]+){0,14}? (?:ended|"
        r"ended in impasse|closed|concluded|expired|failed|has ended)(?: [a-z]+){0,4}? (?:without|"
        r"with no|in impasse|no agreement)",
        r"\bno (?:es|fue) posible (?:llegar a )?un acuerdo|\bsin llegar a un acuerdo|\bno (?:se llego|"
        r"llegamos) a (?:un|ningun) acuerdo",
    ),
    signal(
        Kind.SETTLEMENT_AGREEMENT,
        7.5,
        _T,
        "a heading of a settlement",
        r"\b(?:settlement|resolution|mediated|compromise)(?: meeting| session)?(?: and release)? agreement",
        r"\bagreement (?:and|&) release",
        r"\bmemorandum of (?:agreement|understanding|settlement)",
        r"\bsettlement\b(?! (?:conference|offer|proposal|discussion|demand|talks|check|ideas|authority|"
        r"negotiat))",
        r"\bacuerdo de (?:resolucion|conciliacion|transaccion|la reunion)",
        r"\bagreement resolving",
        r"\bmediation (?:settlement )?agreement and release",
        r"\bterms of (?:settlement|agreement)",
        r"\bmediat(?:ion|ed) agreement",
        r"\bresolution session agreement",
    ),
    signal(
        Kind.SETTLEMENT_AGREEMENT,
        6,
        _B,
        "the parties settle",
        r"\b(?:parties|district|parents?|schools|and [a-z .'-]{3,50}?) (?:have |hereby |now )?(?:agree|"
        r"settle)[sd]? (?:to )?(?:fully )?(?:resolve|settle|compromise)",
        r"\bin full (?:and final )?(?:settlement|resolution|satisfaction)",
        r"\b(?:signed|executed|fully executed|final) (?:copy of )?(?:the )?(?:settlement|"
        r"resolution) agreement",
        r"(?<!no )\bagreement (?:was |has been )?reached",
        r"(?<!not )(?<!n't )(?<!never )\breached (?:a |an |full )(?:settlement|agreement|resolution)",
        r"\bthis (?:confidential |written )*(?:settlement|resolution) agreement\b(?: is| \(|,)",
        r"\bacuerdan resolver",
        r"\bas a result of (?:the )?mediation",
        r"\b(?:parties|we|they) agree(?:d)? (?:that|as follows)\b[^;]{0,80}\b(?:will|shall)\b",
        r"\b(?:district|school|lea) (?:will|shall|agrees to) (?:provide|pay|reimburse|conduct|hire|"
        r"fund|place)\b[^;]{0,400}\b(?:dismiss|withdraw|release|void|resolve)",
    ),
    signal(
        Kind.RESPONSE_TO_COMPLAINT,
        8,
        _T,
        "a heading of a response to a complaint",
        r"\b(?:response|answer|reply) of [^;]{1,90}? to (?:the |your |our |this |"
        r"a )?(?:[a-z']+ ){0,4}?(?:complaint|request for (?:a )?(?:due process )?hearing|petition|"
        r"due process)\b",
        r"\b(?:response|answer|reply|opposition)(?: [a-z']+){0,3}? (?:to|"
        r"in opposition)(?: [a-z']+){0,5}? (?:due process|complaint|"
        r"request for (?:a )?(?:due process )?hearing|petition)",
        r"\b(?:district|respondent|lea|school|petitioner|parent)(?:'?s'?)? (?:[a-z]+ )?(?:response|answer)\b",
        r"\bcomplaint response",
        r"(?:^|; )(?:my|our|the parents?'?|the family'?s) (?:written |formal )?(?:response|answer|"
        r"reply)(?:,| -| in| to)? "
        r"(?:the )?(?:district'?s? )?(?:dph|dp|sc|case|complaint|request|hearing)\b",
        r"(?:^|; )(?:answer|response)(?: ;|$| and)",
        r"\brespuesta (?:a la|del distrito)",
    ),
    signal(
        Kind.RESPONSE_TO_COMPLAINT,
        6.5,
        _B,
        "one side answers a complaint",
        r"(?:^|[.;:\d])\s{0,4}(?:response|answer|reply) of [^.;]{1,90}? to (?:the |your |our |this |"
        r"a )?(?:[a-z']+ ){0,4}?(?:complaint|petition|request for (?:a )?(?:due process )?hearing)\b",
        r"\breceived (?:your|the) (?:[a-z]+ ){0,3}(?:complaint|"
        r"request)\b[^.]{0,60}\band (?:hereby )?responds?\b",
        r"\b(?:this|the following|it) (?:is|letter is|serves as|"
        r"constitutes)(?: [a-z']+){0,4}? (?:response|answer) to(?: [a-z']+){0,6}? (?:complaint|request|"
        r"petition)",
        r"(?<!must )(?<!to )(?<!shall )(?<!should )(?<!may )(?<!will )(?<!can )(?<!its )(?<!your "
        r")(?<!an )(?<!the )\b(?:respond(?:s|ing)?|answers?) (?:as follows |"
        r"here )?to(?: [a-z']+){0,6}? (?:due process|complaint dated|complaint filed|"
        r"request for (?:due process|hearing)|allegations)",
        r"\b(?:respondent|district|lea|school) (?:hereby )?(?:answers?|responds to) (?:the|"
        r"petitioner'?s?|parent'?s?)",
        r"\b(?:this|here|attached|enclosed|following|below|letter) (?:is|are) (?:the )?(?:district|lea|"
        r"school|respondent|schools)'?s?'? (?:written |formal )?(?:response|answer) to (?:the |your |"
        r"this )?(?:state |due process |parent'?s? )*(?:complaint|request|petition)",
    ),
    signal(
        Kind.SUFFICIENCY_NOTICE,
        8.5,
        _T,
        "a heading of a sufficiency challenge",
        r"\b(?:notice|challenge|objection|motion)(?: [a-z]+){0,5}? (?:in)?sufficien",
        r"\b(?:in)?sufficiency (?:challenge|objection|notice)",
        r"\bnotice of insufficien",
        r"\baviso de insuficiencia",
    ),
    signal(
        Kind.SUFFICIENCY_NOTICE,
        7.5,
        _B,
        "one side says the request is not sufficient",
        r"\b(?:challeng(?:e|es|ing)|object(?:s|ing)?|contest(?:s|ing)?|disput(?:e|es|"
        r"ing))(?: to)? (?:the )?sufficiency",
        r"\b(?:complaint|request|notice|"
        r"petition)(?: [a-z0-9,]+){0,12}? (?:is (?:legally )?(?:not sufficient|insufficient)|"
        r"does not (?:meet|satisfy|comply|contain))(?: [a-z]+){0,8}?.{0,60}(?:300\.508|requirement|"
        r"1415|6\.31)",
        r"\bbelieves? (?:that )?the (?:complaint|request)(?: [a-z]+){0,6}? (?:insufficient|"
        r"not sufficient|does not)",
    ),
)
