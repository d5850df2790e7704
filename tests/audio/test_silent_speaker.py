"""The speaker without a device keeps true time and the same books as a real one."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
import pytest

from desktop_app.audio.ports import PlayedBlock
from desktop_app.audio.silent_speaker import SilentSpeaker

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def speaker() -> Iterator[SilentSpeaker]:
    sink = SilentSpeaker()
    yield sink
    sink.stop()


def samples_of(blocks: list[PlayedBlock]) -> np.ndarray:
    return np.concatenate([block.samples for block in blocks])


def test_plays_everything_once_on_a_schedule_without_drift(speaker: SilentSpeaker, wait_until: Wait) -> None:
    samples = np.random.default_rng(0).integers(1, 20_000, 5000).astype(np.int16)
    speaker.enqueue("item", 0, samples)
    speaker.finish("item", 0)
    speaker.start()
    wait_until(lambda: speaker.heard("item", 0) > 5000 / 24 - 0.01)
    speaker.stop()

    blocks = speaker.take_played()

    assert np.array_equal(samples_of(blocks)[:5000], samples)
    assert not samples_of(blocks)[5000:].any()
    assert all(b.heard_at_s - a.heard_at_s == pytest.approx(0.01, abs=1e-6) for a, b in pairwise(blocks))
    assert speaker.underruns == 0


def test_a_flush_cuts_where_it_says(speaker: SilentSpeaker, wait_until: Wait) -> None:
    speaker.enqueue("item", 0, np.full(48_000, 9000, np.int16))
    speaker.start()
    wait_until(lambda: speaker.heard("item", 0) > 50)

    (position,) = speaker.flush(15)
    wait_until(lambda: speaker.heard("item", 0) >= position.heard_ms - 0.01)
    speaker.stop()

    sounding = np.flatnonzero(samples_of(speaker.take_played()))
    assert sounding[-1] + 1 == pytest.approx(position.heard_ms * 24, abs=8)  # the fade's last steps round to zero
    assert speaker.buffered_ms == 0


def test_stopped_it_keeps_its_queue(speaker: SilentSpeaker) -> None:
    speaker.enqueue("item", 0, np.ones(24_000, np.int16))
    speaker.start()
    speaker.stop()

    assert speaker.buffered_ms > 0
    assert speaker.latency_s == 0
    assert speaker.problem is None
