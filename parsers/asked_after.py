"""A parent who asks what became of a filing and quotes it below: the filing went to the LEA and not to us."""

from parsers.facts.text import fold
from parsers.found import Mail
from parsers.kinds.verdict import has_case_number
from parsers.text.patterns import Pattern
from parsers.writings import Writing, attributed, is_official, writer_of

_ASKS = Pattern(
    r"\b(?:(?:did|have|has|was|were) (?:you|it|this|that|they|anyone|anybody|somebody|the [a-z]+|my [a-z]+)"
    r"(?: [a-z]+){0,4}? (?:receiv\w*|got|get|gotten|arrive\w*|go through|gone through|logged|filed)"
    r"|(?:not|never|n't|nothing|haven't) (?:yet )?(?:heard|received|gotten|had) (?:[a-z]+ ){0,3}?"
    r"(?:anything|back|from|answer|reply|response)|no(?:body| one) (?:has )?(?:answered|replied|responded)"
    r"|(?:confirm|acknowledge)(?: [a-z]+){0,4}? (?:receipt|received|arrived|got)"
    r"|(?:re-?send(?:ing)?|sen(?:d|ding|t) (?:it|this|the [a-z]+) (?:again|a second time))"
    r"|(?:llego|recibieron|recibio)\b|no (?:he|hemos) (?:recibido|tenido) (?:respuesta|noticias?))"
)


def asks_after_own_filing(mail: Mail, quoted: Writing) -> bool:
    """Whether the writer of a quoted filing, sent to the LEA, now asks whether it arrived."""
    message, office = mail.message, mail.office
    own = " ".join(each.text.plain for each in mail.live)
    author, sender = writer_of(message, quoted.layer, office), message.layers[0].sender
    if sender is None or author.official or author.address != sender.address or not _ASKS.search(own):
        return False
    layer = message.layers[attributed(message, quoted.layer)]
    went = any(is_official(each, office) for each in (*layer.to, *layer.cc))
    return went and not has_case_number(f"{fold(message.layers[0].subject)} ; {own}")
