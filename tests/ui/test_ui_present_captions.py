"""The window of captions: what is said and heard, in two lines, above everything, without the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.preferences import Preferences
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.present.caption_lines import lines_of
from desktop_app.ui.present.caption_words import NOTHING, Spoken
from desktop_app.ui.present.captions import CaptionsWindow

LONG = "Tomorrow in Kyoto it will be clear and mild, with a high of eighteen degrees, so a light jacket is enough. "


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def captions(window: MainWindow, conversation: on_stage.StageConversation) -> CaptionsWindow:
    QTest.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    captions = window._presenting.captions
    assert captions is not None
    captions.greets = False
    return captions


def test_it_stands_above_all_and_takes_no_keyboard(captions: CaptionsWindow, window: MainWindow) -> None:
    flags = captions.windowFlags()
    for flag in (Qt.WindowType.FramelessWindowHint, Qt.WindowType.WindowStaysOnTopHint):
        assert flags & flag
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert captions.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert captions.windowTitle() == "Duologue captions"


def test_it_shows_who_says_what_and_only_what_was_heard(
    captions: CaptionsWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(on_stage.user("u1", "What will the weather be?", 0, 2_000))
    assert captions.shown == Spoken("user", "What will the weather be?")
    assert captions.shown.who == "You"
    item = conversation.add(on_stage.assistant("a1", "Clear and mild, I think.", 3_000, heard=8, sounding=True))
    assert captions.shown == Spoken("assistant", "Clear and")
    assert captions.accessibleName() == "Clear and"
    item.parts[0].heard_chars = 14
    conversation.change("a1")
    assert captions.shown == Spoken("assistant", "Clear and mild,")


def test_a_call_is_nobody_s_words(captions: CaptionsWindow, conversation: on_stage.StageConversation) -> None:
    conversation.add(on_stage.call("t1", "get_weather", "{}", "done", 0, call_output="{}"))
    assert captions.shown == NOTHING


def test_words_of_a_demo_go_before_until_it_takes_them_away(
    captions: CaptionsWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(on_stage.user("u1", "Hello.", 0, 2_000))
    conversation.present.show_caption("Now we interrupt.")
    assert captions.shown == Spoken("", "Now we interrupt.")
    conversation.present.show_caption("")
    assert captions.shown == Spoken("user", "Hello.")


def test_words_of_a_demo_are_over_the_window_where_no_captions_are(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    band = window._presenting.band
    conversation.present.show_caption("Now we write to anna@contoso.com.")
    assert band.isVisible()
    assert band.text == "Now we write to •••."
    transcript = window.workspace.transcript
    assert QRect(transcript.mapTo(window, QPoint(0, 0)), transcript.size()).contains(band.geometry())
    conversation.present.set_captions(True)
    assert not band.isVisible()
    conversation.present.set_captions(False)
    assert band.isVisible()
    conversation.present.show_caption("")
    assert not band.isVisible()


def test_what_is_being_said_when_it_is_opened_is_there(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    conversation.add(on_stage.user("u1", "Hello.", 0, 2_000))
    conversation.present.set_captions(True)
    assert window._presenting.captions.shown == Spoken("user", "Hello.")


def test_nothing_private_is_in_captions_in_present_mode_or_not(
    captions: CaptionsWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(on_stage.user("u1", "Mail it to anna@contoso.com.", 0, 2_000))
    assert captions.shown.text == "Mail it to •••."


def test_lines_roll_up_and_break_where_they_broke() -> None:
    shorter, longer = lines_of(LONG, 40, 800.0), lines_of(LONG + LONG, 40, 800.0)
    assert len(shorter) == len(longer) == 2
    assert " ".join(longer).strip() == " ".join((LONG + LONG).split())[-len(" ".join(longer).strip()) :]
    grown = lines_of(LONG[:70], 40, 800.0)
    assert lines_of(LONG[:60], 40, 800.0)[0] == grown[0]
    assert lines_of("こんにちは。今日はいい天気ですね。" * 6, 40, 800.0)[-1]


@pytest.mark.parametrize(
    ("name", "color"), [("green", "#00FF00"), ("magenta", "#FF00FF"), ("black", "#000000"), ("transparent", None)]
)
def test_what_is_behind_the_words(
    captions: CaptionsWindow, conversation: on_stage.StageConversation, name: str, color: str | None
) -> None:
    conversation.add(on_stage.user("u1", "Hello.", 0, 2_000))
    conversation.present.set_background(name)
    picture = captions.grab().toImage()
    corner = picture.pixelColor(6, 6)
    assert corner.alpha() <= 1 if color is None else corner == QColor(color)
    seen = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
    assert {"#ffffff", "#000000"} <= seen  # the words, and what makes them readable on anything


def test_it_is_moved_and_resized_by_hand_and_remembers_its_place(
    captions: CaptionsWindow,
    preferences: Preferences,
    window: MainWindow,
    conversation: on_stage.StageConversation,
) -> None:
    captions.setGeometry(100, 200, 600, 140)
    _drag(captions, QPoint(300, 70), QPoint(40, -30))
    assert captions.geometry() == QRect(140, 170, 600, 140)
    _drag(captions, QPoint(598, 138), QPoint(-100, 20))
    assert captions.geometry() == QRect(140, 170, 500, 160)
    assert preferences.kept.captions_place == [140, 170, 500, 160]
    conversation.present.set_captions(False)
    assert window._presenting.captions is None
    conversation.present.set_captions(True)
    assert window._presenting.captions.geometry() == QRect(140, 170, 500, 160)


def test_a_place_that_is_on_no_screen_any_more_is_given_up(
    preferences: Preferences, make_window: Callable[[], MainWindow]
) -> None:
    preferences.change(captions_place=[9_000, 9_000, 600, 140], present_captions=True)
    captions = make_window()._presenting.captions
    assert QApplication.primaryScreen().geometry().contains(captions.geometry().center())


def test_it_goes_with_the_window_and_comes_with_the_next(
    captions: CaptionsWindow, window: MainWindow, preferences: Preferences, qtbot: QtBot
) -> None:
    window.close()
    assert window._presenting.captions is None
    assert preferences.kept.present_captions


def test_its_menu_closes_it(captions: CaptionsWindow, window: MainWindow, preferences: Preferences) -> None:
    captions.close_requested.emit()
    assert window._presenting.captions is None
    assert not preferences.kept.present_captions


def _drag(widget: CaptionsWindow, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    if widget._grabbed is None:  # the window system would move it, and there is no hand for it here
        pytest.skip("this window system moves windows by itself")
    widget._follow_hand(widget.mapToGlobal(start) + by)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start)
