"""The first tables of the store."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first release."""
    _case_numbers_given()
    _cases()
    _feeds()
    _instruments()
    _messages()
    _office()
    _pulse()
    _attempts()
    _case_events()
    _case_numbers()
    _children()
    _computations()
    _documents()
    _entries()
    _mails()
    _places()
    _questions()
    _document_marks()
    _marks()
    _publications()


def _refers(
    column: str, target: str, name: str, *, nullable: bool = False, primary_key: bool = False
) -> sa.Column[str]:
    reference = sa.ForeignKey(target, name=name)
    return sa.Column(column, sa.Text(), reference, nullable=nullable, primary_key=primary_key)


def _case_numbers_given() -> None:
    op.create_table(
        "case_numbers_given",
        sa.Column("year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sqlite_strict=True,
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("ref", sa.Text(), primary_key=True),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("sender_known", sa.Integer(), server_default="0", nullable=False),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("initials", sa.Text(), server_default="", nullable=False),
        sa.Column("jurisdiction", sa.Text(), server_default="", nullable=False),
        sa.Column("procedures", sa.Text(), nullable=False),
        sa.Column("lea", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.CheckConstraint("status in ('open','closed','merged')", name="ck_cases_status"),
        sqlite_strict=True,
    )
    op.create_index("ix_cases_status", "cases", ["status"], unique=False)


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), server_default="", nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.Column("fetched_at", sa.Text(), nullable=True),
        sa.CheckConstraint("scope in ('all','lea','case','person')", name="ck_feeds_scope"),
        sa.UniqueConstraint("token_hash", name="uq_feeds_token_hash"),
        sqlite_strict=True,
    )


