"""What an hour of a session adds to the program's memory, with its window open; an hour passes in about a minute.

`memory_figures.py SCENE` lives through one hour and prints what was resident at its start, middle and end, in MB:
every scene has a process of its own, or one would live in what another has freed.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from fast_session import FastSession, Scene
from figures import Figure
from running_app import running_app

_HALF_HOUR_MIN = 30.0
_WORDS = {
    Scene.MUTED: ("idle hour, microphone muted", "flat"),
    Scene.QUIET: ("idle hour, microphone in a quiet room", ""),
    Scene.TALKING: ("talking hour, 180 turns", "< 60 MB"),
}


def measure() -> Iterator[Figure]:
    """The growth of each hour, and how much of it came in the second half."""
    if not sys.platform.startswith("linux"):
        raise RuntimeError("resident memory is read from /proc, which only Linux has")
    for scene, (words, goal) in _WORDS.items():
        run = subprocess.run([sys.executable, __file__, scene.value], stdout=subprocess.PIPE, text=True, check=True)
        start, half, end = json.loads(run.stdout)
        yield Figure(f"{words}: growth", end - start, "MB", goal=goal)
        yield Figure(f"{words}: growth in its second half", end - half, "MB")
        yield Figure(f"{words}: resident at its end", end, "MB")


def _live_through(scene: Scene) -> list[float]:
    readings: list[float] = []
    with running_app() as app:

        async def scenario() -> None:
            session = FastSession(app.application, app.qt)
            session.pass_time(2.0, scene)  # what the first turns load is no growth
            readings.append(_resident_mb())
            for _ in range(2):
                session.pass_time(_HALF_HOUR_MIN, scene)
                readings.append(_resident_mb())
            await session.end()

        app.run(scenario)
    return readings


def _resident_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    print(json.dumps(_live_through(Scene(sys.argv[1]))))
