"""Reads a whole mail: what it is and why, and the filings in it with their facts.

The order of thought: what a machine wrote; then what each writing weighs as; then which writing
decides. Whatever may be a filing and cannot be read goes to a person. This room knows no law: which
elements a rule requires, or which case a paper belongs to, is decided elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.compose import Source, compose
from parsers.facts.contacts import find_attempts
from parsers.facts.text import fold
from parsers.kinds.automatic import automatic_kind
from parsers.kinds.near_miss import DRAFT
from parsers.kinds.weigh import has_case_number
from parsers.likeness import same_filing
from parsers.message import Document, Message
from parsers.office import OfficeDirectory
from parsers.reading import FOLLOW_UP, OPENING, Filing, Kind, Problem, Reading
from parsers.subject_refs import own_references
from parsers.writings import (
    OWN_ACTS,
    Role,
    Writing,
    is_official,
    kind_named_in_file,
    unread_documents,
    writer_of,
    writings_of,
)

_MACHINE_KINDS = frozenset({Kind.AUTO_REPLY, Kind.BOUNCE, Kind.DELIVERY_RECEIPT, Kind.CALENDAR_INVITE})
_FOLLOW_UP_ENOUGH = 6.0
_FEW_CHARACTERS = 60
_SHORT_LETTER = 500  # characters
_CASE_PAPERS = re.compile(
    r"\b(?:my |our |the )?(?:exhibits?|disclosures?|witness list|evidence|documents) (?:for|in|\d|are|list)|exhibits? \d|\bmotion (?:to|for)|notice of appearance|entry of appearance"
)
_SOMEBODY_ASKED = re.compile(
    r"\b(?:parents?|mother|father|guardian|grandmother|grandfather|family|attorney|advocate|mom|dad|madre|padre)\b[^.]{0,80}\b(?:request|fil|ask|want|deman|demand|said|wants|submit|drop|gave|brought|solicit|pid)"
)


def read_filings(message: Message, office: OfficeDirectory) -> Reading:
    """What the mail is and why, 0..n filings, and the reasons why a person must look. Never raises."""
    try:
        reading = _read(message, office)
    except Exception as error:  # noqa: BLE001 - a fault of ours must cost a visit to the tray, not the message
        problem = Problem(
            f"The reader failed on this mail ({type(error).__name__}).", "message", "Read it by hand."
        )
        reading = Reading(
            message=message.sha256,
            kind=Kind.UNREADABLE,
            why="the reader failed",
            needs_person=("the reader failed on this mail",),
            problems=(problem,),
        )
    return _with_envelope(reading, message, office)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the mail was found to be, before its facts are read."""

    kind: Kind
    why: str
    mains: tuple[tuple[Writing, Kind], ...] = ()
    needs_person: tuple[str, ...] = ()


def _read(message: Message, office: OfficeDirectory) -> Reading:
    writings = writings_of(message)
    unread = unread_documents(message)
    found = _noted(_machine(message, writings) or _decide(message, office, writings, unread), writings)
    filings = _filings(message, office, writings, found)
    return Reading(
        message=message.sha256,
        kind=found.kind,
        why=found.why,
        filings=filings,
        needs_person=found.needs_person,
        problems=(*message.problems, *(_unread_problem(each) for each in unread)),
        requires_ocr=any(document.image_only and not document.recognised for document in unread),
    )


def _machine(message: Message, writings: Sequence[Writing]) -> _Found | None:
    """Machine mail, unless it carries a filing."""
    kind = automatic_kind(message)
    if kind is None:
        return None
    carried = [each for each in writings if each.opens and each.role in (Role.DOCUMENT, Role.INNER)]
    if carried and kind[0] is not Kind.BOUNCE:
        return None
    cover = next((each for each in writings if each.role is Role.COVER), None)
    mains = ((cover, kind[0]),) if cover and kind[0] in FOLLOW_UP else ()
    return _Found(kind[0], kind[1], mains)


