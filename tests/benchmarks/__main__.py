"""The table of benchmarks: `python3 packaging/dev.py bench`, or `bench -- wire window` for some of them.

Each `*_figures.py` here runs in a process of its own, so that neither memory nor start-up cost leaks into the next.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from figures import COLUMNS, Figure

FOLDER = Path(__file__).resolve().parent
_SUFFIX = "_figures"


def main() -> int:
    """Measure what was asked for and print the table."""
    names = sorted(path.stem.removesuffix(_SUFFIX) for path in FOLDER.glob(f"*{_SUFFIX}.py"))
    parser = argparse.ArgumentParser(prog="bench", description="Print the table of benchmarks.")
    parser.add_argument("names", nargs="*", choices=[*names, []], metavar="NAME", help=f"some of: {', '.join(names)}")
    parser.add_argument("--as-lines", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.as_lines:
        return _measure_here(options.names[0])
    started = time.monotonic()
    rows: list[tuple[str, ...]] = []
    failed: list[str] = []
    for name in options.names or names:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        figures, complaint = _measure_apart(name)
        rows += [(name, *figure.cells()) for figure in figures]
        if complaint:
            failed.append(f"{name}: {complaint}")
    _print_table(("", *COLUMNS), rows)
    print(f"\n{_machine()}; one run of {time.monotonic() - started:.0f} s. Figures, not tests: nothing fails on them.")
    for complaint in failed:
        print(f"not measured - {complaint}", file=sys.stderr)
    return 1 if failed else 0


def _measure_here(name: str) -> int:
    module = importlib.import_module(f"{name}{_SUFFIX}")
    for figure in module.measure():
        print(json.dumps(figure), flush=True)
    return 0


def _measure_apart(name: str) -> tuple[list[Figure], str]:
    run = subprocess.run(
        [sys.executable, str(FOLDER), "--as-lines", name],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(FOLDER.parents[1])},
        check=False,
    )
    figures = [Figure(*json.loads(line)) for line in run.stdout.splitlines() if line.startswith("[")]
    lines = run.stderr.strip().splitlines()
    return figures, "" if run.returncode == 0 else (lines[-1] if lines else f"ended with {run.returncode}")


def _print_table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for number, row in enumerate([head, *rows]):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
