"""When a session is left for a fresh one before it expires."""

from __future__ import annotations

import pytest

from desktop_app.controller.roll_over import RollOver

MINUTE_MS = 60_000.0


def test_an_hour_is_left_in_its_last_two_minutes_and_five_seconds_before_its_end_at_the_latest() -> None:
    plan = RollOver.of(0, 60 * MINUTE_MS)
    assert plan.warn_ms == 55 * MINUTE_MS
    assert plan.prepare_ms == 58 * MINUTE_MS
    assert plan.force_ms == 60 * MINUTE_MS - 5_000
    assert plan.last_ms == 60 * MINUTE_MS - 1_500


@pytest.mark.parametrize("long_ms", [4_000.0, 12_000.0, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS])
def test_urgency_only_grows(long_ms: float) -> None:
    plan = RollOver.of(10_000, 10_000 + long_ms)
    order = ["none", "pause", "silence", "turn", "now"]
    seen = [plan.urgency(10_000 + long_ms * step / 1_000) for step in range(1_001)]
    assert seen[0] == "none"
    assert seen[-1] == "now"
    assert [order.index(each) for each in seen] == sorted(order.index(each) for each in seen)
    assert set(seen) == set(order)
    assert 10_000 <= plan.warn_ms <= plan.prepare_ms
    assert seen.index("pause") >= 800


def test_a_session_that_is_over_already_is_left_at_once() -> None:
    assert RollOver.of(5_000, 5_000).urgency(5_000) == "now"
