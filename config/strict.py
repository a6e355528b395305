"""Read a TOML file into a strict model: all its problems at once, each with its place.

An unknown key is told with the nearest known one. Raises `BadFile` and nothing else; the text of a
value is shown only if it is short and its key names no secret.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from config.errors import BadFile, FileProblem

MAX_BYTES = 1_000_000


class Strict(BaseModel):
    """A table of a file: frozen, and no key but those it lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=BaseModel)


def read_toml(path: Path, *, remedy: str = "check its name and its rights") -> dict[str, Any]:
    """Return the tables of `path`. Raises BadFile: unreadable, too large, not UTF-8, not TOML."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadFile(path, [FileProblem("", f"is larger than {MAX_BYTES} bytes; is it the right file?")])
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        what = f"cannot be read ({error.strerror}); {remedy}"
        raise BadFile(path, [FileProblem("", what)]) from None
    except UnicodeDecodeError:
        raise BadFile(path, [FileProblem("", "is not UTF-8 text")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadFile(path, [FileProblem("", f"is not TOML: {error}")]) from None


def checked(model: type[M], tables: Mapping[str, Any], path: Path | str, context: dict[str, Any]) -> M:
    """Return `tables` as a `model`. Raises BadFile with every problem and its key."""
    try:
        return model.model_validate(tables, context=context)
    except ValidationError as error:
        raise BadFile(path, [_problem(e, model) for e in error.errors()]) from None


def _problem(error: Mapping[str, Any], model: type[BaseModel]) -> FileProblem:
    place = tuple(error["loc"])
    where = _where(place)
    message = str(error["msg"]).removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        return FileProblem(where, _unknown_key(place, model))
    if error["type"] == "missing":
        return FileProblem(where, "is missing")
    shown = "" if _has_secret_name(place) else _shown(error.get("input"))
    return FileProblem(where, f"{shown}{message[:1].lower()}{message[1:]}")


def _shown(value: object) -> str:
    return f"{value!r}: " if isinstance(value, str | int | float | bool) and len(str(value)) <= 60 else ""


def _has_secret_name(place: Sequence[str | int]) -> bool:
    return any(isinstance(p, str) and ("password" in p or "token" in p) for p in place)


def _where(place: Sequence[str | int]) -> str:
    path = ""
    for step in place:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def _unknown_key(place: Sequence[str | int], model: type[BaseModel]) -> str:
    known = _known_keys(place[:-1], model)
    near = get_close_matches(str(place[-1]), known, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(known))}"
    return f"is not a known key{hint}"


def _known_keys(place: Sequence[str | int], model: type[BaseModel]) -> list[str]:
    for step in place:
        if isinstance(step, int):
            continue
        field = next((f for k, f in model.model_fields.items() if step in (k, f.alias)), None)
        inner = field and next(_tables_in(field.annotation), None)
        if inner is None:
            return []
        model = inner
    return [field.alias or key for key, field in model.model_fields.items()]


def _tables_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _tables_in(part)
