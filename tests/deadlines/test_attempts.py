"""Contact attempts judged by a rule: what counts, what is next, what the law then allows."""

from datetime import date

import pytest

from deadlines.attempts import (
    Answer,
    AttemptRule,
    AttemptSlot,
    Form,
    LoggedAttempt,
    Need,
    judge,
)
from deadlines.days import DaysNotKnown
from tests.deadlines.district_days import days

ANY = frozenset(Form)
WRITTEN = frozenset({Form.LETTER, Form.MAIL})
NEEDS = {
    Form.LETTER: frozenset({Need.INITIALS, Need.COPY}),
    Form.MAIL: frozenset({Need.INITIALS, Need.COPY}),
    Form.CALL: frozenset({Need.INITIALS, Need.RESULT}),
    Form.VISIT: frozenset({Need.INITIALS, Need.RESULT}),
}
REEVALUATION = AttemptRule(
    id="consent_reeval_attempts",
    title="Try for consent to the reevaluation",
    slots=(AttemptSlot(forms=WRITTEN), AttemptSlot(forms=ANY, preferred=WRITTEN), AttemptSlot(forms=ANY)),
    needs=NEEDS,
    after_no_answer=("reevaluate",),
    after_refusal=("use mediation or due process",),
    never=("treat silence as consent to first services",),
)
INVITATION = AttemptRule(
    id="iep_invitation_attempts",
    title="Invite the parent to the IEP meeting",
    slots=(
        AttemptSlot(forms=WRITTEN, school_days_before=15),
        AttemptSlot(forms=ANY, preferred=WRITTEN, school_days_before=10),
        AttemptSlot(forms=ANY, school_days_before=5),
    ),
    needs=NEEDS,
    after_no_answer=("hold the meeting without the parent",),
)
MEETING = date(2026, 4, 23)
"""15, 10 and 5 school days before are Tue 31 Mar, Thu 9 Apr and Thu 16 Apr 2026."""


def tried(on: date, form: Form, answer: Answer = Answer.NONE, **held: object) -> LoggedAttempt:
    values: dict[str, object] = {"by": "DC", "result": "no answer", "copy_kept": True, **held}
    return LoggedAttempt(on=on, form=form, answer=answer, **values)  # type: ignore[arg-type]


def test_three_attempts_the_first_written_make_the_minimum() -> None:
    logged = [
        tried(date(2026, 3, 2), Form.LETTER),
        tried(date(2026, 3, 9), Form.MAIL),
        tried(date(2026, 3, 12), Form.CALL),
    ]
    so_far = judge(REEVALUATION, logged, days())

    assert [j.slot for j in so_far.judged] == [1, 2, 3]
    assert (so_far.counted, so_far.missing, so_far.next) == (3, 0, None)
    assert so_far.may == ("reevaluate",)
    assert so_far.may_not == ("use mediation or due process", "treat silence as consent to first services")


def test_a_call_cannot_be_the_first_attempt() -> None:
    so_far = judge(REEVALUATION, [tried(date(2026, 3, 2), Form.CALL)], days())

    assert so_far.judged[0].why_not == ("attempt 1 must be made by letter or mail, not by call",)
    assert (so_far.counted, so_far.missing, so_far.may) == (0, 3, ())
    assert so_far.next is not None
    assert (so_far.next.slot, so_far.next.by, so_far.next.forms) == (1, None, (Form.LETTER, Form.MAIL))


def test_a_call_as_second_attempt_counts_with_a_remark() -> None:
    logged = [tried(date(2026, 3, 2), Form.LETTER), tried(date(2026, 3, 9), Form.CALL)]
    so_far = judge(REEVALUATION, logged, days())

    assert so_far.judged[1].slot == 2
    assert so_far.judged[1].remarks == ("attempt 2 should be made by letter or mail",)


@pytest.mark.parametrize(
    ("form", "lacking", "why"),
    [
        (Form.LETTER, {"copy_kept": False}, "the record lacks its copy"),
        (Form.MAIL, {"by": ""}, "the record lacks its initials"),
    ],
)
def test_an_attempt_that_cannot_be_shown_does_not_count(
    form: Form, lacking: dict[str, object], why: str
) -> None:
    so_far = judge(REEVALUATION, [tried(date(2026, 3, 2), form, **lacking)], days())

    assert so_far.judged[0].why_not == (why,)
    assert so_far.missing == 3


