"""Items in, blocks out: what a sink says it played, against what went in and what went to the device."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.audio.ports import AudioProblem, AudioSink, PlayedBlock
from desktop_app.audio.resampler import Resampler
from desktop_app.audio.ring_sink import RingSink
from desktop_app.audio.silent_speaker import SilentSpeaker

DEVICE_RATES = (24_000, 48_000, 44_100, 22_050, 16_000, 96_000)


class HandCrankedSink(RingSink):
    """A device whose clock stands still until it is turned."""

    def __init__(self, rate_hz: int, latency_s: float = 0.03) -> None:
        self.now_s = 1000.0
        self.device_latency_s = latency_s
        self.device_out: list[np.ndarray] = []
        super().__init__("crank", rate_hz, clock=lambda: self.now_s)

    @property
    def problem(self) -> AudioProblem | None:
        return None

    @property
    def latency_s(self) -> float:
        return self.device_latency_s

    def start(self) -> None:
        """It has no motor."""

    def stop(self) -> None:
        """It never runs by itself."""

    def turn(self, blocks: int = 1, block_s: float = 0.01) -> None:
        for _ in range(blocks):
            out = np.full(round(self._ring.rate_hz * block_s), 77, np.int16)
            self._render(out, self.now_s + self.device_latency_s)
            self.device_out.append(out)
            self.now_s += len(out) / self._ring.rate_hz


def speech(frames: int, seed: int = 0) -> np.ndarray:
    """Noise in the band of speech, never 0, so that silence is told from sound."""
    generator = np.random.default_rng(seed)
    smooth = np.convolve(generator.standard_normal(frames + 30), np.hanning(31), "valid")
    samples = (smooth / np.abs(smooth).max() * 20_000).astype(np.int16)
    samples[samples == 0] = 1
    return samples


def heard_of(blocks: list[PlayedBlock], item_id: str) -> np.ndarray:
    """All samples of an item, after checking that its segments follow each other."""
    pieces, position = [], None
    for block in blocks:
        for segment in block.segments:
            if segment.item_id == item_id:
                assert position in (None, segment.offset_frames)
                position = segment.offset_frames + segment.frames
                pieces.append(block.samples[segment.start_frames : segment.start_frames + segment.frames])
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)


def check_partition(blocks: list[PlayedBlock]) -> None:
    """Segments do not overlap and everything outside of them is silent."""
    for block in blocks:
        covered = np.zeros(len(block.samples), bool)
        for segment in block.segments:
            span = slice(segment.start_frames, segment.start_frames + segment.frames)
            assert segment.frames > 0
            assert segment.start_frames + segment.frames <= len(block.samples)
            assert not covered[span].any()
            covered[span] = True
        assert not block.samples[~covered].any()


@pytest.mark.parametrize("rate_hz", DEVICE_RATES)
def test_what_was_played_is_what_was_enqueued_bit_for_bit(rate_hz: int) -> None:
    sink = HandCrankedSink(rate_hz)
    samples = speech(24_000)
    sink.turn(3)
    for first in range(0, 24_000, 1777):
        sink.enqueue("item", 0, samples[first : first + 1777])
    sink.finish("item", 0)
    sink.turn(110)

    blocks = sink.take_played()

    check_partition(blocks)
    assert np.array_equal(heard_of(blocks, "item"), samples)
    assert blocks[3].segments[0].offset_frames == 0
    played_frames = sum(len(block.samples) for block in blocks)
    assert abs(played_frames / 24_000 - 1.13) < 0.003  # blocks are 10 ms, or what the device's rate makes of it
    assert sink.underruns == 0


@pytest.mark.parametrize("rate_hz", DEVICE_RATES)
def test_the_device_gets_each_item_as_if_resampled_in_one_piece(rate_hz: int) -> None:
    sink = HandCrankedSink(rate_hz)
    first, second = speech(5001, 1), speech(3333, 2)
    sink.enqueue("first", 0, first[:2000])
    sink.enqueue("first", 0, first[2000:])
    sink.enqueue("second", 0, second)
    sink.finish("second", 0)
    sink.turn(60)

    expected = []
    for samples in (first, second):
        resampler = Resampler(24_000, rate_hz, aligned=True)
        expected += [resampler.process(samples), resampler.finish()]
    whole = np.concatenate(expected)
    got = np.concatenate(sink.device_out)
    assert np.abs(got[: len(whole)].astype(int) - whole).max() <= 1
    assert not got[len(whole) :].any()


@pytest.mark.parametrize("rate_hz", DEVICE_RATES)
def test_many_items_in_one_block_do_not_overlap(rate_hz: int) -> None:
    sink = HandCrankedSink(rate_hz)
    for number in range(200):
        sink.enqueue(f"item_{number}", 0, speech(29 + number % 13, seed=number))
        sink.finish(f"item_{number}", 0)
    sink.turn(40)

    blocks = sink.take_played()

    check_partition(blocks)
    for number in range(200):
        assert np.array_equal(heard_of(blocks, f"item_{number}"), speech(29 + number % 13, seed=number))


@pytest.mark.parametrize("rate_hz", [24_000, 48_000])
def test_the_record_holds_the_fade_that_was_played(rate_hz: int) -> None:
    sink = HandCrankedSink(rate_hz)
    sink.enqueue("item", 0, np.full(24_000, 20_000, np.int16))
    sink.turn(3)
    sink.flush(15)
    sink.turn(3)

    played = np.concatenate([block.samples for block in sink.take_played()])
    device = np.concatenate(sink.device_out)[:: rate_hz // 24_000]
    fade = slice(3 * 240, 3 * 240 + 360)
    assert np.abs(played[fade].astype(int) - device[fade]).max() <= 1
    assert 20_000 > played[fade][20] > played[fade][180] > 0
    assert not played[fade.stop :].any()


@given(
    rate_hz=st.sampled_from(DEVICE_RATES),
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("enqueue"), st.integers(0, 2), st.integers(0, 3000)),
            st.tuples(st.just("finish"), st.integers(0, 2), st.just(0)),
            st.tuples(st.just("flush"), st.integers(0, 20), st.just(0)),
            st.tuples(st.just("turn"), st.integers(1, 15), st.just(0)),
        ),
        max_size=30,
    ),
)
@example(24_000, [("enqueue", 0, 2_000), ("finish", 0, 0), ("enqueue", 0, 1_000), ("flush", 0, 0)])
def test_any_sequence_keeps_samples_positions_and_silence(rate_hz: int, steps: list[tuple[str, int, int]]) -> None:
    sink = HandCrankedSink(rate_hz)
    sources: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(0, np.int16))
    cut_ms: dict[str, float] = {}
    life = 0  # a cut item's late audio is somebody else's to drop, so items begin anew
    for what, number, frames in steps:
        item_id = f"item_{life}_{number}"
        if what == "enqueue":
            samples = speech(frames, seed=number) if frames else np.zeros(0, np.int16)
            sink.enqueue(item_id, 0, samples)
            sources[item_id] = np.concatenate((sources[item_id], samples))
        elif what == "finish":
            sink.finish(item_id, 0)
        elif what == "turn":
            sink.turn(number)
        else:
            cut_ms |= {position.item_id: position.heard_ms for position in sink.flush(float(number))}
            assert sink.buffered_ms == 0
            life += 1
    for number in range(3):
        sink.finish(f"item_{life}_{number}", 0)
    sink.turn(2 + round(sink.buffered_ms / 5))
    blocks = sink.take_played()

    check_partition(blocks)
    for item_id, source in sources.items():
        heard = heard_of(blocks, item_id)
        if item_id in cut_ms:
            assert abs(len(heard) - cut_ms[item_id] * 24) <= 1
            whole = max(0, len(heard) - 20 * 24 - 1)  # the longest fade
            assert np.array_equal(heard[:whole], source[:whole])
            assert (np.abs(heard.astype(int)) <= np.abs(source[: len(heard)].astype(int))).all()
        elif item_id.startswith(f"item_{life}_"):
            assert np.array_equal(heard, source)
    for earlier, later in pairwise(blocks):
        assert abs(later.heard_at_s - earlier.heard_at_s - 0.01) < 1e-4


class TestHeard:
    def test_runs_with_the_clock_and_lags_by_the_device(self) -> None:
        sink = HandCrankedSink(48_000, latency_s=0.03)
        sink.enqueue("item", 0, speech(24_000))
        sink.turn(10)

        # Block k was handed over at k * 10 ms and is heard 30 ms later.
        assert sink.heard("item", 0) == pytest.approx(70, abs=0.01)
        sink.now_s += 0.005
        assert sink.heard("item", 0) == pytest.approx(75, abs=0.01)
        sink.now_s += 1.0
        assert sink.heard("item", 0) == pytest.approx(100, abs=0.01)  # the device got no more than that

    def test_0_before_it_sounds_and_for_unknown_items(self) -> None:
        sink = HandCrankedSink(48_000)
        sink.enqueue("item", 0, speech(24_000))
        sink.turn(2)

        assert sink.heard("item", 0) == 0
        assert sink.heard("other", 0) == 0

    def test_an_item_keeps_its_end_long_after(self) -> None:
        sink = HandCrankedSink(48_000)
        sink.enqueue("item", 3, speech(2400))
        sink.finish("item", 3)
        sink.turn(2000)

        assert sink.heard("item", 3) == pytest.approx(100, abs=0.05)

    def test_content_parts_are_apart(self) -> None:
        sink = HandCrankedSink(24_000, latency_s=0)
        sink.enqueue("item", 0, speech(2400))
        sink.enqueue("item", 1, speech(2400))
        sink.turn(15)

        assert sink.heard("item", 0) == pytest.approx(100, abs=0.01)
        assert sink.heard("item", 1) == pytest.approx(50, abs=0.01)

    @pytest.mark.parametrize("rate_hz", DEVICE_RATES)
    def test_flush_tells_the_last_frame_that_will_sound(self, rate_hz: int) -> None:
        sink = HandCrankedSink(rate_hz)
        sink.enqueue("item", 0, speech(24_000))
        sink.enqueue("next", 0, speech(24_000))
        sink.turn(20)
        before_ms = sink.heard("item", 0)

        item, following = sink.flush(15)
        sink.turn(20)

        heard = heard_of(sink.take_played(), "item")
        assert len(heard) / 24 == pytest.approx(item.heard_ms, abs=1 / 24)
        assert item.heard_ms - before_ms == pytest.approx(30 + 15, abs=0.2)  # what the device held, and the fade
        assert following == ("next", 0, 0.0)
        assert sink.heard("item", 0) == pytest.approx(item.heard_ms, abs=0.05)

    def test_a_replay_starts_at_its_own_frame(self) -> None:
        sink = HandCrankedSink(48_000, latency_s=0)
        samples = speech(24_000)
        sink.enqueue("item", 0, samples)
        sink.turn(30)
        sink.flush()
        sink.turn(5)
        sink.take_played()
        sink.enqueue("item", 0, samples[7200:], at_frame=7200)
        assert sink.heard("item", 0) == 300

        sink.turn(10)

        assert sink.heard("item", 0) == pytest.approx(400, abs=0.05)
        assert np.array_equal(heard_of(sink.take_played(), "item"), samples[7200:9600])


class TestGain:
    def test_volume_and_duck_glide_and_are_not_in_the_record(self) -> None:
        sink = HandCrankedSink(24_000)
        samples = np.full(24_000, 10_000, np.int16)
        sink.enqueue("item", 0, samples)
        sink.turn(2)
        sink.volume = 0.5
        sink.duck(-12.0)
        sink.turn(2)
        sink.duck(0)
        sink.volume = 1.0
        sink.turn(2)

        device = np.concatenate(sink.device_out).astype(int)
        quiet = 10_000 * 0.5 * 10 ** (-12 / 20)
        assert np.abs(np.diff(device)).max() <= np.ceil((10_000 - quiet) / 240)
        assert device[480 + 240 : 960] == pytest.approx(quiet, abs=1)
        assert device[-1:] == pytest.approx(10_000, abs=40)
        blocks = sink.take_played()
        assert np.array_equal(heard_of(blocks, "item"), samples[: 6 * 240])
        assert blocks[0].gain == 1
        assert blocks[3].gain == pytest.approx(quiet / 10_000)
        assert 1 > blocks[2].gain > blocks[3].gain

    @pytest.mark.parametrize(("asked", "got"), [(-1, 0.0), (0.3, 0.3), (7, 1.0)])
    def test_volume_stays_within_its_range(self, asked: float, got: float) -> None:
        sink = SilentSpeaker()
        sink.volume = asked

        assert sink.volume == got

    def test_volume_0_is_silence(self) -> None:
        sink = HandCrankedSink(24_000)
        sink.enqueue("item", 0, speech(24_000))
        sink.volume = 0
        sink.turn(3)

        assert not np.concatenate(sink.device_out[1:]).any()

    def test_ducking_never_amplifies(self) -> None:
        sink = HandCrankedSink(24_000)
        sink.enqueue("item", 0, np.full(24_000, 10_000, np.int16))
        sink.duck(6.0)
        sink.turn(2)

        assert np.concatenate(sink.device_out).max() == 10_000


@pytest.mark.parametrize("give", ["take_queue", "release_queue"])
class TestHandOver:
    @pytest.mark.parametrize("to_hz", [24_000, 44_100, 48_000])
    def test_nothing_is_lost_and_positions_go_on(self, give: str, to_hz: int) -> None:
        old, new = HandCrankedSink(48_000), HandCrankedSink(to_hz, latency_s=0)
        first, second = speech(24_000, 1), speech(4_800, 2)
        old.enqueue("first", 0, first)
        old.finish("first", 0)
        old.enqueue("second", 0, second[:1000])
        old.turn(33)

        new.adopt_queue(getattr(old, give)())
        new.enqueue("second", 0, second[1000:])
        new.finish("second", 0)
        assert new.heard("first", 0) == pytest.approx(330)
        new.turn(110)
        old.turn(3)

        assert old.buffered_ms == 0
        before, after = old.take_played(), new.take_played()
        assert np.array_equal(np.concatenate((heard_of(before, "first"), heard_of(after, "first"))), first)
        assert np.array_equal(heard_of(after, "second"), second)
        assert new.underruns == 0

    def test_an_item_that_waits_for_audio_goes_on_at_its_place(self, give: str) -> None:
        old, new = HandCrankedSink(24_000), HandCrankedSink(24_000)
        samples = speech(4800)
        old.enqueue("item", 0, samples[:2400])
        old.turn(20)

        new.adopt_queue(getattr(old, give)())
        new.enqueue("item", 0, samples[2400:])
        new.turn(20)

        (first, *_) = [segment for block in new.take_played() for segment in block.segments]
        assert first.offset_frames == 2400

    def test_finished_stays_finished(self, give: str) -> None:
        old, new = HandCrankedSink(24_000), HandCrankedSink(24_000)
        old.enqueue("item", 0, speech(2400))
        old.finish("item", 0)
        new.adopt_queue(getattr(old, give)())

        new.turn(20)

        assert new.flush() == []


def test_both_ends_of_memory_are_bounded_when_nobody_looks() -> None:
    sink = HandCrankedSink(24_000)
    sink.turn(13_000)

    assert len(sink.take_played()) == 12_000


def test_sinks_fulfil_the_port() -> None:
    assert isinstance(SilentSpeaker(), AudioSink)
