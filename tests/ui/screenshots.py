"""Pictures of the window in its states, to be looked at: ``python tests/ui/screenshots.py FOLDER [NAME ...]``.

Runs on the screen Qt finds, or without one (``QT_QPA_PLATFORM=offscreen``). Pictures at 200 % come from a second
process, because Qt reads the scale once.
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

import code_scenes  # noqa: E402
import present_scenes  # noqa: E402
import preset_scenes  # noqa: E402
import response_scenes  # noqa: E402
import settings_scenes  # noqa: E402
import stage as on_stage  # noqa: E402
import tool_scenes  # noqa: E402
import transcript_scenes  # noqa: E402
from PySide6.QtCore import QPointF  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app.audio.pcm import Level  # noqa: E402
from desktop_app.connection.closing import explain_close  # noqa: E402
from desktop_app.controller import continuity_words  # noqa: E402
from desktop_app.controller.connection_test import TestStep  # noqa: E402
from desktop_app.controller.phase import Phase  # noqa: E402
from desktop_app.controller.sign_in_sentences import sentences  # noqa: E402
from desktop_app.controller.sign_in_state import AccountChoice, SignInState  # noqa: E402
from desktop_app.controller.sound_measure import Loudness  # noqa: E402
from desktop_app.controller.sound_verdict import Verdict  # noqa: E402
from desktop_app.controller.status import Action, Levels, Notice, Receipt  # noqa: E402
from desktop_app.controller.waveform_source import WaveformSource  # noqa: E402
from desktop_app.conversation.transcript import ResponseOutcome, TranscriptItem, TranscriptPart  # noqa: E402
from desktop_app.settings.apply_plan import Facts  # noqa: E402
from desktop_app.settings.connections import ConnectionProfile  # noqa: E402
from desktop_app.storage.event_journal import EventJournal  # noqa: E402
from desktop_app.ui.account.sign_in_sheet import SignInSheet  # noqa: E402
from desktop_app.ui.connections.connect_sheet import ConnectSheet  # noqa: E402
from desktop_app.ui.connections.sheet import ConnectionsSheet  # noqa: E402
from desktop_app.ui.look.language import apply_language  # noqa: E402
from desktop_app.ui.look.theme import apply_theme  # noqa: E402
from desktop_app.ui.main_window import MainWindow  # noqa: E402

_ITEM = {"id": "item_kyoto", "type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hello"}]}
_APPEND = {"type": "input_audio_buffer.append", "audio": "A" * 1280}
_ERROR = {
    "type": "invalid_request_error",
    "code": "item_not_found",
    "event_id": "duologue_4",
    "message": "No such item.",
}
_WIRE = [
    ("received", 12.0, {"type": "session.created", "event_id": "event_1", "session": {"id": "sess_1"}}),
    ("sent", 14.0, {"type": "session.update", "event_id": "duologue_1", "session": {"type": "realtime"}}),
    ("received", 31.0, {"type": "session.updated", "event_id": "event_2", "session": {"id": "sess_1"}}),
    *(("sent", 40.0 + 20 * number, _APPEND) for number in range(50)),
    ("sent", 1_041.0, {"type": "conversation.item.create", "event_id": "duologue_2", "item": _ITEM}),
    ("received", 1_044.0, {"type": "conversation.item.added", "event_id": "event_3", "item": _ITEM}),
    ("sent", 1_045.0, {"type": "response.create", "event_id": "duologue_3"}),
    ("received", 1_061.0, {"type": "response.created", "event_id": "event_4", "response": {"id": "resp_kyoto"}}),
    ("received", 1_180.0, {"type": "response.sparkled", "event_id": "event_5"}),
    ("sent", 4_120.0, {"type": "conversation.item.delete", "event_id": "duologue_4", "item_id": "item_osaka"}),
    ("received", 4_123.0, {"type": "error", "event_id": "event_6", "error": _ERROR}),
    ("received", 4_130.0, {"type": "rate_limits.updated", "event_id": "event_7", "rate_limits": []}),
]


@dataclasses.dataclass
class Scene:
    """One window on its stage."""

    stage: on_stage.StageConversation
    desk: on_stage.StageDesk
    waveform: WaveformSource
    window: MainWindow
    folder: Path


def first_run(scene: Scene) -> None:
    """Nothing has happened yet, and there is no connection of one's own."""
    del scene.stage.connections[1:]
    scene.stage.connection_changed.emit()