def _instruments() -> None:
    op.create_table(
        "instruments",
        sa.Column("hash", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.Text(), nullable=False),
        sqlite_strict=True,
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("hash", sa.Text(), primary_key=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.Text(), nullable=False),
        sa.Column("taken_in_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="arrived", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("message_id", sa.Text(), server_default="", nullable=False),
        sa.Column("sender", sa.Text(), server_default="", nullable=False),
        sa.Column("forwarder", sa.Text(), server_default="", nullable=False),
        sa.Column("automatic", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reading", sa.Text(), nullable=True),
        sa.Column("authenticity", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("strikes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("retry_at", sa.Text(), nullable=True),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("approved_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state in ('arrived','filed','needs_person','set_aside')", name="ck_messages_state"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_messages_message_id", "messages", ["message_id"], unique=False)
    op.create_index("ix_messages_state", "messages", ["state", "arrived_at"], unique=False)


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sqlite_strict=True,
    )


def _pulse() -> None:
    op.create_table(
        "pulse",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("ok_at", sa.Text(), nullable=True),
        sa.Column("trouble_at", sa.Text(), nullable=True),
        sa.Column("trouble", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sqlite_strict=True,
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Text(), primary_key=True),
        _refers("case_ref", "cases.ref", "fk_attempts_case_ref"),
        sa.Column("on_day", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("to_whom", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("copy", sa.Text(), server_default="", nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        _refers("message", "messages.hash", "fk_attempts_message", nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sqlite_strict=True,
    )
    op.create_index("ix_attempts_case_ref", "attempts", ["case_ref", "on_day"], unique=False)


def _case_events() -> None:
    op.create_table(
        "case_events",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text(), nullable=False),
        _refers("case_ref", "cases.ref", "fk_case_events_case_ref"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("on_days", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        _refers("message", "messages.hash", "fk_case_events_message", nullable=True),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.UniqueConstraint("id", name="uq_case_events_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_case_events_case_ref", "case_events", ["case_ref", "seq"], unique=False)
    op.create_index("ix_case_events_message", "case_events", ["message"], unique=False)


def _case_numbers() -> None:
    op.create_table(
        "case_numbers",
        _refers("case_ref", "cases.ref", "fk_case_numbers_case_ref"),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_ref", "message", "number", name="pk_case_numbers"),
        sqlite_strict=True,
    )
    op.create_index("ix_case_numbers_folded", "case_numbers", ["folded"], unique=False)


def _children() -> None:
    op.create_table(
        "children",
        _refers("case_ref", "cases.ref", "fk_children_case_ref"),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("born", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("case_ref", "message", "name", name="pk_children"),
        sqlite_strict=True,
    )
    op.create_index("ix_children_key", "children", ["key"], unique=False)


def _computations() -> None:
    op.create_table(
        "computations",
        _refers("case_ref", "cases.ref", "fk_computations_case_ref", primary_key=True),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("computed_at", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("closed_days", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("unverified", sa.Text(), nullable=False),
        sa.Column("reminded_on", sa.Text(), nullable=True),
        sa.Column("next_rule", sa.Text(), nullable=True),
        sa.Column("next_act_by", sa.Text(), nullable=True),
        sqlite_strict=True,
    )


def _documents() -> None:
    op.create_table(
        "documents",
        _refers("message", "messages.hash", "fk_documents_message"),
        sa.Column("filing", sa.Integer(), autoincrement=False, nullable=False),
        _refers("case_ref", "cases.ref", "fk_documents_case_ref"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("hashes", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("message", "filing", name="pk_documents"),
        sqlite_strict=True,
    )
    op.create_index("ix_documents_case_ref", "documents", ["case_ref"], unique=False)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("uid", sa.Text(), primary_key=True),
        _refers("case_ref", "cases.ref", "fk_entries_case_ref"),
        sa.Column("lea", sa.Text(), nullable=True),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("last_modified", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Integer(), server_default="0", nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_entries_case_ref", "entries", ["case_ref"], unique=False)
    op.create_index("ix_entries_lea", "entries", ["lea"], unique=False)


def _mails() -> None:
    op.create_table(
        "mails",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        _refers("case_ref", "cases.ref", "fk_mails_case_ref", nullable=True),
        _refers("message", "messages.hash", "fk_mails_message", nullable=True),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), server_default="", nullable=False),
        sa.Column("act_by", sa.Text(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=False),
        sa.Column("wanted_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="wanted", nullable=False),
        sa.Column("rendered", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("try_at", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state in ('wanted','sent','refused','withdrawn','covered')", name="ck_mails_state"
        ),
        sa.UniqueConstraint("key", name="uq_mails_key"),
        sa.UniqueConstraint("message_id", name="uq_mails_message_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_mails_case_ref", "mails", ["case_ref"], unique=False)
    op.create_index("ix_mails_state", "mails", ["state", "not_before"], unique=False)


def _places() -> None:
    op.create_table(
        "places",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        _refers("message", "messages.hash", "fk_places_message"),
        sa.Column("arrived_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "generation", "uid", name="pk_places"),
        sqlite_strict=True,
    )
    op.create_index("ix_places_message", "places", ["message"], unique=False)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _refers("message", "messages.hash", "fk_questions_message", nullable=True),
        _refers("case_ref", "cases.ref", "fk_questions_case_ref", nullable=True),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.UniqueConstraint("key", name="uq_questions_key"),
        sqlite_strict=True,
    )
    op.create_index("ix_questions_answered_at", "questions", ["answered_at"], unique=False)
    op.create_index("ix_questions_message", "questions", ["message"], unique=False)


def _document_marks() -> None:
    op.create_table(
        "document_marks",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("filing", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["message", "filing"], ["documents.message", "documents.filing"], name="fk_document_marks_message"
        ),
        sa.PrimaryKeyConstraint("mark", "message", "filing", name="pk_document_marks"),
        sqlite_strict=True,
    )


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=True),
        sa.Column("folder", sa.Text(), nullable=True),
        sa.Column("wanted_at", sa.Text(), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("try_at", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["mailbox", "generation", "uid"],
            ["places.mailbox", "places.generation", "places.uid"],
            name="fk_marks_mailbox",
        ),
        sa.PrimaryKeyConstraint("mailbox", "generation", "uid", name="pk_marks"),
        sqlite_strict=True,
    )
    op.create_index("ix_marks_done_at", "marks", ["done_at"], unique=False)


def _publications() -> None:
    op.create_table(
        "publications",
        sa.Column("calendar", sa.Text(), nullable=False),
        _refers("uid", "entries.uid", "fk_publications_uid"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("etag", sa.Text(), server_default="", nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("try_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("calendar", "uid", name="pk_publications"),
        sqlite_strict=True,
    )
