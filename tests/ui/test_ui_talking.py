"""Push to talk: the key, the mouse button, the button in the window, and where one chooses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import stage as on_stage
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.ui.access import key_names
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.sheet import PreferencesSheet
from desktop_app.ui.preferences.talking_page import TalkingPage

Conversation = on_stage.StageConversation
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
NONE = Qt.KeyboardModifier.NoModifier
HELD_MS = 110
RIGHT_CTRL, LEFT_CTRL = 0xFFE4, 0xFFE3


def send(
    window: QWidget,
    kind: QEvent.Type,
    key: int = Qt.Key.Key_Space,
    *,
    repeated: bool = False,
    modifiers: Qt.KeyboardModifier = NONE,
    keysym: int = 0,
) -> None:
    """A key as it arrives from the window system."""
    event = QKeyEvent(kind, key, modifiers, 0, keysym, 0, "", repeated)
    QApplication.sendEvent(window.windowHandle(), event)


def click(window: QWidget, kind: QEvent.Type, button: Qt.MouseButton) -> None:
    at = QPointF(400, 200)
    event = QMouseEvent(kind, at, window.mapToGlobal(at), button, button, NONE)
    QApplication.sendEvent(window.windowHandle(), event)


PRESSED, BOTH = [("press_talk",)], [("press_talk",), ("release_talk",)]


@pytest.fixture
def talking(window: MainWindow, conversation: Conversation) -> MainWindow:
    """A window in a session with push to talk, the focus where no text is written."""
    conversation.set_phase(Phase.LIVE)
    conversation.set_push_to_talk(True)
    window.workspace.transcript.view.setFocus()
    return window


@pytest.mark.parametrize("where", ["transcript", "waveform"])
@pytest.mark.parametrize("flagged", [True, False], ids=["repeats told as such", "repeats not told"])
def test_space_is_held_to_talk(
    talking: MainWindow, conversation: Conversation, qtbot: QtBot, where: str, flagged: bool
) -> None:
    getattr(talking.workspace, where).view.setFocus()
    send(talking, PRESS)
    QTest.qWait(HELD_MS)
    for _ in range(5):  # a held key repeats itself, in some systems with releases in between
        send(talking, RELEASE, repeated=flagged)
        send(talking, PRESS, repeated=flagged)
        QTest.qWait(5)
    assert conversation.wishes == PRESSED
    send(talking, RELEASE)
    qtbot.waitUntil(lambda: conversation.wishes == BOTH)


def test_a_touch_is_over_at_once(talking: MainWindow, conversation: Conversation) -> None:
    send(talking, PRESS)
    send(talking, RELEASE)
    assert conversation.wishes == BOTH  # what it means is the gate's to say, by the time between


def test_space_on_a_button_presses_the_button(talking: MainWindow, conversation: Conversation) -> None:
    talking.workspace.controls.mute.setFocus()
    for kind in (PRESS, RELEASE):
        send(talking, kind)
    assert conversation.wishes == [("set_muted", True)]


def test_a_key_that_types_is_left_to_text_fields(talking: MainWindow, conversation: Conversation) -> None:
    message = talking.workspace.controls.message
    editor = talking.workspace.settings.fields["instructions"].editor.main
    for field in (message, editor):
        field.setFocus()
        QTest.keyClick(talking.windowHandle(), Qt.Key.Key_Space)
    assert message.text() == " "
    assert editor.toPlainText() == " "
    assert [wish for wish in conversation.wishes if wish[0] != "set_draft"] == []


def test_where_turns_are_detected_the_key_is_anybodys(talking: MainWindow, conversation: Conversation) -> None:
    conversation.set_push_to_talk(False)
    send(talking, PRESS)
    send(talking, RELEASE)
    assert conversation.wishes == []


def test_leaving_the_window_lets_the_key_go(talking: MainWindow, conversation: Conversation) -> None:
    send(talking, PRESS)
    QApplication.sendEvent(talking, QEvent(QEvent.Type.WindowDeactivate))
    assert conversation.wishes == BOTH
    send(talking, RELEASE)
    assert conversation.wishes == BOTH


def test_a_click_on_a_button_leaves_space_to_talk(talking: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(talking.workspace.controls.mute, Qt.MouseButton.LeftButton)
    assert talking.workspace.transcript.view.hasFocus()


def test_a_function_key_talks_in_text_fields_too(
    talking: MainWindow, conversation: Conversation, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.change(talk_key="F9")
    talking.workspace.controls.message.setFocus()
    send(talking, PRESS, Qt.Key.Key_Space)
    assert conversation.wishes == []
    send(talking, PRESS, Qt.Key.Key_F9)
    QTest.qWait(HELD_MS)
    send(talking, RELEASE, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: conversation.wishes == BOTH)


def test_a_combination_is_let_go_with_its_key_whatever_else_is_held(
    talking: MainWindow, conversation: Conversation, preferences: Preferences
) -> None:
    preferences.change(talk_key="Ctrl+F9")
    send(talking, PRESS, Qt.Key.Key_F9)
    assert conversation.wishes == []
    send(talking, PRESS, Qt.Key.Key_F9, modifiers=Qt.KeyboardModifier.ControlModifier)
    send(talking, RELEASE, Qt.Key.Key_F9)
    assert conversation.wishes == BOTH


def test_the_right_control_key_alone_talks_and_the_left_one_does_not(
    talking: MainWindow, conversation: Conversation, preferences: Preferences
) -> None:
    preferences.change(talk_key="Right Ctrl")
    send(talking, PRESS, Qt.Key.Key_Control, keysym=LEFT_CTRL)
    send(talking, RELEASE, Qt.Key.Key_Control, keysym=LEFT_CTRL)
    assert conversation.wishes == []
    send(talking, PRESS, Qt.Key.Key_Control, keysym=RIGHT_CTRL)
    send(talking, RELEASE, Qt.Key.Key_Control, keysym=RIGHT_CTRL)
    assert conversation.wishes == BOTH


def test_a_mouse_button_talks_anywhere(
    talking: MainWindow, conversation: Conversation, preferences: Preferences
) -> None:
    click(talking, QEvent.Type.MouseButtonPress, Qt.MouseButton.MiddleButton)
    assert conversation.wishes == []
    preferences.change(talk_button="middle")
    click(talking, QEvent.Type.MouseButtonPress, Qt.MouseButton.MiddleButton)
    click(talking, QEvent.Type.MouseButtonDblClick, Qt.MouseButton.MiddleButton)
    assert conversation.wishes == PRESSED
    click(talking, QEvent.Type.MouseButtonRelease, Qt.MouseButton.MiddleButton)
    assert conversation.wishes == BOTH


def test_pressed_to_begin_and_pressed_to_end(
    talking: MainWindow, conversation: Conversation, preferences: Preferences
) -> None:
    preferences.change(talk_toggles=True)
    talk = talking.workspace.controls.talk
    assert talk.text() == "Press to talk"
    for kind in (PRESS, RELEASE):
        send(talking, kind)
    QApplication.sendEvent(talking, QEvent(QEvent.Type.WindowDeactivate))
    assert conversation.wishes == PRESSED
    assert (talk.text(), talk.property("look")) == ("Stop and send", "live")
    assert talking.windowTitle() == "Recording — Duologue"
    for kind in (PRESS, RELEASE):
        send(talking, kind)
    assert conversation.wishes == BOTH
    assert talking.windowTitle() == "Duologue"


def test_the_button_toggles_too(
    talking: MainWindow, conversation: Conversation, preferences: Preferences, qtbot: QtBot
) -> None:
    preferences.change(talk_toggles=True)
    for wishes in (PRESSED, BOTH):
        qtbot.mouseClick(talking.workspace.controls.talk, Qt.MouseButton.LeftButton)
        assert conversation.wishes == wishes


def test_hold_to_talk_lasts_as_long_as_it_is_held(
    talking: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    talk = talking.workspace.controls.talk
    assert talk.accessibleName() == "Hold to talk (Space)"
    qtbot.mousePress(talk, Qt.MouseButton.LeftButton)
    assert conversation.wishes == PRESSED
    assert talk.property("look") == "live"
    qtbot.mouseRelease(talk, Qt.MouseButton.LeftButton)
    assert conversation.wishes == BOTH
    assert talk.property("look") == "quiet"


def test_without_a_session_there_is_nothing_to_talk_to(window: MainWindow) -> None:
    assert not window.workspace.controls.talk.isEnabled()


def menu_words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")
def test_where_turns_are_detected_the_button_offers_push_to_talk(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.set_phase(Phase.LIVE)
    talk = window.workspace.controls.talk
    assert "off" in talk.accessibleName()
    qtbot.mouseClick(talk, Qt.MouseButton.LeftButton)
    menu = talk.findChild(QMenu)
    assert menu is not None
    assert "Use push to talk" in menu_words(menu)
    next(action for action in menu.actions() if action.text() == "Use push to talk").trigger()
    menu.close()
    assert conversation.wishes == [("use_turn_detection", "none")]


@pytest.fixture
def page(window: MainWindow) -> Iterator[TalkingPage]:
    window.workspace.show_preferences(2)
    yield window.findChild(TalkingPage)
    window.findChild(PreferencesSheet).close()


def press(widget: QWidget, key: Qt.Key, **more: object) -> None:
    QTest.keyClick(widget, key, **more)


def test_a_key_is_chosen_by_pressing_it(page: TalkingPage, preferences: Preferences, window: MainWindow) -> None:
    press(page.key, Qt.Key.Key_Return)
    assert page.key.text() == "Press a key…"
    press(page.key, Qt.Key.Key_F9)
    assert preferences.kept.talk_key == "F9"
    assert page.key.text() == "F9"
    assert "F9" in page.key.accessibleName()
    assert window.workspace.controls.talk.accessibleName() == "Hold to talk (F9)"


def test_escape_keeps_the_key_and_the_sheet(page: TalkingPage, preferences: Preferences) -> None:
    page.key.click()
    press(page.key, Qt.Key.Key_Escape)
    assert not page.key.waits
    assert preferences.kept.talk_key == "Space"
    assert page.isVisible()


def test_backspace_makes_it_space_again(page: TalkingPage, preferences: Preferences) -> None:
    preferences.change(talk_key="F9")
    page.key.click()
    press(page.key, Qt.Key.Key_Backspace)
    assert preferences.kept.talk_key == "Space"


@pytest.mark.parametrize(
    ("key", "why"),
    [(Qt.Key.Key_M, "something else"), (Qt.Key.Key_Down, "to work the window"), (Qt.Key.Key_CapsLock, "cannot")],
)
def test_a_key_that_is_needed_is_refused_in_a_sentence(
    page: TalkingPage, preferences: Preferences, key: Qt.Key, why: str
) -> None:
    page.key.click()
    press(page.key, key)
    assert page.key.waits
    assert page.refusal.isVisible()
    assert why in page.refusal.text()
    assert preferences.kept.talk_key == "Space"
    press(page.key, Qt.Key.Key_F7)
    assert not page.refusal.isVisible()
    assert preferences.kept.talk_key == "F7"


def test_a_modifier_alone_is_chosen_when_it_comes_up(page: TalkingPage, preferences: Preferences) -> None:
    page.key.click()
    for kind in (PRESS, RELEASE):
        QApplication.sendEvent(page.key, QKeyEvent(kind, Qt.Key.Key_Control, NONE, 0, RIGHT_CTRL, 0, ""))
    assert preferences.kept.talk_key == "Right Ctrl"


def test_waiting_for_a_key_ends_when_the_focus_goes(page: TalkingPage) -> None:
    page.key.click()
    page.button.setFocus()
    assert not page.key.waits


def test_the_page_writes_what_is_chosen(
    page: TalkingPage, preferences: Preferences, conversation: Conversation
) -> None:
    assert page.turn_end.current_id == "server_vad"
    page.turn_end.activated.emit(page.turn_end.findData("none"))
    assert conversation.wishes == [("use_turn_detection", "none")]
    page.button.activated.emit(page.button.findData("back"))
    page.toggles.click()
    assert (preferences.kept.talk_button, preferences.kept.talk_toggles) == ("back", True)
    conversation.desk.switch(turn_detection="semantic_vad")
    assert page.turn_end.current_id == "semantic_vad"


def test_what_cannot_be_the_talk_key_in_the_settings_file_is_space(
    make_window: Callable[[], MainWindow], preferences: Preferences, conversation: Conversation
) -> None:
    preferences.change(talk_key="Ctrl+Q")
    make_window()
    assert conversation.talk.key_name == "Space"


@pytest.mark.parametrize(
    ("text", "types"), [("Space", True), ("A", True), ("Shift+A", True), ("F9", False), ("Ctrl+A", False)]
)
def test_which_keys_type(text: str, types: bool) -> None:
    assert key_names.types(text) is types


def test_muted_is_said_in_title_button_and_picker(window: MainWindow, conversation: Conversation) -> None:
    conversation.set_muted(True)
    controls = window.workspace.controls
    assert window.windowTitle() == "Muted — Duologue"
    assert controls.mute.text() == "Muted"
    assert "Off" in controls.microphone.accessibleDescription()
    conversation.set_muted(False)
    assert window.windowTitle() == "Duologue"
    assert controls.microphone.accessibleDescription() == ""


def test_the_words_teach_the_chosen_key(
    window: MainWindow, conversation: Conversation, preferences: Preferences
) -> None:
    conversation.set_draft(turn_detection="none")
    conversation.set_phase(Phase.LIVE)
    preferences.change(talk_key="F9")
    assert window.workspace.transcript.empty.headline.text() == "Hold F9 and say something"
    preferences.change(talk_toggles=True)
    assert window.workspace.transcript.empty.headline.text() == "Press F9 and say something"
