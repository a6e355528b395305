"""A mail that only hands over a paper kept elsewhere, behind a link: none is followed, a person looks."""

from parsers.message import Message
from parsers.office import OfficeDirectory
from parsers.reading import OPENING
from parsers.text.patterns import Pattern
from parsers.writings import Writing, is_official

_SHORT = 500  # characters
_SURE = 6.0
"""A score from which the words themselves say what the mail is."""
SHARED = Pattern(
    r"\bshar(?:ed|es|ing) (?:a|the|an|this|some|these|\d{1,2})? ?(?:\w{1,20} )?"
    r"(?:files?|documents?|folder|items?|pdfs?|link)\b|\b(?:file|document|folder) (?:was |has been )?shared\b"
    r"|\binvited you to (?:view|open|edit)\b|\bto share (?:a|the|this) (?:file|folder|document)\b"
    r"|\bsent you (?:a |the |some |\d{1,2} )?(?:new |secure )?(?:files?|documents?|folder|message|link|fax)\b"
    r"|\b(?:secure|encrypted) (?:message|e-?mail)\b|\b\d{1,3}[- ]page fax\b|\bnew fax\b"
    r"|\bcompart\w{1,5} [^.]{0,40}(?:archivo|documento|carpeta)\b"
)
SHARED_FILING = Pattern(
    r"\b[\w -]{0,40}(?:complaint|due[ _-]?process|hearing|dpc|queja|petition|mediation|"
    r"request)[\w -]{0,40}\.(?:pdf|docx?|odt|rtf|jpe?g|png|heic|tiff?)\b"
)
OWN_PAPER = Pattern(
    r"\b(?:my|our|mi|nuestra) (?:[\w-]{1,20} ){0,3}(?:complaint|request|petition|letter|filing|paperwork"
    r"|statement|form|queja|solicitud|carta|peticion)\b"
)
HANDS_OVER = Pattern(
    r"\b(?:here|link|click|download|upload\w{0,3}|view|drive|folder|cloud|expires?|aqui|enlace|descarg\w{1,4}|nube)\b"
)
_FORGED = Pattern(r"\b(?:dkim|dmarc)\s?=\s?fail\b|\bspf\s?=\s?fail\b")
LINK = Pattern(r"https?://\S{3,200}")


def only_a_link(each: Writing, message: Message, office: OfficeDirectory) -> bool:
    """A few words that hand over a paper behind a link: a sharing service's notice, or the family's own."""
    words = f"{each.subject} ; {each.text.plain}"
    if len(words) > _SHORT or each.document is not None:
        return False
    noticed = bool(SHARED.search(words)) and not _forged(message)
    if noticed and SHARED_FILING.search(words):
        return True
    told = each.verdict.kind not in OPENING and each.verdict.score >= _SURE
    if told or message.headers.through_a_list or not LINK.search(words):
        return False
    outside = not is_official(message.layers[each.layer].sender, office)
    own = OWN_PAPER.search(words) and HANDS_OVER.search(LINK.sub("", words))
    return outside and (noticed or bool(own))


def _forged(message: Message) -> bool:
    """Services sign their notices; our own server found this one's signature or sender false."""
    return any(_FORGED.search(line.results.lower()) for line in message.headers.own_authentication)
