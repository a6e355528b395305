"""Weighs the words of one document or letter and says what it is, how surely, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from parsers.facts.fields import Field
from parsers.facts.text import Text
from parsers.kinds import near_miss, opening
from parsers.kinds.boxes import checked_kinds
from parsers.kinds.case_acts import PLAIN_ACTS
from parsers.kinds.deciding import opening_or_not, under_other_law, verdict_of
from parsers.kinds.follow_up import PARTIES_ACT
from parsers.kinds.misread import put_right
from parsers.kinds.official_acts import OFFICIALS_ACT
from parsers.kinds.requests import asked_for
from parsers.kinds.sentences import sentence_bounds
from parsers.kinds.signals import Signal, Zone
from parsers.kinds.substance import names_one_child
from parsers.kinds.verdict import DOUBTFUL, Verdict, Weighed, has_case_number, title_words
from parsers.reading import OPENING, Kind
from parsers.text.patterns import Pattern

_IF = Pattern(
    r"\b(?:if|unless|may have to|might|in case (?:of|you|the|we|i)\b|should (?:you|we|the parties)|"
    r"whether|si no)\b"
)


def weigh(text: Text, subject: str, fields: Sequence[Field]) -> Verdict:
    """What this document is, from its own words and the subject it came under."""
    text = put_right(text)
    weighed = _weigh(text, subject)
    follow_up = _best_follow_up(weighed)
    opened = _best(weighed, [kind for kind in OPENING if kind in weighed.scores])
    opening_score = weighed.scores.get(opened, 0.0) if opened else 0.0
    if follow_up and _follow_up_wins(weighed, follow_up, opened, opening_score, f"{subject} ; {text.plain}"):
        if why := _no_act(text, subject, follow_up):
            return Verdict(Kind.NOT_A_FILING, 5, why)
        return verdict_of(weighed, follow_up, weighed.scores[follow_up])
    return opening_or_not(text, subject, fields, weighed, opened)


def _no_act(text: Text, subject: str, kind: Kind) -> str:
    """Why words that sound like a step in a case are none; "" when they are one."""
    if kind is Kind.STATE_ACKNOWLEDGMENT and near_miss.APPEARANCE.search(text.plain):
        return "a paper in a case that is already open"
    if has_case_number(f"{subject} ; {text.plain}") or names_one_child(text):
        return ""
    if near_miss.MASS_MAIL.search(text.plain):
        return "a mailing"
    if kind is Kind.NOTICE_OF_HEARING and near_miss.OTHER_HEARING.search(text.plain):
        return "a hearing before the school's own staff"
    if kind is Kind.NOTICE_OF_HEARING and (miss := under_other_law(text, subject)):
        return miss.why
    return ""


def _best_follow_up(weighed: Weighed) -> Kind | None:
    """The strongest follow-up; one that the heading names goes before those only met in the text."""
    kinds = [kind for kind in weighed.scores if kind not in OPENING]
    return _best(weighed, [kind for kind in kinds if kind in weighed.titled] or kinds)


def _best(weighed: Weighed, kinds: Iterable[Kind]) -> Kind | None:
    order = list(Kind)
    return max(kinds, key=lambda kind: (weighed.scores[kind], -order.index(kind)), default=None)


def _follow_up_wins(
    weighed: Weighed, kind: Kind, opened: Kind | None, opening_score: float, known: str
) -> bool:
    score = weighed.scores[kind]
    if weighed.titled - OPENING and kind not in weighed.titled:
        score -= 3
    if has_case_number(known):
        score += 1.5
    if score < 6:
        return False
    mediate = kind is Kind.MEDIATION_AGREEMENT and opened is Kind.MEDIATION_REQUEST and has_case_number(known)
    if opened in weighed.asked and kind not in weighed.titled and kind not in _OWN_ACTS and not mediate:
        score -= 4
    if opened in weighed.asked and kind is Kind.WITHDRAWAL and kind not in weighed.titled:
        score -= 3
    return score > opening_score or (kind in weighed.titled and score >= opening_score - 1)


_OWN_ACTS = frozenset({Kind.WITHDRAWAL, Kind.AMENDED_COMPLAINT, Kind.SETTLEMENT_VOID, Kind.RESOLUTION_WAIVER})


def _weigh(text: Text, subject: str) -> Weighed:
    scores: dict[Kind, float] = defaultdict(float)
    whys: dict[Kind, list[str]] = defaultdict(list)
    titled: set[Kind] = set()
    asked: set[Kind] = set()
    title = title_words(text)
    zones = {Zone.TITLE: title, Zone.SUBJECT: subject, Zone.BODY: text.plain}
    for each in (*opening.TITLES, *opening.BEGINNINGS, *opening.SUBJECTS, *opening.STATUTES):
        if each.pattern.search(zones[each.zone]):
            _count(each, scores, whys)
            if each.zone is Zone.TITLE or each in opening.BEGINNINGS:
                titled.add(each.kind)
    zones[Zone.TITLE] = f"{subject} ; {title}"
    _count_acts(text, zones, scores, whys, titled)
    hypothetical = False
    named, asking = names_one_child(text), ""
    for kind, weight, why in opening.REQUESTS:
        found = asked_for(text, kind)
        hypothetical = hypothetical or found.only_talk
        if found.meant:
            scores[kind] += weight if found.in_person or named else DOUBTFUL
            whys[kind].append(why)
            asked.update({kind} if found.in_person or named else ())
            asking = asking or text.plain[found.start : found.end]
    _count_boxes(text, scores, whys, asked, titled)
    return Weighed(scores, whys, frozenset(asked), frozenset(titled), hypothetical, title, asking)


def _count_acts(
    text: Text,
    zones: dict[Zone, str],
    scores: dict[Kind, float],
    whys: dict[Kind, list[str]],
    titled: set[Kind],
) -> None:
    """Follow-ups: the heading and the text each count once for a kind."""
    counted: set[tuple[Kind, Zone]] = set()
    for each in _ACTS:
        if (each.kind, each.zone) in counted:
            continue
        if _stated(each, zones[each.zone], text):
            counted.add((each.kind, each.zone))
            _count(each, scores, whys)
            if each.zone is Zone.TITLE:
                titled.add(each.kind)


_ACTS = (*PARTIES_ACT, *OFFICIALS_ACT, *PLAIN_ACTS)


def _stated(each: Signal, words: str, text: Text) -> bool:
    """Whether the words stand there; in running text not as a question."""
    for number, match in enumerate(each.pattern.finditer(words)):
        if each.zone is not Zone.BODY or number > 20:
            return True
        begin, end = sentence_bounds(text, match.start(), match.end())
        if _IF.search(text.plain, begin, match.end()):
            continue
        if "?" not in text.plain[match.end() - 1 : end + 1]:
            return True
    return False


def _count(each: Signal, scores: dict[Kind, float], whys: dict[Kind, list[str]]) -> None:
    scores[each.kind] += each.weight
    whys[each.kind].append(each.why)


def _count_boxes(
    text: Text, scores: dict[Kind, float], whys: dict[Kind, list[str]], asked: set[Kind], titled: set[Kind]
) -> None:
    """Ticked boxes decide between the kinds that one form offers."""
    ticked, unticked = checked_kinds(text)
    for kind in ticked:
        scores[kind] += 8 if kind in OPENING else 14
        whys[kind].append("its box is ticked")
        (asked if kind in OPENING else titled).add(kind)
    for kind in unticked - ticked if ticked else ():
        scores[kind] = min(scores[kind], 1.0)
        asked.discard(kind)
