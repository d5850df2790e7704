"""Microphone and speaker on a real sound server: what is heard and what is recorded, sample for sample.

Nothing here depends on how fast the machine is: positions are read off recordings, not off a clock.
"""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from virtual_sound import RATE_HZ, SpeakerRecording, VirtualSound

from desktop_app.audio import devices
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioSink, AudioSource, CapturedBlock
from desktop_app.audio.resampler import Resampler
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.audio.speaker import Speaker

pytestmark = pytest.mark.integration
Wait = Callable[[Callable[[], object]], None]


def noise(frames: int, seed: int = 1) -> np.ndarray:
    """Loud and never 0, so that sound begins and ends exactly where it differs from silence."""
    generator = np.random.default_rng(seed)
    return (generator.integers(2000, 12_000, frames) * generator.choice([-1, 1], frames)).astype(np.int16)


def at_device_rate(samples: np.ndarray) -> np.ndarray:
    resampler = Resampler(24_000, RATE_HZ, aligned=True)
    return np.concatenate((resampler.process(samples), resampler.finish()))


def where(needle: np.ndarray, haystack: np.ndarray) -> int:
    """Position of an exact copy, -1 if there is none."""
    starts = np.flatnonzero(haystack[: len(haystack) - len(needle) + 1] == needle[0])
    return next((int(start) for start in starts if np.array_equal(haystack[start : start + len(needle)], needle)), -1)


def undisturbed(check: Callable[[Speaker], None]) -> None:
    """Check something that a drop-out would spoil; again with a new speaker when it failed.

    A busy machine makes the sound server late, too, and that no device tells; a fault of ours fails every time.
    """
    for attempts_left in reversed(range(6)):
        speaker = Speaker(devices.speakers()[0])
        try:
            speaker.start()
            check(speaker)
        except AssertionError:
            if not attempts_left:
                raise
        else:
            return
        finally:
            speaker.stop()


@pytest.fixture
def microphone(sound: VirtualSound) -> Iterator[Microphone]:
    source = Microphone(devices.microphones()[0])
    yield source
    source.stop()


@pytest.fixture
def speaker(sound: VirtualSound) -> Iterator[Speaker]:
    sink = Speaker(devices.speakers()[0])
    yield sink
    sink.stop()


def sounding(recording: SpeakerRecording) -> int:
    """Frames from the first to the last sample that is not silent."""
    frames = np.flatnonzero(recording.samples)
    return int(frames[-1] - frames[0] + 1) if len(frames) else 0


