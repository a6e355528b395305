"""Where somebody lives, by the words before an address, and which addresses are an office's."""

from parsers.facts.addresses import FoundAddress
from parsers.facts.text import Text
from parsers.text.patterns import Pattern

LIVES = Pattern(
    r"\b(?:(?:our|my) home is(?: at)?|(?<!sent )(?<!him )(?<!her )(?<!them )(?<!back )home(?: is|:"
    r"|,)?(?= \d)"
    r"|we (?:all )?live at|i live at"
    r"|lives? (?:with [a-z ,.'-]{2,60}? )?at|resid(?:es?|ing) (?:with [a-z ,.'-]{2,50}? )?at|(?:home "
    r"|current |mailing )address(?: is|:)?|address(?: is|:)|liv(?:es?|ing) (?:together )?at"
    r"|lives? with [a-z ,.'-]{2,40}?,(?= \d)|vivimos en"
    r"|vive(?:n)? (?:con[a-z ]{2,30} )?en|vivo en|(?:i am|i'm|we are|we're) (?:(?:all|now|still|back"
    r"|currently|out|over|up|down) ){0,3}at(?= \d)|(?:mi|nuestr[oa]"
    r"|su) (?:direccion|domicilio) es"
    r"|(?:a )?resident of [a-z ,.'-]{2,60}?,(?= \d)|placed (?:with [a-z .'-]{2,40} )?at(?= \d)"
    r"|residen? en|con domicilio en|(?:we|i) stay at|staying at|(?:chung )?toi (?:song|o) tai"
    r"|dia chi:?)\s{0,3}"
)
_OFFICE_LINE = Pattern(
    r"\b(?:schools?|district|department|office|director|superintendent|coordinator|agency|bureau"
    r"|division|attn|attention|law|p\.?c\.?|llc|llp|attorneys?|center|network|association|council"
    r"|advoca(?:tes?|cy)|legal|clinic|firm|rights|services|suite|ste|hearings|education"
    r"|centro|defensoria|bufete|abogad[oa]s|oficina|distrito|departamento|escuela)\b"
)


def is_office_address(text: Text, found: FoundAddress) -> bool:
    """Whether the words just before an address, or the line above a block, name an office."""
    line = text.line_at(found.start)
    if found.start > line.start + 2:
        before = text.plain[max(line.start, found.start - 50) : found.start]
        return bool(_OFFICE_LINE.search(before.rsplit(". ", 1)[-1])) and not LIVES.search(
            text.plain[max(0, found.start - 70) : found.start]
        )
    above = text.lines[line.number - 1] if line.number else None
    if above is None or not above.text or len(above.text) > 90:
        return False
    own = len(_STAMP_BESIDE.sub("", above.text))
    return bool(_OFFICE_LINE.search(text.plain[above.start : above.start + own]))


_STAMP_BESIDE = Pattern(r"(?<=[a-z])(?:\s[A-Z]{2,}\.?){2,}$")
"""The capitals of a stamp that a recognised page has beside a name."""
