"""How a session's turns compare: percentiles of every latency step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from desktop_app.conversation.turn_metrics import LatencyStep, Turn

ENOUGH_FOR_P95 = 5
"""With fewer turns the 95th percentile says less than the worst of them."""


@dataclass(frozen=True, slots=True)
class StepFigures:
    """One step over the turns of a session, milliseconds.

    Attributes:
        count: turns in which it happened.
        p95: None with fewer than `ENOUGH_FOR_P95` turns.
    """

    step: LatencyStep
    count: int
    p50: float
    p95: float | None
    worst: float


def percentile(values: Sequence[float], percent: float) -> float:
    """A percentile, interpolated linearly between the two nearest ranks, so that the 50th is the median."""
    ordered = sorted(values)
    rank = (len(ordered) - 1) * percent / 100
    low = int(rank)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (rank - low)


def step_figures(turns: Sequence[Turn]) -> list[StepFigures]:
    """The figures of every step that happened at all, in the order of a turn."""
    found = []
    for step in get_args(LatencyStep):
        known = [value for turn in turns if (value := getattr(turn.latency, step)) is not None]
        if known:
            p95 = percentile(known, 95) if len(known) >= ENOUGH_FOR_P95 else None
            found.append(StepFigures(step, len(known), percentile(known, 50), p95, max(known)))
    return found
