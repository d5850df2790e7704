"""Searching the transcript: what is found, where it is marked, and how one walks through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stage as on_stage
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.look import palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.transcript.matches import TranscriptMatches, occurrences
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.pane import TranscriptPane
from desktop_app.ui.transcript.passage_limits import CODE_SHOWN
from desktop_app.ui.transcript.row_painter import FAINT


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Kyoto, kyoto, KYOTO", "kyoto", ["Kyoto", "kyoto", "KYOTO"]),
        ("Die Straße und die STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("🎈 balloon 🎈", "balloon", ["balloon"]),
        ("🎈🎈🎈", "🎈", ["🎈", "🎈", "🎈"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("שלום עולם", "עולם", ["עולם"]),
        ("nothing", "", []),
        ("nothing", "x", []),
    ],
)
def test_occurrences_are_told_in_qts_own_units(text: str, wanted: str, found: list[str]) -> None:
    units = text.encode("utf-16-le")
    places = occurrences(text, wanted.casefold(), 100)
    assert [units[2 * start : 2 * (start + length)].decode("utf-16-le") for start, length in places] == found


@given(st.text(max_size=40), st.text(min_size=1, max_size=3))
def test_every_occurrence_folds_to_what_is_wanted(text: str, wanted: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    end_of_last = 0
    for start, length in occurrences(text, wanted.casefold(), 100):
        assert start >= 0
        assert length > 0
        assert end_of_last <= start + length <= len(units) // 2
        end_of_last = start
        piece = units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
        assert wanted.casefold() in piece.casefold()


@pytest.fixture
def pane(window: MainWindow, conversation: on_stage.StageConversation) -> TranscriptPane:
    conversation.add(on_stage.user("u1", "Will it rain in Kyoto?", 0, 900))
    conversation.add(
        on_stage.call("t1", "kyoto_weather", '{"place": "Kyoto"}', "done", 1_000, call_output='{"sky": "kyoto blue"}')
    )
    conversation.add(on_stage.assistant("a1", "KYOTO will be dry.", 2_000))
    window.workspace.transcript.view.arrange()
    return window.workspace.transcript


def find(pane: TranscriptPane, text: str) -> None:
    pane.find()
    pane.search.field.setText(text)
    QTest.qWait(120)


def here(pane: TranscriptPane) -> tuple[str, str]:
    match = pane.view.matches.here
    return match.item_id, match.passage


def test_words_names_arguments_and_results_are_found(pane: TranscriptPane) -> None:
    find(pane, "kyoto")
    assert pane.search.count.text() == "1 of 5"
    walked = [here(pane)]
    for _ in range(5):
        QTest.keyClick(pane.search.field, Qt.Key.Key_Return)
        walked.append(here(pane))
    assert walked == [
        ("u1", "words"),
        ("t1", "name"),
        ("t1", "arguments"),
        ("t1", "result"),
        ("a1", "words"),
        ("u1", "words"),
    ]
    QTest.keyClick(pane.search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert here(pane) == ("a1", "words")
    assert pane.search.count.text() == "5 of 5"
    assert pane.view.currentIndex().row() == 2


def test_matches_are_marked_where_the_words_stand(pane: TranscriptPane) -> None:
    find(pane, "kyoto")
    placed = pane.view.pages.layout(1)
    stretches, at = pane.view.matches.in_row("t1", placed)
    assert at == -1
    assert [placed.between(*stretch) for stretch in stretches] == ["kyoto", "Kyoto", "kyoto"]
    stretches, at = pane.view.matches.in_row("u1", pane.view.pages.layout(0))
    assert (len(stretches), at) == (1, 0)


def test_the_marks_are_painted(pane: TranscriptPane) -> None:
    find(pane, "dry")
    marked = pane.view.viewport().grab().toImage()
    rect = pane.view.pages.layout(2).rects(*pane.view.matches.in_row("a1", pane.view.pages.layout(2))[0][0])[0]
    place = pane.view.visualRect(pane.view.model().index(2, 0)).topLeft() + rect.topLeft().toPoint()
    pane.view.matches.search("", 0)
    plain = pane.view.viewport().grab().toImage()
    assert marked.pixelColor(place.x() + 1, place.y() + 1) != plain.pixelColor(place.x() + 1, place.y() + 1)


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
def test_matches_can_be_read_in_every_theme(tokens: palette.Tokens) -> None:
    assert palette.contrast(tokens.cut, tokens.on_accent) >= tokens.text_minimum
    for ground in (tokens.user_soft, tokens.assistant_soft, tokens.surface, tokens.window):
        mixed = QColor(*(round(FAINT * a + (1 - FAINT) * b) for a, b in zip(rgb(tokens.cut), rgb(ground), strict=True)))
        assert palette.contrast(tokens.text, mixed.name()) >= tokens.text_minimum


def rgb(color: str) -> tuple[int, ...]:
    return QColor(color).getRgb()[:3]


def test_what_this_program_says_is_not_searched(pane: TranscriptPane, conversation: on_stage.StageConversation) -> None:
    conversation.add(on_stage.user("u2", "", 3_000, status="listening"))
    find(pane, "listening")
    assert pane.search.count.text() == "Not found"
    assert not pane.search.next.isEnabled()


def test_the_search_follows_what_changes(pane: TranscriptPane, conversation: on_stage.StageConversation) -> None:
    find(pane, "sunday")
    assert pane.search.count.text() == "Not found"
    item = conversation.add(on_stage.assistant("a2", "On Sunday", 3_000, sounding=True, status="in_progress"))
    QTest.qWait(30)
    assert pane.search.count.text() == "1 of 1"
    item.parts[0].text += " and every other Sunday"
    conversation.change("a2")
    QTest.qWait(30)
    assert pane.search.count.text() == "1 of 2"
    conversation.remove("a2")
    assert pane.search.count.text() == "Not found"
    assert pane.view.matches.here is None


def test_where_the_match_one_looks_at_goes_the_next_is_looked_at(
    pane: TranscriptPane, conversation: on_stage.StageConversation
) -> None:
    find(pane, "kyoto")
    conversation.remove("u1")
    assert here(pane) == ("t1", "name")
    assert pane.search.count.text() == "1 of 4"


def test_a_match_in_a_folded_passage_unfolds_it(pane: TranscriptPane, conversation: on_stage.StageConversation) -> None:
    arguments = '{"rows": "' + "x" * (CODE_SHOWN + 500) + ' needle"}'
    conversation.add(on_stage.call("t2", "load", arguments, "running", 3_000))
    assert "needle" not in pane.model.row(3).text
    find(pane, "needle")
    assert here(pane) == ("t2", "arguments")
    assert "needle" in pane.view.pages.layout(3).row.text
    stretches, at = pane.view.matches.in_row("t2", pane.view.pages.layout(3))
    assert at == 0
    assert pane.view.pages.layout(3).between(*stretches[0]) == "needle"


def test_the_bar_opens_by_key_with_the_selected_word_and_closes_by_esc(
    window: MainWindow, pane: TranscriptPane, conversation: on_stage.StageConversation, qtbot: QtBot
) -> None:
    pane.view.setFocus()
    pane.view.setCurrentIndex(pane.model.index(2, 0))
    for _ in range(5):
        QTest.keyClick(pane.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.search.isVisible()
    assert pane.search.field.hasFocus()
    assert pane.search.field.text() == "KYOTO"
    qtbot.keyClick(window, Qt.Key.Key_F3)
    found = here(pane)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert here(pane) != found
    qtbot.keyClick(pane.search.field, Qt.Key.Key_Escape)
    assert not pane.search.isVisible()
    assert pane.view.hasFocus()
    assert pane.view.matches.total == 0
    assert ("interrupt",) not in conversation.wishes


def test_the_keyboard_goes_back_to_where_it_was(window: MainWindow, pane: TranscriptPane, qtbot: QtBot) -> None:
    message = window.workspace.controls.message
    message.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.search.field.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.search.field, Qt.Key.Key_Escape)
    assert message.hasFocus()


def test_the_empty_state_stands_below_the_search(window: MainWindow) -> None:
    pane = window.workspace.transcript
    pane.find()
    QTest.qWait(20)
    assert pane.empty.isVisible()
    assert pane.empty.geometry().top() >= pane.search.geometry().bottom()


def test_ten_thousand_items_are_searched_little_by_little(
    qapp: QApplication, conversation: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for number in range(10_000):
        conversation.transcript.add(on_stage.user(f"u{number}", f"Number {number}", number))
        conversation.transcript.place_last(f"u{number}")
    model = TranscriptModel(conversation)
    matches = TranscriptMatches(model)
    matches.search("number", 5_000)
    assert matches.searching  # it gave way before it was through
    assert matches.here.item_id == "u5000"
    assert 0 < matches.total < 10_000
    qtbot.waitUntil(lambda: not matches.searching, timeout=20_000)
    assert matches.total == 10_000
    assert matches.ordinal == 5_001
    matches.search("number 77", 0)
    qtbot.waitUntil(lambda: not matches.searching, timeout=20_000)
    assert matches.total == 111


def test_a_new_session_is_searched_for_the_same_words(
    pane: TranscriptPane, conversation: on_stage.StageConversation
) -> None:
    find(pane, "kyoto")
    conversation.transcript = type(conversation.transcript)()
    conversation.conversation_cleared.emit()
    assert pane.search.count.text() == "Not found"
    conversation.add(on_stage.user("n1", "Kyoto again", 0, 900))
    QTest.qWait(30)
    assert pane.search.count.text() == "1 of 1"


def test_the_search_has_names_for_everything(make_window: Callable[[], MainWindow]) -> None:
    bar = make_window().workspace.transcript.search
    for part in (bar.field, bar.count, bar.previous, bar.next, bar.close_button):
        assert part.accessibleName()
