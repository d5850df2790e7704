"""Attempts to connect again, one after the other, until one holds or none can.

While attempts are made some failures are worth another one that would not be on a first connection, because the same
connection worked minutes ago and it is the network that has changed: an untrusted certificate and a page instead of a
WebSocket (a hotel's sign-in page), a proxy that refuses. A refused sign-in is tried once more with credentials resolved
anew (a token may have expired meanwhile), then it is final, as are a deployment that is gone and any other refusal.

Source: protocol errors, sections 5, 6 and 8.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import problem_sentences
from desktop_app.controller.fresh_connection import ConnectionUser, FreshConnection, NotBegun
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.status import Notice
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.opening import Opening

HELD_S = 10.0
"""A connection that held for so long was no part of a series of failures."""
HANGS_S = 2.0
"""An attempt that takes so long may be made anew when the network has changed."""
_WORTH_A_RETRY_NOW = frozenset({"tls", "not_websocket", "proxy"})


class Ground(NamedTuple):
    """What a new connection of a session is made of.

    Attributes:
        resolve: endpoint and headers, with credentials as they are now.
        opening: has the session configured, in a dialect.
        user: who takes the connection over.
        label: what the connection is called.
        connection_id: of the connection it is.
        refused: finds out why nobody was let in; True when headers resolved anew may be accepted.
    """

    resolve: Callable[[], Awaitable[tuple[Endpoint, dict[str, str]]]]
    opening: Callable[[Dialect], Opening]
    user: ConnectionUser
    label: str
    connection_id: str = ""
    refused: Callable[[Endpoint, ConnectionProblem], bool] = lambda _endpoint, _problem: False


class Hindrance(NamedTuple):
    """Why an attempt failed, and whether another may help; `retry_after_s` where the service said when."""

    notice: Notice
    final: bool
    retry_after_s: float | None = None


class Reconnecting:
    """Makes attempts with back-off.

    Attributes:
        tries: attempts that failed since the loss.
    """

    def __init__(self, times: Heartbeat, on_hindrance: Callable[[Hindrance], None]) -> None:
        self.tries = 0
        self._times = times
        self._backoff = times.backoff()
        self._on_hindrance = on_hindrance
        self._hurry = asyncio.Event()
        self._patience: asyncio.Timeout | None = None
        self._began_s = 0.0
        self._due_s: float | None = None
        self._held_since_s = time.monotonic()
        self._refused = False

    @property
    def wait_left_s(self) -> float | None:
        """Until the next attempt; None while one is being made."""
        return None if self._due_s is None else max(0.0, self._due_s - time.monotonic())

    def now(self) -> None:
        """Do not wait any longer, neither for the next attempt nor for one that hangs."""
        self._hurry.set()
        loop = asyncio.get_running_loop()
        if self._patience is not None and loop.time() - self._began_s > HANGS_S:
            self._patience.reschedule(loop.time())

    async def connect(self, ground: Ground) -> FreshConnection | None:
        """Try until a connection holds; None when no attempt can help, which `on_hindrance` was told."""
        if time.monotonic() - self._held_since_s > HELD_S:
            self._backoff.restart()
        self.tries = 0
        self._refused = False
        self._hurry.clear()
        retry_after_s: float | None = None
        while True:
            if not self._hurry.is_set():
                await self._wait(self._backoff.wait_s(retry_after_s))
            self._hurry.clear()
            outcome = await self._patient_attempt(ground)
            if outcome is None:
                continue
            if isinstance(outcome, FreshConnection):
                self._held_since_s = time.monotonic()
                return outcome
            self.tries += 1
            retry_after_s = outcome.retry_after_s
            self._on_hindrance(outcome)
            if outcome.final:
                return None

    async def _patient_attempt(self, ground: Ground) -> FreshConnection | Hindrance | None:
        """One attempt; None when it hung and somebody had reason to hurry."""
        self._began_s = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(None) as self._patience:
                return await self.attempt(ground)
        except TimeoutError:
            return None
        finally:
            self._patience = None

    async def attempt(self, ground: Ground) -> FreshConnection | Hindrance:
        """One attempt, with credentials resolved anew."""
        endpoint: Endpoint | None = None
        try:
            endpoint, headers = await ground.resolve()
            opening = ground.opening(endpoint.dialect)
            return await FreshConnection.open(endpoint, headers, opening, ground.user, self._times)
        except ConnectionProblem as problem:
            may_be_accepted = endpoint is not None and ground.refused(endpoint, problem)
            notice = problem_sentences.of_connection(problem, ground.label)
            return Hindrance(notice, self._is_final(problem, may_be_accepted), problem.retry_after_s)
        except NotBegun as problem:
            final = problem.closed is not None and not problem.closed.recoverable
            return Hindrance(problem_sentences.of_beginning(problem.closed, ground.label), final)
        except EndpointProblem as problem:
            return Hindrance(problem_sentences.of_endpoint(problem), not problem_sentences.is_passing(problem))
        except OSError as problem:
            return Hindrance(problem_sentences.of_builtin(str(problem)), False)

    async def _wait(self, seconds: float) -> None:
        self._due_s = time.monotonic() + seconds
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.wait()
        except TimeoutError:
            pass
        finally:
            self._due_s = None

    def _is_final(self, problem: ConnectionProblem, may_be_accepted: bool) -> bool:
        if problem.status == 401:
            first, self._refused = not self._refused, True
            return not (first or may_be_accepted)
        return not (may_be_accepted or problem.recoverable or problem.kind in _WORTH_A_RETRY_NOW)
