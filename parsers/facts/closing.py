"""How a letter ends: the closing words, the name below them, ink or typed, and the date beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.addresses import STATES
from parsers.facts.child_lists import is_listed
from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.names import looks_like_name, tidy_name, trim_name
from parsers.facts.text import Line, Text, fold
from parsers.text.patterns import Pattern

_CLOSING = Pattern(
    r"(?:sincerely|respectfully(?: submitted| yours)?|(?:best|kind|warm(?:est)?)? ?regards"
    r"|best(?: wishes)?|thank you.{0,60}|thanks.{0,40}|many thanks|cordially|"
    r"yours(?: truly| sincerely| faithfully)?|very truly yours|atentamente|respetuosamente|cordialmente"
    r"|(?:muchas )?gracias.{0,40}|saludos.{0,30}|"
    r"tran trong|tr[aâ]n tr[oọ]ng|cam on|kinh thu|k[ií]nh th[uư]|signed|firmado|submitted by"
    r"|with concern|in good faith|[a-z]{3,14}ly(?: yours| submitted)?(?=,)|(?:with|in) (?:much |great |my )?"
    r"(?:thanks|gratitude|appreciation|respect|hope|peace|best wishes)|take care|un (?:cordial )?saludo"
    r"|con (?:todo )?respeto.{0,20}|quedo (?:de usted|a sus [oó]rdenes).{0,30}"
    r"|(?:ng[uư][oờ]i )?(?:k[yý] t[eê]n|l[aà]m [dđ][oơ]n|vi[eế]t [dđ][oơ]n|khi[eế]u n[aạ]i)"
    r"|xin c[aả]m [oơ]n.{0,30}|c[aả]m [oơ]n.{0,30}|k[ií]nh (?:[dđ][oơ]n|b[uú]t))[\s,.!:]*$",
    re.IGNORECASE,
)
_MARK = Pattern(
    r"(?:/\s?s\s?/|\bs/|\(\s?(?:signed|firmado|sgd\.?|e-?signed)\s?\)|\[\s?(?:signed|signature"
    r"|firmado)\s?\]|\b(?:electronically|digitally) signed(?: by)?:?|\bdocusigned by:?"
    r"|\be-?signed(?: by)?:?|\bfirmado (?:electr[oó]nicamente )?(?:por)?:?"
    r"|\bsigned(?: electronically)?(?: by)?:|\bsgd\.)\s*",
    re.IGNORECASE,
)
_BLANK_LINE = Pattern(
    r"(?:signature|signed|sign here|firma|x)\b[^\n_]{0,50}[:.]?\s*_{3,}\s*(?:date|fecha"
    r"|dated)?[:\s_/]*$|^_{5,}\s*(?:\(?(?:signature|firma|parent|sign|date)\b.*)?$",
    re.IGNORECASE,
)
_SIGNATURE_LABEL = Pattern(
    r"^(?:parent(?:'s)?\s)?(?:signature|firma|signed|sign here)\b(?!.{0,30}(?:required|must|by both))",
    re.IGNORECASE,
)
_AFTER_NAME = Pattern(
    r"\s*(?:,|\s[-–—]\s|\(|\s{2,}|\bdate[:d]|\bfecha|\s\(?\d{3}\)?[ .-]|\s\d|\s/\s"
    r"|\s(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d).*$",
    re.IGNORECASE,
)
_RELATION_TAIL = Pattern(
    r",?\s{1,9}(?:(?:his|her|their|the|su|la|el)\s{1,9}|(?:[\w-]{2,24}['’]s?|[a-z]{2,24}s)\s+)?"
    r"(?:proud |legal |foster |step-?|grand-?)*(?:mom|mum|dad|mother|father|parents?|guardian|ma|pa|aunt"
    r"|uncle|sister|brother|surrogate(?: parent)?|mam[aá]|pap[aá]|madre|padre|abuel[oa]|tutora?)"
    r"(?:\s{1,3}(?:de|of|to)\s{1,3}[\w'’-]{2,20}(?:\s[\w'’-]{2,20})?)?\W*$",
    re.IGNORECASE,
)
"""As in "tito beltran his dad", "Ana Ruiz, Leo's mother" and "Ana Ruiz la mamá de Leo"."""
_NOT_A_SIGNATURE = Pattern(
    r",? \(?(?:\d+(?:st|nd|rd|th) grade|grade \d|dob\b|born\b|student\b)|^(?:acuerdo|notice|re|student"
    r"|calle|avenida|camino|paseo|v[ií]a)\b",
    re.IGNORECASE,
)
_STATE_ENDS = frozenset(f" {state}" for state in STATES)
_TOWN_LINE = Pattern(r"[^,\d]{3,30},?\s(?P<state>[A-Z]{2})\b[\s\d-]*$")
_LAST_LINES = 14


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, where the words stand and how; `blank` for an empty signature line."""

    name: str
    start: int
    end: int
    line: int
    how: str
    blank: bool = False


