"""The window as a whole: keys, names, room, and what it remembers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import DeviceChoice, Notice, Receipt
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.about.about_sheet import AboutSheet
from desktop_app.ui.access import shortcuts
from desktop_app.ui.access.shortcuts_sheet import ShortcutsSheet
from desktop_app.ui.caption import ElidedCaption
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.sheet import PreferencesSheet
from desktop_app.ui.preferences.sound_page import SoundPage

Conversation = on_stage.StageConversation
Control = Qt.KeyboardModifier.ControlModifier


def test_every_key_does_what_the_sheet_says(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Return, Control)
    assert conversation.wishes == [("start",)]
    conversation.set_phase(Phase.LIVE)
    qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert conversation.wishes[1:] == [("set_muted", True), ("interrupt",)]
    qtbot.keyClick(window, Qt.Key.Key_T, Control)
    assert window.workspace.turn.isVisible()
    window.workspace.panel.hide()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Control)
    assert window.workspace.settings.isVisible()
    for key, widget in (
        (Qt.Key.Key_L, window.workspace.controls.message),
        (Qt.Key.Key_J, window.workspace.transcript.view),
        (Qt.Key.Key_W, window.workspace.waveform.view),
    ):
        qtbot.keyClick(window, key, Control)
        assert widget.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Return, Control)
    assert conversation.wishes[-1] == ("end",)


def test_every_key_of_the_sheet_is_bound() -> None:
    sheet = shortcuts.keys()
    names = {key.id for key in sheet}
    assert {"start", "talk", "interrupt", "mute", "settings", "shortcuts"} <= names
    assert all(key.sequences or key.id == "talk" or key.id.startswith("in_") for key in sheet)
    assert {key.group for key in sheet} == {name for name, _ in shortcuts.groups()}


def test_letters_in_a_text_field_are_letters(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> None:
    conversation.set_phase(Phase.LIVE)
    window.workspace.controls.message.setFocus()
    qtbot.keyClicks(window.workspace.controls.message, "Mmm? no space key")
    assert window.workspace.controls.message.text() == "Mmm? no space key"
    assert conversation.wishes == []
    editor = window.workspace.settings.fields["instructions"].editor.main
    editor.setFocus()
    qtbot.keyClicks(editor, "M ?")
    assert editor.toPlainText() == "M ?"
    assert {wish[0] for wish in conversation.wishes} == {"set_draft"}


_CONTROLS = (*(QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSlider, QAbstractItemView, QTabBar),)


def controls(window: QWidget) -> list[QWidget]:
    """Everything somebody can work with."""
    found = [w for w in window.findChildren(QWidget) if isinstance(w, _CONTROLS) and not isinstance(w, QScrollBar)]
    inside = (QComboBox, QTabBar)
    return [w for w in found if not any(isinstance(p, inside) for p in parents(w, window))]


def parents(widget: QWidget, top: QWidget) -> list[QWidget]:
    chain = []
    while (widget := widget.parentWidget()) is not None and widget is not top:
        chain.append(widget)
    return chain


def test_every_control_has_a_name_for_screen_readers(window: MainWindow, conversation: Conversation) -> None:
    conversation.set_status("muted", "Muted.", "", "warning", id="unmute", label="Unmute")
    conversation.notice_raised.emit(Notice("n", "problem", "Lost.", "", "1006"))
    conversation.set_draft(turn_detection="semantic_vad")
    unnamed = []
    for widget in [*controls(window), window.workspace.waveform.view]:
        if widget.isVisibleTo(window):
            name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if not name.strip():
                unnamed.append(f"{type(widget).__name__} {widget.objectName()}")
    assert unnamed == []


def test_tab_reaches_every_control_from_top_to_bottom(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.set_phase(Phase.LIVE)
    conversation.set_push_to_talk(True)
    qtbot.keyClicks(window.workspace.controls.message, "x")
    window.workspace.header.start.setFocus()
    order = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget in order:
            break
        order.append(widget)
        if isinstance(widget, QPlainTextEdit | QWidget):
            QTest.keyClick(widget, Qt.Key.Key_Tab)
    bar = window.workspace.controls
    expected = [
        *(
            window.workspace.header.start,
            window.workspace.header.panel,
            window.workspace.header.menu,
            window.workspace.transcript.view,
            window.workspace.panel.tabs,
        ),
        *(
            window.workspace.settings.fields["voice"].editor.main,
            window.workspace.settings.fields["instructions"].editor.main,
        ),
        *(
            window.workspace.waveform.view,
            bar.microphone,
            bar.speaker,
            bar.mute,
            bar.talk,
            bar.interrupt,
            bar.message,
            bar.send,
        ),
    ]
    places = [order.index(widget) for widget in expected]
    assert places == sorted(places)


def clipped(window: QWidget) -> list[str]:
    """Visible words that do not fit where they stand."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedCaption) or not label.text():
            continue
        needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() < needs or (not label.wordWrap() and label.width() < label.sizeHint().width()):
            found.append(f"label {label.text()!r}: {label.size()} needs {label.sizeHint()}")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            needs = button.fontMetrics().horizontalAdvance(button.text()) + (20 if not button.icon().isNull() else 0)
            if button.width() < needs + 4:
                found.append(f"button {button.text()!r}: {button.width()} needs {needs}")
    return found


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)], ids=str)
def test_nothing_is_clipped(
    window: MainWindow,
    conversation: Conversation,
    desk: on_stage.StageDesk,
    waveform: WaveformSource,
    qtbot: QtBot,
    size: tuple[int, int],
) -> None:
    window.resize(*size)
    conversation.set_phase(Phase.LIVE)
    conversation.set_push_to_talk(True)
    on_stage.play(conversation, waveform)
    conversation.tick(3_599_000.0)
    long_name = "Monitor of Built-in Audio Analog Stereo (High Definition Audio Controller)"
    desk.microphones.append(DeviceChoice("long", long_name))
    desk.microphone_id = "long"
    desk.devices_changed.emit()
    conversation.set_muted(True)
    conversation.forced_receipts = {"voice": Receipt("waiting", "The assistant has spoken. " * 3)}
    conversation.set_draft(silence_ms=10_000)
    conversation.set_status(
        "digital_silence",
        "I hear nothing.",
        "Built-in Microphone gives only digital silence. Is it switched off, or not allowed?",
        "warning",
        id="unmute",
        label="Unmute",
    )
    conversation.notice_raised.emit(
        Notice("n", "problem", "The connection was lost.", "The service closed it without saying why. " * 3, "1006")
    )
    for page in (window.workspace.settings, window.workspace.turn):
        window.workspace.panel.open_page(page)
        # Layouts settle in a few turns of the event loop.
        qtbot.waitUntil(lambda: clipped(window) == [], timeout=3_000)
        assert (window.width(), window.height()) == size
        assert not window.workspace.controls.status.sentence.clipped


