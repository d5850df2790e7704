"""From Start to End: one session after another, each opened, watched and closed, its failures told in plain words."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller import problem_sentences
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.continuity import Continuity
from desktop_app.controller.event_log import EventLog
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.opening_words import of_opening
from desktop_app.controller.phase import Phase
from desktop_app.controller.renewal import Renewal
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.session_ground import SessionGrounds
from desktop_app.controller.session_recording import SessionRecording
from desktop_app.controller.session_run import SessionLost, SessionRun
from desktop_app.controller.session_settings import SessionSettings, at_once
from desktop_app.controller.status import Notice
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.changes import Change, SessionOpened, SessionResumed
from desktop_app.conversation.dialect_facts import facts_of
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.storage.library import Library, SessionFolder
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.summary import CostSummary

log = logging.getLogger(__name__)

_OPEN = (Phase.CONNECTING, Phase.LIVE, Phase.RECONNECTING)


class SessionLife(QObject):
    """Opens and ends sessions; at most one lives at a time.

    Args:
        folder: where the next session is recorded; None: a new folder in the library.
        settings: what sessions are asked for.
        ready: waits for what is needed to ask, such as secrets.
        cost: estimates what a session cost, by the model that was asked for.

    Signals:
        phase_changed(Phase): the session moved on.
        conversation_changed(Change): something happened in the conversation.
        devices_visited: the sound devices were visited.
        notice_raised(Notice): something went wrong.
        notice_settled(str): a notice has nothing to say any more.
        began, ended: a session is new (`run` is set), or over (`run` keeps the last one to look at).
    """

    phase_changed = Signal(object)
    conversation_changed = Signal(object)
    devices_visited = Signal()
    notice_raised = Signal(object)
    notice_settled = Signal(str)
    began = Signal()
    ended = Signal()

    def __init__(
        self,
        *,
        desk: AudioDesk,
        book: ConnectionBook,
        library: Library,
        gate: TalkGate,
        waveform: WaveformSource,
        settings: SessionSettings,
        ready: Callable[[], Awaitable[None]] = at_once,
        cost: Callable[[SessionMachine, str], CostSummary | None] = lambda _machine, _model: None,
        folder: SessionFolder | None = None,
        heartbeat: Heartbeat | None = None,
    ) -> None:
        super().__init__()
        self.phase = Phase.IDLE
        self.clock = SessionClock()
        self.events = EventLog()
        self.run: SessionRun | None = None
        self.endpoint: Endpoint | None = None
        self.label = self.connection_id = self.ended_because = ""
        self.tasks = BackgroundTasks(self._task_failed)
        self._settings = settings
        self._grounds = SessionGrounds(book, settings, ready)
        self._desk = desk
        self._book = book
        self._library = library
        self._gate = gate
        self._waveform = waveform
        self._cost = cost
        self._folder = folder
        self.stays_connected = True
        self._heartbeat = heartbeat or Heartbeat()
        self.continuity = Continuity(self._heartbeat, self.tasks, self.clock.now_ms)
        self.continuity.raised.connect(self.say)
        self.continuity.settled.connect(self.notice_settled)
        self.continuity.resumed.connect(self._resumed)
        self.continuity.gave_up.connect(self._gave_up)
        self._limit_ms: float | None = None
        self._opening: asyncio.Task[None] | None = None

    @property
    def recordings_path(self) -> Path:
        """The folder of all recordings; it comes with the first session."""
        return self._library.sessions_path

    @property
    def limit_ms(self) -> float | None:
        """How long the present session may last, from the service's `expires_at`."""
        return self._limit_ms

    def start(self, connection_id: str) -> None:
        """Open a session; nothing if one is open."""
        if self.phase is Phase.IDLE:
            self.connection_id, self.ended_because = connection_id, ""
            self.label = self._book.label_of(connection_id)
            self._enter(Phase.CONNECTING)
            self._opening = self.tasks.start(self._open(connection_id), "open session")

    def end(self) -> None:
        """End the session, whatever it is doing."""
        if self.phase in _OPEN:
            self._enter(Phase.ENDING)
            self.tasks.start(self._finish(), "end session")

    def renew(self, connection_id: str, may_begin: Callable[[], bool]) -> None:
        """Let a new session with the edited settings take over in a pause; the conversation goes on as text."""
        if self.phase in (Phase.LIVE, Phase.RECONNECTING) and self.run is not None:
            renewed, then = (
                ground(self.run.live.wire, connection_id)
                for ground in (self._grounds.of_renewed, self._grounds.of_same)
            )
            self.continuity.renew(Renewal(renewed, then, may_begin))

    async def shut_down(self) -> None:
        """End the session and wait until everything is written; for leaving the program."""
        if self.phase in _OPEN:
            self._enter(Phase.ENDING)
            await self._finish()
        await self.tasks.close()
        self.events.close()
        if self.run is not None:
            self.run.live.spool.close()

    async def _open(self, connection_id: str) -> None:
        notice: Notice | None = None
        try:
            self.endpoint, headers = await self._grounds.resolve(connection_id)
            run = self._new_run(self.endpoint)
            await self._open_run(run, self.endpoint, headers, connection_id)
        except (ConnectionProblem, EndpointProblem, SessionLost, StorageProblem, OSError) as problem:
            notice = of_opening(problem, self.label)
        if notice is None:
            self._stay_connected(run, connection_id)
            self._enter(Phase.LIVE)
            return
        self.say(notice)
        self._enter(Phase.ENDING)
        await self._finish()

    async def _open_run(self, run: SessionRun, endpoint: Endpoint, headers: dict[str, str], connection_id: str) -> None:
        """Open it, and once more with another token where the one that was sent was refused."""
        for last in (False, True):
            try:
                await run.open(endpoint, headers, self._settings.new_session(endpoint.dialect), self._heartbeat)
                return
            except ConnectionProblem as problem:
                if not self._book.refused(connection_id, endpoint, problem) or last:
                    raise
            endpoint, headers = await self._grounds.resolve(connection_id)

    def _stay_connected(self, run: SessionRun, connection_id: str) -> None:
        if not self.stays_connected:
            return
        far_away = self.endpoint is not None and not self.endpoint.is_loopback
        self.continuity.begin(run, self._grounds.of_same(run.live.wire, connection_id), far_away=far_away)
        if self._limit_ms is not None:
            self.continuity.expires(0.0, self._limit_ms)

    def _new_run(self, endpoint: Endpoint) -> SessionRun:
        folder = self._folder or self._library.new_session(datetime.now())
        self._waveform.clear()
        self._gate.reset()
        self._limit_ms = None
        recording = SessionRecording(
            folder,
            endpoint.label,
            endpoint.dialect.value,
            self.events,
            lambda machine: self._cost(machine, endpoint.model),
        )
        machine = SessionMachine(facts_of(endpoint.dialect))
        if self.run is not None:
            self.run.live.spool.close()  # nothing of the last session can be heard again from here on
        self.run = SessionRun(
            desk=self._desk,
            clock=self.clock,
            gate=self._gate,
            machine=machine,
            recording=recording,
            waveform=self._waveform,
            observer=self,
        )
        self.began.emit()
        return self.run

    async def _finish(self) -> None:
        opening, self._opening = self._opening, None
        if opening is not None and opening is not asyncio.current_task() and not opening.done():
            opening.cancel()
            await asyncio.wait([opening])
        await self.continuity.stop()
        run = self.run
        if run is not None and not run.finished:
            try:
                await run.close()
            except StorageProblem as problem:
                self.say(problem_sentences.of_storage(problem))
            if not run.began and self._folder is None:
                run.recording.discard()
        self._enter(Phase.IDLE)
        self.ended.emit()

    # What the run reports

    def changed(self, change: Change) -> None:
        if isinstance(change, SessionOpened | SessionResumed):
            self._note_limit(change)
            self.endpoint = self.endpoint if self.run is None else self.run.endpoint
        self.conversation_changed.emit(change)

    def lost(self, closed: Closed) -> None:
        if closed.recoverable and self.stays_connected and self.phase is Phase.LIVE:
            self._enter(Phase.RECONNECTING)
            self.continuity.lost(closed)
        else:
            self._gave_up(problem_sentences.of_close(closed, self.label))

    def send_refused(self, code: str, detail: str) -> None:
        self.say(problem_sentences.of_send(code, detail))

    def visited(self) -> None:
        if self.run is not None:
            if (problem := self.run.recording.take_problem()) is not None:
                self.say(problem_sentences.of_storage(problem))
            if self.run.drained:
                self.end()
        self.devices_visited.emit()

    def say(self, notice: Notice) -> None:
        """Tell a person, and the session's summary."""
        if notice.severity == "problem":
            self.ended_because = notice.headline
        if self.run is not None and notice.severity != "calm":
            self.run.recording.failed(notice.id.partition(".")[0], notice.id, notice.server_words or notice.headline)
        self.notice_raised.emit(notice)

    def _note_limit(self, change: SessionOpened | SessionResumed) -> None:
        now_ms, expires_at = self.clock.now_ms(), change.session.expires_at
        self._limit_ms = now_ms + max(0.0, expires_at - time.time()) * 1000 if isinstance(expires_at, int) else None
        if self._limit_ms is not None and isinstance(change, SessionResumed):
            self.continuity.expires(now_ms, self._limit_ms)

    def _resumed(self) -> None:
        if (ground := self.continuity.ground) is not None:
            self.label, self.connection_id = ground.label, ground.connection_id
        if self.phase is Phase.RECONNECTING:
            self._enter(Phase.LIVE)

    def _gave_up(self, notice: Notice) -> None:
        """The session cannot go on; what was received is still heard."""
        self.say(notice)
        if self.run is not None:
            self.run.give_up()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit(phase)

    def _task_failed(self, failure: BaseException) -> None:
        log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        self.say(problem_sentences.of_fault(failure))
        if self.phase in _OPEN:
            self.end()
        elif self.phase is Phase.ENDING:
            self._enter(Phase.IDLE)
            self.ended.emit()
