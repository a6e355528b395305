"""How the person who asks is related to the child, when the text uses the word."""

import re
from collections.abc import Sequence
from functools import cache

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text
from parsers.kinds.boxes import ticked
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

WORDS: tuple[tuple[str, str], ...] = (
    (
        "foster_parent",
        (
            r"foster (?:parent|mother|father|mom|dad)s?|(?:madre|padre)s? (?:de crianza|adoptiv[oa] temporal"
            r"|sustitut[oa]|de acogida)|resource parent"
        ),
    ),
    (
        "surrogate",
        (
            r"(?:educational |education |appointed )?surrogate(?: parent)?|padre sustituto"
            r"|madre sustituta educativa|(?:educational|education) rights holder"
        ),
    ),
    ("stepparent", r"step-?(?:mother|father|parent|mom|dad)|madrastra|padrastro|me ke|duong"),
    (
        "grandparent",
        (
            r"(?:great-?)?grand-?(?:mother|father|parents?|ma|pa)|abuel[oa]s?|nana and guardian|ong ngoai"
            r"|ba ngoai|ong noi|ba noi"
        ),
    ),
    (
        "mother",
        (
            r"(?:biological |birth |adoptive |natural )?(?:mother|mom|mum|mommy|mama)|madre|mami"
            r"|me(?= (?:cua|ruot|de)\b|$)"
        ),
    ),
    (
        "father",
        (
            r"(?:biological |birth |adoptive |natural )?(?:father|dad|daddy|papa)|padre|papi"
            r"|(?:cha|bo)(?= (?:cua|ruot|de)\b|$)"
        ),
    ),
    (
        "guardian",
        (
            r"(?:legal |court[- ]appointed )*guardian(?! ad litem)|tutora(?: legal)?|tutor legal"
            r"|guardian legal"
            r"|(?:(?<=^)|(?<=\bsoy )|(?<=\bel )|(?<=\bsu )|(?<=\bcomo )|(?<=[(/] )"
            r"|(?<=[(/]))tutor(?= del?\b|\W{0,3}$|\))"
            r"|kinship caregiver|conservator|custodian|nguoi giam ho|(?:aunt|uncle|sister|brother|cousin"
            r"|godmother|godfather|tia|tio|hermana|hermano)(?:(?= (?:and|y) (?:[\w-]+ )?(?:guardian|tutor))"
            r"|(?=,? (?:i|and|with|who|y)? ?(?:have|has|had)? ?(?:legal |full )?custody"
            r"|,? (?:y )?tengo la custodia))"
        ),
    ),
    ("self", r"self|adult student|yo mism[oa]|myself"),
    ("organization", r"organization|organizacion"),
)
_FORM_CHOICE = Pattern(
    r"\b(?:parents?|padres?|madre)\s?(?:/|\(s\)|or |o |\(s\) ?/ ?)\s?(?:legal )?(?:guardian|tutor)"
    r"|mother\s?/\s?father|madre\s?/\s?padre|mother or father"
)
_SAYS = (
    (
        r"\b(?:i am|i'm|we are|soy|made me|i was made|he is my|she is my|i have been|i've been)(?: the| a"
        r"| an| his"
        r"| her| their| la| el| su)?(?: [a-z-]+){{0,2}}? (?P<word>{word})\b(?!'s)"
    ),
    (
        r"\b(?:i am|i'm|as|we are|soy|yo soy|somos|como|toi la)(?: the| a| an| his| her| their| la| el| su"
        r"| los)?(?: [a-z]+){{0,3}}? (?P<word>{word})(?: and [a-z ]{{3,20}})?(?: of| to| for| de| cua|,|\."
        r"| who| and| y|$| with)"
    ),
    r"\bwith (?:me|us), (?:his|her|their|the) (?P<word>{word})\b",
    (
        r"\b[a-z-]+(?:'s|s') (?:[a-z-]+ )?(?P<word>{word})"
        r"(?: (?:here|speaking|writing)\b|[.!,]? (?:and )?i (?:am|want|ask|request|need|write|live)\b)"
    ),
    r"\((?P<word>{word})(?:,| and|\))",
    r"\b(?:i am|i'?m|its|as|soy) [a-z'-]+(?: [a-z'-]+)?(?:'s?|s) (?:[a-z-]+ )?(?P<word>{word})\b",
    (
        r"\b(?:en (?:mi )?calidad de|en mi caracter de|in my (?:role|capacity) as)(?: the| a| la| el)?"
        r" (?P<word>{word})\b"
    ),
    (
        r"\b(?:for|on behalf of|con|para|por) (?:my|mi) (?P<word>{word}),?"
        r" (?=[a-z'-]+ [a-z'-]+(?: who|,| because|\.|;| - | (?:she|he|they)\b))"
    ),
    r"(?:,|\(|-|/|\n) ?(?:his|her|their|the) (?:[a-z-]+ )?(?P<word>{word})\b(?!'s)",
    (
        r"\b(?P<word>{word})(?: and (?:legal |court-appointed )?[a-z]+)? (?:of|to|for|de"
        r"|del)(?: the)? (?:student|child|minor|my|mi|[a-z'-]+)"
    ),
    (
        r"(?:,|\(|-|/)\s?(?:the |his |her |student's |child's |su |la "
        r"|el )?(?:[a-z]+'s )?(?P<word>{word})(?: and [a-z ]{{3,20}})?\s?(?:\)|,|\.|;|$| of\b| de\b"
        r"| on behalf)"
    ),
    (
        r"\b(?:his|her|their|the student's|the child's|student's|child's|su) (?P<word>{word})(?:,"
        r"| and legal guardian| ?\()"
    ),
)


