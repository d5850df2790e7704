"""Cards of tool calls, long texts that fold, what is out of band, and deleting."""

from __future__ import annotations

import json

import pytest
import stage as on_stage
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.conversation.transcript import ResponseOutcome, TranscriptItem
from desktop_app.ui.look import palette
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.transcript import pages as transcript_pages
from desktop_app.ui.transcript import view as transcript_view
from desktop_app.ui.transcript.code_text import arranged
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row import row_of
from desktop_app.ui.transcript.row_content import DELETE, KEEP, TOGGLE
from desktop_app.ui.transcript.row_layout import lay_out
from desktop_app.ui.transcript.view import TranscriptView

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.booleans())
def test_arranged_json_says_the_same(value: object, escaped: bool) -> None:
    text = json.dumps(value, ensure_ascii=escaped)
    assert json.loads(arranged(text)) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"location":"Kyoto"}', '{"location": "Kyoto"}'),
        ('{ "a" : [ ] }', '{"a": []}'),
        ('{"price": 1.50, "price": 2}', '{"price": 1.50, "price": 2}'),
        ('{"city": "\\u4eac\\u90fd"}', '{"city": "京都"}'),
        ('{"bell": "\\u0007"}', '{"bell": "\\u0007"}'),
        ('{"half": ', '{"half": '),
        ("plain words", "plain words"),
        ("[" * 5_000, "[" * 5_000),
        ("[" * 5_000 + "]" * 5_000, None),
    ],
)
def test_arranged(text: str, shown: str | None) -> None:
    assert arranged(text) == shown if shown is not None else "".join(arranged(text).split()) == text


def test_long_json_is_set_in_lines() -> None:
    value = {"from": "KIX", "passengers": [{"name": "Aoi", "age": 34}, {"name": "Ren", "age": 6}], "note": "x" * 60}
    lines = arranged(json.dumps(value)).splitlines()
    assert lines[0] == "{"
    assert lines[1] == '  "from": "KIX",'
    assert lines[2] == '  "passengers": [{"name": "Aoi", "age": 34}, {"name": "Ren", "age": 6}],'
    assert lines[-1] == "}"


def test_a_running_call_counts_its_seconds(window: MainWindow, conversation: on_stage.StageConversation) -> None:
    model = window.workspace.transcript.model
    conversation.tick(10_000.0)
    item = conversation.add(on_stage.call("t", "f", "{}", "running", 9_000, call_started_at_ms=9_500.0))
    assert model.row(0).chip.text == "running…"
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    conversation.tick(12_600.0)
    assert changed == [0]
    assert model.row(0).chip.text == "running… 3.1 s"
    item.call_state, item.call_duration_ms = "done", 4_000.0
    conversation.change("t")
    changed.clear()
    conversation.tick(13_000.0)
    conversation.tick(13_200.0)
    assert changed == []
    assert model.row(0).chip.text == "done 4,000 ms"


@pytest.mark.parametrize("state", ["arguments", "running", "done", "failed", "cancelled"])
def test_every_state_has_a_word_and_an_icon(state: str) -> None:
    chip = row_of(on_stage.call("t", "f", "{}", state, 0)).chip
    assert chip.text
    assert chip.icon


def test_an_approval_and_a_call_of_a_tool_server_are_cards() -> None:
    item = on_stage.call("t", "erase", "{}", "", 0)
    item.kind = "mcp_approval_request"
    assert row_of(item).shape == "card"
    assert row_of(item).chip.text == "asks for permission"
    item.kind, item.call_state = "mcp_call", "failed"
    assert row_of(item).chip.text == "failed"


def test_a_name_of_a_thousand_letters_stays_in_the_card(qapp: QApplication) -> None:
    row = row_of(on_stage.call("t", "f" * 1_000, "{}", "running", 0))
    placed = lay_out(row, 500.0, palette.current())
    for part in (*placed.texts, *placed.head):
        assert part.rect.right() <= placed.bubble.right()
        assert part.rect.bottom() <= placed.bubble.bottom()


def long_call() -> TranscriptItem:
    return on_stage.call("t", "load", "y" * 1_048_576, "running", 0)


def settle(view: TranscriptView) -> None:
    QTest.qWait(40)
    view.arrange()


