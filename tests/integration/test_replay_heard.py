"""Playing a recording again on a real sound server: what the speaker gives is the recording, sample for sample."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from virtual_sound import RATE_HZ, VirtualSound

from desktop_app.audio.resampler import Resampler
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.replay import Replay
from desktop_app.storage.library import SessionFolder
from desktop_app.storage.wav_lane import WavLane

pytestmark = pytest.mark.integration

ITEM_RATE_HZ = 24_000
_TRIES = 6


def noise(seconds: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (rng.integers(100, 6000, round(seconds * ITEM_RATE_HZ)) * 2 + 1).astype(np.int16)


def at_device_rate(samples: np.ndarray) -> np.ndarray:
    resampler = Resampler(ITEM_RATE_HZ, RATE_HZ, aligned=True)
    return np.concatenate((resampler.process(samples), resampler.finish()))


def where(needle: np.ndarray, haystack: np.ndarray) -> int:
    """Position of an exact copy, -1 if there is none."""
    starts = np.flatnonzero(haystack[: len(haystack) - len(needle) + 1] == needle[0])
    return next((int(start) for start in starts if np.array_equal(haystack[start : start + len(needle)], needle)), -1)


def test_what_was_recorded_is_heard_again(sound: VirtualSound, tmp_path: Path, qtbot: QtBot) -> None:
    folder = SessionFolder(tmp_path / "session", datetime(2026, 1, 2))
    user, assistant = noise(4.0, 1), noise(4.0, 2)
    for path, samples in ((folder.user_wav, user), (folder.assistant_wav, assistant)):
        lane = WavLane(path, ITEM_RATE_HZ)
        lane.write_at(0.0, samples.tobytes())
        lane.close()
    desk = AudioDesk("none", "default")
    replay = Replay(desk, SimpleNamespace(run=SimpleNamespace(recording=SimpleNamespace(folder=folder))))
    wanted = at_device_rate((user + assistant)[ITEM_RATE_HZ : 3 * ITEM_RATE_HZ])
    # A busy machine makes the sound server late, which no device tells; a fault of ours fails every time.
    for tries_left in reversed(range(_TRIES)):
        with sound.record_speaker() as recording:
            replay.play_from(1_000.0, 3_000.0)
            assert replay.playing
            positions = []

            def look(positions: list[float] = positions) -> bool:
                if replay.position_ms is not None:
                    positions.append(replay.position_ms)
                return not replay.playing

            qtbot.waitUntil(look, timeout=20_000)
            heard = recording.stop()
        assert positions == sorted(positions)
        assert positions[0] >= 1_000.0
        assert positions[-1] <= 3_000.0
        if where(wanted, heard) >= 0:
            return
        assert tries_left, "the stretch was not heard sample for sample"
