"""The waits between attempts to connect again."""

from __future__ import annotations

import pytest

from desktop_app.controller.backoff import LONGEST_ASKED_S, Backoff


def test_waits_double_from_half_a_second_to_eight() -> None:
    backoff = Backoff(chance=lambda: 0.0)
    assert [backoff.wait_s() for _ in range(7)] == [0.5, 1, 2, 4, 8, 8, 8]
    backoff.restart()
    assert backoff.wait_s() == 0.5


def test_chance_makes_a_wait_longer_and_never_longer_than_the_longest() -> None:
    backoff = Backoff(chance=lambda: 1.0)
    assert [backoff.wait_s() for _ in range(6)] == [0.625, 1.25, 2.5, 5, 8, 8]


@pytest.mark.parametrize(("asked_s", "wait_s"), [(3.0, 3.0), (0.1, 0.5), (1e9, LONGEST_ASKED_S), (None, 0.5)])
def test_what_the_service_asks_for_is_honoured(asked_s: float | None, wait_s: float) -> None:
    assert Backoff(chance=lambda: 0.0).wait_s(asked_s) == wait_s