def test_long_arguments_unfold_and_fold_by_mouse_and_key(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(long_call())
    view = window.workspace.transcript.view
    settle(view)
    folded = view.visualRect(view.model().index(0, 0)).height()
    link = next(fact for fact in view.pages.layout(0).facts if fact.fact.link == TOGGLE + "arguments")
    assert link.fact.text == "show all (1,048,576 characters)"
    place = view.visualRect(view.model().index(0, 0)).topLeft() + link.rect.center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(view)
    assert view.visualRect(view.model().index(0, 0)).height() > 10 * folded
    assert "more characters; copy to see all" in view.pages.layout(0).row.passages[1].facts[1].text
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(view)
    assert view.visualRect(view.model().index(0, 0)).height() == folded


def test_arguments_that_stream_in_are_never_laid_out_whole(
    window: MainWindow, conversation: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []
    genuine = transcript_pages.lay_out
    monkeypatch.setattr(
        transcript_pages, "lay_out", lambda row, *rest: lengths.append(len(row.text)) or genuine(row, *rest)
    )
    item = conversation.add(on_stage.call("t", "load", "", "arguments", 0))
    view = window.workspace.transcript.view
    for _ in range(64):
        item.call_arguments += "z" * 16_384
        conversation.change("t")
        view.arrange()
    assert max(lengths) < 1_000


def test_arguments_and_result_are_copied_as_they_came(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    arguments = '{"city":"\\u4eac\\u90fd"}'
    conversation.add(on_stage.call("t", "f", arguments, "done", 0, call_output="dry \x07"))
    view = window.workspace.transcript.view
    menu = view.menu_of(0)
    actions = {action.text(): action for action in menu.actions()}
    actions["Copy arguments"].trigger()
    assert QGuiApplication.clipboard().text() == arguments
    actions["Copy result"].trigger()
    assert QGuiApplication.clipboard().text() == "dry \x07"
    menu.close()


def beside(item_id: str, text: str, at_ms: float) -> TranscriptItem:
    item = on_stage.assistant(item_id, text, at_ms, out_of_band=True)
    item.parts[0].kind, item.parts[0].word_clock = "text", None
    return item


def test_what_is_out_of_band_stands_where_it_happened(conversation: on_stage.StageConversation) -> None:
    model = TranscriptModel(conversation)
    conversation.add(on_stage.user("a", "First", 1_000))
    conversation.transcript.add(beside("o", "A quiet thought", 2_000))
    conversation.change("o")
    conversation.add(on_stage.user("b", "Second", 3_000))
    conversation.transcript.add(on_stage.user("early", "Between", 1_500))
    conversation.transcript.place("early", "a")
    conversation.item_added.emit("early")
    ids = [model.item_id(row) for row in range(model.rowCount())]
    assert ids == ["a", "early", "o", "b"]
    row = model.row(2)
    assert (row.speaker, row.text) == ("Beside", "Response\nA quiet thought")
    assert not model.can_delete(2)
    conversation.conversation_cleared.emit()
    assert [model.item_id(row) for row in range(model.rowCount())] == ids
    conversation.transcript.remove("o")
    conversation.change("o")
    assert model.rowCount() == 3


@pytest.fixture
def view(window: MainWindow, conversation: on_stage.StageConversation) -> TranscriptView:
    conversation.set_phase(on_stage.Phase.LIVE)
    conversation.add(on_stage.user("u1", "Hello", 0, 900))
    conversation.add(on_stage.assistant("a1", "Hi there", 1_000, sounding=True))
    view = window.workspace.transcript.view
    settle(view)
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    return view


def deletions(conversation: on_stage.StageConversation) -> list[str]:
    return [wish[1] for wish in conversation.wishes if wish[0] == "delete_item"]


def test_delete_asks_in_the_row_and_again_deletes(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    QTest.keyClick(view, Qt.Key.Key_Delete)
    row = view.model().row(1)
    assert "The recording keeps it." in row.sentence
    assert [fact.link for fact in row.answers] == [DELETE, KEEP]
    assert deletions(conversation) == []
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert deletions(conversation) == ["a1"]
    assert not view.model().row(1).answers
    conversation.remove("a1")
    assert view.model().rowCount() == 1


def test_enter_alone_answers_no_question(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert deletions(conversation) == []
    assert view.model().asked == "a1"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert deletions(conversation) == ["a1"]


def test_the_question_is_answered_by_its_links(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    for link in (KEEP, DELETE):
        view.delete(1)
        settle(view)
        fact = next(fact for fact in view.pages.layout(1).facts if fact.fact.link == link)
        place = view.visualRect(view.model().index(1, 0)).topLeft() + fact.rect.center().toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert view.model().asked == ""
    assert deletions(conversation) == ["a1"]


def test_esc_keeps_the_item_and_interrupts_nobody(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.model().asked == ""
    assert ("interrupt",) not in conversation.wishes
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert ("interrupt",) in conversation.wishes


def test_going_to_another_row_takes_the_question_back(view: TranscriptView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.model().asked == ""


def test_without_a_session_the_row_says_that_nothing_can_be_deleted(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(on_stage.Phase.IDLE)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert "no session is open" in view.model().row(1).sentence
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert deletions(conversation) == []


def test_what_is_being_said_cannot_be_deleted(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    conversation.add(on_stage.user("u2", "", 2_000, status="listening"))
    view.delete(2)
    assert view.model().asked == ""


def test_one_item_and_all_are_copied_as_markdown(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    cut = on_stage.assistant("a2", "It will be clear and mild", 2_000, heard=11)
    cut.truncated_at_ms, cut.never_heard_ms = 3_214, 4_100.0
    conversation.add(cut)
    menu = view.menu_of(2)
    actions = {action.text(): action for action in menu.actions()}
    actions["Copy as Markdown"].trigger()
    one = QGuiApplication.clipboard().text()
    assert "It will be ~~clear and mild~~" in one
    assert "cut at 3,214 ms" in one
    assert "Hello" not in one
    assert not one.startswith("#")
    actions["Copy the whole transcript as Markdown"].trigger()
    everything = QGuiApplication.clipboard().text()
    assert everything.startswith("# ")
    assert everything.index("Hello") < everything.index("Hi there") < everything.index("~~clear")
    menu.close()


def test_the_rows_own_copy_shows_that_it_was_done(view: TranscriptView) -> None:
    placed = view.pages.layout(0)
    action = next(each for each in placed.actions if each.fact.icon == "copy")
    place = view.visualRect(view.model().index(0, 0)).topLeft() + action.rect.center().toPoint()
    QTest.mouseMove(view.viewport(), place)
    before = view.viewport().grab().toImage()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QGuiApplication.clipboard().text() == "You: Hello"
    assert view.viewport().grab().toImage() != before


def test_the_menu_opens_by_key_at_the_foot_of_its_row(view: TranscriptView, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(transcript_view.QMenu, "popup", lambda menu, at: (opened.append(at), menu.deleteLater()))
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    rect = view.visualRect(view.currentIndex())
    assert rect.contains(view.viewport().mapFromGlobal(opened[0]))
    view.clearSelection()
    view.setCurrentIndex(view.model().index(-1, 0))
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert len(opened) == 2


def test_a_menu_means_the_item_it_was_opened_on(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    menu = view.menu_of(1)
    actions = {action.text(): action for action in menu.actions()}
    conversation.remove("u1")  # while the menu is open
    actions["Copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Assistant: Hi there"
    conversation.remove("a1")
    actions["Delete…"].trigger()
    assert view.model().asked == ""
    menu.close()


def test_what_needs_explaining_says_it_under_the_mouse(view: TranscriptView) -> None:
    cut = on_stage.assistant("a", "It will be clear", 0, heard=4, first_sound_ms=388.0)
    cut.truncated_at_ms, cut.never_heard_ms = 3_214, 4_100.0
    placed = lay_out(row_of(cut), 800.0, palette.current())
    explained = [fact.fact.text for fact in placed.facts if fact.fact.hint]
    assert explained == ["00:00", "first sound 388 ms", "cut at 3,214 ms", "never heard 4.1 s"]
    assert all(action.fact.hint for action in placed.actions)  # an icon alone says nothing


def test_actions_never_stand_where_a_line_has_no_room(qapp: QApplication) -> None:
    row = row_of(on_stage.user("u", "Hello", 0, 900))
    for width in range(180, 400, 7):
        placed = lay_out(row, float(width), palette.current())
        assert all(action.rect.right() <= width for action in placed.actions)


@pytest.mark.parametrize("argument", ["", "a" * 40, "a" * 60, "a" * 200])
def test_actions_never_stand_on_the_edge_of_a_card(qapp: QApplication, argument: str) -> None:
    placed = lay_out(row_of(on_stage.call("t", "find_hotel", argument, "done", 0)), 900.0, palette.current())
    assert placed.actions
    edge = placed.bubble.right()
    inside = {action.rect.right() < edge for action in placed.actions}
    assert inside in ({True}, {False}), "they stand together"
    assert all(action.rect.right() < edge or action.rect.left() > edge for action in placed.actions)


def test_marks_piled_on_letters_stay_in_their_bubble(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.add(on_stage.user("u1", "plain", 0))
    conversation.add(on_stage.user("u2", "a" + "\u0301\u0323" * 400, 0))
    conversation.add(on_stage.user("u3", "plain", 0))
    view = window.workspace.transcript.view
    settle(view)
    view.viewport().setMouseTracking(False)
    picture = view.viewport().grab().toImage()
    rect, placed = view.visualRect(view.model().index(1, 0)), view.pages.layout(1)
    ground = palette.current().window
    gap_px = rect.top() + round(placed.bubble.bottom()) + 2, rect.bottom() - 2
    letter = rect.left() + round(placed.texts[0].at.x())
    for y in (*range(rect.top() - 12, rect.top()), *range(gap_px[1] - 8, gap_px[1])):
        for x in range(letter, letter + 12):
            assert picture.pixelColor(QPoint(x, y)).name().upper() == ground


def test_screen_readers_hear_a_card_and_its_state(conversation: on_stage.StageConversation) -> None:
    model = TranscriptModel(conversation)
    conversation.add(
        on_stage.call("t", "weather", '{"place": "Kyoto"}', "done", 0, call_output="dry", call_duration_ms=312.0)
    )
    item = conversation.add(on_stage.assistant("a", "Sorry", 0))
    item.outcome = ResponseOutcome("incomplete", "max_output_tokens")
    said = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said[0] == 'Tool: weather, arguments {"place": "Kyoto"}, result dry. done 312 ms. 00:00.'
    assert said[1].startswith("Assistant said: Sorry. 00:00.")
    assert "token limit" in said[1]
    assert said[1].endswith("Enter or arrow right: play.")
