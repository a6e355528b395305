"""Certificates for test servers on loopback: a good one, and each way to be a bad one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot import clock

LONG_AGO = clock.now() - timedelta(days=3)


@dataclass(frozen=True)
class Certificate:
    """What a server shows (`chain`, with its `key`) and what a client must trust to believe it (`ca`)."""

    chain: Path
    key: Path
    ca: Path


def good(folder: Path, *names: str) -> Certificate:
    """Return a valid certificate for `names`, default "localhost"."""
    return _issued(folder, names or ("localhost",), None)


def expired(folder: Path) -> Certificate:
    """Return one that ran out three days ago."""
    return _issued(folder, ("localhost",), LONG_AGO)


def of_an_expired_ca(folder: Path) -> Certificate:
    """Return a valid certificate whose CA ran out three days ago."""
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Expired Office CA")])
    ca = _signed(ca_name, ca_name, ca_key, ca_key, until=LONG_AGO, is_ca=True)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    leaf = _signed(name, ca_name, key, ca_key, until=clock.now() + timedelta(days=3), is_ca=False)
    folder.mkdir(parents=True, exist_ok=True)
    made = Certificate(folder / "server.pem", folder / "server.key", folder / "ca.pem")
    pem = serialization.Encoding.PEM
    made.chain.write_bytes(leaf.public_bytes(pem))
    made.ca.write_bytes(ca.public_bytes(pem))
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    made.key.write_bytes(key.private_bytes(pem, *plain))
    return made


def _issued(folder: Path, names: tuple[str, ...], until: datetime | None) -> Certificate:
    folder.mkdir(parents=True, exist_ok=True)
    made = Certificate(folder / "server.pem", folder / "server.key", folder / "ca.pem")
    ca = trustme.CA()
    issued = ca.issue_cert(*names, not_after=until)
    made.chain.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(made.key))
    ca.cert_pem.write_to_path(str(made.ca))
    return made


def _signed(
    name: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    by: ec.EllipticCurvePrivateKey,
    *,
    until: datetime,
    is_ca: bool,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - timedelta(days=30))
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(by, hashes.SHA256())
    )
