"""One session: connection, conversation, playout, uplink and recording, joined by plain calls on one thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from desktop_app.audio.ports import AudioSink, AudioSource, CapturedBlock, PlayedBlock
from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller.fresh_connection import FreshConnection
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.kept_voice import KeptVoice
from desktop_app.controller.playout import Playout
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.session_recording import SessionRecording
from desktop_app.controller.session_wire import SessionWire
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.uplink import Uplink
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.controller.wire_audio import PCM, Samples, asked_input_format, input_format
from desktop_app.conversation.changes import (
    AudioArrived,
    AudioFinished,
    Change,
    ItemRemoved,
    ItemTruncated,
    PlaybackInterrupted,
    SessionChanged,
    SessionOpened,
    SessionResumed,
    UpdateRefused,
)
from desktop_app.conversation.dialect_facts import facts_of
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.client_events import ClientEvent, InputAudioBufferAppend
from desktop_app.protocol.server_events import ServerEvent
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.storage.audio_spool import AudioSpool

LEAD_IN_MS = 300.0
DEAF_MS = 16_000.0
"""So long may a connection be dead before the heartbeat notices."""
FORGET_EVERY_MS = 500.0

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
    """From the first open connection to the end of the last.

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
        self.kept = KeptVoice()
        self._clock = clock
        self._recording = recording
        self._waveform = waveform
        self._observer = observer
        self.wire = SessionWire(clock, recording, self._received, self._closed)
        self._waiting_audio: list[AudioArrived | AudioFinished] = []
        self._forgot_at_ms = 0.0

    @property
    def dropped_blocks(self) -> int:
        """Microphone blocks that the network was too slow for."""
        return self.wire.dropped_blocks

    @property
    def is_open(self) -> bool:
        """Whether the service can still be told something."""
        return self.wire.is_open

    async def open(self, endpoint: Endpoint, headers: Mapping[str, str], heartbeat: Heartbeat) -> None:
        """Open the first connection; the session itself begins with the service's first event.

        Raises:
            ConnectionProblem: it could not be opened.
        """
        await self.wire.open(endpoint, headers, heartbeat)

    def abandon(self) -> None:
        """Treat the connection as lost, at once."""
        self.wire.abandon()

    def lost(self, *, goes_on: bool) -> None:
        """There is no connection any more: what is said from now on is kept for the next one, if one may follow."""
        now_ms = self._clock.now_ms()
        self._forget_settled(now_ms)
        self.kept.begin_gap(now_ms)
        if self.sink is not None:
            self.playout.cut_off(self.sink)
        self.act(lambda machine, at_ms: machine.session_ended(at_ms=at_ms, goes_on=goes_on))

    def take_over(self, fresh: FreshConnection, note: Callable[[], str]) -> RealtimeConnection | None:
        """Go on over a fresh connection, which is told what was said and given what it did not hear.

        Returns the connection until now, to be closed. `note` words the seam, once it is known how long it was.
        """
        if not self.kept.in_gap:
            self.lost(goes_on=True)
        old, catch_up = self.wire.take(fresh)
        again_from_ms, dialect = self.kept.from_ms, facts_of(fresh.endpoint.dialect)
        self.act(
            lambda machine, at_ms: machine.resume(
                fresh.session, note(), at_ms=at_ms, said_again_from_ms=again_from_ms, dialect=dialect
            )
        )
        self.kept.end_gap()
        self.kept.say_again(self._append, self._press, self._release)
        catch_up()
        return old

    def act(self, wish: Callable[[SessionMachine, float], list[Change]]) -> None:
        """Carry out a wish of the user's: a call of an intent of the machine with the present session time."""
        self._carry_out(wish(self.machine, self._clock.now_ms()))

    def configure(self, config: SessionConfig) -> str:
        """Ask for a configuration; returns the update's event id."""
        event_id = self.machine.configure(config, at_ms=self._clock.now_ms())
        if (asked := asked_input_format(config)) is not None:
            self.uplink.hold_for(asked)
        self._send()
        return event_id

    def send_as_it_is(self, event: ClientEvent) -> str:
        """Send an event that the conversation keeps no account of; returns the code of a refusal, or empty."""
        if not self.wire.send(event):
            return self.wire.refusal.code
        if isinstance(event, InputAudioBufferAppend):
            per_ms = 48.0 if input_format(self.machine.session) == PCM else 8.0
            self.machine.audio_appended(len(event.audio) / per_ms, self._clock.now_ms())
        return ""

    def send_frame(self, frame: bytes) -> str:
        """Send a frame that somebody wrote by hand, unread; returns the code of a refusal, or empty."""
        return "" if self.wire.send_frame(frame) else self.wire.refusal.code

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
        await self.wire.close()

    def press_talk(self) -> None:
        """The talk key is down; without a connection it only silences, and what is said is kept."""
        self.kept.note("press", self._clock.now_ms())
        if self.kept.in_gap:
            self.act(lambda machine, at_ms: machine.interrupt(at_ms=at_ms))
        else:
            self._press()

    def release_talk(self) -> None:
        """The talk key is up, and all that was said has been captured."""
        self.uplink.release()
        self.kept.note("release", self._clock.now_ms())
        if not self.kept.in_gap:
            self._release()

    def _closed(self, closed: Closed) -> None:
        self._observer.closed(closed)

    def _press(self) -> None:
        self.act(lambda machine, at_ms: machine.press_to_talk(at_ms=at_ms))

    def _release(self) -> None:
        self.act(lambda machine, at_ms: machine.release_to_talk(at_ms=at_ms))

    def _received(self, event: ServerEvent, at_ms: float) -> None:
        self._carry_out(self.machine.receive(event, at_ms))

    def _carry_out(self, changes: list[Change]) -> None:
        for change in changes:
            more = self._do(change)
            self._observer.changed(change)
            if more:
                self._carry_out(more)
        self._send()

    def _do(self, change: Change) -> list[Change]:
        match change:
            case AudioArrived(beside=True):
                self.playout.kept(change)
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
            case SessionOpened() | SessionChanged() | SessionResumed():
                self.uplink.use_format(input_format(change.session))
            case UpdateRefused():
                self.uplink.release()
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
            if not self.wire.send(event) and (refusal := self.wire.refusal).code != "closed":
                self._observer.send_refused(refusal.code, refusal.detail)

    def _send_audio(self, data: bytes, at_ms: float, duration_ms: float, samples: Samples) -> None:
        self._waveform.write("user", at_ms, samples)
        self._recording.user(at_ms, samples)
        if not data:
            return
        self.kept.add(data, at_ms, duration_ms, samples)
        if not self.kept.in_gap:
            self._append(data, at_ms, duration_ms)
            if at_ms - self._forgot_at_ms >= FORGET_EVERY_MS:
                self._forget_settled(at_ms)

    def _append(self, data: bytes, at_ms: float, duration_ms: float) -> None:
        if self.wire.send(InputAudioBufferAppend(audio=data)):
            self.machine.audio_appended(duration_ms, at_ms)

    def _forget_settled(self, now_ms: float) -> None:
        """Keep what may have to be said again: what is not written down, and what a dead connection may have lost."""
        self._forgot_at_ms = now_ms
        from_ms = max(now_ms - DEAF_MS, self.wire.heard_at_ms - 1_000.0)
        if (unsettled_ms := self.machine.unsettled_from_ms) is not None:
            from_ms = min(from_ms, unsettled_ms - LEAD_IN_MS)
        self.kept.forget_before(max(from_ms, self.machine.settled_until_ms))

    def _write_heard(self, at_ms: float, samples: Samples) -> None:
        self._waveform.write("assistant", at_ms, samples)
        self._recording.assistant(at_ms, samples)
