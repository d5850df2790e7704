"""What a window shows of a conversation: every signal and every readable fact, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.account_desk import AccountDesk
from desktop_app.controller.code_desk import CodeDesk
from desktop_app.controller.code_place import CodePlace
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.costs import Costs
from desktop_app.controller.event_log import EventLog
from desktop_app.controller.phase import Phase
from desktop_app.controller.present_desk import PresentDesk
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.controller.price_desk import PriceDesk
from desktop_app.controller.report_desk import ReportDesk
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.status import ConnectionChoice, Levels, Receipt, Status
from desktop_app.controller.talk_desk import TalkDesk
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import Transcript
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.server_events import RateLimit
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.fields import voices_of
from desktop_app.settings.model import SessionDraft

if TYPE_CHECKING:
    from desktop_app.controller.demo_player import DemoPlayer


class ConversationState(QObject):
    """The conversation to look at; `ConversationController` adds the wishes.

    Signals:
        item_added(str), item_changed(str), item_removed(str): ids of transcript items.
        conversation_cleared: a new session began with an empty transcript and timeline.
        call_requested: the call that waits for the user is to be shown.
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
    notice_settled = Signal(str)
    usage_changed = Signal()
    connection_changed = Signal()
    receipts_changed = Signal()
    turns_changed = Signal()
    replay_changed = Signal()
    sound_measured = Signal(object)
    clock_ticked = Signal(float)
    sign_in_requested = Signal()
    call_requested = Signal()

    accounts: AccountDesk | None = None
    """Who is signed in; None where nobody can be."""
    reports: ReportDesk | None = None
    """Makes reports of problems; None where there is no window to read them in."""
    demos: DemoPlayer | None = None
    """Plays scripted demos; None where none can be played."""

    present: PresentDesk | None = None
    """Present mode; None where there is no window."""

    presets: PresetDesk | None = None
    """Named settings; None where there are none."""

    def __init__(
        self,
        *,
        life: SessionLife,
        book: ConnectionBook,
        gate: TalkGate,
        settings: SettingsDesk,
        prices: PriceDesk,
        connection_id: str,
    ) -> None:
        super().__init__()
        self.life = life
        self.settings = settings
        self.talk = TalkDesk(life, gate)
        self.connection_id = connection_id
        self.status = Status("ready", "")
        self.levels = Levels()
        self._book = book
        self._gate = gate
        self._empty = SessionMachine()
        place = CodePlace(life, book, settings, lambda: self.connection_id)
        self.code = CodeDesk(place, lambda: self.transcript.items, life.tasks.start)
        self.code.notice_raised.connect(self.notice_raised)
        self.costs = Costs(prices, lambda: self.machine, lambda: "" if life.endpoint is None else life.endpoint.model)

    @property
    def phase(self) -> Phase:
        return self.life.phase

    @property
    def machine(self) -> SessionMachine:
        """The core of the session that runs, or of the last one."""
        return self._empty if self.life.run is None else self.life.run.machine

    @property
    def events(self) -> EventLog:
        """Every event of the session that runs, or of the last one."""
        return self.life.events

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
    def rate_limits(self) -> Sequence[RateLimit]:
        """What remains of the service's limits; empty where it never says."""
        return self.machine.rate_limits

    @property
    def rate_limits_at_ms(self) -> float:
        """When the service said so."""
        return self.machine.rate_limits_at_ms

    @property
    def session(self) -> SessionConfig | None:
        """The effective configuration, as the service echoed it."""
        return self.settings.effective

    @property
    def renewing(self) -> bool:
        """Whether a new session is to take over from the present one, see `ConversationController.renew`."""
        return self.life.continuity.renewing

    @property
    def elapsed_ms(self) -> float:
        return 0.0 if self.life.run is None else self.life.clock.now_ms()

    @property
    def limit_ms(self) -> float | None:
        """How long the session may last, or None where the service does not say."""
        return self.life.limit_ms

    @property
    def recordings_path(self) -> Path:
        """The folder of all recordings; it comes with the first session."""
        return self.life.recordings_path

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
        return list(voices_of(self._dialect, self.draft.model))

    @property
    def _dialect(self) -> Literal["ga", "preview"]:
        return self.settings.facts.dialect

    def now_ms(self) -> float:
        """The session's clock."""
        return self.elapsed_ms
