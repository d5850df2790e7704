"""The packages: their sizes, and how soon the installed program paints, beside its sources and a bare window.

They are those in ``build/package``; `dev.py package` makes them. Every figure is the median of warm starts, in turns;
when the window was painted stands in the program's own log.
"""

from __future__ import annotations

import datetime
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figures import Figure
from first_paint import PAINTED
from window_figures import moments_of_start, start_environment

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "build" / "package"
sys.path.insert(0, str(ROOT / "tests"))
from virtual_screens import VirtualScreens, virtual_screens  # noqa: E402

_RUNS = 7
_LIMIT_S = 60.0
_LINE = re.compile(r"^(\S+ \S+) INFO .*: the window is (painted|ready)$", re.MULTILINE)


def measure() -> Iterator[Figure]:
    """Sizes, then starts.

    Raises:
        RuntimeError: there is no package yet.
    """
    programs = {
        "sources": [sys.executable, "-m", "desktop_app"],
        "deb": [str(PACKAGES / "bundle" / "deb" / "duologue" / "duologue")],
        "portable": [str(PACKAGES / "bundle" / "portable" / "duologue" / "duologue")],
    }
    programs = {name: words for name, words in programs.items() if Path(words[0]).exists()}
    if len(programs) == 1:
        raise RuntimeError("there is no package yet; `dev.py package` makes them")
    for ending in (".deb", ".run", ".tar.xz"):
        for path in PACKAGES.glob(f"duologue*{ending}"):
            yield Figure(f"size of {path.name}", path.stat().st_size / 1e6, "MB")
    for name, words in programs.items():
        if name != "sources":
            folder = Path(words[0]).parent
            size = sum(path.lstat().st_size for path in folder.rglob("*"))
            yield Figure(f"size on disk, {name}", size / 1e6, "MB")
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    bare: list[float] = []
    with virtual_screens() as screens:
        for turn in range(_RUNS + 1):
            for name, words in programs.items():
                moments = _start(words, screens)
                if turn:  # the first start fills the caches of the disk
                    taken[name].append(moments)
            bare.append(moments_of_start(["bare"], screens)[PAINTED])
    medians = {
        name: [statistics.median(each) for each in zip(*moments, strict=True)] for name, moments in taken.items()
    }
    for name, (painted, _ready) in medians.items():
        yield Figure(f"start to first paint, {name}", painted, "ms", "bare QMainWindow", statistics.median(bare[1:]))
    for index, what in enumerate(("first paint", "a window in which everything works")):
        for name in medians.keys() - {"sources"}:
            ours, sources = medians[name][index], medians["sources"][index]
            yield Figure(f"start to {what}, {name}", ours, "ms", "from its sources", sources, "<= 1.2 x")


def _start(words: list[str], screens: VirtualScreens) -> tuple[float, float]:
    """Milliseconds from starting the process to its first paint, and to a window that is ready."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "duologue.log"
        quiet = ["--data-dir", folder, "--microphone", "none", "--speaker", "none"]
        started_s = time.time()
        with subprocess.Popen(
            [*words, *quiet],
            env={**start_environment(screens), "PYTHONPATH": str(ROOT)},
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as program:
            try:
                while "the window is ready" not in (log.read_text() if log.exists() else ""):
                    if program.poll() is not None or time.time() - started_s > _LIMIT_S:
                        raise RuntimeError(f"{os.path.basename(words[0])} was never ready")
                    time.sleep(0.02)
            finally:
                program.terminate()
        found = {what: _seconds(stamp) for stamp, what in _LINE.findall(log.read_text())}
    return (found["painted"] - started_s) * 1000, (found["ready"] - started_s) * 1000


def _seconds(stamp: str) -> float:
    return datetime.datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S,%f").timestamp()
