"""The instructions: where they stand, on their sheet, with variables and ready-made parts; and the voice's sample."""

from __future__ import annotations

import pytest
import settings_hands as hands
import stage as on_stage
from accessible_tree import complaints, tree_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.editors.instructions import InstructionsEditor
from desktop_app.ui.settings.instruction_parts import instruction_parts
from desktop_app.ui.settings.instructions_sheet import InstructionsSheet
from desktop_app.ui.settings.page import SettingsPage
from desktop_app.ui.settings.token_estimate import about_tokens

Conversation = on_stage.StageConversation
TEXT = "Work for {{company}}. Today is {{date}}. Mention {{offer}}."


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return window.workspace.settings


@pytest.fixture
def editor(page: SettingsPage) -> InstructionsEditor:
    editor = page.fields["instructions"].editor
    assert isinstance(editor, InstructionsEditor)
    return editor


def looks(text: QPlainTextEdit) -> dict[str, QTextCharFormat]:
    """The format of each coloured piece of the first line."""
    block = text.document().firstBlock()
    return {
        block.text()[each.start : each.start + each.length]: QTextCharFormat(each.format)
        for each in block.layout().formats()
    }


def test_variables_are_marked_and_their_present_values_told(
    editor: InstructionsEditor, conversation: Conversation
) -> None:
    conversation.set_draft(instructions=TEXT, variables={"company": "Contoso"})
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert {name: look.underlineStyle() == wave for name, look in looks(editor.text).items()} == {
        "{{company}}": False,
        "{{date}}": False,
        "{{offer}}": True,
    }
    editor.tell()
    assert editor.variables.text() == "company: Contoso · date: 20 November 2026"
    assert "tokens" in editor.count.text()
    conversation.set_draft(variables={"company": "Fabrikam", "offer": "tea"})
    assert looks(editor.text)["{{offer}}"].underlineStyle() != wave
    assert "Fabrikam" in editor.variables.text()


def test_an_unknown_variable_is_refused_with_its_name(page: SettingsPage, conversation: Conversation) -> None:
    conversation.set_draft(instructions=TEXT, variables={"company": "Contoso"})
    assert page.fields["instructions"].mark.state == "refused"
    assert "{{offer}}" in page.fields["instructions"].receipt.words


def test_the_sheet_edits_the_same_draft_and_follows_it(
    window: MainWindow, editor: InstructionsEditor, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.set_draft(instructions=TEXT, variables={"company": "Contoso"})
    editor.large.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, InstructionsSheet)
    with qtbot.waitActive(sheet):
        sheet.activateWindow()
    qtbot.keyClicks(sheet.text, " Bye.")
    assert conversation.draft.instructions == f"{TEXT} Bye."
    assert editor.text.toPlainText() == f"{TEXT} Bye."
    qtbot.waitUntil(lambda: f"{len(TEXT) + 5} characters" in sheet.count.text())
    assert "{{offer}}" in sheet.unknown.text()
    QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert ("apply",) in conversation.wishes
    conversation.settings.undo()
    assert sheet.text.toPlainText() == conversation.draft.instructions
    sheet.as_sent.click()
    assert "Work for Contoso. Today is 20 November 2026." in sheet.sent.toPlainText()
    assert complaints(tree_of(sheet)) == []
    sheet.close()
    QTest.qWait(1)
    editor.large.click()
    assert QApplication.activeModalWidget() is not None
    QApplication.activeModalWidget().close()


def test_variables_and_parts_are_put_where_the_cursor_is(
    editor: InstructionsEditor, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.set_draft(instructions="Be kind.", variables={"company": "Contoso"})
    editor.text.moveCursor(QTextCursor.MoveOperation.End)
    editor.insert.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown[0] == "{{company}}\tContoso"
    assert "{{date}}\t20 November 2026" in shown
    title, part = instruction_parts()[2]
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.close()
    assert conversation.draft.instructions == f"Be kind.\n{part}"


def test_the_text_grows_with_what_is_in_it_up_to_a_limit(
    editor: InstructionsEditor, conversation: Conversation
) -> None:
    low = editor.text.height()
    conversation.set_draft(instructions="\n".join("abcdefgh"))
    middle = editor.text.height()
    conversation.set_draft(instructions="\n".join("abcdefgh" * 9))
    high = editor.text.height()
    conversation.set_draft(instructions="\n".join("abcdefgh" * 90))
    assert low < middle < high == editor.text.height()


def test_tab_leaves_the_text(window: MainWindow, editor: InstructionsEditor, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    editor.text.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.insert


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("Answer in two sentences.", 4, 6),
        ("The quick brown fox jumps over the lazy dog.", 9, 12),
        ("東京の天気は晴れです。", 8, 13),
    ],
)
def test_tokens_are_estimated(text: str, least: int, most: int) -> None:
    assert least <= about_tokens(text) <= most


def test_a_voice_is_heard_where_it_can_be(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    hear = page.fields["voice"].editor.hear
    hands.give(page, "voice", "coral")
    qtbot.mouseClick(hear, Qt.MouseButton.LeftButton)
    assert ("voice_sample", "coral", 1.0) in conversation.wishes
    assert hear.accessibleName() == "Stop the sample"
    conversation.voice_sample.why_not = "Only while a session is open."
    conversation.voice_sample.playing = ""
    conversation.voice_sample.changed.emit()
    assert not hear.isEnabled()
    assert hear.toolTip() == "Only while a session is open."