def connect(scene: Scene) -> None:
    """A connection is added."""
    scene.window.workspace.show_connect("azure")
    sheet = scene.window.findChild(ConnectSheet)
    sheet.form.address.setText(
        "https://contoso-travel.openai.azure.com/openai/deployments/voice/realtime?api-version=2025"
    )
    sheet.form.key.setText("0123456789")


CONNECTIONS = (
    ConnectionProfile(
        id="", name="Contoso travel", service="azure", address="https://contoso-travel.openai.azure.com", model="voice",
        auth="entra",
    ),
    ConnectionProfile(
        id="", name="Contoso preview", address="https://contoso-lab.openai.azure.com/openai/realtime", model="old-voice"
    ),
    ConnectionProfile(id="", name="OpenAI", service="openai", key_env="OPENAI_API_KEY"),
    ConnectionProfile(
        id="", name="Gateway in the cellar", address="wss://gateway.example.com/v1/realtime", model="voice",
        proxy="http://ann@proxy.example:8080", extra_headers={"X-Team": "voice"}, ca_file="/etc/ssl/own.pem",
    ),
)  # fmt: skip


def connections(scene: Scene, shown: int = 0) -> ConnectionsSheet:
    """The sheet of connections with one of each kind."""
    workspace = scene.window.workspace
    ids = [workspace._connections.save(profile) for profile in CONNECTIONS]
    scene.stage.connection_id = ids[shown]
    workspace.show_connections()
    return scene.window.findChild(ConnectionsSheet)


def connections_more(scene: Scene) -> None:
    """Everything about one connection."""
    sheet = connections(scene, 3)
    sheet.form.unfold(True)


def connections_tested(scene: Scene) -> None:
    """A connection that does not work, and why."""
    test = connections(scene)._desk.test
    test.steps = [
        TestStep("dns", "Name (DNS)", "passed", 12.0, "20.42.65.90"),
        TestStep("tcp", "Network (TCP)", "passed", 38.0, "20.42.65.90:443"),
        TestStep("tls", "Certificate (TLS)", "passed", 61.0, "TLSv1.3, certificate good until 2027-03-01"),
        TestStep("sign_in", "Sign-in", "passed", 204.0, "sends Authorization"),
        TestStep(
            "handshake",
            "Handshake",
            "failed",
            96.0,
            reason="contoso-travel.openai.azure.com has no realtime service at this address.",
            remedy="There is no deployment of this name here. Check its name; a new deployment needs some minutes.",
            said="HTTP 404 DeploymentNotFound The API deployment for this resource does not exist.",
        ),
    ]
    test.verdict = test.steps[-1].reason
    test.changed.emit()


def talking(scene: Scene) -> None:
    """A conversation with a tool call, a cut, an answer being heard, and the user speaking up."""
    stage = scene.stage
    stage.connection_id = "contoso"
    stage.connection_changed.emit()
    stage.set_phase(Phase.LIVE)
    on_stage.play(stage, scene.waveform)
    stage.add(on_stage.user("u3", "", 224_700.0, status="listening"))
    stage.tick(225_400.0)
    stage.set_status("hearing", "Hearing you.", "The service hears speech.")
    scene.desk.microphone_id = "Built-in Microphone"
    scene.desk.selection_changed.emit()
    stage.levels_changed.emit(Levels(-16.0, -27.0, False, -19.0, -30.0))
    stage.set_draft(
        instructions="You are a travel guide for Japan. Answer in two sentences. Ask before you book anything."
    )
    stage.desk.apply()
    stage.desk.facts = Facts(live=True, assistant_audio_present=True, applied=stage.draft)
    stage.set_draft(silence_ms=650, voice="marin")
    stage.forced_receipts = {
        "instructions": Receipt("accepted", "accepted"),
        "turn_detection": Receipt("accepted", "accepted"),
        "speed": Receipt("refused", "Invalid 'session.audio.output.speed': must be less than or equal to 1.5."),
    }
    stage.receipts_changed.emit()


