"""Every format that the program promises to read, and everything that is no sound."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.sound_file import read_sound_file


def tone(rate_hz: int, seconds: float = 0.5, frequency_hz: float = 440.0) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * frequency_hz * np.arange(round(rate_hz * seconds)) / rate_hz)


def best_match_db(samples: np.ndarray, frequency_hz: float = 440.0) -> float:
    """How far everything but the tone lies below it."""
    phase = 2 * np.pi * frequency_hz * np.arange(len(samples)) / 24_000
    basis = np.stack((np.sin(phase), np.cos(phase)), axis=1)
    weights, *_ = np.linalg.lstsq(basis, samples.astype(float), rcond=None)
    rest = samples - basis @ weights
    assert np.hypot(*weights) == pytest.approx(16384, rel=0.02)
    return float(20 * np.log10(np.hypot(*weights) / np.sqrt(2) / (rest.std() + 1e-9)))


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 44_100, 48_000])
def test_formats_and_rates(tmp_path: Path, suffix: str, rate_hz: int) -> None:
    path = tmp_path / f"question.{suffix}"
    soundfile.write(path, tone(rate_hz), rate_hz)

    samples = read_sound_file(path)

    assert samples.dtype == np.int16
    if suffix != "mp3":  # whose encoder pads with silence
        assert abs(len(samples) - 12_000) <= 1
    assert best_match_db(samples[2400:9600]) > (60 if suffix in ("wav", "flac") else 25)


def test_16_bit_at_24_khz_is_read_bit_for_bit(tmp_path: Path) -> None:
    samples = np.random.default_rng(0).integers(-32768, 32767, 100_000).astype(np.int16)
    soundfile.write(tmp_path / "exact.wav", samples, 24_000)

    assert np.array_equal(read_sound_file(tmp_path / "exact.wav"), samples)


def test_channels_are_averaged(tmp_path: Path) -> None:
    stereo = np.stack((np.full(2400, 0.5), np.full(2400, -0.25)), axis=1)
    soundfile.write(tmp_path / "stereo.wav", stereo, 24_000)

    assert read_sound_file(tmp_path / "stereo.wav").tolist() == [4096] * 2400


def test_other_rates_can_be_asked_for(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "tone.wav", tone(24_000), 24_000)

    assert len(read_sound_file(tmp_path / "tone.wav", 48_000)) == 24_000


def test_a_long_file_in_pieces_has_no_seams(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "long.flac", tone(44_100, seconds=8), 44_100)

    samples = read_sound_file(tmp_path / "long.flac")

    assert abs(len(samples) - 8 * 24_000) <= 1
    assert best_match_db(samples[2400:-2400]) > 60


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"This is a letter, not a sound.", "letter.wav"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.flac"),
        (bytes(5000), "zeros.ogg"),
        (bytes(5000), "headless.raw"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "cut_off.wav"),
        (b"", "empty.wav"),
    ],
)
def test_what_is_no_sound_says_so(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(AudioProblem) as caught:
        read_sound_file(path)

    assert caught.value.code == "not_audio"
    assert caught.value.subject == str(path)
    assert caught.value.detail.endswith(".")


def test_a_sound_file_without_samples(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "nothing.wav", np.zeros(0), 24_000)

    with pytest.raises(AudioProblem, match="holds no samples") as caught:
        read_sound_file(tmp_path / "nothing.wav")
    assert caught.value.code == "not_audio"


def test_a_file_cut_off_in_the_middle_gives_what_is_there(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "whole.wav", tone(24_000), 24_000, subtype="PCM_16")
    (tmp_path / "half.wav").write_bytes((tmp_path / "whole.wav").read_bytes()[: 44 + 12_000])

    assert len(read_sound_file(tmp_path / "half.wav")) == 6000


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="no such file") as caught:
        read_sound_file(tmp_path / "missing.wav")
    assert caught.value.code == "unreadable"


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="folder") as caught:
        read_sound_file(tmp_path)
    assert caught.value.code == "unreadable"


def test_a_name_no_system_knows() -> None:
    with pytest.raises(AudioProblem) as caught:
        read_sound_file("question\0.wav")
    assert caught.value.code == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.wav"
    soundfile.write(path, tone(24_000), 24_000)
    path.chmod(0)

    with pytest.raises(AudioProblem, match="cannot be read") as caught:
        read_sound_file(path)
    assert caught.value.code == "unreadable"
