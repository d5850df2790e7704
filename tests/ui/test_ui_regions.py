"""Where the keyboard is: around the window by F6, and never lost."""

from __future__ import annotations

import stage as on_stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Notice
from desktop_app.ui.main_window import MainWindow

Conversation = on_stage.StageConversation


def parts(window: MainWindow) -> list[QWidget]:
    space = window.workspace
    return [space.header, space.transcript, space.panel, space.waveform, space.controls]


def here(window: MainWindow) -> QWidget | None:
    focus = QApplication.focusWidget()
    return next((part for part in parts(window) if part.isAncestorOf(focus)), None)


def f6(window: MainWindow, *, back: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6, held)


def test_f6_goes_around_and_shift_f6_goes_back(window: MainWindow) -> None:
    window.workspace.transcript.view.setFocus()
    visited = []
    for _ in range(5):
        f6(window)
        visited.append(here(window))
    around = parts(window)
    assert visited == [*around[2:], *around[:2]]
    f6(window, back=True)
    assert here(window) is around[0]


def test_one_comes_back_to_where_one_was(window: MainWindow) -> None:
    editor = window.workspace.settings.fields["instructions"].editor.main
    editor.setFocus()
    f6(window)
    f6(window, back=True)
    assert editor.hasFocus()


def test_a_hidden_part_is_left_out_and_notices_are_one_while_there_are_any(
    window: MainWindow, conversation: Conversation
) -> None:
    window.workspace.panel.hide()
    window.workspace.transcript.view.setFocus()
    f6(window)
    assert here(window) is window.workspace.waveform
    conversation.notice_raised.emit(Notice("n", "warning", "The service is busy."))
    window.workspace.header.start.setFocus()
    f6(window)
    assert window.workspace.notices.isAncestorOf(QApplication.focusWidget())


def test_the_button_that_was_switched_off_gets_the_keyboard_back(
    window: MainWindow, conversation: Conversation
) -> None:
    start = window.workspace.header.start
    conversation.set_phase(Phase.LIVE)
    start.setFocus()
    conversation.set_phase(Phase.ENDING)
    assert not start.isEnabled()
    assert QApplication.focusWidget() is not None
    conversation.set_phase(Phase.IDLE)
    assert start.hasFocus()


def test_who_went_elsewhere_meanwhile_stays_there(window: MainWindow, conversation: Conversation) -> None:
    start, message = window.workspace.header.start, window.workspace.controls.message
    conversation.set_phase(Phase.LIVE)
    start.setFocus()
    conversation.set_phase(Phase.ENDING)
    message.setFocus()
    conversation.set_phase(Phase.IDLE)
    assert message.hasFocus()


def test_the_keyboard_is_somewhere_when_what_had_it_goes_away(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    window.workspace.settings.fields["instructions"].editor.main.setFocus()
    window.workspace.panel.hide()
    assert QApplication.focusWidget() is not None
    conversation.notice_raised.emit(Notice("n", "warning", "The service is busy."))
    strip = window.workspace.notices.strips[0]
    qtbot.waitUntil(strip.isVisible)
    strip.close_button.setFocus()
    strip.close_button.click()
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().isVisible()
