"""Signals that words about due process are not a filing: what they are instead, and why."""

from dataclasses import dataclass

from parsers.kinds.ask_words import MY_CHILD
from parsers.text.patterns import Pattern


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Something that sounds like a filing and is not. `ask` sends it to a person all the same."""

    pattern: Pattern
    why: str
    weight: float = 4
    ask: bool = False
    unless: Pattern | None = None
    """Words of a real filing that take the signal away."""


_DISABILITY_NAMED = Pattern(
    r"\b(?P<theirs>(?:say|said|decid|f[io]und|claim|think|thought|believe|determin|conclud|told|insist|"
    r"rul|argu)"
    r"\w*[^.]{0,60})?\b(?:(?:he|she|who|and|student|girl|boy) (?:has|have|had) no|"
    r"(?:he|she|who) does(?: not|n't) have|without|with no) (?:any |a |known |such )*disabilit\w+"
)


def without_denial(words: str) -> str:
    """The words less the writer's own saying that the child has no disability; the school's saying stays."""
    return _DISABILITY_NAMED.sub(lambda match: match[0] if match["theirs"] else " ", words)


_OWN_JOB = (
    r"my (?:teaching )?(?:contract|employment|job|position|tenure|"
    r"dismissal)\b[^.]{0,90}\b(?:not be (?:renewed|"
    r"extended)|terminat\w*|end(?:s|ed)?\b|back)|let go (?:on|from|after)|back pay|"
    r"my (?:dismissal|salary|termination|union)\b|i have (?:taught|worked) (?:here|for the district)"
)
_SPECIAL_ED = Pattern(
    r"\b(?:under the special education|speech|therap(?:y|ist)|aide\b|accommodations?|disabilit|"
    r"evaluat(?:ion|ed|e)|adhd|autis[mt]|with a disability|functional behavio|"
    r"behavior (?:intervention )?plan|iep|i\.e\.p|idea\b|fape|special education|educacion especial|"
    r"individuals with disabilities|manifestation|300\.5|1415|free appropriate|"
    r"individualized education)"
)

_SPECIAL_ED_OR_REQUEST = Pattern(
    _SPECIAL_ED.pattern + r"|\bdue process (?:hearing|complaint|request)|\bhearing officer|\bimpartial"
)

EMPLOYMENT = "an employment matter"
_IDEA = Pattern(
    r"\b(?:idea\b|individuals with disabilities|300\.\d|1415|due process|"
    r"special education (?:hearing|complaint)|state complaint|fape|free appropriate|"
    r"iep (?:team|meeting|says|requires|minutes)|mediat(?:ion|or)|debido proceso)"
)

OTHER_LAW = (
    NearMiss(
        Pattern(
            r"\bhearing (?:with|before|in front of) (?:the |our |your )?(?:[a-z]+ ){0,2}(?:principal|"
            r"transportation|director|dean|coach|superintendent|school board|board of education|board|"
            r"coordinator|bus)\b|\bsuspended from (?:the |riding the )?bus|\bbus (?:suspension|"
            r"privileges)"
        ),
        "a hearing before the school's own staff",
        5,
        False,
        _SPECIAL_ED_OR_REQUEST,
    ),
    NearMiss(
        Pattern(
            r"\b(?:hearing|due process|complaint|grievance)\b.{0,40}\b(?:under|"
            r"pursuant to) (?:section )?504\b|\b504 (?:due process|impartial|hearing|complaint|"
            r"grievance)|\bnot (?:under )?(?:the )?idea\b|104\.3[0-9]"
        ),
        "about Section 504, which has procedures of its own",
        5,
        True,
        Pattern(
            r"\b(?:under|violat\w+|pursuant to|both) (?:the )?(?:idea|"
            r"individuals with disabilities)\b(?!\))|300\.50[78]|idea and (?:section )?504|"
            r"504 and (?:the )?idea"
        ),
    ),
    NearMiss(
        Pattern(
            r"\b(?:section |sec\. ?|§ ?)?504\b.{0,80}\b(?:hearing|complaint|grievance|due process|"
            r"impartial|appeal|plan)|\b(?:hearing|complaint|grievance|due process|"
            r"appeal).{0,80}\b(?:section |sec\. ?)?504\b"
        ),
        "about Section 504, which has procedures of its own",
        5,
        True,
        Pattern(
            r"\b(?:idea\b|fape under idea|individuals with disabilities|300\.5|300\.15|1415|"
            r"iep (?:team|meeting|dated|goals|services|says|gives|requires|minutes|calls|of)|(?:his|"
            r"her|their|'s|the|mi|su|el) iep\b)"
        ),
    ),
    NearMiss(
        Pattern(
            r"\b(?:office for civil rights|ocr complaint|complaint (?:with|to) (?:the )?ocr|"
            r"americans with disabilities act|ada complaint|ada grievance|rehabilitation act)"
        ),
        "a disability complaint under another law",
        4,
        True,
        _IDEA,
    ),
    NearMiss(
        Pattern(
            r"\b(?:petition|motion|hearing|complaint|order)s? (?:to|for|on|about|regarding|in) (?:modify |"
            r"change |determine |the )?(?:child )?(?:custody|divorce|guardianship|visitation)\b|"
            r"\bcustody (?:hearing|petition|case|trial)|\b(?:family|domestic relations|probate) "
            r"(?:division|court (?:hearing|case|date))"
        ),
        "a matter of a family court",
        5,
        False,
        _IDEA,
    ),
    NearMiss(
        Pattern(r"\btitle ix\b"),
        "about Title IX",
        6,
        False,
        Pattern(r"\b300\.5|\bdue process hearing under (?:the )?idea"),
    ),
    NearMiss(
        Pattern(
            r"\b(?:ferpa|privacy|hipaa|confidentiality) (?:complaint|violation|breach)|"
            r"\bcomplaint\b.{0,120}\b(?:ferpa|hipaa|privacy)\b"
        ),
        "a complaint about privacy",
        5,
        False,
        _SPECIAL_ED,
    ),
    NearMiss(Pattern(r"\btitle vi\b"), "about Title VI", 5, False, _SPECIAL_ED),
    NearMiss(
        Pattern(
            rf"\b(?:{_OWN_JOB}|termination|discharge|non-?renewal|suspension without pay|loudermill|"
            r"collective bargaining|grievance (?:hearing|procedure)|tenure[d]?|my employment|employee|"
            r"teaching contract|personnel (?:matter|action|hearing)|union rep|union representative|"
            r"wrongful(?:ly)? (?:terminat|discharg|fired))"
        ),
        EMPLOYMENT,
        6,
        False,
        Pattern(
            rf"{MY_CHILD.pattern}|\b(?:student'?s?|his|her|their) iep\b|\b(?:mother|father|parent|"
            rf"guardian) of\b"
            r"|\bgrad(?:e|er)\b|\bcompensatory\b|\bspeech\b|\btherapy\b"
        ),
    ),
    NearMiss(
        Pattern(
            r"\b(?:expulsion|expelled|expel|long[- ]term suspension|suspension|suspended|"
            r"disciplinary) (?:hearing|appeal|review|due process|panel)|\b(?:appeal|"
            r"hearing).{0,60}(?:suspension|expulsion)|\bdue process (?:rights )?.{0,60}(?:suspension|"
            r"suspended|expulsion|expelled|detention)|student (?:code of )?conduct|"
            r"student[- ]discipline"
        ),
        "a student-discipline hearing, not special education",
        5,
        False,
        _SPECIAL_ED,
    ),
    NearMiss(
        Pattern(
            r"\b(?:volleyball|football|basketball|soccer|cheer(?:leading)?|athletic|tryouts?|"
            r"dress code|cafeteria|property tax|parking|yearbook|prom|uniforms?|coach|pizza|(?:school|"
            r"cold|hot) (?:lunch(?:es)?|food|meals?)|lunch (?:menu|line|food)|mascot|fundrais\w+|"
            r"lockers?)\b"
        ),
        "a matter that is not about special education",
        5,
        False,
        _SPECIAL_ED_OR_REQUEST,
    ),
    NearMiss(
        Pattern(
            r"\b(?:residency|attendance zone|transfer|truancy|bullying|athletic eligibility|"
            r"bus (?:stop|driver)|zoning|open meetings?|public records act|ipra) (?:hearing|complaint|"
            r"appeal|request)"
        ),
        "another kind of school complaint",
        4,
        False,
        _SPECIAL_ED,
    ),
    NearMiss(
        Pattern(
            r"\b(?:vehicle|traffic|parking|unemployment|workers'? comp(?:ensation)?|eviction|"
            r"small claims|zoning|foreclosure|immigration) (?:hearing|complaint|claim|court|appeal)"
        ),
        "a matter outside schools",
        5,
    ),
)

TALK = (
    NearMiss(
        Pattern(
            r"\b(?:webinar|workshop|conference|training|professional development|in-?service|seminar|"
            r"course|ceu|cle credit|registration|register (?:now|here|for|by|today)|agenda|presenters?|"
            r"capacitacion|taller)\b"
        ),
        "about training",
        4,
    ),
    NearMiss(
        Pattern(
            r"\b(?:unsubscribe|view (?:this|it) in (?:your )?browser|newsletter|this week:|"
            r"in this issue|manage (?:your )?preferences|subscribers?|email preferences|darse de baja|"
            r"update your preferences|forward to a (?:friend|colleague))"
        ),
        "a newsletter or mailing",
        5,
    ),
    NearMiss(
        Pattern(
            r"\b(?:for sale|our (?:software|services|platform|product|firm) (?:can|helps?|offers?)|"
            r"free (?:trial|demo|consultation)|schedule a demo|pricing|discount|special offer|"
            r"book a call|case management software|solution for districts|save \d+%)"
        ),
        "advertising",
        5,
    ),
    NearMiss(
        Pattern(
            r"\b(?:within (?:24|48|72) hours?\b(?=.{0,300}\b(?:click|link|log ?in|sign ?in|open|"
            r"download|access|portal|secure))|(?:click|link|log ?in|sign ?in|open|download|access|"
            r"portal|secure)\b.{0,300}\bwithin (?:24|48|72) hours|encrypted (?:message|file|document)|"
            r"sign in with|shared (?:a|the) (?:file|document|folder) with you|(?:view|open|review|"
            r"download) (?:the|your|this) (?:filing|complaint|case file|document|attachment|"
            r"file) (?:here|now|online|below|at|securely|in the)|your (?:mailbox|password|"
            r"account) (?:is|will|has)|avoid (?:default|penalt)|verify your|click (?:here|below|"
            r"the link|the button)|open the secure (?:document|message|file)|secure document|"
            r"password (?:expires?|reset)|log ?in to (?:view|open|see)|review document|"
            r"view (?:secure )?document|account (?:will be|has been) (?:suspended|locked)|"
            r"pending document|unusual sign|gift card|wire transfer|enable (?:content|macros))"
        ),
        "looks like phishing: it wants a link followed and names no child",
        4.5,
    ),
    NearMiss(
        Pattern(
            r"\b(?:sample|example|template|blank form|model form|practice|mock|hypothetical|(?:an|this|"
            r"training) exercise|exercise (?:for|in|only|no|\d)|role[- ]?play|fictional|"
            r"for training purposes|do not file|test (?:message|email|only)|please ignore|"
            r"this is (?:only )?a test|specimen)\b"
        ),
        "a sample, template or exercise",
        3.5,
    ),
)

MASS_MAIL = Pattern(
    r"\b(?:webinars?|(?:cle|ceu) credits?|unsubscribe|newsletter|to stop (?:getting|receiving) these|"
    r"(?:confirm|verify) your (?:e-?mail |account )?password)\b"
)
"""A mailing or a lure: without a child or the number of a case nothing is done in it."""

OTHER_HEARING = Pattern(
    r"\b(?:disciplinary|discipline|expulsion|suspension|truancy|residency) hearing (?:will|is|has|shall)\b"
)
"""A hearing that the school itself sets."""

APPEARANCE = Pattern(
    r"\b(?:i|we|the undersigned|counsel) (?:hereby )?enters? (?:my|our|an|his|her) appearance\b"
)

CHILD_BLANK = Pattern(
    r"(?:child|student)(?:'?s)?(?: (?:full )?name)?$|name of (?:[a-z]+ )?(?:child|student)$"
)
BLANKS = Pattern(
    r"[\[<{](?P<what>[a-z' ]{0,12}(?:name|child|student|date|district|school|address|what|phone|"
    r"signature|director|principal)\b[^\]>}\n]{0,60})[\]>}]"
)
"""The places of a pattern for a letter that are to be filled in."""

PRETENCE = Pattern(
    r"\b(?:sample (?:letter|complaint|request|form)|use this template|template (?:letter|only)|"
    r"mock (?:complaint|hearing)|fictional|"
    r"fictitious|invented (?:student|child|complaint)|for training (?:purposes|only)|"
    r"training (?:example|exercise|scenario)|case study|scenario \d|role[- ]?play(?: exercise)?[,:]|"
    r"made[- ]up (?:complaint|student|case|letter|request|name|child)|practice (?:copy|complaint|"
    r"due process|case|exercise|letter|form)|(?:only|just) an exercise|not a real (?:student|case|"
    r"complaint|child|filing|request)|(?:sample|example) (?:of a )?(?:due process|state complaint|"
    r"filing|mediation)|thursday.s role play|half of you|this is (?:only )?a test|carta modelo|"
    r"ejemplo de)\b"
)

INVENTED = Pattern(
    r"\b(?:mock (?:complaint|hearing|case|request)|fictional|fictitious|invented|made[- ]up|"
    r"practice (?:copy|complaint|due process|case|exercise|letter|form|request)|(?:only|just|"
    r"training) (?:an )?exercise|role[- ]?play|"
    r"for training (?:purposes|only)|not a real (?:student|case|complaint|child|filing|request)|"
    r"no real (?:student|child))\b"
)
"""Words that leave no doubt that a complaint is an exercise."""

DRAFT_SHOWN = Pattern(
    r"\b(?:draft of (?:my|a|an|the|our|what)|this is (?:just |only |still )?a draft|(?:rough|"
    r"first) draft|borrador|not ready to (?:file|send)|(?:clicked|hit|pressed) send too|sent (?:it |"
    r"this |that )?(?:by (?:mistake|accident)|too early|in error)|what i (?:want|plan|intend|"
    r"am going) to send|before i send|check (?:it|this) before)\b"
)
"""A draft shown to somebody, with the words it would use."""

OTHER_REQUESTS = (
    (
        Pattern(
            r"\b(?:independent educational evaluation|\biee\b|evaluacion (?:educativa )?independiente|"
            r"second evaluation|(?:outside|private|independent) (?:evaluation|evaluator|one|"
            r"assessment)(?: [a-z]+){0,3} (?:paid|at (?:public|district|school)|by somebody|"
            r"by the district)|evaluation at (?:public|district|your) expense)"
        ),
        "asks for an independent educational evaluation (34 CFR 300.502)",
    ),
    (
        Pattern(
            r"\b(?:(?:request(?:ing)?|copy|copies|send|give|mail|(?<!happy )(?<!glad )to inspect|"
            r"(?<!happy )(?<!glad )to review|provide|want|need|obtain|"
            r"access)(?: [a-z']+){0,8}? (?:education(?:al)? |school |complete |special education |"
            r"cumulative |student |my child's |his |her |all |the )*(?:records?|progress reports?"
            r"|service logs?|test protocols?|(?<!to )file(?! an? | for |"
            r" the ))\b|records request|ferpa request|(?:solicit\w*|pid\w+|quiero|"
            r"necesito)(?: [a-z]+){0,6}? (?:registros|expediente|archivos|documentos|copias?))"
        ),
        "asks for education records (34 CFR 300.613)",
    ),
    (
        Pattern(
            r"\b(?:(?:request(?:ing)?|ask(?:ing)?|want|need|would like|schedule|set up|hold|call|"
            r"convene|reconvene|have)(?: [a-z']+){0,8}? (?:iep|ard|i\.e\.p\.|eligibility|team|"
            r"annual review)(?: team)? (?:meeting|review|to meet|meet\b|again)|(?:solicit\w*|pido|"
            r"quiero|necesito|pedir|quisiera)(?: [a-z]+){0,6}? (?:reunion|junta)|iep meeting request|"
            r"(?:re)?convene(?: [a-z]+){0,3} (?:iep|ard) team)"
        ),
        "asks for an IEP meeting (34 CFR 300.324)",
    ),
    (
        Pattern(
            r"\b(?:(?:request(?:ing)?|ask(?:ing)?|want|would like|"
            r"consent to)(?: [a-z']+){0,10}? (?:evaluat(?:ed?|ion|ing)|assess(?:ed|ment)|"
            r"re-?evaluat(?:ed?|ion)|tested)|please (?:test|evaluate|assess) (?:my|our) [a-z]+"
            r"|prior written notice (?:for|about|of|that|explaining|"
            r"which|why)|(?:request|ask)(?:ing)? (?:for )?(?:a )?prior written notice|"
            r"transfer(?:red)? to another|(?:solicit\w*|pid\w+|quiero|"
            r"quisiera)(?: [a-z]+){0,6}? (?:evaluacion|evaluen|evaluar))\b"
        ),
        "asks for an evaluation or another step outside the complaint procedures",
    ),
)

FURTHER_REQUESTS = (
    (
        Pattern(
            r"\b(?:send|produce|provide|release|mail|forward|request\w*)\b[^.;]{0,120}\b(?:records?|"
            r"(?:cumulative|education\w*|student|complete) files?|service logs?|protocols?|"
            r"raw (?:test )?data|graphs?)\b"
        ),
        "asks for education records (34 CFR 300.613)",
    ),
    (
        Pattern(
            r"\b(?:requests|asks for|wants|request(?:ing)?|schedule)\b[^.;]{0,50}\b(?:iep|ard|team) meeting\b"
        ),
        "asks for an IEP meeting (34 CFR 300.324)",
    ),
    (
        Pattern(
            r"\b(?:request|ask|want|need|like)\w*\b[^.;]{0,100}\b(?:be|to have|get) (?:re-?)?"
            r"(?:evaluated|assessed|tested|screened)\b"
        ),
        "asks for an evaluation (34 CFR 300.301)",
    ),
)
"""Looser words for the same, asked only where nothing speaks of a filing."""

OPEN_CASE_PAPERS = Pattern(
    r"\b(?:motion (?:to|for|in)|notice of (?:appearance|representation|entry|unavailability)|"
    r"entry of appearance|substitution of counsel|(?:five[- ]day |5[- ]day |prehearing |"
    r"pre-hearing )?disclosures?\b(?: (?:list|statement|notice|of))?|witness list|exhibit list|"
    r"subpoena|discovery|stipulat(?:ed|ion)s?(?: of fact)?|request for (?:extension|continuance|"
    r"subpoena)|prehearing (?:brief|statement|memorandum)|closing (?:brief|argument)|"
    r"opposition to motion|letter of representation|mocion|comparecencia)\b"
)
