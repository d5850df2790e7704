"""From an engine's samples to the service's: rate, level, ends, length."""

from __future__ import annotations

import numpy as np
import pytest
from voice_measures import active_dbfs, duration_s, pitch_hz

from desktop_app.loopback.speech.voice_engine import RawSpeech
from desktop_app.loopback.speech.voice_sound import finished, silence
from desktop_app.loopback.speech.voice_stretch import Wave, stretched


def hum(pitch: float, seconds: float, rate_hz: float, gain: float = 0.3) -> Wave:
    phase = 2 * np.pi * pitch * np.arange(int(seconds * rate_hz)) / rate_hz
    return (gain * (np.sin(phase) + 0.5 * np.sin(2 * phase))).astype(np.float32)


@pytest.mark.parametrize("rate_hz", [8000.0, 16000.0, 22050.0, 24000.0, 15234.5])
@pytest.mark.parametrize("gain", [0.002, 0.1, 0.6])
def test_any_rate_and_level_become_the_service_s(rate_hz: float, gain: float) -> None:
    said = finished(RawSpeech(hum(150, 1.0, rate_hz, gain), rate_hz))
    assert duration_s(said) == pytest.approx(1.18, abs=0.03)
    assert pitch_hz(said) == pytest.approx(150, rel=0.02)
    assert active_dbfs(said) == pytest.approx(-20, abs=0.5)


def test_silence_around_the_words_is_trimmed_and_inside_kept() -> None:
    quiet = np.zeros(24_000, np.float32)
    word = hum(150, 0.5, 24_000)
    said = finished(RawSpeech(np.concatenate((quiet, word, quiet[:6000], word, quiet)), 24_000.0))
    assert duration_s(said) == pytest.approx(0.5 + 0.25 + 0.5 + 0.2, abs=0.05)


def test_peaks_are_bent_and_not_clipped() -> None:
    clicks = np.zeros(24_000, np.float32)
    clicks[::240] = 0.9  # a crest factor no speech has
    said = finished(RawSpeech(clicks, 24_000.0)).astype(int)
    assert 20_000 < np.abs(said).max() < 32_700


def test_the_ends_do_not_click() -> None:
    said = finished(RawSpeech(np.full(24_000, 0.5, np.float32), 24_000.0), 0.0).astype(int)
    assert np.abs(np.diff(said, prepend=0, append=0)).max() < 200


@pytest.mark.parametrize("samples", [[], [0.0] * 5000, [1e-6] * 5000, [float("nan")] * 5000])
def test_no_sound_is_a_pause(samples: list[float]) -> None:
    said = finished(RawSpeech(np.array(samples, np.float32), 16_000.0))
    assert 0.1 < duration_s(said) < 0.3
    assert not said.any()


def test_silence_is_as_long_as_asked() -> None:
    assert len(silence(250)) == 6000


@pytest.mark.parametrize("factor", [0.6, 0.97, 1.0, 1.01, 1.3, 2.0, 4.0])
@pytest.mark.parametrize("rate_hz", [16_000.0, 22_050.0])
def test_stretched_sound_keeps_its_pitch_and_level(factor: float, rate_hz: float) -> None:
    wave = hum(150, 1.0, rate_hz)
    longer = stretched(wave, rate_hz, factor)
    assert len(longer) / len(wave) == pytest.approx(factor, rel=0.04)
    assert np.isfinite(longer).all()
    assert np.sqrt(np.mean(longer**2)) == pytest.approx(np.sqrt(np.mean(wave**2)), rel=0.06)
    assert pitch_hz(finished(RawSpeech(longer, rate_hz))) == pytest.approx(150, rel=0.02)


@pytest.mark.parametrize("frames", [0, 1, 700, 1279, 1280, 1281, 3000])
def test_any_length_can_be_stretched(frames: int) -> None:
    assert np.isfinite(stretched(np.ones(frames, np.float32), 16_000.0, 2.0)).all()
