"""Invented school calendars and the days of New Mexico, for tests that count."""

from datetime import date

from config.closed_days import closed_days_for
from config.school import school_year
from deadlines.days import Days, SchoolDays

NM = closed_days_for("US-NM")
CA = closed_days_for("US-CA")


def _spans(*texts: str) -> list[dict[str, str]]:
    return [{"from": text.split("/")[0], "to": text.split("/")[-1]} for text in texts]


FIVE_DAYS = school_year(
    {
        "week": ["mon", "tue", "wed", "thu", "fri"],
        "sessions": [
            {"first": "2023-08-10", "last": "2024-05-23"},
            {"first": "2024-08-08", "last": "2025-05-22"},
            {"first": "2025-08-07", "last": "2026-05-21"},
            {"first": "2026-08-06", "last": "2027-05-20"},
            {"first": "2027-08-05", "last": "2028-05-18"},
            {"first": "2028-08-10", "last": "2029-05-24"},
        ],
        "closed": _spans(
            "2023-12-21/2024-01-03", "2024-02-19", "2024-03-18/2024-03-22", "2024-11-25/2024-11-29",
            "2024-12-23/2025-01-06", "2025-09-01", "2025-10-09/2025-10-13", "2025-11-11",
            "2025-11-24/2025-11-28", "2025-12-22/2026-01-05", "2026-01-19", "2026-02-16",
            "2026-03-16/2026-03-20", "2026-04-03/2026-04-06", "2026-09-07", "2026-10-08/2026-10-12",
            "2026-11-11", "2026-11-23/2026-11-27", "2026-12-21/2027-01-04", "2027-01-18", "2027-02-15",
            "2027-03-15/2027-03-19", "2027-12-20/2028-01-03", "2028-03-13/2028-03-17", "2028-11-20/2028-11-24",
        ),
    },
    "five days",
)  # fmt: skip

FOUR_DAYS = school_year(
    {
        "week": ["mon", "tue", "wed", "thu"],
        "sessions": [
            {"first": "2023-08-14", "last": "2024-05-23"},
            {"first": "2024-08-12", "last": "2025-05-22"},
            {"first": "2025-08-11", "last": "2026-05-21"},
            {"first": "2026-08-10", "last": "2027-05-20"},
            {"first": "2027-08-09", "last": "2029-05-24"},
        ],
        "closed": _spans("2025-12-22/2026-01-05", "2026-02-23/2026-02-24", "2026-03-16/2026-03-19"),
        "make_up": ["2026-03-06"],
    },
    "four days",
)

YEAR_ROUND = school_year(
    {
        "week": ["mon", "tue", "wed", "thu", "fri"],
        "sessions": [
            {"first": f"{year}-{first}", "last": f"{year}-{last}"}
            for year in range(2023, 2030)
            for first, last in (
                ("01-08", "03-20"),
                ("04-10", "06-26"),
                ("07-20", "09-25"),
                ("10-12", "12-18"),
            )
        ],
    },
    "year round",
)


def days(school: object = FIVE_DAYS, closed: object = NM) -> Days:
    """The days of a district of New Mexico."""
    return Days(closed, "America/Denver", SchoolDays((school,)) if school else None)  # type: ignore[arg-type]


def every_day(first: date, last: date) -> list[date]:
    """Every date from `first` through `last`."""
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