def reconnecting(scene: Scene) -> None:
    """A second gap in the connection, after one that is over."""
    talking(scene)
    stage = scene.stage
    stage.timeline.add_span("assistant", "gap", 218_300.0, 219_500.0, "")
    seam = TranscriptItem("seam_1", "message", role="system", status="completed", at_ms=218_300.0, seam_ms=1_200.0)
    seam.add_part(TranscriptPart(0, "text", continuity_words.seam(1_200.0, planned=False)))
    stage.add(seam)
    stage.timeline.add_span("assistant", "gap", 222_800.0, None, "")
    stage.set_phase(Phase.RECONNECTING)
    stage.set_status("reconnecting", "Connection lost.", "Trying again in 3 s.", "busy", id="connect_now", label="Now")
    stage.notice_raised.emit(continuity_words.of_loss(explain_close(1006), "contoso · gpt-realtime"))


def events(scene: Scene) -> None:
    """What went over the wire, an error of it read in full."""
    talking(scene)
    log, page = scene.stage.events, scene.window.workspace.events
    with tempfile.TemporaryDirectory() as place:
        journal = EventJournal(Path(place) / "events.jsonl", on_entry=log.begin(Path(place) / "events.jsonl"))
        for direction, at_ms, event in _WIRE:
            journal.write(direction, at_ms, json.dumps(event).encode())
            log.expect()
        journal.close()
        log.take_in()
        scene.window.workspace.panel.open_page(page)
        page.bar.audio.click()
        page.list.choose(log.table.end - 2)
        QTest.qWait(50)


def composing(scene: Scene) -> None:
    """An event is written by hand, and the service would refuse it."""
    events(scene)
    page = scene.window.workspace.events
    page.bar.widen.click()
    page.compose.click()
    update = {"type": "session.update", "session": {"type": "realtime", "audio": {"output": {"speed": 9}}}}
    page.composer.begin_again(json.dumps(update, indent=2))
    page.composer.check()


def turn(scene: Scene) -> None:
    """The figures of the last turn."""
    talking(scene)
    scene.window.workspace.panel.open_page(scene.window.workspace.turn)
    scene.window.workspace.transcript.view.setFocus()


def prices(scene: Scene) -> None:
    """The sheet of prices, and a session that is about to end."""
    turn(scene)
    scene.stage.limit_ms = scene.stage.elapsed_ms + 252_000
    scene.stage.tick(scene.stage.elapsed_ms)
    scene.window.workspace.turn.show_prices()


def error(scene: Scene) -> None:
    """The service went away in the middle of an answer."""
    talking(scene)
    stage = scene.stage
    stage.set_phase(Phase.IDLE)
    item = stage.transcript.get("a2")
    item.outcome, item.status = ResponseOutcome("failed"), "incomplete"
    item.parts[0].played_out = True
    stage.remove("u3")
    stage.change("a2")
    stage.levels_changed.emit(Levels())
    stage.set_status(
        "ended",
        "Ended.",
        "The connection was lost. What was said so far is kept.",
        "problem",
        id="start",
        label="Start again",
    )
    stage.notice_raised.emit(
        Notice(
            "lost",
            "problem",
            "The connection was lost.",
            "The service closed it without saying why; what was said so far is kept.",
            "code 1006, no close frame received or sent",
            Action("start", "Start again"),
        )
    )
    stage.notice_raised.emit(
        Notice(
            "rate", "warning", "The service is busy.", "It asks for a pause of 12 s.", '{"type": "rate_limit_exceeded"}'
        )
    )
    scene.window.workspace.notices.strips[1].show_words.click()


def muted_small(scene: Scene) -> None:
    """Muted, in the smallest window, with long names."""
    talking(scene)
    scene.stage.set_muted(True)
    scene.stage.set_status(
        "muted",
        "Muted.",
        "The service hears silence from Built-in Microphone (Monitor of USB Headset).",
        "warning",
        id="unmute",
        label="Unmute",
    )


def shortcuts(scene: Scene) -> None:
    """The sheet of shortcuts over the window."""
    talking(scene)
    scene.window.workspace.show_shortcuts()


def selected(scene: Scene) -> None:
    """A stretch of the waveform is selected, with its length and levels."""
    talking(scene)
    view = scene.window.workspace.waveform.view
    view.sight.follow()
    pointing = view.pointing
    pointing.selection.select(216_300.0, 219_840.0)
    pointing.changed.emit()
    scene.stage.sound_measured.emit(Loudness(216_300.0, 219_840.0, -34.0, -19.2))


def replayed(scene: Scene) -> None:
    """What was cut is heard again, and the mouse rests on it."""
    talking(scene)
    scene.stage.set_replay("a1", "unheard", 219_400.0)
    view = scene.window.workspace.waveform.view
    geometry = view.geometry_now
    view.pointer.place = QPointF(geometry.x(220_300.0), geometry.lane("assistant").center().y())


