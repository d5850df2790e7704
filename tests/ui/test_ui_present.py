"""Present mode of the window: its size to the pixel, its calm, the names of keys, and that everything comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import Action, Notice
from desktop_app.ui import veil
from desktop_app.ui.look import fonts
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.present.sizes import chosen, sizes_on

CALM = Notice("calm", "calm", "Saved.", "It is in your folder.")
PROBLEM = Notice(
    "p", "problem", "The service stopped answering.", "Its words tell more.", "secret words", Action("a", "Do")
)


@pytest.fixture
def window(make_window: Callable[[], MainWindow], conversation: on_stage.StageConversation) -> MainWindow:
    conversation.set_phase(Phase.LIVE)
    for number in range(30):
        conversation.add(on_stage.user(f"u{number}", f"Message number {number}, of some length.", number * 1_000.0))
    return make_window()


def present(window: MainWindow, qtbot: QtBot, on: bool = True) -> None:
    """Begin or end, by the key, and wait until the window was made anew."""
    before = window.workspace
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.workspace is not before and window.workspace.isVisible())
    assert window.workspace.presents is on
    QTest.qWait(80)


def test_the_window_is_as_large_as_a_video(window: MainWindow, qtbot: QtBot) -> None:
    present(window, qtbot)
    assert window.size() == QSize(1280, 720)
    assert window.minimumSize() == window.maximumSize() == window.size()
    assert window.centralWidget().size() == window.size()
    assert fonts.scale() == 1.25


def test_text_is_large_and_the_wished_size_is_kept(window: MainWindow, qtbot: QtBot, preferences: Preferences) -> None:
    present(window, qtbot)
    assert preferences.kept.text_scale == 1.0
    preferences.change(text_scale=1.5)
    qtbot.waitUntil(lambda: fonts.scale() == 1.5)
    qtbot.waitUntil(lambda: window.workspace.presents and window.workspace.isVisible())
    present(window, qtbot, False)
    assert fonts.scale() == 1.5


def test_everything_comes_back_as_it_was(window: MainWindow, qtbot: QtBot, preferences: Preferences) -> None:
    window.resize(1320, 860)
    window.move(30, 40)
    view = window.workspace.transcript.view
    window.workspace.panel.open_page(window.workspace.turn)
    window.workspace.division.upper.setSizes([880, 440])
    window.workspace.division.upper.splitterMoved.emit(880, 1)
    QTest.qWait(80)
    view.verticalScrollBar().setValue(437)
    QTest.qWait(60)
    window.workspace.controls.message.setText("half a sentence")
    sizes, place = window.workspace.division.upper.sizes(), window.geometry()
    assert not view.following
    present(window, qtbot)
    assert window.workspace.panel.isHidden()
    present(window, qtbot, False)
    workspace = window.workspace
    assert window.geometry() == place
    assert not workspace.panel.isHidden()
    assert workspace.panel.tabs.currentIndex() == 2
    assert workspace.division.upper.sizes() == sizes
    qtbot.waitUntil(lambda: workspace.transcript.view.verticalScrollBar().value() == 437)
    assert not workspace.transcript.view.following
    assert workspace.controls.message.text() == "half a sentence"
    assert preferences.kept.panel_open


def test_what_one_closes_while_presenting_is_not_kept(
    window: MainWindow, qtbot: QtBot, preferences: Preferences
) -> None:
    stood = bytes(window.saveGeometry().data())
    present(window, qtbot)
    window.close()
    assert preferences.geometry == stood
    assert preferences.kept.panel_open
    assert not veil.worn()


def test_the_panel_is_there_when_it_is_wanted_and_stays(
    window: MainWindow, qtbot: QtBot, preferences: Preferences
) -> None:
    present(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    before = window.workspace
    assert before.panel.isVisible()
    preferences.change(text_scale=1.75)
    qtbot.waitUntil(lambda: window.workspace is not before and window.workspace.isVisible())
    assert window.workspace.presents
    assert window.workspace.panel.isVisible()
    assert window.workspace.panel.pages.currentWidget() is window.workspace.events


def test_the_bars_are_reduced(window: MainWindow, qtbot: QtBot, conversation: on_stage.StageConversation) -> None:
    assert window.workspace.controls.speaker.isVisible()
    conversation.accounts.is_needed = True
    conversation.accounts.changed.emit()
    assert window.workspace.header.account.isVisible()
    present(window, qtbot)
    controls = window.workspace.controls
    assert not controls.speaker.isVisible()
    assert not controls.more.isVisible()
    assert not controls.talk.isVisible()
    assert controls.message.isVisible()
    assert controls.microphone.isVisible()
    assert not window.workspace.header.account.isVisible()
    conversation.accounts.changed.emit()
    assert not window.workspace.header.account.isVisible()


def test_good_news_waits_and_a_problem_is_one_line(
    window: MainWindow, qtbot: QtBot, conversation: on_stage.StageConversation
) -> None:
    present(window, qtbot)
    button = window.workspace.header.present
    conversation.notice_raised.emit(CALM)
    assert window.workspace.notices.strips == []
    assert button.waiting == 1
    assert "1" in button.accessibleName()
    conversation.notice_raised.emit(PROBLEM)
    strip = window.workspace.notices.strips[0]
    shown = [strip.detail.text(), strip.words.text(), *(action.isVisible() for action in strip.actions_shown)]
    assert shown == ["", "", False]
    assert not strip.show_words.isVisible()
    assert strip.headline.text() == PROBLEM.headline
    present(window, qtbot, False)
    notices = window.workspace.notices
    assert [each.notice.id for each in notices.strips] == ["p", "calm"]
    assert notices.strips[0].detail.text() == PROBLEM.detail
    assert notices.strips[0].actions_shown[0].isVisible()


def test_a_waiting_notice_that_is_settled_is_gone(
    window: MainWindow, qtbot: QtBot, conversation: on_stage.StageConversation
) -> None:
    present(window, qtbot)
    conversation.notice_raised.emit(CALM)
    conversation.notice_settled.emit("calm")
    assert window.workspace.header.present.waiting == 0


def test_no_tool_tip_and_no_dialog_of_files_comes_up(window: MainWindow, qtbot: QtBot) -> None:
    present(window, qtbot)
    button = window.workspace.header.menu
    center = button.rect().center()
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, center, button.mapToGlobal(center)))
    assert not QToolTip.isVisible()
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window._presenting.hint.words.startswith("Files")


def test_a_used_key_is_named_and_what_is_typed_is_not(window: MainWindow, qtbot: QtBot) -> None:
    present(window, qtbot)
    hint = window._presenting.hint
    QTest.keyClick(window, Qt.Key.Key_M)
    assert (hint.key, hint.words) == ("M", "Mute or unmute the microphone")
    assert hint.isVisible()
    assert window.rect().contains(hint.geometry())
    qtbot.waitUntil(lambda: not hint.isVisible(), timeout=5_000)
    window.workspace.controls.message.setFocus()
    QTest.keyClicks(window.workspace.controls.message, "my name")
    assert not hint.isVisible()
    qtbot.mouseClick(window.workspace.controls.interrupt, Qt.MouseButton.LeftButton)
    assert (hint.key, hint.words) == ("", "Interrupt")


def test_keys_are_not_named_where_that_is_switched_off(
    window: MainWindow, qtbot: QtBot, conversation: on_stage.StageConversation
) -> None:
    conversation.present.set_hints(False)
    present(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert not window._presenting.hint.isVisible()
    conversation.present.set_hints(True)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert window._presenting.hint.isVisible()


def test_with_reduced_motion_the_name_is_there_at_once(
    window: MainWindow, qtbot: QtBot, preferences: Preferences
) -> None:
    preferences.change(reduced_motion=True)
    present(window, qtbot)
    hint = window._presenting.hint
    QTest.keyClick(window, Qt.Key.Key_M)
    assert hint._opacity.opacity() == 1.0
    assert hint._fading.state() is hint._fading.State.Stopped


def test_the_menu_offers_how_to_present(
    window: MainWindow, qtbot: QtBot, conversation: on_stage.StageConversation
) -> None:
    menu = window.workspace.header.present.entries
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    assert [action.text() for action in menu.sizes.actions()] == ["1280 × 720"]  # the others are larger than the screen
    assert [action.isChecked() for action in menu.backgrounds.actions()] == [True, False, False, False]
    menu.backgrounds.actions()[2].trigger()
    assert conversation.present.background == "green"
    menu.close()
    menu.mode.trigger()
    assert conversation.present.on


def test_sizes_are_said_in_both_kinds_of_pixels() -> None:
    screen = QSize(3840, 2160)
    assert [each.words for each in sizes_on(1.0, screen)] == ["1280 × 720", "1920 × 1080"]
    at_200 = sizes_on(2.0, screen / 2)
    assert [(each.window.width(), each.window.height(), each.words) for each in at_200] == [
        (1280, 720, "1280 × 720 (2560 × 1440 device pixels)"),
        (1920, 1080, "1920 × 1080 (3840 × 2160 device pixels)"),
        (960, 540, "1920 × 1080 device pixels"),
    ]
    assert {each.window.width() for each in sizes_on(1.25, screen) if each.device_pixels} == {1024, 1536}
    assert [each.window.width() for each in sizes_on(1.0, QSize(1366, 768))] == [1280]
    assert chosen(at_200, "1920x1080", True).window == QSize(960, 540)
    assert chosen(sizes_on(1.0, screen), "1920x1080", True).window == QSize(1920, 1080)
    assert chosen(sizes_on(1.0, QSize(1366, 768)), "1920x1080", False).window == QSize(1280, 720)
