"""Reading a recording by position, and saving a part of it."""

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop_app.storage.library import SessionFolder
from desktop_app.storage.session_sound import RATE_HZ, SessionSound
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.wav_lane import WavLane


def noise(seconds: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(-9000, 9000, round(seconds * RATE_HZ)).astype(np.int16)


@pytest.fixture
def folder(tmp_path: Path) -> SessionFolder:
    return SessionFolder(tmp_path / "session", datetime(2026, 1, 2))


@pytest.fixture
def recorded(folder: SessionFolder) -> tuple[np.ndarray, np.ndarray]:
    user, assistant = noise(2.0, 1), noise(1.0, 2)
    for path, samples in ((folder.user_wav, user), (folder.assistant_wav, assistant)):
        lane = WavLane(path, RATE_HZ)
        lane.write_at(0.0, samples.tobytes())
        lane.close()
    return user, assistant


def test_both_sides_sound_together_and_the_shorter_is_silent(
    folder: SessionFolder, recorded: tuple[np.ndarray, np.ndarray]
) -> None:
    user, assistant = recorded
    sound = SessionSound(folder)
    assert sound.frames == 2 * RATE_HZ
    start = RATE_HZ - 100
    both = sound.both(start, 300)
    assert np.array_equal(both[:, 0], user[start : start + 300])
    assert np.array_equal(both[:100, 1], assistant[start:])
    assert not both[100:, 1].any()
    mixed = sound.mixed(0, 5000)
    assert np.array_equal(mixed, user[:5000] + assistant[:5000])
    assert len(sound.mixed(2 * RATE_HZ - 10, 5000)) == 10
    assert len(sound.mixed(3 * RATE_HZ, 5000)) == 0


def test_the_sum_of_two_loud_voices_is_clipped_not_wrapped(folder: SessionFolder) -> None:
    for path in (folder.user_wav, folder.assistant_wav):
        lane = WavLane(path, RATE_HZ)
        lane.write_at(0.0, np.array([30_000, -30_000], np.int16).tobytes())
        lane.close()
    assert list(SessionSound(folder).mixed(0, 2)) == [32_767, -32_768]


def test_what_is_written_meanwhile_is_read(folder: SessionFolder) -> None:
    sound = SessionSound(folder)
    assert sound.frames == 0
    lanes = [WavLane(path, RATE_HZ) for path in (folder.user_wav, folder.assistant_wav)]
    samples = noise(0.5, 3)
    lanes[0].write_at(1000.0, samples.tobytes())
    assert np.array_equal(sound.mixed(RATE_HZ, RATE_HZ), samples)
    lanes[0].write_at(1500.0, samples.tobytes())
    assert len(sound.mixed(RATE_HZ, RATE_HZ)) == RATE_HZ
    for lane in lanes:
        lane.close()


def test_a_stretch_is_saved_in_stereo(
    folder: SessionFolder, recorded: tuple[np.ndarray, np.ndarray], tmp_path: Path
) -> None:
    user, assistant = recorded
    target = tmp_path / "part.wav"
    assert SessionSound(folder).save(target, 12_000, 36_000) == 24_000
    samples, rate_hz = soundfile.read(target, dtype="int16")
    assert rate_hz == RATE_HZ
    assert np.array_equal(samples[:, 0], user[12_000:36_000])
    assert np.array_equal(samples[:12_000, 1], assistant[12_000:])
    assert not samples[12_000:, 1].any()
    assert SessionSound(folder).save(target, RATE_HZ, 9 * RATE_HZ) == RATE_HZ  # no longer than what there is


def test_nothing_half_written_is_left(
    folder: SessionFolder, recorded: tuple[np.ndarray, np.ndarray], tmp_path: Path
) -> None:
    folder.assistant_wav.unlink()
    target = tmp_path / "exports" / "part.wav"
    with pytest.raises(StorageProblem) as told:
        SessionSound(folder).save(target, 0, 100)
    assert told.value.code == "missing"
    target.parent.mkdir()
    with pytest.raises(StorageProblem) as told:
        SessionSound(folder).save(target, 0, 100)
    assert told.value.code == "unreadable"
    assert list(target.parent.iterdir()) == []
