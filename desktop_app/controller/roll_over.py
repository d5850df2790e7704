"""When to go over to a fresh session before the service ends this one."""

from __future__ import annotations

import dataclasses
from typing import Literal

LEAD_MS = 120_000.0
LEAD_SHARE = 0.2
"""Of a session too short for `LEAD_MS`."""
FORCE_MS = 5_000.0
LAST_MS = 1_500.0
WARN_MS = 300_000.0

Urgency = Literal["none", "pause", "silence", "turn", "now"]


@dataclasses.dataclass(frozen=True, slots=True)
class RollOver:
    """The last stretch of a session that began to count at `opened_ms` and ends at `limit_ms`, on the session's clock.

    Attributes:
        prepare_ms: from here on the next connection is opened, and taken in the first real pause.
        settle_ms: from here on an answer that is complete may still be sounding.
        force_ms: from here on also while the user speaks: what is being said is said again to the next session.
        last_ms: from here on whatever happens.
        warn_ms: from here on a person is told.
    """

    prepare_ms: float
    settle_ms: float
    force_ms: float
    last_ms: float
    warn_ms: float

    @classmethod
    def of(cls, opened_ms: float, limit_ms: float) -> RollOver:
        """The plan for a session of this length."""
        lead_ms = min(LEAD_MS, LEAD_SHARE * max(0.0, limit_ms - opened_ms))
        force_ms = min(FORCE_MS, lead_ms / 2)
        return cls(
            prepare_ms=limit_ms - lead_ms,
            settle_ms=limit_ms - (lead_ms + force_ms) / 2,
            force_ms=limit_ms - force_ms,
            last_ms=limit_ms - min(LAST_MS, force_ms / 2),
            warn_ms=max(limit_ms - WARN_MS, opened_ms + 2 * lead_ms),
        )

    def urgency(self, now_ms: float) -> Urgency:
        """How little of a pause is enough now: ``pause`` (nothing at all), ``silence`` (nobody speaks, nothing is being
        made), ``turn`` (nothing is being made), ``now``."""
        if now_ms >= self.last_ms:
            return "now"
        if now_ms >= self.force_ms:
            return "turn"
        if now_ms >= self.settle_ms:
            return "silence"
        return "pause" if now_ms >= self.prepare_ms else "none"
