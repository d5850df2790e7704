"""Percentiles of a session's latencies."""

from __future__ import annotations

import pytest

from desktop_app.conversation.latency_figures import percentile, step_figures
from desktop_app.conversation.turn_metrics import Latency, Turn


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([7.0], 95, 7.0),
        ([30.0, 10.0, 20.0], 50, 20.0),
        ([10.0, 20.0, 30.0, 40.0], 50, 25.0),
        ([0.0, 100.0], 95, 95.0),
        ([float(n) for n in range(1, 22)], 95, 20.0),
        ([10.0, 20.0, 30.0, 40.0, 50.0], 95, 48.0),
        ([1.0, 2.0, 3.0], 100, 3.0),
        ([1.0, 2.0, 3.0], 0, 1.0),
    ],
)
def test_percentiles_lie_between_the_nearest_ranks(values: list[float], percent: float, expected: float) -> None:
    assert percentile(values, percent) == pytest.approx(expected)


def turns(*first_sounds: float | None) -> list[Turn]:
    return [Turn(i, "u", 0.0, latency=Latency(first_sound=each)) for i, each in enumerate(first_sounds)]


def test_few_turns_have_a_worst_and_no_p95() -> None:
    (figures,) = step_figures(turns(400.0, None, 500.0, 900.0, 300.0))
    assert (figures.step, figures.count, figures.p50) == ("first_sound", 4, 450.0)
    assert (figures.p95, figures.worst) == (None, 900.0)


def test_five_turns_have_a_p95() -> None:
    (figures,) = step_figures(turns(10.0, 20.0, 30.0, 40.0, 50.0))
    assert (figures.count, figures.p95, figures.worst) == (5, pytest.approx(48.0), 50.0)


def test_no_turns_no_figures() -> None:
    assert step_figures([]) == []
