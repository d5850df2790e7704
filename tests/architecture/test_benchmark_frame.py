"""The table of benchmarks: its arithmetic, its words, and that it names every set of figures."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"
sys.path.insert(0, str(FOLDER))

from figures import Figure, best_us, percentile, written  # noqa: E402


def test_values_keep_three_digits() -> None:
    assert [written(value, "us") for value in (0.456, 4.56, 45.6, 456.4, 45_678.0)] == [
        "0.46 us",
        "4.56 us",
        "45.6 us",
        "456 us",
        "45,678 us",
    ]


def test_ratio_says_how_much_more_the_other_takes() -> None:
    figure = Figure("decode", 2.0, "us", "the SDK", 50.0, ">= 10 x")
    assert figure.cells() == ("decode", "2.00 us", "the SDK: 50.0 us", "25 x", ">= 10 x")
    assert Figure("growth", 0.0, "MB").cells() == ("growth", "0.00 MB", "", "", "")


@pytest.mark.parametrize(("share", "value"), [(0.0, 1.0), (0.5, 51.0), (0.99, 100.0), (1.0, 100.0)])
def test_percentile_is_a_measured_value(share: float, value: float) -> None:
    assert percentile([float(number) for number in range(100, 0, -1)], share) == value


def test_candidates_take_turns() -> None:
    called: list[str] = []
    times = best_us({name: lambda name=name: called.append(name) for name in ("one", "other")})  # type: ignore[misc]
    assert set(times) == {"one", "other"}
    changes = sum(before != after for before, after in pairwise(called))
    assert changes >= 2 * 20


def test_help_names_every_set_of_figures() -> None:
    run = subprocess.run([sys.executable, str(FOLDER), "--help"], capture_output=True, text=True, check=True)
    names = {path.stem.removesuffix("_figures") for path in FOLDER.glob("*_figures.py")}
    assert names <= set(run.stdout.replace(",", " ").split())
    assert {"wire", "audio", "transport", "loop", "window", "memory"} <= names
