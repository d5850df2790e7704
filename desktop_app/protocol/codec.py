"""The two ends of a connection: frames of one dialect outside, typed events under GA names inside.

A codec belongs to one connection. Whatever a peer sends, no exception leaves it.
"""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.protocol import dialect_ga, dialect_preview
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.client_frames import ClientFrameReader
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.item_ledger import ItemLedger
from desktop_app.protocol.losses import Losses
from desktop_app.protocol.request_problem import RequestProblem
from desktop_app.protocol.served_events import ServedEventWriter
from desktop_app.protocol.server_events import ServerEvent
from desktop_app.protocol.server_frames import read_server_frame
from desktop_app.protocol.summary import summary

__all__ = ["ClientCodec", "Dialect", "Encoded", "RequestProblem", "ServiceCodec", "summary"]


class Encoded(NamedTuple):
    """A client event, written.

    Attributes:
        data: UTF-8 JSON; empty when the dialect cannot say the event at all, then there is nothing to send.
        dropped: dotted GA paths of what the dialect has no word for.
    """

    data: bytes
    dropped: tuple[str, ...]


class ClientCodec:
    """The client's side of one connection: writes strictly, reads tolerantly."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._write = (dialect_preview if dialect is Dialect.PREVIEW else dialect_ga).write_client_event
        self._ledger = ItemLedger()

    def encode(self, event: ClientEvent) -> Encoded:
        """`event` in the dialect, without the fields it lacks."""
        losses = Losses()
        data = self._write(event, losses)
        return Encoded(data, losses.paths)

    def decode(self, frame: str | bytes) -> tuple[ServerEvent, ...]:
        """The events that `frame` stands for, mostly one; never raises.

        `UnknownEvent` keeps an event of a type we do not know, `MalformedEvent` says why a frame could not be read.
        Names of either dialect are understood on any connection.
        """
        return self._ledger.follow(read_server_frame(frame))


class ServiceCodec:
    """The service's side of one connection: reads strictly, writes every required field."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._reader = ClientFrameReader(dialect)
        self._writer = ServedEventWriter((dialect_preview if dialect is Dialect.PREVIEW else dialect_ga).SERVED)

    def decode(self, frame: str | bytes) -> ClientEvent | RequestProblem:
        """The event in `frame`, or the problem to answer with; never raises."""
        return self._reader.read(frame)

    def encode(self, event: ServerEvent) -> tuple[bytes, ...]:
        """The frames of `event`; none where the dialect has no such event."""
        return self._writer.write(event)
