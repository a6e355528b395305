"""The texts of a mail as writings: whose words they are, how they came, and what they weigh as.

A writing is the own words of one layer, or one document. The words somebody merely quotes are kept
apart from those that he writes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from parsers.facts.closing import Signature, closing_line, find_signatures
from parsers.facts.fields import Field, read_fields
from parsers.facts.header_words import header_words
from parsers.facts.language import language_of
from parsers.facts.people import Writer
from parsers.facts.receipt import at_domain
from parsers.facts.text import Line, Segment, Text, fold, join
from parsers.kinds.verdict import Verdict
from parsers.kinds.weigh import weigh
from parsers.message import Address, Carrier, Document, Layer, Message
from parsers.office import OfficeDirectory
from parsers.page_series import Pages, papers_of, segments_of
from parsers.reading import OPENING, Evidence, Kind
from parsers.text.patterns import Pattern

MOST_WRITINGS = 40
_MACHINE_WORD = (
    r"(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|scanners?|scan(?:ned)?|scans|copiers?|copiadora"
    r"|escaner|mfp|printers?|xerox|ricoh|canon|konica|toshiba|kyocera|hp|(?:web)?forms?|notifications?"
    r"|alerts?"
    r"|e?-?fax(?:es|gw)?|inbound|incoming|docusign|dse|echosign|esign|system|automat\w*|website|webmaster"
    r"|wordpress|portal)"
)
_MACHINE = Pattern(rf"(?:\w{{2,}}[._+-])?{_MACHINE_WORD}(?:{_MACHINE_WORD})?(?:[\d._+-][\w.+-]*)?$")
"""The word ends there: "hpdunn" and "scanlon" are people."""
_NO_PAPER = frozenset({"signature", "calendar", "report", "key"})


class Role(StrEnum):
    """How a writing stands in the mail."""

    COVER = "cover"
    """The outermost own words."""
    INNER = "inner"
    """A forwarded or attached message."""
    QUOTED = "quoted"
    RETURNED = "returned"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Writing:
    """One text of the mail with what it weighs as."""

    role: Role
    layer: int
    text: Text
    subject: str
    """Folded; "" for a document."""
    pages: Pages = ()
    """The document it stands in, or several that are pages of one paper; () for a layer."""

    @property
    def document(self) -> Document | None:
        """The document, or the first of several."""
        return self.pages[0] if self.pages else None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Its labelled lines."""
        return read_fields(self.text)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signed it."""
        return find_signatures(self.text, self.fields)

    @property
    def closing(self) -> Line | None:
        """Its line of closing words."""
        return closing_line(self.text)

    @cached_property
    def verdict(self) -> Verdict:
        """What it is by its own words."""
        return weigh(self.text, self.subject, self.fields)

    @cached_property
    def language(self) -> str:
        """Its language."""
        return language_of(self.text)

    @property
    def day_first(self) -> bool:
        """Whether figures like 3/4 mean the 3rd of April."""
        return self.language == "es"

    @property
    def opens(self) -> bool:
        """Whether it opens a case by its own words."""
        return self.verdict.opens

    @property
    def doubtful(self) -> bool:
        """Whether it may be a filing, but not surely."""
        return self.verdict.kind in OPENING and not self.verdict.opens


def writings_of(message: Message) -> tuple[Writing, ...]:
    """Every text of the mail that has words: layers first, then documents."""
    found = [*_layers(message), *_documents(message)]
    return tuple(found[:MOST_WRITINGS])


def _layers(message: Message) -> Iterator[Writing]:
    for number, layer in enumerate(message.layers):
        if layer.text.strip() or layer.subject:
            text = Text.of(layer.text, layer.part)
            yield Writing(_role(number, layer, message), number, text, _plain_subject(layer.subject))


def _plain_subject(subject: str) -> str:
    """A subject in lower case without accents, its "Re:" and "Fwd:" taken off."""
    plain = Text.of(subject[:500]).plain
    return re.sub(
        r"^(?:\s*(?:re|fw|fwd|rv|tr|wg|aw|reenv|reenviado|external|ext|\[[^\]]{0,20}\])\s*:?\s+"
        r"|\s*(?:re|fwd?|rv)\s*:\s*)+",
        "",
        plain,
    )


def _role(number: int, layer: Layer, message: Message) -> Role:
    if layer.carrier is Carrier.RETURNED:
        return Role.RETURNED
    if layer.carrier is Carrier.QUOTED or _inside_quote(layer, message):
        return Role.QUOTED
    return Role.COVER if number == 0 else Role.INNER


def _inside_quote(layer: Layer, message: Message) -> bool:
    while layer.parent is not None:
        layer = message.layers[layer.parent]
        if layer.carrier is Carrier.QUOTED:
            return True
    return False


def _documents(message: Message) -> Iterator[Writing]:
    for pages in papers_of([each for each in message.documents if each.kind not in _NO_PAPER]):
        segments = segments_of(pages)
        text = join(segments)
        if text.string.strip():
            whole = Writing(Role.DOCUMENT, pages[0].layer, text, "", pages)
            yield whole
            yield from _behind_a_cover(whole, segments)


def _behind_a_cover(whole: Writing, segments: Sequence[Segment]) -> Iterator[Writing]:
    """A filing that begins on a later page, behind the state's letter or a fax cover."""
    if (
        len(segments) < 2
        or whole.verdict.opens
        or whole.verdict.kind not in (Kind.STATE_ACKNOWLEDGMENT, Kind.NOT_A_FILING)
    ):
        return
    for number in range(1, min(len(segments), 6)):
        rest = Writing(whole.role, whole.layer, join(segments[number:]), "", whole.pages)
        if rest.verdict.opens:
            yield rest
            return


