"""The program as a user starts it: real processes, and what is to be measured in what they leave behind."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import soundfile

ROOT = Path(__file__).resolve().parents[2]
CONVERSE_TIMEOUT_S = 110.0
RECOGNISER_RATE_HZ = 24_000


class Run(NamedTuple):
    """What a run of the command line left behind."""

    exit_code: int
    said: str
    complained: str
    folder: Path

    @property
    def summary(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "summary.json").read_text("utf-8")))


class Stretch(NamedTuple):
    """A stretch of sound between silences, in ms."""

    start_ms: float
    end_ms: float

    @property
    def length_ms(self) -> float:
        return self.end_ms - self.start_ms


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Ours, with the program importable from any folder, and in English whatever the system speaks."""
    english = {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    return {**os.environ, "PYTHONPATH": str(ROOT), **(extra or {}), **english}


def duologue(*arguments: str | Path) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "desktop_app", *map(str, arguments)]


def converse(folder: Path, *arguments: str | Path, extra: Mapping[str, str] | None = None) -> Run:
    """Run `duologue converse` to its end; recordings go into `folder`/out, all state into `folder`/state."""
    done = subprocess.run(
        duologue("converse", *arguments, "--out", folder / "out", "--data-dir", folder / "state"),
        env=environment(extra),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=CONVERSE_TIMEOUT_S,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr, folder / "out")


@contextlib.contextmanager
def service(*arguments: str) -> Iterator[dict[str, str]]:
    """`duologue serve` in a process of its own; yields its JSON line."""
    with subprocess.Popen(
        duologue("serve", *arguments), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.wait(10)


def stretches(samples: np.ndarray, rate_hz: int, *, floor: int = 20, gap_ms: float = 350.0) -> list[Stretch]:
    """Where there is sound: stretches louder than `floor`, closer ones than `gap_ms` joined."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > floor)
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > rate_hz * gap_ms / 1000)
    starts = [loud[0], *loud[breaks + 1]]
    ends = [*loud[breaks], loud[-1]]
    per_ms = rate_hz / 1000
    return [Stretch(start / per_ms, (end + 1) / per_ms) for start, end in zip(starts, ends, strict=True)]


def read_wav(path: Path) -> tuple[np.ndarray, int]:
    """Mono int16 samples and their rate in Hz."""
    samples, rate_hz = soundfile.read(path, dtype="int16")
    return samples, rate_hz


def last_sound_before(samples: np.ndarray, rate_hz: int, at_ms: float) -> float:
    """Where the last sample that is not zero lies before a time, in ms."""
    head = samples[: round(at_ms * rate_hz / 1000)]
    return float((np.flatnonzero(head)[-1] + 1) * 1000 / rate_hz)


def words(text: str) -> set[str]:
    """The words of a text, for comparing what was said with what was understood."""
    return {word.strip(".,!?;:'\"").lower() for word in text.split()} - {""}
