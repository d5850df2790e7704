"""The next connection of a session, opened and configured beside the old one, and taken over when its time has come."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from typing import Protocol

from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.outbox import HandWritten
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.conversation.session_facts import merged
from desktop_app.protocol.client_events import ClientEvent, SessionUpdate
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.server_events import ErrorEvent, MalformedEvent, ServerEvent, SessionCreated, SessionUpdated
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.opening import Opening

BEGIN_TIMEOUT_S = 10.0
UPDATE_ID = "duologue_again"


class NotBegun(Exception):  # noqa: N818 - it is how an attempt ended, not a fault of ours
    """A connection opened and gave no session; `closed` is None when nothing came in time."""

    def __init__(self, closed: Closed | None) -> None:
        super().__init__("no session came" if closed is None else closed.sentence_code)
        self.closed = closed


class ConnectionUser(Protocol):
    """Who uses a connection once it is taken over."""

    def events_came(self, connection: RealtimeConnection, events: tuple[ServerEvent, ...]) -> None:
        """Events of one frame, in order."""

    def connection_closed(self, connection: RealtimeConnection, closed: Closed) -> None:
        """The connection has ended, asked or not."""

    def frame_received(self, frame: bytes, malformed: bool) -> None:
        """A frame to be journalled."""

    def frame_sent(self, frame: bytes) -> None:
        """A frame to be journalled."""


class FreshConnection:
    """An open connection with a configured session that holds no conversation yet.

    Attributes:
        endpoint: where it leads.
        opening: what it was asked for, and what of it was refused.
        session: its effective configuration.
        closed: how it ended before anybody took it over.
    """

    def __init__(self, endpoint: Endpoint, opening: Opening, user: ConnectionUser) -> None:
        """Use `open`."""
        self.endpoint = endpoint
        self.opening = opening
        self.session = SessionConfig()
        self.closed: Closed | None = None
        self._asked: deque[str] = deque()
        self._updates = 0
        self._user = user
        self._connection: RealtimeConnection | None = None
        self._ready = asyncio.Event()
        self._taken = False
        self._early: list[tuple[ServerEvent, ...]] = []

    @classmethod
    async def open(
        cls,
        endpoint: Endpoint,
        headers: Mapping[str, str],
        opening: Opening,
        user: ConnectionUser,
        heartbeat: Heartbeat,
    ) -> FreshConnection:
        """Open a connection and have its session configured, as far as it will be.

        Raises:
            ConnectionProblem: it cannot be opened.
            NotBegun: it gave no session.
        """
        fresh = cls(endpoint, opening, user)
        fresh._connection = await RealtimeConnection.open(
            endpoint,
            headers=headers,
            codec=ClientCodec(endpoint.dialect),
            on_events=fresh._received,
            on_sent=fresh._sent,
            on_closed=fresh._ended,
            timeout_s=heartbeat.open_timeout_s,
            ping_interval_s=heartbeat.ping_interval_s,
            pong_timeout_s=heartbeat.pong_timeout_s,
        )
        try:
            async with asyncio.timeout(BEGIN_TIMEOUT_S):
                await fresh._ready.wait()
        except TimeoutError:
            await fresh.close()
            raise NotBegun(None) from None
        except asyncio.CancelledError:
            await fresh.close()
            raise
        if fresh.closed is not None:
            raise NotBegun(fresh.closed)
        return fresh

    def take(self) -> tuple[RealtimeConnection, list[tuple[ServerEvent, ...]]]:
        """The connection, and what came since it was configured; all further events go to the user."""
        assert self._connection is not None
        self._taken = True
        early, self._early = self._early, []
        return self._connection, early

    async def close(self) -> None:
        """End it unused."""
        if self._connection is not None:
            await self._connection.close()

    def _received(self, events: tuple[ServerEvent, ...], frame: bytes) -> None:
        self._user.frame_received(frame, any(isinstance(event, MalformedEvent) for event in events))
        if self._taken and self._connection is not None:
            self._user.events_came(self._connection, events)
            return
        if self._ready.is_set():
            self._early.append(events)
            return
        for event in events:
            self._begin(event)

    def _begin(self, event: ServerEvent) -> None:
        """Success carries no event id, so it answers the oldest update; an error mostly says which one it is about."""
        if isinstance(event, SessionCreated):
            self.session = event.session
            self.opening.begun(event.session, self._ask(self.opening.config), self._ask)
            return
        if isinstance(event, SessionUpdated):
            self.session = merged(self.session, event.session)
            self.opening.accepted(self._asked.popleft() if self._asked else "", self.session)
        elif isinstance(event, ErrorEvent) and (refused := self._refused_update(event)):
            self.opening.refused(refused, event.error)
        else:
            return
        if self.opening.settled:
            self._ready.set()

    def _refused_update(self, event: ErrorEvent) -> str:
        named = event.error.event_id
        if isinstance(named, str) and named:
            if named not in self._asked:
                return ""
            self._asked.remove(named)
            return named
        return self._asked.popleft() if self._asked else ""

    def _ask(self, config: SessionConfig) -> str:
        if self._connection is None:
            return ""
        self._updates += 1
        event_id = f"{UPDATE_ID}_{self._updates}"
        self._asked.append(event_id)
        self._connection.send(SessionUpdate(session=config, event_id=event_id))
        return event_id

    def _sent(self, _event: ClientEvent | HandWritten, frame: bytes) -> None:
        self._user.frame_sent(frame)

    def _ended(self, closed: Closed) -> None:
        if self._taken and self._connection is not None:
            self._user.connection_closed(self._connection, closed)
            return
        self.closed = closed
        self._ready.set()
