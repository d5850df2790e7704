"""What the window says of functions that hang, crash, flood or lie, and of what a stranger's preset would run."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from program import service
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from settings_window import KEY_VARIABLE, SettingsWindow

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import CommandAnswer, PythonAnswer, ToolDefinition
from desktop_app.ui.transcript.row_content import Row
from desktop_app.ui.transcript.view import TranscriptView

pytestmark = [
    pytest.mark.integration,
    pytest.mark.beside_others,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]

FLOOD = "import sys\nfor _ in range(800): sys.stdout.write('x' * 65536)"
CRASH = "import os, sys; sys.stderr.write('no road'); sys.stderr.flush(); os.kill(os.getpid(), 11)"
LIARS = """
import os

def menu() -> str:
    os.write(1, b"{not JSON")
    os._exit(0)

def table():
    return object()
"""
STRANGERS = """
duologue_preset = 1
name = "Weather"

[session]
output_modality = "text"

[[session.tools]]
name = "get_weather"
description = "The weather."
approval = "never"

[session.tools.answer]
kind = "command"
argv = ["touch", {file}]
"""


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The program before a service of its own, answering in writing."""
    with service() as address:
        monkeypatch.setenv(KEY_VARIABLE, address["api_key"])
        draft = SessionDraft(voice="alloy", output_modality="text", tools=odd_ones(tmp_path))
        made = Window(tmp_path, f"{address['url']}?model=m", "ga", draft)
        qtbot.addWidget(made.window)
        yield made


class Window(SettingsWindow):
    """The window and the cards in its transcript."""

    @property
    def view(self) -> TranscriptView:
        return self.workspace.transcript.view

    def card(self) -> Row:
        """The newest card, as it is on the screen."""
        model = self.view.model()
        rows = (model.row(place) for place in reversed(range(model.rowCount())))
        return next(row for row in rows if row.shape == "card")

    def shown(self) -> str:
        """Every word of the newest card."""
        row = self.card()
        texts = [run.text for passage in row.passages for run in passage.runs]
        return "\n".join([*texts, row.chip.text, row.sentence])

    async def called(self, words: str) -> None:
        """Type something, and wait for the card that asks."""
        self.type(words)
        await self.until(lambda: self.conversation.tools.waiting, f"a question after {words!r}")
        await self.until(lambda: self.card().answers, "the question in the card")

    async def decide(self, *keys: Qt.Key) -> None:
        """Press keys on the card that asks, and wait for what the assistant says then."""
        answers = len(self.answers)
        place = self.view.model().rowCount() - 1
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.model().index(place, 0))
        for key in keys:
            QTest.keyClick(self.view, key)
        await self.until(lambda: len(self.answers) > answers, "what the assistant says of it")

    @property
    def answers(self) -> list[dict[str, Any]]:
        """What the assistant said, without its calls."""
        outputs = [event["response"]["output"] for event in self.said("response.done")]
        return [item for output in outputs for item in output if item["type"] == "message"]


RUN_IT = (Qt.Key.Key_Right, Qt.Key.Key_Return)
REFUSE = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)


def odd_ones(folder: Path) -> tuple[ToolDefinition, ...]:
    (folder / "liars.py").write_text(LIARS)

    def program(source: str) -> CommandAnswer:
        return CommandAnswer(argv=(sys.executable, "-c", source), timeout_s=2)

    code = {"type": "object", "properties": {"city": {"type": "string", "pattern": "^[A-Z]{3}$"}}, "required": ["city"]}
    return (
        ToolDefinition(
            name="find_train", description="Finds a train to a city.", parameters=code, answer=program(CRASH)
        ),
        ToolDefinition(
            name="find_flight", description="Finds a flight.", answer=program("import time; time.sleep(99)")
        ),
        ToolDefinition(name="get_traffic", description="The traffic.", answer=program(CRASH)),
        ToolDefinition(name="get_map", description="A map.", answer=program(FLOOD)),
        ToolDefinition(
            name="get_menu",
            description="The menu.",
            answer=PythonAnswer(path=str(folder / "liars.py"), function="menu"),
        ),
        ToolDefinition(
            name="get_table",
            description="A table.",
            answer=PythonAnswer(path=str(folder / "liars.py"), function="table"),
        ),
    )


ODD = (
    ("Find a flight.", "No result came within 2 s; it was stopped."),
    (
        "How is the traffic?",
        "The program crashed or was ended from outside: SIGSEGV (Segmentation fault). It said: no road",
    ),
    ("Show me the map.", "The result was larger than 64 KiB and was thrown away."),
    ("What is on the menu?", "The function's process ended without giving a result. It said: {not JSON"),
    ("Show me the table.", "The function's result cannot be sent: "),
)


def test_the_card_says_what_became_of_it_and_the_conversation_goes_on(opened: Window, qapp: QApplication) -> None:
    async def whole() -> None:
        for words, sentence in ODD:
            await opened.called(words)
            await opened.decide(*RUN_IT)
            assert opened.card().chip.text.startswith("failed"), words
            assert opened.card().sentence.startswith(sentence), words
            assert "Traceback" not in opened.shown(), words
        answers = len(opened.answers)
        opened.type("Find a train to Paris.")
        await opened.until(lambda: len(opened.answers) > answers, "words about arguments that do not fit")
        assert opened.card().sentence.startswith("The assistant's arguments do not fit: city"), "nothing was run"
        response = await opened.ask("How much is three plus four?")
        assert "seven" in response["output"][0]["content"][0]["text"]

    opened.run(qapp, whole)


def test_a_strangers_preset_shows_what_it_would_run_before_it_runs(
    opened: Window, qapp: QApplication, tmp_path: Path
) -> None:
    touched = tmp_path / "was here; $(no shell)"
    given = tmp_path / "weather.toml"
    given.write_text(STRANGERS.format(file=json.dumps(str(touched))))
    presets = opened.application.presets

    async def whole() -> None:
        await presets.load()
        presets.import_file(given)
        await opened.until(lambda: presets.current is not None, "the import")
        await opened.apply()
        await opened.called("What is the weather like?")
        assert str(shutil.which("touch")) in opened.shown()
        assert str(touched) in opened.shown()
        QTest.keyClick(opened.view, Qt.Key.Key_Return)
        assert opened.card().answers, "Enter alone allows nothing"
        await opened.decide(*REFUSE)
        assert "You refused this call." in opened.shown()
        assert not touched.exists()
        await opened.called("And the weather tomorrow?")
        assert not touched.exists()
        await opened.decide(*RUN_IT)
        assert touched.exists()

    opened.run(qapp, whole)
