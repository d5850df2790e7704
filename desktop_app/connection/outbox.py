"""What waits to be sent: bounded; only microphone audio may be dropped, the oldest first, and it is counted."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from msgspec import Struct

from desktop_app.protocol.client_events import ClientEvent, InputAudioBufferAppend


class HandWritten(Struct, frozen=True):
    """Stands for the event of a frame that a person wrote and nothing has read."""


class Outgoing(NamedTuple):
    """An event and its frame."""

    event: ClientEvent | HandWritten
    data: bytes

    @property
    def is_audio(self) -> bool:
        return isinstance(self.event, InputAudioBufferAppend)


class Outbox:
    """A queue for one sender.

    Attributes:
        dropped_blocks: how many audio events were given up because the network did not keep up.
        dropped_audio_bytes: of them, as sent in the session's input format.
    """

    def __init__(self, *, audio_blocks: int, events: int) -> None:
        self.dropped_blocks = 0
        self.dropped_audio_bytes = 0
        self._audio_limit = audio_blocks
        self._event_limit = events
        self._waiting: deque[Outgoing] = deque()
        self._audio_waiting = 0

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def audio_waiting(self) -> int:
        """Audio events in the queue."""
        return self._audio_waiting

    def put(self, outgoing: Outgoing) -> bool:
        """Queue it; False when it is no audio and too much of that kind waits already."""
        if outgoing.is_audio:
            while self._audio_waiting >= self._audio_limit:
                self._drop_oldest_audio()
            self._audio_waiting += 1
        elif len(self._waiting) - self._audio_waiting >= self._event_limit:
            return False
        self._waiting.append(outgoing)
        return True

    def pop(self) -> Outgoing | None:
        """The next in order, or None."""
        if not self._waiting:
            return None
        outgoing = self._waiting.popleft()
        self._audio_waiting -= outgoing.is_audio
        return outgoing

    def discard_audio(self) -> None:
        """Forget the waiting audio of a session that is being closed; this is not counted as dropped."""
        self._waiting = deque(outgoing for outgoing in self._waiting if not outgoing.is_audio)
        self._audio_waiting = 0

    def _drop_oldest_audio(self) -> None:
        for index, outgoing in enumerate(self._waiting):
            if isinstance(outgoing.event, InputAudioBufferAppend):
                del self._waiting[index]
                self._audio_waiting -= 1
                self.dropped_blocks += 1
                self.dropped_audio_bytes += len(outgoing.event.audio)
                return
