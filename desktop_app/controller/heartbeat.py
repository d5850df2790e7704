"""The times by which a session stays connected, in one place, so that a test may shorten them."""

from __future__ import annotations

import dataclasses

from desktop_app.connection.websocket_client import PING_INTERVAL_S, PONG_TIMEOUT_S
from desktop_app.controller.backoff import Backoff


@dataclasses.dataclass(frozen=True, slots=True)
class Heartbeat:
    """How soon a dead connection is noticed.

    Attributes:
        ping_interval_s: between two questions whether the service is there.
        pong_timeout_s: so long may it take to answer.
        open_timeout_s: so long may another connection take to open; less than a first one, which nobody talks over.
        least_wait_s, most_wait_s: between attempts to connect again.
    """

    ping_interval_s: float = PING_INTERVAL_S
    pong_timeout_s: float = PONG_TIMEOUT_S
    open_timeout_s: float = 6.0
    least_wait_s: float = 0.5
    most_wait_s: float = 8.0

    def backoff(self) -> Backoff:
        """The waits between attempts, from the shortest on."""
        return Backoff(self.least_wait_s, self.most_wait_s)
