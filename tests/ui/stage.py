"""A stage for the window: an object shaped like the conversation controller, in whatever state a test wants to see.

The conversation's data, the settings desk, the preferences and the waveform are the real ones; only what would need a
service or a sound device is played here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QObject, Signal
from stage_responses import give_desks

from desktop_app.auth.secret_store import SecretStore
from desktop_app.connection.endpoint import Endpoint, endpoint_for
from desktop_app.controller.code_desk import CodeDesk
from desktop_app.controller.connection_book import BuiltinAddress, ConnectionBook
from desktop_app.controller.connection_desk import ConnectionDesk
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.costs import Costs
from desktop_app.controller.demo_player import DemoPlayer
from desktop_app.controller.event_composer import EventComposer
from desktop_app.controller.event_log import EventLog
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.present_desk import PresentDesk
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.controller.price_desk import PriceDesk
from desktop_app.controller.report_desk import ReportDesk
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.sign_in_state import AccountChoice, SignInState
from desktop_app.controller.status import Action, ConnectionChoice, DeviceChoice, Levels, Notice, Receipt, Status
from desktop_app.controller.talk_desk import TalkDesk
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.trusted_tools import TrustedTools
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.conversation.heard_text import SpeechRate, WordClock
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import ResponseOutcome, Transcript, TranscriptItem, TranscriptPart
from desktop_app.conversation.turn_metrics import Latency, Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.server_events import RateLimit
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig, Transcription
from desktop_app.resources import resource_folder
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.fields import VOICES
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.prices import ModelPrices, PriceTable
from desktop_app.settings.session_draft import session_config
from desktop_app.settings.template import values_at
from desktop_app.storage.export import transcript_markdown
from desktop_app.storage.preset_folder import PresetFolder
from desktop_app.storage.price_file import PriceFile
from desktop_app.storage.settings_file import SettingsFile

STAGE_PRICES = PriceTable(
    as_of=date(2026, 11, 2),
    source="Invented, to be looked at.",
    models=[
        ModelPrices(
            model="gpt-realtime",
            input_text=5.0,
            input_audio=30.0,
            cached_text=0.5,
            cached_audio=0.5,
            output_text=20.0,
            output_audio=60.0,
        ),
        ModelPrices(model="whisper-1", transcription_minute=0.01),
    ],
)
STAGE_TIME = datetime(2026, 11, 20, 15, 4)
READY = Status("ready", "Ready.", "Press Start and say hello, or type below.")
LISTENING = Status("listening", "Listening.", "Your microphone is live: Built-in Microphone.")


class StagePriceFile(PriceFile):
    """A price table that is on no disk; `table` may be set."""

    def __init__(self) -> None:
        super().__init__(Path("prices.json"), STAGE_PRICES)
        self.written: list[PriceTable] = []

    @property
    def missing(self) -> bool:
        return False

    def refresh(self) -> bool:
        return False

    def write(self, table: PriceTable) -> None:
        self.written.append(table)


class StageConversation(QObject):
    """What `ConversationController` shows and takes; wishes are noted in `wishes`."""

    phase_changed = Signal(Phase)
    status_changed = Signal(Status)
    item_added = Signal(str)
    item_changed = Signal(str)
    item_removed = Signal(str)
    conversation_cleared = Signal()
    timeline_changed = Signal()
    session_changed = Signal()
    levels_changed = Signal(Levels)
    muted_changed = Signal(bool)
    notice_raised = Signal(Notice)
    notice_settled = Signal(str)
    talking_changed = Signal(bool)
    usage_changed = Signal()
    connection_changed = Signal()
    receipts_changed = Signal()
    turns_changed = Signal()
    replay_changed = Signal()
    sound_measured = Signal(object)
    clock_ticked = Signal(float)
    sign_in_requested = Signal()
    call_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[tuple[Any, ...]] = []
        self.accounts = StageAccounts()
        self.reports: ReportDesk | None = None
        self.demos: DemoPlayer | None = None
        self.presets: PresetDesk | None = None
        self.present: PresentDesk | None = None
        self.tools = StageTools()
        self.phase = Phase.IDLE
        self.status = READY
        self.transcript = Transcript()
        self.timeline = Timeline()
        self.turns: list[Turn] = []
        self.usage = UsageTotals()
        self.session: SessionConfig | None = None
        self.rate_limits: list[RateLimit] = []
        self.rate_limits_at_ms = 0.0
        self.price_file = StagePriceFile()
        self.prices = PriceDesk(self.price_file, lambda work, _name: asyncio.run(work))
        self.costs = Costs(
            self.prices,
            lambda: SimpleNamespace(session=self.session or SessionConfig(), usage=self.usage, turns=self.turns),
            lambda: self.model,
        )
        self.model = "gpt-realtime"
        self.elapsed_ms = 0.0
        self.limit_ms: float | None = None
        self.median_first_sound_ms: float | None = None
        self.recordings_path = Path("/nowhere")
        self.muted = False
        self.talking = False
        self._gate = TalkGate()
        self.talk = TalkDesk(SimpleNamespace(phase=Phase.LIVE, run=None), self._gate)
        self.push_to_talk = False
        self.replay = SimpleNamespace(item_id="", part="", playing=False, position_ms=None)
        give_desks(self)
        self.connection_id = "builtin"
        self.connections = [
            ConnectionChoice("builtin", "Built-in service", "Works offline, no account"),
            ConnectionChoice("contoso", "Contoso travel · gpt-realtime", "contoso.openai.azure.com"),
        ]
        self.voices = list(VOICES)
        self.events = EventLog()
        self.composer = EventComposer(lambda: Dialect.GA, lambda: None)
        self.code = CodeDesk(_CodePlace(self), lambda: self.transcript.items, lambda work, _name: asyncio.run(work))
        self.desk = SettingsDesk(SessionDraft(), lambda config: "event_1", values=lambda: values_at(STAGE_TIME))
        self.desk.receipts_changed.connect(self.receipts_changed)
        self.settings = self.desk
        self.forced_receipts: dict[str, Receipt] = {}
        self.renewing = False

    @property
    def draft(self) -> SessionDraft:
        return self.desk.draft

    @property
    def receipts(self) -> dict[str, Receipt]:
        return self.desk.receipts | self.forced_receipts

    @property
    def pending_changes(self) -> int:
        return self.desk.pending_changes

    def now_ms(self) -> float:
        return self.elapsed_ms

    def set_draft(self, **fields: Any) -> None:
        self.wishes.append(("set_draft", fields))
        self.desk.set_draft(**fields)

    def apply(self) -> None:
        self.wishes.append(("apply",))
        self.desk.apply()

    def revert(self) -> None:
        self.wishes.append(("revert",))
        self.desk.revert()

    def renew(self) -> None:
        self.wishes.append(("renew",))

    def start(self) -> None:
        self.wishes.append(("start",))

    def end(self) -> None:
        self.wishes.append(("end",))

    def send_text(self, text: str) -> None:
        self.wishes.append(("send_text", text))

    def send_event(self, text: str, *, anyway: bool = False) -> str:
        self.wishes.append(("send_event", text, anyway))
        return ""

    def interrupt(self) -> None:
        self.wishes.append(("interrupt",))

    def set_muted(self, muted: bool) -> None:
        self.wishes.append(("set_muted", muted))
        self.muted = muted
        self.muted_changed.emit(muted)

    def press_talk(self) -> None:
        self.wishes.append(("press_talk",))
        self._gate.press(0.0)
        self.talking = True
        self.talking_changed.emit(True)

    def release_talk(self) -> None:
        self.wishes.append(("release_talk",))
        self._gate.reset()
        self.talking = False
        self.talking_changed.emit(False)

    def use_turn_detection(self, kind: str) -> None:
        self.wishes.append(("use_turn_detection", kind))
        self.desk.switch(turn_detection=kind)

    def select_connection(self, connection_id: str) -> None:
        self.wishes.append(("select_connection", connection_id))

    def run_action(self, action_id: str) -> None:
        self.wishes.append(("run_action", action_id))

    def play_item(self, item_id: str, which: str, skip_ms: float = 0.0) -> None:
        self.wishes.append(("play_item", item_id, which, *([skip_ms] if skip_ms else [])))
        self.set_replay(item_id, which)

    def play_from(self, start_ms: float, end_ms: float | None = None) -> None:
        self.wishes.append(("play_from", start_ms, end_ms))
        self.set_replay("", "session", start_ms)

    def save_sound(self, path: Path, start_ms: float, end_ms: float) -> None:
        self.wishes.append(("save_sound", path, start_ms, end_ms))

    def measure_sound(self, start_ms: float, end_ms: float) -> None:
        self.wishes.append(("measure_sound", start_ms, end_ms))

    def delete_item(self, item_id: str) -> None:
        self.wishes.append(("delete_item", item_id))

    def markdown(self, item_ids: list[str] | None = None) -> str:
        items = [*self.transcript.items, *self.transcript.out_of_band]
        chosen = [item for item in items if item_ids is None or item.item_id in item_ids]
        return transcript_markdown(chosen, title="Conversation" if item_ids is None else "")

    def stop_playing(self) -> None:
        self.wishes.append(("stop_playing",))
        self.set_replay("")

    # What a test does to the conversation.

    def retell(self) -> None:
        self.wishes.append(("retell",))

    def set_phase(self, phase: Phase) -> None:
        """Let the session stand somewhere else."""
        self.phase = phase
        self.phase_changed.emit(phase)

    def set_status(self, code: str, headline: str, detail: str = "", severity: str = "calm", **action: str) -> None:
        """Say another sentence."""
        self.status = Status(code, headline, detail, severity, Action(**action) if action else None)
        self.status_changed.emit(self.status)

    def set_push_to_talk(self, push_to_talk: bool) -> None:
        """Let the session have no turn detection, or have one."""
        self.push_to_talk = push_to_talk
        self.session_changed.emit()

    def set_replay(self, item_id: str, part: str = "all", position_ms: float | None = None) -> None:
        """Let an item, or with the part ``session`` the session, be played again; an empty item for none."""
        self.replay.playing = bool(item_id) or part == "session"
        self.replay.item_id, self.replay.part = item_id, part if self.replay.playing else ""
        self.replay.position_ms = position_ms
        self.replay_changed.emit()

    def tick(self, elapsed_ms: float) -> None:
        """Let time pass."""
        self.elapsed_ms = elapsed_ms
        self.clock_ticked.emit(elapsed_ms)

    def add(self, item: TranscriptItem) -> TranscriptItem:
        """Put an item at the end of the conversation."""
        self.transcript.add(item)
        self.transcript.place_last(item.item_id)
        self.item_added.emit(item.item_id)
        return item

    def change(self, item_id: str) -> None:
        """Say that an item is different."""
        self.item_changed.emit(item_id)

    def remove(self, item_id: str) -> None:
        """Take an item out."""
        self.transcript.remove(item_id)
        self.item_removed.emit(item_id)


class _CodePlace:
    """Of what the stage's code is: `profile` may be set."""

    def __init__(self, conversation: StageConversation) -> None:
        self._conversation = conversation
        self.profile = ConnectionProfile(
            id="contoso", name="Contoso travel", address="https://contoso.openai.azure.com/", model="gpt-realtime"
        )

    def where(self) -> tuple[ConnectionProfile, Endpoint]:
        return self.profile, endpoint_for(self.profile)

    def configuration(self, dialect: Dialect) -> SessionConfig:
        return session_config(self._conversation.draft, dialect.value)

    @property
    def is_live(self) -> bool:
        return self._conversation.phase is Phase.LIVE

    @property
    def authorized(self) -> list[str]:
        return []


