"""The settings of a real window in this process, changed by their editors, before a built-in service in another."""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from qasync import QEventLoop

from desktop_app.application import Application
from desktop_app.audio.file_microphone import FileMicrophone
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import Receipt
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.editors.amount import AmountEditor, OptionalAmountEditor
from desktop_app.ui.settings.editors.choice import ChoiceEditor, LineEditor, OpenChoiceEditor, SwitchEditor
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.editors.pairs import PairsEditor
from desktop_app.ui.settings.editors.word_list import WordListEditor
from desktop_app.ui.settings.editors.words import WordsEditor
from desktop_app.ui.settings.field import SettingField
from desktop_app.ui.settings.page import SettingsPage

WAIT_S = 25.0
KEY_VARIABLE = "DUOLOGUE_API_KEY"


class SettingsWindow:
    """A program without sound devices, its window on the settings page, and what goes over the wire.

    Attributes:
        dialect: ``ga`` or ``preview``.
    """

    def __init__(self, folder: Path, url: str, dialect: str, draft: SessionDraft | None = None) -> None:
        self.dialect = dialect
        kept = Kept(session=draft or SessionDraft(voice="alloy"))
        preferences = Preferences(SettingsFile(folder / "settings.json", kept))
        options = argparse.Namespace(connection=url, dialect=dialect, api_key_env=KEY_VARIABLE, data_dir=folder)
        self.application = Application(options, preferences, microphone="file:", speaker="none")
        self.conversation = self.application.conversation
        self.window = MainWindow(preferences)
        there = self.application
        self.workspace = self.window.furnish(there.conversation, there.desk, there.waveform, there.connections)
        self.page: SettingsPage = self.workspace.settings
        self.workspace.panel.open_page(self.page)
        self.notices: list[str] = []
        self._read: list[tuple[str, dict[str, Any]]] = []
        self.conversation.notice_raised.connect(self._hear)
        self.window.show()

    def _hear(self, notice: Any) -> None:
        self.notices.append(f"{notice.headline} {notice.detail}")

    def run(self, qapp: QCoreApplication, scenario: Callable[[], Awaitable[None]]) -> None:
        """Start a session, do something in it, and shut the program down."""

        async def whole() -> None:
            try:
                self.workspace.header.start.click()
                await self.until(lambda: self.conversation.phase is Phase.LIVE, "the session")
                await self.until(lambda: self._settled(0, 0), "what the service made of the settings")
                await scenario()
            finally:
                await self.application.shut_down()

        loop = QEventLoop(qapp)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(whole())

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Let the program run until something holds."""
        deadline_s = time.monotonic() + WAIT_S
        while not condition():
            assert time.monotonic() < deadline_s, f"waited in vain for {what}; told: {self.notices}"
            await asyncio.sleep(0.01)

    # The form

    def field(self, name: str) -> SettingField:
        """A field of the form, where one can see it."""
        return self.page.form.reveal(name)

    def edit(self, name: str, value: Any) -> None:
        """Change a field as a person does, by its editor."""
        work(self.field(name).editor, value)
        assert getattr(self.conversation.draft, name) == value, (name, getattr(self.conversation.draft, name))

    async def apply(self) -> list[str]:
        """Press Apply and wait for the service's word on everything; returns the types of what it said."""
        asked = len(self.updates)
        answers = len(self.echoes) + len(self.refusals)
        assert self.page.apply.isEnabled(), "nothing to apply"
        self.page.apply.click()
        try:
            await self.until(lambda: self._settled(asked, answers), "the answer to Apply")
        except AssertionError as problem:
            states = {name: told for name, told in self.conversation.receipts.items() if told.state != "same"}
            problem.add_note(f"{states}\nasked: {self.updates[asked:]}\nrefused: {self.refusals}")
            raise
        return [event["type"] for event in self.events("session.updated", "error")][answers:]

    def _settled(self, asked: int, answers: int) -> bool:
        sent = len(self.updates) - asked
        heard = len(self.echoes) + len(self.refusals) - answers
        told = self.conversation.events.waiting == 0 and 0 < sent == heard
        return told and not any(receipt.state == "asked" for receipt in self.conversation.receipts.values())

    def receipt(self, name: str) -> Receipt:
        return self.conversation.receipts[name]

    def shown(self, name: str) -> str:
        """What stands beside a field, and under it, on the screen."""
        field = self.field(name)
        below = field.receipt.more.text() if field.receipt.more is not None else ""
        return f"{field.mark.state}: {field.mark.toolTip()} {below}".strip()

    # The conversation

    def type(self, text: str) -> None:
        """Write a message and send it."""
        QTest.keyClicks(self.workspace.controls.message, text)
        QTest.keyClick(self.workspace.controls.message, Qt.Key.Key_Return)

    async def ask(self, text: str) -> dict[str, Any]:
        """Type something and return the response that answers it."""
        done = len(self.said("response.done"))
        self.type(text)
        await self.until(lambda: len(self.said("response.done")) > done, f"the answer to {text!r}")
        return dict(self.said("response.done")[-1]["response"])

    def speak(self, path: Path) -> None:
        """Say the words of a sound file into the microphone."""
        self.microphone.queue_file(path)

    @property
    def microphone(self) -> FileMicrophone:
        source = self.application.desk.source
        assert isinstance(source, FileMicrophone)
        return source

    # The wire

    def events(self, *types: str) -> list[dict[str, Any]]:
        """The events of some types, both ways, in the words of the dialect."""
        log = self.conversation.events
        for number in range(len(self._read), log.table.end):
            row = log.row(number)
            assert row is not None
            self._read.append((row.type_name, json.loads(log.line(number))["event"]))
        return [event for type_name, event in self._read if type_name in types]

    def said(self, ga_name: str) -> list[dict[str, Any]]:
        """The events of a type by its GA name."""
        return self.events(ga_name, ga_name.replace("response.output_audio", "response.audio"))

    @property
    def updates(self) -> list[dict[str, Any]]:
        """The sessions that were asked for."""
        return [event["session"] for event in self.events("session.update")]

    @property
    def echoes(self) -> list[dict[str, Any]]:
        """The sessions that the service told."""
        return [event["session"] for event in self.events("session.updated")]

    @property
    def refusals(self) -> list[dict[str, Any]]:
        return [event["error"] for event in self.events("error")]

    def audio_bytes(self, response_id: str) -> int:
        """How many bytes of speech came for a response, by the sizes in the log."""
        deltas = [delta for delta in self.said("response.output_audio.delta") if delta["response_id"] == response_id]
        return sum(int(delta["delta"].strip("[]").split()[0]) for delta in deltas)


