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
from first_paint import PAINTED, USABLE

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from virtual_screens import VirtualScreens, virtual_screens

_RUNS = 9
_LIMIT_S = 60.0
_BYTE_CODE = Path(__file__).resolve().parents[2] / "build" / "byte-code"


def measure() -> Iterator[Figure]:
    """Warm starts in turns; the median of each."""
    with virtual_screens() as screens, tempfile.TemporaryDirectory() as data_dir:
        programs = {
            "bare": ["bare"],
            "duologue": ["duologue", "--data-dir", data_dir, "--microphone", "none", "--speaker", "none"],
        }
        painted: dict[str, list[float]] = {name: [] for name in programs}
        usable: list[float] = []
        for turn in range(_RUNS + 1):
            for name, words in programs.items():
                moments = moments_of_start(words, screens)
                if turn:  # the first start fills the caches of the disk
                    painted[name].append(moments[PAINTED])
                    usable += [moments[USABLE]] if USABLE in moments else []
        ours, bare = statistics.median(painted["duologue"]), statistics.median(painted["bare"])
        yield Figure("start to first paint", ours, "ms", "bare QMainWindow", bare, "<= 2 x the bare window")
        yield Figure("start to a window in which everything works", statistics.median(usable), "ms")


def start_environment(screens: VirtualScreens) -> dict[str, str]:
    """A normal display, and byte code kept from start to start, as on any machine that was not told otherwise."""
    environment = {**screens.environment(), "PYTHONPYCACHEPREFIX": str(_BYTE_CODE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def moments_of_start(words: list[str], screens: VirtualScreens) -> dict[str, float]:
    """Milliseconds from starting the process to what it told."""
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("first_paint.py")), *words],
        env=start_environment(screens),
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )
    told = {what: line for line in run.stdout.splitlines() for what in (PAINTED, USABLE) if line.startswith(what)}
    if PAINTED not in told:
        raise RuntimeError(f"{words[0]} never painted: {run.stderr.strip().splitlines()[-1:]}")
    return {what: (float(line.removeprefix(what)) - started) * 1000.0 for what, line in told.items()}