class StageLevels(QObject):
    """What `MicrophoneLevels` gives; the test says what it hears."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.listens = False

    def start(self) -> None:
        self.listens = True

    def stop(self) -> None:
        self.listens = False


class StageSoundCheck(QObject):
    """What `SoundCheck` shows and takes."""

    level_changed = Signal(object)
    stage_changed = Signal()
    judged = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stage, self.seconds_left, self.listens = "idle", 0, False
        self.wishes: list[str] = []

    def listen(self) -> None:
        self.listens = True

    def stop(self) -> None:
        self.listens = False

    def check_microphone(self) -> None:
        self.wishes.append("check")

    def play_tone(self) -> None:
        self.wishes.append("tone")

    def set_stage(self, stage: str, seconds_left: int = 0) -> None:
        """Let the check stand somewhere else."""
        self.stage, self.seconds_left = stage, seconds_left
        self.stage_changed.emit()


class StageTools(QObject):
    """What `ToolDesk` shows and takes; the test says what waits."""

    asked = Signal(str)
    settled = Signal(str)
    changed = Signal()
    tried = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[tuple[Any, ...]] = []
        self.waiting: dict[str, Any] = {}
        self.mcp_waiting: set[str] = set()
        self.running: dict[str, float] = {}
        self.words: dict[str, str] = {}
        self.said: dict[str, str] = {}
        self.secrets = StageToolSecrets()
        self.gates = StageGates(self.wishes)
        self.runs = SimpleNamespace(warm_up=lambda: None)
        self.functions = StageFunctions()

    def started_at_ms(self, call_id: str) -> float | None:
        return self.running.get(call_id)

    def words_of(self, call_id: str) -> str:
        return self.words.get(call_id, "")

    def said_by(self, call_id: str) -> str:
        return self.said.get(call_id, "")

    def try_out(self, tool: Any, arguments_json: str) -> str:
        self.wishes.append(("try_out", tool, arguments_json))
        return "trial_1"

    def allow(self, call_id: str) -> None:
        self._settle("allow", call_id)

    def refuse(self, call_id: str, words: str = "") -> None:
        self._settle("refuse", call_id, words)

    def answer(self, call_id: str, output: str, failed: bool = False) -> None:
        self._settle("answer", call_id, output, failed)

    def stop(self, call_id: str) -> None:
        self.running.pop(call_id, None)
        self._settle("stop", call_id)

    def approve_mcp(self, item_id: str, approve: bool, reason: str = "") -> None:
        self.mcp_waiting.discard(item_id)
        self._settle("approve_mcp", item_id, approve, reason)

    def ask(self, waiting: Any) -> None:
        """Let a call wait for the user."""
        self.waiting[waiting.call_id] = waiting
        self.asked.emit(waiting.call_id)

    def _settle(self, wish: str, call_id: str, *said: Any) -> None:
        self.wishes.append((wish, call_id, *said))
        self.waiting.pop(call_id, None)
        self.settled.emit(call_id)


class StageGates:
    """What `ToolGates` shows and takes."""

    def __init__(self, wishes: list[tuple[Any, ...]]) -> None:
        self._wishes = wishes
        self.calls_per_turn = 8
        self.trust = TrustedTools(StageKept())

    @property
    def trusts_anything(self) -> bool:
        return self.trust.trusts_anything

    def set_calls_per_turn(self, count: int) -> None:
        self._wishes.append(("limit", count))

    def forget_trust(self) -> None:
        self._wishes.append(("forget_trust",))
        self.trust.forget_all()


class StageKept:
    """Preferences that are kept nowhere."""

    def __init__(self) -> None:
        self.kept = Kept()

    def change(self, **fields: Any) -> None:
        self.kept = msgspec.structs.replace(self.kept, **fields)


class StageToolSecrets:
    """What `ToolSecrets` takes; what was kept is in `kept`."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def has_header(self, url: str, header: str) -> bool:
        return (url, header) in self.kept

    def keep_header(self, url: str, header: str, value: str) -> None:
        self.kept[url, header] = value

    def has_authorization(self, server: Any) -> bool:
        return ("mcp", server.url) in self.kept

    def keep_authorization(self, server: Any, value: str) -> None:
        self.kept["mcp", server.url] = value