def closely(scene: Scene) -> None:
    """A second of the waveform, where a turn ends and a function is called."""
    talking(scene)
    view = scene.window.workspace.waveform.view
    view.sight.window.set(213_300.0, 214_600.0, scene.stage.now_ms())
    view.sight.changed.emit()


def hour(scene: Scene) -> None:
    """An hour of turns, some of them cut, shown as a whole."""
    talking(scene)
    for turn in range(280):
        at_ms = 230_000.0 + turn * 12_000.0
        loud, cut = 0.3 + 0.5 * ((turn * 7) % 10) / 10, turn % 29 == 0
        scene.waveform.write("user", at_ms, on_stage.speech(1_500 + 300 * (turn % 5), turn, loud))
        heard_ms = 1_600 if cut else 2_000 + 700 * (turn % 7)
        scene.waveform.write("assistant", at_ms + 4_000, on_stage.speech(heard_ms, turn + 1, 0.9 - loud / 3))
        if cut:
            scene.waveform.write("never_heard", at_ms + 5_600, on_stage.speech(4_000, turn + 2))
            scene.stage.timeline.add_span("assistant", "never_heard", at_ms + 5_600, at_ms + 9_600, f"a{turn}")
            scene.stage.timeline.add_marker("truncated", at_ms + 5_600, "assistant", f"a{turn}", 1_600.0)
    scene.stage.tick(3_594_000.0)
    scene.window.workspace.waveform.view.sight.fit()


def search(scene: Scene) -> None:
    """A search with matches in words, names and arguments."""
    talking(scene)
    pane = scene.window.workspace.transcript
    pane.find()
    pane.search.field.setText("to")
    QTest.qWait(150)
    pane.find_next(1)


def cards(scene: Scene) -> None:
    """Calls in every state, seen from the first."""
    transcript_scenes.cards(scene.stage)
    QTest.qWait(60)
    scene.window.workspace.transcript.view.verticalScrollBar().setValue(0)


def strange(scene: Scene) -> None:
    """Letters of all kinds."""
    transcript_scenes.strange(scene.stage)
    QTest.qWait(60)
    scene.window.workspace.transcript.view.verticalScrollBar().setValue(0)


def question(scene: Scene) -> None:
    """A row that asks whether to delete its item."""
    talking(scene)
    QTest.qWait(60)
    view = scene.window.workspace.transcript.view
    view.setFocus()
    view.delete(2)


def sound(scene: Scene) -> None:
    """The sound preferences after a microphone check."""
    talking(scene)
    scene.window.workspace.show_preferences(1)
    scene.desk.sound_check.level_changed.emit(Level(-13.0, -23.0, False))
    scene.desk.sound_check.judged.emit(Verdict("good", "Good: your voice is clear.", -12.0, -62.0))


def allowed(scene: Scene) -> None:
    """What may run without a question."""
    talking(scene)
    trust = scene.stage.tools.gates.trust
    trust.keep("command:old", "", ())
    trust.keep("http:1", "book_table", ("https://tables.example.com/book", "Authorization: …"))
    trust.keep("python:2", "roll_dice", ("/srv/tools/dice.py", "roll()", "SHA-256 9b3f"))
    trust.keep("command:3", "get_weather", ("/usr/bin/python3", "weather.py", "--unit", "celsius", "a b; $(c)"))
    scene.window.workspace.show_preferences(3)


def allowed_nothing(scene: Scene) -> None:
    """Nothing may run without a question."""
    talking(scene)
    scene.window.workspace.show_preferences(3)


def signed_in(scene: Scene) -> None:
    """A conversation of somebody who signed in."""
    talking(scene)
    scene.stage.accounts.is_needed = True
    scene.stage.accounts.let_in(AccountChoice("1", "you@contoso.example", "Alice Example", "", True))


def sign_in(scene: Scene) -> SignInSheet:
    """A sign-in has just begun."""
    scene.stage.accounts.is_needed = True
    scene.stage.accounts.changed.emit()
    scene.window.workspace.show_sign_in()
    return scene.window.findChild(SignInSheet)


def in_browser(scene: Scene) -> None:
    """The browser is waited for."""
    sign_in(scene)
    link = "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=0"
    scene.stage.accounts.show_state(SignInState("browser", False, link, "", 272))