def test_the_panel_hides_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.workspace.header.panel, Qt.MouseButton.LeftButton)
    assert not window.workspace.panel.isVisible()
    qtbot.mouseClick(window.workspace.header.panel, Qt.MouseButton.LeftButton)
    assert window.workspace.panel.isVisible()


def test_place_and_sizes_are_remembered(make_window: Callable[[], MainWindow], preferences: Preferences) -> None:
    first = make_window()
    first.resize(first.minimumWidth(), 700)  # the screen of the tests is 800 pixels wide
    first.workspace.division.setSizes([400, 250])
    QTest.qWait(10)
    sizes = first.workspace.division.sizes()
    first.close()
    assert preferences.geometry
    second = make_window()
    assert second.size() == first.size()
    assert second.workspace.division.sizes() == sizes


@pytest.mark.parametrize("sheet", [ShortcutsSheet, AboutSheet])
def test_sheets_are_opened_and_escape_closes_them(window: MainWindow, qtbot: QtBot, sheet: type[QWidget]) -> None:
    if sheet is ShortcutsSheet:
        window.workspace.show_shortcuts()
    else:
        window.workspace.header.entries.about_requested.emit()
    shown = window.findChild(sheet)
    assert shown.isVisible()
    assert clipped(shown) == []
    with qtbot.waitSignal(shown.finished):
        qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_nothing_runs_while_nothing_happens(window: MainWindow) -> None:
    from PySide6.QtCore import QTimer

    QTest.qWait(50)
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []


def test_echo_cancellation_is_switched_in_the_preferences_and_kept(
    window: MainWindow, preferences: Preferences
) -> None:
    window.workspace.show_preferences(1)
    echo = window.findChild(SoundPage).echo
    assert echo.isVisible()
    assert not echo.isChecked()
    echo.click()
    assert preferences.echo_cancellation
    window.findChild(PreferencesSheet).close()


def test_the_panel_stands_where_it_stood(make_window: Callable[[], MainWindow]) -> None:
    first = make_window()
    first.workspace.panel.open_page(first.workspace.turn)
    first.workspace.panel.hide()
    first.close()
    again = make_window()
    assert again.workspace.panel.isHidden()
    again.workspace.panel.show()
    assert again.workspace.panel.pages.currentWidget() is again.workspace.turn
