"""Selecting words of the transcript by mouse and by keys, and what is then copied."""

from __future__ import annotations

import pytest
import stage as on_stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.look import fonts, palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.transcript.row_content import Run
from desktop_app.ui.transcript.row_text import RowText, units
from desktop_app.ui.transcript.view import TranscriptView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(window: MainWindow, conversation: on_stage.StageConversation) -> TranscriptView:
    conversation.add(on_stage.user("u1", "Will it rain in Kyoto?", 0, 900))
    conversation.add(on_stage.call("t1", "weather", '{"place": "Kyoto"}', "done", 1_000, call_output="dry"))
    conversation.add(on_stage.assistant("a1", "No, it will be dry.\nTake a hat.", 2_000))
    view = window.workspace.transcript.view
    QTest.qWait(40)
    view.arrange()
    view.setFocus()
    return view


def spot(view: TranscriptView, row: int, position: int) -> QPoint:
    """The left edge of a character, where a press means the gap before it."""
    rect = view.pages.layout(row).rects(position, position + 1)[0]
    inside = QPointF(rect.left() + 1, rect.center().y())
    return view.visualRect(view.model().index(row, 0)).topLeft() + inside.toPoint()


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NONE, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)


def copied(view: TranscriptView) -> str:
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def test_dragging_within_a_bubble_copies_exactly_that(view: TranscriptView) -> None:
    drag(view, spot(view, 0, 5), spot(view, 0, 12))
    assert copied(view) == "it rain"
    drag(view, spot(view, 0, 12), spot(view, 0, 5))
    assert copied(view) == "it rain"


def test_dragging_across_bubbles_names_the_speakers(view: TranscriptView) -> None:
    drag(view, spot(view, 0, 16), spot(view, 2, 3))
    assert copied(view) == 'You: Kyoto?\n\nTool: weather {"place": "Kyoto"}\n→ dry\n\nAssistant: No,'


def test_a_click_chooses_the_item_and_selects_nothing(
    view: TranscriptView, window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    chosen: list[str] = []
    view.item_chosen.connect(chosen.append)
    drag(view, spot(view, 0, 5), spot(view, 0, 12))
    QTest.mouseClick(view.viewport(), LEFT, NONE, spot(view, 2, 4))
    QTest.mouseClick(view.viewport(), LEFT, NONE, spot(view, 2, 4))
    assert chosen == ["u1", "a1", "a1"]
    assert view.selected.empty
    assert copied(view) == "Assistant: No, it will be dry.\nTake a hat."


def test_a_hand_that_is_not_quite_still_selects_nothing(view: TranscriptView) -> None:
    place = spot(view, 0, 5)
    QTest.mousePress(view.viewport(), LEFT, NONE, place)
    QTest.mouseMove(view.viewport(), place + QPoint(2, 1))
    QTest.mouseRelease(view.viewport(), LEFT, NONE, place + QPoint(2, 1))
    assert view.selected.empty


def test_a_double_click_takes_the_word_and_a_third_the_paragraph(view: TranscriptView) -> None:
    place = spot(view, 2, 5)
    QTest.mouseClick(view.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
    assert view.selected_text() == "it"
    QTest.mouseClick(view.viewport(), LEFT, NONE, place)
    assert view.selected_text() == "No, it will be dry."


def test_shift_and_a_click_extend(view: TranscriptView) -> None:
    QTest.mouseClick(view.viewport(), LEFT, NONE, spot(view, 0, 5))
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot(view, 0, 12))
    assert view.selected_text() == "it rain"
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot(view, 0, 16))
    assert view.selected_text() == "it rain in "


def test_select_all_takes_every_word(view: TranscriptView) -> None:
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert copied(view) == (
        'You: Will it rain in Kyoto?\n\nTool: weather {"place": "Kyoto"}\n→ dry\n\n'
        "Assistant: No, it will be dry.\nTake a hat."
    )


def test_shift_with_arrows_selects_in_the_chosen_row(view: TranscriptView) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected_text() == "Will"
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert view.selected_text() == "Wil"
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT | CTRL)
    assert view.selected_text() == "Will "
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert view.selected_text() == "Will it rain in Kyoto?"
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert view.currentIndex().row() == 1
    assert view.selected_text() == 'You: Will it rain in Kyoto?\n\nTool: weather {"place": "Kyoto"}\n→ dry'


