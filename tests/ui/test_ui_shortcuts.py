"""Every shortcut from every place: it works, it is nobody else's as well, and letters type where one writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.access import shortcuts
from desktop_app.ui.access.shortcuts_sheet import ShortcutsSheet
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.editors.amount import StopsSlider

PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "transcript": lambda window: window.workspace.transcript.view,
    "waveform": lambda window: window.workspace.waveform.view,
    "message": lambda window: window.workspace.controls.message,
    "instructions": lambda window: window.workspace.settings.fields["instructions"].editor.main,
    "picker": lambda window: window.workspace.controls.microphone,
    "slider": lambda window: window.workspace.settings.findChild(StopsSlider),
    "tabs": lambda window: window.workspace.panel.tabs,
    "button": lambda window: window.workspace.header.start,
    "events": lambda window: window.workspace.events.findChild(QLineEdit),
}
TYPING = ("message", "instructions", "events")
# What a part does with a key of the window's while it has the keyboard.
NEARER = {("waveform", "Ctrl+S"), ("events", "Esc")}
NEARER |= {(place, text) for place in TYPING for text in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")}


@pytest.fixture
def pressed(
    window: MainWindow, conversation: on_stage.StageConversation, waveform: WaveformSource, qtbot: QtBot
) -> list[str]:
    """The shortcuts that were pressed; they do nothing else. One that is ambiguous is noted with a question mark."""
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    found: list[str] = []
    for shortcut in window.findChildren(QShortcut):
        name = shortcut.key().toString()
        shortcut.activated.disconnect()
        shortcut.activated.connect(lambda name=name: found.append(name))
        shortcut.activatedAmbiguously.connect(lambda name=name: found.append(f"{name}?"))
    with qtbot.waitActive(window):
        window.activateWindow()
    return found


def press(window: QWidget, combination: QKeyCombination) -> None:
    QTest.keyClick(window.windowHandle(), combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("place", PLACES)
def test_every_shortcut_works_from_everywhere(window: MainWindow, pressed: list[str], qtbot: QtBot, place: str) -> None:
    if place == "events":
        window.workspace.panel.open_page(window.workspace.events)
    widget, table = PLACES[place](window), shortcuts.keys()
    for key in table:
        for sequence in map(QKeySequence, key.sequences):
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
            pressed.clear()
            press(window, sequence[0])
            text = sequence.toString()
            types = place in TYPING and len(text) == 1
            if (place, text) in NEARER:
                assert pressed in ([], [text]), text
            else:
                assert pressed == ([] if types else [text]), text


def test_no_two_shortcuts_have_one_key() -> None:
    table = shortcuts.keys()
    sequences = [QKeySequence(sequence).toString() for key in table for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))


def test_the_sheet_shows_every_key_and_scrolls_in_a_low_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    window.workspace.show_shortcuts()
    sheet = window.findChild(ShortcutsSheet)
    qtbot.waitExposed(sheet)
    assert sheet.height() <= 600
    bar = sheet.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert QApplication.focusWidget() is not None
    sheet.area.setFocus()
    press(sheet, QKeyCombination(QKeySequence("PgDown")[0].key()))
    assert bar.value() > 0
    sheet.close()


def test_escape_is_for_the_nearest_first(
    window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    conversation.set_phase(Phase.LIVE)
    window.workspace.transcript.find()
    search = window.workspace.transcript.search
    qtbot.waitUntil(search.isVisible)
    press(window, QKeySequence("Esc")[0])
    assert not search.isVisible()
    assert conversation.wishes == []
    press(window, QKeySequence("Esc")[0])
    assert conversation.wishes == [("interrupt",)]


def test_ctrl_s_applies(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    press(window, QKeySequence("Ctrl+S")[0])
    assert conversation.wishes == [("apply",)]


def test_a_window_furnished_anew_has_every_shortcut_once(
    window: MainWindow, conversation: on_stage.StageConversation, preferences: Preferences, qtbot: QtBot
) -> None:
    before, count = window.workspace, len(window.findChildren(QShortcut))
    preferences.change(text_scale=1.25)
    qtbot.waitUntil(lambda: window.workspace is not before and len(window.findChildren(QShortcut)) == count)
    with qtbot.waitActive(window):
        window.activateWindow()
    conversation.set_phase(Phase.LIVE)
    conversation.set_push_to_talk(True)
    window.workspace.transcript.view.setFocus()
    press(window, QKeySequence("M")[0])
    press(window, QKeySequence("Space")[0])
    assert conversation.wishes[-3:] == [("set_muted", True), ("press_talk",), ("release_talk",)]
    assert len(conversation.wishes) == 4  # the first: to say everything again
    assert window.windowTitle() == "Muted — Duologue"