class StageFunctions(QObject):
    """What `FunctionFinder` takes."""

    found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def look_into(self, path: str) -> None:
        self.asked.append(path)


class StageAccounts(QObject):
    """What `AccountDesk` shows and takes."""

    changed = Signal()
    sign_in_changed = Signal(object)
    page_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[tuple[Any, ...]] = []
        self.is_needed = False
        self.state = SignInState()
        self.window_handle: int | None = None
        self.accounts: list[AccountChoice] = []

    @property
    def account(self) -> AccountChoice | None:
        return next((each for each in self.accounts if each.in_use), None)

    def sign_in(self, connection_id: str = "", *, with_code: bool = False, anew: bool = False) -> None:
        self.wishes.append(("sign_in", with_code))
        self.anew = anew
        self.show_state(SignInState("preparing", with_code))

    def cancel(self) -> None:
        self.wishes.append(("cancel",))

    def switch(self, key: str) -> None:
        self.wishes.append(("switch", key))

    def sign_out(self, key: str) -> None:
        self.wishes.append(("sign_out", key))

    def show_state(self, state: SignInState) -> None:
        """Let a sign-in stand somewhere else."""
        self.state = state
        self.sign_in_changed.emit(state)

    def let_in(self, *accounts: AccountChoice) -> None:
        """Let these people be signed in."""
        self.accounts = list(accounts)
        self.changed.emit()


