"""`duewatch parse` on mail that means harm: one line each, and nothing else is said."""

import json

from bot.errors import ReaderDied
from bot.reader import LimitedReader

LETTER = b"From: a@home.example\r\nSubject: lunch\r\nMessage-ID: <1@home.example>\r\n\r\nSee you at noon.\r\n"


def test_a_mail_that_ends_the_reading_process_is_a_line_that_needs_review(duewatch, tmp_path, monkeypatch):
    """The first kills its reader; the second is read by the next one."""
    genuine = LimitedReader.read

    def read(self, raw, arrived_at):
        if b"hostile" in raw:
            self.close()
            raise ReaderDied("it used more than 30 seconds of processor time")
        return genuine(self, raw, arrived_at)

    monkeypatch.setattr(LimitedReader, "read", read)
    (tmp_path / "1.eml").write_bytes(LETTER.replace(b"lunch", b"hostile"))
    (tmp_path / "2.eml").write_bytes(LETTER)

    said = duewatch("parse", "--json", str(tmp_path / "1.eml"), str(tmp_path / "2.eml"))

    first, second = (json.loads(line) for line in said.out.splitlines())
    assert (said.code, said.err) == (0, "")
    assert (first["needs_review"], second["needs_review"]) == (True, False)
    assert "processor time" in first["why"]


def test_a_damaged_pdf_makes_no_noise(duewatch, tmp_path):
    """PDF libraries warn of damage in their log; a program that reads our lines must not see that."""
    mail = LETTER.replace(
        b"\r\n\r\nSee you at noon.\r\n",
        b"\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n"
        b"%PDF-1.7\r\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\r\ntrailer <</Root 1 0 R>>\r\n",
    )
    (tmp_path / "1.eml").write_bytes(mail)

    said = duewatch("parse", "--json", str(tmp_path / "1.eml"))

    assert (said.code, said.err, len(said.out.splitlines())) == (0, "", 1)
