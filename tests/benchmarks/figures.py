"""What a benchmark yields, how short pieces of code are timed, and how figures are written."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

_ROUNDS = 25
_ROUND_S = 0.02


class Figure(NamedTuple):
    """One line of the table: what was measured, Duologue's value, and what stands beside it for comparison.

    `unit` is one of us, ms, s, MB, or any word that is printed as it is. `goal` says what the project promises.
    """

    what: str
    value: float
    unit: str
    beside: str = ""
    beside_value: float | None = None
    goal: str = ""

    def cells(self) -> tuple[str, str, str, str, str]:
        """The five columns as text."""
        if self.beside_value is None:
            return self.what, written(self.value, self.unit), self.beside, "", self.goal
        other = f"{self.beside}: {written(self.beside_value, self.unit)}"
        ratio = f"{self.beside_value / self.value:.3g} x" if self.value else ""
        return self.what, written(self.value, self.unit), other, ratio, self.goal


COLUMNS = ("measured", "Duologue", "beside", "beside / Duologue", "goal")


def written(value: float, unit: str) -> str:
    """A value with three significant digits, never in scientific notation."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def best_us(candidates: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The time of one call of each candidate in microseconds: the best of all rounds.

    The candidates take turns and the best round counts, because what else the machine does only ever adds time.
    """
    calls = {name: _calls_for(candidate) for name, candidate in candidates.items()}
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(_ROUNDS):
        for name, candidate in candidates.items():
            times[name].append(_time_of(candidate, calls[name]) / calls[name] * 1e6)
    return {name: min(values) for name, values in times.items()}


def percentile(values: list[float], share: float) -> float:
    """The smallest value that `share` (0..1) of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _calls_for(candidate: Callable[[], object]) -> int:
    """How many calls fill one round; the growing trial runs also warm caches up."""
    calls = 1
    while _time_of(candidate, calls) < _ROUND_S and calls < 1_000_000:
        calls *= 2
    return calls


def _time_of(candidate: Callable[[], object], calls: int) -> float:
    started = time.perf_counter()
    for _ in range(calls):
        candidate()
    return time.perf_counter() - started
