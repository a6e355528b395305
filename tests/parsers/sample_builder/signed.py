"""An opaque S/MIME signed message (RFC 5652 SignedData) without signers: its content can be read by anybody."""

DATA, SIGNED_DATA = bytes.fromhex("06092a864886f70d010701"), bytes.fromhex("06092a864886f70d010702")
SEQUENCE, SET, OCTETS, TAGGED = 0x30, 0x31, 0x04, 0xA0


def der(tag: int, *contents: bytes) -> bytes:
    """Return one DER value."""
    body = b"".join(contents)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    length = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + body


def opaque_signed(entity: bytes) -> bytes:
    """Return the `smime.p7m` around a MIME entity."""
    inside = der(SEQUENCE, DATA, der(TAGGED, der(OCTETS, entity)))
    return der(SEQUENCE, SIGNED_DATA, der(TAGGED, der(SEQUENCE, b"\x02\x01\x01", der(SET), inside, der(SET))))
