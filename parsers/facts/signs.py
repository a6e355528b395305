"""What can be seen in one sentence of a filing, whoever wrote it: its signs.

A sign is a plain observation ("speaks of the school", "names a day", "asks for a hearing") in English,
Spanish or Vietnamese. It decides nothing: `parsers.facts.statement_roles` weighs all signs of all sentences
together. A sign lists words that everybody uses, never the phrase of one letter.
"""

from functools import lru_cache

from parsers.facts.prose import Sentence
from parsers.text.patterns import Pattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|septiembre|octubre|noviembre|diciembre|thang \d+)"
)
_PROCEDURE = (
    r"(?:due process|(?<!hard of )hearings?(?! (?:aid|impair|loss|device|disab|officer|person|judge))"
    r"|mediat(?:ions?|e|ing)\b|complaint"
    r"|petition\b|facilitat(?:ed|ion|e)\b|audiencia|proceso debido|queja|dieu tran|hoa giai|khieu nai"
    r"|investigat\w+|investig\w+|(?:in front of|before) an? (?:\w+ )?(?:hearing officer|judge)"
    r"|(?:hearing officer|judge) (?:\w+ )?(?:decide|hear|listen)s?)"
)
_ASKING = (
    r"(?:request\w*|ask\w*|want|wants|need|files?|filing|demands?|seeks?|submit\w*|appeals?|would like"
    r"|'d like|this is|here is|open|start|amend\w*|solicit\w+|pid\w+|quiero|quisiera|presento|yeu cau|xin"
    r"|nop|gui)"
)
_CONTACT = (
    r"\b[a-z]{2}\.?,?\s+\d{5}\b|(?:\(\d{3}\)\s?|\b\d{3}[-. /])\d{3}[-. ]\d{4}|\b\d{10}\b|\S@\S+\.\w"
    r"|\b\d{1,5} (?:[a-z]+\.? ){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|drive|dr|court|ct|trail|place"
    r"|way|loop|boulevard|blvd|circle|terrace|apt)\b"
)
_ANYWHERE = {
    "a child": (
        r"\b(?:he|she|him|her|his|hers|they|them|their|students?|child|children|kids|el alumno|ella|le|les"
        r"|mi hij[oa]|nuestr[oa] hij[oa]|em|chau|con (?:toi|trai|gai))\b"
    ),
    "the school": (
        r"\b(?:districts?|schools?|lea|team|teachers?|principal|therapists?|aides?|director|dean|staff|nurse"
        r"|counselor|respondent|classroom|class|program|campus|bus|psychologist|specialist|agency|they"
        r"|distrito|escuela|maestr[oa]s?|director[a]?|equipo|terapeuta|clase|salon|autobus|nha truong"
        r"|hoc khu|giao vien|hieu truong|lop)\b"
    ),
    "schooling": (
        r"\b(?:i\.?e\.?p|ieps|plan|504|minutes|hours?|therapy|speech|reading|math|evaluat\w+|placement"
        r"|services?|meetings?|suspen\w+|expel\w+|detention\w*|grades?|goals?|tests?|accommodat\w+|tutor\w*"
        r"|behavior|instruction|notice|records|logs?|medicine|restrain\w*|interpreter|diploma|transition"
        r"|disab\w+|autism|dyslexia|adhd|manifestation|percentile|fape|free appropriate|transport\w+"
        r"|minutos|horas|servicios|reunion|evaluacion|notas|calificaciones|papeles|terapia|tri lieu|phut"
        r"|gio|hop|danh gia|chuong trinh)\b"
    ),
    "trouble": (
        r"\b(?:not|never|nobody|no one|none|nothing|without|refus\w+|den(?:y|ied|ies)|fail\w*|stopp?\w*"
        r"|cuts?|remov\w+|ignor\w+|miss(?:ed|es|ing)?|lost|lose|losing|cancel\w*|violat\w+|wrong\w*"
        r"|disagree\w*|only|still|[a-z]+n't|instead|but|until|because|too|zero|no|ended|left|took|nunca"
        r"|nadie|sin|ningun[oa]?|pero|ya|porque|khong|chua|nhung|cat)\b"
    ),
    "the past": (
        r"\b(?:was|were|had|did|didn't|has been|have been"
        r"|(?!enrolled|named|called|located|dated|signed|enclosed|attached|need)[a-z]{3,}ed|told|said|went"
        r"|got|cut|left|came|took"
        r"|gave|fue|habia|dijo|ha|han|da|bi)\b"
    ),
    "a day": (
        rf"\b(?:{_MONTH}\b|\d{{1,2}}/\d{{1,2}}|since|ago|last (?:year|week|month|spring|fall|summer|winter)"
        r"|this (?:year|fall|spring|week)|school year|desde|hace|tu thang|ngay)"
    ),
    "I": r"\b(?:i|i'm|i'd|i've|me|my|yo|mi|toi)\b",
    "we": r"\b(?:we|we'd|we're|us|our|nosotros|nos|nuestr[oa]s?|chung toi|gia dinh)\b",
    "the reader": r"\b(?:you|your|yours|usted|ustedes|su oficina|quy vi|ong|ba)\b",
    "the letter": (
        r"\b(?:this (?:letter|e-?mail|mail|message|form|paper|request|complaint|notice)|inbox"
        r"|letters?|cop(?:y|ies|ied)"
        r"|attached|enclosed|forward|reply|respond|call|text me|reach|phone|telephone|number|read|write"
        r"|writing|wrote|sending|sent|adjunto|carta|copia|telefono|numero|thu nay|dien thoai|lawyer"
        r"|attorney|witness\w*|available|mornings?|afternoons?|evenings?|weekdays?|certify)\b"
    ),
    "a birth or grade": (
        r"\b(?:born|birth|birthday|dob|d\.o\.b|birthdate|years? old|nacid[oa]|nacio|sinh ngay|\w+ grader?"
        r"|grado|grade \d+|attends|goes to|enrolled|asiste|va a|hoc sinh)\b"
    ),
    "kinship": (
        r"\b(?:my|our|his|her|mi|nuestr[oa]) (?:\w+ )?(?:son|daughter|child|children|boy|girl|grandson"
        r"|granddaughter|nephew|niece|kids?|hij[oa]s?|niet[oa]|client)\b|\b(?:mother|father|mom|dad|guardian"
        r"|stepfather|stepmother|grandmother|grandfather|aunt|uncle|parents?) of\b|\bi(?: am|'m) [\w' ]{0,30}"
        r"(?:mother|father|mom|dad|guardian|stepfather|stepmother|grandmother|grandfather|aunt|uncle|parent)"
        r"|\b(?:soy (?:la|el|su)|toi la|my name is|me llamo|represents?)\b"
    ),
    "a home": (
        r"\b(?:lives?\b(?! with (?!me|us|him|her|his|my|our|them))|living|resid\w+|staying|we are at"
        r"|homeless|apartment|address|motel|shelter|hotel|evict\w+|sin hogar|tenemos casa|vivimos|vive|vivo"
        r"|nha (?:chung )?toi o)\b"
    ),
    "settled": (
        r"\b(?<!not )(?:settled|resolved|worked out)\b(?! (?:if|when|by))|\bnot part of (?:this|my)"
        r"|\bno longer (?:an issue|at issue|complain|dispute|contest)|\bnot (?:at issue|in dispute)\b"
    ),
    "a duty": (
        r"\b(?:should|must|shall|would|could|ought|needs? to|has to|have to|debe|deberia|tiene que|nen"
        r"|phai)\b"
    ),
    "a remedy": (
        r"\b(?:compensat\w+|reimburs\w+|restor\w+|reinstat\w+|return(?:ed)?|back|make-?up|made up|train\w*"
        r"|erased?|repay|paid|pay|independent|at (?:public|district) expense|an order|reconvene\w*"
        r"|corrective|qualified|licensed|certified|repon\w+|devolv\w+|regres\w+|capacit\w+|day bu|tra lai"
        r"|new|again)\b"
    ),
    "a time limit": (
        rf"\b(?:within|by (?:{_MONTH}|monday|friday|the end|next)|immediately|right away|at once|until"
        r"|from now on|every (?:day|week|month|two|six)|(?:a|per|each) week|starting|beginning|"
        r"inmediatamente|cuanto antes|ngay lap tuc|moi tuan)\b"
    ),
    "law": (
        r"\b(?:c\.?f\.?r|u\.?s\.?c|idea\b|individuals with disab|nmac|ed(?:ucation)? code|300\.\d+"
        r"|stay[- ]put|pendency|attorney'?s'? fees|reserves?|procedural safeguards|perjury)\b"
    ),
    "the pace of the hearing": r"\bexpedit|\bregular (?:time|timeline|hearing)",
    "a hearing": rf"\b{_PROCEDURE}",
    "a request": rf"\b{_ASKING}\b.{{0,120}}\b{_PROCEDURE}",
    "an earlier case": r"\b(?:case (?:no|number)|docket|withdr[ae]w\w*|(?:first|last|new) case)\b",
    "courtesy": (
        r"\b(?:thank|thanks|gracias|cam on|sorry|excuse|apolog\w+|appreciate"
        r"|hope (?:you|this|to hear|that you)|kind|patience|perdon"
        r"|disculp\w+|agradec\w+|xin loi|dear|hello|sincerely|respectfully|regards|estimad[oa]s?)\b"
    ),
    "an impartial person": (
        r"\b(?:hearing (?:officer|person|judge)|judge|mediators?|facilitators?|mediador\w*|facilitador\w*"
        r"|juez"
        r"|oficial de audiencia|hoa giai vien|neutral|the (?:department|state))\b"
    ),
    "coming to terms": (
        r"\b(?:agree (?:on|to)|agreement|settle[sd]?|solved?|solution|resolve[sd]?|remed\w+|outcome"
        r"|content with"
        r"|happy with|satisf\w+|propos\w+|in between|middle|sit down|compromise|acuerdo|acordar|soluci\w+"
        r"|propon\w+"
        r"|propuesta|arregl\w+|giai phap|de nghi|dong y)\b"
    ),
    "the writer acted": (
        r"\b(?:i|we) (?:\w+ )?(?:asked|told|called|wrote|e-?mailed|met|went|gave|sent|requested|signed"
        r"|complained"
        r"|talked|spoke|showed|said)\b|\b(?:pedi|llame|avise|hable|hablamos|fui|fuimos|pedimos que)\b"
        r"|toi da\b"
    ),
    "not asked for": (
        r"(?:\b(?:not|never|no)|n't)\b(?: \w+){0,3} (?:ask|appeal|invok|seek|request|contest|fil(?:e|ing)"
        r"|want an?)\w*"
        r"|\bnot (?:what|something) (?:i|we)\b|\b(?:as|for) background\b|\bno (?:pido|solicito|pedimos)\b"
    ),
    "a formula": (
        r"\b(?:local education(?:al)? agency|subject to|jurisdiction|venue|pursuant|comes? now|undersigned"
        r"|incorporat\w+"
        r"|foregoing|hereby|in accordance|by and through|entitled to|on (?:his|her|their) behalf|represents?"
        r"|authoriz\w+|electronic(?:ally)?|comparece|conforme a)\b"
    ),
    "a certification": (
        r"\b(?:certify|certifies|best of my knowledge|penalty of|perjury|true and correct"
        r"|a (?:true )?copy (?:of this|was)"
        r"|certifico|bajo juramento)\b"
    ),
    "asks for an answer": (
        r"\b(?:let (?:me|us) know|(?:reach|call|text|contact|e-?mail|write|answer|reply to|back to"
        r"|respond to)(?: to)?"
        r" (?:me|us)|confirm|acknowledge|receipt|resolution (?:meeting|session)|hear from|avisenme"
        r"|llamenme|avisarme)\b"
    ),
    "a party": r"\b(?:petitioners?|respondents?|complainants?|claimants?|the (?:parents?|guardian|family))\b",
    "a quotation": r'"',
    "a figure": r"\d",
    "contact": _CONTACT,
    "parties": r"\bv\.?\s|\b(?:petitioners?|respondent),|\bby and through\b",
}
_AT_ITS_START = {
    "begins with please": r"(?:please|por favor|favor|xin)\b",
    "begins with a thing": r"(?:an?|one|two|three|four|five|six|\d+|all|every|full|new|un|una)\b",
    "begins with I": r"(?:i|we|i'm|i'd|we'd|we're|yo|nosotros|toi|chung toi|my|our|mi)\b",
    "begins with them": (
        r"(?:he|she|they|the|his|her|nobody|no one|it|la|el|los|on|in|since|at|when|after|nha truong|em"
        r"|chau|desde)\b"
    ),
    "begins with this": r"(?:so |now |here|this is|that is|these are|esto|esta es)\b",
    "a day alone": (
        rf"(?:dated?|signed|executed)?:? ?(?:this )?(?:\d{{1,2}}(?:st|nd|rd"
        rf"|th)? (?:day )?(?:of )?)?(?:{_MONTH}"
        rf"|\d{{1,2}}/\d{{1,2}}/)\.? ?(?:\d{{1,2}},? )?(?:of |de )?\d{{2,4}}\W*(?:$|/s/)"
    ),
    "begins with a date": rf"(?:(?:on|in|since|by|el|desde|en) )?(?:{_MONTH}\.? \d|\d{{1,2}}/\d)",
    "begins with who should": (
        r"(?:[a-z']+ ){1,4}(?:should|must|ought to|has to|have to|needs? to|debe|deben|deberian?|nen|phai)\b"
    ),
    "begins with what is wished": (
        r"(?:(?:so|and|now) )?(?:what|all|lo (?:unico )?que|the (?:remedy|solution|outcome"
        r"|thing)(?: that)?) (?:yo )?(?:i|we"
        r"|would|should|quisier\w+|quier\w+|queremos|pid\w+|pedimos|esper\w+|neces\w+|piens\w+|busc\w+"
        r"|propon\w+)\b"
    ),
    "begins with a wish": (
        r"(?:(?:so|and|now|then|also|therefore|what|all|as a (?:remedy|resolution|solution)"
        r"|to (?:settle|resolve|fix|solve|remedy|correct) (?:this|it|(?:the|these) [a-z]+)),? )*"
        r"(?:i|we|(?:the |my |our )?(?:petitioners?|complainants?|parents?|famil(?:y|ies)|students?"
        r"|clients?|guardians?|grandparents?|mother|father|undersigned)"
        r"|(?:mr|ms|mrs|dr)\.? [a-z-]+)(?:'d|'m|'re)?(?: [a-z]+ly| would| also| therefore| am| are| just"
        r"| only| further| still| both| all| really| think| feel| believe){0,3} (?:want|wants|wish|ask|asks"
        r"|asking|propos\w+|request\w*|seeks?|suggest|demand|expect|prefer|like|hope|hoping|accept|settle"
        r"|agree|consider|need|needs|be (?:happy|satisfied|content)|a fair|an? (?:good|fair))\b"
        r"|(?:yo |nosotros )?(?:quiero|queremos|pido|pedimos|solicit\w+|deseo|deseamos|propon\w+|exij\w+"
        r"|me gustaria|nos gustaria|esper[oa]|quisiera)\b|que (?!si\b|no se\b)[a-z]+\b"
        r"|(?:toi|chung toi|gia dinh(?: toi)?) (?:de nghi|muon|mong|xin|yeu cau|de xuat)\b|de nghi\b"
    ),
    "begins with an order": (
        r"(?:please |and |then |also |just )*(?:add|allow|amend|appoint|apologize|arrange|assess|assign"
        r"|bring|build|buy|cancel|change|complete|conduct|contract|convene|correct|create|delete|develop"
        r"|draft|enroll|ensure|erase|evaluate|expunge|find|finish|fix|follow|give|get|hire|hold|implement"
        r"|include|increase|install|invite|keep|lend|let|make|move|offer|order|pay|place|post|provide"
        r"|purchase|put|re-?(?:admit|assess|assign|consider|convene|do|duce|evaluate|fund|imburse|instate"
        r"|issue"
        r"|lease|move|new|pair|peat|place|schedule|set|solve|store|sume|take|test|train|turn|verse|view|vise"
        r"|write)|schedule|send"
        r"|set|share|stop|supply|take|teach|test|throw|train|transfer|translate|tutor|undo|update|write"
        r"|reponer|devolver|contratar|evaluar|hop lai|tra lai|tuyen)(?! (?:is|was|were|are|has|had|of)\b)\b"
    ),
}
SIGNS = {name: Pattern(words) for name, words in _ANYWHERE.items()} | {
    name: Pattern(rf"^\W*(?:{words})") for name, words in _AT_ITS_START.items()
}
_FINITE = Pattern(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|should|can|could|must|may|am|says?|said|told"
    r"|[a-z]{3,}ed|went|got|came|gave|took|es|son|fue|esta|ha|han|tiene|hay|la|bi|duoc|co|wants?|needs?"
    r"|reads?|gets?|goes)\b|'(?:s|re|m|d|ve)\b|n't\b"
)


def signs_of(each: Sentence) -> frozenset[str]:
    """The names of all signs that a sentence shows."""
    return _signs_of(each.text, each.plain)


@lru_cache(maxsize=256)
def _signs_of(text: str, plain: str) -> frozenset[str]:
    found = frozenset(name for name, words in SIGNS.items() if words.search(plain))
    count = len(plain.split())
    ended = text.endswith((".", "!", "?", '"', "”", ";"))
    who = found & {"a birth or grade", "kinship", "a home", "contact"}
    shape = {
        "short": count < 5,
        "long": count > 18,
        "a fragment": not ended and count < 9,
        "no verb": count >= 5 and "begins with I" not in found and not _FINITE.search(plain),
        "a question": text.endswith("?"),
        "only who it is": bool(who)
        and not found & {"trouble", "the past", "begins with a wish", "begins with who should"},
        "trouble at school": "trouble" in found and bool(found & {"the school", "schooling", "a child"}),
        "something happened at school": "the past" in found and bool(found & {"the school", "schooling"}),
        "a wish other than a hearing": "begins with a wish" in found and "a hearing" not in found,
    }
    return found | {name for name, holds in shape.items() if holds}
