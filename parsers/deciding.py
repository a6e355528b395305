"""Decides what a whole mail is: which of its writings counts, and when a person must look.

Rules are tried in order, the first that answers wins. A rule sees the mail, says what it is and why,
and names the writings whose facts are to be read.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.asked_after import asks_after_own_filing
from parsers.facts.contacts import find_attempts
from parsers.found import Found, Mail
from parsers.kinds.ask_words import MY_CHILD
from parsers.kinds.automatic import automatic_kind
from parsers.kinds.deciding import BLANK_FORM, ELEMENTS, ONLY_SPEAKS_OF_IT, is_pretence
from parsers.kinds.drafts import DRAFT, says_draft
from parsers.kinds.near_miss import INVENTED
from parsers.kinds.substance import names_child, tells_it_all
from parsers.kinds.verdict import has_case_number
from parsers.mail_words import CAME_IN, CASE_PAPERS, OWN_ASKING, SOMEBODY_ASKED
from parsers.message import Carrier
from parsers.reading import FOLLOW_UP, OPENING, Kind
from parsers.second_look import second_look
from parsers.shared_links import only_a_link
from parsers.text.patterns import Pattern
from parsers.writings import (
    OWN_ACTS,
    Role,
    Writing,
    is_official,
    kind_named_in_file,
)

MACHINE_KINDS = frozenset({Kind.AUTO_REPLY, Kind.BOUNCE, Kind.DELIVERY_RECEIPT, Kind.CALENDAR_INVITE})
_FOLLOW_UP_ENOUGH = 6.0
_FEW_CHARACTERS = 60
_SHORT_LETTER = 500  # characters
STAFF_TALK = "staff speak of the procedures; nobody asks"
_LOG_SUBJECTS = ("contact", "log", "attempt", "call", "phone", "notes", "visit", "llamada", "registro")


def decide(mail: Mail) -> Found:
    """What the mail is and why, and which writings to read facts from."""
    for rule in (
        _machine,
        _own_act,
        _open_case_paper,
        _draft,
        _exercise,
        _opening,
        _follow_up,
        _contact_notes,
    ):
        if found := rule(mail):
            return _noted(second_look(found, mail), mail)
    return _noted(second_look(_unread(mail) or _quoted(mail) or _nothing(mail), mail), mail)


def _machine(mail: Mail) -> Found | None:
    """Machine mail, unless it carries a filing."""
    kind = automatic_kind(mail.message)
    if kind is None:
        return None
    carried = [each for each in mail.writings if each.opens and each.role in (Role.DOCUMENT, Role.INNER)]
    if carried and kind[0] is not Kind.BOUNCE:
        return None
    cover = next((each for each in mail.writings if each.role is Role.COVER), None)
    mains = ((cover, kind[0]),) if cover and kind[0] in FOLLOW_UP else ()
    return Found(kind[0], kind[1], mains)


def _own_act(mail: Mail) -> Found | None:
    """The cover letter itself withdraws, amends, waives or voids, whatever is attached."""
    for each in mail.live:
        verdict = each.verdict
        if each.role is not Role.DOCUMENT and verdict.kind in OWN_ACTS and verdict.score >= _FOLLOW_UP_ENOUGH:
            document = next(
                (
                    d
                    for d in mail.live
                    if d.role is Role.DOCUMENT and (d.verdict.kind is verdict.kind or d.opens)
                ),
                None,
            )
            main = document if document and verdict.kind is not Kind.WITHDRAWAL else each
            return Found(verdict.kind, verdict.why, ((main, verdict.kind),))
    return None


def _open_case_paper(mail: Mail) -> Found | None:
    """Exhibits, disclosures and motions sent under the number of a case; what is attached opens nothing."""
    for each in mail.live:
        words = f"{each.subject} ; {each.text.plain[:1500]}"
        if (
            each.role is not Role.DOCUMENT
            and (
                not each.verdict.asks_itself or (CASE_PAPERS.search(each.subject) and not each.verdict.titled)
            )
            and not _is_follow_up(each)
            and CASE_PAPERS.search(words)
            and has_case_number(words)
        ):
            return Found(
                Kind.NOT_A_FILING, "papers for a case that is already open", ((each, Kind.NOT_A_FILING),)
            )
    return None


def _draft(mail: Mail) -> Found | None:
    """A draft that was sent by mistake, told by the words or by the cover."""
    opening = any(each.opens for each in mail.live)
    for each in mail.live:
        drafted = (
            each.role is not Role.DOCUMENT
            and len(each.text.string) < 1500
            and says_draft(f"{each.subject} ; {each.text.plain}")
        )
        if (
            each.verdict.ask
            and each.verdict.kind is Kind.NOT_A_FILING
            and (each.role is Role.DOCUMENT or not opening or drafted)
        ):
            why = each.verdict.why
            return Found(Kind.NOT_A_FILING, why, needs_person=(why,), doubtful=why == ONLY_SPEAKS_OF_IT)
        if opening and drafted and any(other.role is Role.DOCUMENT and other.opens for other in mail.live):
            return Found(
                Kind.NOT_A_FILING,
                DRAFT,
                needs_person=("a draft of a filing: was it meant to be filed?",),
            )
    return None


def _exercise(mail: Mail) -> Found | None:
    """A cover that calls what it carries an exercise; of a "sample" a person judges, as parents copy them."""
    covers = [each for each in mail.live if each.role is not Role.DOCUMENT]
    if not any(each.opens for each in mail.live):
        return None
    if not any(is_pretence(each.text, each.subject) for each in covers):
        return None
    if any(INVENTED.search(f"{each.subject} ; {each.text.plain[:3000]}") for each in covers):
        return Found(Kind.NOT_A_FILING, "carries an exercise")
    why = "carries what may be a filing, and speaks of a sample or a template"
    return Found(Kind.NOT_A_FILING, why, needs_person=(why,))


def _opening(mail: Mail) -> Found | None:
    opening = sorted((each for each in mail.live if each.opens), key=_rank, reverse=True)
    opening = [each for each in opening if not _reported_by_staff(mail, each)]
    opening = [each for each in opening if not _only_covers(each, opening)]
    if not opening:
        return None
    papers = [
        each
        for each in mail.live
        if _is_follow_up(each) and each.role is Role.DOCUMENT and each.verdict.titled
    ]
    if papers and not any(each.role is Role.DOCUMENT for each in opening):
        return None
    mains: list[tuple[Writing, Kind]] = []
    for each in opening:
        if each.verdict.kind not in {kind for _, kind in mains} or _is_another(mail, each, mains):
            mains.append((each, each.verdict.kind))
    if all(main.role is Role.INNER for main, _ in mains):
        mains.sort(key=lambda each: each[0].layer)
    return Found(mains[0][1], mains[0][0].verdict.why, tuple(mains), _lacks_its_document(mail, mains[0][0]))


def _only_covers(each: Writing, opening: Sequence[Writing]) -> bool:
    """A note that names no child, sent with a document that files, files nothing of its own."""
    if each.role is Role.DOCUMENT or names_child(each.text):
        return False
    return any(other.role is Role.DOCUMENT for other in opening)


def _lacks_its_document(mail: Mail, main: Writing) -> tuple[str, ...]:
    """A short letter that sends a filing along, and the filing is not there or cannot be read."""
    if main.role is Role.DOCUMENT or len(main.text.string) > _SHORT_LETTER:
        return ()
    if mail.unread:
        return ("the document of a filing could not be read",)
    speaks = re.search(r"\b(?:attach|enclos|adjunt|see the file|scan)", main.text.plain)
    return ("speaks of an attachment that did not come",) if speaks and not mail.message.documents else ()


def _rank(each: Writing) -> tuple[bool, bool, bool, float]:
    """Whole filings first; of them a request for a hearing, whose time is short; then what is attached."""
    attached = each.role is Role.DOCUMENT and len(each.text.string) > 150
    return (
        attached or (each.verdict.asks_itself and tells_it_all(each.text, each.fields)),
        each.verdict.kind is Kind.DUE_PROCESS_REQUEST,
        attached,
        each.verdict.score,
    )


def _is_another(mail: Mail, each: Writing, mains: Sequence[tuple[Writing, Kind]]) -> bool:
    """A second paper of the same kind counts when it is a document, or an attached mail, of its own."""
    return _stands_alone(mail, each) and all(_stands_alone(mail, main) for main, _ in mains)


def _stands_alone(mail: Mail, each: Writing) -> bool:
    attached = mail.message.layers[each.layer].carrier is Carrier.ATTACHED
    return each.role is Role.DOCUMENT or (each.role is Role.INNER and attached)


def _reported_by_staff(mail: Mail, each: Writing) -> bool:
    """Staff telling that a parent asked is not the parent's filing; a district's own filing is."""
    if each.role is Role.DOCUMENT:
        return False
    sender = mail.message.layers[each.layer].sender
    return (
        is_official(sender, mail.office)
        and not each.verdict.titled
        and not each.verdict.formal
        and len(each.text.string) < 1200
        and not OWN_ASKING.search(each.verdict.asking)
        and not MY_CHILD.search(each.text.plain)
    )


def _is_follow_up(each: Writing) -> bool:
    return each.verdict.kind in FOLLOW_UP and each.verdict.score >= _FOLLOW_UP_ENOUGH


def _follow_up(mail: Mail) -> Found | None:
    papers = sorted(
        (each for each in mail.live if _is_follow_up(each)),
        key=lambda each: (each.role is Role.DOCUMENT, each.verdict.score),
        reverse=True,
    )
    if not papers:
        return None
    main = papers[0]
    return Found(main.verdict.kind, main.verdict.why, ((main, main.verdict.kind),))


_OWN_ATTEMPT = Pattern(
    r"\b(?:i|we) (?:have )?(?:just |also |finally )?(?:called|phoned|telephoned|rang|e-?mailed|texted|wrote"
    r"|spoke|talked|left|reached|visited|drove|went|stopped|tried|got hold)\b"
    r"(?=.{0,400}\b(?:resolution|mediation|hearing|iep|due process|meeting|session)\b)"
)


def _contact_notes(mail: Mail) -> Found | None:
    """Staff's notes of calls, letters and visits."""
    arrived = (mail.message.received_at or mail.message.arrived_at).date()
    for each in mail.live:
        titled = any(word in each.subject for word in _LOG_SUBJECTS)
        staff = is_official(mail.message.layers[each.layer].sender, mail.office)
        if not (staff or titled) or each.verdict.asks_itself:
            continue
        notes = find_attempts(each.text, arrived)
        own = any(note.time for note in notes) and _OWN_ATTEMPT.search(each.text.plain)
        if notes and (titled or len(notes) > 1 or "parent" in each.text.plain or own):
            return Found(
                Kind.CONTACT_RECORD,
                "dated notes of attempts to reach a parent",
                ((each, Kind.CONTACT_RECORD),),
            )
    return None


