"""Cut a body into the messages it carries: forwards, originals under a reply, quoted text.

Each message keeps only its own words; quoting marks ("> ") are taken off on the way in. A cut only
ever sorts words to the message they belong to: none are dropped, except the marks themselves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from parsers.mail.header_block import HeaderBlock, apart, fold, listed_addresses, read_block
from parsers.mail.when import find_when
from parsers.message import Address, Carrier

_FORWARDED = (
    "forwarded message",
    "forwarded by",
    "begin forwarded message",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "message transfere",
    "message reexpedie",
    "debut du message reexpedie",
    "debut du message transfere",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "mensagem encaminhada",
    "inicio da mensagem encaminhada",
    "doorgestuurd bericht",
    "begin doorgestuurd bericht",
    "thu da chuyen tiep",
    "tin nhan da chuyen tiep",
    "bat dau thu da chuyen tiep",
    "thu duoc chuyen tiep",
)
_ORIGINAL = (
    "original message",
    "mensaje original",
    "ursprungliche nachricht",
    "urspruengliche nachricht",
    "original-nachricht",
    "originalnachricht",
    "message d'origine",
    "message original",
    "messaggio originale",
    "mensagem original",
    "oorspronkelijk bericht",
    "thu goc",
    "tin nhan goc",
    "original appointment",
)
_ENDS = (
    "end forwarded message",
    "end of forwarded message",
    "fin del mensaje reenviado",
    "original message end",
)
_RULE = "-_=*~ \t—–"
_REPLY_SUBJECT = re.compile(r"\s*(re|aw|sv|antw|odp|rif|ref|tl|tra loi)\s?(\[\d+\])?:", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"\s*(fw|fwd|rv|wg|tr|enc|doorst|vs|vb|i)\s?:", re.IGNORECASE)
_WROTE = re.compile(
    r"\b(wrote|writes|escribió|escribio|schrieb|a écrit|geschreven|ha scritto|escreveu|schreef|đã viết"
    r"|skrev)\b",
    re.IGNORECASE,
)
_INTRO_START = re.compile(r"\s{0,4}(on|el|am|le|il|em|op|vào|den|på|w|\d{1,4}[-./ ]\S)\b", re.IGNORECASE)
_QUOTE = re.compile(r" {0,3}[>|](?=[ >\t]|$|\S) ?")
_BRACKETED = re.compile(r"[<\[](?:mailto:)?([^\s<>\[\]]{1,200}@[^\s<>\[\]]{1,200})[>\]]")
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A message found inside a body; `inner` are those inside it."""

    carrier: Carrier
    block: HeaderBlock | None
    text: str
    inner: "tuple[Inner, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A body's own words and the messages it carries, in order."""

    text: str
    inner: tuple[Inner, ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    """What a cut depends on besides the lines."""

    subject: str
    arrived_at: datetime
    depth: int

    def within(self, subject: str) -> "_Context":
        return replace(self, subject=subject or self.subject, depth=self.depth - 1)

    @property
    def introduced_carrier(self) -> Carrier:
        """What follows "... wrote:" means: Outlook for Mac forwards in that form too."""
        return Carrier.FORWARD if _FORWARD_SUBJECT.match(self.subject) else Carrier.QUOTED

    @property
    def bare_carrier(self) -> Carrier:
        """What an unmarked header block means: under a "Re:" the original that is replied to."""
        return Carrier.QUOTED if _REPLY_SUBJECT.match(self.subject) else Carrier.FORWARD


@dataclass(frozen=True, slots=True)
class _Cut:
    found: tuple[Inner, ...]
    end: int
    """Index of the first line behind it."""


def split_body(text: str, subject: str, arrived_at: datetime, depth: int) -> Split:
    """The body's own words and the messages inside it, at most `depth` deep. Never raises.

    `subject` is that of the message whose body it is; `arrived_at` bounds the dates.
    """
    lines = [part for line in text.split("\n") for part in (apart(line) if "---" in line else (line,))]
    return _split(lines, _Context(subject, arrived_at, depth))


def _split(lines: Sequence[str], context: _Context) -> Split:
    own: list[str] = []
    found: list[Inner] = []
    number = 0
    while number < len(lines):
        cut = _cut_at(lines, number, context) if context.depth > 0 else None
        if cut is None:
            own.append(lines[number])
            number += 1
        else:
            found.extend(cut.found)
            number = cut.end
            _drop_rule(own)
    return Split(text="\n".join(own).strip("\n"), inner=tuple(found))


def _cut_at(lines: Sequence[str], number: int, context: _Context) -> _Cut | None:
    """The inner message that begins at this line, if one does. Most lines are turned away at once."""
    line = lines[number]
    if line[:4].lstrip(" ")[:1] == ">":
        return _quoted(lines, number, context, None)
    if len(line) > _LONGEST_LINE or not line.strip():
        return None
    marker = _marker(line)
    if marker:
        return _marked(lines, number, context, marker)
    if block := read_block(lines, number, context.arrived_at, marked=False):
        return _rest(lines, number + block.lines, context, context.bare_carrier, block)
    if _INTRO_START.match(line) or "@" in line:
        return _replied(lines, number, context)
    return None


def _marker(line: str) -> str:
    """What a line announces: "forward", "original" or nothing ("")."""
    stripped = line.strip(_RULE + "*")
    if not 8 <= len(stripped) <= 90 or (stripped == line.strip() and not stripped.endswith(":")):
        return ""
    words = fold(stripped.rstrip(": "))
    if words in _FORWARDED or words.startswith("forwarded by "):
        return "forward"
    return "original" if words in _ORIGINAL else ""


def _marked(lines: Sequence[str], number: int, context: _Context, marker: str) -> _Cut | None:
    start = _next_line(lines, number + 1, 3)
    block = read_block(lines, start, context.arrived_at, marked=True) if start is not None else None
    if block is None or start is None:
        return None
    carrier = Carrier.FORWARD if marker == "forward" else context.bare_carrier
    return _rest(lines, start + block.lines, context, carrier, block)


def _rest(lines: Sequence[str], start: int, context: _Context, carrier: Carrier, block: HeaderBlock) -> _Cut:
    """Everything from here on belongs to the inner message, up to a line that says it ends."""
    stop = next((n for n in range(start, len(lines)) if _is_end(lines[n])), len(lines))
    split = _split(lines[start:stop], context.within(block.subject))
    return _Cut(
        (Inner(carrier=carrier, block=block, text=split.text, inner=split.inner),),
        min(stop + 1, len(lines)),
    )


def _is_end(line: str) -> bool:
    return line[:1] in "-_=" and len(line) < 100 and fold(line.strip(_RULE)) in _ENDS


def _quoted(lines: Sequence[str], number: int, context: _Context, block: HeaderBlock | None) -> _Cut:
    """A run of quoted lines. Without words of its own it only wraps what it carries."""
    end = _quote_end(lines, number)
    bare = [_QUOTE.sub("", line, count=1) for line in lines[number:end]]
    if block is None:
        block, start = _own_intro(bare, context)
        bare = bare[start:]
    split = _split(bare, context.within(block.subject if block else ""))
    if block is None and not split.text.strip():
        return _Cut(split.inner, end)
    quoted = Inner(carrier=Carrier.QUOTED, block=block, text=split.text, inner=split.inner)
    return _Cut((quoted,), end)


def _own_intro(bare: Sequence[str], context: _Context) -> tuple[HeaderBlock | None, int]:
    """The line "... wrote:" at the head of a quoted run, where only its own words follow."""
    start = _next_line(bare, 0, 3)
    intro = _intro_at(bare, start) if start is not None else None
    if start is None or intro is None:
        return None, 0
    words, behind = intro
    following = _next_line(bare, behind, 3)
    if following is None or _QUOTE.match(bare[following]):
        return None, 0
    block = _read_intro(words, context.arrived_at)
    return (block, behind) if block.date else (None, 0)


def _quote_end(lines: Sequence[str], number: int) -> int:
    """Behind the last quoted line; a blank line between quoted lines does not end them."""
    end = number
    while number < len(lines):
        if _QUOTE.match(lines[number]):
            end = number + 1
        elif lines[number].strip() or number - end >= 2:
            break
        number += 1
    return end


def _replied(lines: Sequence[str], number: int, context: _Context) -> _Cut | None:
    """The message behind "On <date>, <somebody> wrote:"."""
    intro = _intro_at(lines, number)
    if intro is None:
        return None
    words, behind = intro
    return _after_intro(lines, behind, context, _read_intro(words, context.arrived_at))


def _intro_at(lines: Sequence[str], number: int) -> tuple[str, int] | None:
    """The words of "On <date>, <somebody> wrote:", which may take three lines, and the line behind."""
    for behind in range(number + 1, min(number + 3, len(lines)) + 1):
        words = " ".join(line.strip() for line in lines[number:behind])
        if len(words) > _LONGEST_LINE:
            return None
        if words.endswith(":") and _WROTE.search(words):
            return words, behind
    return None


def _after_intro(lines: Sequence[str], start: int, context: _Context, block: HeaderBlock) -> _Cut | None:
    following = _next_line(lines, start, 3)
    if following is not None and _QUOTE.match(lines[following]):
        return _quoted(lines, following, context, block)
    named = block.sender is not None and block.sender.address
    if named or (block.date and block.date.has_time and block.date.moments):
        return _rest(lines, start, context, context.introduced_carrier, block)
    return None


def _read_intro(words: str, arrived_at: datetime) -> HeaderBlock:
    found = find_when(words, arrived_at)
    address = _BRACKETED.search(words)
    begin = found.end if found and (not address or found.end <= address.start()) else 0
    end = address.start() if address else len(words)
    name = _WROTE.sub(" ", words[begin:end]).strip(" ,:;\"'-()")
    name = name if begin else re.sub(r"^(on|el|am|le)\b", "", name, flags=re.IGNORECASE).strip(" ,")
    sender = Address(name, address[1].lower()) if address else next(iter(listed_addresses(name)), None)
    return HeaderBlock(lines=0, words=words, sender=sender, date=found.when if found else None)


def _next_line(lines: Sequence[str], start: int, within: int) -> int | None:
    """The next line that is not blank, if it stands near."""
    return next((n for n in range(start, min(len(lines), start + within)) if lines[n].strip()), None)


def _drop_rule(own: list[str]) -> None:
    """Take off the ruled line that Outlook draws above a header block."""
    while own and not own[-1].strip():
        own.pop()
    if own and len(own[-1].strip()) >= 5 and not own[-1].strip(_RULE):
        own.pop()
