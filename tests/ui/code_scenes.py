"""Scenes of the session as code, for pictures to be looked at."""

from __future__ import annotations

from typing import Any

from stage import play

from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.ui.settings.code_sheet import CodeSheet, open_code_sheet

_WEATHER = ToolDefinition(
    name="get_weather",
    description="The weather of a city on a day.",
    parameters={
        "type": "object",
        "properties": {"location": {"type": "string"}, "day": {"type": "string", "enum": ["today", "tomorrow"]}},
        "required": ["location"],
    },
)
_GUIDE = (
    "You are a travel guide for Japan. Answer in two sentences.\nAsk before you book anything. 「日本語」も話せます。\n"
)


def _sheet(scene: Any, tab: int) -> CodeSheet:
    play(scene.stage, scene.waveform)
    scene.stage.set_draft(instructions=_GUIDE, tools=(_WEATHER,))
    sheet = open_code_sheet(scene.window, scene.stage)
    sheet.tabs.setCurrentIndex(tab)
    return sheet


def python(scene: Any) -> None:
    """In Python."""
    _sheet(scene, 0)


def javascript(scene: Any) -> None:
    """In JavaScript, at its end."""
    sheet = _sheet(scene, 1)
    sheet.view.verticalScrollBar().setValue(sheet.view.verticalScrollBar().maximum())


def events(scene: Any) -> None:
    """As events, with the conversation, just copied."""
    sheet = _sheet(scene, 2)
    sheet.with_conversation.setChecked(True)
    sheet.copy_all()


STATES = {
    "code-python-dark": (python, "dark", (1280, 800)),
    "code-python-light": (python, "light", (900, 600)),
    "code-javascript-light": (javascript, "light", (1280, 800)),
    "code-events-dark": (events, "dark", (900, 600)),
    "code-python-contrast": (python, "contrast", (1280, 800)),
    "code-text-200": (python, "light", (1280, 800)),
}
