"""DKIM at intake: evidence with its key, never a gate, never an exception."""

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.authenticity import MOST_SIGNATURES, LookupFailed, signatures_of
from bot.mailboxes import Arrived, Place
from bot.steps import authenticate, keep
from bot.store import messages
from bot.workroom import open_workroom
from config.settings import load_settings

dkim = pytest.importorskip("dkim", reason="the 'dns' extra is not installed: pip install 'duewatch[dns]'")
from cryptography.hazmat.primitives import serialization  # noqa: E402
from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: E402

MAIL = b"From: a@kesslerlaw.example\r\nTo: b@llanoalto.example\r\nSubject: Complaint\r\n\r\nAttached.\r\n"
NAME = "mail._domainkey.kesslerlaw.example"


@pytest.fixture(scope="module")
def signed() -> tuple[bytes, str]:
    """A signed mail and the record that its key is published in."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    der = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    header = dkim.sign(
        MAIL, b"mail", b"kesslerlaw.example", pem, include_headers=[b"from", b"to", b"subject"]
    )
    return header + MAIL, "v=DKIM1; k=rsa; p=" + base64.b64encode(der).decode()


def test_a_signature_that_holds_is_kept_with_the_key_it_was_checked_against(
    signed: tuple[bytes, str],
) -> None:
    raw, record = signed
    [found] = signatures_of(raw, {NAME: record}.get)

    assert (found.verdict, found.domain, found.selector) == ("pass", "kesslerlaw.example", "mail")
    assert found.key == record


def test_a_mail_that_was_changed_fails_and_says_so(signed: tuple[bytes, str]) -> None:
    raw, record = signed
    [found] = signatures_of(raw.replace(b"Attached.", b"Attached!"), {NAME: record}.get)

    assert found.verdict == "fail"
    assert "changed" in found.why or "cannot be used" in found.why


def test_a_key_that_is_not_published_any_more_is_told(signed: tuple[bytes, str]) -> None:
    [found] = signatures_of(signed[0], {}.get)

    assert found.verdict == "no key"


def test_name_servers_that_do_not_answer_leave_it_unchecked(signed: tuple[bytes, str]) -> None:
    def silent(name: str) -> str | None:
        raise LookupFailed("Timeout")

    [found] = signatures_of(signed[0], silent)

    assert found.verdict == "not checked"
    assert "did not answer" in found.why


def test_a_mail_without_signatures_has_none() -> None:
    assert signatures_of(MAIL, {}.get) == []


def test_a_mail_with_a_hundred_signatures_costs_a_few_look_ups(signed: tuple[bytes, str]) -> None:
    raw, record = signed
    header, _, _ = raw.partition(b"From:")

    assert len(signatures_of(header * 100 + MAIL, {NAME: record}.get)) == MOST_SIGNATURES


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(raw: bytes) -> None:
    found = signatures_of(b"DKIM-Signature: " + raw + b"\r\n\r\nx", lambda _: "v=DKIM1; p=" + raw.hex())

    assert all(one.verdict in {"pass", "fail", "no key", "not checked"} for one in found)


def test_what_was_found_at_intake_is_kept_and_a_second_look_changes_nothing(
    tmp_path: Path, signed: tuple[bytes, str]
) -> None:
    (tmp_path / "office.toml").write_text(
        '[office]\nname = "Llano Alto"\ntimezone = "America/Denver"\nstore = "var/duewatch.sqlite3"\n'
    )
    room = open_workroom(load_settings(tmp_path / "office.toml"))
    now = datetime(2026, 3, 4, 15, tzinfo=UTC)
    raw, record = signed
    (digest,) = keep(room, [Arrived(Place("a@b.example", 0, "1"), raw, now)], now)

    authenticate(room, {NAME: record}.get, digest)
    authenticate(room, {}.get, digest)

    [kept] = room.store.read(lambda connection: messages.authenticity_of(connection, digest))
    assert (kept["verdict"], kept["key"]) == ("pass", record)
    room.close()
