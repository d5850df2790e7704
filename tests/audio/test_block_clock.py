"""The clock of devices that are none."""

import threading
import time

import pytest

from desktop_app.audio import block_clock
from desktop_app.audio.block_clock import BlockClock


def test_every_point_of_the_schedule_is_called_once_even_if_a_call_takes_long() -> None:
    dues: list[float] = []
    enough = threading.Event()

    def slow_at_first(due_s: float) -> None:
        if len(dues) == 2:
            time.sleep(0.1)  # five blocks late
        dues.append(due_s)
        if len(dues) == 20:
            enough.set()

    clock = BlockClock("test-clock", 0.02, slow_at_first)
    clock.start()
    assert enough.wait(20)
    clock.stop()

    assert all(due_s == pytest.approx(dues[0] + k * 0.02, abs=1e-9) for k, due_s in enumerate(dues))


def test_no_call_happens_before_it_is_due_or_after_stop() -> None:
    early: list[float] = []
    calls: list[float] = []

    def note(due_s: float) -> None:
        calls.append(due_s)
        if time.monotonic() < due_s:
            early.append(due_s)

    clock = BlockClock("test-clock", 0.002, note, lead_s=0.002)
    clock.start()
    while len(calls) < 20:
        time.sleep(0.005)
    clock.stop()
    stopped_at = len(calls)
    time.sleep(0.02)

    assert not early
    assert len(calls) == stopped_at
    assert not clock.running


def test_after_a_long_sleep_of_the_machine_it_does_not_replay_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = [100.0]
    dues: list[float] = []
    enough = threading.Event()

    class StoppedTime:
        @staticmethod
        def monotonic() -> float:
            return now_s[0]

    def note(due_s: float) -> None:
        dues.append(due_s)
        now_s[0] += 0.02
        if len(dues) == 5:
            now_s[0] += 3600
        if len(dues) == 8:
            enough.set()

    monkeypatch.setattr(block_clock, "time", StoppedTime)
    clock = BlockClock("test-clock", 0.02, note)
    clock.start()
    assert enough.wait(20)
    clock.stop()

    assert dues[4] == pytest.approx(100.08)
    assert dues[5] == pytest.approx(3700.1)
    assert dues[7] == pytest.approx(3700.14)
