"""The settings page in its states, to be looked at; see screenshots.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Receipt
from desktop_app.conversation.changes import UpdateRefused
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import Facts
from desktop_app.settings.fields import SECTIONS
from desktop_app.settings.tool_definition import McpServer, ToolDefinition

INSTRUCTIONS = (
    "You are a travel guide for Japan, working for {{company}}. Answer in two sentences. "
    "Ask before you book anything.\nToday is {{weekday}}, {{date}}. You are talking with {{guest}}."
)
TOOLS = (
    ToolDefinition(name="get_weather", description="The weather somewhere."),
    ToolDefinition(name="book_table", description="Books a table.", enabled=False),
)


def live(scene: Any) -> None:
    """A session runs, the assistant has spoken, and several settings are on their way."""
    stage = scene.stage
    stage.connection_id = "contoso"
    stage.set_phase(Phase.LIVE)
    stage.set_draft(instructions=INSTRUCTIONS, variables={"company": "Contoso", "guest": "Ann"}, tools=TOOLS)
    stage.desk.apply()
    stage.desk.facts = Facts(live=True, assistant_audio_present=True, applied=stage.draft)
    stage.set_draft(voice="marin", silence_ms=650, speed=1.8, output_modality="audio")
    stage.forced_receipts = {
        "instructions": Receipt("accepted", "accepted"),
        "turn_detection": Receipt("accepted", "accepted"),
        "threshold": Receipt("asked", "asked…"),
        "silence_ms": Receipt("changed", "Felt from your next turn on."),
    }
    stage.receipts_changed.emit()


def everything(scene: Any) -> None:
    """Every section unfolded, with entries in every list."""
    live(scene)
    stage = scene.stage
    stage.set_draft(
        noise_reduction="near_field",
        transcription_languages=("de", "en", "ja"),
        transcription_keywords=("Contoso", "Kyoto", "Fushimi Inari", "shinkansen"),
        max_output_tokens=1_024,
        context_truncation="retention_ratio",
        prompt_id="pmpt_0123456789",
        prompt_variables={"city": "Kyoto"},
        tracing="custom",
        tracing_metadata={"customer": "Contoso", "build": "42"},
        mcp_servers=(McpServer(label="maps", url="https://maps.example.com/mcp"),),
    )
    form = scene.window.workspace.settings.form
    for section in SECTIONS:
        form._fold(section.name, True)
        form._fold(f"{section.name}.rest", True)


def folded(scene: Any) -> None:
    """Every section folded, each telling what is in it."""
    live(scene)
    form = scene.window.workspace.settings.form
    for section in SECTIONS:
        form._fold(section.name, False)


def found(scene: Any) -> None:
    """A setting looked for by the protocol's name, with what there is to say about it."""
    live(scene)
    page = scene.window.workspace.settings
    page.find.opener.click()
    page.find.line.setText("silence_duration")
    page.finder.narrow()
    page.fields["silence_ms"].toggle_details()


def preview(scene: Any) -> None:
    """Settings that the connection's dialect lacks."""
    live(scene)
    stage = scene.stage
    stage.desk.facts = Facts(live=True, dialect="preview", applied=stage.draft)
    stage.set_draft(idle_timeout_ms=10_000, temperature=0.7)
    stage.forced_receipts = {}
    form = scene.window.workspace.settings.form
    form._fold("turns.rest", True)
    form._fold("voice.rest", True)


def large(scene: Any) -> None:
    """The instructions on a sheet, one variable unknown."""
    live(scene)
    scene.stage.set_draft(instructions=INSTRUCTIONS + "\nMention {{offer}} when it fits.")
    scene.window.workspace.settings.fields["instructions"].editor.open_large()


def compared(scene: Any) -> None:
    """What the service has."""
    live(scene)
    scene.window.workspace.settings.service.click()


def refused(scene: Any) -> None:
    """A refusal that can be asked again, and a service that made something else of a setting."""
    live(scene)
    stage = scene.stage
    stage.set_draft(speed=1.25, voice="alloy")
    stage.desk.apply()
    error = ErrorDetail(
        type="invalid_request_error",
        code="invalid_value",
        message="Invalid value: 'session.audio.output.speed' must not be changed while a response is being given.",
        param="session.audio.output.speed",
    )
    stage.desk.refused(UpdateRefused("event_1", error, SessionConfig()))
    stage.forced_receipts["silence_ms"] = Receipt("differs", "The service made it 500 ms.")
    stage.receipts_changed.emit()


STATES: dict[str, tuple[Callable[[Any], None], str, tuple[int, int]]] = {
    "settings-dark": (live, "dark", (1280, 800)),
    "settings-light-small": (live, "light", (900, 600)),
    "settings-contrast": (live, "contrast", (1280, 800)),
    "settings-text-200": (live, "dark", (1280, 1600)),
    "settings-everything-dark": (everything, "dark", (1280, 3200)),
    "settings-everything-light": (everything, "light", (900, 3200)),
    "settings-folded-light": (folded, "light", (1280, 800)),
    "settings-found-dark": (found, "dark", (1280, 800)),
    "settings-preview-dark": (preview, "dark", (1280, 1600)),
    "settings-refused-dark": (refused, "dark", (1280, 1000)),
    "settings-refused-text-200": (refused, "light", (900, 1400)),
    "settings-service-dark": (compared, "dark", (1280, 800)),
    "settings-service-light": (compared, "light", (900, 600)),
    "instructions-dark": (large, "dark", (1280, 800)),
    "instructions-light": (large, "light", (900, 600)),
}