def with_code(scene: Scene) -> None:
    """A code is waited for."""
    sign_in(scene)
    link = "https://microsoft.com/devicelogin"
    scene.stage.accounts.show_state(SignInState("code", True, link, "GB7K2MXQF", 851))
    scene.stage.accounts.show_state(SignInState("code", True, link, "GB7K2MXQF", 620))


def not_signed_in(scene: Scene) -> None:
    """The tenant's rules stand in the way."""
    sheet = sign_in(scene)
    words = (
        "AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token "
        "issuance. Trace ID: 4f2c. Correlation ID: 9a17. Timestamp: 2026-11-20 12:00:00Z"
    )
    headline, remedy = sentences("conditional_access", "Contoso travel")
    scene.stage.accounts.show_state(SignInState("failed", headline=headline, remedy=remedy, details=words))
    sheet.show_details.click()


def came_in(scene: Scene) -> None:
    """It is done."""
    sign_in(scene)
    scene.stage.accounts.let_in(AccountChoice("1", "you@contoso.example", "Alice Example", "", True))
    scene.stage.accounts.show_state(SignInState("done", who="you@contoso.example"))


STATES: dict[str, tuple[Callable[[Scene], None], str, tuple[int, int]]] = {
    "first-run-dark": (first_run, "dark", (1280, 800)),
    "first-run-light": (first_run, "light", (1280, 800)),
    "reconnecting-dark": (reconnecting, "dark", (1280, 800)),
    "reconnecting-light-small": (reconnecting, "light", (900, 600)),
    "first-run-small": (first_run, "dark", (900, 600)),
    "connect-dark": (connect, "dark", (1280, 800)),
    "connections-dark": (connections, "dark", (1280, 800)),
    "connections-more-light": (connections_more, "light", (1280, 800)),
    "connections-tested-dark": (connections_tested, "dark", (1280, 800)),
    "connections-tested-light": (connections_tested, "light", (900, 600)),
    "talking-dark": (talking, "dark", (1280, 800)),
    "sound-light": (sound, "light", (1280, 800)),
    "allowed-dark": (allowed, "dark", (1280, 800)),
    "allowed-small": (allowed, "light", (900, 600)),
    "allowed-text-200": (allowed, "contrast", (1280, 800)),
    "allowed-nothing": (allowed_nothing, "light", (1280, 800)),
    "talking-light": (talking, "light", (1280, 800)),
    "events-dark": (events, "dark", (1280, 800)),
    "events-light": (events, "light", (900, 600)),
    "composing-dark": (composing, "dark", (1280, 800)),
    "turn-dark": (turn, "dark", (1280, 800)),
    "turn-light": (turn, "light", (1280, 800)),
    "turn-small": (turn, "dark", (900, 600)),
    "prices-dark": (prices, "dark", (1280, 800)),
    "prices-light": (prices, "light", (1280, 800)),
    "error-light": (error, "light", (1280, 800)),
    "error-dark": (error, "dark", (1280, 800)),
    "small-dark": (muted_small, "dark", (900, 600)),
    "small-light": (muted_small, "light", (900, 600)),
    "wide-dark": (talking, "dark", (1920, 1080)),
    "search-dark": (search, "dark", (1280, 800)),
    "search-small": (search, "light", (900, 600)),
    "cards-dark": (cards, "dark", (1280, 1000)),
    "cards-light": (cards, "light", (1280, 800)),
    "strange-dark": (strange, "dark", (1280, 1000)),
    "question-dark": (question, "dark", (1280, 800)),
    "question-small": (question, "light", (900, 600)),
    "shortcuts-dark": (shortcuts, "dark", (1280, 800)),
    "selected-dark": (selected, "dark", (1280, 800)),
    "selected-small": (selected, "light", (900, 600)),
    "replayed-dark": (replayed, "dark", (1280, 800)),
    "closely-light": (closely, "light", (1280, 800)),
    "hour-dark": (hour, "dark", (1280, 800)),
    "hour-wide": (hour, "light", (1920, 1080)),
}
STATES |= {
    "talking-contrast": (talking, "contrast", (1280, 800)),
    "error-contrast": (error, "contrast", (900, 600)),
    "talking-ja": (talking, "light", (1280, 800)),
    "small-ja": (muted_small, "dark", (900, 600)),
    "turn-ja": (turn, "light", (1280, 800)),
    "shortcuts-ja": (shortcuts, "contrast", (1280, 800)),
    "talking-150": (talking, "dark", (1280, 800)),
    "first-run-150-ja": (first_run, "light", (1280, 800)),
    "talking-text-200": (talking, "light", (1280, 800)),
}
STATES |= {
    "account-dark": (signed_in, "dark", (1280, 800)),
    "account-light": (signed_in, "light", (1280, 800)),
    "account-small": (signed_in, "dark", (900, 600)),
    "sign-in-browser-dark": (in_browser, "dark", (1280, 800)),
    "sign-in-browser-light": (in_browser, "light", (900, 600)),
    "sign-in-code-dark": (with_code, "dark", (1280, 800)),
    "sign-in-code-light": (with_code, "light", (900, 600)),
    "sign-in-failed-dark": (not_signed_in, "dark", (1280, 800)),
    "sign-in-failed-light": (not_signed_in, "light", (900, 600)),
    "sign-in-done-dark": (came_in, "dark", (1280, 800)),
    "sign-in-code-contrast": (with_code, "contrast", (1280, 800)),
    "sign-in-failed-text-200": (not_signed_in, "light", (1280, 800)),
}
STATES |= settings_scenes.STATES
STATES |= preset_scenes.STATES
STATES |= code_scenes.STATES
STATES |= tool_scenes.STATES
STATES |= response_scenes.STATES
STATES |= present_scenes.STATES
AT_200 = {
    "sign-in-code-dark-200": (with_code, "dark", (1280, 720)),
    "account-dark-200": (signed_in, "dark", (1280, 720)),
    "talking-dark-200": (talking, "dark", (1280, 720)),
    "talking-light-200": (talking, "light", (1280, 720)),
    "talking-contrast-200-ja": (talking, "contrast", (1280, 720)),
}
AT_200 |= preset_scenes.AT_200
AT_200 |= tool_scenes.AT_200
AT_200 |= response_scenes.AT_200
AT_200 |= present_scenes.AT_200
TEXT_SCALES = {
    "allowed-text-200": 2.0,
    "tool-cards-text-200": 2.0,
    "tool-function-text-200": 2.0,
    "sign-in-failed-text-200": 2.0,
    "talking-150": 1.5,
    "first-run-150-ja": 1.5,
    "talking-text-200": 2.0,
    "settings-text-200": 2.0,
    "settings-refused-text-200": 2.0,
    "code-text-200": 2.0,
}
TEXT_SCALES |= response_scenes.TEXT_SCALES


