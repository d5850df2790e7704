"""Two streams to one speaker: what is heard together, sample for sample."""

from collections.abc import Iterator

import numpy as np
import pytest

from desktop_app.audio.heard_beside import HeardBeside
from desktop_app.audio.ports import PlayedBlock, PlayedSegment

RATE = 24_000
START_S = 50.0


def noise(frames: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(-9000, 9000, frames).astype(np.int16)


def blocks(samples: np.ndarray, size: int, start_s: float, gain: float = 1.0) -> Iterator[PlayedBlock]:
    for first in range(0, len(samples), size):
        piece = samples[first : first + size]
        segment = PlayedSegment("item", 0, first, 0, len(piece))
        yield PlayedBlock(piece, start_s + first / RATE, (segment,), gain)


@pytest.mark.parametrize("late_frames", [0, 7, 480, 5_000])
def test_both_are_heard_where_they_were_in_time(late_frames: int) -> None:
    own, other = noise(24_000, 1), noise(12_000, 2)
    beside = HeardBeside()
    waiting = list(blocks(other, 120, START_S + late_frames / RATE))
    beside.begin(lambda: [waiting.pop(0) for _ in range(min(len(waiting), 4))])
    heard = []
    for block in blocks(own, 480, START_S):
        beside.refresh()
        heard.append(beside.mixed_into(block).samples)
    expected = own.astype(int)
    expected[late_frames : late_frames + 12_000] += other
    assert np.array_equal(np.concatenate(heard), expected)


def test_gains_are_those_of_each_stream() -> None:
    beside = HeardBeside()
    beside.begin(lambda: list(blocks(np.full(100, 1_000, np.int16), 100, START_S, gain=0.5)))
    beside.end()
    (own,) = blocks(np.full(200, 2_000, np.int16), 200, START_S, gain=0.25)
    mixed = beside.mixed_into(own)
    assert mixed.gain == 1.0
    assert list(mixed.samples[[0, 99, 100, 199]]) == [1_000, 1_000, 500, 500]


def test_alone_a_block_stays_as_it_is() -> None:
    beside = HeardBeside()
    (own,) = blocks(noise(480, 3), 480, START_S)
    assert beside.mixed_into(own) is own
    beside.begin(lambda: [PlayedBlock(np.zeros(480, np.int16), START_S, ())])  # a stream that is silent
    beside.refresh()
    assert beside.mixed_into(own) is own


def test_what_is_past_is_let_go() -> None:
    beside = HeardBeside()
    beside.begin(lambda: list(blocks(noise(24_000, 4), 240, START_S)))
    beside.end()
    (late,) = blocks(noise(480, 5), 480, START_S + 10)
    beside.mixed_into(late)
    assert not beside._blocks
