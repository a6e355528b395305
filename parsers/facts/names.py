"""Names of people in running text and on labelled lines.

A name is a run of capitalised words without words that people's names do not hold. Nothing here
decides whose name it is.
"""

import re

from parsers.facts.name_words import (
    ALSO_A_NAME,
    DEGREES,
    FIRST_NAMES_TOO,
    NOT_A_NAME,
    PARTICLES,
    SUFFIXES,
    TITLES,
    VIETNAMESE_TITLES,
)
from parsers.facts.text import fold, squeeze
from parsers.text.patterns import Pattern

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪĮŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽẠ-ỹ"
_WORD = rf"[{_UPPER}](?<!\w.)[\w'’]{{0,24}}(?:[-‐‑][\w'’]{{1,24}}){{0,3}}\.?"
_PARTICLE = "|".join(PARTICLES)
_NICKNAME = r"(?:[ ][\"'(][A-Z][\w'-]{1,14}[\"')](?=[ ][A-ZÀ-Þ]))?"
NAME = rf"{_WORD}(?:{_NICKNAME}[ ]{{1,2}}(?:(?:{_PARTICLE})[ ])?(?:{_WORD})){{0,4}}"
"""A run of up to five capitalised words; for use in patterns over `Text.flow`."""
_NAME = Pattern(NAME)
_INITIAL = Pattern(r"[A-Z]\.")
_QUOTED = Pattern(r"\s{0,9}[\"(“'][^\"()”']{1,24}[\")”']\s*")
_PLACE = Pattern(r"\b(?:schools?|district|academy|department|elementary|county office|unified|public)\b")
_SENTENCE_END = Pattern(r"(?<=[a-zà-ÿ]{3})\.\s")
_SPLIT = Pattern(r"\s{0,9}(?:,|;|/|&|\band\b|\by\b|\bwith\b|\bor\b)\s*")


def trim_name(words: str) -> str:
    """The leading words of a run that can be a person's name; "" when none can."""
    kept: list[str] = []
    parts = words.split()
    parts = _without_titles(parts)
    for number, part in enumerate(parts):
        if kept and fold(part) in SUFFIXES:
            kept.append(part)
            break
        folded = fold(part)
        barred = _is_barred(part) and folded not in PARTICLE_WORDS and not _INITIAL.fullmatch(part)
        if barred and (_begins_a_date(parts, number) or not _is_name_here(parts, number)):
            break
        if not folded or (any(c.isdigit() for c in part)):
            break
        kept.append(part.rstrip(",;:"))
        if part.endswith(".") and len(folded) > 2 and folded not in ("st",):
            break
    while kept and fold(kept[-1]) in PARTICLE_WORDS and fold(kept[-1]) not in SUFFIXES:
        kept.pop()
    return tidy_name(" ".join(kept)) if kept and kept[0][:1].isupper() else ""


_DATE_BEHIND = Pattern(
    r"\s(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio"
    r"|julio"
    r"|agosto|septiembre|octubre|noviembre|diciembre)[a-z]{0,6}\.?\s)?\d.*$",
    re.IGNORECASE,
)


def trim_date(words: str) -> str:
    """The words before a date or a number, as in "Barnaby Tso June 3, 2026"."""
    return _DATE_BEHIND.sub("", words)


def _is_barred(part: str) -> bool:
    """A word that no name holds, also where an apostrophe parts it: "I'm", "don't"."""
    return fold(part) in NOT_A_NAME or part.rstrip(".,;:").replace("’", "'").casefold() in NOT_A_NAME


def _is_name_here(parts: list[str], number: int) -> bool:
    """May Noll, Otto Lane: a word of both kinds, written like a name and beside another name."""
    part = parts[number]
    if fold(part) not in ALSO_A_NAME or not part[:1].isupper() or (len(part) > 1 and part.isupper()):
        return False
    beside = parts[number - 1] if number else (parts[number + 1] if number + 1 < len(parts) else "")
    return (
        bool(beside)
        and beside[:1].isupper()
        and fold(beside) not in NOT_A_NAME
        and not any(c.isdigit() for c in beside)
    )


def _begins_a_date(parts: list[str], number: int) -> bool:
    """As June does in "Barnaby Tso June 3, 2026"."""
    return number > 0 and number + 1 < len(parts) and parts[number + 1][:1].isdigit()


PARTICLE_WORDS = frozenset(word for each in PARTICLES for word in each.split())


def _without_titles(words: list[str]) -> list[str]:
    """The words behind Ms., Dr., Sra. and the Vietnamese Ông, Bà, Cô, whose accents tell them from names."""
    while words and (fold(words[0]) in TITLES or (len(words) > 2 and words[0] in VIETNAMESE_TITLES)):
        words = words[1:]
    return words


