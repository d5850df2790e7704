"""The microphone check, its verdict, the test tone, and the levels of all microphones, on a real sound server."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from virtual_sound import RATE_HZ, VirtualSound

from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.sound_verdict import Verdict, level_words, verdict_of
from desktop_app.controller.trial_tone import trial_tone

Wait = Callable[[Callable[[], object]], None]


def voice(peak: float, *, noise: float = 20.0, seconds: float = 3.0) -> np.ndarray:
    """Syllables over noise: int16 at 24 kHz."""
    frames = int(seconds * 24_000)
    time_s = np.arange(frames) / 24_000
    syllables = np.clip(np.sin(2 * np.pi * 1.5 * time_s), 0, 1)
    wave = peak * syllables * np.sin(2 * np.pi * 220 * time_s)
    return np.clip(wave + np.random.default_rng(1).normal(0, noise, frames), -32_768, 32_767).astype(np.int16)


@pytest.mark.parametrize(
    ("samples", "code"),
    [
        (voice(8_000), "good"),
        (voice(600), "quiet"),
        (voice(40), "nothing"),
        (np.zeros(72_000, np.int16), "digital_silence"),
        (np.zeros(0, np.int16), "digital_silence"),
        (voice(50_000), "clipping"),
        (voice(2_000, noise=900), "noisy"),
    ],
)
def test_verdicts(samples: np.ndarray, code: str) -> None:
    verdict = verdict_of(samples, 24_000)

    assert verdict.code == code
    assert verdict.sentence.endswith((".", "?"))


def test_figures_of_a_verdict() -> None:
    verdict = verdict_of(voice(8_000, noise=33), 24_000)

    assert verdict.peak_dbfs == pytest.approx(20 * np.log10(8_000 / 32_768), abs=0.3)
    assert verdict.noise_dbfs == pytest.approx(20 * np.log10(33 / 32_768), abs=1.5)


def test_words_for_levels() -> None:
    assert [level_words(dbfs, clipped=False) for dbfs in (-120.0, -50.0, -35.0, -12.0)] == [
        "Digital silence",
        "Very quiet",
        "Quiet",
        "Good",
    ]
    assert level_words(-1.0, clipped=True) == "Clipping"


def test_the_tone_begins_and_ends_softly_and_leaves_room() -> None:
    tone = trial_tone().astype(np.int32)

    assert np.abs(tone[:24]).max() < 500
    assert np.abs(tone[-24:]).max() < 100
    assert 8_000 < np.abs(tone).max() < 16_400


@pytest.fixture
def desk(qapp: QCoreApplication, mortal_sound: VirtualSound) -> Iterator[AudioDesk]:
    desk = AudioDesk()
    yield desk
    desk.shut_down()


@pytest.fixture
def until(qapp: QCoreApplication, wait_until: Wait) -> Wait:
    """Let events in until something holds."""

    def wait(condition: Callable[[], object]) -> None:
        def looked() -> object:
            QCoreApplication.processEvents()
            return condition()

        wait_until(looked)

    return wait


@pytest.mark.integration
class TestOnASoundServer:
    def test_what_is_said_is_judged_and_played_back(
        self, desk: AudioDesk, mortal_sound: VirtualSound, until: Wait
    ) -> None:
        check = desk.sound_check
        verdicts: list[Verdict] = []
        levels = []
        stages = []
        check.judged.connect(verdicts.append)
        check.level_changed.connect(levels.append)
        check.stage_changed.connect(lambda: stages.append((check.stage, check.seconds_left)))
        recording = mortal_sound.record_speaker()
        check.listen()
        tone = (9_000 * np.sin(np.arange(8 * RATE_HZ) * 0.05)).astype(np.int16)
        mortal_sound.play(tone, wait=False)
        until(lambda: any(level.peak_dbfs > -15 for level in levels))
        check.check_microphone()
        until(lambda: check.stage == "playing")
        until(lambda: check.stage == "idle")
        heard = recording.stop()

        assert verdicts[0].peak_dbfs == pytest.approx(20 * np.log10(9_000 / 32_768), abs=0.5)
        assert [stage for stage in stages if stage[0] == "recording"] == [("recording", left) for left in (3, 2, 1)]
        assert np.count_nonzero(np.abs(heard) > 100) > 2 * RATE_HZ, "three seconds are heard again"
        check.stop()

    def test_a_session_beside_it_keeps_its_devices(self, desk: AudioDesk, until: Wait) -> None:
        desk.open()
        source, sink = desk.source, desk.sink
        desk.sound_check.listen()
        desk.sound_check.play_tone()
        until(lambda: desk.sound_check.stage == "idle")
        desk.sound_check.stop()

        assert (desk.source, desk.sink) == (source, sink)
        assert source is not None
        assert source.problem is None

    def test_the_tone_is_heard_at_the_chosen_volume(
        self, desk: AudioDesk, mortal_sound: VirtualSound, until: Wait
    ) -> None:
        desk.set_volume(0.25)
        recording = mortal_sound.record_speaker()
        desk.sound_check.play_tone()
        assert desk.sound_check.stage == "tone"
        until(lambda: desk.sound_check.stage == "idle")

        assert recording.stop().max() == pytest.approx(trial_tone().max() / 4, rel=0.05)

    def test_no_device_is_open_before_and_after(self, desk: AudioDesk, mortal_sound: VirtualSound, until: Wait) -> None:
        def listeners() -> int:
            return mortal_sound.stream_devices(speaker=False).count("mic")

        assert listeners() == 0
        desk.sound_check.listen()
        assert listeners() == 1
        desk.sound_check.stop()
        until(lambda: listeners() == 0)

    def test_levels_of_all_microphones(self, desk: AudioDesk, mortal_sound: VirtualSound, until: Wait) -> None:
        mortal_sound.add_microphone("usb", "USB Microphone")
        desk.refresh()
        found: dict[str, float | None] = {}
        desk.microphone_levels.changed.connect(found.update)
        mortal_sound.play((9_000 * np.sin(np.arange(8 * RATE_HZ) * 0.05)).astype(np.int16), wait=False, feed="usb_feed")

        desk.microphone_levels.start()
        until(lambda: (found.get("usb") or -120.0) > -15.0 and found.get("mic") == -120.0)
        assert found["default"] == -120.0
        desk.microphone_levels.stop()
        until(lambda: "usb" not in mortal_sound.stream_devices(speaker=False))

    def test_another_microphone_is_listened_to_when_the_one_in_use_goes(
        self, desk: AudioDesk, mortal_sound: VirtualSound, until: Wait
    ) -> None:
        mortal_sound.add_microphone("usb", "USB Microphone")
        desk.watch()
        until(lambda: "usb" in [choice.id for choice in desk.microphones])
        desk.select_microphone("usb")
        levels = []
        desk.sound_check.level_changed.connect(levels.append)
        desk.sound_check.listen()
        until(lambda: levels)

        mortal_sound.remove("usb")
        until(lambda: desk.microphones[-1].label == "USB Microphone (not connected)")
        levels.clear()
        until(lambda: levels)
        until(lambda: "mic" in mortal_sound.stream_devices(speaker=False))
        mortal_sound.add_microphone("usb", "USB Microphone")
        until(lambda: "usb" in mortal_sound.stream_devices(speaker=False))
