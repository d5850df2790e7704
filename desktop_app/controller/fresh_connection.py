"""The next connection of a session, opened and configured beside the old one, and taken over when its time has come."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Protocol

from msgspec import UNSET
from msgspec.structs import replace

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
        session: its effective configuration.
        closed: how it ended before anybody took it over.
    """

    def __init__(self, config: SessionConfig, user: ConnectionUser) -> None:
        """Use `open`."""
        self.session = SessionConfig()
        self.closed: Closed | None = None
        self._config = config
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
        config: SessionConfig,
        user: ConnectionUser,
        heartbeat: Heartbeat,
    ) -> FreshConnection:
        """Open a connection and ask for `config`.

        Raises:
            ConnectionProblem: it cannot be opened.
            NotBegun: it gave no session.
        """
        fresh = cls(config, user)
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
        if isinstance(event, SessionCreated):
            self.session = event.session
            config = self._config
            if config.type is UNSET:
                config = replace(config, type=event.session.type or "realtime")
            if self._connection is not None:
                self._connection.send(SessionUpdate(session=config, event_id=UPDATE_ID))
        elif isinstance(event, SessionUpdated):
            self.session = merged(self.session, event.session)
            self._ready.set()
        elif isinstance(event, ErrorEvent) and event.error.event_id in (UPDATE_ID, None, UNSET):
            # Accepted by the session before, so a matter of this service's moods: better its defaults than no session.
            self._early.append((event,))
            self._ready.set()

    def _sent(self, _event: ClientEvent | HandWritten, frame: bytes) -> None:
        self._user.frame_sent(frame)

    def _ended(self, closed: Closed) -> None:
        if self._taken and self._connection is not None:
            self._user.connection_closed(self._connection, closed)
            return
        self.closed = closed
        self._ready.set()