def find_signatures(text: Text, fields: Sequence[Field]) -> tuple[Signature, ...]:
    """Every signature, best first: marked ones, a filled signature line, the name at the close."""
    marked = [each for line in text.lines if (each := _marked(line))]
    lined = [
        each for field in fields if field.name is FieldName.SIGNATURE and (each := _on_line(text, field))
    ]
    found = [*marked, *(each for each in lined if not each.blank), *_typed(text)]
    blanks = [each for each in lined if each.blank] + [
        Signature("", line.start, line.end, line.number, "an empty signature line", blank=True)
        for line in text.lines
        if _BLANK_LINE.search(line.text)
    ]
    return (*found, *blanks)


def closing_line(text: Text) -> Line | None:
    """The line of closing words ("Sincerely,"), the last one."""
    return next((line for line in reversed(text.lines) if line.text and _CLOSING.match(line.text)), None)


def _marked(line: Line) -> Signature | None:
    match = _MARK.search(line.text)
    if not match:
        return None
    again = _MARK.match(line.text, match.end())  # "Signed: /s/ Ann Roe"
    end = again.end() if again else match.end()
    name = trim_name(tidy_name(_AFTER_NAME.sub("", line.text[end:])))
    if not name:
        return None
    start = line.start + match.start()
    return Signature(name, start, line.start + end + len(name), line.number, "signed with a mark")


def _on_line(text: Text, field: Field) -> Signature | None:
    if not field.filled:
        return Signature("", field.start, field.start, field.line, "an empty signature line", blank=True)
    name = trim_name(tidy_name(_AFTER_NAME.sub("", field.value(text))))
    return Signature(name, field.start, field.end, field.line, "on the signature line") if name else None


def _typed(text: Text) -> list[Signature]:
    """The names under the closing words, else the last lines that are only names."""
    lines = [line for line in text.lines if line.text]
    for number in range(len(lines) - 1, -1, -1):
        if _CLOSING.match(lines[number].text) and (
            names := _names_together(lines[number + 1 : number + 5], "typed under the closing words", skip=1)
        ):
            return names
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST_LINES), -1):
        if _name_line(lines[number], ""):
            first = number
            while first > 0 and _name_line(lines[first - 1], ""):
                first -= 1
            return _names_together(lines[max(first, number - 3) : number + 1], "typed at the end")
    return _behind_the_last_words(lines)


_LAST_WORDS = Pattern(
    r"(?:^|[.!?]\s+|\b(?P<thanks>thanks|thank you|gracias|sincerely|regards|respectfully|atentamente|love"
    r"|best),?\s+)"
    r"[-–—~]{0,2}\s*(?P<name>(?!thank|many thank|gracias|muchas gracias)"
    r"[^\W\d_][\w'’.-]{0,24}(?: [^\W\d_][\w'’.-]{0,24}){0,4})$",
    re.IGNORECASE,
)
_SENT_FROM = Pattern(r"(?:sent from|enviado desde|get outlook|sent via)\b", re.IGNORECASE)


