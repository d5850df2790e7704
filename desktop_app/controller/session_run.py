"""The life of one session: connecting, configuring, live, draining, closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

from desktop_app.audio.echo_canceller import open_echo_canceller
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioSink, AudioSource, CapturedBlock, PlayedBlock
from desktop_app.audio.speaker import Speaker
from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.audio_pump import AudioPump
from desktop_app.controller.fresh_connection import FreshConnection
from desktop_app.controller.hearing_mark import HearingMark
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.live_session import LiveSession
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.session_recording import SessionRecording
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.changes import Change, SessionChanged, SessionOpened, UpdateRefused
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.opening import Opening

BEGIN_TIMEOUT_S = 10.0
LATEST_TAIL_MS = 1_000.0
"""After a release of the talk key a microphone that has gone away is waited for so long."""


class RunObserver(Protocol):
    """Who is told what happens in a run."""

    def changed(self, change: Change) -> None:
        """Something happened in the conversation."""

    def lost(self, closed: Closed) -> None:
        """The service or the network ended a session that was live."""

    def send_refused(self, code: str, detail: str) -> None:
        """An event could not be sent."""

    def visited(self) -> None:
        """The devices were visited; levels and positions are new."""


class SessionLost(Exception):  # noqa: N818 - it is how a session ended, not a fault of ours
    """The connection ended before the session was configured; `closed` is None when nothing came in time."""

    def __init__(self, closed: Closed | None) -> None:
        super().__init__("the session did not begin" if closed is None else closed.sentence_code)
        self.closed = closed


class SessionRun:
    """Opens one session, keeps its devices going over all its connections, and ends it with everything written.

    Attributes:
        live: the session's parts at work.
        endpoint: where its connection leads.
        opening: what the present connection's session was asked for.
        began: the service opened the session.
        finished: it was closed.
        connected: there is a service to talk to.
        drained: the service is gone for good and everything received has been heard; only `close` is left.
    """

    def __init__(
        self,
        *,
        desk: AudioDesk,
        clock: SessionClock,
        gate: TalkGate,
        machine: SessionMachine,
        recording: SessionRecording,
        waveform: WaveformSource,
        observer: RunObserver,
    ) -> None:
        self.machine = machine
        self.recording = recording
        self.live = LiveSession(
            clock=clock, gate=gate, machine=machine, recording=recording, waveform=waveform, observer=self
        )
        self.hearing_mark = HearingMark(machine, waveform)
        self._desk = desk
        self._clock = clock
        self._gate = gate
        self._observer = observer
        self.began = False
        self.finished = False
        self.endpoint: Endpoint | None = None
        self.opening = Opening(SessionDraft())
        self._configured = asyncio.Event()
        self._closed: Closed | None = None
        self._over = False
        self._is_live = False
        self._releasing = False
        self._released_at_ms = 0.0
        self._underruns = 0
        self._guarded: tuple[AudioSource | None, AudioSink | None, bool] = (None, None, False)
        self._pump = AudioPump(desk, on_captured=self._captured, on_played=self._played, on_visit=self._visited)

    @property
    def drained(self) -> bool:
        return self._over and not self.live.playout.sounding

    @property
    def connected(self) -> bool:
        return self._closed is None

    def give_up(self) -> None:
        """No other connection will follow the one that was lost."""
        self._over = True
        self.live.act(lambda machine, at_ms: machine.session_ended(at_ms=at_ms))

    def take_over(self, fresh: FreshConnection, note: Callable[[], str]) -> RealtimeConnection | None:
        """Go on over a fresh connection; returns the old one, to be closed. See `LiveSession.take_over`."""
        self.endpoint, self.opening = fresh.endpoint, fresh.opening
        old = self.live.take_over(fresh, note)
        self._closed = None
        return old

    async def open(
        self, endpoint: Endpoint, headers: Mapping[str, str], opening: Opening, heartbeat: Heartbeat
    ) -> None:
        """Connect, configure, then switch on the devices: audio sent earlier would be judged by other settings.

        Raises:
            ConnectionProblem: the service cannot be reached.
            SessionLost: it went away, or sent nothing, before the session was configured.
        """
        self.endpoint, self.opening = endpoint, opening
        self._clock.restart()
        await self.live.open(endpoint, headers, heartbeat)
        try:
            async with asyncio.timeout(BEGIN_TIMEOUT_S):
                await self._configured.wait()
        except TimeoutError:
            raise SessionLost(None) from None
        if self._closed is not None:
            raise SessionLost(self._closed)
        self._desk.open()
        self._is_live = True
        self._pump.start()

    async def close(self) -> None:
        """End the session and write everything; nothing said so far is lost.

        Raises:
            StorageProblem: the transcript or the summary could not be written.
        """
        self.finished = True
        self._is_live = False
        self._pump.stop()
        self._count_underruns()
        if not self.connected:
            self.give_up()
        await self.live.close()
        self._desk.close()
        self._clock.stop()
        await asyncio.to_thread(
            self.recording.close,
            self.machine,
            self._clock.now_ms(),
            blocks=self.live.dropped_blocks,
            underruns=self._underruns,
        )

    def press_talk(self) -> None:
        """The key goes down (push to talk); after 100 ms it interrupts, and what was said meanwhile is sent."""
        self._gate.press(self._clock.now_ms())

    def release_talk(self) -> None:
        """The key comes up; the turn ends when the tail after it has been sent."""
        self._ripen_talk()
        if self._gate.release(self._clock.now_ms()):
            self._releasing = True
            self._released_at_ms = self._clock.now_ms()
            self._end_talk()

    def drop_talk(self) -> None:
        """Turn detection came on while the key was down: it means nothing any more, what was said is a turn."""
        was_talking = self._gate.talking
        self._gate.reset()
        self._releasing = False
        if was_talking:
            self.live.release_talk()

    def _ripen_talk(self) -> None:
        if self._gate.ripen(self._clock.now_ms()):
            self._releasing = False
            self.live.press_talk()

    def _end_talk(self) -> None:
        """End the turn of a key that came up, once its tail is sent or no microphone has sent one in time."""
        late = self._clock.now_ms() - self._released_at_ms > LATEST_TAIL_MS
        if self._releasing and (late or not self._gate.draining):
            self._releasing = False
            self.live.release_talk()

    # What the session reports

    def changed(self, change: Change) -> None:
        if isinstance(change, SessionOpened):
            self.began = True
            self.opening.begun(change.session, self.live.configure(self.opening.config), self.live.configure)
        elif not self._configured.is_set():
            self._settle(change)
        self._observer.changed(change)

    def _settle(self, change: Change) -> None:
        """What was refused is taken out of what is asked, until the session has all that it will have."""
        if isinstance(change, SessionChanged):
            self.opening.accepted(change.event_id or "", change.session)
        elif isinstance(change, UpdateRefused):
            self.opening.refused(change.event_id, change.error)
        else:
            return
        if self.opening.settled:
            self._configured.set()

    def closed(self, closed: Closed) -> None:
        if closed.was_asked:
            return
        self._closed = closed
        self._configured.set()
        self.live.lost(goes_on=closed.recoverable)
        if self._is_live:
            self._observer.lost(closed)

    def send_refused(self, code: str, detail: str) -> None:
        self._observer.send_refused(code, detail)

    # What the devices report

    def _captured(self, source: AudioSource, blocks: list[CapturedBlock]) -> None:
        if not self._over:
            self._ripen_talk()
            self.live.captured(source, blocks)
            self._end_talk()

    def _played(self, blocks: list[PlayedBlock]) -> None:
        if (canceller := self.live.uplink.echo_canceller) is not None:
            beside = self._desk.heard_beside
            beside.refresh()
            for block in blocks:
                canceller.feed_reference(beside.mixed_into(block))
        self.live.played(blocks)

    def _guard_against_echo(self) -> None:
        """A loudspeaker beside a microphone would interrupt itself; files and silent devices need no guard."""
        source, sink, wanted = now = (self._desk.source, self._desk.sink, self._desk.cancels_echo)
        if now != self._guarded:
            self._guarded = now
            echoes = wanted and isinstance(source, Microphone) and isinstance(sink, Speaker)
            self.live.uplink.echo_canceller = open_echo_canceller() if echoes else None

    def _visited(self) -> None:
        if self._desk.sink is not None and self.live.sink is not self._desk.sink:
            self._count_underruns()
            self.live.use_sink(self._desk.sink)
        self._guard_against_echo()
        self._ripen_talk()
        self._end_talk()
        self.live.progress()
        self._observer.visited()

    def _count_underruns(self) -> None:
        if self.live.sink is not None:
            self._underruns += self.live.sink.underruns
