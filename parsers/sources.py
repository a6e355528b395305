"""Where the facts of one filing may be read: its own document first, then what came with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers.facts.advisers import Adviser, find_adviser
from parsers.facts.children import find_children
from parsers.facts.dates import find_dates, first_date
from parsers.facts.family_names import greeted_parent, kin_by_name, titled_kin
from parsers.facts.header_words import header_words
from parsers.facts.letter_date import find_filed_with_state
from parsers.facts.names import same_person, tidy_name
from parsers.facts.orders import find_case_number
from parsers.facts.people import People, Writer, email_beside, email_of_the_family, find_people
from parsers.facts.phones import find_phones
from parsers.facts.places import find_lea, find_schools
from parsers.facts.receipt import at_domain, received_at_lea, zone_of
from parsers.facts.text import Text, fold
from parsers.message import Layer, Message
from parsers.office import Lea, OfficeDirectory
from parsers.reading import OPENING, Fact, Filing, Grade, Kind
from parsers.text.patterns import Pattern
from parsers.writings import Role, Writing, is_official


@dataclass(frozen=True)
class Source:
    """What the facts of one filing may be read from."""

    message: Message
    office: OfficeDirectory
    main: Writing
    beside: tuple[Writing, ...]
    """Other writings of the same mail that may complete it, nearest first."""

    @property
    def arrived(self) -> date:
        """The day the mail arrived, in the office's zone."""
        at = self.message.received_at or self.message.arrived_at
        return at.astimezone(zone_of(None, self.office)).date()


_THIN = 160  # characters; "Please find the signed waiver attached." and a name


def at_the_paper(source: Source) -> Source:
    """The source with the paper itself in front, where a few covering words only told what it is."""
    main = source.main
    if main.document is not None or len(main.text.string.strip()) > _THIN or find_dates(main.text):
        return source
    carried = [
        each
        for each in source.beside
        if each.role in (Role.DOCUMENT, Role.INNER) and len(each.text.string.strip()) > _THIN
    ]
    if not carried:
        return source
    beside = [main, *(each for each in source.beside if each is not carried[0])]
    return replace(source, main=carried[0], beside=tuple(beside))


def completed(people: People, source: Source, writer: Writer, kind: Kind) -> People:
    """What the document does not say of its people may stand in the letter that carried it."""
    if people.adviser is None:
        people = _with_adviser(people, adviser_beside(source), kind)
    elif kind in OPENING:
        people = replace(people, adviser=_reached_beside(people.adviser, source))
    for other in source.beside:
        if people.names and people.phones:
            break
        if writer.official and other.role is Role.COVER:
            continue
        more = find_people(other.text, other.fields, other.signatures, writer)
        people = replace(
            people,
            names=people.names or _without(people.adviser, more.names),
            phones=people.phones or (more.phones if not people.adviser else ()),
        )
    if people.adviser:
        return replace(people, email=people.email or _clients_email(people, source))
    return replace(people, email=people.email or _email_beside_name(people, source))


def _email_beside_name(people: People, source: Source) -> tuple[Fact[str], ...]:
    """As in "Signers: Ann Roe (ann@mail.example)", or the name and address of one who gets the mail."""
    for each in people.names:
        for writing in (source.main, *source.beside):
            if found := email_beside(writing.text, each.value):
                return (found,)
        for layer in source.message.layers:
            for other in (*layer.to, *layer.cc):
                if same_person(other.name, each.value) and not is_official(other, source.office):
                    words = header_words(layer, other.address)
                    return (Fact(other.address, (words,), Grade.LIKELY, "the mail goes to them"),)
    return ()


def _clients_email(people: People, source: Source) -> tuple[Fact[str], ...]:
    """The address of those for whom an adviser writes: in the covering words, or among who gets a copy."""
    theirs = people.adviser.email[0].value if people.adviser and people.adviser.email else ""
    for other in source.beside:
        if found := email_of_the_family(other.text, theirs):
            return found
    layer = source.message.layers[source.main.layer]
    families = {fold(each.value.split()[-1]) for each in people.names}
    for copy in (*layer.to, *layer.cc):
        called = fold(f"{copy.name} {copy.address.partition('@')[0]}")
        if not is_official(copy, source.office) and any(
            len(name) > 3 and name in called for name in families
        ):
            return (Fact(copy.address, (header_words(layer, copy.address),), Grade.LIKELY, "gets a copy"),)
    return ()


