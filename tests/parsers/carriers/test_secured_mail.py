"""Signed mail is read, encrypted mail is told to a person."""

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from parsers.documents.pkcs7 import signed_content
from tests.parsers.carriers.mails import HEAD, read, text_mail, told

INNER = b"Content-Type: text/plain\r\n\r\nI request a hearing.\r\n"


@pytest.fixture(scope="module")
def signer():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Marta")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2035, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    return pkcs7.PKCS7SignatureBuilder().set_data(INNER).add_signer(certificate, key, hashes.SHA256())


def test_an_opaque_signature_is_opened_and_the_mail_keeps_its_sender(signer):
    wrapped = signer.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])
    from base64 import encodebytes

    head = f"{HEAD}Subject: s\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    raw = f"{head}Content-Transfer-Encoding: base64\n\n".encode() + encodebytes(wrapped)
    message = read(raw)

    assert message.signed
    assert not message.encrypted
    assert [layer.text for layer in message.layers] == ["I request a hearing."]
    assert message.layers[0].sender is not None


def test_a_detached_signature_is_left_aside(signer):
    smime = signer.sign(serialization.Encoding.SMIME, [pkcs7.PKCS7Options.DetachedSignature])
    message = read(HEAD.encode() + b"Subject: s\n" + smime)

    assert message.signed
    assert "I request a hearing." in message.layers[0].text
    assert message.documents == ()


@pytest.mark.parametrize(
    "raw", [b"", b"\x30", b"\x30\x80" * 500, b"\x30\x84\xff\xff\xff\xff", bytes(range(256))]
)
def test_broken_wrapping_gives_no_content(raw):
    assert signed_content(raw) is None


def test_an_envelope_is_told_to_a_person():
    envelope = bytes.fromhex("3080 0609 2a864886f70d010703 a080 3080 020100".replace(" ", "")) + bytes(40)
    from base64 import encodebytes

    head = f"{HEAD}Subject: s\nContent-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
    message = read(head.encode() + encodebytes(envelope))

    assert message.encrypted
    assert "encrypted" in told(message)


def test_pgp_mime_is_told_to_a_person():
    body = "--B\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--B\nContent-Type: application/octet-stream\n\nx\n--B--\n"
    message = read(text_mail(body, extra='Content-Type: multipart/encrypted; boundary="B"\n'))

    assert message.encrypted
    assert "encrypted" in told(message)
    assert message.problems[0].do


def test_inline_pgp_is_told_when_encrypted_and_read_when_signed():
    locked = read(text_mail("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"))
    signed = read(
        text_mail(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nI request a hearing.\n- -- \nMarta\n"
            "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
        )
    )

    assert locked.encrypted
    assert "encrypted (PGP)" in told(locked)
    assert signed.signed
    assert signed.layers[0].text == "I request a hearing.\n-- \nMarta"
