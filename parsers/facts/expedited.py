"""Whether an expedited hearing is asked for (34 CFR 300.532): in any words, or by what is appealed."""

import re
from collections.abc import Sequence

from parsers.facts.fields import Field
from parsers.facts.labels import FieldName
from parsers.facts.text import Text, fold
from parsers.kinds.boxes import ticked
from parsers.reading import Fact, Grade
from parsers.text.patterns import Pattern

_ASKED = Pattern(
    r"\b(?:(?:request|ask|want|need|seek|demand|file|filing|submit|this is|petition|complaint|hearing"
    r"|process)\w*[^.;]{0,60}\bexp[aei]d[aei]t(?:ed|e|ing)|exp[aei]d[aei]ted (?:due process|hearing"
    r"|complaint|request"
    r"|petition|appeal)|hearing \(exp[aei]d[aei]ted\)|\(exp[aei]d[aei]ted"
    r"|audiencia (?:[a-z]+ ){0,3}(?:acelerada"
    r"|exp[aei]d[aei]ta|urgente|rapida)|(?:acelerad[oa]|exp[aei]d[aei]t[oa])|(?:quick(?:er)?"
    r"|fast(?:er)?|speedy|rush(?:ed)?|emergency|urgent) (?:due process )?hearing"
    r"|hearing\b[^.;]{0,50} within (?:20|twenty)(?: \(20\))? school days|fast[- ]track(?:ed)? hearing"
    r"|hearing\b[^.;]{0,50} fast[- ]track"
    r"|fast[- ]track\b[^.;]{0,60}\bdisciplin"
    r"|20[- ]school[- ]days? hearing|hearing within (?:20|twenty)(?: \(20\))? school days"
    r"|dieu tran khan|cap toc)"
)
_NOT_ASKED = Pattern(
    r"\b(?:on|under|with|within|use|keep|follow) (?:the |an? )?(?:regular|standard|normal|ordinary"
    r"|usual) (?:time ?lines?"
    r"|schedule|track)\b|\bexp[aei]d[aei]t[a-z]*[^;]{0,80}[.;:] (?:that|this) is not what (?:i|we)\b"
    r"|\b(?:not|no|n't|without|don't|decline|rather than|instead of|non-?)\b[^.;]{0,50}\bexp[aei]d[aei]t"
    r"|\bexp[aei]d[aei]t[a-z]*[^.;]{0,30}\b(?:is not|isn't|not (?:requested|needed|necessary)|no aplica"
    r"|unchecked|if applicable|only if)|\bexp[aei]d[aei]ted[^.;]{0,20}[?:]\s?(?:no\b|n/a|none)"
    r"|\bthis is not an? exp[aei]d[aei]ted|(?:regular|standard|non-exp[aei]d[aei]ted) (?:time|timeline"
    r"|hearing)[^.;]{0,40}\b(?:fine|please)|\bno (?:es|solicito|pido|quiero)[^.;]{0,40}(?:acelerad"
    r"|exp[aei]d[aei]t)"
)
_APPEALS = Pattern(
    r"\b(?:appeal(?:s|ing)?|challeng(?:e|es|ing)|disagree(?:s)?(?: with)?|contest(?:s|ing)?"
    r"|dispute(?:s)?|revers(?:e|al)|overturn|set aside|apel(?:o|amos|ar|acion)|no estoy de acuerdo"
    r"|disput\w+|wrong)\b.{0,160}\b(?:manifestation|manifestacion|interim alternative|iaes\b"
    r"|45[- ]?(?:school[- ])?days?|disciplinary (?:removal|change)|removal (?:to|from school|for)"
    r"|long[- ]term suspension|expulsion|(?:change (?:of|in) placement|removed?)[^.]{0,40}disciplin"
    r"|placement[^.]{0,30}(?:suspension|disciplin))"
    r"|\b(?:manifestation(?: determination)?|mdr\b|interim alternative|iaes\b|expulsion|expelled"
    r"|long[- ]term suspension|45[- ]?(?:school[- ])?days?"
    r"|determinacion de manifestacion)\b.{0,260}\b(?:appeal|disagree|wrong|revers|overturn|challeng"
    r"|no estoy de acuerdo|apel|should (?:have|be)|contest|dispute|set aside|was not a manifestation"
    r"|return (?:him|her|them|the student|[a-z]+) to)"
)
_NOT_HIS_DISABILITY = Pattern(
    r"\b(?:suspend|expel|remov|put (?:him|her|them|[a-z]+) out|kicked out|out of school"
    r"|45 days)\w*\b.{0,500}\b(?:nothing to do with|not (?:caused by|related to|because of|a result of"
    r"|connected)|no (?:relation|connection|link))\b.{0,50}\b(?:disabilit|adhd|autis|condition|diagnos"
    r"|iep)"
)
_BACK_TO_SCHOOL = Pattern(
    r"\b(?:45|forty-five)[- ](?:school[- ])?days?\b.{0,420}\b(?:(?:send|let|put|bring|take"
    r"|return) (?:him|her|them|[a-z]+)"
    r" back|take the (?:removal|suspension)|(?:undo|end|lift|cancel|stop) the (?:removal|suspension)"
    r"|is not a (?:weapon|drug)|not (?:serious )?bodily injury)"
)
_STATUTE = Pattern(r"\b(?:pursuant to|under|per|according to)\b[^.;]{0,40}300\.532|1415\(?k\)?\(?3")


