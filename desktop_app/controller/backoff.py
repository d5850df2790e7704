"""How long to wait between attempts to connect again.

Source: protocol errors, sections 5 and 6 (0.5 to 8 s, as the services' own SDK); RFC 9110 section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

LONGEST_ASKED_S = 120.0
"""A service may ask for more patience than a person has; "Now" is there for those who have less."""


@dataclasses.dataclass(slots=True)
class Backoff:
    """Doubles from `least_s` to `most_s`, each a little longer by chance, so that not everybody comes back at once.

    Attributes:
        least_s: before the first attempt.
        most_s: the longest wait that nobody asked for.
        jitter: by how much of itself a wait may be longer.
    """

    least_s: float = 0.5
    most_s: float = 8.0
    jitter: float = 0.25
    chance: Callable[[], float] = random.random
    _next_s: float = 0.0

    def restart(self) -> None:
        """The connection held; the next loss begins from the shortest wait."""
        self._next_s = 0.0

    def wait_s(self, retry_after_s: float | None = None) -> float:
        """The wait before the next attempt; what the service asked for is honoured, and never cut short by chance."""
        plain_s = min(self.most_s, self._next_s or self.least_s)
        self._next_s = min(self.most_s, plain_s * 2)
        wait_s = min(self.most_s, plain_s * (1 + self.jitter * self.chance()))
        return wait_s if retry_after_s is None else max(wait_s, min(retry_after_s, LONGEST_ASKED_S))
