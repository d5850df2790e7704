"""One WebSocket to one realtime endpoint: typed events in and out, one sender, one receiver, one end.

Thread: everything here belongs to the thread of the running loop; stock asyncio and qasync alike.

Source: RFC 6455; GA reference 1.5 "Transport facts".
"""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import ssl
import traceback
from collections.abc import Callable, Mapping
from typing import NamedTuple

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from desktop_app.connection.closing import Closed, explain_close
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.outbox import HandWritten, Outgoing
from desktop_app.connection.sender import OUTBOX_EVENTS, SEND_STALL_S, FairTurn, Sender
from desktop_app.connection.websocket_client import PING_INTERVAL_S, PONG_TIMEOUT_S, open_websocket
from desktop_app.protocol.client_events import ClientEvent, InputAudioBufferAppend
from desktop_app.protocol.codec import ClientCodec, summary
from desktop_app.protocol.server_events import ServerEvent

MAX_APPEND_BYTES = 15 * 1024 * 1024
"""The services' limit for the audio of one append."""
MAX_SENT_FRAME_BYTES = 20 * 1024 * 1024
"""That much audio in base64, the limit for any frame."""
DRAIN_ON_CLOSE_S = 0.25
CLOSE_LIMIT_S = 0.8

_log = logging.getLogger(__name__)

EventsCallback = Callable[[tuple[ServerEvent, ...], bytes], None]
SentCallback = Callable[[ClientEvent | HandWritten, bytes], None]
ClosedCallback = Callable[[Closed], None]
LossCallback = Callable[[ClientEvent, tuple[str, ...]], None]


class SendRefusal(NamedTuple):
    """Why `send` said no: ``closed``, ``too_large``, ``outbox_full`` or ``not_in_dialect``."""

    code: str
    detail: str = ""


