"""A session's connections, one after the other: what is sent goes to the present one, and only it is listened to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.realtime_connection import RealtimeConnection, SendRefusal
from desktop_app.controller.fresh_connection import FreshConnection
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.session_recording import SessionRecording
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.server_events import MalformedEvent, ServerEvent

log = logging.getLogger(__name__)


class SessionWire:
    """Journals every frame of every connection and hands on the events of the present one.

    Args:
        on_event: takes an event and its session time in ms.
        on_closed: the present connection has ended, asked or not.

    Attributes:
        heard_at_ms: session time of the last frame of the present connection.
    """

    def __init__(
        self,
        clock: SessionClock,
        recording: SessionRecording,
        on_event: Callable[[ServerEvent, float], None],
        on_closed: Callable[[Closed], None],
    ) -> None:
        self.heard_at_ms = 0.0
        self._clock = clock
        self._recording = recording
        self._on_event = on_event
        self._on_closed = on_closed
        self._connection: RealtimeConnection | None = None
        self._dropped_before = 0

    @property
    def dropped_blocks(self) -> int:
        """Microphone blocks that the network was too slow for."""
        return self._dropped_before + (0 if self._connection is None else self._connection.dropped_blocks)

    @property
    def is_open(self) -> bool:
        """Whether the service can be told something."""
        return self._connection is not None and self._connection.closed is None

    @property
    def refusal(self) -> SendRefusal:
        """Why the last `send` or `send_frame` that returned False did."""
        refusal = None if self._connection is None else self._connection.refusal
        return SendRefusal("closed") if refusal is None else refusal

    async def open(self, endpoint: Endpoint, headers: Mapping[str, str], heartbeat: Heartbeat) -> None:
        """Open the first connection.

        Raises:
            ConnectionProblem: it could not be opened.
        """

        def came(events: tuple[ServerEvent, ...], frame: bytes) -> None:
            self.frame_received(frame, any(isinstance(event, MalformedEvent) for event in events))
            self.events_came(first, events)

        first = await RealtimeConnection.open(
            endpoint,
            headers=headers,
            codec=ClientCodec(endpoint.dialect),
            on_events=came,
            on_sent=lambda _event, frame: self.frame_sent(frame),
            on_closed=lambda closed: self.connection_closed(first, closed),
            on_loss=lambda _event, paths: log.info("the dialect has no word for %s", ", ".join(paths)),
            ping_interval_s=heartbeat.ping_interval_s,
            pong_timeout_s=heartbeat.pong_timeout_s,
        )
        self._connection = first

    def take(self, fresh: FreshConnection) -> tuple[RealtimeConnection | None, Callable[[], None]]:
        """Use a fresh connection from now on.

        Returns the one until now, to be closed, and a call that hands on what the fresh one sent already.
        """
        old = self._connection
        self._dropped_before = self.dropped_blocks
        connection, early = fresh.take()
        self._connection = connection

        def catch_up() -> None:
            for events in early:
                self.events_came(connection, events)

        return old, catch_up

    def abandon(self) -> None:
        """Treat the connection as lost, at once."""
        if self._connection is not None:
            self._connection.abandon()

    async def close(self) -> None:
        """Close the connection, within a second."""
        if self._connection is not None:
            await self._connection.close()

    def send(self, event: ClientEvent) -> bool:
        """Send an event; False when it will not be sent, `refusal` says why."""
        return self._connection is not None and self._connection.send(event)

    def send_frame(self, frame: bytes) -> bool:
        """Send a frame that somebody wrote by hand, unread."""
        return self._connection is not None and self._connection.send_frame(frame)

    # What a connection reports

    def events_came(self, connection: RealtimeConnection, events: tuple[ServerEvent, ...]) -> None:
        if connection is not self._connection:
            return
        at_ms = self.heard_at_ms = self._clock.now_ms()
        for event in events:
            self._on_event(event, at_ms)

    def connection_closed(self, connection: RealtimeConnection, closed: Closed) -> None:
        if connection is self._connection:
            self._on_closed(closed)

    def frame_received(self, frame: bytes, malformed: bool) -> None:
        self._recording.received(self._clock.now_ms(), frame, malformed=malformed)

    def frame_sent(self, frame: bytes) -> None:
        self._recording.sent(self._clock.now_ms(), frame)
