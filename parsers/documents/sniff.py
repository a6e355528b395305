"""What bytes are, by how they begin; names and declared types only help where bytes cannot tell."""

import re
import zipfile
from io import BytesIO

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"-----BEGIN PGP MESSAGE-----", "encrypted"),
    (b"-----BEGIN PGP SIGNATURE-----", "signature"),
    (b"\x00\x05\x16\x07", "apple-double"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50})"
)
_MAIL_NAMES = re.compile(rb"^(?:from|to|subject|date|received|message-id|mime-version):", re.I | re.M)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PKCS7_OID = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07"
IMAGES = frozenset({"png", "jpeg", "gif", "tiff", "bmp", "webp", "heic"})


def sniff(raw: bytes, file_name: str, declared: str) -> str:
    """One of the kinds named at `Document.kind`, or a container: "zip", "tnef", "msg", "message", "pkcs7"."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in head:
        return "pdf"
    for magic, kind in _MAGIC:
        if head.startswith(magic) or (kind == "rtf" and head.lstrip().startswith(magic)):
            return kind
    if head.startswith(_ZIP):
        return _zip_kind(raw)
    if head.startswith(_OLE):
        return _ole_kind(raw)
    return _other_binary(head, raw) or _textual(raw, file_name.lower(), declared)


def _other_binary(head: bytes, raw: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIF_BRANDS else "video"
    if head[:1] == b"\x30" and _PKCS7_OID in head[:40]:
        return "pkcs7"
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "unknown"
    return "" if raw else "empty"


def _zip_kind(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist()[:2000])
    except Exception:  # noqa: BLE001 - the reader of archives tells what is wrong with it
        return "zip"
    if "content.xml" in names and "mimetype" in names:
        return "odt"
    for name, kind in (
        ("word/document.xml", "docx"),
        ("xl/workbook.xml", "xlsx"),
        ("ppt/presentation.xml", "pptx"),
    ):
        if name in names:
            return kind
    return "pages" if any(name.startswith("Index/Document.iwa") for name in names) else "zip"


def _ole_kind(raw: bytes) -> str:
    """By the names of the streams in the directory, which stand in UTF-16."""
    for stream, kind in (
        ("__properties_version1.0", "msg"),
        ("EncryptedPackage", "encrypted-office"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint Document", "ppt"),
    ):
        if stream.encode("utf-16-le") in raw:
            return kind
    return "ole"


def _textual(raw: bytes, file_name: str, declared: str) -> str:
    if raw[:200].lstrip().upper().startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    if file_name.endswith(".eml") or declared == "message/rfc822":
        return "message" if _is_message(raw) else "text"
    if _HTML.match(raw[:400]) or declared == "text/html" or file_name.endswith((".htm", ".html")):
        return "html"
    return "message" if not declared.startswith("text/") and _is_message(raw) else "text"


def _is_message(raw: bytes) -> bool:
    """Begins with at least three header lines, two of them those of a mail."""
    head = raw[:8000]
    position = 5 + head.find(b"\n") - 4 if head.startswith((b"From ", b">From ")) else 0
    lines = 0
    while (line := _HEADER.match(head, position)) and line.end() > position:
        position, lines = line.end(), lines + 1
    return lines >= 3 and len(_MAIL_NAMES.findall(head[:position])) >= 2
