"""What the filing says is wrong and what it proposes (34 CFR 300.508(b)(5)-(6), 300.153(b)(4)-(5))."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text, squeeze
from parsers.reading import Evidence, Fact, Grade

_BREAK = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[A-ZÀ-Þ¿¡\"(*•-]|\d{1,2}[.)]\s)|\n\s*\n\s*|\n(?=\s*(?:[-*•]|\d{1,2}[.)])\s)")
_ABBREVIATION = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Ave|Apt|No|Sr|Sra|Jr|vs?|Inc|Hon|Ste|Rd|Blvd|Dept|approx|ene|abr|ago|dic|Ph|ext|\b[A-Z])\.[\"')]*\s+$")
_SKIP = re.compile(
    r"^\W*(?:dear\b|hello\b|hi\b|to whom|estimad|a quien|sincerely|respectfully|atentamente|thank you|thanks|gracias|regards|cc:|re:|enclos|attach(?:ed|ment)|please (?:let me know|call|contact|confirm|respond|acknowledge|send me|reply|schedule|set|treat|accept|consider|provide me)|"
    r"my (?:phone|telephone|cell|number|e-?mail|address)|mi (?:telefono|numero|correo|direccion|domicilio)|we live|i live|vivimos|vivo|you can (?:reach|call|contact)|(?:my|our) (?:contact|address)|i can be reached|call me|i (?:certify|declare|swear|understand|affirm)|a copy of|copies? of this|i (?:have )?(?:sent|mailed|e-?mailed|sending|am sending) (?:a )?copy|(?:this|the) (?:complaint|request|letter) (?:is|was) (?:also )?(?:sent|copied|filed)|"
    r"(?:i|we) look forward|date:|dated|phone|telephone|e-?mail:|signed|/s/|certificate of service|verification|date of birth|dob|exhibit|puede (?:llamarme|comunicarse)|favor de|por favor (?:confirm|avis|llam)|espero su|quedo|una copia|se envio copia)"
)
_WHO_IS_IT = re.compile(
    r"\b(?:born (?:on )?\d|born (?:on )?[a-z]+ \d|date of birth|(?:attends|goes to|is enrolled (?:at|in)|asiste a|va a la escuela|is a student at|lives? with (?:me|us|his|her)|resides? (?:at|with)|live(?:s)? at|vive (?:en|con))|i am (?:the |his |her |a )?(?:mother|father|parent|guardian|grand|surrogate|foster|attorney|advocate)|soy (?:la|el) (?:madre|padre|abuel|tutor)|(?:is|es) (?:an? )?\w+[- ]?(?:year|grade|anos)|eligible (?:for special education )?under|writing (?:to|on behalf)|i represent|this (?:firm|office) represents|on behalf of)"
)
_REQUEST = re.compile(
    r"\b(?:request|ask(?:ing)?|want|file|filing|demand|seek|submit|amend|solicito|solicitamos|pido|quiero|presento|interpongo|complaint|petition|hearing request)\b.{0,120}\b(?:due process|hearing|state complaint|complaint|mediation|mediator|facilitat|audiencia|debido proceso|queja|mediacion|investigat)"
)
_PROPOSES = re.compile(
    r"^\W*(?:(?:to (?:resolve|fix|settle|solve) (?:this|it|the problem|the matter|these)|as (?:a )?(?:resolution|remedy|relief|solution)|(?:i|we|petitioners?|parents?|complainants?|(?:the )?(?:student|family))(?: [a-z]+,)?(?: would| also| therefore| respectfully| am| are| hereby| further| just| only| do){0,3} (?:propos|request|ask(?:s|ing)? (?:that|for|the|you)|want (?:the|that|him|her|them|a|an|my|our|it|us|to|school|district|[a-z]+ to)|seek|like (?:the|to see|for|him|her|them|my|a|an|this)|suggest|demand|need the)|(?:my|our|the) (?:proposed )?(?:resolution|solution|remedy|proposal)|proposed (?:resolution|solution|remedy)|what (?:i|we) (?:want|would like|ask|propose|need)|the (?:district|school) should|a (?:fair )?(?:solution|resolution) would|it (?:would|could|can) be (?:resolved|solved|fixed)|please (?:order|require|have|make|direct|tell|put|return|give|hire|provide|evaluate|restore|reinstate)|for (?:relief|a resolution|resolution)|wherefore|propongo|proponemos|pido que|pedimos que|solicito que|solicitamos que|quiero que|queremos que|para (?:resolver|solucionar)|(?:la|mi|nuestra) (?:solucion|propuesta)|que el distrito|deseo que|the (?:hearing officer|department|state) should|this (?:could|can|would) be (?:resolved|fixed|solved)|order(?:ing)? the (?:district|lea)|de giai quyet|giai phap))"
)
_LEAD_IN = re.compile(
    r"^\W*(?:(?:to (?:resolve|fix|settle|solve) (?:this|it|the problem|the matter|these[a-z ]*)(?:,? (?:i|we) (?:propose|ask|request|suggest|want|would like)(?: that)?)?|what (?:i|we) (?:want|would like|propose|need)(?: (?:is|to happen))*|(?:my|our|the) (?:proposed )?(?:resolution|solution|proposal|remedy)(?: (?:is|to this))?|proposed (?:resolution|solution|remedy)|the (?:problem|facts|issue)s?(?: (?:is|are))?(?: as follows| this| that)?|(?:el|los) (?:problema|hechos)s?(?: es| son)?(?: que)?|problem|facts|propongo que|solucion(?: que propongo| propuesta)?|(?:la|mi) (?:solucion|propuesta)(?: es)?(?: que)?|relief requested))\s*[:;,-]\s*"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands."""

    text: str
    plain: str
    start: int
    end: int


