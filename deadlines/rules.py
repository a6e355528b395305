"""The words in which a rule of law is written down: the closed vocabulary of the packs.

Plain values, made by the loader (`config.packs`) from the TOML under `config/rules/`, read by
`deadlines.compute`. A rule says what starts a period, how long it is, how it is counted, who owes
it, what takes it away, stops it or starts it anew, and which provision says so. Nothing here
computes, and no provision of law stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from deadlines.attempts import AttemptRule
from deadlines.computed import Kind
from deadlines.counting import Counting, Period, Unit


class Owner(StrEnum):
    """Who owes a duty, or whose right it is."""

    LEA = "lea"
    PARENT = "parent"
    BOTH = "both"
    FILER = "filer"
    HEARING_OFFICER = "hearing_officer"
    ALJ = "alj"
    SEA = "sea"
    SEA_OR_LEA = "sea_or_lea"
    MEDIATOR = "mediator"
    EVALUATOR = "evaluator"
    SURROGATE = "surrogate"
    AGGRIEVED_PARTY = "aggrieved_party"
    PREVAILING_PARTY = "prevailing_party"


class Edge(StrEnum):
    """Which side of a date an event must lie on to count."""

    BY = "by"
    """On or before the date."""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event happened: at least `times` times, and, with `edge`, on that side of the rule's last day."""

    event: str
    times: int = 1
    edge: Edge | None = None
    wanted: bool = True
    """False: it must not have happened."""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A standing fact is set; with `equals`, to that word."""

    flag: str
    equals: str | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class InProcedure:
    """The case is of this procedure."""

    procedure: str
    wanted: bool = True


Condition = Happened | Flagged | InProcedure
Conditions = tuple[Condition, ...]
"""All must hold; none: always true."""


@dataclass(frozen=True, slots=True)
class OnEvent:
    """Day 0 is the day of an event; of several names, the first of them to happen."""

    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnRule:
    """Day 0 is the last day that another rule gives; `cite` repeats that rule's provisions."""

    rule: str
    cite: bool = False


@dataclass(frozen=True, slots=True)
class NextOf:
    """Day 0 is the next of these events after each happening of `since`."""

    events: tuple[str, ...]
    since: str


Start = OnEvent | OnRule | NextOf


