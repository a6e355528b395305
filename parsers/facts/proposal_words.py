"""The words by which a sentence asks for something: a wish of the writer's, or a plain order.

All on lower-case words without accents.
"""

from parsers.text.patterns import Pattern

_WHO = (
    r"(?:i|we|petitioners?|complainants?|parents?|(?:the|my|our|his|her) (?:family|parents?|student|client"
    r"|daughter|son|wife|husband)|both (?:of us|parents))"
)
_HOW = (
    r"(?: (?:would|also|therefore|respectfully|am|are|hereby|further|just|only|do|really|now|simply|still"
    r"|then|both|all|and|[a-z]+ly)){0,3}"
)
ASKS = Pattern(
    rf"^\W*(?:(?:so|and|now|then|finally|also|therefore|for this|what|that is why|all),? )?{_WHO},?{_HOW} "
    r"(?:want|wants|wish|wishes|ask|asks|asking|propose|proposes|proposing|request|requests|requesting|seek"
    r"|seeks|seeking|suggest|demand|demands|expect|insist|prefer|recommend|move for|pray|'d like|would like"
    r"|like|hope (?:to|for|that)|hoping|looking for"
    r"|(?:would|could|will|'d) (?:accept|settle|agree|consider|be (?:happy|satisfied|content|ok|fine)))\b"
    r"(?! to (?:know|tell you|say|thank))"
    r"|^\W*(?:i|we)'(?:d|m|re) (?:like|asking|requesting|proposing|hoping|looking|accept|settle|be (?:happy"
    r"|satisfied))\b"
    r"|^\W*(?:all|what|the only thing|one thing) (?:i|we) (?:want|ask|need|hope|propose|seek|would like)\b"
    r"|^\W*(?:it|this|that|the (?:problem|matter|dispute|case)|(?:i|we) would consider (?:it|this"
    r"|the matter))(?: (?:would|could|can|will))?(?: (?:be|help|all))* (?:solved|resolved|settled|fixed|over"
    r"|help|helps|enough|made right)\b"
    r"|^\W*(?:maybe|perhaps|hopefully|a mediator)\b.{0,60}\b(?:can|could|would|might)\b"
    r"|^.{0,60}\b(?:would|will) (?:do|be enough|help|work|be fair|solve it|settle it|fix it)(?: for now)?\b"
    r"|^\W*(?:my|our) (?:wish|hope|request|suggestion|idea|demand|remedy|ask)s? (?:is|are|would)\b"
    r"|^\W*(?:(?:the|el|la|los) )?(?:district|school|lea|department|state|respondent|hearing officer|schools"
    r"|principal|teacher|distrito|escuela|team|they|you|someone|somebody)(?: [a-z]+){0,2} "
    r"(?:should|must|shall|ought to|needs? to|has to|have to|debe|deberia|tiene que)\b(?! have)"
    r"|^\W*(?:yo |nosotros )?(?:quiero|queremos|pido|pedimos|solicito|solicitamos|deseo|deseamos|propongo"
    r"|proponemos|exijo|exigimos|sugiero|me gustaria|nos gustaria|espero que|esperamos que|quisiera"
    r"|quisieramos|necesito que|necesitamos que|lo que (?:quiero|queremos|pido|pedimos|propongo))\b"
    r"|^\W*(?:toi|chung toi|gia dinh(?: chung)?(?: toi)?) (?:de nghi|muon|mong|xin|yeu cau|de xuat)\b"
    r"|^\W*(?:xin|de nghi|yeu cau|mong) (?!loi|chao|cam on)[a-z]+"
)
_PLAIN_ORDERS = frozenset(
    """
    add adopt allow amend appoint apologize arrange assess assign authorize begin bring build buy call cancel
    cease compensate complete conduct consult contract convene correct create cut declare delete deliver
    develop direct discuss draft enroll ensure erase evaluate expunge extend fill finish fix follow fund
    furnish get give grant have hire hold honor implement include increase install instruct invite keep lend
    let lower make meet move obtain offer order overturn pay place post prepare prohibit provide purchase put
    readmit re-evaluate reassign recalculate reconvene redo reduce reevaluate refund reimburse reinstate
    reissue remove repair repeat replace replay reschedule restore resume retest retrain return reverse
    review revise rewrite schedule screen seat send set settle share show sign start stop supply take teach
    tell test train transfer translate transport treat tutor undo update use write
    agregar arreglar asignar cambiar capacitar comprar contratar corregir cumplir dar dejar devolver entregar
    evaluar hacer incluir instalar pagar permitir poner proporcionar quitar reembolsar regresar repetir
    reponer restablecer revisar traducir
    """.split()
)
_ORDER = Pattern(
    r"^\W*(?:(?:please|just|simply|and|then|also|first|or|so|now|por favor)[, ]+|\(?(?:\d{1,2}|[a-z])[.)] +)*"
    r"(?P<verb>[a-z-]+) (?P<next>[a-z0-9'$-]+)"
)
_NOT_AFTER = frozenset(
    """
    am are be been can could did do does had has have is may might must of should was were will would
    scores results minutes goals
    """.split()
)
_NOUNS = frozenset(
    "place test order call review show use contract meet share set cut post transport screen follow".split()
)
_OBJECTS = frozenset(
    """
    a all an any at back both each every for from her him his in it my our that the their them these this
    those to us up with your back out
    """.split()
)
_QUE = Pattern(r"^\W*que (?:el|la|los|las|mi|se|le|les|lo|nos|me|[a-z]+ [a-z]+[ae]n?\b)")
TOLD_INSTEAD = Pattern(
    r"\bbut (?:the|he|she|they|nobody|no one|it|nothing|instead|does|did|was|is|has|have|never)\b"
    r"|\b(?:and|but|y) (?:the|la|el) (?:school|district|team|escuela|distrito) (?:wants|says|refuses|does"
    r"|will not"
    r"|quiere|dice|no)\b|\b(?:should|was supposed to) have (?:been|had|got)\b|\bpero (?:no|la|el)\b"
)


def orders(plain: str) -> bool:
    """Whether it is an order without a subject: "Buy the things on the list", "Que regrese a su escuela"."""
    if _QUE.match(plain):
        return True
    match = _ORDER.match(plain)
    if not match or match["verb"] not in _PLAIN_ORDERS or match["next"] in _NOT_AFTER:
        return False
    return match["verb"] not in _NOUNS or match["next"] in _OBJECTS or match["next"][:1].isdigit()