def leaf(session: dict[str, Any], path: str) -> Any:
    """What stands at a dotted path; "(absent)" where nothing does."""
    at: Any = session
    for step in path.split("."):
        if not isinstance(at, dict) or step not in at:
            return "(absent)"
        at = at[step]
    return at


def work(editor: Editor, value: Any) -> None:
    """Give an editor a value with keyboard and mouse."""
    if isinstance(editor, SwitchEditor):
        if editor.box.isChecked() != value:
            QTest.mouseClick(editor.box, Qt.MouseButton.LeftButton, pos=QPoint(8, editor.box.height() // 2))
    elif isinstance(editor, ChoiceEditor):
        _choose(editor.picker, value if isinstance(value, str) else repr(value))
    elif isinstance(editor, OpenChoiceEditor):
        _write(editor.picker.line, value)
    elif isinstance(editor, LineEditor):
        _write(editor.line, value)
    elif isinstance(editor, AmountEditor):
        _write(editor.number, f"{value:g}")
    elif isinstance(editor, OptionalAmountEditor):
        if editor.none.isChecked() != (value is None):
            QTest.mouseClick(editor.none, Qt.MouseButton.LeftButton, pos=QPoint(8, editor.none.height() // 2))
        if value is not None:
            _write(editor.amount.number, f"{value:g}")
    elif isinstance(editor, WordListEditor):
        QTest.keyClicks(editor.line, ",".join(value))
        QTest.keyClick(editor.line, Qt.Key.Key_Return)
    elif isinstance(editor, PairsEditor):
        for key, words in value.items():
            QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
            QTest.keyClicks(editor.lines[-1].key, key)
            QTest.keyClicks(editor.lines[-1].value, words)
    elif isinstance(editor, WordsEditor):
        editor.text.selectAll()
        QTest.keyClick(editor.text, Qt.Key.Key_Delete)
        QTest.keyClicks(editor.text, value)
    else:
        raise AssertionError(f"nobody knows how to work {type(editor).__name__}")


def _choose(picker: QComboBox, key: str) -> None:
    index = picker.findData(key)
    assert index >= 0, (key, [picker.itemData(at) for at in range(picker.count())])
    while picker.currentIndex() != index:
        before = picker.currentIndex()
        QTest.keyClick(picker, Qt.Key.Key_Down if before < index else Qt.Key.Key_Up)
        assert picker.currentIndex() != before, key


def _write(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
