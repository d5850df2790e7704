"""The waveform: what is painted, what it costs, and how one moves in it."""

from __future__ import annotations

import numpy as np
import pytest
import stage as on_stage
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui import palette, waveform_readout
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.waveform_view import WaveformView


@pytest.fixture
def played(window: MainWindow, conversation: on_stage.StageConversation, waveform: WaveformSource) -> WaveformView:
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    view = window.workspace.waveform.view
    view.follow()
    return view


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
    window: MainWindow, conversation: on_stage.StageConversation, waveform: WaveformSource
) -> None:
    asked: list[int] = []

    class Counting:
        def columns(self, lane: str, start_ms: float, end_ms: float, count: int) -> np.ndarray:
            asked.append(count)
            return waveform.columns(lane, start_ms, end_ms, count)

    view = window.workspace.waveform.view
    view._source = Counting()
    conversation.tick(3_600_000.0)
    for act in (view.follow, view.fit, view.zoom_in):
        asked.clear()
        act()
        view.grab()
        assert asked
        assert max(asked) <= view.width() / 2 + 2


def test_it_paints_again_and_again_only_while_a_session_lives(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    view = window.workspace.waveform.view
    assert not view.running
    conversation.set_phase(Phase.LIVE)
    assert view.running
    window.hide()
    assert not view.running
    window.show()
    assert view.running
    conversation.set_phase(Phase.IDLE)
    assert not view.running


def test_a_click_goes_to_what_sounds_there(
    played: WaveformView, window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
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
    played: WaveformView, window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.tick(900_000.0)
    played.follow()
    assert played.window.start_ms > 300_000
    window.workspace.transcript.view.show_item("a1")
    assert played.window.start_ms <= 215_000 <= played.window.end_ms
    assert not played.window.following


def wheel(view: WaveformView, x: float, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(x, 60)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
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
    played.follow()
    played.pan(-200_000)
    x = played.geometry_now.plot.left() + 300
    under = played.geometry_now.time(x)
    wheel(played, x, 2, Qt.KeyboardModifier.NoModifier)
    assert played.window.span_ms < 20_000
    assert played.geometry_now.time(x) == pytest.approx(under, abs=1)
    before = played.window.start_ms
    wheel(played, x, 1, Qt.KeyboardModifier.ShiftModifier)
    assert played.window.start_ms < before


def test_dragging_pans_and_does_not_click(
    played: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    conversation.tick(600_000.0)
    played.follow()
    under = played.geometry_now.time(500)
    with qtbot.assertNotEmitted(played.item_requested):
        qtbot.mousePress(played, Qt.MouseButton.LeftButton, pos=QPoint(500, 60))
        qtbot.mouseMove(played, QPoint(650, 60))
        qtbot.mouseMove(played, QPoint(700, 60))
        qtbot.mouseRelease(played, Qt.MouseButton.LeftButton, pos=QPoint(700, 60))
    assert played.geometry_now.time(700) == pytest.approx(under, abs=played.geometry_now.ms_per_px)
    assert not played.window.following


def test_keys_do_the_same(played: WaveformView, conversation: on_stage.StageConversation, qtbot: QtBot) -> None:
    conversation.tick(600_000.0)
    played.follow()
    span = played.window.span_ms
    qtbot.keyClick(played, Qt.Key.Key_Plus)
    assert played.window.span_ms < span
    qtbot.keyClick(played, Qt.Key.Key_0)
    assert played.window.whole
    assert played.window.start_ms == 0 <= 600_000 <= played.window.end_ms
    qtbot.keyClick(played, Qt.Key.Key_Minus)
    qtbot.keyClick(played, Qt.Key.Key_Plus)
    qtbot.keyClick(played, Qt.Key.Key_Left)
    assert not played.window.following
    qtbot.keyClick(played, Qt.Key.Key_End)
    assert played.window.following
    for _ in range(40):
        qtbot.keyClick(played, Qt.Key.Key_Plus)
    assert played.window.span_ms == 1_000


def test_the_tools_say_when_now_is_not_followed(played: WaveformView, window: MainWindow) -> None:
    follow = window.workspace.waveform._follow
    assert follow.property("look") == "tool"
    played.pan(-5_000)
    assert follow.property("look") == "tool-on"
    follow.click()
    assert played.window.following


def test_the_readout_says_time_and_levels(waveform: WaveformSource) -> None:
    tone = (np.sin(np.arange(24_000) / 24_000 * 2 * np.pi * 440) * 32_767 * 0.5).astype(np.int16)
    waveform.write("user", 1_000, tone)
    assert waveform_readout.level_dbfs(waveform, "user", 1_500) == pytest.approx(-6.0, abs=0.1)
    assert waveform_readout.sentence(waveform, 1_500) == "00:01.500   You −6 dBFS   Assistant silence"


def test_the_mouse_is_followed_by_the_readout(played: WaveformView) -> None:
    before = pixels(played)
    QTest.mouseMove(played, QPoint(600, 90))
    assert pixels(played) != before


def test_it_says_what_it_shows_to_screen_readers(played: WaveformView) -> None:
    assert played.accessibleDescription() == "03:26 to 03:46"
