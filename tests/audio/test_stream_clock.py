"""Jittery device times made smooth, and nonsense from a host API not believed."""

import numpy as np
import pytest

from desktop_app.audio.stream_clock import StreamClock, plausible_latency_s


def placed(measured_s: list[float], rate_hz: int = 48_000, frames: int = 480) -> np.ndarray:
    clock = StreamClock(rate_hz)
    return np.array([clock.place(time_s, frames) for time_s in measured_s])


def test_jitter_disappears() -> None:
    true_s = np.arange(1000) * 0.01
    jitter_s = np.random.default_rng(0).uniform(-0.002, 0.002, 1000)

    times_s = placed(list(true_s + jitter_s))

    assert np.abs(times_s - true_s)[100:].max() < 0.001
    assert np.abs(np.diff(times_s) - 0.01)[20:].max() < 0.0001


def test_drift_is_followed() -> None:
    true_s = np.arange(60_000) * 0.01 * (1 + 100e-6)  # ten minutes of a card that is 100 ppm slow

    assert np.abs(placed(list(true_s)) - true_s).max() < 0.001


def test_a_gap_is_taken_at_once() -> None:
    true_s = np.arange(200) * 0.01
    true_s[100:] += 0.25

    assert placed(list(true_s)) == pytest.approx(true_s)


def test_the_blocks_a_device_asks_for_in_advance_do_not_mislead() -> None:
    true_s = np.arange(100) * 0.01
    measured_s = true_s.copy()
    measured_s[:3] -= 0.014

    assert placed(list(measured_s))[3:] == pytest.approx(true_s[3:], abs=1e-6)


@pytest.mark.parametrize(
    ("earlier_s", "later_s", "expected_s"),
    [
        (100.0, 100.03, 0.03),
        (100.0, 100.0, 0.0),
        (100.0, 99.98, 0.5),  # sound captured in the future, or heard in the past
        (0.0, 100.03, 0.5),  # a time the host API does not fill in
        (100.0, 0.0, 0.5),
        (100.0, 5000.0, 0.5),  # two different clocks
    ],
)
def test_latency_from_portaudio_times(earlier_s: float, later_s: float, expected_s: float) -> None:
    assert plausible_latency_s(earlier_s, later_s, 0.5) == pytest.approx(expected_s)
