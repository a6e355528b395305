"""The phrases by which the sentences of a letter are told apart. All on lower-case words without accents."""

from parsers.text.patterns import Pattern

SALUTATION = Pattern(
    r"(?m)^[ \t]*(?:dear\b|hello\b|hi\b|good (?:morning|afternoon|evening)|to whom\b|estimad|a quien"
    r"|buen(?:os|as) |k[ií]nh g[uử]i)[^\n]{0,80}$"
)
CLOSING = Pattern(
    r"(?m)^[ \t]*(?:sincerely|respectfully(?: submitted)?|atentamente|(?:best |kind )?regards|thank you"
    r"|thanks|gracias|cordially|"
    r"yours|certificate of service|certificado de|tr[aâ]n tr[oọ]ng)\b[^\n]{0,60}$"
)
NOTHING = Pattern(
    r"(?:none|n/?a|see (?:attached|above|below)|not (?:applicable|sure)|unknown|left blank|blank"
    r"|ver adjunto|ninguna?|-+|tbd)\W*"
)
CONTACT = Pattern(
    r"\b[A-Za-z]{2}\.?,?\s+\d{5}\b|\b(?:New Mexico|California)\s+\d{5}|(?:\(\d{3}\)\s?"
    r"|\b\d{3}[-. /–‑])\d{3}[-. –‑]\d{4}|\b\d{10}\b|\S@\S+\.\w"
)
SKIP = Pattern(
    r"^\W*(?:dear\b.{0,60}$|hello\W*$|hi\W*$|to whom|to the .{0,50}$|estimad|a quien|sincerely"
    r"|respectfully|atentamente|thank you"
    r"|thanks|gracias|regards|"
    r"cc:|re:|enclos|attach(?:ed|ment)|sent from|see attached|"
    r"please (?:investigate (?:the following|this)|let me know|call|contact|confirm|respond|acknowledge"
    r"|send me|reply|schedule|set|treat"
    r"|accept|consider|"
    r"provide me|pass this|forward|find|see|hand|file|tell me)|"
    r"(?:my|our) (?:phone|telephone|cell|number|e-?mail|address|contact|home|mailing|lawyer|attorney)|"
    r"mi (?:telefono|numero|correo|direccion|domicilio)|vivimos|vivo|"
    r"executed (?:on|this|at)|no other|\(?(?:next|continued|page \d)|mi cel|mi tel|"
    r"(?:rr|p\.?o\.? ?box|star route|rural route|hc) ?\d|vv?s?\.|.{0,60}, (?:respondent|petitioner)s?\W*$|"
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
OPENER = Pattern(
    r"^\W*(?:(?:dear|hello|hi|good (?:morning|afternoon|evening|day)|estimad[oa]s?|buen(?:os|as)"
    r" (?:dias|tardes|noches)|kinh (?:gui|thua))\b[^,:.;!]{0,60}[,:;!]|(?:mr|ms|mrs|dr)\.? [a-z-]+,)\s+"
)
LIVES = Pattern(
    r"^\W*(?:and )?(?:(?:we|i|they|my (?:kids|children|family|son|daughter|wife|husband)|both|all|still|now"
    r"|currently|and|he|she|the (?:kids|children|family)) ){1,6}(?:(?:all|both|still|now|currently) )?(?:live"
    r"|ha(?:ve|s) lived|lives|living|reside|resides|stay|stays|staying|are (?:at|staying|living)|am (?:at"
    r"|staying|living)"
    r"|have no (?:home|house|address)|share custody)(?= (?:at|with|in|on|here|there|together|outside"
    r"|custody)\b|,|\W*$)"
    r"|^\W*(?:[a-z'-]+ ){1,3}(?:lives|resides) (?:with|at|in|there|here)\b"
    r"|.{0,70}\bis where (?:we|he|she|i|they)\b|^\W*(?:our|my|his|her|the family's) (?:home |mailing )?"
    r"(?:home|address|house|residence) (?:is|remains)\b|^\W*(?:ahorita )?(?:no tenemos casa|(?:el"
    r"|ella) vive)\b"
    r"|^\W*(?:mi (?:hij[oa]|niet[oa]) )?vive (?:en|con)\b"
    r"|^\W*(?:nha (?:chung )?toi o|gia dinh toi (?:song|o)|chung toi (?:song|o))\b"
)
DATE_ALONE = Pattern(
    r"\W*(?:[a-z]+(?: [a-z]+){0,2}, )?(?:(?:[a-z]{3,10}\.? )?\d{1,2}(?:st|nd|rd|th)?(?: de)?[ ,./-]+){1,2}"
    r"(?:[a-z]{3,10}\.?,? )?(?:de |del )?\d{2,4}\W*"
)
SETTLED = Pattern(
    r"\b(?:(?<!not )(?<!never )(?<!un)(?:is|was|has been|are|were|been) (?:since |now |already |all |fully )?"
    r"(?:settled|resolved|worked out|fixed since)\b(?! (?:if|when|by))|\b(?:that|this"
    r"|which) is (?:now )?over\b|not (?:a )?part of (?:this|my|our)"
    r"|\b(?:we|they|both|parties) (?:have |had |all |since )?(?:settled|resolved|worked (?:it|that"
    r"|this) out)\b"
    r"|no longer (?:complain|dispute|contest|an issue|at issue)|not (?:at issue|in dispute"
    r"|what this is about)"
    r"|(?:do|does|did) not (?:complain|concern|dispute) (?:about|this))"
)
FILES = Pattern(
    r"\b(?:needs?|go(?:ing)? to|go for|am (?:now )?(?:at|going)|open|start|have) (?:a|an|the|to)?\W?"
    r"(?: ?(?:an?|impartial|expedited))* ?(?:due process|impartial hearing|hearing before)\b"
    r"|\b(?:this|here) is (?:a|an|my|our|the) (?:[a-z]+ ){0,4}(?:request|complaint|petition|demand|queja"
    r"|solicitud)\b|\b(?:allowed|allows|leave|permission|permits?) (?:me |us |petitioner )?to amend\b"
    r"|\bfiles? (?:for|this|a|an|the)\b.{0,40}\b(?:hearing|complaint|petition|mediation)"
    r"|\brequest together\b|\b(?:want|ask|need) (?:that )?(?:the |you )?(?:state|department|ped|bureau"
    r"|agency)?"
    r"(?: to)? ?(?:look into|investigate)\b|\b(?:toi|chung toi) (?:xin |muon )?(?:yeu cau|nop|khieu nai"
    r"|de nghi)"
    r".{0,60}\b(?:dieu tran|hoa giai|khieu nai|don)\b|\bassign a (?:mediator|facilitator)\b"
)
REPORTS = Pattern(
    r"^\W*(?:on|in|at|since|after|when|the (?:district|school|team|principal|lea)|they|it|he|she|[a-z]+'s"
    r"|my (?:son|daughter"
    r"|child)'s|his|her)\b.{0,100}\b(?:denied|refused|failed|did not|has not|have not|never|ignored|stopped"
    r"|cut|removed|told|said|held|met|ended|suspended)\b"
)
SCHOOL_LINE = Pattern(
    r"\b(?:elementary|middle|high school|junior high|academy|charter|primaria|secundaria|grade|grado|lop \d"
    r"|kindergarten|(?:student|pupil|child|case)\b.{0,40}\bschools?)\b"
)
WHO_IS_IT = Pattern(
    r"\W*(?:he|she|they|[a-z'-]+) (?:is|are|es|turned)(?: now)? (?:in (?:the )?(?:\d|first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|kinder|pre)|an? [a-z0-9 -]*(?:grader|student|year)"
    r"|\d+\b|eight|nine|ten|eleven|twelve)(?!.* and )"
)
STREET = Pattern(
    r"\b\d{1,5} (?:[a-z]+\.? ){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|drive|dr|court|ct|trail|place"
    r"|way|loop"
    r"|boulevard|blvd|circle)\b"
)
BOILERPLATE = Pattern(
    r"^\W*(?:(?:i|we|petitioners?|parents?|complainants?|the parents?)(?: (?:also|hereby|expressly|further))?"
    r" (?:reserves?|am (?:available|attaching|enclosing|copying|sending|aware)|are (?:available|attaching"
    r"|enclosing|copying|aware)|can be|will be|appreciate|would appreciate|have read|attach(?:ed)?|enclosed?"
    r"|trust|thank|speak|invokes?|realleges?|incorporates?|have (?:attached|enclosed|included)|know (?:my"
    r"|our|that|the)|do not waive"
    r"|agree to (?:attend"
    r"|mediat|meet|a resolution|participate)|(?:am|are) (?:willing|open|ready|happy) to|look forward)\b"
    r"|if (?:you|anyone) (?:have|has|need|want|would)|let me know|looking forward|hoping to hear"
    r"|please (?:keep|note|advise|mail|copy|preserve|do not|don't|excuse|forgive|take|appoint|assign"
    r"|process|open"
    r"|register|start the|begin the|get back|write back|answer|be advised|also send me|use my|direct all|sign"
    r"|stamp|date|log|make sure this|send (?:me|us|notice|all|any|copies|a copy|the (?:notice|form|paper)))"
    r"|(?:this|the) (?:complaint|request|petition|notice) (?:is (?:timely|brought|made|filed|based)|meets"
    r"|contains"
    r"|concerns|satisfies|was)|(?:jurisdiction|venue)\b|no (?:prior|other|previous|related) "
    r"|(?:the )?(?:allegations|paragraphs|facts) (?:above|stated)|all (?:rights|parties|papers|notices)"
    r"|petitioner is (?:the|a)\b|(?:the )?(?:district|respondent|lea) is (?:a|an|the|responsible)\b"
    r"|(?:quedo|agradezco|agradecemos|le agradezco|necesito un interprete|necesitamos interprete)"
    r"|(?:mong nhan|cam on|toi can (?:nguoi )?(?:thong|phien) dich))"
    r"|\b(?:prefer|willing|open|ready|glad) to .{0,40}\b(?:resolution (?:meeting|session)|mediat|talk\b"
    r"|sit down)"
    r"|\b(?:stay[- ]put|pendency|300\.518|reserves? (?:the|all|his|her|my|our) rights?|procedural safeguards"
    r"|statute of limitations|during the pendency|resolution (?:meeting|session) (?:must|should|within|is"
    r"|can)"
    r"|interpreter for (?:me|us|the hearing|the meeting)|under penalty of perjury)\b"
)
ABOUT_THE_CHILD = Pattern(
    r"\b(?:has (?:had )?(?:autism|adhd|dyslexia|an? iep|down|a (?:specific |learning |hearing |speech )?"
    r"(?:disability|disorder|diagnosis))|(?:is|was) (?:found |a (?:student|child) )?(?:eligible|diagnosed"
    r"|identified"
    r"|\w+ years old|with autism)|(?:receives|gets|has) special education|has been in special education"
    r"|tiene (?:autismo|un iep|dislexia|sindrome))\b(?!.{0,200}\b(?:and|but|y|pero) (?:since|the|they|now"
    r"|nobody|la|el|no)\b)"
)
ASIDE_HEADING = Pattern(
    r"\W*(?:(?:[ivx]{1,4}|\d{1,2}|[a-h])[.)] *)?(?:(?:factual |procedural |settled |prior )?(?:background"
    r"|history)"
    r"|about (?:me|my|us|the|our|him|her)\b.{0,30}|(?:the )?parties|jurisdiction.{0,30}|legal (?:basis"
    r"|authority|background|standard).{0,20}|stay[- ]put.{0,20}|pendency|introduction|prior .{0,30}"
    r"|settled .{0,30}"
    r"|not in dispute|antecedentes|las partes|partes|contact.{0,20}|reservation of rights|student information"
    r"|conclusion|enclosures?|attachments?|certificate .{0,20}|verification|resolved .{0,20}"
    r"|for your information)\W*"
)
NO_STATEMENT = Pattern(
    r"(?:when|where|who)\b|(?:have|has|did|do|does|are|is|was|were) (?:you|the|your|parties|any|this"
    r"|either|both)\b|person\b"
    r"|(?:requested|submitted|filed|prepared|completed) by\b|(?:factual |procedural )?(?:background"
    r"|history)\b"
)
LAW = Pattern(
    r"^\W*(?:(?:as )?(?:required )?(?:under|pursuant to|according to|by)? ?(?:the )?(?:idea|individuals with"
    r"|34 c\.?f\.?r|20 u\.?s\.?c|federal|state law|law|regulations?|section \d|nmac|education code"
    r"|supreme court)\b"
    r"|(?:segun|conforme a|de acuerdo con) (?:la ley|idea|34))"
)
GREETING = Pattern(
    r"\W*i told you that i would|\W*(?:mr|ms|mrs|dr)\b|\W*(?:i hope|as you know|thank|sorry|this is)\b"
)
IDENTIFIES = Pattern(
    r"\bqualif(?:y|ies|ied) for special education|\b(?:was|were) (?:first|initially) (?:evaluated"
    r"|identified)\b"
    r"|^\W*i write to you\b|\bas (?:his|her|their) (?:attorney|lawyer|advocate)\b|^\W*(?:i am"
    r"|i'm) (?:\d\d\b|[a-z]+, |.{0,30}\b(?:aunt|uncle|mom|mother|dad|father|guardian"
    r"|grand[a-z]+|step[a-z]+"
    r"|sister|brother|advocate|attorney|lawyer)\b)|\b(?:me llamo|soy la mama|soy el papa|mi nombre es)\b"
    r"|^\W*(?:he|she) is (?:at|in|a|an)\b|\bmy (?:kid|child|son|daughter|boy|girl|grandson|granddaughter"
    r"|nephew|niece|ward) is [a-z-]+(?: [a-z-]+){0,2}"
    r"\b(?=[,.(]|$| (?:and (?:he|she) is|who|at|of)\b)|\b(?:is|es) (?:my|our|mi|nuestr[oa]) (?:kid|child|son"
    r"|daughter|boy|girl|grand[a-z]+|nephew|niece|ward|hij[oa]|niet[oa])\b|\bcourt (?:gave|made|appointed)"
    r"|\bappointed (?:as )?(?:surrogate|guardian)|\b(?:his|her) (?:caseworker|disability|eligibility) is\b"
    r"|\b(?:mi hij[oa]|ella|el) (?:esta|es|tiene \d|se llama|nacio)\b|\bcon (?:trai|gai)? ?toi (?:la|ten)\b"
    r"|\b(?:born (?:on )?\d|born (?:on )?[a-z]+ \d|date of birth|(?:attends|goes to(?=.{0,60}\b(?:school"
    r"|elementary|middle|high|academy|charter|kindergarten|\w+ grade)\b)|is enrolled (?:at"
    r"|in)|asiste a|va a la escuela|is a student at|lives? with (?:me|us|his|her)|has lived with"
    r"|resides? (?:at|with)|live(?:s)? at|vive (?:en|con))|"
    r"i am (?:the |his |her |a |an )?(?:mother|father|parent|guardian|grand|surrogate|foster|attorney"
    r"|advocate|senior|junior|student)|soy (?:la|el) (?:madre|padre|abuel|tutor)|(?:toi la|sinh ngay"
    r"|dang hoc tai)|"
    r"is (?:a (?:student|child) )?eligible (?:for special education )?(?:under|as)|writing (?:to"
    r"|on behalf|this|because)|i represent|this (?:firm|office) represents|on behalf of|my name is"
    r"|turned 18|besides the matter)"
)
COMPLAINS = Pattern(
    r"\b(?:refus|den(?:y|ied)|fail|stopp|removed|not (?:receiv|provid|been|follow|get)|without|never"
    r"|ignored|violat|no ha|nobody|cut\b|missed|wrong)"
)
BECAUSE = Pattern(r"\b(?:because|since|over the|porque|about (?:the|how)|due to|vi)\b")
NEGATIVE = Pattern(
    r"\b(?:no|not|never|nobody|none|nothing|without|only|still|too|[a-z]+n't|nunca|nadie|khong)\b"
)
ABOUT_EXPEDITED = Pattern(r"\bexpedit|\bregular (?:time|timeline|hearing)")
PROCEDURE = Pattern(
    r"\b(?:request(?:s|ed|ing)?|ask(?:s|ing)?|want|files?|filing|demands?|seeks?|submit|amend|appeal"
    r"|solicito|solicitamos|pido|quiero|presento|interpongo|yeu cau|"
    r"complaint|petition|hearing request|would like|'d like|use|started?)\b.{0,120}\b(?:due process|hearing"
    r"|state complaint|complaint|mediation|mediator|facilitat|facilitad|audiencia|debido proceso|queja"
    r"|mediacion"
    r"|investigat|dieu tran)"
)
SUBSTANCE = Pattern(
    r"\b(?:order|find(?:ing)?|compensatory|reimburs|provide|evaluat|(?:quiero|queremos|pido|solicito) que"
    r"|to (?:help|put|return"
    r"|overturn|decide that)|return (?:him|her|them|to)|officer to|so that)"
)
_IMPERATIVE = (
    r"(?:put|give|let|return|hire|contract|provide|make|stop|restore|reinstate|repair|replace|evaluate"
    r"|re-?evaluate|test|train|pay|reimburse|send|write|"
    r"hold|convene|reconvene|cancel|reverse|lend|bring|move|find|complete|order|start|teach|invite"
    r"|assign|follow|remove|change|allow|keep|add|repeat|offer|get|go back|do|"
    r"immediate|all missing|reponer|devolver|repetir|dar|poner|contratar|evaluar|pagar|que)"
)
PROPOSES = Pattern(
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
LEAD_IN = Pattern(
    r"^\W*(?:(?:the|my|our) (?:trouble|problem|issue|complaint|concern) is that |(?:i"
    r"|we) would consider (?:it|this"
    r"|the matter) (?:solved|resolved|settled) if |(?:to (?:resolve|fix|settle|solve) (?:this|it"
    r"|the problem|the matter"
    r"|these[a-z ]*)(?:,? (?:i|we) (?:propose|ask|request|suggest|want|would like)(?: that)?)?|"
    r"what (?:i|we) (?:want|would like|propose|need)(?: (?:is|to happen))*|(?:my|our"
    r"|the) (?:proposed )?(?:resolution|solution|proposal|remedy)(?: (?:is|to this))?"
    r"|proposed (?:resolution|solution|remedy)|"
    r"the (?:problem|facts|issue)s?(?: (?:is|are))?(?: as follows| this| that)?|(?:el|los) (?:problema"
    r"|hechos)s?(?: es| son)?(?: que)?|problem|facts|solucion(?: que propongo| propuesta)?|(?:la"
    r"|mi) (?:solucion|propuesta)(?: es)?(?: que)?|relief requested)\s*[:;,-]\s*"
    r"|as (?:a )?(?:resolution|remedy|relief|solution),? (?:i|we) (?:propose|suggest)(?: that)? )"
)
GOES_ON = Pattern(
    r"\W*(?:also|and |in addition|additionally|they should|he should|she should|the (?:district"
    r"|school) (?:should|must|needs)|tambien|ademas|finally)"
)
PAST = Pattern(
    r"\b(?:was|were|had|did|didn't|has been|have been|[a-z]{3,}ed|told|said|went|got|cut|left|came|fue"
    r"|habia|dijo|ha)\b"
)
TELLS = Pattern(
    r"\b(?:was|were|had|did|didn't|has|have|is|are|isn't|aren't|does|doesn't|do not|don't|never|told"
    r"|said|fue|ha|han|esta|no)\b"
)
WISHES = Pattern(
    rf"^\W*{_IMPERATIVE}\b|\b(?:should|must|needs? to|want|wish|would like|'d like|please|propose|hope"
    rf"|ask|deberia|debe|quiero|pedimos|de nghi)\b"
)
