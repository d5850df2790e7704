"""The conversation as the window, and the command line, see it: wishes in, signals out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, Literal

from msgspec import UNSET
from PySide6.QtCore import QObject, Signal

from desktop_app.audio.ports import AudioProblem
from desktop_app.controller import problem_sentences
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.phase import Phase
from desktop_app.controller.replay import Replay
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.situation import levels_of, situation_of
from desktop_app.controller.status import ConnectionChoice, Levels, Receipt, Status
from desktop_app.controller.status_sentences import sentence
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.conversation import changes
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import Transcript
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import Facts
from desktop_app.settings.model import SessionDraft, voices_of

CLOCK_STEP_MS = 200.0
LEVEL_STEP_MS = 30.0

Intent = Callable[[SessionMachine, float], list[changes.Change]]


class ConversationController(QObject):
    """All a window needs to show a conversation and to hold one.

    Every wish may be made at any time; one that has no meaning now does nothing.

    Signals:
        item_added(str), item_changed(str), item_removed(str): ids of transcript items.
        conversation_cleared: a new session began with an empty transcript and timeline.
        clock_ticked(float): the session's elapsed milliseconds, some times a second.
    """

    phase_changed = Signal(object)
    status_changed = Signal(object)
    item_added = Signal(str)
    item_changed = Signal(str)
    item_removed = Signal(str)
    conversation_cleared = Signal()
    timeline_changed = Signal()
    session_changed = Signal()
    levels_changed = Signal(object)
    muted_changed = Signal(bool)
    talking_changed = Signal(bool)
    notice_raised = Signal(object)
    usage_changed = Signal()
    connection_changed = Signal()
    receipts_changed = Signal()
    turns_changed = Signal()
    replay_changed = Signal()
    clock_ticked = Signal(float)

    def __init__(
        self,
        *,
        life: SessionLife,
        desk: AudioDesk,
        book: ConnectionBook,
        gate: TalkGate,
        settings: SettingsDesk,
        connection_id: str,
    ) -> None:
        super().__init__()
        self.life = life
        self.settings = settings
        self.connection_id = connection_id
        self.status = Status("ready", "")
        self.levels = Levels()
        self.replay = Replay(desk, life)
        self._desk = desk
        self._book = book
        self._gate = gate
        self._empty = SessionMachine()
        self._waiting_texts: list[str] = []
        self._default_instructions = ""
        self._next_clock_ms = self._next_level_ms = 0.0
        life.phase_changed.connect(self._phase_changed)
        life.conversation_changed.connect(self._changed)
        life.devices_visited.connect(self._visited)
        life.notice_raised.connect(self.notice_raised)
        life.began.connect(self.conversation_cleared)
        life.ended.connect(self._ended)
        desk.problem_raised.connect(self._device_failed)
        desk.selection_changed.connect(self._look)
        settings.receipts_changed.connect(self.receipts_changed)
        self.replay.changed.connect(self.replay_changed)
        self._look()

    # What there is to show

    @property
    def phase(self) -> Phase:
        return self.life.phase

    @property
    def machine(self) -> SessionMachine:
        """The core of the session that runs, or of the last one."""
        return self._empty if self.life.run is None else self.life.run.machine

    @property
    def transcript(self) -> Transcript:
        return self.machine.transcript

    @property
    def timeline(self) -> Timeline:
        return self.machine.timeline

    @property
    def turns(self) -> Sequence[Turn]:
        return self.machine.turns

    @property
    def usage(self) -> UsageTotals:
        return self.machine.usage

    @property
    def session(self) -> SessionConfig | None:
        """The effective configuration, as the service echoed it."""
        return self.settings.effective

    @property
    def elapsed_ms(self) -> float:
        return 0.0 if self.life.run is None else self.life.clock.now_ms()

    @property
    def limit_ms(self) -> float | None:
        """How long the session may last, or None where the service does not say."""
        return self.life.limit_ms

    @property
    def median_first_sound_ms(self) -> float | None:
        """From the end of the user's speech to the first sound of the answer, over the session's turns."""
        known = [turn.latency.first_sound for turn in self.turns if turn.latency.first_sound is not None]
        return median(known) if known else None

    @property
    def muted(self) -> bool:
        return self._gate.muted

    @property
    def talking(self) -> bool:
        return self._gate.talking

    @property
    def push_to_talk(self) -> bool:
        return self._gate.push_to_talk

    @property
    def connections(self) -> list[ConnectionChoice]:
        return self._book.choices

    @property
    def draft(self) -> SessionDraft:
        return self.settings.draft

    @property
    def receipts(self) -> dict[str, Receipt]:
        return self.settings.receipts

    @property
    def pending_changes(self) -> int:
        return self.settings.pending_changes

    @property
    def voices(self) -> list[str]:
        return list(voices_of(self._dialect))

    @property
    def _dialect(self) -> Literal["ga", "preview"]:
        endpoint = self.life.endpoint
        return "preview" if endpoint is not None and endpoint.dialect is Dialect.PREVIEW else "ga"

    def now_ms(self) -> float:
        """The session's clock."""
        return self.elapsed_ms

    # Wishes

    def start(self) -> None:
        """Open a session with the chosen connection."""
        self.replay.stop()
        self.life.start(self.connection_id)

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
        """The talk key goes down; only in push to talk."""
        if self.phase is Phase.LIVE and self._gate.push_to_talk and not self.talking and self.life.run is not None:
            self.life.run.press_talk()
            self.talking_changed.emit(True)
            self._look()

    def release_talk(self) -> None:
        """The talk key comes up."""
        if self.talking and self.life.run is not None:
            self.life.run.release_talk()
            self.talking_changed.emit(False)
            self._look()

    def select_connection(self, connection_id: str) -> None:
        """Use another connection from the next session on."""
        if connection_id != self.connection_id:
            self.connection_id = connection_id
            self.connection_changed.emit()

    def run_action(self, action_id: str) -> None:
        """Carry out the action of a status or a notice."""
        actions = {"unmute": lambda: self.set_muted(False), problem_sentences.RETRY: self.start}
        if action_id in actions:
            actions[action_id]()

    def play_item(self, item_id: str, part: str = "all") -> None:
        """Play an item again, or with ``unheard`` what was cut of it."""
        if (item := self.transcript.get(item_id)) is not None:
            self.replay.play(item, part)

    def stop_playing(self) -> None:
        """Stop a replay."""
        self.replay.stop()

    def set_draft(self, **fields: Any) -> None:
        """Change the session's draft; `apply` sends it."""
        self.settings.set_draft(**fields)

    def apply(self) -> None:
        self.settings.apply()

    def revert(self) -> None:
        self.settings.revert()

    # What the session reports

    def _act(self, intent: Intent) -> None:
        if self.phase is Phase.LIVE and self.life.run is not None:
            self.life.run.live.act(intent)

    def _phase_changed(self, phase: Phase) -> None:
        if phase is Phase.LIVE:
            facts = Facts(
                dialect=self._dialect, applied=self.settings.draft, default_instructions=self._default_instructions
            )
            self.settings.opened(self.machine.session, facts)
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
                self.item_removed.emit(item_id)
            case changes.TimelineChanged():
                self.timeline_changed.emit()
            case changes.TurnChanged():
                self.turns_changed.emit()
            case changes.UsageChanged():
                self.usage_changed.emit()
            case changes.AudioArrived():
                self.settings.spoken()
            case changes.ProblemReported(problem):
                self.life.say(problem_sentences.of_problem(problem))
            case _:
                self._session_changed(change)

    def _session_changed(self, change: changes.Change) -> None:
        if isinstance(change, changes.SessionOpened | changes.SessionChanged):
            detection = UNSET if change.session.audio is UNSET else change.session.audio.input
            self._gate.push_to_talk = detection is not UNSET and detection.turn_detection is None
        if isinstance(change, changes.SessionOpened):
            self._default_instructions = change.session.instructions or ""
        if isinstance(change, changes.SessionChanged):
            self.settings.accepted(change)
        elif isinstance(change, changes.UpdateRefused):
            self.settings.refused(change)
            self.life.say(problem_sentences.of_refusal(change.error))
        self.session_changed.emit()

    def _visited(self) -> None:
        now_ms = self.elapsed_ms
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
        self.levels = Levels()
        self.levels_changed.emit(self.levels)
        self.settings.closed()
        self.session_changed.emit()

    def _device_failed(self, problem: AudioProblem, which: str) -> None:
        self.life.say(problem_sentences.of_audio(problem, which))

    def _look(self) -> None:
        status = sentence(situation_of(self.life, self._desk, self._gate))
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)
