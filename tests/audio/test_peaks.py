"""Every column against the lowest and highest sample found by looking at all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.audio.peaks import PeaksPyramid

BIN = 24  # frames of a bin at 24 kHz: 1 ms


def brute_force(lane: np.ndarray, start: int, end: int, count: int) -> np.ndarray:
    """What `columns` promises, sample by sample: bins touched by a column, and the zero line."""
    columns = np.zeros((count, 2), np.float32)
    for number in range(count):
        first = (start + number * (end - start) // count) // BIN
        last = max(first + 1, -(-(start + (number + 1) * (end - start) // count) // BIN))
        samples = lane[max(0, first * BIN) : max(0, last * BIN)]
        if len(samples):
            columns[number] = min(0, samples.min()) / 32768, max(0, samples.max()) / 32768
    return columns


def sound(frames: int, seed: int = 0) -> np.ndarray:
    generator = np.random.default_rng(seed)
    envelope = np.abs(np.sin(np.arange(frames) / 7000)) ** 3
    return (generator.standard_normal(frames) * 6000 * envelope).clip(-32768, 32767).astype(np.int16)


LONG = sound(24_000 * 100)


@pytest.fixture(scope="module")
def pyramid() -> PeaksPyramid:
    filled = PeaksPyramid(24_000)
    for first in range(0, len(LONG), 480):
        filled.append(LONG[first : first + 480])
    return filled


@given(
    start=st.integers(-30_000, len(LONG)),
    length=st.one_of(st.integers(1, 200), st.integers(1, 48_000), st.integers(1, 2 * len(LONG))),
    count=st.integers(1, 300),
)
def test_columns_at_every_zoom_equal_brute_force(pyramid: PeaksPyramid, start: int, length: int, count: int) -> None:
    columns = pyramid.columns(start, start + length, count)

    assert columns.dtype == np.float32
    assert np.array_equal(columns, brute_force(LONG, start, start + length, count))


@given(
    writes=st.lists(
        st.tuples(st.integers(-500, 60_000), st.integers(0, 3000), st.integers(-32768, 32767)), min_size=1, max_size=12
    ),
    looks=st.lists(st.tuples(st.integers(-100, 60_000), st.integers(1, 70_000), st.integers(1, 40)), max_size=3),
)
def test_blocks_written_anywhere_in_any_order(
    writes: list[tuple[int, int, int]], looks: list[tuple[int, int, int]]
) -> None:
    pyramid = PeaksPyramid(24_000)
    lowest, highest = np.zeros(70_000, np.int16), np.zeros(70_000, np.int16)
    end = 0
    for start, length, value in writes:
        pyramid.write_at(start, np.full(length, value, np.int16))
        covered = slice(max(0, start), max(0, start + length))
        lowest[covered] = np.minimum(lowest[covered], value)
        highest[covered] = np.maximum(highest[covered], value)
        end = max(end, start + length if length and start + length > 0 else 0)
        for first, span, count in looks:  # looking between two writes must not freeze anything
            expected = np.stack(
                (
                    brute_force(lowest, first, first + span, count)[:, 0],
                    brute_force(highest, first, first + span, count)[:, 1],
                ),
                axis=1,
            )
            assert np.array_equal(pyramid.columns(first, first + span, count), expected)
    assert pyramid.frames == end


def test_append_goes_on_where_a_placed_block_ended() -> None:
    pyramid = PeaksPyramid(24_000)
    pyramid.write_at(24_000, np.full(480, 1000, np.int16))
    pyramid.append(np.full(480, -2000, np.int16))

    second = pyramid.columns(24_000, 24_960, 2) * 32768

    assert second.tolist() == [[0, 1000], [-2000, 0]]
    assert not pyramid.columns(0, 24_000, 50).any()


def test_loudest_sample_of_an_hour_is_found_from_any_distance() -> None:
    pyramid = PeaksPyramid(24_000)
    at = 24_000 * 1800 + 13
    pyramid.write_at(at, np.array([31_000], np.int16))
    pyramid.write_at(24_000 * 3600, np.array([1], np.int16))

    for count in (1, 7, 1200):
        columns = pyramid.columns(0, 24_000 * 3600, count)
        column = at * count // (24_000 * 3600)
        assert columns[column, 1] == np.float32(31_000 / 32768)
        assert np.count_nonzero(columns) == 1


def test_digital_silence_costs_no_memory() -> None:
    pyramid = PeaksPyramid(24_000)
    empty = pyramid.nbytes
    for minute in range(60):
        pyramid.write_at(minute * 24_000 * 60, np.zeros(24_000 * 60, np.int16))

    assert pyramid.nbytes - empty < 100_000
    assert pyramid.frames == 24_000 * 3600


def test_an_hour_of_sound_stays_within_what_the_docstring_says() -> None:
    pyramid = PeaksPyramid(24_000)
    minute = sound(24_000 * 60)
    for _ in range(60):
        pyramid.append(minute)
    pyramid.columns(0, pyramid.frames, 10)

    in_use = sum((level._rows_used - 1) * level._pool[0].nbytes for level in pyramid._levels)

    assert in_use < 19.6e6


@pytest.mark.parametrize("asked", [(0, 100, 0), (0, 100, -3), (100, 100, 5), (200, 100, 5)])
def test_nothing_asked_nothing_drawn(pyramid: PeaksPyramid, asked: tuple[int, int, int]) -> None:
    columns = pyramid.columns(*asked)

    assert columns.shape == (max(asked[2], 0), 2)
    assert not columns.any()


def test_an_empty_lane_is_a_line() -> None:
    assert not PeaksPyramid(24_000).columns(0, 24_000, 100).any()