def _behind_the_last_words(lines: Sequence[Line]) -> list[Signature]:
    """A name at the end of the last line: "… call me at 575-555-0122. Leif Sorrel"."""
    ends = [line for line in lines if not _SENT_FROM.match(line.text)][-1:]
    for line in ends:
        words = _RELATION_TAIL.sub("", _AFTER_CONTACT.sub("", line.text))
        pieces = list(_LAST_WORDS.finditer(words[-90:]))
        if not pieces or not pieces[-1]["name"]:
            continue
        match = pieces[-1]
        name = tidy_name(match["name"].title() if words.islower() else match["name"])
        if looks_like_name(name) or (match["thanks"] and trim_name(name) == name and name):
            start = line.start + max(0, len(words) - 90) + match.start("name")
            end = start + len(match["name"])
            return [Signature(name, start, end, line.number, "typed behind the last words")]
    return []


_AFTER_CONTACT = Pattern(
    r"[\s,;(]{1,9}(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\d{10}|[\w.+-]{1,40}@[\w.-]{3,60})\)?\.?$"
)


def _names_together(lines: Sequence[Line], how: str, skip: int = 0) -> list[Signature]:
    """The signatures of consecutive lines; up to `skip` other lines may stand before them."""
    found: list[Signature] = []
    for number, line in enumerate(lines):
        signature = _name_line(line, how)
        if signature:
            found.append(signature)
        elif found or number >= skip + 1:
            break
    return found[1:] if len(found) > 1 and _is_scrawl(found[0]) else found


def _is_scrawl(signature: Signature) -> bool:
    """Handwriting above the typed name, read as a few letters: "NAS NA"."""
    return all(len(word) < 4 for word in signature.name.split()) and " " in signature.name


def _name_line(line: Line, how: str) -> Signature | None:
    words = re.sub(
        r"^(?:[-–—*~]+|(?:love|from|de|by|por|signer:|ch[uữ] k[yý]:?)(?!\w))\s*",
        "",
        line.text.split("\t")[0],
        flags=re.IGNORECASE,
    )
    if _NOT_A_SIGNATURE.search(words) or is_listed(line):
        return None
    town = _TOWN_LINE.match(words)
    words = _AFTER_NAME.sub("", words) or words
    words = _RELATION_TAIL.sub("", words) or words
    if words.rstrip(" ,.0123456789-")[-3:] in _STATE_ENDS or (town and town["state"] in STATES):
        return None
    if (
        len(pair := re.split(r"\s+(?:and|&|y)\s+", words)) == 2
        and looks_like_name(pair[1])
        and trim_name(pair[0])
    ):
        return Signature(words, line.start, line.end, line.number, how)
    if looks_like_name(words) or _one_word_name(words, line):
        return Signature(tidy_name(words), line.start, line.end, line.number, how)
    if (
        words.islower()
        and 2 <= len(words.split()) <= 3
        and len(words) < 30
        and words.replace(" ", "").replace("-", "").isalpha()
    ):
        return (
            Signature(tidy_name(words.title()), line.start, line.end, line.number, how)
            if _plausible(words)
            else None
        )
    return None


def _plausible(words: str) -> bool:
    return looks_like_name(words.title()) and fold(words).split()[0] not in {
        "please",
        "thank",
        "many",
        "see",
        "let",
        "call",
        "my",
    }


def _one_word_name(words: str, line: Line) -> bool:
    return (
        False
        if not words
        else bool(re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-Z]\.)?", words))
        and bool(trim_name(words))
        and line.number > 0
        and not re.search(r"[:\[]|\((?![^()]*\)\W*$)|,$", line.text)
        and len(words) > 2
    )
