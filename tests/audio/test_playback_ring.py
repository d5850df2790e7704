"""The ring under any sequence of enqueue, finish, flush and read, and under two threads at once."""

import sys
import threading
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop_app.audio.item_run import ItemRun
from desktop_app.audio.pcm import fade_out_curve
from desktop_app.audio.playback_ring import PlaybackRing

RATE = 24_000  # no resampling: device frames are the item's own


def numbered(first: int, count: int) -> np.ndarray:
    """Samples that tell where they belong, and are loud enough for a fade to show."""
    return (np.arange(first, first + count) % 20_000 + 10_000).astype(np.int16)


class RingMachine(RuleBasedStateMachine):
    """Compares every block with what was enqueued, in order, and every flush with what sounds afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = PlaybackRing(RATE)
        self.sources: dict[ItemRun, np.ndarray] = {}
        self.order: list[ItemRun] = []
        self.sounded: dict[ItemRun, int] = defaultdict(int)
        self.cut: dict[ItemRun, int] = {}
        self.enqueued = 0
        self.items = 0
        self.fading_since_flush = False
        self.fade_frames = 0

    @rule(count=st.integers(0, 90), new_item=st.booleans())
    def enqueue(self, count: int, new_item: bool) -> None:
        self.items += new_item
        item_id = f"item_{self.items}"
        position = self.enqueued  # all items numbered through, so no two samples look alike
        at_frame = sum(len(source) for run, source in self.sources.items() if run.item_id == item_id)
        samples = numbered(position, count)
        run = self.ring.enqueue(item_id, 0, samples, at_frame)
        if run not in self.sources:
            self.sources[run] = np.zeros(0, np.int16)
            self.order.append(run)
        self.sources[run] = np.concatenate((self.sources[run], samples))
        self.enqueued += count

    @rule()
    def finish(self) -> None:
        self.ring.finish(f"item_{self.items}", 0)

    @rule(fade_frames=st.integers(0, 50))
    def flush(self, fade_frames: int) -> None:
        for run, heard_frames in self.ring.flush(fade_frames):
            assert run not in self.cut
            assert self.sounded[run] <= heard_frames <= len(self.sources[run])
            self.cut[run] = heard_frames
        for run, source in self.sources.items():  # the others sound to their end, if only within the fade
            self.cut.setdefault(run, len(source))
        assert self.ring.queued_frames == 0

    @rule(count=st.integers(1, 60))
    def read(self, count: int) -> None:
        out = np.full(count, 77, np.int16)
        parts = self.ring.read(out)
        covered = np.zeros(count, bool)
        for part in parts:
            assert part.frames > 0
            assert not covered[part.at : part.at + part.frames].any()
            covered[part.at : part.at + part.frames] = True
            # In order within the run, and runs in the order they came.
            assert part.start == self.sounded[part.run]
            later = self.order[self.order.index(part.run) + 1 :]
            assert not any(self.sounded[run] for run in later)
            self.sounded[part.run] += part.frames
            assert self.sounded[part.run] <= self.cut.get(part.run, len(self.sources[part.run]))
            expected = self.sources[part.run][part.start : part.start + part.frames]
            if part.fade is not None:
                curve = fade_out_curve(part.fade.frames)[part.fade.start : part.fade.start + part.frames]
                expected = (expected * curve).astype(np.int16)
            assert np.array_equal(out[part.at : part.at + part.frames], expected)
        assert not out[~covered].any()
        # What sounds is at the block's start: silence only once the queue is empty.
        assert not (np.diff(covered.astype(int)) > 0).any()
        if not covered.all():
            assert self.ring.queued_frames == 0

    @rule(count=st.integers(1, 60))
    def read_in_one_piece_after_a_flush_ends_in_silence(self, count: int) -> None:
        self.flush(10)
        self.read(200)
        out = np.full(count, 77, np.int16)
        assert self.ring.read(out) == []
        assert not out.any()

    @precondition(lambda self: self.ring.queued_frames == 0)
    @rule()
    def drained(self) -> None:
        self.read(60)
        for run, source in self.sources.items():
            assert self.sounded[run] == self.cut.get(run, len(source))

    @invariant()
    def queue_adds_up(self) -> None:
        waiting = sum(len(source) - self.sounded[run] for run, source in self.sources.items() if run not in self.cut)
        assert self.ring.queued_frames == waiting

    def teardown(self) -> None:
        while self.ring.queued_frames:
            self.read(60)
        self.drained()


TestRing = RingMachine.TestCase
TestRing.settings = settings(max_examples=150, stateful_step_count=40)


def read(ring: PlaybackRing, frames: int) -> np.ndarray:
    out = np.zeros(frames, np.int16)
    ring.read(out)
    return out


class TestFlush:
    def test_fades_from_the_next_block_on_and_says_where_the_fade_ends(self) -> None:
        ring = PlaybackRing(RATE)
        run = ring.enqueue("item", 0, np.full(5000, 10_000, np.int16), 0)
        read(ring, 240)

        assert ring.flush(100) == [(run, 340)]
        block = read(ring, 240)
        assert np.array_equal(block[:100], (10_000 * fade_out_curve(100)).astype(np.int16))
        assert not block[100:].any()
        assert not read(ring, 240).any()

    def test_what_comes_after_a_flush_plays_right_behind_the_fade(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("old", 0, np.full(5000, 10_000, np.int16), 0)
        read(ring, 240)
        ring.flush(100)
        ring.enqueue("new", 0, np.full(5000, 3, np.int16), 0)

        assert (read(ring, 240)[100:] == 3).all()

    def test_a_fade_longer_than_what_is_queued_still_ends_at_zero(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("item", 0, np.full(30, 10_000, np.int16), 0)

        ring.flush(100)

        assert np.array_equal(read(ring, 60)[:30], (10_000 * fade_out_curve(30)).astype(np.int16))

    def test_a_second_flush_does_not_begin_the_fade_again(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("old", 0, np.full(5000, 10_000, np.int16), 0)
        ring.flush(100)
        first = read(ring, 50)
        ring.enqueue("new", 0, np.full(5000, 3, np.int16), 0)

        (cut,) = ring.flush(100)

        assert (cut.run.item_id, cut.heard_frames) == ("new", 0)
        faded = np.concatenate((first, read(ring, 240)))
        assert np.array_equal(faded[:100], (10_000 * fade_out_curve(100)).astype(np.int16))
        assert not faded[100:].any()

    def test_an_item_that_waits_for_more_audio_is_in_the_answer(self) -> None:
        ring = PlaybackRing(RATE)
        run = ring.enqueue("item", 0, np.full(100, 9, np.int16), 0)
        read(ring, 240)

        assert ring.flush(100) == [(run, 100)]

    def test_an_item_that_was_read_to_its_end_is_not(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("item", 0, np.full(100, 9, np.int16), 0)
        ring.finish("item", 0)
        read(ring, 240)

        assert ring.flush(100) == []

    def test_nothing_queued(self) -> None:
        assert PlaybackRing(RATE).flush(100) == []


class TestUnderruns:
    def test_a_gap_inside_an_item_counts_once(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("item", 0, np.full(100, 9, np.int16), 0)
        for _ in range(5):
            read(ring, 240)
        assert ring.underruns == 0  # nobody knows yet whether more will come

        ring.enqueue("item", 0, np.full(100, 9, np.int16), 100)
        read(ring, 240)
        assert ring.underruns == 1

    @pytest.mark.parametrize("rate_hz", [24_000, 48_000])
    def test_the_end_of_an_item_does_not_however_late_it_is_said(self, rate_hz: int) -> None:
        ring = PlaybackRing(rate_hz)
        ring.enqueue("item", 0, np.full(100, 9, np.int16), 0)
        read(ring, 480)
        ring.finish("item", 0)
        read(ring, 480)
        ring.enqueue("next", 0, np.full(100, 9, np.int16), 0)
        read(ring, 480)

        assert ring.underruns == 0

    def test_audio_of_an_exact_number_of_blocks_does_not(self) -> None:
        ring = PlaybackRing(RATE)
        for number in range(4):
            ring.enqueue("item", 0, np.full(240, 9, np.int16), 240 * number)
            read(ring, 240)

        assert ring.underruns == 0

    def test_after_a_gap_it_goes_on_with_something_in_hand(self) -> None:
        ring = PlaybackRing(RATE, regain_frames=500)
        ring.enqueue("item", 0, np.full(100, 1, np.int16), 0)
        read(ring, 240)
        for late in range(4):
            ring.enqueue("item", 0, np.full(100, 2 + late, np.int16), 100 + 100 * late)
            assert not read(ring, 240).any()
        ring.enqueue("item", 0, np.full(100, 6, np.int16), 500)

        assert read(ring, 500).tolist() == [2] * 100 + [3] * 100 + [4] * 100 + [5] * 100 + [6] * 100
        assert ring.underruns == 1

    @pytest.mark.parametrize("end", ["finish", "next item", "flush"])
    def test_what_is_in_hand_is_enough_once_no_more_will_come(self, end: str) -> None:
        ring = PlaybackRing(RATE, regain_frames=500)
        ring.enqueue("item", 0, np.full(100, 1, np.int16), 0)
        read(ring, 240)
        ring.enqueue("item", 0, np.full(100, 2, np.int16), 100)
        if end == "finish":
            ring.finish("item", 0)
        elif end == "next item":
            ring.enqueue("next", 0, np.full(10, 3, np.int16), 0)
        else:
            ring.flush(50)

        assert read(ring, 100)[0] > 0

    def test_silence_before_an_item_does_not(self) -> None:
        ring = PlaybackRing(RATE)
        read(ring, 240)
        ring.enqueue("item", 0, np.full(100, 9, np.int16), 0)
        read(ring, 240)

        assert ring.underruns == 0


class TestUnplayed:
    def test_gives_what_was_not_read_with_its_place(self) -> None:
        ring = PlaybackRing(RATE)
        first = ring.enqueue("first", 0, np.full(300, 1, np.int16), 0)
        ring.finish("first", 0)
        second = ring.enqueue("second", 0, np.full(50, 2, np.int16), 70)
        read(ring, 240)

        assert ring.unplayed() == [(first, 240), (second, 0)]

    def test_after_a_flush_that_nobody_read_there_is_nothing(self) -> None:
        ring = PlaybackRing(RATE)
        ring.enqueue("item", 0, np.full(300, 1, np.int16), 0)
        ring.flush(10)

        assert ring.unplayed() == []


def test_two_threads_at_once_agree_on_every_cut() -> None:
    """A reader that never rests against enqueues and flushes: what was told sounded, sample for sample."""
    ring = PlaybackRing(48_000)
    sounded: dict[ItemRun, int] = defaultdict(int)
    told: dict[ItemRun, int] = {}
    stopping = threading.Event()
    faults: list[str] = []

    def device() -> None:
        out = np.zeros(96, np.int16)
        while not stopping.is_set():
            for part in ring.read(out):
                if part.start != sounded[part.run]:
                    faults.append(f"{part.run.item_id}: {part.start} follows {sounded[part.run]}")
                sounded[part.run] += part.frames

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    thread = threading.Thread(target=device)
    thread.start()
    try:
        generator = np.random.default_rng(3)
        for number in range(600):
            for piece in range(int(generator.integers(1, 4))):
                ring.enqueue(f"item_{number}", 0, np.full(300, 9, np.int16), 300 * piece)
            if generator.random() < 0.3:
                ring.finish(f"item_{number}", 0)
            told.update(ring.flush(int(generator.integers(0, 300))))
    finally:
        stopping.set()
        thread.join()
        sys.setswitchinterval(interval)
    for part in ring.read(np.zeros(96_000, np.int16)):
        sounded[part.run] += part.frames

    assert not faults
    assert len(told) > 300
    assert {run: frames for run, frames in told.items() if sounded[run] != frames} == {}
