"""From starting the process to the first paint of the window, beside a bare QMainWindow; on a virtual X screen."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure
from first_paint import READY

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from virtual_screens import VirtualScreens, virtual_screens

_RUNS = 9
_LIMIT_S = 60.0


def measure() -> Iterator[Figure]:
    """Warm starts in turns; the median of each."""
    with virtual_screens() as screens, tempfile.TemporaryDirectory() as data_dir:
        programs = {
            "bare": ["bare"],
            "duologue": ["duologue", "--data-dir", data_dir, "--microphone", "none", "--speaker", "none"],
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for turn in range(_RUNS + 1):
            for name, words in programs.items():
                took_ms = _start(words, screens)
                if turn:  # the first start fills the caches of the disk
                    times[name].append(took_ms)
        ours, bare = statistics.median(times["duologue"]), statistics.median(times["bare"])
        yield Figure("start to first paint", ours, "ms", "bare QMainWindow", bare, "<= 2 x the bare window")


def _start(words: list[str], screens: VirtualScreens) -> float:
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("first_paint.py")), *words],
        env=screens.environment(),
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    painted = [line for line in run.stdout.splitlines() if line.startswith(READY)]
    if not painted:
        raise RuntimeError(f"{words[0]} never painted: {run.stderr.strip().splitlines()[-1:]}")
    return (float(painted[0].removeprefix(READY)) - started) * 1000.0