def relation_in(words: str) -> str | None:
    """The relation that a label's value names, or the ticked one of several; of two the family tie."""
    words = _chosen(words)
    if _FORM_CHOICE.search(words):
        return None
    return next((name for name, _ in WORDS if _word(name).search(words)), None)


_BOX = Pattern(r"(?P<on>\[ ?[x✓✔] ?\]|[☒☑✔✓■]|\( ?[x✓] ?\))|\[ {0,3}\]|[☐□]|\( {1,3}\)|_{2,4}(?=\s?[a-z])")


def _chosen(words: str) -> str:
    """The words beside the ticked boxes where there are boxes; else all the words."""
    marks = list(_BOX.finditer(words))
    if not marks:
        return words
    stops = [each.start() for each in marks[1:]] + [len(words)]
    before = marks[0].start() > 0 and not words[: marks[0].start()].isspace()
    if before and not words[marks[-1].end() :].strip():
        starts = [0, *(each.end() for each in marks)]
        pieces = zip(starts, marks, strict=False)
        return " ".join(words[start : each.start()] for start, each in pieces if each["on"])
    return " ".join(words[each.end() : stop] for each, stop in zip(marks, stops, strict=True) if each["on"])


def find_relation(text: Text, fields: Sequence[Field], names: Sequence[str]) -> tuple[Fact[str], ...]:
    """The relation in the text's own word: on its label, beside the person's name, or as "I am the …"."""
    for field in fields:
        if (
            field.filled
            and field.name is FieldName.RELATION
            and (name := relation_in(text.plain[field.start : field.end]))
        ):
            return (Fact(name, (text.evidence(field.start, field.end),), Grade.CERTAIN, "on the form"),)
    return _ticked(text) or _beside_name(text, names) or _before_name(text, names) or _in_prose(text)


def _ticked(text: Text) -> tuple[Fact[str], ...]:
    """As in "( ) mother (x) father ( ) guardian"."""
    for name, words in WORDS:
        if ticked(text, Pattern(rf"^\W*(?:{words})\b(?!\s?/| or )")):
            found = _word(name).search(text.plain)
            start, end = found.span() if found else (0, 0)
            return (Fact(name, (text.evidence(start, end),), Grade.CERTAIN, "ticked on the form"),)
    return ()


_RELATION_AFTER = Pattern(
    r"(?:,|\s?\(|\s?-|\s?/|\s{1,3})\s?(?:the |his |her |their |student's |the child's |su |la |el "
    r"|is (?:the|his|her) |[\w-]+'s? )?(?P<words>[a-z /-]{3,40})"
)


def _beside_name(text: Text, names: Sequence[str]) -> tuple[Fact[str], ...]:
    for person in names:
        at = text.flow.find(person)
        while at >= 0:
            end = at + len(person)
            for stop in (text.line_at(at).end, end + 60):
                after = _RELATION_AFTER.match(text.plain[end : max(end, min(stop, end + 60))])
                if after and (name := relation_in(after["words"])) and _close(after["words"], name):
                    words = (text.evidence(at, end + after.end()),)
                    return (Fact(name, words, Grade.LIKELY, "beside the name"),)
            at = text.flow.find(person, end)
    return ()


_RELATION_BEFORE = Pattern(
    r"(?:^|[\n,;(.]|\b(?:the|her|his|their|my|student's|child's|by|and|with|la|el|su))"
    r"(?: ?(?:student's|child's))?\s*(?P<words>[a-z][a-z -]{2,40}?)"
    r"(?: name|'s name)?(?:,| is|:| es|\s?[-=])?\s{1,12}$"
)


def _before_name(text: Text, names: Sequence[str]) -> tuple[Fact[str], ...]:
    """The relation in front of the name: "Father: Lars Ekdahl", "the child's mother, Ana Ruiz"."""
    for person in names:
        for match in re.finditer(re.escape(person), text.flow):
            first = max(0, match.start() - 48)
            line = text.line_at(match.start()).start
            first, mark = (line, "\n") if first < line < match.start() else (first, "")
            before = _RELATION_BEFORE.search(mark + text.plain[first : match.start()])
            name = relation_in(before["words"]) if before else None
            if before and name and _ends_with(before["words"], name):
                words = (text.evidence(first + before.start("words") - len(mark), match.end()),)
                return (Fact(name, words, Grade.LIKELY, "in front of the name"),)
    return ()


def _ends_with(words: str, name: str) -> bool:
    return bool(re.search(rf"\b(?:{dict(WORDS)[name]})(?: and (?:legal )?guardian)?$", words))


def _close(words: str, name: str) -> bool:
    pattern = dict(WORDS)[name]
    match = re.search(rf"\b(?:{pattern})\b", words)
    return bool(match and match.start() <= 22)


@cache
def _shape(number: int, name: str) -> Pattern:
    return Pattern(_SAYS[number].format(word=rf"(?:{dict(WORDS)[name]})"))


@cache
def _word(name: str) -> Pattern:
    return Pattern(rf"\b(?:{dict(WORDS)[name]})\b")


def _in_prose(text: Text) -> tuple[Fact[str], ...]:
    head = text.plain[:30_000]
    present = [name for name, _ in WORDS if name != "organization" and _word(name).search(head)]
    if "adult student" not in head:
        present = [name for name in present if name != "self"]
    for number in range(len(_SAYS)):
        for name in present:
            match = _shape(number, name).search(head)
            if match and not _FORM_CHOICE.search(head[max(0, match.start() - 12) : match.end() + 12]):
                words = (text.evidence(match.start(), match.end()),)
                return (Fact(name, words, Grade.LIKELY, "in the words of the letter"),)
    return ()