def test_arrows_alone_still_go_to_links(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert conversation.wishes[-1] == ("play_item", "u1", "all")


def test_a_press_on_a_link_that_leaves_it_does_nothing(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    link = next(fact for fact in view.pages.layout(0).facts if fact.fact.link == "all")
    place = view.visualRect(view.model().index(0, 0)).topLeft() + link.rect.center().toPoint()
    QTest.mousePress(view.viewport(), LEFT, NONE, place)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, spot(view, 2, 4))
    assert not [wish for wish in conversation.wishes if wish[0] == "play_item"]
    assert view.selected.empty


def test_the_selection_stays_with_its_words_when_items_come_and_goes_with_them(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    drag(view, spot(view, 0, 5), spot(view, 0, 12))
    conversation.transcript.add(on_stage.user("u0", "Earlier", 0))
    conversation.transcript.place("u0", None)
    conversation.item_added.emit("u0")
    view.arrange()
    assert view.selected_text() == "it rain"
    conversation.remove("u1")
    assert view.selected_text() == ""


def test_dragging_beyond_the_edge_scrolls(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    for number in range(60):
        conversation.add(on_stage.user(f"more{number}", f"More words {number}", 3_000))
    view.follow()
    bar = view.verticalScrollBar()
    before = bar.value()
    QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(200, 200))
    QTest.mouseMove(view.viewport(), QPoint(200, -40))
    QTest.qWait(150)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(200, -40))
    assert bar.value() < before
    assert view.selected_text().count("More words") > 3


def test_what_is_selected_looks_so(view: TranscriptView) -> None:
    place = spot(view, 0, 7) + QPoint(1, 0)  # in the space
    before = view.viewport().grab().toImage().pixelColor(place)
    drag(view, spot(view, 0, 5), spot(view, 0, 12))
    after = view.viewport().grab().toImage().pixelColor(place)
    assert before != after
    assert after.name().upper() == palette.current().user


def hover(view: TranscriptView, place: QPoint) -> None:
    at = QPointF(place)
    over = view.viewport().mapToGlobal(at)
    event = QMouseEvent(QEvent.Type.MouseMove, at, over, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE)
    QApplication.sendEvent(view.viewport(), event)


def test_words_show_the_caret_of_text(view: TranscriptView) -> None:
    hover(view, spot(view, 0, 5))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    hover(view, QPoint(20, 300))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


ANY_TEXT = st.text(st.sampled_from("ab שםع世🎈\u0301\u200b\u202e\n ."), max_size=60)


@given(ANY_TEXT)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_positions_are_whole_whatever_the_script(qapp: QApplication, words: str) -> None:
    text = RowText((Run(words, "plain"),), fonts.sans(), palette.current(), 120.0, 20.0)
    assert text.length == units(words)
    assert text.between(0, text.length) == words
    position, steps = 0, 0
    while position < text.length:
        onward = text.step(position, True, by_word=False)
        assert onward > position
        position, steps = onward, steps + 1
    assert position == text.length
    for place in range(text.length + 1):
        start, end = text.paragraph_around(place)
        assert start <= place <= end
        first, last = text.word_around(place)
        assert 0 <= first <= last <= text.length
    for y in range(0, round(text.high_px), 10):
        assert 0 <= text.position_at(QPointF(60.0, y)) <= text.length
    for rect in text.rects(0, text.length):
        assert rect.left() >= -1
        assert rect.right() <= text.wide_px + 1


def test_paragraphs_read_from_the_right_stand_at_the_right(qapp: QApplication) -> None:
    words = "a long line of latin words\nשלום עולם"
    text = RowText((Run(words, "plain"),), fonts.sans(), palette.current(), 400.0, 20.0)
    hebrew = text.rects(words.index("ש"), len(words))
    assert max(rect.right() for rect in hebrew) == pytest.approx(text.wide_px, abs=1)
    assert min(rect.left() for rect in hebrew) > 0
    assert min(rect.left() for rect in text.rects(0, 5)) == 0
