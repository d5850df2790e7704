"""The sheet that shows the session as code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from stage import StageConversation, play, user

from desktop_app.controller.phase import Phase
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.code_sheet import CodeSheet, open_code_sheet
from desktop_app.ui.settings.page import SettingsPage


@pytest.fixture
def stage() -> StageConversation:
    return StageConversation()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sheet(window: QWidget, qtbot: QtBot, stage: StageConversation) -> CodeSheet:
    sheet = open_code_sheet(window, stage)
    qtbot.waitExposed(sheet)
    return sheet


def test_what_is_copied_is_what_is_shown(sheet: CodeSheet, qtbot: QtBot) -> None:
    shown = []
    for index in range(3):
        sheet.tabs.setCurrentIndex(index)
        qtbot.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == sheet.view.toPlainText()
        shown.append(sheet.view.toPlainText())
    assert "AsyncOpenAI" in shown[0]
    assert "new WebSocket(" in shown[1]
    assert json.loads(shown[2].splitlines()[0])["type"] == "session.update"
    assert sheet.told.text() == "Copied"


def test_it_says_what_to_install_and_to_set(sheet: CodeSheet) -> None:
    assert sheet.needs.told == [("Install", 'pip install "openai[realtime]>=3"'), ("Set", "AZURE_OPENAI_API_KEY")]
    sheet.tabs.setCurrentIndex(2)
    assert sheet.needs.told[:2] == [
        ("Connect to", "wss://contoso.openai.azure.com/openai/v1/realtime?model=gpt-realtime"),
        ("With headers", "api-key"),
    ]


def test_it_follows_the_settings_and_stays_where_one_reads(
    sheet: CodeSheet, stage: StageConversation, qtbot: QtBot
) -> None:
    stage.set_draft(instructions="Line.\n" * 80)
    qtbot.waitUntil(lambda: '"Line.\\n"' in sheet.view.toPlainText())
    sheet.view.verticalScrollBar().setValue(40)
    stage.set_draft(instructions="Line!\n" * 80)
    qtbot.waitUntil(lambda: '"Line!\\n"' in sheet.view.toPlainText())
    assert sheet.view.verticalScrollBar().value() == 40


def test_it_says_of_which_session_it_is(sheet: CodeSheet, stage: StageConversation) -> None:
    assert sheet.standing.text() == "What Start would ask for"
    stage.set_phase(Phase.LIVE)
    stage.set_draft(speed=1.2, voice="sage")
    sheet.refresh()
    assert sheet.standing.text() == "The session as it is now, without 2 changes that are not applied"


def test_the_first_message_may_be_another(sheet: CodeSheet, qtbot: QtBot) -> None:
    assert sheet.message.text() == "Hello!"
    sheet.message.setFocus()
    sheet.message.selectAll()
    qtbot.keyClicks(sheet.message, 'Say "no"')
    qtbot.waitUntil(lambda: 'MESSAGE = "Say \\"no\\""' in sheet.view.toPlainText())


def test_the_conversation_so_far_comes_along_on_wish(window: QWidget, stage: StageConversation) -> None:
    play(stage, WaveformSource())
    sheet = open_code_sheet(window, stage)
    assert sheet.message.text() == "What will the weather be like in Kyoto tomorrow?"
    assert "CONVERSATION" not in sheet.view.toPlainText()
    sheet.with_conversation.setChecked(True)
    assert "CONVERSATION" in sheet.view.toPlainText()
    assert "mild, with a high of" in sheet.view.toPlainText()


def test_without_a_conversation_there_is_none_to_include(sheet: CodeSheet) -> None:
    assert not sheet.with_conversation.isEnabled()


def test_it_is_saved_as_a_file(sheet: CodeSheet, tmp_path: Path) -> None:
    sheet.save_to(str(tmp_path / "session.py"))
    assert (tmp_path / "session.py").read_text("utf-8") == sheet.view.toPlainText()
    assert sheet.told.text() == "Saved as session.py"


def test_a_file_that_cannot_be_written_is_told(sheet: CodeSheet, stage: StageConversation, tmp_path: Path) -> None:
    notices: list[object] = []
    stage.code.notice_raised.connect(notices.append)
    sheet.save_to(str(tmp_path / "nowhere" / "session.py"))
    assert len(notices) == 1
    assert sheet.told.text() == ""


def test_a_connection_that_cannot_be_used_is_told_in_its_place(sheet: CodeSheet, stage: StageConversation) -> None:
    stage.code._place.profile = replace(stage.code._place.profile, model="")
    sheet.refresh()
    assert "deployment is missing" in sheet.problem.text()
    assert not sheet.view.isVisible()
    assert not sheet.copy.isEnabled()


def test_the_settings_page_opens_it(make_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = make_window()
    page = window.findChild(SettingsPage)
    qtbot.mouseClick(page.footer.code, Qt.MouseButton.LeftButton)
    sheet = window.findChild(CodeSheet)
    qtbot.waitExposed(sheet)
    assert "AsyncOpenAI" in sheet.view.toPlainText()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    qtbot.keyClick(sheet.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert sheet.told.text() == "Copied"
    qtbot.keyClick(sheet.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = sheet.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("session.py")
    dialog.reject()
    sheet.close()


def test_everything_is_reached_by_keyboard(sheet: CodeSheet, stage: StageConversation, qtbot: QtBot) -> None:
    stage.add(user("u1", "Hello there", 0.0))
    sheet.with_conversation.setEnabled(True)
    reached: list[QWidget] = []
    sheet.activateWindow()
    sheet.tabs.setFocus()
    for _ in range(12):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        reached.append(sheet.focusWidget())
    for widget in (sheet.tabs, sheet.message, sheet.with_conversation, sheet.view, sheet.copy, sheet.save):
        assert widget in reached
        assert widget.accessibleName() or widget.text()