def shoot(folder: Path, name: str, play: Callable[[Scene], None], theme: str, size: tuple[int, int]) -> None:
    """Save one picture."""
    app = QApplication.instance()
    with tempfile.TemporaryDirectory() as place:
        preferences = on_stage.stage_preferences(Path(place), theme=theme)
        language = "ja" if name.endswith("-ja") else "en"
        preferences.change(language=language, text_scale=TEXT_SCALES.get(name, 1.0))
        spoken = apply_language(app, preferences)
        dressed = apply_theme(app, preferences)
        stage, desk, waveform = on_stage.StageConversation(), on_stage.StageDesk(), WaveformSource()
        on_stage.stage_presets(stage, preferences, Path(place))
        on_stage.stage_present(stage, preferences)
        window = MainWindow(preferences)
        window.furnish(stage, desk, waveform, on_stage.stage_connections(stage, preferences))
        window.resize(*size)
        window.show()
        play(Scene(stage, desk, waveform, window, Path(place)))
        QTest.qWait(320)
        picture = window.grab()
        sheet = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        picture.save(str(folder / f"{name}.png"))
        if window._presenting.captions is not None:
            window._presenting.captions.grab().save(str(folder / f"{name}-captions.png"))
        if sheet is not None:
            sheet.grab().save(str(folder / f"{name}-sheet.png"))
            sheet.close()
        window.close()
        window.deleteLater()
        dressed.deleteLater()
        spoken.deleteLater()
        QTest.qWait(10)


def main() -> None:
    """Take every picture, or those named."""
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    doubled = os.environ.get("QT_SCALE_FACTOR") == "2"
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    for name, state in (AT_200 if doubled else STATES).items():
        if not names or name in names:
            shoot(folder, name, *state)
            print(folder / f"{name}.png")
    if not doubled and (not names or any(name in AT_200 for name in names)):
        again = [sys.executable, __file__, str(folder), *names]
        subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": "2"}, check=True)


if __name__ == "__main__":
    main()
