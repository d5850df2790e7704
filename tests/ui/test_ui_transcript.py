"""The transcript: rows follow the conversation, the view the words, and ten thousand rows cost no more than few."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.preferences import Preferences
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.ui.look import palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.transcript import pages as transcript_pages
from desktop_app.ui.transcript import view as transcript_view
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row_content import PLAY_UNHEARD
from desktop_app.ui.transcript.view import TranscriptView


def ids(model: TranscriptModel) -> list[str]:
    return [model.item_id(row) for row in range(model.rowCount())]


@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "after", "beside", "remove", "change", "hide", "clear"]), st.integers(0, 20)),
        max_size=30,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_are_the_shown_items_in_the_services_order(qapp: QApplication, steps: list[tuple[str, int]]) -> None:
    conversation = on_stage.StageConversation()
    model = TranscriptModel(conversation)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    transcript = conversation.transcript
    for number, (what, which) in enumerate(steps):
        known = [item.item_id for item in transcript.items]
        picked = known[which % len(known)] if known else None
        if what in ("add", "after"):
            item = on_stage.user(f"u{number}", "Hello", number, hidden=which == 7)
            transcript.add(item)
            moved = transcript.place(item.item_id, picked if what == "after" else f"later{which}")
            for item_id in moved:
                conversation.item_added.emit(item_id)
        elif what == "beside":
            item = on_stage.assistant(f"o{number}", "Aside", which, out_of_band=True)
            transcript.add(item)
            conversation.change(item.item_id)
        elif what == "clear":
            conversation.transcript = transcript = type(transcript)()
            conversation.conversation_cleared.emit()
        elif picked is not None and what == "remove":
            conversation.remove(picked)
        elif picked is not None:
            transcript.get(picked).hidden = what == "hide"
            conversation.change(picked)
        shown = ids(model)
        beside = {item.item_id for item in transcript.out_of_band}
        assert [each for each in shown if each not in beside] == [
            item.item_id for item in transcript.items if not item.hidden
        ]
        assert beside <= set(shown)
        assert [model.row_of_item(each) for each in shown] == list(range(len(shown)))
    del tester


def test_an_item_that_got_another_place_moves(qapp: QApplication, conversation: on_stage.StageConversation) -> None:
    model = TranscriptModel(conversation)
    for name in "abc":
        conversation.add(on_stage.user(name, name, 0))
    conversation.transcript.place("c", None)
    conversation.item_added.emit("c")
    assert ids(model) == ["c", "a", "b"]


def test_an_item_whose_end_was_not_told_yet_is_an_empty_row(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    for name in "ab":
        conversation.add(on_stage.user(name, name, 0))
    conversation.transcript.remove("a")
    conversation.transcript.remove("b")
    window.workspace.transcript.view.grab()  # painted between the change and its signal
    conversation.item_removed.emit("a")
    conversation.item_removed.emit("b")
    assert window.workspace.transcript.model.rowCount() == 0
    assert window.workspace.transcript.empty.isVisible()


def test_markup_from_the_wire_stays_text(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    words = "<h1>big</h1> <script>alert(1)</script> &amp; **bold**"
    conversation.add(on_stage.assistant("a", words, 0))
    row = window.workspace.transcript.model.row(0)
    assert row.text == words
    assert window.workspace.transcript.view.pages.layout(0).words.text == words


@pytest.mark.parametrize(
    "words", ["\x00\x07 beep \x1b[31m", "עברית עם english בפנים", "👩‍👩‍👧 🎈" * 50, "x" * 30_000, "\n" * 200]
)
def test_strange_text_is_painted(window: MainWindow, conversation: on_stage.StageConversation, words: str) -> None:
    conversation.add(on_stage.assistant("a", words, 0, heard=min(3, len(words)), sounding=True))
    cut = on_stage.assistant("b", words, 0, heard=min(3, len(words)))
    cut.truncated_at_ms = 100
    conversation.add(cut)
    window.workspace.transcript.view.arrange()
    assert not window.workspace.transcript.view.grab().isNull()


@pytest.fixture
def many(make_window: Callable[[], MainWindow], conversation: on_stage.StageConversation) -> MainWindow:
    for number in range(300):
        words = "A sentence that may need more than one line. " * (1 + number % 5)
        conversation.add(on_stage.user(f"u{number}", words, number * 1000))
    return make_window()


def settle(view: TranscriptView) -> None:
    """Let what was put off happen now."""
    QTest.qWait(40)
    view.arrange()


def test_it_follows_the_newest_words(many: MainWindow, conversation: on_stage.StageConversation) -> None:
    view = many.workspace.transcript.view
    settle(view)
    bar = view.verticalScrollBar()
    assert view.following
    assert bar.value() == bar.maximum() > 0
    conversation.add(on_stage.assistant("new", "More words " * 60, 0))
    settle(view)
    assert bar.value() == bar.maximum()
    assert view.visualRect(many.workspace.transcript.model.index(300, 0)).bottom() <= view.viewport().height()


def test_scrolling_up_stops_following_and_the_button_goes_back(
    many: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    view, bar = many.workspace.transcript.view, many.workspace.transcript.view.verticalScrollBar()
    settle(view)
    assert not many.workspace.transcript.latest.isVisible()
    bar.setValue(bar.maximum() // 2)
    assert not view.following
    top = view.indexAt(QPoint(200, 4)).row()
    conversation.add(on_stage.user("new", "More words", 0))
    conversation.change("u299")
    settle(view)
    assert view.indexAt(QPoint(200, 4)).row() == top
    qtbot.mouseClick(many.workspace.transcript.latest, Qt.MouseButton.LeftButton)
    assert view.following
    assert bar.value() == bar.maximum()
    assert not many.workspace.transcript.latest.isVisible()


def test_nothing_jumps_while_unknown_rows_come_into_sight(many: MainWindow) -> None:
    view, bar = many.workspace.transcript.view, many.workspace.transcript.view.verticalScrollBar()
    settle(view)
    for _ in range(60):
        before = view.indexAt(QPoint(200, 10))
        seen_at = view.visualRect(before).top()
        bar.setValue(bar.value() - 40)
        moved = view.visualRect(before).top() - seen_at
        assert moved == 40


def test_only_rows_in_sight_are_laid_out(
    make_window: Callable[[], MainWindow],
    conversation: on_stage.StageConversation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count = 0
    genuine = transcript_pages.lay_out

    def counted(*args):
        nonlocal count
        count += 1
        return genuine(*args)

    monkeypatch.setattr(transcript_pages, "lay_out", counted)
    for number in range(10_000):
        conversation.transcript.add(on_stage.user(f"u{number}", "Words", number))
        conversation.transcript.place_last(f"u{number}")
    window = make_window()
    view, bar = window.workspace.transcript.view, window.workspace.transcript.view.verticalScrollBar()
    settle(view)
    assert window.workspace.transcript.model.rowCount() == 10_000
    in_sight = view.viewport().height() // 50 + 2
    assert count <= 4 * in_sight  # a window settles in a few sizes
    count = 0
    for step in range(20):
        bar.setValue(bar.maximum() * step // 20)
        view.grab()
    assert count <= 20 * in_sight
    count = 0
    for _ in range(50):  # streaming lays out one row a frame, whatever came in between
        conversation.change("u9999")
    view.follow()
    assert count <= in_sight + 1


def test_many_changes_in_one_frame_are_laid_out_once(
    window: MainWindow, conversation: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation.add(on_stage.assistant("a", "Words", 0))
    view = window.workspace.transcript.view
    settle(view)
    calls: list[int] = []
    genuine = view.pages.settle
    monkeypatch.setattr(view.pages, "settle", lambda *args, **more: calls.append(1) or genuine(*args, **more))
    for _ in range(500):
        conversation.change("a")
    QTest.qWait(100)
    assert len(calls) == 1


def cut_answer() -> TranscriptItem:
    item = on_stage.assistant("a1", "It will be clear and mild", 1_000, heard=11, first_sound_ms=388.0)
    item.truncated_at_ms, item.never_heard_ms = 3_214, 4_100.0
    return item


def place_of(view: TranscriptView, row: int, link: str) -> QPoint:
    placed = view.pages.layout(row)
    fact = next(fact for fact in placed.facts if fact.fact.link == link)
    return view.visualRect(view.model().index(row, 0)).topLeft() + fact.rect.center().toPoint()


def test_links_are_followed_by_mouse(
    window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    conversation.add(cut_answer())
    view = window.workspace.transcript.view
    settle(view)
    place = place_of(view, 0, PLAY_UNHEARD)
    none, over = Qt.MouseButton.NoButton, QPointF(view.viewport().mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), over, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), move)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ("play_item", "a1", "unheard") in conversation.wishes
    settle(view)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 0, "stop"))
    assert conversation.wishes[-1] == ("stop_playing",)


def test_links_are_followed_by_keys(window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot) -> None:
    conversation.add(on_stage.user("u1", "Hello", 0, 900))
    conversation.add(cut_answer())
    view = window.workspace.transcript.view
    settle(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert conversation.wishes[-1] == ("play_item", "a1", "unheard")
    conversation.stop_playing()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert conversation.wishes[-1] == ("play_item", "u1", "all")


def test_copying_one_and_all(window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot) -> None:
    conversation.add(on_stage.user("u1", "Hello", 0, 900))
    conversation.add(cut_answer())
    view = window.workspace.transcript.view
    settle(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Assistant: It will be clear and mild"
    view.copy_all()
    assert QGuiApplication.clipboard().text() == "You: Hello\n\nAssistant: It will be clear and mild"


def test_the_context_menu_offers_what_the_row_offers(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(cut_answer())
    view = window.workspace.transcript.view
    settle(view)
    menu = view.menu_of(0)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "play",
        "play what was cut",
        "Show in the waveform",
        "Copy",
        "Copy as Markdown",
        "Copy the whole transcript",
        "Copy the whole transcript as Markdown",
        "Delete…",
    ]
    menu.actions()[1].trigger()
    assert conversation.wishes[-1] == ("play_item", "a1", "unheard")
    menu.close()


def test_screen_readers_hear_who_said_what(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    conversation.add(cut_answer())
    model = window.workspace.transcript.model
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Assistant said: It will be. Never heard: clear and mild." in said
    assert "cut at 3,214 ms" in said


def test_the_empty_state_teaches_and_goes(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    empty = window.workspace.transcript.empty
    assert empty.isVisible()
    assert "Start" in empty.headline.text()
    conversation.add(on_stage.user("u1", "Hello", 0))
    assert not empty.isVisible()


def color_of_words(view: TranscriptView) -> str:
    span = view.pages.layout(0).words.formats()[0]
    return span.format.foreground().color().name().upper()


def test_the_view_lays_out_again_in_another_theme(
    window: MainWindow, conversation: on_stage.StageConversation, preferences: Preferences
) -> None:
    conversation.add(on_stage.user("u1", "Hello", 0))
    settle(window.workspace.transcript.view)
    assert color_of_words(window.workspace.transcript.view) == palette.DARK.text
    preferences.set_theme("light")
    settle(window.workspace.transcript.view)
    assert color_of_words(window.workspace.transcript.view) == palette.LIGHT.text


def test_when_the_session_is_over_nothing_is_being_heard(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    conversation.add(on_stage.assistant("a", "Sunday turns cloudy", 0, heard=9, sounding=True, status="in_progress"))
    model = window.workspace.transcript.model
    assert [run.style for run in model.row(0).runs] == ["plain", "now", "ahead"]
    conversation.set_phase(on_stage.Phase.IDLE)
    settle(window.workspace.transcript.view)
    row = window.workspace.transcript.view.pages.layout(0).row
    assert [run.style for run in row.runs] == ["plain", "ahead"]
    assert [fact.text for fact in row.facts] == ["00:00", "play"]


def test_the_talk_key_is_taught_where_it_talks(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    assert not window.workspace.transcript.empty.hold.isVisible()
    conversation.set_draft(turn_detection="none")
    assert window.workspace.transcript.empty.hold.isVisible()


def test_words_being_heard_repaint_their_row_only(
    window: MainWindow, conversation: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    conversation.add(on_stage.user("u", "Hello", 0, 900))
    item = conversation.add(on_stage.assistant("a", "Sunday turns cloudy", 0, heard=9, sounding=True))
    view = window.workspace.transcript.view
    settle(view)
    QTest.qWait(50)
    painted: list[object] = []
    monkeypatch.setattr(transcript_view, "paint_row", lambda _painter, placed, *_args, **_more: painted.append(placed))
    item.parts[0].heard_chars = 14
    conversation.change("a")
    QTest.qWait(80)
    assert painted
    assert {placed.row.speaker for placed in painted} == {"Assistant"}


def test_where_everything_is_in_sight_nothing_leads_back(
    window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    for name in "abc":
        conversation.add(on_stage.user(name, name, 0))
    view = window.workspace.transcript.view
    settle(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    assert not window.workspace.transcript.latest.isVisible()