_NEXT_CHOICE = 6  # characters; "Yes" and "No" printed below each other are the form's own words


def find_expedited(text: Text, fields: Sequence[Field]) -> tuple[Fact[bool], ...]:
    """One fact, true or false, where the text says anything about it."""
    if (box := ticked(text, Pattern(r"expedit|acelerad|discipline|disciplin"))) is not None:
        return (
            Fact(
                value=box, evidence=(text.evidence(0, 0),), grade=Grade.CERTAIN, reason="the box of the form"
            ),
        )
    for field in fields:
        if (
            field.name is FieldName.EXPEDITED
            and field.filled
            and (said := _yes_or_no(fold(text.string[field.start : field.end + _NEXT_CHOICE]))) is not None
        ):
            return (
                Fact(
                    value=said,
                    evidence=(text.evidence(field.start, field.end),),
                    grade=Grade.CERTAIN,
                    reason="on the form",
                ),
            )
    refused = _NOT_ASKED.search(text.plain)
    if (asked := _outright(text)) and (not refused or asked.start() + 400 < refused.start()):
        return (Fact(value=True, evidence=(text.evidence(*asked.span()),), reason="asked for"),)
    if refused:
        return (Fact(value=False, evidence=(text.evidence(*refused.span()),), reason="declined"),)
    for pattern, why in (
        (
            _NOT_HIS_DISABILITY,
            "appeals a finding that the conduct was not the disability (34 CFR 300.532(a))",
        ),
        (_BACK_TO_SCHOOL, "appeals a removal to another setting (34 CFR 300.532(a))"),
        (_APPEALS, "appeals a discipline decision (34 CFR 300.532(a))"),
        (_STATUTE, "asked for under the discipline provision"),
    ):
        if match := pattern.search(text.plain):
            return (Fact(value=True, evidence=(text.evidence(*match.span()),), reason=why),)
    return ()


def expedited_in_subject(subject: str) -> str:
    """The words of a subject line that ask for an expedited hearing; "" when none do."""
    asked = _ASKED.search(fold(subject))
    words = re.search(r"\S*(?:expedit|acelerad)\S*", subject, re.IGNORECASE)
    return words[0] if asked and words and not _NOT_ASKED.search(fold(subject)) else ""


def _outright(text: Text) -> re.Match[str] | None:
    for match in _ASKED.finditer(text.plain):
        before = text.plain[max(0, match.start() - 40) : match.start()]
        if not _asks_the_writer(text, match.end()) and not re.search(
            r"\b(?:know|aware|understand|told|read)\b", before
        ):
            return match
    return None


def _asks_the_writer(text: Text, at: int) -> bool:
    """Whether the words belong to a form's own question, or to the heading right above one."""
    line = text.line_at(at)
    below = next((each.text for each in text.lines[line.number + 1 : line.number + 3] if each.text), "")
    question = re.match(r"[^.?!\n]{0,120}\?", text.string[at : at + 130])
    headed = re.match(r"(?i:section|part|item|secci[oó]n|parte|\d{1,2}[.)])", line.text) and "?" in below
    return bool(question or headed)


def _yes_or_no(value: str) -> bool | None:
    first = value.split()[:1]
    if not first or set(value.split()[:2]) in ({"yes", "no"}, {"si", "no"}):
        return None
    if first[0] in {"yes", "y", "x", "si", "true", "on", "checked", "co"}:
        return True
    return False if first[0] in {"no", "n", "na", "none", "off", "false", "khong"} else None