def sentences(text: Text, start: int, end: int) -> list[Sentence]:
    """The sentences between two offsets; an abbreviation or an initial does not end one."""
    cuts, at = [], start
    for match in _BREAK.finditer(text.string, start, end):
        if "\n" not in match[0].strip(" ") and _ABBREVIATION.search(text.string, max(start, match.start() - 12), match.end()):
            continue
        cuts.append((at, match.start()))
        at = match.end()
    cuts.append((at, end))
    return [
        Sentence(squeeze(text.string[a:b]), text.plain[a:b].strip(), a, b) for a, b in cuts if text.string[a:b].strip()
    ]


def find_statements(text: Text, fields: Sequence[Field], signed_at: int | None = None) -> tuple[tuple[Fact[str], ...], tuple[Fact[str], ...]]:
    """The problem and the proposed resolution, each with its words; empty where the text has none."""
    end = signed_at if signed_at is not None else len(text.string)
    problem = _under(text, fields, FieldName.PROBLEM, end)
    resolution = _under(text, fields, FieldName.RESOLUTION, end)
    if problem and resolution:
        return problem, resolution
    told, proposed = _from_prose(text, fields, have_problem=bool(problem), have_resolution=bool(resolution))
    return problem or told, resolution or proposed


def _under(text: Text, fields: Sequence[Field], name: FieldName, signed_at: int) -> tuple[Fact[str], ...]:
    """What stands under the labels of that name, closing words and settled clauses taken off."""
    pieces = [
        (each.start, min(each.end, signed_at) if signed_at > each.start else each.end)
        for each in fields
        if each.name is name and each.filled
    ]
    words, spans = [], []
    for start, end in pieces:
        kept = _without_tail(sentences(text, start, end))
        if kept and not _is_nothing(kept):
            words.append(" ".join(each.text for each in kept))
            spans.append(text.evidence(kept[0].start, kept[-1].end))
    if not words:
        return ()
    return (Fact(" ".join(words), tuple(spans), Grade.CERTAIN, "under its own heading"),)


def _is_nothing(kept: Sequence[Sentence]) -> bool:
    return len(kept) == 1 and bool(re.fullmatch(r"(?:none|n/?a|see (?:attached|above|below)|not (?:applicable|sure)|unknown|left blank|blank|ver adjunto|ninguna?|-+|tbd)\W*", kept[0].plain))