class TestMicrophone:
    def test_captures_bit_for_bit_at_the_devices_rate(
        self, sound: VirtualSound, microphone: Microphone, wait_until: Wait
    ) -> None:
        said = noise(RATE_HZ // 2)
        microphone.start()
        for attempts_left in reversed(range(6)):
            overflows = microphone.overflows
            blocks: list[CapturedBlock] = []
            sound.play(said)
            wait_until(lambda b=blocks: b.extend(microphone.take()) or (len(b) > 10 and not b[-1].samples.any()))
            if where(said, np.concatenate([block.samples for block in blocks])) >= 0:
                break
            assert attempts_left
            assert microphone.overflows > overflows, "samples are missing and nobody says so"

        assert microphone.rate_hz == RATE_HZ
        assert {len(block.samples) for block in blocks} == {960}
        assert microphone.problem is None

    def test_times_follow_each_other_as_the_blocks_do(self, microphone: Microphone, wait_until: Wait) -> None:
        microphone.start()
        blocks: list[CapturedBlock] = []
        wait_until(lambda: blocks.extend(microphone.take()) or len(blocks) > 60)

        gaps_s = np.diff([block.captured_at_s for block in blocks[15:]])
        assert gaps_s.min() > 0
        # A block that the busy server brought late, or not at all, is a gap of its own, and may shorten the next.
        assert np.mean(np.abs(gaps_s - 0.02) < 0.0005) > 0.8

    def test_unplugged_it_says_so_and_starts_again_when_it_is_back(
        self, sound: VirtualSound, microphone: Microphone, wait_until: Wait
    ) -> None:
        microphone.start()
        wait_until(microphone.take)
        sound.unplug("mic")
        wait_until(lambda: microphone.problem)
        problem = microphone.problem
        assert problem is not None
        assert (problem.code, problem.subject) == ("device_gone", "Virtual_mic")

        microphone.stop()
        sound.replug("mic")
        microphone.start()
        assert microphone.problem is None
        microphone.take()
        wait_until(microphone.take)

    def test_opens_twice_and_closes_twice_without_harm(self, microphone: Microphone) -> None:
        microphone.start()
        microphone.start()
        microphone.stop()
        microphone.stop()
        assert devices.refresh()


class TestSpeaker:
    def test_plays_bit_for_bit(self, sound: VirtualSound, wait_until: Wait) -> None:
        said = noise(24_000)

        def check(speaker: Speaker) -> None:
            with sound.record_speaker() as recording:
                for first in range(0, len(said), 2400):
                    speaker.enqueue("item", 0, said[first : first + 2400])
                speaker.finish("item", 0)
                wait_until(lambda: sounding(recording) >= 2 * len(said))
                assert where(at_device_rate(said), recording.stop()) >= 0
                assert speaker.underruns == 0
                assert where(said, np.concatenate([block.samples for block in speaker.take_played()])) >= 0

        undisturbed(check)

    def test_queued_before_the_start_it_is_played_from_its_first_sample(
        self, sound: VirtualSound, wait_until: Wait
    ) -> None:
        said = noise(4800)

        def check(speaker: Speaker) -> None:
            with sound.record_speaker() as recording:
                speaker.stop()
                speaker.enqueue("item", 0, said)
                speaker.finish("item", 0)
                speaker.start()
                wait_until(lambda: sounding(recording) >= 2 * len(said))
                assert where(at_device_rate(said), recording.stop()) >= 0

        undisturbed(check)

    @pytest.mark.parametrize("after_ms", [130, 401, 777])
    def test_a_flush_is_silent_within_60_ms_and_cuts_where_it_says(
        self, sound: VirtualSound, wait_until: Wait, after_ms: int
    ) -> None:
        said = noise(72_000)

        def check(speaker: Speaker) -> None:
            with sound.record_speaker() as recording:
                speaker.enqueue("item", 0, said)
                wait_until(lambda: speaker.heard("item", 0) > after_ms)

                heard_ms = speaker.heard("item", 0)
                (position,) = speaker.flush()
                wait_until(lambda: speaker.heard("item", 0) >= position.heard_ms - 0.1)
                until = len(recording.samples) + RATE_HZ // 5
                wait_until(lambda: len(recording.samples) > until)

                sounded_ms = sounding(recording) / (RATE_HZ / 1000)
                assert sounded_ms == pytest.approx(position.heard_ms, abs=1)  # 20 are promised
                assert sounded_ms - heard_ms < 60
                before_the_fade = at_device_rate(said)[: int((position.heard_ms - 11) * RATE_HZ / 1000)]
                assert where(before_the_fade, recording.stop()) >= 0

        undisturbed(check)

    def test_the_next_item_plays_whole_after_a_flush(self, sound: VirtualSound, wait_until: Wait) -> None:
        following = noise(9600, seed=5)
        expected = at_device_rate(following)

        def check(speaker: Speaker) -> None:
            with sound.record_speaker() as recording:
                speaker.enqueue("item", 0, noise(72_000))
                wait_until(lambda: speaker.heard("item", 0) > 100)
                speaker.flush()
                speaker.enqueue("next", 0, following)
                speaker.finish("next", 0)
                wait_until(lambda: speaker.heard("next", 0) > 399)
                until = len(recording.samples) + RATE_HZ // 5
                wait_until(lambda: len(recording.samples) > until)
                assert where(expected, recording.stop()) >= 0

        undisturbed(check)

    def test_missed_blocks_make_the_buffer_larger_in_the_next_pause(
        self, sound: VirtualSound, speaker: Speaker, wait_until: Wait
    ) -> None:
        speaker.start()
        speaker.enqueue("item", 0, noise(4800))
        wait_until(lambda: speaker.heard("item", 0) > 50)
        before_s = speaker.latency_s
        speaker._missed_blocks += 5  # as the callback counts them
        speaker.take_played()
        assert speaker._latency_step == 0, "not while something plays"

        speaker.finish("item", 0)
        wait_until(lambda: speaker.take_played() and speaker._latency_step == 1)
        speaker.enqueue("next", 0, noise(4800))
        wait_until(lambda: speaker.heard("next", 0) > 190)
        assert speaker.latency_s > before_s + 0.01
        assert speaker.problem is None

    def test_heard_position_and_capture_time_agree_on_one_clock(
        self, sound: VirtualSound, speaker: Speaker, wait_until: Wait
    ) -> None:
        """The monitor of the speaker as microphone: a sound is captured when it is heard."""
        monitor = devices.find_microphone("virtual_monitor")
        assert monitor is not None
        microphone = Microphone(monitor)
        click = np.concatenate((np.zeros(12_000, np.int16), noise(240), np.zeros(4800, np.int16)))
        try:
            microphone.start()
            speaker.start()
            blocks: list[CapturedBlock] = []
            wait_until(lambda: blocks.extend(microphone.take()) or len(blocks) > 20)
            speaker.enqueue("click", 0, click)
            speaker.finish("click", 0)
            wait_until(
                lambda: blocks.extend(microphone.take()) or any((block.samples != 0).any() for block in blocks[:-5])
            )
        finally:
            microphone.stop()
        captured = next(block for block in blocks if block.samples.any())
        captured_at_s = captured.captured_at_s + np.flatnonzero(captured.samples)[0] / RATE_HZ
        played = next(block for block in speaker.take_played() if block.samples.any())
        heard_at_s = played.heard_at_s + np.flatnonzero(played.samples)[0] / 24_000

        if microphone.overflows == 0 and speaker.underruns == 0:
            assert captured_at_s - heard_at_s == pytest.approx(0, abs=0.02)

    def test_a_gap_in_the_middle_of_an_item_is_counted(self, speaker: Speaker, wait_until: Wait) -> None:
        said = noise(4800)
        speaker.start()
        speaker.enqueue("item", 0, said[:2400])
        wait_until(lambda: speaker.heard("item", 0) > 97)  # all of it but what the resampler holds
        speaker.enqueue("item", 0, said[2400:])
        speaker.finish("item", 0)
        wait_until(lambda: speaker.heard("item", 0) > 199)

        assert speaker.underruns - speaker._missed_blocks == 1

    def test_unplugged_nothing_said_is_lost(self, sound: VirtualSound, speaker: Speaker, wait_until: Wait) -> None:
        said = noise(48_000)
        speaker.start()
        speaker.enqueue("item", 0, said[:24_000])
        wait_until(lambda: speaker.heard("item", 0) > 200)
        sound.unplug("speaker")
        wait_until(lambda: speaker.problem)
        problem = speaker.problem
        assert problem is not None
        assert problem.code == "device_gone"
        speaker.enqueue("item", 0, said[24_000:36_000])  # the service goes on talking

        rest = SilentSpeaker()
        rest.adopt_queue(speaker.take_queue())
        sound.replug("speaker")
        rest.enqueue("item", 0, said[36_000:])
        rest.finish("item", 0)
        rest.start()
        wait_until(lambda: rest.heard("item", 0) > 1999.9)
        rest.stop()

        def item_samples(sink: AudioSink) -> np.ndarray:
            return np.concatenate(
                [
                    block.samples[segment.start_frames : segment.start_frames + segment.frames]
                    for block in sink.take_played()
                    for segment in block.segments
                ]
            )

        assert np.array_equal(np.concatenate((item_samples(speaker), item_samples(rest))), said)

    def test_a_killed_server_is_a_problem_and_the_same_speaker_can_start_again(
        self, mortal_sound: VirtualSound, wait_until: Wait
    ) -> None:
        speaker = Speaker(devices.speakers()[0])
        speaker.start()
        try:
            speaker.enqueue("item", 0, noise(24_000))
            speaker.finish("item", 0)
            wait_until(lambda: speaker.heard("item", 0) > 100)
            mortal_sound.kill_server()
            wait_until(lambda: speaker.problem)
            speaker.stop()
            mortal_sound.start_server()

            speaker.start()
            assert speaker.problem is None
            wait_until(lambda: speaker.heard("item", 0) > 999)
        finally:
            speaker.stop()

    def test_a_device_that_stops_without_a_word_is_noticed(
        self, sound: VirtualSound, speaker: Speaker, wait_until: Wait
    ) -> None:
        speaker.start()
        speaker.enqueue("item", 0, noise(24_000))
        wait_until(lambda: speaker.heard("item", 0) > 50)
        sound.suspend("speaker", True)
        try:
            wait_until(lambda: speaker.problem)
            problem = speaker.problem
            assert problem is not None
            assert problem.code == "device_gone"
            assert "has stopped" in problem.detail
        finally:
            sound.suspend("speaker", False)

    def test_volume_reaches_the_device(self, sound: VirtualSound, speaker: Speaker, wait_until: Wait) -> None:
        with sound.record_speaker() as recording:
            speaker.volume = 0.25
            speaker.start()
            speaker.enqueue("item", 0, np.full(24_000, 16_000, np.int16))
            speaker.finish("item", 0)
            wait_until(lambda: sounding(recording) > 40_000)

            assert recording.stop()[-20_000:].max() == pytest.approx(4000, abs=1)


def test_both_fulfil_the_ports() -> None:
    device = devices.Device("x", 0, 48_000, 1, False, "ALSA")
    assert isinstance(Microphone(device), AudioSource)
    assert isinstance(Speaker(device), AudioSink)
