"""A `Reading` as JSON and back: how the reader process answers, checked strictly on the way in.

The child process reads what strangers sent, so its answer is input like any other: unknown keys,
wrong types, and answers beyond the size limit are refused.
"""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from parsers.reading import ContactNote, Evidence, Fact, Filing, Problem, Reading

MOST_BYTES = 20_000_000


class NotAReading(ValueError):
    """The bytes are not a reading. The message names places in the JSON, never its content."""


@cache
def _adapter() -> TypeAdapter[Reading]:
    for each in (Reading, Filing, Fact, Evidence, Problem, ContactNote):
        setattr(each, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 - pydantic's own switch, for records that know no pydantic
    return TypeAdapter(Reading)


def to_json(reading: Reading) -> bytes:
    """The reading as UTF-8 JSON: dates ISO 8601, kinds and grades by their names."""
    return _adapter().dump_json(reading)


def from_json(answer: bytes) -> Reading:
    """The reading that `to_json` wrote. Raises NotAReading."""
    if len(answer) > MOST_BYTES:
        raise NotAReading(f"the answer is larger than {MOST_BYTES} bytes")
    try:
        return _adapter().validate_json(answer, strict=True)
    except ValidationError as error:
        places = {".".join(str(step) for step in each["loc"]) for each in error.errors(include_input=False)}
        raise NotAReading(f"not a reading: {', '.join(sorted(places)[:10])}") from None
