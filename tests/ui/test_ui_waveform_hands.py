"""Pointing in the waveform: what a click, a drag and the keys select, play and save."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import stage as on_stage
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.controller.sound_measure import Loudness
from desktop_app.ui.waveform.geometry import gutter_px
from desktop_app.ui.waveform.menu import menu_of
from desktop_app.ui.waveform.pane import WaveformPane
from desktop_app.ui.waveform.selection import Selection
from desktop_app.ui.waveform.view import WaveformView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(played: WaveformView) -> WaveformView:
    return played


def place(view: WaveformView, at_ms: float, lane: str = "assistant") -> QPoint:
    return QPointF(view.geometry_now.x(at_ms), view.geometry_now.lane(lane).center().y()).toPoint()


def drag(view: WaveformView, qtbot: QtBot, from_ms: float, to_ms: float) -> None:
    start, end = place(view, from_ms), place(view, to_ms)
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, LEFT, pos=end)


def played(conversation: on_stage.StageConversation) -> list[tuple]:
    return [wish for wish in conversation.wishes if wish[0] in ("play_from", "play_item", "stop_playing")]


def test_a_click_plays_from_there_and_a_second_one_stops(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view, LEFT, pos=place(view, 212_000, "user"))
    ((wish, start_ms, end_ms),) = played(conversation)
    assert (wish, end_ms) == ("play_from", None)
    assert start_ms == pytest.approx(212_000, abs=view.geometry_now.ms_per_px)
    assert view.pointing.selection.cursor_ms == start_ms
    qtbot.wait(QtDoubleClick)
    qtbot.mouseClick(view, LEFT, pos=place(view, 212_000, "user"))
    assert played(conversation)[1:] == [("stop_playing",)]


QtDoubleClick = 450
"""Longer than two presses may be apart to be a double click."""


def test_another_place_is_played_at_once(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view, LEFT, pos=place(view, 212_000, "user"))
    qtbot.mouseClick(view, LEFT, pos=place(view, 216_000))
    assert [wish[0] for wish in played(conversation)] == ["play_from", "play_from"]


def test_the_time_axis_places_the_cursor_in_silence(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view, LEFT, pos=QPoint(place(view, 212_000).x(), 14))
    assert played(conversation) == []
    assert view.pointing.selection.cursor_ms == pytest.approx(212_000, abs=view.geometry_now.ms_per_px)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert played(conversation)[0][1] == view.pointing.selection.cursor_ms


def test_nothing_is_played_beyond_now(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view, LEFT, pos=place(view, 226_000))
    assert played(conversation) == []


def test_the_tail_plays_what_was_cut_from_there(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.item_requested) as told:
        qtbot.mouseClick(view, LEFT, pos=place(view, 219_214))
    assert told.args == ["a1"]
    ((wish, item_id, part, skip_ms),) = played(conversation)
    assert (wish, item_id, part) == ("play_item", "a1", "unheard")
    assert skip_ms == pytest.approx(1_000, abs=view.geometry_now.ms_per_px)


def test_where_an_answer_hides_the_tail_the_answer_is_played(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    qtbot.mouseClick(view, LEFT, pos=place(view, 221_500))  # the tail would last to 222,314
    assert played(conversation)[0][0] == "play_from"


def test_a_drag_selects_and_plays_nothing(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    drag(view, qtbot, 216_000, 214_000)
    slack_ms = view.geometry_now.ms_per_px
    assert view.pointing.selection.stretch == pytest.approx((214_000, 216_000), abs=slack_ms)
    assert played(conversation) == []
    assert not view.sight.window.following
    assert view.bar.isVisible()
    start_ms, end_ms = view.pointing.selection.stretch
    assert view.bar.length.text() == f"{(end_ms - start_ms) / 1000:.3f} s"
    # The user is silent there; the drawn peak and the measured RMS stand side by side.
    assert re.fullmatch(r"You silence   Assistant −\d+ dBFS", view.bar.levels.text())
    qtbot.waitUntil(lambda: ("measure_sound", start_ms, end_ms) in conversation.wishes)
    conversation.sound_measured.emit(Loudness(start_ms, end_ms + 1, -1.0, -2.0))
    assert "RMS" not in view.bar.levels.text()  # of another stretch
    conversation.sound_measured.emit(Loudness(start_ms, end_ms, -80.0, -21.4))
    assert re.fullmatch(r"You silence   Assistant −\d+ dBFS, RMS −21", view.bar.levels.text())


def test_an_edge_can_be_moved(view: WaveformView, qtbot: QtBot) -> None:
    drag(view, qtbot, 214_000, 216_000)
    drag(view, qtbot, 214_000, 215_000)
    assert view.pointing.selection.stretch == pytest.approx((215_000, 216_000), abs=2 * view.geometry_now.ms_per_px)
    drag(view, qtbot, 216_000, 213_000)  # past the other edge
    assert view.pointing.selection.stretch == pytest.approx((213_000, 215_000), abs=2 * view.geometry_now.ms_per_px)


def test_shift_click_extends(view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot) -> None:
    view.pointing.place(212_000)
    qtbot.mouseClick(view, LEFT, SHIFT, place(view, 215_000))
    assert view.pointing.selection.stretch == pytest.approx((212_000, 215_000), abs=view.geometry_now.ms_per_px)
    assert played(conversation) == []


def test_inside_the_selection_a_click_plays_to_its_end(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    view.pointing.selection.select(214_000, 218_000)
    qtbot.mouseClick(view, LEFT, pos=place(view, 216_000))
    assert played(conversation)[0][2] == 218_000
    assert view.pointing.selection.stretch == (214_000, 218_000)


def test_a_double_click_selects_and_plays_the_whole(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    at = place(view, 216_000)
    qtbot.mouseClick(view, LEFT, pos=at)
    qtbot.mouseDClick(view, LEFT, pos=at)
    assert view.pointing.selection.stretch == (215_000, 218_214)
    assert played(conversation)[-1] == ("play_from", 215_000, 218_214)


def test_escape_stops_then_clears_then_is_the_windows(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    view.pointing.selection.select(214_000, 218_000)
    view.pointing.play()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert played(conversation)[-1] == ("stop_playing",)
    assert view.pointing.selection.stretch is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.pointing.selection.stretch is None
    assert not view.pointing.holds_something
    assert not view.bar.isVisible()


def test_enter_plays_the_selection_and_stops_it(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    view.pointing.selection.select(214_000, 218_000)
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert played(conversation) == [("play_from", 214_000, 218_000), ("stop_playing",)]


def test_the_arrows_move_the_cursor_and_select_with_shift(view: WaveformView, qtbot: QtBot) -> None:
    view.pointing.place(212_000)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    step_ms = view.sight.window.span_ms / 100
    assert view.pointing.selection.cursor_ms == 212_000 + step_ms
    assert view.pointing.selection.stretch is None
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.pointing.selection.stretch == pytest.approx((212_000 - step_ms, 212_000 + step_ms))
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.pointing.selection.cursor_ms == 0
    assert view.sight.window.start_ms == 0
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert view.pointing.selection.stretch == (0, 225_400)


def test_page_keys_go_from_moment_to_moment_and_say_it(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    said: list[str] = []
    view.pointing.said.connect(said.append)
    view.pointing.place(218_000)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert said == [
        "Speech start 03:38.200, by the service: audio_start_ms 218200",
        "Cut 03:38.214: audio_end_ms 3214 of the answer was heard",
        "Speech start 03:38.200, by the service: audio_start_ms 218200",
    ]
    view.pointing.forget()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert said[-1].startswith("Speech start 03:31.000")


def test_the_bar_zooms_and_clears(view: WaveformView, qtbot: QtBot) -> None:
    view.pointing.selection.select(214_000, 216_000)
    view.bar.buttons["zoom-in"].click()
    window = view.sight.window
    assert window.start_ms < 214_000 < 216_000 < window.end_ms
    assert window.span_ms == pytest.approx(2_200)
    view.bar.buttons["cross"].click()
    assert view.pointing.selection.stretch is None


def test_the_selection_is_saved_where_the_dialog_says(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot, tmp_path: Path
) -> None:
    view.pointing.selection.select(214_000, 216_000)
    qtbot.keyClick(view, Qt.Key.Key_S)
    (dialog,) = view.window().findChildren(QFileDialog)
    dialog.setDirectory(str(tmp_path))
    assert dialog.selectedFiles()[0].endswith("duologue 03-34.wav")
    dialog.fileSelected.emit(str(tmp_path / "part.wav"))
    dialog.reject()
    assert conversation.wishes[-1] == ("save_sound", tmp_path / "part.wav", 214_000, 216_000)


def test_the_chip_at_the_place_that_is_heard_stops(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    conversation.set_replay("", "session", 216_000.0)
    view.grab()
    assert view.stop_chip is not None
    assert view.stop_chip.left() < view.geometry_now.x(216_000) < view.stop_chip.right()
    qtbot.mouseClick(view, LEFT, pos=view.stop_chip.center().toPoint())
    assert played(conversation) == [("stop_playing",)]
    view.grab()
    assert view.stop_chip is None


def test_what_is_heard_stays_in_sight_unless_one_looks_elsewhere(
    view: WaveformView, conversation: on_stage.StageConversation
) -> None:
    view.sight.pan(-100_000)
    start_ms = view.sight.window.start_ms
    conversation.set_replay("", "session", start_ms + 19_000)
    view._next_frame()
    conversation.replay.position_ms = start_ms + 19_500
    view._next_frame()
    assert view.sight.window.start_ms > start_ms + 10_000
    view.sight.pan(-100_000)
    looked_at = view.sight.window.start_ms
    view._next_frame()
    view._next_frame()
    assert view.sight.window.start_ms == looked_at


def test_a_tail_is_told_in_its_own_time(view: WaveformView, conversation: on_stage.StageConversation) -> None:
    conversation.set_replay("a1", "unheard", 218_214.0 + 3_500)
    assert view.pointing.listening.words == "never heard +3.5 s"
    assert view.pointing.listening.at_ms == 220_900  # where the next answer is drawn over it
    conversation.timeline.add_span("assistant", "playback", 219_000, 219_500, "a3")
    assert view.pointing.listening.at_ms == 219_000


def test_the_selection_is_a_value_of_its_own() -> None:
    selection = Selection()
    assert selection.stretch is None
    selection.extend(500.0)
    assert selection.stretch is None
    selection.extend(200.0)
    assert selection.stretch == (200.0, 500.0)
    assert selection.edge_at(203.0, 5.0) == "start"
    assert selection.edge_at(350.0, 5.0) is None
    selection.grab("start")
    selection.extend(700.0)
    assert selection.stretch == (500.0, 700.0)
    selection.clear()
    assert (selection.stretch, selection.cursor_ms) == (None, 500.0)


def test_the_strip_below_goes_anywhere(
    pane: WaveformPane, view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    conversation.tick(3_600_000.0)
    view.sight.follow()
    strip = pane.overview
    assert strip.mark().right() > strip.width() * 0.8
    middle = strip.mark().center().toPoint()
    qtbot.mouseClick(strip, LEFT, pos=QPoint(500, 8))
    shown_ms = view.sight.window.start_ms + view.sight.window.span_ms / 2
    assert strip.mark().center().x() == pytest.approx(500, abs=4)
    assert shown_ms == pytest.approx((500 - gutter_px()) / (1280 - gutter_px() - 24) * strip.span_ms, abs=2_000)
    qtbot.mousePress(strip, LEFT, pos=strip.mark().center().toPoint())
    qtbot.mouseMove(strip, QPoint(700, 8))
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(700, 8))
    assert strip.mark().center().x() == pytest.approx(700, abs=8)
    assert middle.x() > 900


def test_the_play_tool_says_what_it_does(
    pane: WaveformPane, view: WaveformView, conversation: on_stage.StageConversation
) -> None:
    assert pane.play.accessibleName() == "Play from the cursor"
    view.pointing.place(212_000)
    pane.play.click()
    assert played(conversation) == [("play_from", 212_000, None)]
    assert pane.play.accessibleName() == "Stop playing"
    pane.play.click()
    assert played(conversation)[-1] == ("stop_playing",)


def test_before_a_session_there_is_nothing_to_point_at(
    pane: WaveformPane, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    pane.play.click()
    qtbot.mouseClick(pane.view, LEFT, pos=QPoint(600, 80))
    assert conversation.wishes == []
    assert pane.view.pointing.selection.cursor_ms is None


def test_the_menu_offers_what_has_a_meaning_there(
    view: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    menu = menu_of(view, 212_345.0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "Play from 03:32.345"
    assert "Play the selection" not in texts
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert played(conversation) == [("play_from", 212_345.0, None)]
    view.pointing.selection.select(214_000, 216_000)
    menu = menu_of(view, 212_345.0)
    actions = {action.text(): action for action in menu.actions()}
    assert "Stop playing" in actions
    actions["Play the selection"].trigger()
    assert played(conversation)[-1] == ("play_from", 214_000, 216_000)
    actions["Copy the time 03:32.345"].trigger()
    assert QGuiApplication.clipboard().text() == "03:32.345"
    menu.deleteLater()


def test_the_menu_key_is_about_the_cursor(view: WaveformView) -> None:
    view.pointing.place(212_000)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), view.mapToGlobal(QPoint(0, 0)))
    at_ms, place_on_screen = view.pointer.menu_place(event)
    assert at_ms == 212_000
    assert view.mapFromGlobal(place_on_screen).x() == pytest.approx(view.geometry_now.x(212_000), abs=1)
