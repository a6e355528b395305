"""The phrases by which the sentences of a letter are told apart. All on lower-case words without accents."""

import re

SALUTATION = re.compile(
    r"(?m)^\s*(?:dear\b|hello\b|hi\b|good (?:morning|afternoon|evening)|to whom\b|estimad|a quien"
    r"|buen(?:os|as) |k[ií]nh g[uử]i)[^\n]{0,80}$"
)
CLOSING = re.compile(
    r"(?m)^\s*(?:sincerely|respectfully(?: submitted)?|atentamente|(?:best |kind )?regards|thank you"
    r"|thanks|gracias|cordially|"
    r"yours|certificate of service|certificado de|tr[aâ]n tr[oọ]ng)\b[^\n]{0,60}$"
)
NOTHING = re.compile(
    r"(?:none|n/?a|see (?:attached|above|below)|not (?:applicable|sure)|unknown|left blank|blank"
    r"|ver adjunto|ninguna?|-+|tbd)\W*"
)
CONTACT = re.compile(
    r"\b[A-Za-z]{2}\.?,?\s+\d{5}\b|\b(?:New Mexico|California)\s+\d{5}|(?:\(\d{3}\)\s?"
    r"|\b\d{3}[-. /–‑])\d{3}[-. –‑]\d{4}|\b\d{10}\b|\S@\S+\.\w"
)
SKIP = re.compile(
    r"^\W*(?:dear\b|hello\b|hi\b|to whom|estimad|a quien|sincerely|respectfully|atentamente|thank you"
    r"|thanks|gracias|regards|"
    r"cc:|re:|enclos|attach(?:ed|ment)|sent from|see attached|"
    r"please (?:let me know|call|contact|confirm|respond|acknowledge|send me|reply|schedule|set|treat"
    r"|accept|consider|"
    r"provide me|pass this|forward|find|see|hand|file|tell me)|"
    r"(?:my|our) (?:phone|telephone|cell|number|e-?mail|address|contact|home|mailing|lawyer|attorney)|"
    r"mi (?:telefono|numero|correo|direccion|domicilio)|(?:we|i) (?:all )?(?:live|stay)|our home"
    r"|vivimos|vivo|"
    r"you can (?:reach|call|contact|leave)|i can be reached|call me|reach me|phone|telephone|tel\b|e-?mail:|"
    r"i (?:certify|declare|swear|understand|affirm|look forward|hope to hear)|we look forward|"
    r"(?:a|one) copy (?:of|went|goes|is|was)|copies? of this|i (?:have |am |also )*(?:sent|mailed"
    r"|e-?mailed|sending|faxed) (?:a |this |the same )?(?:copy|letter|complaint|to)|"
    r"(?:this|the) (?:complaint|request|letter) (?:is|was) (?:also )?(?:sent|copied|filed|being)"
    r"|a signed (?:letter|release|authorization)|"
    r"date:|dated|signed|/s/|certificate of service|verification|date of birth|dob|birthday|exhibit"
    r"|trying to|"
    r"puede (?:llamarme|comunicarse)|favor de|por favor (?:confirm|avis|llam)|espero su|quedo|una copia"
    r"|(?:se |le |les )?(?:envio|mande|envie|mando|mandamos) (?:una )?copia|"
    r"i know that (?:34|the (?:law|rule))|this is (?:for|my copy|your copy)|to (?:the |my "
    r"|our )?[a-z ,.-]{3,60}:\W*$|nobody answered|i authorize|we authorize)"
)
WHO_IS_IT = re.compile(
    r"\W*(?:he|she|they|[a-z'-]+) (?:is|are|es|turned)(?: now)? (?:in (?:the )?(?:\d|first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|kinder|pre)|an? [a-z0-9 -]*(?:grader|student|year)"
    r"|\d+\b|eight|nine|ten|eleven|twelve)(?!.* and )"
)
GREETING = re.compile(r"\W*(?:mr|ms|mrs|dr)\b|\W*(?:i hope|as you know|thank|sorry|this is)\b")
IDENTIFIES = re.compile(
    r"\b(?:born (?:on )?\d|born (?:on )?[a-z]+ \d|date of birth|(?:attends|goes to|is enrolled (?:at"
    r"|in)|asiste a|va a la escuela|is a student at|lives? with (?:me|us|his|her)|has lived with"
    r"|resides? (?:at|with)|live(?:s)? at|vive (?:en|con))|"
    r"i am (?:the |his |her |a |an )?(?:mother|father|parent|guardian|grand|surrogate|foster|attorney"
    r"|advocate|senior|junior|student)|soy (?:la|el) (?:madre|padre|abuel|tutor)|(?:toi la|sinh ngay"
    r"|dang hoc tai)|"
    r"is (?:a (?:student|child) )?eligible (?:for special education )?(?:under|as)|writing (?:to"
    r"|on behalf|this|because)|i represent|this (?:firm|office) represents|on behalf of|my name is"
    r"|turned 18|besides the matter)"
)
COMPLAINS = re.compile(
    r"\b(?:refus|den(?:y|ied)|fail|stopp|removed|not (?:receiv|provid|been|follow|get)|without|never"
    r"|ignored|violat|no ha|nobody|cut\b|missed|wrong)"
)
ABOUT_EXPEDITED = re.compile(r"\bexpedit|\bregular (?:time|timeline|hearing)")
PROCEDURE = re.compile(
    r"\b(?:request(?:s|ed|ing)?|ask(?:s|ing)?|want|files?|filing|demands?|seeks?|submit|amend|appeal"
    r"|solicito|solicitamos|pido|quiero|presento|interpongo|yeu cau|"
    r"complaint|petition|hearing request|would like|use|started?)\b.{0,120}\b(?:due process|hearing"
    r"|state complaint|complaint|mediation|mediator|facilitat|audiencia|debido proceso|queja|mediacion"
    r"|investigat|dieu tran)"
)
SUBSTANCE = re.compile(
    r"\b(?:order|find(?:ing)?|compensatory|reimburs|provide|evaluat|neutral|to (?:help|put|return"
    r"|overturn|decide that)|return (?:him|her|them|to)|officer to|so that)"
)
_IMPERATIVE = (
    r"(?:put|give|let|return|hire|contract|provide|make|stop|restore|reinstate|repair|replace|evaluate"
    r"|re-?evaluate|test|train|pay|reimburse|send|write|"
    r"hold|convene|reconvene|cancel|reverse|lend|bring|move|find|complete|order|start|teach|invite"
    r"|assign|follow|remove|change|allow|keep|add|repeat|offer|get|go back|do|"
    r"immediate|all missing|reponer|devolver|repetir|dar|poner|contratar|evaluar|pagar|que)"
)
PROPOSES = re.compile(
    r"^\W*(?:(?:to (?:resolve|fix|settle|solve) (?:this|it|the problem|the matter|these)"
    r"|as (?:a )?(?:resolution|remedy|relief|solution)|"
    r"(?:i|we|petitioners?|parents?|complainants?|(?:the )?(?:student|family))(?: [a-z]+,)?(?: would"
    r"| also| therefore| respectfully| am| are| hereby| further| just| only| do){0,3} "
    r"(?:propos|request|ask(?:s|ing)? (?:that|for|the|you)|want (?:the|that|him|her|them|a|an|my|our|it"
    r"|us|to|school|district|[a-z]+ to)|seek|like (?:the|to see|for|him|her|them|my|a|an|this|to have)"
    r"|suggest|demand|need the)|"
    r"(?:i|we)'d like|what (?:i|we) (?:want|would like|ask|propose|need|seek)|(?:my|our"
    r"|the) (?:proposed )?(?:resolution|solution|remedy|proposal)|proposed (?:resolution|solution"
    r"|remedy)|"
    r"(?:the |an? )?[a-z]+(?: [a-z]+){0,6}? should\b(?! have)|a (?:fair )?(?:solution|resolution) would"
    r"|it (?:would|could|can) be (?:resolved|solved|fixed)|"
    r"please (?:order|require|have|make|direct|put|return|give|hire|provide|evaluate|restore|reinstate"
    r"|stop)|for (?:relief|a resolution|resolution)|wherefore|"
    r"propongo|proponemos|(?:pido|pedimos|solicito|solicitamos|quiero|queremos|deseo) que"
    r"|para (?:resolver|solucionar)|(?:la|mi|nuestra) (?:solucion|propuesta)|que el distrito|"
    r"this (?:could|can|would) be (?:resolved|fixed|solved)|order(?:ing)? the (?:district|lea)|(?:toi"
    r"|chung toi) (?:de nghi|muon)|de giai quyet|giai phap|as a remedy"
    rf"|{_IMPERATIVE} (?:[a-z'-]+ ){{1,6}}?(?:the|a|an|his|her|him|them|back|to|that|right|with|in|and"
    rf"|for|until|el|la|las|los|un|una|al|del|this|all|every|it|\d+)\b))"
)
LEAD_IN = re.compile(
    r"^\W*(?:(?:to (?:resolve|fix|settle|solve) (?:this|it|the problem|the matter"
    r"|these[a-z ]*)(?:,? (?:i|we) (?:propose|ask|request|suggest|want|would like)(?: that)?)?|"
    r"what (?:i|we) (?:want|would like|propose|need)(?: (?:is|to happen))*|(?:my|our"
    r"|the) (?:proposed )?(?:resolution|solution|proposal|remedy)(?: (?:is|to this))?"
    r"|proposed (?:resolution|solution|remedy)|"
    r"the (?:problem|facts|issue)s?(?: (?:is|are))?(?: as follows| this| that)?|(?:el|los) (?:problema"
    r"|hechos)s?(?: es| son)?(?: que)?|problem|facts|solucion(?: que propongo| propuesta)?|(?:la"
    r"|mi) (?:solucion|propuesta)(?: es)?(?: que)?|relief requested)\s*[:;,-]\s*"
    r"|as (?:a )?(?:resolution|remedy|relief|solution),? (?:i|we) (?:propose|suggest)(?: that)? )"
)
GOES_ON = re.compile(
    r"\W*(?:also|and |in addition|additionally|they should|he should|she should|the (?:district"
    r"|school) (?:should|must|needs)|tambien|ademas|finally)"
)
PAST = re.compile(
    r"\b(?:was|were|had|did|didn't|has been|have been|[a-z]{3,}ed|told|said|went|got|cut|left|came|fue"
    r"|habia|dijo|ha)\b"
)
TELLS = re.compile(
    r"\b(?:was|were|had|did|didn't|has|have|is|are|isn't|aren't|does|doesn't|do not|don't|never|told"
    r"|said|fue|ha|han|esta|no)\b"
)
WISHES = re.compile(
    rf"^\W*{_IMPERATIVE}\b|\b(?:should|must|needs? to|want|wish|would like|'d like|please|propose|hope"
    rf"|ask|deberia|debe|quiero|pedimos|de nghi)\b"
)