def _with_adviser(people: People, adviser: Adviser | None, kind: Kind) -> People:
    """The adviser who carries the paper is not the one who asks, and neither is his address hers."""
    if adviser is None:
        return people
    theirs = {each.value for each in adviser.email}
    return replace(
        people,
        adviser=adviser if kind in OPENING else None,
        names=_without(adviser, people.names),
        email=tuple(each for each in people.email if each.value not in theirs),
    )


def _reached_beside(adviser: Adviser, source: Source) -> Adviser:
    """Telephone and address of an adviser whose own mail carries the paper that he signed."""
    for other in source.beside:
        layer = source.message.layers[other.layer]
        sender = layer.sender
        if other.role is Role.DOCUMENT or sender is None or not adviser.name:
            continue
        if same_person(sender.name, adviser.name[0].value):
            phones = find_phones(other.text)[:1]
            found = tuple(Fact(each.value, (other.text.evidence(each.start, each.end),)) for each in phones)
            address = Fact(
                sender.address, (header_words(layer, sender.address),), reason="the sender's address"
            )
            return replace(adviser, phone=adviser.phone or found, email=adviser.email or (address,))
    return adviser


def _without(adviser: Adviser | None, names: tuple[Fact[str], ...]) -> tuple[Fact[str], ...]:
    theirs = adviser.name[0].value if adviser and adviser.name else ""
    return tuple(each for each in names if not same_person(theirs, each.value))


def adviser_beside(source: Source) -> Adviser | None:
    """The adviser who forwards or carries the filing, from the words of that mail."""
    for other in source.beside:
        sender = source.message.layers[other.layer].sender
        if other.role is Role.DOCUMENT or is_official(sender, source.office):
            continue
        if adviser := find_adviser(other.text, other.fields, other.signatures):
            email = (
                ()
                if adviser.email or not sender
                else (
                    Fact(
                        sender.address,
                        (header_words(source.message.layers[other.layer], sender.address),),
                        reason="the sender's address",
                    ),
                )
            )
            return replace(adviser, email=adviser.email or email, filed=False, block=None)
    return None


def children_of(source: Source, people: People) -> tuple[Fact[str], ...]:
    """The children: from the document, else from what came with it, else from a subject line."""
    if people.systemic:
        return ()
    adults = [each.value for each in people.names]
    if people.adviser and people.adviser.name:
        adults.append(people.adviser.name[0].value)
    places = [lea.name for lea in source.office.leas] + [
        name for lea in source.office.leas for name in lea.schools
    ]
    adults += [" ".join(place.split()[:2]) for place in places]
    own = any(each.value == "adult_student" for each in people.filed_by)
    found = find_children(source.main.text, source.main.fields, [] if own else adults)
    if own and not found:
        return people.names[:1]
    for other in source.beside:
        if found and all(" " in each.value for each in found):
            break
        more = find_children(other.text, other.fields, adults)
        found = found or more
    return found or _child_in_subject(source, adults)


def _child_in_subject(source: Source, adults: Sequence[str]) -> tuple[Fact[str], ...]:
    for layer in source.message.layers[::-1]:
        if layer.subject:
            found = find_children(Text.of(layer.subject[:300]), (), adults)
            if found:
                return _in_headers(layer, found[:1])
    return ()


def requesters_of(source: Source, people: People, children: Sequence[Fact[str]]) -> tuple[Fact[str], ...]:
    """Who asks; a parent whom others write to is known by the child's last name and by the mail's headers."""
    names = people.names
    theirs = [each.value for each in children]
    for find in () if people.systemic else (kin_by_name, greeted_parent, titled_kin):
        for writing in (source.main, *source.beside):
            names = names or find(writing.text, theirs)
    if len(names) != 1 or len(names[0].value.split()) > 1:
        return names
    last = fold(names[0].value)
    for layer in source.message.layers:
        for each in (*layer.to, *layer.cc):
            words = each.name.split()
            if 1 < len(words) < 5 and fold(words[-1]) == last:
                found = (*names[0].evidence, header_words(layer, each.name))
                return (replace(names[0], value=tidy_name(each.name), evidence=found),)
    return names


