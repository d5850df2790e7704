"""The waveform: what is painted, what it costs, and how one moves in it."""

from __future__ import annotations

import numpy as np
import pytest
import stage as on_stage
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.look import palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.waveform.columns import ColumnCache, Grid
from desktop_app.ui.waveform.pane import WaveformPane
from desktop_app.ui.waveform.view import WaveformView
from desktop_app.ui.waveform.words import level_dbfs, levels_at


def pixels(view: WaveformView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def has(image: QImage, color: str, x0: float, x1: float, y0: float, y1: float) -> bool:
    wanted, ratio = QColor(color).rgb(), image.devicePixelRatio()
    columns = range(round(x0 * ratio), round(x1 * ratio))
    return any(image.pixel(x, y) == wanted for x in columns for y in range(round(y0 * ratio), round(y1 * ratio)))


def test_each_voice_stands_in_its_lane_where_it_sounded(played: WaveformView) -> None:
    image, geometry, tokens = pixels(played), played.geometry_now, palette.current()
    user, assistant = geometry.lane("user"), geometry.lane("assistant")
    heard = (geometry.x(215_500), geometry.x(218_000))
    assert has(image, tokens.assistant, *heard, assistant.top(), assistant.center().y() - 6)
    assert not has(image, tokens.user, *heard, user.top(), user.center().y() - 6)
    spoken = (geometry.x(211_500), geometry.x(213_000))
    assert has(image, tokens.user, *spoken, user.top(), user.center().y() - 6)
    assert not has(image, tokens.assistant, *spoken, assistant.top(), assistant.center().y() - 6)


def test_what_was_never_heard_is_not_painted_as_heard(played: WaveformView) -> None:
    image, geometry, tokens = pixels(played), played.geometry_now, palette.current()
    lane = geometry.lane("assistant")
    tail = (geometry.x(218_214) + 4, geometry.x(220_800))
    assert not has(image, tokens.assistant, *tail, lane.top(), lane.bottom())
    assert has(image, tokens.cut, geometry.x(218_214) - 1, geometry.x(218_214) + 3, lane.top(), lane.bottom())


def test_the_cost_follows_the_pixels_not_the_session(
    pane: WaveformPane, conversation: on_stage.StageConversation, waveform: WaveformSource
) -> None:
    asked: list[int] = []

    class Counting:
        changes = waveform.changes

        def columns(self, lane: str, start_ms: float, end_ms: float, count: int) -> np.ndarray:
            asked.append(count)
            return waveform.columns(lane, start_ms, end_ms, count)

    view = pane.view
    view.columns = ColumnCache(Counting())
    conversation.tick(3_600_000.0)
    for act in (view.sight.follow, view.sight.fit, view.sight.zoom_in):
        asked.clear()
        act()
        view.grab()
        assert asked
        assert max(asked) <= view.width() / 2 + 2
    asked.clear()
    view.grab()
    assert not asked  # nothing has moved and nothing was written


def test_columns_that_are_kept_are_the_ones_that_are_there(waveform: WaveformSource) -> None:
    """Moving and writing in any order, the kept columns never differ from fresh ones."""
    rng = np.random.default_rng(7)
    cache = ColumnCache(waveform)
    first = 0
    for _ in range(200):
        if rng.random() < 0.5:
            sound = rng.integers(-20_000, 20_000, 2_400).astype(np.int16)
            waveform.write("user", float(rng.integers(0, 20_000)), sound)
        first = max(-50, first + int(rng.integers(-150, 150)))
        grid = Grid(first, 300, 20.0, 0.0, 3.0)
        fresh = waveform.columns("user", first * 20.0, (first + 300) * 20.0, 300)
        assert np.array_equal(cache.columns("user", grid), fresh)
    waveform.clear()
    assert not cache.columns("user", Grid(first, 300, 20.0, 0.0, 3.0)).any()


def test_it_paints_again_and_again_only_while_something_moves(
    pane: WaveformPane, conversation: on_stage.StageConversation
) -> None:
    view = pane.view
    assert not view.running
    conversation.set_phase(Phase.LIVE)
    assert view.running
    pane.hide()
    assert not view.running
    pane.show()
    assert view.running
    conversation.set_phase(Phase.IDLE)
    assert not view.running
    conversation.set_replay("", "session", 100.0)
    assert view.running
    conversation.set_replay("")
    assert not view.running


def test_a_click_goes_to_what_sounds_there(
    window: MainWindow, waveform: WaveformSource, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    played = window.workspace.waveform.view
    played.sight.follow()
    geometry = played.geometry_now
    place = QPointF(geometry.x(216_000), geometry.lane("assistant").center().y()).toPoint()
    with qtbot.waitSignal(played.item_requested) as told:
        qtbot.mouseClick(played, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["a1"]
    view = window.workspace.transcript.view
    assert window.workspace.transcript.model.item_id(view.currentIndex().row()) == "a1"
    with qtbot.assertNotEmitted(played.item_requested):
        silent = QPointF(geometry.x(209_500), geometry.lane("assistant").center().y()).toPoint()
        qtbot.mouseClick(played, Qt.MouseButton.LeftButton, pos=silent)


def test_choosing_in_the_transcript_brings_it_into_sight(
    window: MainWindow, waveform: WaveformSource, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    conversation.tick(900_000.0)
    view = window.workspace.waveform.view
    view.sight.follow()
    assert view.sight.window.start_ms > 300_000
    window.workspace.transcript.view.show_item("a1")
    assert view.sight.window.start_ms <= 215_000 <= view.sight.window.end_ms
    assert not view.sight.window.following


def wheel(view: WaveformView, x: float, notches: int, modifiers: Qt.KeyboardModifier, sideways: int = 0) -> None:
    place = QPointF(x, 60)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(sideways, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_around_the_mouse_and_pans_with_shift(
    played: WaveformView, conversation: on_stage.StageConversation
) -> None:
    conversation.tick(600_000.0)
    played.sight.follow()
    played.sight.pan(-200_000)
    x = played.geometry_now.plot.left() + 300
    under = played.geometry_now.time(x)
    wheel(played, x, 2, Qt.KeyboardModifier.NoModifier)
    assert played.sight.window.span_ms < 20_000
    assert played.geometry_now.time(x) == pytest.approx(under, abs=1)
    before = played.sight.window.start_ms
    wheel(played, x, 1, Qt.KeyboardModifier.ShiftModifier)
    assert played.sight.window.start_ms < before
    before, span = played.sight.window.start_ms, played.sight.window.span_ms
    wheel(played, x, 0, Qt.KeyboardModifier.NoModifier, sideways=-60)
    assert (played.sight.window.start_ms > before, played.sight.window.span_ms) == (True, span)
    wheel(played, x, 1, Qt.KeyboardModifier.NoModifier, sideways=-20)  # fingers that are not quite straight
    assert played.sight.window.span_ms < span


@pytest.mark.parametrize(("button", "y"), [(Qt.MouseButton.MiddleButton, 80), (Qt.MouseButton.LeftButton, 12)])
def test_the_middle_button_and_the_axis_move_the_picture(
    played: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot, button: Qt.MouseButton, y: int
) -> None:
    conversation.tick(600_000.0)
    played.sight.follow()
    under = played.geometry_now.time(500)
    with qtbot.assertNotEmitted(played.item_requested):
        qtbot.mousePress(played, button, pos=QPoint(500, y))
        for x in (506, 650, 700):
            qtbot.mouseMove(played, QPoint(x, y))
        qtbot.mouseRelease(played, button, pos=QPoint(700, y))
    slack_ms = 7 * played.geometry_now.ms_per_px  # the few pixels that tell a drag from a click
    assert played.geometry_now.time(700) == pytest.approx(under, abs=slack_ms)
    assert not played.sight.window.following
    assert conversation.wishes == []


def test_keys_zoom_and_move(played: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot) -> None:
    conversation.tick(600_000.0)
    played.sight.follow()
    window = played.sight.window
    span = window.span_ms
    qtbot.keyClick(played, Qt.Key.Key_Plus)
    assert window.span_ms < span
    qtbot.keyClick(played, Qt.Key.Key_0)
    assert window.whole
    assert window.start_ms == 0 <= 600_000 <= window.end_ms
    qtbot.keyClick(played, Qt.Key.Key_Minus)
    qtbot.keyClick(played, Qt.Key.Key_Plus)
    qtbot.keyClick(played, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert not window.following
    qtbot.keyClick(played, Qt.Key.Key_End)
    assert window.following
    for _ in range(40):
        qtbot.keyClick(played, Qt.Key.Key_Plus)
    assert window.span_ms == 250


def test_the_whole_session_stands_still_between_steps(
    played: WaveformView, conversation: on_stage.StageConversation
) -> None:
    conversation.tick(600_000.0)
    played.sight.fit()
    spans = []
    for now_ms in range(600_000, 900_000, 1_000):
        conversation.elapsed_ms = float(now_ms)
        played.sight.advance()
        assert played.sight.window.end_ms >= now_ms
        spans.append(played.sight.window.span_ms)
    assert len(set(spans)) < 8


def test_the_tools_say_when_now_is_not_followed(pane: WaveformPane, played: WaveformView) -> None:
    assert pane.follow.property("look") == "tool"
    played.sight.pan(-5_000)
    assert pane.follow.property("look") == "tool-on"
    pane.follow.click()
    assert played.sight.window.following


def test_the_readout_says_time_and_levels(waveform: WaveformSource) -> None:
    tone = (np.sin(np.arange(24_000) / 24_000 * 2 * np.pi * 440) * 32_767 * 0.5).astype(np.int16)
    waveform.write("user", 1_000, tone)
    assert level_dbfs(waveform, "user", 1_490, 1_510) == pytest.approx(-6.0, abs=0.1)
    assert levels_at(waveform, 1_500) == "00:01.500   You −6 dBFS   Assistant silence"


def test_the_mouse_is_followed_by_the_readout(played: WaveformView) -> None:
    before = pixels(played)
    QTest.mouseMove(played, QPoint(600, 90))
    assert pixels(played) != before


def test_it_says_what_it_shows_to_screen_readers(played: WaveformView) -> None:
    assert played.accessibleDescription() == "03:26 to 03:46"
    played.pointing.place(215_300.0)
    assert played.accessibleDescription() == "03:26 to 03:46, cursor at 03:35.300"
    played.pointing.extend(216_584.0)
    assert played.accessibleDescription() == "03:26 to 03:46, selected 03:35.300 to 03:36.584, 1.284 s"


def test_a_pinch_zooms_around_the_fingers(played: WaveformView, conversation: on_stage.StageConversation) -> None:
    conversation.tick(600_000.0)
    played.sight.follow()
    played.sight.pan(-200_000)
    place = QPointF(played.geometry_now.plot.left() + 500, 60)
    under, span = played.geometry_now.time(place.x()), played.sight.window.span_ms
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        QPointF(played.mapToGlobal(place)),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(played, event)
    assert played.sight.window.span_ms == pytest.approx(span / 1.25)
    assert played.geometry_now.time(place.x()) == pytest.approx(under, abs=1)


def test_seen_from_far_it_paints_only_what_has_moved(
    played: WaveformView, conversation: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []
    monkeypatch.setattr(played, "update", lambda: painted.append(conversation.elapsed_ms))

    def frames() -> int:
        start_ms = conversation.elapsed_ms
        painted.clear()
        for frame in range(300):
            conversation.elapsed_ms = start_ms + frame * 33
            played._next_frame()
        return len(painted)

    conversation.elapsed_ms = 600_000.0
    played.sight.zoom(0.5)
    played.sight.follow()
    assert frames() == 300
    played.sight.fit()
    assert 30 <= frames() <= 50  # four times a second: a pixel is more than half a second
    conversation.set_replay("", "session", 1_000.0)
    assert frames() == 300


def test_a_muted_microphone_is_said_at_its_lane(pane: WaveformPane, conversation: on_stage.StageConversation) -> None:
    view = pane.view
    heard = view.grab().toImage()
    conversation.set_muted(True)
    muted = view.grab().toImage()
    changed = [
        (x, y) for x in range(muted.width()) for y in range(muted.height()) if muted.pixel(x, y) != heard.pixel(x, y)
    ]
    lane = view.geometry_now.lane("user")
    assert changed
    assert all(x < lane.left() and lane.center().y() < y for x, y in changed)
