"""The input buffer's clock counts everything ever appended; what is taken is cut to the sample."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.loopback.input_buffer import InputBuffer


def ramp(first: int, count: int) -> np.ndarray:
    return np.arange(first, first + count, dtype=np.int16)


def test_the_clock_never_resets() -> None:
    buffer = InputBuffer(24_000)
    buffer.append(ramp(0, 2400))
    assert (buffer.start_ms, buffer.end_ms, buffer.held_ms) == (0.0, 100.0, 100.0)
    buffer.clear()
    assert (buffer.start_ms, buffer.end_ms, buffer.held_ms) == (100.0, 100.0, 0.0)
    buffer.append(ramp(0, 1200))
    assert len(buffer.take_all()) == 1200
    assert buffer.end_ms == 150.0


def test_take_cuts_to_the_sample_and_forgets_what_lies_before() -> None:
    buffer = InputBuffer(24_000)
    for first in range(0, 4800, 480):
        buffer.append(ramp(first, 480))
    taken = buffer.take(50.0, 150.0)
    assert taken.tolist() == list(range(1200, 3600))
    assert buffer.start_ms == 150.0
    assert buffer.take_all().tolist() == list(range(3600, 4800))


def test_take_is_clipped_to_what_is_held() -> None:
    buffer = InputBuffer(24_000)
    buffer.append(ramp(0, 2400))
    buffer.forget_before(50.0)
    assert buffer.take(0.0, 1000.0).tolist() == list(range(1200, 2400))
    assert buffer.held_ms == 0.0


def test_the_clock_goes_on_when_the_format_changes() -> None:
    buffer = InputBuffer(24_000)
    buffer.append(ramp(0, 2400))
    buffer.convert(8_000)
    assert buffer.rate_hz == 8_000
    assert abs(buffer.held_ms - 100.0) < 1.0
    assert buffer.end_ms == 100.0
    buffer.append(ramp(0, 800))
    assert buffer.end_ms == 200.0


@given(st.lists(st.one_of(st.integers(1, 3000), st.sampled_from(["take", "clear", "forget"])), max_size=40))
def test_position_and_content_always_agree(steps: list[int | str]) -> None:
    buffer = InputBuffer(24_000)
    appended = 0
    for step in steps:
        if isinstance(step, int):
            buffer.append((np.arange(appended, appended + step) % 30_000).astype(np.int16))
            appended += step
        elif step == "take":
            buffer.take(buffer.start_ms + 10.0, buffer.start_ms + 40.0)
        elif step == "forget":
            buffer.forget_before(buffer.end_ms - 20.0)
        else:
            buffer.clear()
        assert abs(buffer.end_ms - appended / 24.0) < 1e-6
        start_frame = round(buffer.start_ms * 24)
        held = round(buffer.held_ms * 24)
        assert start_frame + held == appended
    expected = (np.arange(round(buffer.start_ms * 24), appended) % 30_000).astype(np.int16)
    assert np.array_equal(buffer.take_all(), expected)
