"""Whether a letter has the substance of a filing, whatever words it uses.

The elements of 34 CFR 300.508(b) and 300.153(b): a child, a school, a home, a problem with facts, a
proposed resolution; and the forms and captions that only filings have.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text
from parsers.kinds.ask_words import MY_CHILD, SPECIAL_EDUCATION
from parsers.kinds.things import THINGS
from parsers.reading import Kind
from parsers.text.patterns import Pattern


class Element(StrEnum):
    """What a filing tells."""

    CHILD = "a child"
    SCHOOL = "a school"
    HOME = "an address"
    PROBLEM = "a problem"
    REMEDY = "a proposed resolution"
    SPECIAL_EDUCATION = "special education"


_NAMED = Pattern(
    r"\b(?i:(?:student|child|pupil|alumn[oa]|estudiante|nombre del? (?:la )?(?:ni[nñ][oa]|alumn[oa]|"
    r"estudiante|menor))(?:'s)?(?:[_ ](?:full[_ ])?name)?\s?[:=]\s?|name of (?:the )?(?:child|"
    r"student)\s?[:=]?\s?|son|daughter|child|student|on behalf of|about|regarding|concerning|for"
    r"|parents? of|mother of|father of|(?:re-?)?evaluation of|placement of|education of|eligibility of|"
    r"iep of|"
    r"grandson|granddaughter|niece|nephew|hij[oa]|niet[oa]),?\s?(?<!\w)"
    r"(?!(?:The|Special|Due|A)\b)[A-ZÀ-Þ][a-zà-ÿ'-]+ [A-ZÀ-Þ][a-zà-ÿ'-]+"
    r"|\b(?:their|her|his) (?:son|daughter|child|grandson|granddaughter|nephew|"
    r"niece),? [A-ZÀ-Þ][a-zà-ÿ'-]+|\b(?:Petitioner|Complainant)\b"
    r"|\b[A-Z]\.[A-Z]\.(?=,| (?:is|was|has|by|resides|attends|a)\b)"
)
_BORN = Pattern(
    r"\b(?:born (?:on |in )?(?:[a-z]{3,9}\.? )?\d|d\.?o\.?b\.?\b|date of birth|birth ?date|"
    r"nacid[oa] el|fecha de nacimiento|sinh ngay)"
)
_GROUP = Pattern(
    r"\b(?:(?:all|other|many|several|these|those|\d+|every|affected) (?:[a-z-]+ ){0,3}(?:students?|"
    r"children|pupils)|students with (?:disabilities|ieps?|autism|special)|its members|our members|"
    r"class of (?:students|children)|systemic)\b"
)
_SCHOOL = Pattern(
    r"\b[A-ZÀ-Þ][\w'-]+ (?:Elementary|Middle|High|Junior High|Primary|Intermediate|Charter|Academy|"
    r"School|Preschool|Early)\b|\b(?:Escuela|School|Primaria|Secundaria|truong|Trường) [A-ZÀ-Þ]\w+"
)
_HOME = Pattern(
    r"\b\d{1,5} (?:[NSEW]\.? )?[A-ZÀ-Þ][\w'.-]+(?: [A-ZÀ-Þ][\w'.-]+){0,3}\b|\b(?:Calle|Avenida|Camino|"
    r"P\.?O\.? Box) [\w#]+"
)
_PROBLEM = Pattern(
    r"\b(?:refus\w*|none|broken?|dropped|took|lost|unsafe|hurt|den(?:y|ied|ies|ial)|fail\w*|stopp\w*"
    r"|remov\w*|never|ignor\w*|violat\w*|nobody|"
    r"no one|missed|illegal\w*|without|wrong\w*|cut (?:his|her|the|their|from)|took away|taken away|"
    r"reduc\w*|predetermin\w*|delay\w*|"
    r"inappropriate|not (?:appropriate|receiv\w*|provid\w*|follow\w*|given|giving|getting|implement\w*|"
    r"evaluat\w*|allow\w*|done)|(?:did|does|do|has|have|is|are|was|were|will|would)(?: not|n't)|"
    r"suspend\w*|restrain\w*|seclu\w*|disagree\w*|"
    r"no ha|no han|no le|no les|no (?:recibe|cumple|siguen?|quieren?)|sin (?:avisar|aviso|servicios|"
    r"terapia)|quit(?:o|aron)|neg(?:o|aron|acion)|khong)\b"
)
_REMEDY = Pattern(
    r"\b(?:remed(?:y|ies)|relief|proposed (?:re)?solution|(?:i|we|parents?|petitioners?|complainants?|"
    r"family) (?:[a-z]+ )?(?:want|propose|ask|request|seek|would like|'d like|need|demand)\w*|"
    r"compensatory|reimburs\w*|make[- ]?up|corrective|restor\w*|"
    r"give (?:back|him|her|them|us)|bring (?:back|him|her|them)|put (?:him|her|them|it) back|"
    r"should (?:be|get|have|provide|give|pay|hire|make|order|return|receive|hold)|to (?:fix|resolve|"
    r"solve|settle|correct) (?:this|it|the)|the solution|solution is|resolution|"
    r"order(?:ed|ing)? (?:the |that |them |to )|propon(?:go|emos)|solucion|pid(?:o|imos|en)|pedimos|"
    r"quiero que|queremos que|de nghi)"
)
_CAPTION = Pattern(
    r"\bpetitioners?\b[\s,;:)|*.-]{0,30}(?:and|v\.?|vs\.?|versus|against|"
    r"contra)\b.{0,200}\brespondents?\b|\b(?:v\.|vs\.?|versus) .{0,120}\b(?:schools?|district|academy|"
    r"lea)\b.{0,60}\brespondents?\b"
)
_INLINE_LABEL = Pattern(
    r"\b(?P<who>student|child|pupil|alumn[oa]|estudiante|nombre del? (?:la )?(?:nin[oa]|alumn[oa]|"
    r"estudiante|menor)|name of (?:the )?(?:child|student))(?:'s)?(?:[_ ](?:full[_ ])?name)?\s?:"
    r"|\b(?P<problem>facts|problem|nature of (?:the )?problem|what (?:happened|went wrong)|violations?|"
    r"allegations?|issues?|concerns?|problema|que paso|que ocurrio|lo que paso|hechos|description|"
    r"reason|(?:what|which) rules?|disagreement)[a-z_ \d]{0,40}[:?]"
    r"|\b(?P<remedy>(?:proposed |requested |desired )?(?:resolution|solution|remed(?:y|ies)|relief|"
    r"corrective action|fix|outcome)|how (?:can|should|could) (?:this|it) be|"
    r"como se (?:puede )?(?:resolver|arreglar)|solucion)[a-z_ ]{0,20}[:?]"
    r"|\b(?P<place>school|escuela|district|public[_ ]agency|agency)[a-z_ ]{0,20}:|"
    r"\b(?P<filer>complainant|petitioner|parent|guardian|person filing|filed by|signature|signed|"
    r"relationship|firma)(?:'s)?[a-z_ ]{0,15}:"
)
_FORM = frozenset(
    {
        FieldName.CHILD_NAME,
        FieldName.BIRTH,
        FieldName.SCHOOL,
        FieldName.DISTRICT,
        FieldName.FILER_NAME,
        FieldName.NAME,
        FieldName.CHILD_ADDRESS,
        FieldName.ADDRESS,
        FieldName.FILER_ADDRESS,
        FieldName.PROBLEM,
        FieldName.RESOLUTION,
    }
)
_BY_LABEL = (
    (
        Kind.STATE_COMPLAINT,
        Pattern(
            r"\bcomplainant|agency complained|\ballegation|public agency|violation|corrective action|"
            r"\bquejoso|denunciante"
        ),
    ),
    (
        Kind.DUE_PROCESS_REQUEST,
        Pattern(
            r"\bpetitioner|respondent|proposed (?:re)?solution|nature of the problem|hearing|"
            r"naturaleza del problema"
        ),
    ),
    (Kind.MEDIATION_REQUEST, Pattern(r"\bmediat|mediacion")),
)
_LABELS = 4
"""A paper with so many different labels of a filing is a form."""


def elements_in(text: Text, fields: Sequence[Field]) -> frozenset[Element]:
    """The elements of a filing that this text has, read generously."""
    filled = {each.name for each in fields if each.filled}
    plain, flow = text.plain, text.flow
    found = {
        Element.CHILD: FieldName.CHILD_NAME in filled or names_child(text),
        Element.SCHOOL: FieldName.SCHOOL in filled or _SCHOOL.search(flow),
        Element.HOME: filled & {FieldName.ADDRESS, FieldName.CHILD_ADDRESS, FieldName.FILER_ADDRESS}
        or _HOME.search(flow),
        Element.PROBLEM: FieldName.PROBLEM in filled or _PROBLEM.search(plain),
        Element.REMEDY: FieldName.RESOLUTION in filled or _REMEDY.search(plain),
        Element.SPECIAL_EDUCATION: SPECIAL_EDUCATION.search(plain),
    }
    return frozenset(element for element, there in found.items() if there)


def tells_it_all(text: Text, fields: Sequence[Field]) -> bool:
    """Whether it names a child, a problem, and what is wanted or where the child lives."""
    there = elements_in(text, fields)
    return {Element.CHILD, Element.PROBLEM} <= there and bool(there & {Element.REMEDY, Element.HOME})


def is_full(there: frozenset[Element], enough: int = 4) -> bool:
    """So many elements, an address among them: letters that ask for nothing hardly ever have them."""
    return Element.HOME in there and bool(there & {Element.PROBLEM, Element.REMEDY}) and len(there) >= enough


def names_child(text: Text) -> bool:
    """Whether a child, or a whole group of children, is spoken of as the one it is about."""
    return names_one_child(text) or bool(_BORN.search(text.plain) or _GROUP.search(text.plain))


@lru_cache(maxsize=16)
def names_one_child(text: Text) -> bool:
    """Whether one child is named, or is the writer's."""
    return bool(MY_CHILD.search(text.plain) or _NAMED.search(text.flow))


