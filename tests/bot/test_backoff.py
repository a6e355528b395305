"""How long a server is left alone."""

from bot.backoff import Backoff


def test_waits_double_up_to_the_longest_and_are_shortened_by_at_most_half():
    backoff = Backoff(first=1.0, longest=60.0)
    waits = [backoff.next() for _ in range(10)]

    for wait, whole in zip(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60], strict=True):
        assert whole / 2 <= wait <= whole


def test_two_clients_do_not_come_back_at_the_same_moment():
    assert len({Backoff().next() for _ in range(20)}) > 1


def test_an_answer_begins_anew():
    backoff = Backoff()
    for _ in range(50):
        backoff.next()
    backoff.reset()

    assert backoff.next() <= 1.0