def _decide(
    message: Message, office: OfficeDirectory, writings: Sequence[Writing], unread: Sequence[Document]
) -> _Found:
    live = [each for each in writings if each.role not in (Role.QUOTED, Role.RETURNED)]
    for rule in (_own_act, _open_case_paper, _draft, _opening, _follow_up, _contact_notes):
        if found := rule(message, office, live):
            return found
    if found := _unread(message, writings, unread):
        return found
    return _quoted(message, office, writings) or _nothing(message, writings, live)


def _own_act(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    """The cover letter itself withdraws, amends, waives or voids, whatever is attached."""
    for each in live:
        verdict = each.verdict
        if each.role is not Role.DOCUMENT and verdict.kind in OWN_ACTS and verdict.score >= _FOLLOW_UP_ENOUGH:
            document = next(
                (d for d in live if d.role is Role.DOCUMENT and (d.verdict.kind is verdict.kind or d.opens)),
                None,
            )
            main = document if document and verdict.kind is not Kind.WITHDRAWAL else each
            return _Found(verdict.kind, verdict.why, ((main, verdict.kind),))
    return None


def _open_case_paper(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    """Exhibits, disclosures and motions sent under the number of a case; what is attached opens nothing."""
    for each in live:
        words = f"{each.subject} ; {each.text.plain[:1500]}"
        if (
            each.role is not Role.DOCUMENT
            and not each.verdict.asks_itself
            and _CASE_PAPERS.search(words)
            and has_case_number(words)
        ):
            return _Found(
                Kind.NOT_A_FILING, "papers for a case that is already open", ((each, Kind.NOT_A_FILING),)
            )
    return None


def _draft(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    """A draft that was sent by mistake, told by the words or by the cover."""
    opening = any(each.opens for each in live)
    for each in live:
        drafted = (
            each.role is not Role.DOCUMENT
            and len(each.text.string) < 1500
            and (DRAFT.search(each.subject) or DRAFT.search(each.text.plain))
        )
        if (
            each.verdict.ask
            and each.verdict.kind is Kind.NOT_A_FILING
            and (each.role is Role.DOCUMENT or not opening or drafted)
        ):
            return _Found(Kind.NOT_A_FILING, each.verdict.why, needs_person=(each.verdict.why,))
        if opening and drafted and any(other.role is Role.DOCUMENT and other.opens for other in live):
            return _Found(
                Kind.NOT_A_FILING,
                "a draft, or sent by mistake",
                needs_person=("a draft of a filing: was it meant to be filed?",),
            )
    return None


def _opening(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    opening = sorted((each for each in live if each.opens), key=_rank, reverse=True)
    opening = [each for each in opening if not _reported_by_staff(message, office, each)] or []
    if not opening:
        return None
    papers = [
        each for each in live if _is_follow_up(each) and each.role is Role.DOCUMENT and each.verdict.titled
    ]
    if papers and not any(each.role is Role.DOCUMENT for each in opening):
        return None
    mains: list[tuple[Writing, Kind]] = []
    for each in opening:
        if each.verdict.kind not in {kind for _, kind in mains} or _is_another(each, mains):
            mains.append((each, each.verdict.kind))
    return _Found(
        mains[0][1], mains[0][0].verdict.why, tuple(mains), _lacks_its_document(message, mains[0][0])
    )


def _lacks_its_document(message: Message, main: Writing) -> tuple[str, ...]:
    """A short letter that sends a filing along, and the filing is not there or cannot be read."""
    if main.role is Role.DOCUMENT or len(main.text.string) > _SHORT_LETTER:
        return ()
    if unread_documents(message):
        return ("the document of a filing could not be read",)
    speaks = re.search(r"\b(?:attach|enclos|adjunt|see the file|scan)", main.text.plain)
    return ("speaks of an attachment that did not come",) if speaks and not message.documents else ()


def _rank(each: Writing) -> tuple[bool, bool, float]:
    return (
        each.role is Role.DOCUMENT and len(each.text.string) > 150,
        each.verdict.kind is Kind.DUE_PROCESS_REQUEST,
        each.verdict.score,
    )


def _is_another(each: Writing, mains: Sequence[tuple[Writing, Kind]]) -> bool:
    """A second document of the same kind counts when it is a document of its own."""
    return each.role is Role.DOCUMENT and all(main.role is Role.DOCUMENT for main, _ in mains)


def _reported_by_staff(message: Message, office: OfficeDirectory, each: Writing) -> bool:
    """Staff telling that a parent asked is not the parent's filing; a district's own filing is."""
    if each.role is Role.DOCUMENT:
        return False
    sender = message.layers[each.layer].sender
    return (
        is_official(sender, office)
        and not each.verdict.titled
        and len(each.text.string) < 1200
        and "district" not in each.text.plain[:400]
    )


def _is_follow_up(each: Writing) -> bool:
    return each.verdict.kind in FOLLOW_UP and each.verdict.score >= _FOLLOW_UP_ENOUGH


def _follow_up(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    papers = sorted(
        (each for each in live if _is_follow_up(each)),
        key=lambda each: (each.role is Role.DOCUMENT, each.verdict.score),
        reverse=True,
    )
    if not papers:
        return None
    main = papers[0]
    return _Found(main.verdict.kind, main.verdict.why, ((main, main.verdict.kind),))


def _contact_notes(message: Message, office: OfficeDirectory, live: Sequence[Writing]) -> _Found | None:
    """Staff's notes of calls, letters and visits."""
    arrived = (message.received_at or message.arrived_at).date()
    for each in live:
        titled = any(
            word in each.subject
            for word in (
                "contact",
                "log",
                "attempt",
                "call",
                "phone",
                "notes",
                "visit",
                "llamada",
                "registro",
            )
        )
        staff = is_official(message.layers[each.layer].sender, office)
        if not (staff or titled) or each.verdict.asks_itself:
            continue
        notes = find_attempts(each.text, arrived)
        if notes and (titled or len(notes) > 1 or "parent" in each.text.plain):
            return _Found(
                Kind.CONTACT_RECORD,
                "dated notes of attempts to reach a parent",
                ((each, Kind.CONTACT_RECORD),),
            )
    return None


def _unread(message: Message, writings: Sequence[Writing], unread: Sequence[Document]) -> _Found | None:
    """Attachments that nobody could read: provisional where the mail says what they are, else a person."""
    if not unread and not message.encrypted:
        return None
    named = next(
        (each for each in writings if each.role is not Role.DOCUMENT and each.doubtful or each.opens), None
    )
    if named and not message.encrypted:
        kind = named.verdict.kind
        return _Found(
            kind,
            f"{named.verdict.why}; its document could not be read",
            ((named, kind),),
            ("the document of a filing could not be read",),
        )
    if not message.encrypted and not any(kind_named_in_file(each) for each in unread) and _talk(writings):
        return None
    why = "encrypted: a person must open it" if message.encrypted else "an attachment could not be read"
    cover = next(iter(writings), None)
    return _Found(Kind.UNREADABLE, why, ((cover, Kind.UNREADABLE),) if cover else (), (why,))


def _talk(writings: Sequence[Writing]) -> bool:
    """The words beside an unreadable attachment settle what the mail is about."""
    return any(
        each.verdict.kind is Kind.NOT_A_FILING and each.verdict.score >= 4 and not each.verdict.ask
        for each in writings
    )


def _quoted(message: Message, office: OfficeDirectory, writings: Sequence[Writing]) -> _Found | None:
    """A filing that stands only in what somebody quotes: passed on by staff it opens, else a person looks."""
    quoted = next((each for each in writings if each.role is Role.QUOTED and each.opens), None)
    if quoted is None:
        return None
    official = is_official(message.layers[0].sender, office)
    author = message.layers[quoted.layer].sender
    if official and not is_official(author, office):
        return _Found(
            quoted.verdict.kind,
            f"{quoted.verdict.why}; in the quoted part of a reply",
            ((quoted, quoted.verdict.kind),),
        )
    return _Found(
        Kind.NOT_A_FILING, "answers a mail that is a filing", needs_person=("quotes a filing: is it known?",)
    )


def _nothing(message: Message, writings: Sequence[Writing], live: Sequence[Writing]) -> _Found:
    doubtful = next((each for each in live if each.doubtful), None)
    if doubtful and not any(len(each.text.string.strip()) > _FEW_CHARACTERS for each in live):
        return _Found(
            Kind.UNREADABLE,
            "the subject names a filing, the mail holds no words",
            needs_person=("the subject names a filing, the mail holds none",),
        )
    if doubtful:
        return _Found(
            Kind.NOT_A_FILING,
            f"may be a filing: {doubtful.verdict.why}",
            needs_person=(f"may be a filing: {doubtful.verdict.why}",),
        )
    told = max(live, key=lambda each: each.verdict.score, default=None)
    if told is None or not any(each.text.string.strip() for each in live):
        return _Found(Kind.UNREADABLE, "holds no words", needs_person=("the mail holds no words",))
    reported = told.verdict.kind in OPENING
    if reported and not _SOMEBODY_ASKED.search(told.text.plain):
        return _Found(Kind.NOT_A_FILING, "staff speak of the procedures; nobody asks")
    if reported:
        return _Found(
            Kind.NOT_A_FILING,
            "staff report that somebody asks for it",
            needs_person=("staff report a request: is there a filing?",),
        )
    return _Found(told.verdict.kind, told.verdict.why)


def _noted(found: _Found, writings: Sequence[Writing]) -> _Found:
    """What a person must see, or what names a case, is kept with its few facts."""
    if found.mains or found.kind in _MACHINE_KINDS:
        return found
    live = [each for each in writings if each.role not in (Role.QUOTED, Role.RETURNED)]
    named = next((each for each in live if has_case_number(f"{each.subject} ; {each.text.plain}")), None)
    main = named or (live[0] if live and found.needs_person else None)
    return replace(found, mains=((main, found.kind),)) if main else found


def _filings(
    message: Message, office: OfficeDirectory, writings: Sequence[Writing], found: _Found
) -> tuple[Filing, ...]:
    filings: list[Filing] = []
    mains = [main for main, _ in found.mains]
    for main, kind in found.mains[:8]:
        beside = tuple(
            each
            for each in writings
            if each is not main and each not in mains and each.role is not Role.RETURNED
        )
        filing = compose(
            Source(message, office, main, _nearest(main, beside)),
            kind,
            found.why if main is mains[0] else main.verdict.why,
        )
        if not any(same_filing(filing, other) or _same_matter(filing, other) for other in filings):
            filings.append(filing)
    return tuple(filings)


def _same_matter(a: Filing, b: Filing) -> bool:
    """Two papers of one mail and kind about the same child are one filing."""
    if a.kind != b.kind:
        return False
    ours, theirs = ({fold(each.value) for each in filing.student_names} for filing in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _nearest(main: Writing, beside: Sequence[Writing]) -> tuple[Writing, ...]:
    return tuple(
        sorted(
            beside,
            key=lambda each: (each.role is Role.QUOTED, each.layer != main.layer, each.role is Role.DOCUMENT),
        )
    )


def _unread_problem(document: Document) -> Problem:
    why = document.unreadable or (
        "it is a picture and no text recognition is installed"
        if document.image_only
        else "it could not be read"
    )
    return Problem(
        f"An attachment could not be read: {why}.", document.part, "Open it by hand and enter what it is."
    )


def _with_envelope(reading: Reading, message: Message, office: OfficeDirectory) -> Reading:
    """The mail's own marks: ids, who sent and forwarded it, whether a machine did."""
    headers, outer = message.headers, message.layers[0]
    writer = writer_of(message, 0, office)
    sender = outer.sender.address if outer.sender else ""
    bulk = (
        headers.through_a_list or headers.return_path == "" or headers.precedence in ("bulk", "list", "junk")
    )
    return replace(
        reading,
        automatic=bulk or headers.auto_submitted not in ("", "no") or reading.kind in _MACHINE_KINDS,
        bulk=bulk,
        message_id=headers.message_id,
        in_reply_to=headers.in_reply_to,
        references=headers.references,
        sender=sender,
        forwarder=sender if writer.address and writer.address != sender else "",
        original_sender=writer.address,
        subject_refs=own_references(outer.subject),
        authentication=tuple(line.results for line in headers.own_authentication),
    )