class StageDesk(QObject):
    """What `AudioDesk` shows and takes."""

    devices_changed = Signal()
    selection_changed = Signal()
    settings_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wishes: list[tuple[str, str]] = []
        self.can_cancel_echo = True
        self.microphone_levels = StageLevels()
        self.sound_check = StageSoundCheck()
        self.microphone_id = self.speaker_id = "default"
        self.microphones = [
            DeviceChoice("default", "System default", True),
            DeviceChoice("Built-in Microphone", "Built-in Microphone"),
            DeviceChoice("none", "None"),
        ]
        self.speakers = [DeviceChoice("default", "System default", True), DeviceChoice("none", "None")]

    def refresh(self) -> None:
        self.devices_changed.emit()

    def look_again(self) -> None:
        self.wishes.append(("look", "again"))

    def select_microphone(self, choice_id: str) -> None:
        self.wishes.append(("microphone", choice_id))
        self.microphone_id = choice_id
        self.selection_changed.emit()

    def select_speaker(self, choice_id: str) -> None:
        self.wishes.append(("speaker", choice_id))
        self.speaker_id = choice_id
        self.selection_changed.emit()


class _Keys(SecretStore):
    """A secret store in memory."""

    def __init__(self) -> None:
        super().__init__(None, "No store on the stage.")