def lea_of(source: Source, schools: Sequence[Fact[str]]) -> tuple[Fact[str], ...]:
    """The district as the document says; else as the mail's addresses say."""
    found = find_lea(source.main.text, source.main.fields, schools, source.office)
    if found and found[0].grade is not Grade.CANDIDATE:
        return found
    by_domain = _lea_of_addresses(source)
    beside = [
        each
        for other in source.beside
        for each in find_lea(other.text, other.fields, (), source.office)
        if each.grade is not Grade.CANDIDATE
    ]
    return tuple(by_domain or beside[:1] or found)


def _lea_of_addresses(source: Source) -> tuple[Fact[str], ...]:
    for layer in source.message.layers[::-1]:
        everybody = [*layer.to, *layer.cc, *([layer.sender] if layer.sender else [])]
        for address in everybody:
            for lea in source.office.leas:
                if at_domain(address.domain, set(lea.domains)):
                    words = header_words(layer, address.address)
                    return (Fact(lea.name, (words,), Grade.LIKELY, "an address of its domain"),)
    return ()


_SUBMITTED = Pattern(
    r"(?<![a-z])(?:submi(?:tted|ssion)|received|filed|sent|completed|enviad[oa]|recibid[oa])(?![a-z])"
)


def _states_form(source: Source, domains: set[str]) -> tuple[Fact[date], ...]:
    """The day on which somebody filled in the state's own form, in the copy that the state sends on."""
    main = source.main
    sender = source.message.layers[main.layer].sender
    if sender is None or not at_domain(sender.domain, domains) or not main.opens:
        return ()
    for line in main.text.lines[:40]:
        found = first_date(main.text, line.start, line.end, day_first=main.day_first)
        if found and _SUBMITTED.search(main.text.plain, line.start, found.start):
            words = main.text.evidence(found.start, found.end)
            return (Fact(found.best(source.arrived), (words,), Grade.LIKELY, "sent in on the state's form"),)
    return ()


def filed_with_state(source: Source, kind: Kind) -> tuple[Fact[date], ...]:
    """A copy sent to the state's address in any layer; else what the text says."""
    addresses = {each for agency in source.office.state_agencies for each in agency.addresses}
    domains = {each.rpartition("@")[2] for each in addresses}
    zone = zone_of(_office_lea(source), source.office)
    for number, layer in enumerate(source.message.layers):
        if not any(each.address in addresses or each.domain in domains for each in (*layer.to, *layer.cc)):
            continue
        words = (header_words(layer, layer.date.words if layer.date else ""),)
        if number == 0 and source.message.received_at:
            return (
                Fact(
                    source.message.received_at.astimezone(zone).date(),
                    words,
                    Grade.CERTAIN,
                    "a copy went to the state's address",
                ),
            )
        at = layer.date.at if layer.date else None
        if at:
            day = at.astimezone(zone).date() if at.tzinfo else at.date()
            return (Fact(day, words, Grade.CERTAIN, "a copy went to the state's address"),)
    main = source.main
    if sent := _states_form(source, domains):
        return sent
    by_state = kind is Kind.STATE_ACKNOWLEDGMENT
    found = find_filed_with_state(main.text, source.arrived, day_first=main.day_first, by_state=by_state)
    for other in source.beside:
        found = found or find_filed_with_state(other.text, source.arrived, day_first=other.day_first)
    return found


def _office_lea(source: Source) -> Lea | None:
    named = lea_of(source, find_schools(source.main.text, source.main.fields, source.office))
    return next((lea for lea in source.office.leas if named and lea.name == named[0].value), None)


def with_receipt(source: Source, filing: Filing) -> Filing:
    """The filing with every sign of its receipt at the LEA."""
    lea = next((each for each in source.office.leas if filing.lea and each.name == filing.lea[0].value), None)
    texts = [source.main.text] if source.main.document else []
    texts += [other.text for other in source.beside if other.document]
    return replace(
        filing,
        date_received_lea=received_at_lea(source.message, texts, lea, source.office, source.main.layer),
    )


def number_in_subject(source: Source) -> tuple[Fact[str], ...]:
    """A case number in the subject of any layer."""
    for layer in source.message.layers:
        found = find_case_number(Text.of(layer.subject[:300]))
        if found:
            return _in_headers(layer, found)
    return ()


def _in_headers(layer: Layer, facts: tuple[Fact[str], ...]) -> tuple[Fact[str], ...]:
    """Facts of a subject with their words where they stand among the header lines."""
    return tuple(
        replace(fact, evidence=tuple(header_words(layer, words.text) for words in fact.evidence))
        for fact in facts
    )
