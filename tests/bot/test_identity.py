"""How cases are named outside, and how names and numbers are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.identity import folded_name, folded_number, initials, same_name


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (("José Luis Ruiz",), "JR"),
        (("Mateo Archuleta-Boyd",), "MB"),
        (("Tobias Quintana Jr.",), "TQ"),
        (("Calvin Moseby", "Marcus Moseby"), "CM+MM"),
        (("Calvin Moseby", "Carla Moss"), "CM"),
        (("Isela",), "I"),
        ((), ""),
    ],
)
def test_a_case_shows_first_and_last_initial_only(names: tuple[str, ...], shown: str):
    assert initials(names) == shown


@given(st.lists(st.text(max_size=40), max_size=5))
def test_initials_never_hold_a_whole_name(names: list[str]):
    shown = initials(tuple(names))

    assert len(shown) <= 12
    assert all(len(part) <= 4 for part in shown.split("+"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("José Ruiz", "JOSE  RUIZ", True),
        ("José Ruiz", "Jose Luis Ruiz", True),
        ("Mateo Archuleta", "Mateo Archuleta-Boyd", True),
        ("Mateo Archuleta", "Mateo Begaye", False),
        ("Calvin Moseby", "Marcus Moseby", False),
        ("Isela", "Isela Montaño", False),
        ("Isela", "isela", True),
        ("", "", False),
    ],
)
def test_names_are_one_child_when_one_only_adds_words(one: str, other: str, same: bool):
    assert same_name(folded_name(one), folded_name(other)) is same
    assert same_name(folded_name(other), folded_name(one)) is same


def test_case_numbers_are_compared_without_their_punctuation():
    assert folded_number("DPH 2526-14") == folded_number("dph2526/14") == "DPH252614"
