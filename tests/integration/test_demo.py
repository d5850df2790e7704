"""A demo is the same on every take: the real program on a virtual screen and a virtual sound card, twice."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from program import ROOT, duologue, environment
from PySide6.QtGui import QImage
from virtual_screens import virtual_screens
from virtual_sound import RATE_HZ, VirtualSound

pytestmark = [pytest.mark.integration, pytest.mark.beside_others]


class Take(NamedTuple):
    """What one take left."""

    picture: np.ndarray
    heard: np.ndarray
    said: list[str]
    kept: str


def _play(demo: Path, folder: Path, sound: VirtualSound, display: dict[str, str]) -> Take:
    command = duologue("demo", demo, "--screenshots", folder / "pictures", "--data-dir", folder / "state")
    with sound.record_speaker() as recording:
        done = subprocess.run(
            command,
            env={**environment({**display, **sound.environment})},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        heard = recording.stop()
    assert done.returncode == 0, done.stderr
    [session] = (folder / "state" / "sessions").iterdir()
    said = [
        json.loads(line)["event"]["transcript"]
        for line in (session / "events.jsonl").read_text().splitlines()
        if '"response.output_audio_transcript.done"' in line
    ]
    settings = folder / "state" / "settings.json"
    kept = settings.read_text(encoding="utf-8") if settings.exists() else ""
    return Take(_pixels(folder / "pictures" / "barge-in.png"), heard, said, kept)


@pytest.mark.seldom
@pytest.mark.timeout(240)
def test_two_takes_look_and_sound_alike(tmp_path: Path, sound: VirtualSound) -> None:
    demo = ROOT / "resources" / "demos" / "1-barge-in.demo"
    with virtual_screens() as screens:
        first, second = (_play(demo, tmp_path / name, sound, screens.environment()) for name in ("one", "two"))
    # Only times and levels may differ: those of the header, under the bubbles, in the waveform, at the meters.
    different = np.any(first.picture != second.picture, axis=2)
    panel, transcript, keys = different[52:528, 910:], different[52:528, :906], different[740:, 720:]
    assert panel.mean() < 0.001
    assert transcript.mean() < 0.03
    assert keys.mean() < 0.001
    assert first.said[-1] == second.said[-1]
    assert first.kept == second.kept
    assert "file:" not in first.kept
    # Where the cut falls differs by the reaction of a machine; the rest is there sample for sample.
    assert _found(first.heard, second.heard) > 0.8
    assert _found(second.heard, first.heard) > 0.8


def test_a_demo_that_is_wrong_says_where_and_plays_nothing(tmp_path: Path) -> None:
    demo = tmp_path / "wrong.demo"
    demo.write_text("start\nsay: Hello.\nset colour to red\npress nothing\n")
    with virtual_screens() as screens:
        done = subprocess.run(
            duologue("demo", demo, "--data-dir", tmp_path / "state", "--speaker", "none"),
            env=environment(screens.environment()),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert "Line 3" in done.stderr
    assert "colour" in done.stderr
    assert not (tmp_path / "state" / "sessions").exists()


def _pixels(path: Path) -> np.ndarray:
    """uint8 (height, width, 4)."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def _found(one: np.ndarray, other: np.ndarray) -> float:
    """How much of the one is in the other sample for sample, in pieces of 50 ms.

    A busy machine may stop for a moment, which shifts what follows and is no difference in what is said.
    """
    length = RATE_HZ // 20
    pieces = [one[start : start + length] for start in range(0, len(one) - length, length)]
    spoken = [piece for piece in pieces if np.abs(piece).max() > 500]
    whole = other.tobytes()
    return sum(whole.find(piece.tobytes()) >= 0 for piece in spoken) / len(spoken)
