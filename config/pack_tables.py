"""The form of a rule file: its tables and keys, as they are written in TOML.

`config.pack_rules` makes rules (`deadlines.rules`) of them. A key that is not listed here is refused.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from config.pack_lengths import period_of, unit_of
from config.pack_words import (
    EdgeName,
    EventName,
    FlagName,
    FormName,
    KindName,
    NeedName,
    OneOf,
    OwnerName,
    ProcedureName,
)
from config.strict import Strict
from deadlines.case import PROCEDURES
from deadlines.computed import Roll, Status
from deadlines.counting import Period, Rounding, Unit
from deadlines.events import LEGAL_EVENTS

_EVENT = OneOf(LEGAL_EVENTS, "a known event")
_PROCEDURE = OneOf(PROCEDURES, "a known procedure")


def _length(written: object) -> object:
    """A length of time, or one that a flag orders: {flag = ..., unit = ..., at_least = ...}."""
    if isinstance(written, str):
        return period_of(written)
    return _table(FlagCount, written) if isinstance(written, Mapping) else _neither("a length of time")


def _start(written: object) -> object:
    """An event, a list of events, {rule = ...} or {next_of = [...], since = ...}."""
    if isinstance(written, str):
        return _EVENT(written)
    if isinstance(written, list) and written and all(isinstance(one, str) for one in written):
        return [_EVENT(one) for one in written]
    if isinstance(written, Mapping):
        return _table(RuleStart if "rule" in written else NextStart, written)
    return _neither("an event, a list of events, or a table with 'rule' or 'next_of'")


def _procedures(written: object) -> object:
    names = written if isinstance(written, list) else [written]
    return [_PROCEDURE(one) if isinstance(one, str) else _neither("a procedure") for one in names]


def _signature(written: object) -> object:
    """Either "unverified", or who compared the rule with what."""
    if isinstance(written, str):
        return OneOf(["unverified"], "a state of checking")(written)
    return _table(CheckedTable, written) if isinstance(written, Mapping) else _neither("a signature")


def _table(model: type[Strict], written: Mapping[str, Any]) -> object:
    """Check an inner table; its problems become one sentence."""
    try:
        return model.model_validate(written)
    except ValidationError as error:
        told = (
            f"{'.'.join(map(str, e['loc']))} {e['msg'].removeprefix('Value error, ')}" for e in error.errors()
        )
        raise ValueError("; ".join(told)) from None


def _neither(what: str) -> object:
    raise ValueError(f"is not {what}")


StartTable = Annotated[Any, BeforeValidator(_start)]
Length = Annotated[Any, BeforeValidator(_length)]
Signature = Annotated[Any, BeforeValidator(_signature)]
Text = Annotated[str, Field(min_length=3)]
Cites = Annotated[tuple[Text, ...], Field(min_length=1)]
Count = Annotated[Period, BeforeValidator(lambda text: period_of(text) if isinstance(text, str) else text)]
UnitName = Annotated[Unit, BeforeValidator(lambda text: unit_of(text) if isinstance(text, str) else text)]
RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class ConditionTable(Strict):
    """One condition: something happened, a flag is set, the case is of a procedure; or the contrary."""

    happened: EventName | None = None
    not_happened: EventName | None = None
    times: Annotated[int, Field(ge=1)] = 1
    edge: EdgeName | None = None
    flag: FlagName | None = None
    not_flag: FlagName | None = None
    equals: str | None = None
    procedure: ProcedureName | None = None
    not_procedure: ProcedureName | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> "ConditionTable":
        asked = [
            self.happened,
            self.not_happened,
            self.flag,
            self.not_flag,
            self.procedure,
            self.not_procedure,
        ]
        if sum(one is not None for one in asked) != 1:
            raise ValueError(
                "asks for one of: happened, not_happened, flag, not_flag, procedure, not_procedure"
            )
        return self


class RuleStart(Strict):
    """Day 0 is the last day of another rule."""

    rule: RuleId
    cite: bool = False


class NextStart(Strict):
    """Day 0 is the next of these events after each happening of another."""

    next_of: Annotated[tuple[EventName, ...], Field(min_length=1)]
    since: EventName


class FlagCount(Strict):
    """A length that somebody may order, never less than `at_least`."""

    flag: FlagName
    unit: UnitName
    at_least: Annotated[int, Field(ge=1)]


class WayTable(Strict):
    """Another way of counting, or another owner, under conditions; what is left out stays as in the rule."""

    when: Annotated[tuple[ConditionTable, ...], Field(min_length=1)]
    owed_by: OwnerName | None = None
    after: StartTable = None
    before: StartTable = None
    count: Length = None
    counting: str | None = None
    cites: Cites | None = None


class NotRequiredTable(Strict):
    """What takes the duty away."""

    when: tuple[ConditionTable, ...] = ()
    why: Text
    cites: Cites


class SoonerTable(Strict):
    """An event that starts the period if it comes before day 0 would."""

    event: EventName
    when: tuple[ConditionTable, ...] = ()
    cites: Cites


class StopTable(Strict):
    """Something that holds the clock."""

    when: tuple[ConditionTable, ...] = ()
    began: ConditionTable
    ended_by: Annotated[tuple[EventName, ...], Field(min_length=1)]
    during: bool = False
    resumes: bool = False
    why: Text
    until: Text
    cites: Cites


class RestartTable(Strict):
    """An event that starts the period anew."""

    event: EventName
    because: Text
    cites: Cites


class PromptTable(Strict):
    """What to say from the earliest date of some rules on, while none of the events has happened."""

    rules: Annotated[tuple[RuleId, ...], Field(min_length=1)]
    unless: Annotated[tuple[EventName, ...], Field(min_length=1)]
    say: Text
    ask: str = ""


class RemarkTable(Strict):
    """A sentence beside the date; "{day}" in it is the day that `days` gives."""

    say: Text
    when: tuple[ConditionTable, ...] = ()
    days: Count | None = None


class CheckedTable(Strict):
    """Who compared the rule with its source; `digest` covers the rule as it was signed."""

    by: Annotated[str, Field(min_length=1)]
    on: date
    against: Text
    digest: str


class InForceTable(Strict):
    """Which days of the trigger the rule is for."""

    first: date | None = None
    last: date | None = None


class ExampleTable(Strict):
    """A worked example: a case, and what the rule comes to in it."""

    say: Text
    given: dict[str, Any]
    flags: Annotated[dict[str, Any], Field(default_factory=dict)]
    procedure: Annotated[Any, BeforeValidator(_procedures)] = None
    school: str | None = None
    as_of: date | None = None
    occurrence: Annotated[int, Field(ge=1)] = 1
    last_day: date | None = None
    due: date | None = None
    owed_by: OwnerName | None = None
    since: date | None = None
    undelayed: date | None = None
    outer_limit: date | None = None
    earliest: date | None = None
    superseded: tuple[date, ...] = ()
    status: Status | None = None
    says: str = ""
    comes_to: Annotated[
        str,
        BeforeValidator(
            OneOf(
                ("date", "immediate", "suspended", "undecided", "not_required", "waiting", "nothing"),
                "a list of the contract",
            )
        ),
    ] = "date"

    @model_validator(mode="after")
    def _says_what_comes(self) -> "ExampleTable":
        if self.comes_to == "date" and self.last_day is None and self.due is None:
            raise ValueError("says neither last_day, due nor comes_to")
        return self


class RuleTable(Strict):
    """One rule. What each key means stands in `deadlines.rules.DeadlineRule`."""

    id: RuleId
    title: Text
    kind: KindName | None = None
    owed_by: OwnerName
    cites: Cites
    at_once: StartTable = None
    after: StartTable = None
    before: StartTable = None
    count: Length = None
    counting: str | None = None
    happens: str = ""
    procedures: frozenset[ProcedureName] = frozenset()
    part_of: frozenset[ProcedureName] = frozenset()
    not_in: frozenset[ProcedureName] = frozenset()
    only_in: frozenset[ProcedureName] = frozenset()
    when: tuple[ConditionTable, ...] = ()
    when_any: tuple[ConditionTable, ...] = ()
    way: tuple[WayTable, ...] = ()
    not_required: tuple[NotRequiredTable, ...] = ()
    sooner: tuple[SoonerTable, ...] = ()
    stop: tuple[StopTable, ...] = ()
    restart: RestartTable | None = None
    history: EventName | None = None
    last_only: bool = False
    extended_by: RuleId | None = None
    outer_rounding: bool = False
    undecided: str = ""
    ask_for: str = ""
    reading_of: frozenset[RuleId] = frozenset()
    replaces: tuple[RuleId, ...] = ()
    met_by: tuple[EventName, ...] = ()
    met_nth: Annotated[int, Field(ge=1)] = 1
    prompt: PromptTable | None = None
    remark: tuple[RemarkTable, ...] = ()
    strict: str = ""
    compare_with: EventName | None = None
    outlasts: bool = False
    in_force: InForceTable = InForceTable()
    checked: Signature = None
    example: tuple[ExampleTable, ...] = ()

    @model_validator(mode="after")
    def _starts_once(self) -> "RuleTable":
        if sum(one is not None for one in (self.at_once, self.after, self.before)) != 1:
            raise ValueError("says one of: after, before, at_once")
        if self.at_once is None:
            missing = [k for k in ("kind", "count", "counting") if getattr(self, k) is None]
            if missing:
                raise ValueError(f"has a date and does not say {' and '.join(missing)}")
        elif self.count is not None:
            raise ValueError("is owed at once and has a count")
        return self


class CountingTable(Strict):
    """A way of counting, named once and cited."""

    says: Text
    roll: Roll
    first_day_counts: bool = False
    rounding: Rounding = Rounding.LAST_OF_MONTH
    cites: Cites
    cites_when_rolled: tuple[Text, ...] = ()


class EndingTable(Strict):
    """Events that end the matter."""

    events: Annotated[tuple[EventName, ...], Field(min_length=1)]
    undone_by: EventName | None = None
    procedures: frozenset[ProcedureName] = frozenset()
    why: Text
    cites: Cites


class PackTable(Strict):
    """What a pack says about itself (`pack.toml`)."""

    jurisdiction: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]+)*$")]
    title: Text
    parent: str | None = None
    closed_days: str | None = None
    """The list of closed days that it counts with; left out, its parent's."""
    reviewed_through: date | None = None
    notes: tuple[Text, ...] = ()
    counting: Annotated[dict[str, CountingTable], Field(default_factory=dict)]
    ending: tuple[EndingTable, ...] = ()
    school: Annotated[dict[str, dict[str, Any]], Field(default_factory=dict)]


class SlotTable(Strict):
    """One of the attempts that a rule asks for."""

    forms: Annotated[tuple[FormName, ...], Field(min_length=1)]
    preferred: tuple[FormName, ...] = ()
    school_days_before: Annotated[int, Field(ge=1)] | None = None


class AttemptsTable(Strict):
    """What is asked of the attempts of one procedure, and what may follow them."""

    id: RuleId
    title: Text
    slots: Annotated[tuple[SlotTable, ...], Field(min_length=1)]
    needs: dict[FormName, tuple[NeedName, ...]]
    distinct_days: bool = False
    after_no_answer: tuple[Text, ...] = ()
    after_refusal: tuple[Text, ...] = ()
    never: tuple[Text, ...] = ()
    cites: Cites


class RuleFile(Strict):
    """A file of rules: one instrument of law."""

    rule: tuple[RuleTable, ...] = ()
    attempts: tuple[AttemptsTable, ...] = ()