def _unread(mail: Mail) -> Found | None:
    """Attachments that nobody could read: provisional where the mail says what they are, else a person."""
    if not mail.unread and not mail.message.encrypted:
        return None
    named = next(
        (each for each in mail.writings if (each.role is not Role.DOCUMENT and each.doubtful) or each.opens),
        None,
    )
    if named and not mail.message.encrypted:
        kind = named.verdict.kind
        return Found(
            kind,
            f"{named.verdict.why}; its document could not be read",
            ((named, kind),),
            ("the document of a filing could not be read",),
        )
    if (
        not mail.message.encrypted
        and not any(kind_named_in_file(each) for each in mail.unread)
        and _talk(mail)
    ):
        return None
    why = "encrypted: a person must open it" if mail.message.encrypted else "an attachment could not be read"
    cover = next(iter(mail.writings), None)
    return Found(Kind.UNREADABLE, why, ((cover, Kind.UNREADABLE),) if cover else (), (why,))


def _talk(mail: Mail) -> bool:
    """The words beside an unreadable attachment settle what the mail is about."""
    return any(
        each.verdict.kind is Kind.NOT_A_FILING and each.verdict.score >= 4 and not each.verdict.ask
        for each in mail.writings
    )


def _quoted(mail: Mail) -> Found | None:
    """A filing that stands only in what somebody quotes: passed on by staff it opens, else a person looks."""
    quoted = next((each for each in mail.writings if each.role is Role.QUOTED and each.opens), None)
    if quoted is None:
        return None
    official = is_official(mail.message.layers[0].sender, mail.office)
    author = mail.message.layers[quoted.layer].sender
    if asks_after_own_filing(mail, quoted):
        why = f"{quoted.verdict.why}; its writer asks whether it arrived"
        return Found(quoted.verdict.kind, why, ((quoted, quoted.verdict.kind),))
    if official and not is_official(author, mail.office):
        return Found(
            quoted.verdict.kind,
            f"{quoted.verdict.why}; in the quoted part of a reply",
            ((quoted, quoted.verdict.kind),),
        )
    return Found(
        Kind.NOT_A_FILING, "answers a mail that is a filing", needs_person=("quotes a filing: is it known?",)
    )


