"""A small office with one district, for letters that are written in a test."""

from parsers.office import Lea, OfficeDirectory

OFFICE = OfficeDirectory(
    name="Office",
    timezone="America/Denver",
    own_domains=("office.example",),
    mailboxes=("sped@office.example",),
    leas=(Lea("Mesa Schools", ("mesa.example",), ("Adobe Elementary",), "US-NM", "America/Denver"),),
)
