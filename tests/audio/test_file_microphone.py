"""A file spoken in real time: every sample once, in order, on a schedule that does not drift."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop_app.audio.file_microphone import FileMicrophone, SilentMicrophone
from desktop_app.audio.ports import AudioProblem, AudioSource, CapturedBlock

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def microphone() -> Iterator[FileMicrophone]:
    source = FileMicrophone()
    yield source
    source.stop()


def ramp(frames: int, first: int = 1) -> np.ndarray:
    return np.arange(first, first + frames).astype(np.int16)


def taken_when_over(microphone: FileMicrophone, wait_until: Wait, silent_blocks: int = 2) -> list[CapturedBlock]:
    blocks: list[CapturedBlock] = []

    def over() -> bool:
        done = not microphone.playing
        blocks.extend(microphone.take())
        return done and not any(block.samples.any() for block in blocks[-silent_blocks:])

    wait_until(over)
    return blocks


def test_every_sample_once_in_order_then_silence(microphone: FileMicrophone, wait_until: Wait) -> None:
    microphone.queue_samples(ramp(3000))
    microphone.start()

    spoken = np.concatenate([block.samples for block in taken_when_over(microphone, wait_until)])

    assert np.array_equal(spoken[:3000], ramp(3000))
    assert not spoken[3000:].any()
    assert microphone.queued_ms == 0


def test_blocks_are_20_ms_apart_on_the_clock_and_20_ms_long(microphone: FileMicrophone, wait_until: Wait) -> None:
    microphone.queue_samples(ramp(480 * 20))
    microphone.start()

    blocks = taken_when_over(microphone, wait_until)

    assert {len(block.samples) for block in blocks} == {480}
    assert all(b.captured_at_s - a.captured_at_s == pytest.approx(0.02, abs=1e-6) for a, b in pairwise(blocks))


def test_no_block_is_there_before_it_was_spoken(microphone: FileMicrophone, wait_until: Wait) -> None:
    started_s = time.monotonic()
    microphone.start()
    blocks: list[CapturedBlock] = []

    def all_were_spoken() -> bool:
        taken = microphone.take()
        assert all(started_s <= block.captured_at_s <= time.monotonic() - 0.02 for block in taken)
        blocks.extend(taken)
        return len(blocks) > 5

    wait_until(all_were_spoken)


def test_files_follow_each_other_without_a_gap_and_their_spans_say_when(
    tmp_path: Path, microphone: FileMicrophone, wait_until: Wait
) -> None:
    for name, first in (("one.wav", 1), ("two.wav", 5001)):
        soundfile.write(tmp_path / name, ramp(1000, first), 24_000)
    assert microphone.queue_file(tmp_path / "one.wav") == pytest.approx(1000 / 24)
    microphone.queue_file(tmp_path / "two.wav")
    assert microphone.queued_ms == pytest.approx(2000 / 24)
    microphone.start()

    blocks = taken_when_over(microphone, wait_until)

    spoken = np.concatenate([block.samples for block in blocks])
    assert np.array_equal(spoken[:2000], np.concatenate((ramp(1000), ramp(1000, 5001))))
    one, two = microphone.spans
    assert (one.path, two.path) == (str(tmp_path / "one.wav"), str(tmp_path / "two.wav"))
    assert one.started_at_s == pytest.approx(blocks[0].captured_at_s)
    assert one.ended_at_s == pytest.approx(two.started_at_s, abs=1e-6)
    assert two.ended_at_s - two.started_at_s == pytest.approx(1000 / 24_000)


def test_queued_later_it_begins_with_the_next_block(microphone: FileMicrophone, wait_until: Wait) -> None:
    microphone.start()
    wait_until(lambda: len(microphone.take()) > 0)
    microphone.queue_samples(ramp(480))
    assert microphone.playing

    blocks = taken_when_over(microphone, wait_until)

    sounding = [block for block in blocks if block.samples.any()]
    assert len(sounding) == 1
    assert np.array_equal(sounding[0].samples, ramp(480))
    assert microphone.spans[0].started_at_s == pytest.approx(sounding[0].captured_at_s)


def test_stopped_in_the_middle_it_goes_on_later(microphone: FileMicrophone, wait_until: Wait) -> None:
    microphone.queue_samples(ramp(480 * 30))
    blocks: list[CapturedBlock] = []

    def some() -> bool:
        blocks.extend(microphone.take())
        return len(blocks) >= 3

    microphone.start()
    wait_until(some)
    microphone.stop()
    blocks.extend(microphone.take())
    assert microphone.take() == []
    assert microphone.playing

    microphone.start()
    blocks += taken_when_over(microphone, wait_until)
    assert np.array_equal(np.concatenate([block.samples for block in blocks])[: 480 * 30], ramp(480 * 30))


def test_blocks_nobody_takes_are_bounded_and_the_loss_is_told() -> None:
    microphone = FileMicrophone()
    for number in range(503):
        microphone._speak_block(100 + number * 0.02)  # ten seconds need not pass for this

    blocks = microphone.take()

    assert len(blocks) == 500
    assert microphone.overflows == 3
    assert [block.overflowed for block in blocks[:2]] == [True, False]
    microphone._speak_block(200)
    assert not microphone.take()[0].overflowed


def test_a_bad_file_is_refused_and_the_rest_goes_on(tmp_path: Path, microphone: FileMicrophone) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir or Madam")

    with pytest.raises(AudioProblem, match="not a sound file"):
        microphone.queue_file(tmp_path / "letter.wav")

    assert not microphone.playing
    assert microphone.problem is None


def test_start_and_stop_may_be_called_twice(microphone: FileMicrophone) -> None:
    microphone.start()
    microphone.start()
    microphone.stop()
    microphone.stop()


def test_no_microphone_captures_nothing() -> None:
    microphone = SilentMicrophone()
    microphone.start()

    assert microphone.take() == []
    assert microphone.problem is None
    microphone.stop()


@pytest.mark.parametrize("source", [FileMicrophone(), SilentMicrophone()])
def test_sources_fulfil_the_port(source: AudioSource) -> None:
    assert isinstance(source, AudioSource)