def tidy_name(words: str) -> str:
    """A name as one writes it: no titles or degrees, capitals softened, "Last, First" turned round."""
    name = squeeze(_QUOTED.sub(" ", words)).strip(" ,;:.-–—_*\"'")
    name = re.sub(r"['’]s$", "", re.sub(r"\s*\((?!.*\().*$", "", name))
    pieces = [piece.strip() for piece in name.split(",")]
    pieces = [piece for piece in pieces if piece and fold(piece).replace(" ", "") not in _DEGREES]
    if len(pieces) == 2 and fold(pieces[1]) in SUFFIXES:
        pieces = [" ".join(pieces)]
    name = f"{pieces[1]} {pieces[0]}" if len(pieces) == 2 else (pieces[0] if pieces else "")
    name = " ".join(_without_titles(name.split()))
    if len(name) > 3 and (name.isupper() or len(pieces) == 2):
        name = (
            soften(name)
            if name.isupper()
            else " ".join(soften(w) if w.isupper() and len(w) > 3 else w for w in name.split())
        )
    if name.endswith(".") and not re.search(r"\b(?:\w|[JS]r)\.$", name):
        name = name[:-1]
    return name


_DEGREES = frozenset(fold(degree).replace(" ", "") for degree in DEGREES)


def soften(name: str) -> str:
    """A name in capitals as "First Last"."""
    soft = re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), name)
    soft = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), soft)
    lowered = re.sub(r"(?<=\s)(De|Del|La|Las|Los|Van|Von|Der|Y)(?=\s)", lambda m: m[0].lower(), soft)
    return re.sub(r"\b(Ii|Iii|Iv)\b", lambda m: m[0].upper(), lowered)


def looks_like_name(words: str, *, most: int = 6) -> bool:
    """Whether a whole line is nothing but a person's name of two words or more."""
    if len(words) > 90:
        return False
    clean = tidy_name(words)
    found = clean.split()
    if not 2 <= len(found) <= most or len(clean) > 60 or any(c.isdigit() for c in clean):
        return False
    spelled = [number for number, word in enumerate(found) if not _INITIAL.fullmatch(word)]
    if ":" in clean or fold(found[0]) in SUFFIXES or not spelled:
        return False
    if any(_ends_a_name(found, number) for number in spelled):
        return False
    return all(word[:1].isupper() or fold(word) in PARTICLE_WORDS for word in found)


def _ends_a_name(words: list[str], number: int) -> bool:
    folded = fold(words[number])
    first = number == 0 and folded in FIRST_NAMES_TOO and _is_name_here(words, number)
    return folded in NOT_A_NAME and folded not in PARTICLE_WORDS and not first


def same_person(one: str, other: str) -> bool:
    """The same first and last name, whatever accents, capitals and middle initials."""
    a, b = fold(one).split(), fold(other).split()
    if not a or not b:
        return False
    return a == b or (len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1])


def first_and_last(name: str) -> str:
    """The name without middle initials."""
    words = name.split()
    kept = [w for n, w in enumerate(words) if n in (0, len(words) - 1) or len(w.rstrip(".")) > 1]
    return " ".join(kept)


def split_names(words: str) -> list[str]:
    """The names of a list like "Ana Ruiz and Luis Ruiz"; a shared last name is given to each."""
    if looks_reversed(words):
        return [tidy_name(words)]
    pieces = [
        piece
        for piece in _SPLIT.split(re.sub(r"\([^)]*\)", " ", words))
        if piece.strip() and not _PLACE.search(fold(_SENTENCE_END.split(piece)[0]))
    ]
    names = [
        name
        for piece in pieces
        if (name := trim_name(piece.strip()) or _tail(piece) or (len(pieces) > 1 and _first_name(piece)))
    ]
    names = [name for name in names if not (_is_acronym(name) and len(names) > 1)]
    if len(names) > 1 and len(names[-1].split()) > 1:
        last = names[-1].split()[-1]
        names = [name if " " in name else f"{name} {last}" for name in names]
    return names


def _first_name(piece: str) -> str:
    """Ada, June or Grace alone, as in "Jonas, Ada and Ida Tate"."""
    word = piece.strip()
    return word if fold(word) in FIRST_NAMES_TOO and word[:1].isupper() and not word.isupper() else ""


def _is_acronym(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2,5}", name))


def _tail(words: str) -> str:
    """The name at the end of a run of capitals: "DUE PROCESS COMPLAINT FOR AURELIA LIN"."""
    parts = words.split()
    for number in range(len(parts) - 1, 0, -1):
        if fold(parts[number - 1]) in NOT_A_NAME and fold(parts[number - 1]) not in PARTICLE_WORDS:
            return trim_name(" ".join(parts[number:]))
    return ""


def looks_reversed(words: str) -> bool:
    """Whether it is one name written "Last, First"."""
    pieces = [piece.strip() for piece in words.split(",")]
    if len(pieces) != 2 or not all(pieces):
        return False
    first = pieces[1].split()
    if fold(first[0]) in NOT_A_NAME or (
        fold(pieces[0]).split()[:1] and fold(pieces[0]).split()[0] in NOT_A_NAME
    ):
        return False
    return (
        len(pieces[0].split()) <= 3
        and len(first) <= 2
        and fold(first[0]) not in SUFFIXES
        and first[0][:1].isupper()
        and not (first[0].isupper() and len(first[0]) > 1 and not pieces[0].isupper())
        and not re.search(r"\band\b|&", words)
    )


def find_names(flow: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """Every run of two or more name words between two offsets, with its place."""
    found = []
    for match in _NAME.finditer(flow, start, len(flow) if end is None else end):
        name = trim_name(match[0])
        if name and " " in name:
            found.append((name, match.start(), match.start() + len(match[0])))
    return found