def unread_documents(message: Message) -> tuple[Document, ...]:
    """Attachments that may be a filing and that nobody could read; logos and signatures are none."""
    return tuple(
        document
        for document in message.documents
        if document.kind not in _NO_PAPER
        and not any(page.text.strip() for page in document.pages)
        and not document.form_text.strip()
        and not (document.inline and document.size < 40_000)
    )


def official_domains(office: OfficeDirectory) -> set[str]:
    """Domains of the LEAs, the office and the state."""
    domains = {domain for lea in office.leas for domain in lea.domains} | set(office.own_domains)
    return domains | {
        address.rpartition("@")[2] for agency in office.state_agencies for address in agency.addresses
    }


def is_official(address: Address | None, office: OfficeDirectory) -> bool:
    """Whether an address belongs to an LEA, the office or the state."""
    return address is not None and at_domain(address.domain, official_domains(office))


def is_machine(address: Address | None) -> bool:
    """Whether an address is that of a copier, a web form or a signing service."""
    return address is None or bool(_MACHINE.match(address.address.partition("@")[0]))


def writer_of(message: Message, layer: int, office: OfficeDirectory) -> Writer:
    """Who wrote what hangs on this layer: the innermost outside person of its chain of forwards."""
    chain = [
        number for number in _chain(message, attributed(message, layer)) if message.layers[number].sender
    ]
    senders = {number: _person(message.layers[number])[0] for number in chain}
    outside = [n for n in chain if not is_official(senders[n], office) and not is_machine(senders[n])]
    number = outside[-1] if outside else (chain[-1] if chain else layer)
    sender, at = _person(message.layers[number])
    official = not outside and (sender is None or is_official(sender, office) or is_machine(sender))
    if sender is None:
        return Writer("", "", official=True)
    return Writer(sender.name, sender.address, official, at)


_QUITE_EMPTY = 80  # characters: "Sent from my phone", "Sent with secure mail"


def attributed(message: Message, number: int) -> int:
    """The layer that tells who wrote: a forward may set off the words it brings with quotation marks."""
    layer = message.layers[number]
    if layer.sender is None and layer.carrier is Carrier.QUOTED and layer.parent is not None:
        above = message.layers[layer.parent]
        if above.carrier in (Carrier.FORWARD, Carrier.QUOTED) and len(above.text.strip()) < _QUITE_EMPTY:
            return layer.parent
    return number


_THROUGH_A_LIST = Pattern(r"\b(?:via|durch|por medio de) \S", re.IGNORECASE)
"""A mailing list sends in its own name: "Ann Roe via Intake"."""


def _chain(message: Message, layer: int) -> list[int]:
    """The layer and the forwarded ones below it, outermost first; quoted history is left out."""
    chain = [layer]
    for number, each in enumerate(message.layers):
        if each.parent in chain and each.carrier in (Carrier.FORWARD, Carrier.ATTACHED, Carrier.RESENT):
            chain.append(number)
    return chain


def _person(layer: Layer) -> tuple[Address | None, Evidence | None]:
    sender = layer.sender
    stands_in = sender is not None and (is_machine(sender) or _THROUGH_A_LIST.search(sender.name))
    if stands_in and layer.reply_to:
        sender = layer.reply_to[0]
    if sender is None:
        return None, None
    return sender, header_words(layer, sender.address or sender.name)


def kind_named_in_file(document: Document) -> bool:
    """A file name that speaks of a filing: "due process complaint.pdf"."""
    return bool(
        re.search(
            r"due process|dpc|complaint|hearing|debido proceso|queja|mediation|petition",
            fold(document.file_name),
        )
    )


OWN_ACTS = frozenset({Kind.WITHDRAWAL, Kind.SETTLEMENT_VOID, Kind.AMENDED_COMPLAINT, Kind.RESOLUTION_WAIVER})
