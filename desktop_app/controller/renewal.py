"""A new session that somebody wished for, opened beside the present one and taken in its next pause."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.controller.fresh_connection import FreshConnection
from desktop_app.controller.reconnecting import Ground, Hindrance, Reconnecting

AGAIN_MS = 2_000.0
MOST_TRIES = 3
"""Where what is open closes again before there is a pause."""


class Renewal:
    """From the wish to the moment the new session takes over.

    Args:
        ground: what the new session is made of; then: what its next connections are.
        may_begin: whether nothing is on its way to the present session that would be lost.

    Attributes:
        hindrance: why it will not be.
        told: a person knows that it waits for a pause.
        given_up: it is not wished for any more.
    """

    def __init__(self, ground: Ground, then: Ground, may_begin: Callable[[], bool]) -> None:
        self.ground = ground
        self.then = then
        self.hindrance: Hindrance | None = None
        self.told = self.given_up = False
        self._may_begin = may_begin
        self._fresh: FreshConnection | None = None
        self._opening = False
        self._tries = 0
        self._next_try_ms = 0.0

    def wants_opening(self, now_ms: float) -> bool:
        """Whether the new session is to be opened now."""
        if self._fresh is not None and self._fresh.closed is not None:
            self._fresh = None
        return self._fresh is None and not self._opening and self.hindrance is None and now_ms >= self._next_try_ms

    @property
    def is_ready(self) -> bool:
        """Whether the new session can take over at once."""
        return self._fresh is not None and self._fresh.closed is None and self._may_begin()

    async def open(self, reconnecting: Reconnecting, now_ms: float) -> None:
        """Open it; `hindrance` says why that was not possible."""
        self._opening = True
        self._tries += 1
        self._next_try_ms = now_ms + AGAIN_MS
        try:
            outcome = await reconnecting.attempt(self.ground)
        finally:
            self._opening = False
        if isinstance(outcome, FreshConnection) and self.given_up:
            await outcome.close()
        elif isinstance(outcome, FreshConnection):
            self._fresh = outcome
        elif outcome.final or self._tries >= MOST_TRIES:
            self.hindrance = outcome

    def give_up(self) -> FreshConnection | None:
        """It is not wished for any more; returns what was opened, to be closed."""
        self.given_up = True
        return self.take()

    def take(self) -> FreshConnection | None:
        """What was opened, once."""
        fresh, self._fresh = self._fresh, None
        return fresh
