"""Which case a document belongs to: our own thread, the state's number, then the child.

Pure: a document and the cases that may answer, in; the cases that do, out. The first way that
answers wins. A subject line never decides, it only suggests: anyone can write one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.intake.identity import first_word, folded_name, folded_number, same_name
from parsers.likeness import may_be_one_child
from parsers.office import OfficeDirectory
from parsers.reading import OPENING, Filing, Kind, Reading

PROCEDURES_OF: Mapping[Kind, frozenset[str]] = {
    Kind.DUE_PROCESS_REQUEST: frozenset({"due_process", "expedited_due_process"}),
    Kind.STATE_COMPLAINT: frozenset({"state_complaint"}),
    Kind.MEDIATION_REQUEST: frozenset({"mediation"}),
    Kind.FACILITATED_IEP_REQUEST: frozenset({"mediation"}),
    Kind.AMENDED_COMPLAINT: frozenset({"due_process", "expedited_due_process"}),
    Kind.RESOLUTION_WAIVER: frozenset({"due_process", "expedited_due_process"}),
    Kind.NOTICE_OF_HEARING: frozenset({"due_process", "expedited_due_process"}),
    Kind.SUFFICIENCY_NOTICE: frozenset({"due_process", "expedited_due_process"}),
    Kind.SUFFICIENCY_RULING: frozenset({"due_process", "expedited_due_process"}),
    Kind.NO_AGREEMENT_NOTICE: frozenset({"due_process", "expedited_due_process", "mediation"}),
}
"""Kinds that belong to some procedures only; any other kind may belong to each of them."""

Alike = Callable[[tuple[int, ...], tuple[int, ...]], bool]


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child as compared: folded name, and birth date where it is known."""

    name: str
    born: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A document of a case, or one that asks for its case."""

    message: str
    filing: int
    kind: Kind
    matter: str
    """Names the document together with its duplicates: "<message>/<filing>" of the first one."""
    words: tuple[int, ...] = ()
    hashes: tuple[str, ...] = ()
    says: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """Days of happenings that this copy tells, candidates in order, by event name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """What a case is recognised by."""

    ref: str
    open: bool
    procedures: frozenset[str]
    lea: str | None
    children: tuple[KnownChild, ...] = ()
    numbers: frozenset[str] = frozenset()
    documents: tuple[KnownDocument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIndex:
    """The cases that may answer a message, and what else is needed to place it."""

    cases: tuple[KnownCase, ...]
    office: OfficeDirectory
    threads: Mapping[str, str] = field(default_factory=dict)
    """Our own verified Message-IDs among those that the message names, with their case."""
    alike: Alike = lambda one, other: bool(one) and one == other
    """Whether two fingerprints are of nearly the same words."""

    def with_case(self, case: KnownCase) -> "CaseIndex":
        """Return the index that knows `case` too, instead of the one with its reference."""
        others = tuple(known for known in self.cases if known.ref != case.ref)
        return CaseIndex(cases=(*others, case), office=self.office, threads=self.threads, alike=self.alike)


def children_of(filing: Filing) -> tuple[KnownChild, ...]:
    """Return the children a filing names, as compared; a birth date only where it is surely theirs."""
    names = dict.fromkeys(folded_name(fact.value) for fact in filing.student_names)
    born = [fact.value for fact in filing.student_dobs]
    paired = born if len(born) == len(names) else [None] * len(names)
    return tuple(KnownChild(name, day) for name, day in zip(names, paired, strict=True) if name)


def numbers_of(filing: Filing) -> frozenset[str]:
    """Return the state case numbers a filing names, as compared."""
    return frozenset(filter(None, (folded_number(fact.value) for fact in filing.case_number)))


def keys_of(children: Iterable[KnownChild], numbers: Iterable[str]) -> tuple[str, ...]:
    """Return what a case about these children and with these numbers is looked up by."""
    names = {f"child:{first_word(child.name)}" for child in children}
    return tuple(sorted(names | {f"number:{number}" for number in numbers}))


def same_child(one: KnownChild, other: KnownChild) -> bool:
    """Return True if both may be one child: names agree, and birth dates where both are known."""
    if one.born and other.born and one.born != other.born:
        return False
    return same_name(one.name, other.name)


def twin_of(
    document: KnownDocument, children: tuple[KnownChild, ...], known: CaseIndex
) -> tuple[KnownCase, KnownDocument] | None:
    """Return the case and document that `document` says again, or None.

    The same attachment, or nearly the same words of one kind about a child of that name. Two forms
    whose handwriting could not be read look alike too: without a name they are never taken for one.
    """
    for case in known.cases:
        for other in case.documents:
            same_file = bool(set(document.hashes) & set(other.hashes))
            same_words = _names_one_child(children, case) and known.alike(document.words, other.words)
            if other.kind is document.kind and (same_file or same_words):
                return case, other
    return None


def _names_one_child(children: Iterable[KnownChild], case: KnownCase) -> bool:
    """Two copies may name a child with more or fewer words, but never with another family name."""
    return any(may_be_one_child(ours.name, theirs.name) for ours in children for theirs in case.children)


def answering(filing: Filing, lea: str | None, reading: Reading, known: CaseIndex) -> list[KnownCase]:
    """Return the open cases that a follow-up answers to, by the first way that answers.

    More than one are narrowed by the ways after it, as long as one of them remains.
    """
    found: list[KnownCase] = []
    for way in (_by_thread(reading, known), _by_number(filing), _by_child(filing, lea)):
        among = found or [case for case in known.cases if case.open]
        found = [case for case in among if way(case)] or found
        if len(found) == 1:
            break
    return found


def related(filing: Filing, lea: str | None, reading: Reading, known: CaseIndex) -> list[KnownCase]:
    """Return every case that a new filing may be about as well: same thread, number, child or words."""
    ways = (
        _by_thread(reading, known),
        _by_number(filing),
        _by_child(filing, lea, any_procedure=True),
        _by_words(filing, known),
    )
    return [case for case in known.cases if any(way(case) for way in ways)]


def suggested(filing: Filing, reading: Reading, known: CaseIndex) -> list[str]:
    """Return references of open cases that a person may want to look at, best first."""
    children = children_of(filing)
    by_child = [case.ref for case in known.cases if case.open and _shares_child(children, case)]
    by_subject = [case.ref for case in known.cases if case.ref in reading.subject_refs]
    return list(dict.fromkeys([*by_child, *by_subject]))


def _by_thread(reading: Reading, known: CaseIndex) -> Callable[[KnownCase], bool]:
    named = {known.threads.get(identifier) for identifier in (*reading.in_reply_to, *reading.references)}
    return lambda case: case.ref in named


def _by_number(filing: Filing) -> Callable[[KnownCase], bool]:
    numbers = numbers_of(filing)
    return lambda case: bool(numbers & case.numbers)


def _by_child(filing: Filing, lea: str | None, *, any_procedure: bool = False) -> Callable[[KnownCase], bool]:
    children, numbers = children_of(filing), numbers_of(filing)
    procedures = None if any_procedure else PROCEDURES_OF.get(filing.kind)

    def answers(case: KnownCase) -> bool:
        other_number = bool(numbers and case.numbers) and not numbers & case.numbers
        other_lea = bool(lea and case.lea) and lea != case.lea
        other_procedure = procedures is not None and not procedures & case.procedures
        return not (other_number or other_lea or other_procedure) and _shares_child(children, case)

    return answers


def _by_words(filing: Filing, known: CaseIndex) -> Callable[[KnownCase], bool]:
    """Nearly the same words, where one side names no child that could tell them apart."""
    named = bool(children_of(filing))

    def answers(case: KnownCase) -> bool:
        if named and case.children:
            return False
        return any(one.kind is filing.kind and known.alike(filing.words, one.words) for one in case.documents)

    return answers


def _shares_child(children: Iterable[KnownChild], case: KnownCase) -> bool:
    return any(same_child(one, other) for one in children for other in case.children)


def opens(kind: Kind) -> bool:
    """Return True for kinds that begin a case of their own."""
    return kind in OPENING
