"""Reads a whole mail: what it is and why, and the filings in it with their facts.

The order of thought: what each writing weighs as, which one decides (`parsers.deciding`), then its
facts (`parsers.compose`). This room knows no law: which elements a rule requires, or which case a
paper belongs to, is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from parsers.compose import compose
from parsers.deciding import MACHINE_KINDS, decide
from parsers.facts.text import Text, fold
from parsers.found import Found, Mail
from parsers.kinds.boxes import checked_kinds
from parsers.kinds.requests import asked_for
from parsers.likeness import same_filing
from parsers.message import Document, Message
from parsers.office import OfficeDirectory
from parsers.reading import OPENING, Filing, Kind, Problem, Reading
from parsers.sources import Source
from parsers.subject_refs import own_references
from parsers.text.patterns import Pattern
from parsers.writings import Role, Writing, writer_of

_MOST_FILINGS = 8


def read_filings(message: Message, office: OfficeDirectory) -> Reading:
    """What the mail is and why, 0..n filings, and the reasons why a person must look. Never raises."""
    try:
        return _with_envelope(_read(Mail(message, office)), message, office)
    except Exception as error:  # noqa: BLE001 - a fault of ours must cost a visit to the tray, not the message
        why = "the reader failed on this mail"
        problem = Problem(f"The reader failed on this mail ({type(error).__name__}).", "message", "Read it.")
        return Reading(
            message=message.sha256,
            kind=Kind.UNREADABLE,
            why=why,
            needs_person=(why,),
            problems=(*message.problems, problem),
        )


def _read(mail: Mail) -> Reading:
    found = decide(mail)
    return Reading(
        message=mail.message.sha256,
        kind=found.kind,
        why=found.why,
        filings=_filings(mail, found),
        needs_person=found.needs_person,
        problems=(*mail.message.problems, *(_unread_problem(each) for each in mail.unread)),
        requires_ocr=any(document.image_only and not document.recognised for document in mail.unread),
    )


def _filings(mail: Mail, found: Found) -> tuple[Filing, ...]:
    filings: list[Filing] = []
    mains = [main for main, _ in found.mains]
    asked = [each for main, kind in found.mains for each in ((main, kind), *_asked_beside(main, kind))]
    for main, kind in asked[:_MOST_FILINGS]:
        beside = [each for each in mail.writings if all(each is not other for other in mains)]
        beside = [each for each in beside if each.role is not Role.RETURNED]
        why = found.why if main is mains[0] else main.verdict.why
        filing = compose(Source(mail.message, mail.office, main, _nearest(main, beside)), kind, why)
        if not any(same_filing(filing, other) or _same_matter(filing, other) for other in filings):
            filings.append(filing)
    return tuple(filings)


_TO_THE_STATE = Pattern(
    r"\bstate (?:special education )?complaint|\bcomplaint (?:with|to) the (?:state|department"
    r"|public education)"
    r"|\bqueja (?:estatal|(?:ante|al?) (?:el |la )?(?:estado|departamento))|\b300\.15[1-3]\b"
)


def _asked_beside(main: Writing, kind: Kind) -> list[tuple[Writing, Kind]]:
    """What the same paper asks for besides: "I request a hearing. I also request mediation."; two boxes."""
    if kind not in OPENING or main.verdict.kind != kind:
        return []
    ticked = checked_kinds(main.text)[0]
    return [(main, each) for each in main.verdict.also if each in ticked or _is_wished(main.text, each)]


_ONLY_WILLING = Pattern(
    r"\b(?:willing|open to|happy to|agree[sd]? to|consider\w*|offer\w*|available for|would (?:accept"
    r"|attend|join)"
    r"|will (?:accept|attend|join|come|participate)|dispuest[oa]s?|acept\w+)\b"
    r"|\b(?:i|we|they|he|she) (?:had |have |already )*(?:filed|sent|made|submitted|asked|requested)\b"
    r"|\b(?:last (?:year|month|spring|fall|week)|earlier|previous(?:ly)?|ya (?:presente|pedi|solicite))\b"
)
"""What is said of mediation or of a complaint by somebody who does not ask for it here."""


def _is_wished(text: Text, kind: Kind) -> bool:
    asked = asked_for(text, kind)
    said = text.plain[asked.start : asked.end]
    if kind is Kind.STATE_COMPLAINT and not _TO_THE_STATE.search(text.plain):
        return False
    return asked.meant and not _ONLY_WILLING.search(said)


def _same_matter(a: Filing, b: Filing) -> bool:
    """Two papers of one mail and kind about the same child are one filing."""
    if a.kind != b.kind:
        return False
    ours, theirs = ({fold(each.value) for each in filing.student_names} for filing in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _nearest(main: Writing, beside: Sequence[Writing]) -> tuple[Writing, ...]:
    return tuple(sorted(beside, key=lambda each: _distance(main, each)))


def _distance(main: Writing, each: Writing) -> tuple[bool, bool, bool]:
    return each.role is Role.QUOTED, each.layer != main.layer, each.role is Role.DOCUMENT


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
        automatic=bulk or headers.auto_submitted not in ("", "no") or reading.kind in MACHINE_KINDS,
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
