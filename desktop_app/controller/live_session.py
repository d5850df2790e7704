"""One session: connection, conversation, playout, uplink and recording, joined by plain calls on one thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import UNSET

from desktop_app.audio.ports import AudioSink, AudioSource, CapturedBlock, PlayedBlock
from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.outbox import HandWritten
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller.playout import Playout
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.session_recording import SessionRecording
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.uplink import Uplink
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.controller.wire_audio import PCM, Samples
from desktop_app.conversation.changes import (
    AudioArrived,
    AudioFinished,
    CallReady,
    Change,
    ItemRemoved,
    ItemTruncated,
    PlaybackInterrupted,
    SessionChanged,
    SessionOpened,
)
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.client_events import ClientEvent, InputAudioBufferAppend
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.server_events import MalformedEvent, ServerEvent
from desktop_app.protocol.session_config import AudioFormat, SessionConfig
from desktop_app.storage.audio_spool import AudioSpool

log = logging.getLogger(__name__)


class SessionObserver(Protocol):
    """Who is told what happens in a session."""

    def changed(self, change: Change) -> None:
        """Something happened in the conversation."""

    def closed(self, closed: Closed) -> None:
        """The connection has ended, asked or not."""

    def send_refused(self, code: str, detail: str) -> None:
        """An event could not be sent."""


class LiveSession:
    """From the open connection to its end.

    Every wish goes through `act`, every server event through `_received`; both hand the conversation's changes on in
    order and then send what it wants sent, so there is one place where the core meets the world.
    """

    def __init__(
        self,
        *,
        clock: SessionClock,
        gate: TalkGate,
        machine: SessionMachine,
        recording: SessionRecording,
        waveform: WaveformSource,
        observer: SessionObserver,
    ) -> None:
        self.machine = machine
        self.spool = AudioSpool()
        self.uplink = Uplink(clock, gate, self._send_audio)
        self.playout = Playout(
            clock,
            machine,
            self.spool,
            write_heard=self._write_heard,
            write_never_heard=lambda at_ms, samples: waveform.write("never_heard", at_ms, samples),
        )
        self.sink: AudioSink | None = None
        self._clock = clock
        self._recording = recording
        self._waveform = waveform
        self._observer = observer
        self._connection: RealtimeConnection | None = None
        self._waiting_audio: list[AudioArrived | AudioFinished] = []

    @property
    def dropped_blocks(self) -> int:
        """Microphone blocks that the network was too slow for."""
        return 0 if self._connection is None else self._connection.dropped_blocks

    @property
    def is_open(self) -> bool:
        """Whether the service can still be told something."""
        return self._connection is not None and self._connection.closed is None

    async def open(self, endpoint: Endpoint, headers: Mapping[str, str]) -> None:
        """Open the connection; the session itself begins with the service's first event.

        Raises:
            ConnectionProblem: it could not be opened.
        """
        self._connection = await RealtimeConnection.open(
            endpoint,
            headers=headers,
            codec=ClientCodec(endpoint.dialect),
            on_events=self._received,
            on_sent=self._sent,
            on_closed=self._observer.closed,
            on_loss=lambda _event, paths: log.info("the dialect has no word for %s", ", ".join(paths)),
        )

    def act(self, wish: Callable[[SessionMachine, float], list[Change]]) -> None:
        """Carry out a wish of the user's: a call of an intent of the machine with the present session time."""
        self._carry_out(wish(self.machine, self._clock.now_ms()))

    def configure(self, config: SessionConfig) -> str:
        """Ask for a configuration; returns the update's event id."""
        event_id = self.machine.configure(config, at_ms=self._clock.now_ms())
        self._send()
        return event_id

    def send_as_it_is(self, event: ClientEvent) -> str:
        """Send an event that the conversation keeps no account of; returns the code of a refusal, or empty."""
        if self._connection is None or not self._connection.send(event):
            return self._refusal
        if isinstance(event, InputAudioBufferAppend):
            per_ms = 48.0 if _input_format(self.machine.session) == PCM else 8.0
            self.machine.audio_appended(len(event.audio) / per_ms, self._clock.now_ms())
        return ""

    def send_frame(self, frame: bytes) -> str:
        """Send a frame that somebody wrote by hand, unread; returns the code of a refusal, or empty."""
        return "" if self._connection is not None and self._connection.send_frame(frame) else self._refusal

    def captured(self, source: AudioSource, blocks: list[CapturedBlock]) -> None:
        """Send what the microphone heard."""
        self.uplink.captured(source.rate_hz, blocks)

    def played(self, blocks: list[PlayedBlock]) -> None:
        """Account for what the speaker played."""
        self._carry_out(self.playout.played(blocks))

    def progress(self) -> None:
        """Tell the conversation how far each item has been heard."""
        if self.sink is not None and self.playout.sounding:
            self._carry_out(self.playout.progress(self.sink))

    def use_sink(self, sink: AudioSink) -> None:
        """Speak through this sink from now on; what came before there was one is spoken first."""
        self.sink = sink
        waiting, self._waiting_audio = self._waiting_audio, []
        for change in waiting:
            self._speak(sink, change)

    async def close(self) -> None:
        """Close the connection, within a second."""
        if self._connection is not None:
            await self._connection.close()

    @property
    def _refusal(self) -> str:
        refusal = None if self._connection is None else self._connection.refusal
        return "closed" if refusal is None else refusal.code

    def _received(self, events: tuple[ServerEvent, ...], frame: bytes) -> None:
        at_ms = self._clock.now_ms()
        malformed = any(isinstance(event, MalformedEvent) for event in events)
        self._recording.received(at_ms, frame, malformed=malformed)
        for event in events:
            self._carry_out(self.machine.receive(event, at_ms))

    def _sent(self, _event: ClientEvent | HandWritten, frame: bytes) -> None:
        self._recording.sent(self._clock.now_ms(), frame)

    def _carry_out(self, changes: list[Change]) -> None:
        for change in changes:
            more = self._do(change)
            self._observer.changed(change)
            if more:
                self._carry_out(more)
        self._send()

    def _do(self, change: Change) -> list[Change]:
        match change:
            case AudioArrived() | AudioFinished():
                if self.sink is None:
                    self._waiting_audio.append(change)
                else:
                    self._speak(self.sink, change)
            case PlaybackInterrupted() if self.sink is not None:
                return self.playout.flush(self.sink)
            case ItemRemoved(item_id) if self.machine.transcript.get(item_id) is None:
                self._waiting_audio = [waiting for waiting in self._waiting_audio if waiting.item_id != item_id]
                if self.sink is not None:
                    self.playout.removed(self.sink, item_id)
            case ItemTruncated():
                self.playout.truncated(change)
                self._recording.truncated(change)
            case SessionOpened() | SessionChanged():
                self.uplink.use_format(_input_format(change.session))
            case CallReady():
                # No functions can be set up yet; a call that nobody answers would leave the model waiting.
                return self.machine.answer_call(
                    change.call_id,
                    '{"error": "This function is not available."}',
                    failed=True,
                    at_ms=self._clock.now_ms(),
                )
            case _:
                pass
        return []

    def _speak(self, sink: AudioSink, change: AudioArrived | AudioFinished) -> None:
        if isinstance(change, AudioArrived):
            self.playout.arrived(sink, change)
        else:
            self.playout.finished(sink, change)

    def _send(self) -> None:
        for event in self.machine.events_to_send():
            if self._connection is None or not self._connection.send(event):
                refusal = None if self._connection is None else self._connection.refusal
                if refusal is not None and refusal.code != "closed":
                    self._observer.send_refused(refusal.code, refusal.detail)

    def _send_audio(self, data: bytes, at_ms: float, duration_ms: float, samples: Samples) -> None:
        if not self.is_open or self._connection is None:
            return
        self._waveform.write("user", at_ms, samples)
        self._recording.user(at_ms, samples)
        if data and self._connection.send(InputAudioBufferAppend(audio=data)):
            self.machine.audio_appended(duration_ms, at_ms)

    def _write_heard(self, at_ms: float, samples: Samples) -> None:
        self._waveform.write("assistant", at_ms, samples)
        self._recording.assistant(at_ms, samples)


def _input_format(session: SessionConfig) -> str:
    audio = session.audio
    if audio is UNSET or audio.input is UNSET or not isinstance(audio.input.format, AudioFormat):
        return PCM
    return audio.input.format.type or PCM
