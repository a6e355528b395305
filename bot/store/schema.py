"""The tables of the store. STRICT, text a person can read, every write keyed so that it may be repeated.

What is the truth: `messages` with the journal, `case_events`, `attempts`, and what people asked for
(`feeds`). Columns marked "projection" and the tables `computations` and `entries` follow from the
truth and can be made again. The migrations build these tables; a test holds both together.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from bot.store.columns import Day, Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Column[Any] | CheckConstraint | ForeignKeyConstraint | Index) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _text(name: str, *, default: str | None = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _flag(name: str) -> Column[int]:
    """0 or 1: a STRICT table of SQLite knows no truth values."""
    return Column(name, Integer, nullable=False, server_default="0")


office = _table(
    "office",
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Single values: signing key, instant of the first start."""

messages = _table(
    "messages",
    Column("hash", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("arrived_at", Instant, nullable=False),
    Column("taken_in_at", Instant, nullable=False),
    _text("state", default="arrived"),
    _text("kind"),
    _text("why"),
    _text("message_id"),
    _text("sender"),
    _text("forwarder"),
    _flag("automatic"),
    Column("reading", Json),
    Column("authenticity", Json),
    Column("notes", Json),
    Column("strikes", Integer, nullable=False, server_default="0"),
    Column("retry_at", Instant),
    Column("settled_at", Instant),
    _text("approved_by"),
    CheckConstraint("state in ('arrived','filed','needs_person','set_aside')", name="state"),
    Index("ix_messages_state", "state", "arrived_at"),
    Index("ix_messages_message_id", "message_id"),
)
"""One row a content. `state` never goes back from settled but by a person or a repeat of the reading."""

places = _table(
    "places",
    Column("mailbox", Text, primary_key=True),
    Column("generation", Integer, primary_key=True),
    Column("uid", Text, primary_key=True),
    Column("message", Text, ForeignKey("messages.hash"), nullable=False),
    Column("arrived_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index("ix_places_message", "message"),
)
"""Where each message lay: the other half of its identity."""

case_numbers_given = _table(
    "case_numbers_given",
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
"""The last number of our own references in each year; never goes down."""

cases = _table(
    "cases",
    Column("ref", Text, primary_key=True),
    Column("opened_at", Instant, nullable=False),
    Column("opened_by", Text, nullable=False),
    _flag("sender_known"),
    _text("status", default="open"),
    _text("initials"),
    _text("jurisdiction"),
    Column("procedures", Json, nullable=False),
    Column("lea", Text),
    Column("timezone", Text, nullable=False),
    Column("merged_into", Text),
    CheckConstraint("status in ('open','closed','merged')", name="status"),
    Index("ix_cases_status", "status"),
)
"""One row a reference. All but `ref` and how it was opened is a projection of its events."""

case_events = _table(
    "case_events",
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("case_ref", Text, ForeignKey("cases.ref"), nullable=False),
    Column("name", Text, nullable=False),
    Column("on_days", Json, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("by", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("message", Text, ForeignKey("messages.hash")),
    Column("occurrence", Integer, nullable=False),
    Column("value", Json),
    _text("detail"),
    Column("supersedes", Text),
    Index("ix_case_events_case_ref", "case_ref", "seq"),
    Index("ix_case_events_message", "message"),
)
"""What happened, in the order it was written down. Appended to, never changed."""

documents = _table(
    "documents",
    Column("message", Text, ForeignKey("messages.hash"), primary_key=True),
    Column("filing", Integer, primary_key=True, autoincrement=False),
    Column("case_ref", Text, ForeignKey("cases.ref"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("matter", Text, nullable=False),
    Column("words", Json, nullable=False),
    Column("hashes", Json, nullable=False),
    Column("says", Json, nullable=False),
    Index("ix_documents_case_ref", "case_ref"),
)
"""Each document of a message that belongs to a case: what the next one is compared with."""

document_marks = _table(
    "document_marks",
    Column("mark", Text, primary_key=True),
    Column("message", Text, primary_key=True),
    Column("filing", Integer, primary_key=True, autoincrement=False),
    ForeignKeyConstraint(["message", "filing"], ["documents.message", "documents.filing"]),
)
"""Parts of a document's fingerprint and its attachments' hashes, to find likely twins quickly."""

children = _table(
    "children",
    Column("case_ref", Text, ForeignKey("cases.ref"), primary_key=True),
    Column("message", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("born", Day),
    Index("ix_children_key", "key"),
)
"""Who a case is about, as read or entered (`message` is "" then). Identity: it stays in the store."""

case_numbers = _table(
    "case_numbers",
    Column("case_ref", Text, ForeignKey("cases.ref"), primary_key=True),
    Column("message", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("folded", Text, nullable=False),
    Index("ix_case_numbers_folded", "folded"),
)
"""The state's case numbers."""

questions = _table(
    "questions",
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("message", Text, ForeignKey("messages.hash")),
    Column("case_ref", Text, ForeignKey("cases.ref")),
    Column("ask", Text, nullable=False),
    Column("reasons", Json, nullable=False),
    Column("candidates", Json, nullable=False),
    Column("hints", Json, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    _text("answered_by"),
    _text("answer"),
    Index("ix_questions_answered_at", "answered_at"),
    Index("ix_questions_message", "message"),
)
"""The tray: what a person must look at, and how it was settled."""

instruments = _table(
    "instruments",
    Column("hash", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("jurisdiction", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("stored_at", Instant, nullable=False),
)
"""Rule packs and closed days as they were when a case adopted them, by the hash of their content."""

computations = _table(
    "computations",
    Column("case_ref", Text, ForeignKey("cases.ref"), primary_key=True),
    Column("as_of", Day, nullable=False),
    Column("computed_at", Instant, nullable=False),
    Column("pack", Text, nullable=False),
    Column("closed_days", Text, nullable=False),
    Column("report", Json, nullable=False),
    Column("unverified", Json, nullable=False),
    Column("reminded_on", Day),
    Column("next_rule", Text),
    Column("next_act_by", Day),
)
"""What follows from each case on its day: the lists of `duewatch calc`. All of it a projection."""

entries = _table(
    "entries",
    Column("uid", Text, primary_key=True),
    Column("case_ref", Text, ForeignKey("cases.ref"), nullable=False),
    Column("lea", Text),
    Column("entry", Json, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("created", Instant, nullable=False),
    Column("last_modified", Instant, nullable=False),
    _flag("cancelled"),
    Index("ix_entries_case_ref", "case_ref"),
    Index("ix_entries_lea", "lea"),
)
"""Calendar entries as they are wanted, each with its revision."""

publications = _table(
    "publications",
    Column("calendar", Text, primary_key=True),
    Column("uid", Text, ForeignKey("entries.uid"), primary_key=True),
    Column("sequence", Integer, nullable=False),
    _flag("cancelled"),
    _text("etag"),
    Column("done_at", Instant),
    _text("problem"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("try_at", Instant),
)
"""Which revision of an entry each calendar was last brought to, and what hinders the next."""

mails = _table(
    "mails",
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("case_ref", Text, ForeignKey("cases.ref")),
    Column("message", Text, ForeignKey("messages.hash")),
    _text("about"),
    _text("stage"),
    Column("act_by", Day),
    Column("message_id", Text, nullable=False, unique=True),
    Column("not_before", Instant, nullable=False),
    Column("wanted_at", Instant, nullable=False),
    _text("state", default="wanted"),
    Column("rendered", Text),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("try_at", Instant),
    Column("sent_at", Instant),
    _text("answer"),
    CheckConstraint("state in ('wanted','sent','refused','withdrawn','covered')", name="state"),
    Index("ix_mails_state", "state", "not_before"),
    Index("ix_mails_case_ref", "case_ref"),
)
"""Mail that is wanted: one row a recipient, stage and date. `rendered` is set before the first try."""

marks = _table(
    "marks",
    Column("mailbox", Text, primary_key=True),
    Column("generation", Integer, primary_key=True),
    Column("uid", Text, primary_key=True),
    Column("flag", Text),
    Column("folder", Text),
    Column("wanted_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("try_at", Instant),
    _text("problem"),
    ForeignKeyConstraint(
        ["mailbox", "generation", "uid"], ["places.mailbox", "places.generation", "places.uid"]
    ),
    Index("ix_marks_done_at", "done_at"),
)
"""Messages to be flagged or moved where they lie."""

attempts = _table(
    "attempts",
    Column("id", Text, primary_key=True),
    Column("case_ref", Text, ForeignKey("cases.ref"), nullable=False),
    Column("on_day", Day, nullable=False),
    Column("at", Text),
    Column("how", Text, nullable=False),
    Column("to_whom", Text, nullable=False),
    Column("by", Text, nullable=False),
    _text("purpose"),
    _text("result"),
    _text("copy"),
    Column("standing", Text, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("message", Text, ForeignKey("messages.hash")),
    Column("supersedes", Text),
    Index("ix_attempts_case_ref", "case_ref", "on_day"),
)
"""The contact log (34 CFR 300.322(d)). Appended to, never changed; a correction supersedes."""

feeds = _table(
    "feeds",
    Column("id", Text, primary_key=True),
    Column("scope", Text, nullable=False),
    _text("target"),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("fetched_at", Instant),
    CheckConstraint("scope in ('all','lea','case','person')", name="scope"),
)
"""Secret feed links; only the hash of a secret is kept."""

pulse = _table(
    "pulse",
    Column("name", Text, primary_key=True),
    Column("ok_at", Instant),
    Column("trouble_at", Instant),
    _text("trouble"),
    Column("detail", Json),
)
"""Proof of life of each part: when it last did its work, and what hinders it now."""