def _out_of_sight(mail: Mail) -> str:
    """A filing that we cannot see: behind a link, or written by hand on a form that was scanned."""
    for each in mail.live:
        scanned = each.document is not None and each.document.recognised
        if scanned and each.verdict.why == BLANK_FORM:
            return "a scanned form in which nothing could be read"
        if only_a_link(each, mail.message, mail.office):
            return "only a link to a document that may be a filing"
    return ""


def _nothing(mail: Mail) -> Found:
    """What a mail is in which nothing was found; whatever may be a filing is shown to a person."""
    if why := _out_of_sight(mail):
        return Found(Kind.UNREADABLE, why, needs_person=(why,))
    doubtful = next((each for each in mail.live if each.doubtful), None)
    if doubtful:
        return _doubted(mail, doubtful)
    told = max(mail.live, key=lambda each: each.verdict.score, default=None)
    if told is None or not any(each.text.string.strip() for each in mail.live):
        return Found(Kind.UNREADABLE, "holds no words", needs_person=("the mail holds no words",))
    if told.verdict.kind not in OPENING:
        return Found(told.verdict.kind, told.verdict.why)
    if not SOMEBODY_ASKED.search(told.text.plain) and not names_child(told.text):
        return Found(Kind.NOT_A_FILING, STAFF_TALK)
    asked = ("staff report a request: is there a filing?",)
    return Found(Kind.NOT_A_FILING, "staff report that somebody asks for it", needs_person=asked)