def stage_connections(conversation: StageConversation, preferences: Preferences) -> ConnectionDesk:
    """The real desk of connections; its keys stay in memory."""
    keys = ConnectionKeys(_Keys)
    keys._store = _Keys()  # opened already: a test without a loop may look where keys are kept
    desk = ConnectionDesk(ConnectionBook(preferences.connections, _NoService(), keys=keys), preferences, keys, {})
    desk.notice_raised.connect(conversation.notice_raised)
    return desk


class _NoService:
    """A built-in service that nobody starts."""

    async def address(self) -> BuiltinAddress:
        raise OSError("not on the stage")


class StageBackground:
    """Runs what is started in the background to its end, and what that starts after it."""

    def __init__(self) -> None:
        self._works: list[Coroutine[Any, Any, None]] = []
        self._runs = False

    def start(self, work: Coroutine[Any, Any, None], _name: str) -> None:
        self._works.append(work)
        if not self._runs:
            self._runs = True
            while self._works:
                asyncio.run(self._works.pop(0))
            self._runs = False


def stage_presets(conversation: StageConversation, preferences: Preferences, folder: Path) -> PresetDesk:
    """The real desk of presets, in a folder of its own, with the examples; give it to a window before it is made."""
    shelf = PresetFolder(folder / "presets", resource_folder() / "presets")
    presets = PresetDesk(conversation.settings, preferences, shelf, StageBackground().start)
    presets.notice_raised.connect(conversation.notice_raised)
    presets.notice_settled.connect(conversation.notice_settled)
    conversation.presets = presets
    asyncio.run(presets.load())
    return presets


def stage_present(conversation: StageConversation, preferences: Preferences) -> PresentDesk:
    """The real desk of Present mode; give it to a window before it is made."""
    present = PresentDesk(
        preferences,
        lambda: preferences.connections,
        lambda: conversation.accounts.accounts if conversation.accounts is not None else [],
        lambda: conversation.draft,
    )
    for told in (conversation.accounts.changed, conversation.receipts_changed):
        told.connect(present.look)
    conversation.present = present
    return present