def is_captioned(text: Text) -> bool:
    """Whether it begins with "Petitioner v. Respondent"."""
    return bool(_CAPTION.search(text.plain, 0, 2500))


def is_filled_form(text: Text, fields: Sequence[Field]) -> bool:
    """A form of a filing with what it asks for filled in: the problem and a child or what to do about it."""
    labels = {match.lastgroup for match in _INLINE_LABEL.finditer(text.plain, 0, 8000)}
    if labels >= {"who", "problem"} and len(labels) > 3 and _NAMED.search(text.flow):
        return True
    filled = {each.name for each in fields if each.filled and each.name in _FORM}
    child = bool(filled & {FieldName.CHILD_NAME, FieldName.BIRTH, FieldName.SCHOOL})
    return (
        FieldName.PROBLEM in filled and child and len(filled) >= (3 if FieldName.RESOLUTION in filled else 5)
    )


def is_blank_form(fields: Sequence[Field]) -> bool:
    """A form of a filing with its labels and not one value: a child's name, a problem, a signature."""
    asked = {each.name for each in fields if each.name in _FORM}
    return len(asked) >= _LABELS and not any(each.filled for each in fields)


def kind_spoken_of(text: Text, subject: str) -> Kind | None:
    """The procedure that is named first, else the one whose forms have such labels."""
    words = f"{subject} ; {text.plain[:6000]}"
    first = [(match.start(), kind) for kind, thing in THINGS.items() if (match := thing.search(words))]
    if first:
        return min(first)[1]
    return next((kind for kind, pattern in _BY_LABEL if pattern.search(words)), None)