def _staff_name_it(mail: Mail, each: Writing) -> bool:
    """Staff or the state name a procedure; they ask nothing, send nothing along and name no child."""
    verdict, message = each.verdict, mail.message
    if verdict.asks_itself or verdict.formal or message.documents or len(mail.live) > 1:
        return False
    return (
        is_official(message.layers[each.layer].sender, mail.office)
        and not names_child(each.text)
        and not SOMEBODY_ASKED.search(each.text.plain)
        and not CAME_IN.search(each.text.plain)
    )


def _doubted(mail: Mail, doubtful: Writing) -> Found:
    if _staff_name_it(mail, doubtful):
        return Found(Kind.NOT_A_FILING, STAFF_TALK)
    if any(len(each.text.string.strip()) > _FEW_CHARACTERS for each in mail.live):
        why = f"may be a filing: {doubtful.verdict.why}"
        return Found(Kind.NOT_A_FILING, why, needs_person=(why,), doubtful=True, doubted=_asked(doubtful))
    told = ("the subject names a filing, the mail holds none",)
    return Found(Kind.UNREADABLE, "the subject names a filing, the mail holds no words", needs_person=told)


def _asked(doubtful: Writing) -> Kind | None:
    """The kind that a doubtful letter speaks of; None where that was only guessed from its elements."""
    return None if doubtful.verdict.why == ELEMENTS else doubtful.verdict.kind


def _noted(found: Found, mail: Mail) -> Found:
    """What a person must see, or what names a case, is kept with its few facts."""
    if found.mains or found.kind in MACHINE_KINDS:
        return found
    named = next((each for each in mail.live if has_case_number(f"{each.subject} ; {each.text.plain}")), None)
    main = named or (mail.live[0] if mail.live and found.needs_person else None)
    return replace(found, mains=((main, found.kind),)) if main else found