def stage_preferences(folder: Path, **kept: Any) -> Preferences:
    """The real preferences, in a folder of their own."""
    preferences = Preferences(SettingsFile(folder / "settings.json", Kept()))
    for name, value in kept.items():
        getattr(preferences, f"set_{name}")(value)
    return preferences


def user(item_id: str, text: str, at_ms: float, end_ms: float | None = None, **fields: Any) -> TranscriptItem:
    """Something the user said (with `end_ms`) or wrote."""
    spoken = end_ms is not None or fields.get("status") == "listening"
    part = TranscriptPart(0, "audio" if spoken else "text", text)
    fields = {"status": "completed", "transcription": "done" if spoken else "none"} | fields
    return TranscriptItem(item_id, "message", "user", at_ms=at_ms, end_ms=end_ms, parts=[part], **fields)


def assistant(
    item_id: str, text: str, at_ms: float, *, heard: int | None = None, sounding: bool = False, **fields: Any
) -> TranscriptItem:
    """Something the assistant says; `heard` characters of it were heard, all where it is None."""
    part = TranscriptPart(0, "audio", text, word_clock=WordClock(SpeechRate()))
    part.heard_chars = len(text) if heard is None else heard
    part.received_ms, part.played_out, part.started_at_ms = 5000.0, not sounding, at_ms
    fields = {"status": "completed"} | fields
    return TranscriptItem(item_id, "message", "assistant", at_ms=at_ms, parts=[part], **fields)


def call(item_id: str, name: str, arguments: str, state: str, at_ms: float, **fields: Any) -> TranscriptItem:
    """A function call."""
    fields = {"status": "completed"} | fields
    return TranscriptItem(
        item_id, "function_call", at_ms=at_ms, call_name=name, call_arguments=arguments, call_state=state, **fields
    )


