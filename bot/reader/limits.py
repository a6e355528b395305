"""How much of everything one message may use. More for a larger one: a page costs about 30 kB of mail."""

from dataclasses import dataclass

MEGABYTE = 1_000_000
_BYTES_A_PAGE = 30_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the reading of one message may use before it is ended."""

    cpu_seconds: int
    wall_seconds: float
    memory_bytes: int
    """Address space of the whole child."""
    answer_bytes: int


def allowance_for(size: int) -> Allowance:
    """Return the limits for a message of `size` bytes."""
    pages = size // _BYTES_A_PAGE
    cpu = min(600, 30 + 2 * pages)
    return Allowance(
        cpu_seconds=cpu,
        wall_seconds=3.0 * cpu + 30,
        memory_bytes=min(6_000 * MEGABYTE, 2_500 * MEGABYTE + 20 * size),
        answer_bytes=min(64 * MEGABYTE, 8 * MEGABYTE + 4 * size),
    )