class RealtimeConnection:
    """An open connection; made by `open`, ended by `close`, by the service or by the network.

    Attributes:
        refusal: why the last `send` that returned False did.
        sent_events, sent_bytes, received_frames, received_bytes: what went over the wire so far.
        callback_failures: exceptions that a callback raised; each is logged, none ends the connection.
        closed: how it ended; None while it is open.
    """

    def __init__(
        self,
        websocket: ClientConnection,
        codec: ClientCodec,
        on_events: EventsCallback,
        on_closed: ClosedCallback,
        on_sent: SentCallback | None = None,
        on_loss: LossCallback | None = None,
        send_stall_s: float = SEND_STALL_S,
    ) -> None:
        """Take over an open WebSocket; use `open`, which also starts the tasks."""
        self.refusal: SendRefusal | None = None
        self.sent_events = 0
        self.sent_bytes = 0
        self.received_frames = 0
        self.received_bytes = 0
        self.callback_failures = 0
        self.closed: Closed | None = None
        self._websocket = websocket
        self._codec = codec
        self._on_events = on_events
        self._on_closed = on_closed
        self._on_sent = on_sent
        self._on_loss = on_loss
        self._sender = Sender(websocket, self._count_sent, send_stall_s)
        self._close_asked = False
        self._failure: BaseException | None = None
        self._task = asyncio.get_running_loop().create_task(self._run(), name="realtime connection")
        self._task.add_done_callback(self._after_task)

    @classmethod
    async def open(
        cls,
        endpoint: Endpoint,
        *,
        headers: Mapping[str, str],
        codec: ClientCodec,
        on_events: EventsCallback,
        on_closed: ClosedCallback,
        on_sent: SentCallback | None = None,
        on_loss: LossCallback | None = None,
        timeout_s: float = 10.0,
        ssl: ssl.SSLContext | None = None,
        proxy: str | None = None,
        ping_interval_s: float = PING_INTERVAL_S,
        pong_timeout_s: float = PONG_TIMEOUT_S,
        send_stall_s: float = SEND_STALL_S,
    ) -> RealtimeConnection:
        """Open a session's connection; every callback is a plain call on the loop's thread.

        Args:
            headers: of `Endpoint.headers`.
            on_events: the events of one frame, and the frame as it came.
            on_sent: an event and its frame, when it has been handed to the network.
            on_closed: once, for every end of an opened connection, asked or not.
            on_loss: an event and the dotted GA paths that the dialect has no word for.
            ssl: takes the place of the endpoint's trust.
            proxy: overrides the endpoint's and the system's; an empty text means none.

        Raises:
            ConnectionProblem: it could not be opened.
        """
        websocket = await open_websocket(
            endpoint.url,
            headers,
            timeout_s=timeout_s,
            tls=ssl,
            route=endpoint.route if proxy is None else dataclasses.replace(endpoint.route, proxy=proxy),
            ping_interval_s=ping_interval_s,
            pong_timeout_s=pong_timeout_s,
        )
        _log.info("opened %s", endpoint.shown_url)
        return cls(websocket, codec, on_events, on_closed, on_sent, on_loss, send_stall_s)

    @property
    def is_open(self) -> bool:
        return self.closed is None and not self._close_asked

    @property
    def dropped_blocks(self) -> int:
        """Audio events given up because the network did not keep up."""
        return self._sender.outbox.dropped_blocks

    @property
    def waiting_events(self) -> int:
        """Events not yet handed to the network."""
        return len(self._sender.outbox)

    @property
    def round_trip_s(self) -> float:
        """Of the last ping; 0.0 before the first."""
        return self._websocket.latency

    def send(self, event: ClientEvent) -> bool:
        """Queue an event; never blocks. False when it will not be sent, `refusal` says why."""
        if not self.is_open:
            return self._refuse(event, "closed")
        if isinstance(event, InputAudioBufferAppend) and len(event.audio) > MAX_APPEND_BYTES:
            return self._refuse(event, "too_large", f"{len(event.audio)} of {MAX_APPEND_BYTES} bytes of audio")
        encoded = self._codec.encode(event)
        if encoded.dropped and self._on_loss is not None:
            self._call(self._on_loss, event, encoded.dropped)
        if not encoded.data:
            return self._refuse(event, "not_in_dialect")
        return self._queue(event, encoded.data)

    def send_frame(self, frame: bytes) -> bool:
        """Queue a frame that somebody wrote by hand (UTF-8), unread; otherwise like `send`."""
        event = HandWritten()
        return self._queue(event, frame) if self.is_open else self._refuse(event, "closed")

    def abandon(self) -> None:
        """Treat the connection as lost, at once: the computer slept, or changed to another network."""
        if self.is_open:
            self._websocket.transport.abort()

    async def close(self) -> None:
        """End the connection and wait for the end: within a second, also when the peer is dead."""
        self._close_asked = True
        try:
            async with asyncio.timeout(CLOSE_LIMIT_S):
                await self._sender.drain(DRAIN_ON_CLOSE_S)
                await self._websocket.close()
        except TimeoutError:
            _log.info("the peer did not close in time")
        finally:
            self._websocket.transport.abort()
        await asyncio.wait({self._task})

    async def _run(self) -> None:
        """Own sender and receiver; whatever happens, nothing of the connection survives this."""
        try:
            async with asyncio.TaskGroup() as group:
                sender = group.create_task(self._sender.run(), name="realtime connection sender")
                await self._receive_all()
                sender.cancel()
        except asyncio.CancelledError:
            self._close_asked = True
            raise
        except ExceptionGroup as failures:
            self._failure = failures
            _log.error("the connection failed inside: %s", _without_message(failures.exceptions[0]))
        finally:
            try:
                self._websocket.transport.abort()
                await self._websocket.wait_closed()
            finally:
                self._tell_closed()

    async def _receive_all(self) -> None:
        turn = FairTurn()
        while True:
            try:
                frame = await self._websocket.recv(decode=False)
            except ConnectionClosed:
                return
            self.received_frames += 1
            self.received_bytes += len(frame)
            self._call(self._take, frame)
            await turn.give_way()

    def _take(self, frame: bytes) -> None:
        events = self._codec.decode(frame)
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug("received %s (%d bytes)", ", ".join(map(summary, events)), len(frame))
        self._on_events(events, frame)

    def _count_sent(self, outgoing: Outgoing) -> None:
        self.sent_events += 1
        self.sent_bytes += len(outgoing.data)
        if _log.isEnabledFor(logging.DEBUG):
            _log.debug("sent %s (%d bytes)", summary(outgoing.event), len(outgoing.data))
        if self._on_sent is not None:
            self._call(self._on_sent, outgoing.event, outgoing.data)

    def _after_task(self, task: asyncio.Task[None]) -> None:
        """A task that is cancelled before its first step runs nothing of itself, not even its `finally`."""
        if self.closed is None:
            self._close_asked = True
            self._websocket.transport.abort()
            self._tell_closed()

    def _tell_closed(self) -> None:
        if self._failure is not None and not self._close_asked:
            self.closed = Closed(1006, "", False, True, "internal")
        elif self._sender.stalled and not self._close_asked:
            self.closed = Closed(1006, "", False, True, "no_answer")
        else:
            protocol = self._websocket.protocol
            received, sent = protocol.close_rcvd, protocol.close_sent
            frame = received or (sent if not self._close_asked else None)
            self.closed = explain_close(
                frame.code if frame else 1006,
                frame.reason if frame else "",
                was_asked=self._close_asked,
                from_peer=received is not None,
            )
        _log.info("closed: %d %s", self.closed.code, self.closed.sentence_code)
        self._call(self._on_closed, self.closed)

    def _queue(self, event: ClientEvent | HandWritten, data: bytes) -> bool:
        if len(data) > MAX_SENT_FRAME_BYTES:
            return self._refuse(event, "too_large", f"{len(data)} of {MAX_SENT_FRAME_BYTES} bytes")
        if not self._sender.put(Outgoing(event, data)):
            return self._refuse(event, "outbox_full", f"{OUTBOX_EVENTS} events wait for the network")
        return True

    def _refuse(self, event: ClientEvent | HandWritten, code: str, detail: str = "") -> bool:
        self.refusal = SendRefusal(code, detail)
        _log.debug("not sent (%s): %s", code, summary(event))
        return False

    def _call(self, callback: Callable[..., None], *arguments: object) -> None:
        """A failing callback is a fault of ours: it is logged and counted, and the session goes on."""
        try:
            callback(*arguments)
        except Exception as failure:  # noqa: BLE001 - whatever a callback raises
            self.callback_failures += 1
            _log.error("a callback failed: %s", _without_message(failure))


def _without_message(failure: BaseException) -> str:
    """Type and place of an exception; its message may hold what was said."""
    where = traceback.extract_tb(failure.__traceback__)[-3:]
    return f"{type(failure).__name__} at " + " < ".join(f"{f.name}:{f.lineno}" for f in reversed(where))
