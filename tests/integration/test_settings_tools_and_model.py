"""Tools switched on and off in the list, and another model, while a session runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from program import service
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow, leaf

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition
from desktop_app.ui.tools.section import ToolsSection
from desktop_app.ui.tools.tool_row import ToolRow

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

WEATHER = ToolDefinition(
    name="get_weather",
    description="The weather of a city",
    parameters={"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    enabled=False,
    answer=CannedAnswer(output='{"sky": "clear"}'),
)
DOCS = McpServer(label="docs", url="http://127.0.0.1:9/mcp", approval="never", enabled=False)
DRAFT = SessionDraft(voice="alloy", output_modality="text", tools=(WEATHER,), mcp_servers=(DOCS,))
QUESTION = "What is the weather in Paris and in London?"


def opened(
    address: dict[str, str], dialect: str, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> SettingsWindow:
    monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
    url = f"{address['url']}?model=m" if dialect == "ga" else f"{address['preview_url']}?deployment=m"
    made = SettingsWindow(folder, url, dialect, DRAFT)
    qtbot.addWidget(made.window)
    return made


def switch(row: ToolRow) -> None:
    QTest.mouseClick(row.switch, Qt.MouseButton.LeftButton, pos=QPoint(8, row.switch.height() // 2))


def calls_of(response: dict[str, Any]) -> list[str]:
    return [item["name"] for item in response["output"] if item["type"] == "function_call"]


@pytest.mark.parametrize("dialect", ["ga", "preview"])
def test_tools_are_offered_while_they_are_switched_on(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialect: str
) -> None:
    with service("--fault", "burst-audio") as address:
        settings = opened(address, dialect, tmp_path, qtbot, monkeypatch)
        settings.run(qapp, lambda: switch_tools(settings))


async def switch_tools(settings: SettingsWindow) -> None:
    assert calls_of(await settings.ask(QUESTION)) == []
    settings.field("tool_choice")
    section = settings.page.findChild(ToolsSection)
    assert section is not None
    switch(section.functions.rows[0])
    assert settings.receipt("tools").state == "changed"
    assert await settings.apply() == ["session.updated"]
    assert settings.receipt("tools").state == "waiting"
    (sent,) = settings.updates[-1]["tools"]
    assert sent == {
        "type": "function",
        "name": "get_weather",
        "description": WEATHER.description,
        "parameters": WEATHER.parameters,
    }
    assert settings.echoes[-1]["tools"] == [sent]
    await settings.ask(QUESTION)
    await settings.until(lambda: made_calls(settings) == [2], "two calls at once")
    await settings.until(lambda: is_answered(settings), "the answer with both results")
    assert settings.receipt("tools").state == "accepted"
    if settings.dialect == "ga":
        settings.edit("parallel_tool_calls", False)
        await settings.apply()
        await settings.ask(QUESTION)
        await settings.until(lambda: made_calls(settings) == [2, 1, 1], "one call after the other")
        await settings.until(lambda: is_answered(settings), "the answer with both results")
    switch(section.servers.rows[0])
    if settings.dialect == "ga":
        assert await settings.apply() == ["session.updated"]
        assert {tool["type"] for tool in settings.echoes[-1]["tools"]} == {"function", "mcp"}
        await settings.until(lambda: settings.events("mcp_list_tools.failed"), "that nobody is there")
    else:
        updates = len(settings.updates)
        settings.page.apply.click()
        assert len(settings.updates) == updates
    assert settings.refusals == []


def is_answered(settings: SettingsWindow) -> bool:
    """The newest response called nothing more."""
    return not calls_of(settings.said("response.done")[-1]["response"])


def made_calls(settings: SettingsWindow) -> list[int]:
    """How many functions each response called, of those that called any."""
    counts = [len(calls_of(done["response"])) for done in settings.said("response.done")]
    return [count for count in counts if count]


def test_another_model_is_one_click_away_and_says_what_it_cannot(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with service() as address:
        settings = opened(address, "ga", tmp_path, qtbot, monkeypatch)
        settings.run(qapp, lambda: change_model(settings))


async def change_model(settings: SettingsWindow) -> None:
    """A model that does not reason refuses the effort, and whatever else was changed is applied."""
    settings.edit("model", "gpt-realtime-mini")
    assert settings.receipt("model").state == "waiting"
    field = settings.field("model")
    assert field.receipt.way is not None
    QTest.mouseClick(field.receipt.way, Qt.MouseButton.LeftButton)

    def other_model() -> bool:
        sessions = [event["session"] for event in settings.events("session.created", "session.updated")]
        return sessions[-1]["model"] == "gpt-realtime-mini"

    await settings.until(other_model, "the other model")
    await settings.until(lambda: settings.receipt("model").state in ("same", "accepted"), "its receipt")
    settings.edit("reasoning_effort", "high")
    settings.edit("max_output_tokens", 500)
    assert await settings.apply() == ["error", "session.updated"]
    refusal = settings.refusals[-1]
    assert (refusal["code"], refusal["param"]) == ("unsupported_parameter", "session.reasoning")
    assert refusal["message"] in settings.shown("reasoning_effort")
    assert settings.receipt("max_output_tokens").state == "waiting"
    assert leaf(settings.echoes[-1], "max_output_tokens") == 500