def speech(duration_ms: float, seed: int, loudness: float = 0.8) -> np.ndarray:
    """24 kHz int16 that looks like speech: syllables, words and pauses."""
    rng = np.random.default_rng(seed)
    frames = int(duration_ms * 24)
    time_s = np.arange(frames) / 24_000
    syllables = np.abs(np.sin(np.pi * time_s * 3.1 + rng.uniform(0, 3))) ** 0.8
    steps = np.repeat(rng.uniform(0.25, 1.0, frames // 3_000 + 2), 3_000)[:frames]
    words = np.clip(0.6 + 0.7 * np.sin(2 * np.pi * time_s * 0.9 + rng.uniform(0, 6)), 0.05, 1.0)
    fade = np.clip(np.minimum(time_s, time_s[-1] - time_s) * 12, 0, 1)
    noise = rng.normal(0, 0.5, frames).clip(-1, 1)
    return (noise * syllables * words * steps * fade * loudness * 32_767).astype(np.int16)


def room(duration_ms: float, seed: int) -> np.ndarray:
    """24 kHz int16 of a quiet room."""
    return np.random.default_rng(seed).normal(0, 12, int(duration_ms * 24)).astype(np.int16)


def play(stage: StageConversation, waveform: WaveformSource) -> None:
    """A short conversation with a tool call, a barge-in, and an answer that is being heard."""
    at = 208_000.0
    waveform.write("user", at - 4_000, room(22_500, 1))
    stage.elapsed_ms, stage.limit_ms, stage.median_first_sound_ms = 225_400.0, 3_600_000.0, 412.0
    stage.usage.total = 4_812
    timeline = stage.timeline
    stage.add(user("u1", "What will the weather be like in Kyoto tomorrow?", at + 3_000, at + 5_400))
    stage.add(
        call(
            "t1",
            "get_weather",
            '{"location": "Kyoto", "day": "tomorrow"}',
            "done",
            at + 6_000,
            call_output='{"high": 18, "sky": "clear"}',
            call_duration_ms=312.0,
        )
    )
    said = "Tomorrow in Kyoto it will be clear and mild, with a high of "
    cut = "eighteen degrees, so a light jacket is enough for the evening by the river."
    item = stage.add(
        assistant("a1", said + cut, at + 7_000, heard=len(said), first_sound_ms=388.0, status="incomplete")
    )
    item.truncated_at_ms, item.never_heard_ms = 3_214, 4_100.0
    item.parts[0].cut = True
    stage.add(user("u2", "And on Sunday?", at + 10_200, at + 11_100))
    waveform.write("user", at + 3_000, speech(2_400, 2))
    waveform.write("assistant", at + 7_000, speech(3_214, 3))
    waveform.write("never_heard", at + 10_214, speech(2_400, 4))
    waveform.write("user", at + 10_200, speech(900, 5, 0.35))
    waveform.write("assistant", at + 12_900, speech(4_400, 6))
    waveform.write("user", at + 16_700, speech(700, 7))
    timeline.add_span("user", "speech", at + 3_000, at + 5_400, "u1")
    timeline.add_span("user", "vad_silence", at + 5_400, at + 5_900, "u1")
    timeline.add_marker("speech_started", at + 3_000, "user", "u1", at + 3_000)
    timeline.add_marker("speech_stopped", at + 5_900, "user", "u1", at + 5_900)
    timeline.add_marker("committed", at + 5_920, "user", "u1")
    timeline.add_marker("response_created", at + 5_940, "assistant")
    timeline.add_span("assistant", "tool", at + 6_000, at + 6_312, "t1")
    timeline.add_marker("response_created", at + 6_340, "assistant")
    timeline.add_span("assistant", "playback", at + 7_000, at + 10_214, "a1")
    timeline.add_marker("first_audio", at + 7_000, "assistant", "a1", 388.0)
    timeline.add_marker("truncated", at + 10_214, "assistant", "a1", 3_214.0)
    timeline.add_span("assistant", "never_heard", at + 10_214, at + 14_314, "a1")
    timeline.add_span("user", "speech", at + 10_200, at + 11_100, "u2")
    timeline.add_span("user", "vad_silence", at + 11_100, at + 11_600, "u2")
    timeline.add_marker("speech_started", at + 10_200, "user", "u2", at + 10_200)
    timeline.add_marker("speech_stopped", at + 11_600, "user", "u2", at + 11_600)
    timeline.add_marker("committed", at + 11_620, "user", "u2")
    timeline.add_marker("response_created", at + 11_640, "assistant", "a2")
    timeline.add_span("assistant", "playback", at + 12_900, None, "a2")
    timeline.add_marker("first_audio", at + 12_900, "assistant", "a2", 402.0)
    timeline.add_span("user", "speech", at + 16_700, None, "u3")
    timeline.add_marker("speech_started", at + 16_700, "user", "u3")
    now = "Sunday turns cloudy in the afternoon, with some rain"
    stage.add(assistant("a2", now, at + 12_900, heard=17, sounding=True, first_sound_ms=402.0, status="in_progress"))
    stage.turns += [
        Turn(0, "u1", at + 5_400, ["r1"], ["a1"], Latency(512.0, 518.0, 540.0, 861.0, 888.0)),
        Turn(1, "u2", at + 11_100, ["r2"], ["a2"], Latency(506.0, 511.0, 530.0, 870.0, 902.0)),
    ]
    stage.session = SessionConfig(
        model="gpt-realtime-2025-08-28",
        audio=AudioConfig(input=AudioInputConfig(transcription=Transcription(model="whisper-1"))),
    )
    used = UsageTotals(
        **{"responses": 1, "total": 2_406, "input": 2_101, "input_text": 1_401, "input_audio": 700},
        **{"cached": 1_728, "cached_text": 1_300, "cached_audio": 428},
        **{"output": 305, "output_text": 45, "output_audio": 260, "transcription_seconds": 2.4},
    )
    for turn in stage.turns:
        turn.usage, turn.response_usages, turn.outcome = used, [used], ResponseOutcome("completed")
    for name in ("input", "input_text", "input_audio", "cached", "cached_text", "cached_audio", "output"):
        setattr(stage.usage, name, 2 * getattr(used, name))
    stage.usage.output_text, stage.usage.output_audio, stage.usage.transcription_seconds = 90, 520, 4.8
    stage.rate_limits = [RateLimit(name="tokens", limit=40_000, remaining=37_594, reset_seconds=9.6)]
    stage.rate_limits_at_ms = stage.elapsed_ms - 6_000
    stage.timeline_changed.emit()
    stage.turns_changed.emit()
    stage.usage_changed.emit()
