"""RTF to text: letters, and the bodies of Outlook messages, which may hold HTML (MS-OXRTFEX).

One pass over the tokens, so hostile input cannot make it slow; headers and footers are kept,
because letterheads and fax lines stand there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.text.charsets import clean, known_codec

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    "fonttbl colortbl stylesheet info pict object objdata generator listtable listoverridetable rsidtbl "
    "themedata colorschememapping datastore latentstyles xmlnstbl fldinst bkmkstart bkmkend filetbl "
    "revtbl pntext pntxta pntxtb nonshppict shpinst sp footnote annotation atnid atnauthor".split()
)
_KEPT_STARRED = frozenset(("htmltag", "shppict", "shptxt"))
_TEXT = {
    "par": "\n",
    "line": "\n",
    "sect": "\n\n",
    "page": "\n\n",
    "row": "\n",
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SYMBOL = {"~": " ", "-": "", "_": "-", "\n": "\n", "\r": "\n"}
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_FONT = re.compile(r"\\f(\d{1,5})\b[^{};]{0,200}?\\fcharset(\d{1,3})")
_DEEPEST = 500


@dataclass(frozen=True, slots=True)
class RtfText:
    """The words, and whether they are the HTML source that the RTF wraps."""

    text: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside one pair of braces."""

    skip: bool = False
    unicode_skip: int = 1
    codec: str = ""
    starred: bool = False
    html_tag: bool = False
    rtf_only: bool = False
    r"""Between \htmlrtf and \htmlrtf0: RTF that repeats what the HTML says."""


@dataclass(slots=True)
class _State:
    codec: str
    fonts: dict[str, str]
    html: bool
    group: _Group = field(default_factory=_Group)
    stack: list[_Group] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    """Characters still to pass over after a Unicode letter (they repeat it for old readers)."""


def rtf_to_text(raw: bytes) -> RtfText:
    """The text of an RTF file, lines ending in LF; the wrapped HTML source where there is one."""
    source = raw.decode("latin-1")
    html = "\\fromhtml1" in source[:2000]
    page = re.search(r"\\ansicpg(\d{3,5})", source[:2000])
    codec = known_codec(f"cp{page[1]}") if page else ""
    state = _State(codec or "cp1252", _font_codecs(source), html)
    for token in _tokens(source):
        _take(token, state)
    _flush(state)
    return RtfText(clean("".join(state.out)).strip("\n"), html)


def _tokens(source: str) -> Iterator[re.Match[str]]:
    r"""Tokens in order; binary data (\binN) is jumped over."""
    position = 0
    while position < len(source):
        token = _TOKEN.match(source, position)
        if token is None:
            position += 1
            continue
        position = token.end()
        if token[1] == "bin" and token[2]:
            position += max(0, int(token[2]))
            continue
        yield token


def _take(token: re.Match[str], state: _State) -> None:
    word, argument, hexadecimal, symbol, brace, text = token.groups()
    if hexadecimal is not None:
        _hexadecimal(hexadecimal, state)
        return
    _flush(state)
    if brace:
        _brace(brace, state)
    elif word:
        _word(word, argument, state)
    elif symbol:
        _symbol(symbol, state)
    elif text:
        kept = text[state.to_skip :]
        state.to_skip = max(0, state.to_skip - len(text))
        _say(kept, state)


def _say(words: str, state: _State) -> None:
    group = state.group
    if words and not group.skip and not (state.html and group.rtf_only and not group.html_tag):
        state.out.append(words)


def _hexadecimal(digits: str, state: _State) -> None:
    if state.to_skip:
        state.to_skip -= 1
    else:
        state.pending.append(int(digits, 16))


def _flush(state: _State) -> None:
    r"""Bytes written as \'xx, decoded together: a letter may take two of them."""
    if state.pending:
        raw = bytes(state.pending)
        state.pending.clear()
        _say(raw.decode(state.group.codec or state.codec, "replace"), state)


def _brace(brace: str, state: _State) -> None:
    state.to_skip = 0
    if brace == "{":
        if len(state.stack) < _DEEPEST:
            state.stack.append(state.group)
        state.group = replace(state.group, starred=False)
    elif state.stack:
        state.group = state.stack.pop()


def _symbol(symbol: str, state: _State) -> None:
    if symbol == "*":
        state.group = replace(state.group, starred=True)
    else:
        _say(_SYMBOL.get(symbol, symbol if symbol in "\\{}" else ""), state)


def _word(word: str, argument: str | None, state: _State) -> None:
    group = state.group
    if group.starred or word in _SKIPPED:
        state.group = replace(
            group,
            starred=False,
            skip=group.skip or word not in _KEPT_STARRED or (word == "htmltag" and not state.html),
            html_tag=group.html_tag or word == "htmltag",
        )
    elif word == "htmlrtf":
        state.group = replace(group, rtf_only=argument != "0")
    elif word == "u" and argument:
        number = int(argument)
        _say(chr(number % 0x10000), state)
        state.to_skip = group.unicode_skip
    elif word == "uc":
        state.group = replace(group, unicode_skip=min(10, max(0, int(argument or 1))))
    elif word == "f" and argument in state.fonts:
        state.group = replace(group, codec=state.fonts[argument])
    elif word == "plain":
        state.group = replace(group, codec="")
    elif word in _TEXT:
        _say(_TEXT[word], state)


def _font_codecs(source: str) -> dict[str, str]:
    """Charset of each font whose own differs from the document's."""
    start = source.find("\\fonttbl")
    if start < 0:
        return {}
    found = _FONT.findall(source[start : start + 50_000])
    return {font: _CHARSETS[int(charset)] for font, charset in found if int(charset) in _CHARSETS}