@dataclass(frozen=True, slots=True)
class PeriodByFlag:
    """A period whose amount somebody may order: the flag's number, never less than `at_least`."""

    flag: str
    unit: Unit
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a rule counts under some conditions: the first way whose conditions hold is taken."""

    when: Conditions = ()
    owed_by: Owner
    start: Start
    period: Period | PeriodByFlag | None
    """None: owed at once, with no number in the text."""
    counting: Counting = field(default_factory=Counting)
    cites: tuple[str, ...]
    roll_cites: tuple[str, ...] = ()
    """Shown when the date did roll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sooner:
    """An event that starts the rule's period if it comes before day 0 would."""

    when: Conditions = ()
    event: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Something that holds a clock until it ends.

    It must be in force on day 0, or, with `during`, may begin at any time of the period.
    """

    when: Conditions = ()
    began: Condition
    ended_by: tuple[str, ...]
    during: bool = False
    resumes: bool = False
    """True: the period starts on the day that the stop ends; False: as if it had never stopped."""
    why: str
    until: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRequired:
    """What takes the duty away."""

    when: Conditions
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """An event that starts the period anew on its day."""

    event: str
    because: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence shown with the date when the conditions hold.

    `days`: the sentence is about a day counted another way; "{day}" in it becomes that day.
    """

    say: str
    when: Conditions = ()
    days: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What to say from the earliest date of `rules` on while none of the events has happened."""

    rules: tuple[str, ...]
    unless: tuple[str, ...]
    say: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class MetBy:
    """What does what the rule asks: the first of these names that happened, its `nth` happening."""

    events: tuple[str, ...] = ()
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Checked:
    """Who compared a rule with its source; `digest` is the hash of the rule as it was signed."""

    by: str
    on: date
    against: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """One duty, period, window or right."""

    id: str
    title: str
    kind: Kind
    ways: tuple[Way, ...]
    """The last one has no conditions."""
    happens: str = ""
    """What the date is, as a clause, where another rule starts from it."""
    procedures: frozenset[str] = frozenset()
    """In a case of these the rule waits for its trigger."""
    part_of: frozenset[str] = frozenset()
    """The procedures with whose end it ends."""
    not_in: frozenset[str] = frozenset()
    """In a case of these alone the rule does not apply."""
    only_in: frozenset[str] = frozenset()
    """If any: the rule applies only in a case of one of these."""
    when: Conditions = ()
    when_any: Conditions = ()
    """If any: at least one must hold too."""
    not_required: tuple[NotRequired, ...] = ()
    sooner: tuple[Sooner, ...] = ()
    stops: tuple[Stop, ...] = ()
    restart: Restart | None = None
    history: str | None = None
    """The event that holds the earlier day of the trigger when it was moved."""
    last_only: bool = False
    """A later happening of the trigger replaces the earlier one."""
    extended_by: str | None = None
    """The rule whose date takes over when an order extends this one."""
    outer_rounding: bool = False
    """An anniversary that does not exist has its later reading as the outer limit."""
    undecided: str = ""
    """Why no date may be given even when all days are known; `ask_for` says what to do."""
    ask_for: str = ""
    reading_of: frozenset[str] = frozenset()
    met_by: MetBy = field(default_factory=MetBy)
    prompt: Prompt | None = None
    remarks: tuple[Remark, ...] = ()
    strict: str = ""
    """The provision that sets the same number and knows no roll."""
    compare_with: str | None = None
    """An event that should not lie before the trigger; if it does, a warning says so."""
    outlasts: bool = False
    """The end of the matter does not take it away."""
    in_force_from: date | None = None
    in_force_until: date | None = None
    unverified: bool = False
    checked: Checked | None = None
    file: str = ""

    @property
    def cites(self) -> tuple[str, ...]:
        """Return the provisions of the rule's ordinary way."""
        return self.ways[-1].cites

    @property
    def owed_by(self) -> Owner:
        """Return who owes it in the ordinary way."""
        return self.ways[-1].owed_by

    @property
    def trigger(self) -> str | None:
        """Return the event from which the ordinary way counts, None for the date of another rule."""
        start = self.ways[-1].start
        return start.events[0] if isinstance(start, OnEvent) else None

    @property
    def starts_from(self) -> tuple[str, ...]:
        """Return the rules whose date any way of this one starts from."""
        return tuple(way.start.rule for way in self.ways if isinstance(way.start, OnRule))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Events that end the matter: what is not yet due then is not required any more."""

    events: tuple[str, ...]
    undone_by: str | None
    procedures: frozenset[str]
    """The rules of these procedures end; empty: every rule."""
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RulePack:
    """The effective law of one jurisdiction: its own rules added to those of its parents.

    `rules` are in an order in which each comes after those that it starts from. `digest` is the
    hash of all files that it was made from.
    """

    jurisdiction: str
    title: str
    closed_days: str
    """Which list of closed days its counts use (34 CFR 300.11(b): federal and the state's own)."""
    rules: tuple[DeadlineRule, ...]
    endings: tuple[Ending, ...] = ()
    attempts: tuple[AttemptRule, ...] = ()
    notes: tuple[str, ...] = ()
    reviewed_through: date | None = None
    digest: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path of each file that it was made from, and its hash."""

    @cached_property
    def by_id(self) -> dict[str, DeadlineRule]:
        """Return the rules by their id; of several versions, the latest."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def restarts(self) -> dict[str, frozenset[str]]:
        """Return, by event, the rules that it starts anew and those that start from them."""
        events = {rule.restart.event for rule in self.rules if rule.restart}
        return {event: self._changed_by(event) for event in sorted(events)}

    def _changed_by(self, event: str) -> frozenset[str]:
        reached: set[str] = set()
        for rule in self.rules:
            restarted = rule.restart is not None and rule.restart.event == event
            if restarted or reached & set(rule.starts_from):
                reached.add(rule.id)
        return frozenset(reached)

    @cached_property
    def histories(self) -> dict[tuple[str, str], frozenset[str]]:
        """Return, by trigger and the event that holds its earlier day, the rules that count from it."""
        pairs = {(rule.trigger, rule.history) for rule in self.rules if rule.history and rule.trigger}
        return {
            pair: frozenset(r.id for r in self.rules if (r.trigger, r.history) == pair)
            for pair in sorted(pairs)
        }

    @cached_property
    def replaced_by_the_last(self) -> dict[str, frozenset[str]]:
        """Return, by trigger, the rules in which a later happening replaces the earlier ones."""
        triggers = {rule.trigger for rule in self.rules if rule.last_only and rule.trigger}
        return {
            trigger: frozenset(r.id for r in self.rules if r.last_only and r.trigger == trigger)
            for trigger in sorted(triggers)
        }