def _without_tail(found: Sequence[Sentence]) -> list[Sentence]:
    kept: list[Sentence] = []
    for each in found:
        if kept and (_SKIP.match(each.plain) or _is_name_line(each)):
            break
        if not _is_name_line(each):
            kept.append(each)
    return kept


def _is_name_line(each: Sentence) -> bool:
    words = each.text.split()
    return 1 < len(words) <= 4 and all(word[:1].isupper() for word in words) and not each.text.endswith((".", "!", "?")) and "\n" not in each.text


def _from_prose(text: Text, fields: Sequence[Field], *, have_problem: bool, have_resolution: bool) -> tuple[tuple[Fact[str], ...], tuple[Fact[str], ...]]:
    """Sentence by sentence: what asks for something of the district proposes, what tells facts is the problem."""
    taken = [(each.start, each.end) for each in fields if each.filled]
    told: list[Sentence] = []
    proposed: list[Sentence] = []
    for each in sentences(text, _body_start(text), _body_end(text)):
        if any(start < each.end and each.start < end for start, end in taken) or not _is_prose(each):
            continue
        if _PROPOSES.match(each.plain) and not _asks_for_procedure(each):
            proposed.append(each)
        elif not _SKIP.match(each.plain) and not _is_introduction(each, told):
            (proposed if proposed and _goes_on(each) else told).append(each)
    return (() if have_problem else _fact(text, told)), (() if have_resolution else _fact(text, proposed))


def _is_prose(each: Sentence) -> bool:
    return len(each.text.split()) >= 4 and any(c.islower() for c in each.text)


def _asks_for_procedure(each: Sentence) -> bool:
    match = _REQUEST.search(each.plain)
    return bool(match and match.start() < 60 and not re.search(r"\b(?:order|find(?:ing)?|compensatory|reimburs|provide|evaluat)", each.plain))


def _is_introduction(each: Sentence, told: Sequence[Sentence]) -> bool:
    if _REQUEST.search(each.plain):
        return True
    if re.match(r"(?:i|we) (?:authorize|am|are) |(?:he|she|they) (?:is|are) (?:in|a|an|\d)", each.plain) and not told and len(each.plain) < 90:
        return True
    return bool(_WHO_IS_IT.search(each.plain)) and not re.search(r"\b(?:refus|den(?:y|ied)|fail|stopp|removed|not (?:receiv|provid|been)|without|never|ignored|violat|no ha)", each.plain)


def _goes_on(each: Sentence) -> bool:
    return bool(re.match(r"\W*(?:also|and |in addition|additionally|they should|he should|she should|the (?:district|school) (?:should|must|needs)|tambien|ademas|\d{1,2}[.)]|finally)", each.plain))


def _fact(text: Text, found: Sequence[Sentence]) -> tuple[Fact[str], ...]:
    if not found:
        return ()
    words = " ".join(_bare(each) for each in found)
    evidence: tuple[Evidence, ...] = (text.evidence(found[0].start, found[-1].end),)
    return (Fact(words, evidence, Grade.LIKELY, "in the words of the letter"),)


def _bare(each: Sentence) -> str:
    match = _LEAD_IN.match(each.plain)
    return each.text[match.end() :] if match and len(each.plain) == len(each.text) else each.text


def _body_start(text: Text) -> int:
    match = re.search(r"(?m)^\s*(?:dear\b|hello\b|hi\b|good (?:morning|afternoon)|to (?:the|whom)\b|estimad|a quien|buen(?:os|as) |k[ií]nh g[uử]i)[^\n]{0,80}$", text.lower)
    return match.end() if match else 0


def _body_end(text: Text) -> int:
    match = None
    for match in re.finditer(r"(?m)^\s*(?:sincerely|respectfully(?: submitted)?|atentamente|regards|best regards|thank you|thanks|gracias|cordially|certificate of service|certificado de)\b[^\n]{0,60}$", text.lower):
        if match.start() > len(text.string) // 4:
            return match.start()
    return len(text.string)
