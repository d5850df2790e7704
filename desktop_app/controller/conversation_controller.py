"""The conversation as the window, and the command line, see it: wishes in, signals out."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET

from desktop_app.audio.ports import AudioProblem
from desktop_app.controller import continuity_words, problem_sentences
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.device_move import DeviceMove
from desktop_app.controller.event_composer import EventComposer
from desktop_app.controller.live_session import LiveSession
from desktop_app.controller.phase import Phase
from desktop_app.controller.price_desk import PriceDesk
from desktop_app.controller.recorded_conversation import RecordedConversation
from desktop_app.controller.report_desk import REPORT
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.settings_link import SettingsLink
from desktop_app.controller.sign_in_sentences import SIGN_IN
from desktop_app.controller.situation import levels_of, situation_of
from desktop_app.controller.status import Levels
from desktop_app.controller.status_sentences import SHOW_CALL, sentence
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.tool_desk import ToolDesk
from desktop_app.conversation import changes
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import BUILTIN

CLOCK_STEP_MS = 200.0
LEVEL_STEP_MS = 30.0


class ConversationController(RecordedConversation):
    """A conversation to look at and to hold.

    Every wish may be made at any time; one that has no meaning now does nothing.
    """

    def __init__(
        self,
        *,
        life: SessionLife,
        desk: AudioDesk,
        book: ConnectionBook,
        gate: TalkGate,
        settings: SettingsDesk,
        prices: PriceDesk,
        tools: ToolDesk,
        connection_id: str,
    ) -> None:
        super().__init__(
            desk=desk, life=life, book=book, gate=gate, settings=settings, prices=prices, connection_id=connection_id
        )
        self.tools = tools
        tools.changed.connect(self._look)
        self.composer = EventComposer(self._spoken_dialect, self._open_session)
        self._desk = desk
        self._waiting_texts: list[str] = []
        self._malformed_told = False
        self._next_clock_ms = self._next_level_ms = 0.0
        self._settings_link = SettingsLink(life, settings, lambda: book.dialect_of(self.connection_id))
        life.phase_changed.connect(self._phase_changed)
        life.conversation_changed.connect(self._changed)
        life.devices_visited.connect(self._visited)
        life.notice_raised.connect(self.notice_raised)
        life.notice_settled.connect(self.notice_settled)
        life.events.failed.connect(lambda problem: life.say(problem_sentences.of_storage(problem)))
        life.began.connect(self.conversation_cleared)
        life.began.connect(prices.refresh)
        prices.notice_raised.connect(self.notice_raised)
        life.ended.connect(self._ended)
        life.continuity.renewal_changed.connect(self.session_changed)
        desk.problem_raised.connect(self._device_failed)
        desk.device_moved.connect(self._device_moved)
        desk.selection_changed.connect(self._look)
        settings.receipts_changed.connect(self.receipts_changed)
        self.connection_changed.connect(self._settings_link.use_dialect)
        self.talk.changed.connect(self.talking_changed)
        self.talk.changed.connect(self._look)
        self.talk.key_changed.connect(self._look)
        self._look()

    # Wishes

    def start(self) -> None:
        """Open a session with the chosen connection."""
        self.replay.stop()
        self.life.start(self.connection_id)

    def renew(self) -> None:
        """Begin a new session, in the next pause, with the settings as edited; the conversation goes on as text."""
        if self.phase is Phase.IDLE:
            self.start()
        elif not self.settings.problems:
            self.life.renew(self.connection_id, self._may_renew)

    def end(self) -> None:
        """End the session; everything said is kept."""
        self.life.end()

    def send_text(self, text: str) -> None:
        """Say something in writing; without a session one is started for it."""
        if not text.strip():
            return
        if self.phase is Phase.LIVE:
            self._act(lambda machine, at_ms: machine.send_text(text, at_ms=at_ms))
        elif self.phase is not Phase.ENDING:
            self._waiting_texts.append(text)
            self.start()

    def interrupt(self) -> None:
        """Stop the assistant."""
        self.replay.stop()
        self._act(lambda machine, at_ms: machine.interrupt(at_ms=at_ms))

    def set_muted(self, muted: bool) -> None:
        """Let the service hear silence, at once."""
        if muted != self._gate.muted:
            self._gate.muted = muted
            self.muted_changed.emit(muted)
            self._look()

    def press_talk(self) -> None:
        """The talk key goes down; only in push to talk, and from 100 ms on."""
        self.talk.press()

    def release_talk(self) -> None:
        """The talk key comes up."""
        self.talk.release()

    def use_turn_detection(self, kind: str) -> None:
        """Find the end of a turn another way, now and from now on; other edited settings wait for Apply."""
        self.settings.switch(turn_detection=kind)

    def select_connection(self, connection_id: str) -> None:
        """Use another connection from the next session on."""
        if connection_id != self.connection_id:
            self.connection_id = connection_id
            self.connection_changed.emit()

    def connections_edited(self) -> None:
        """The list of connections is new; the chosen one may be gone."""
        if all(choice.id != self.connection_id for choice in self.connections):
            self.connection_id = BUILTIN.id
        self.connection_changed.emit()

    def run_action(self, action_id: str) -> None:
        """Carry out the action of a status or a notice."""
        actions = {
            "unmute": lambda: self.set_muted(False),
            problem_sentences.RETRY: self.start,
            SIGN_IN: self.sign_in_requested.emit,
            SHOW_CALL: self.call_requested.emit,
            continuity_words.NOW: self.life.continuity.now,
            continuity_words.GO_ON: self._go_on,
            REPORT: self._report,
        }
        if self.presets is not None and self.presets.run_action(action_id):
            return
        actions.get(action_id, lambda: self._desk.run_action(action_id))()

    def _report(self) -> None:
        if self.reports is not None:
            self.reports.requested.emit()

    def _go_on(self) -> None:
        self.notice_settled.emit(continuity_words.CUT_OFF)
        self._act(lambda machine, at_ms: machine.go_on(at_ms=at_ms))

    def settle(self, notice_id: str) -> None:
        """What a notice told is mended: it goes, and the status does not say it any longer."""
        if self.phase is Phase.IDLE:
            self.life.ended_because = ""
            self._look()
        self.notice_settled.emit(notice_id)

    def delete_item(self, item_id: str) -> None:
        """Let the service forget an item; it goes, and falls silent, when the service says so."""
        self._act(lambda machine, at_ms: machine.delete_item(item_id, at_ms=at_ms))

    def set_draft(self, **fields: Any) -> None:
        """Change the session's draft; `apply` sends it."""
        self.settings.set_draft(**fields)

    def apply(self) -> None:
        self.settings.apply()

    def revert(self) -> None:
        self.settings.revert()

    def send_event(self, text: str, *, anyway: bool = False) -> str:
        """Send a client event written by hand; returns a sentence why not, or empty. See `EventComposer.send`."""
        return self.composer.send(text, anyway=anyway)

    # What the session reports

    def _spoken_dialect(self) -> Dialect:
        return Dialect.GA if self.life.endpoint is None else self.life.endpoint.dialect

    def _may_renew(self) -> bool:
        """Whether nothing is under way that would be lost: an update, a function, a response of its own."""
        asked = self.responses.asked.values()
        return self.settings.settled and not self.tools.running_names and all(each.over for each in asked)

    def _open_session(self) -> LiveSession | None:
        return self.life.run.live if self.phase is Phase.LIVE and self.life.run is not None else None

    def _phase_changed(self, phase: Phase) -> None:
        if phase is Phase.LIVE:
            texts, self._waiting_texts = self._waiting_texts, []
            for text in texts:
                self.send_text(text)
        self._next_clock_ms = self._next_level_ms = 0.0
        self.phase_changed.emit(phase)
        self._look()

    def _changed(self, change: changes.Change) -> None:
        match change:
            case changes.ItemAdded(item_id):
                self.item_added.emit(item_id)
            case changes.ItemChanged(item_id):
                self.item_changed.emit(item_id)
            case changes.ItemRemoved(item_id):
                if self.replay.item_id == item_id and self.transcript.get(item_id) is None:
                    self.replay.stop()
                self.item_removed.emit(item_id)
            case changes.TimelineChanged():
                self.timeline_changed.emit()
            case changes.TurnChanged():
                self.turns_changed.emit()
            case changes.UsageChanged():
                self.usage_changed.emit()
            case changes.ResponseStarted(out_of_band=False):
                self.notice_settled.emit(continuity_words.CUT_OFF)
            case changes.MalformedEventSeen(reason):
                if not self._malformed_told:
                    self._malformed_told = True
                    self.life.say(problem_sentences.of_malformed(reason))
            case changes.ProblemReported(problem) if problem.kind == "expiry" and self.life.stays_connected:
                pass  # the close that follows leads to a fresh session
            case changes.ProblemReported(problem):
                self.life.say(problem_sentences.of_problem(problem))
            case changes.SessionResumed():
                if change.cut_off:
                    self.life.say(continuity_words.of_cut_off())
                self._session_changed(change)
            case changes.SessionOpened() | changes.SessionChanged() | changes.UpdateRefused():
                self._session_changed(change)
            case _:
                pass

    def _session_changed(self, change: changes.Change) -> None:
        if isinstance(change, changes.SessionOpened | changes.SessionResumed | changes.SessionChanged):
            detection = UNSET if change.session.audio is UNSET else change.session.audio.input
            self.talk.use(detection is not UNSET and detection.turn_detection is None)
        if isinstance(change, changes.SessionOpened):
            self._malformed_told = False
        self.session_changed.emit()

    def _visited(self) -> None:
        now_ms = self.elapsed_ms
        self.talk.look()
        if now_ms >= self._next_level_ms:
            self._next_level_ms = now_ms + LEVEL_STEP_MS
            self.levels = levels_of(self.life)
            self.levels_changed.emit(self.levels)
        if now_ms >= self._next_clock_ms:
            self._next_clock_ms = now_ms + CLOCK_STEP_MS
            self.clock_ticked.emit(now_ms)
            self._look()

    def _ended(self) -> None:
        self._gate.reset()
        self.talk.look()
        self.levels = Levels()
        self.levels_changed.emit(self.levels)
        self.session_changed.emit()

    def _device_moved(self, move: DeviceMove) -> None:
        notice = problem_sentences.of_move(move)
        (self.notice_raised.emit if notice.severity == "calm" else self.life.say)(notice)
        self._look()

    def _device_failed(self, problem: AudioProblem, which: str) -> None:
        self.life.say(problem_sentences.of_audio(problem, which))

    def retell(self) -> None:
        """Say anew what was said before: the window speaks another language."""
        self._desk.retell()
        self._look()

    def _look(self) -> None:
        status = sentence(situation_of(self.life, self._desk, self._gate, self.talk, self.tools))
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)