def test_a_call_without_its_result_does_not_count() -> None:
    logged = [tried(date(2026, 3, 2), Form.LETTER), tried(date(2026, 3, 9), Form.CALL, result="")]

    assert judge(REEVALUATION, logged, days()).judged[1].why_not == ("the record lacks its result",)


def test_a_refusal_is_an_answer_and_not_silence() -> None:
    logged = [
        tried(date(2026, 3, 2), Form.LETTER),
        tried(date(2026, 3, 9), Form.MAIL),
        tried(date(2026, 3, 12), Form.CALL, Answer.REFUSED),
    ]
    so_far = judge(REEVALUATION, logged, days())

    assert so_far.may == ("use mediation or due process",)
    assert "reevaluate" in so_far.may_not
    assert so_far.next is None


def test_once_the_parent_agrees_nothing_more_is_to_be_tried() -> None:
    so_far = judge(REEVALUATION, [tried(date(2026, 3, 2), Form.LETTER, Answer.AGREED)], days())

    assert (so_far.next, so_far.may, so_far.may_not) == (None, (), ())


def test_attempts_beyond_the_minimum_are_kept_and_do_not_count() -> None:
    logged = [tried(date(2026, 3, day), Form.LETTER) for day in (2, 3, 4, 5)]
    so_far = judge(REEVALUATION, logged, days())

    assert (so_far.counted, so_far.missing) == (3, 0)
    assert so_far.judged[3].why_not == ("the minimum was made already",)


def test_the_next_invitation_is_due_so_many_school_days_before_the_meeting() -> None:
    by = []
    for logged in ([], [tried(date(2026, 3, 30), Form.LETTER)], [tried(date(2026, 3, 30), Form.LETTER)] * 2):
        following = judge(INVITATION, logged, days(), MEETING).next
        assert following is not None
        by.append(following.by)

    assert by == [date(2026, 3, 31), date(2026, 4, 9), date(2026, 4, 16)]


def test_an_invitation_that_came_too_late_does_not_count_for_this_meeting() -> None:
    """Wed 1 Apr is the 14th school day before Thu 23 Apr."""
    so_far = judge(INVITATION, [tried(date(2026, 4, 1), Form.LETTER)], days(), MEETING)

    assert so_far.judged[0].why_not == ("it came after Tue 31 Mar 2026, the last day for attempt 1",)
    assert so_far.next is not None
    assert so_far.next.too_late(date(2026, 4, 1))
    assert so_far.may_not == ("hold the meeting without the parent",)


def test_without_a_school_calendar_the_spacing_is_not_guessed() -> None:
    so_far = judge(INVITATION, [tried(date(2026, 3, 30), Form.LETTER)], days(None), MEETING)

    assert so_far.judged[0].slot == 1
    assert so_far.judged[0].remarks == ("its spacing could not be checked: no school calendar",)
    assert so_far.next is not None
    assert isinstance(so_far.next.by, DaysNotKnown)
    assert not so_far.next.too_late(date(2026, 4, 30))


def test_a_rule_may_ask_for_different_days() -> None:
    strict = AttemptRule(id="x", title="x", slots=(AttemptSlot(forms=ANY),) * 2, needs={}, distinct_days=True)
    logged = [tried(date(2026, 3, 2), Form.CALL), tried(date(2026, 3, 2), Form.VISIT)]
    so_far = judge(strict, logged, days())

    assert so_far.judged[1].why_not == ("another attempt of that day counts already",)


def test_attempts_are_judged_in_the_order_of_their_days_not_of_the_log() -> None:
    logged = [tried(date(2026, 3, 9), Form.CALL), tried(date(2026, 3, 2), Form.LETTER)]

    assert [j.slot for j in judge(REEVALUATION, logged, days()).judged] == [1, 2]


def test_a_rule_without_a_minimum_is_refused() -> None:
    with pytest.raises(ValueError, match="asks for no attempt"):
        AttemptRule(id="x", title="x", slots=(), needs={})
