"""Calls that wait for the user, answered in their cards: by mouse, by keys, and never by accident."""

from __future__ import annotations

import json

import pytest
import stage as on_stage
import tool_scenes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.transcript.answer_editor import AnswerEditor
from desktop_app.ui.transcript.card_question import shown_command
from desktop_app.ui.transcript.passage_sheet import PassageSheet
from desktop_app.ui.transcript.row_content import ALLOW, REASON, SHEET, STOP_CALL
from desktop_app.ui.transcript.row_read_out import read_out
from desktop_app.ui.transcript.view import TranscriptView

KITCHEN = tool_scenes.TOOLS[3]


@pytest.fixture
def view(window: MainWindow, conversation: on_stage.StageConversation, qtbot: QtBot) -> TranscriptView:
    conversation.set_phase(Phase.LIVE)
    conversation.set_draft(tools=tool_scenes.TOOLS)
    conversation.wishes.clear()
    view = window.workspace.transcript.view
    with qtbot.waitActive(window):
        window.activateWindow()
    view.setFocus()
    return view


def wait(conversation: on_stage.StageConversation, tool, why: str, call_id: str = "c1", **fields: object) -> None:
    tool_scenes.called(conversation, call_id, tool.name, '{"city": "Kyoto"}')
    conversation.tools.ask(tool_scenes.waiting(call_id, tool, why, **fields))


def editor_in(view: TranscriptView, item_id: str) -> AnswerEditor:
    view.arrange()
    editor = view.editors.of(item_id)
    assert editor is not None
    return editor


def test_a_question_stands_in_the_card(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    wait(conversation, tool_scenes.BOOK, "approval")
    row = view.model().row(0)
    assert row.asks_inside
    assert row.chip.text == "waits for you"
    assert [fact.text for fact in row.answers] == ["Allow once", "Always allow this", "Refuse", "Refuse and say why…"]
    assert "May it?" in read_out(row)
    assert "Allow once" in read_out(row)
    placed = view.pages.layout(0)
    assert all(placed.bubble.contains(fact.rect) for fact in placed.facts if fact.fact.look)


def test_enter_alone_allows_nothing(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    wait(conversation, tool_scenes.BOOK, "approval")
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert conversation.tools.wishes == []
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert conversation.tools.wishes == [("allow", "c1")]
    assert not view.model().row(0).answers


def test_a_click_on_a_button_answers(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    wait(conversation, tool_scenes.BOOK, "approval")
    view.arrange()
    placed = next(fact for fact in view.pages.layout(0).facts if fact.fact.text == "Refuse")
    spot = placed.rect.center().toPoint() + QPoint(0, view.pages.place(0)[0] - view.verticalOffset())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert conversation.tools.wishes == [("refuse", "c1", "")]


def test_always_allow_changes_the_tool_and_nothing_else(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, tool_scenes.BOOK, "approval")
    link = next(fact.link for fact in view.model().row(0).answers if fact.text == "Always allow this")
    view.follow_link(0, link)
    assert conversation.tools.wishes == [("allow", "c1")]
    approvals = {tool.name: tool.approval for tool in conversation.draft.tools}
    assert approvals["book_table"] == "never"
    assert approvals["rate"] == "once"


def test_the_command_is_shown_word_by_word(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    words = ("/usr/bin/python3", "a b; $(c)", "", "two\nlines", " edge", '"quoted"', "\u202egnp.exe")
    wait(conversation, tool_scenes.WEATHER, "trust", words=words, folder="/srv/tools")
    row = view.model().row(0)
    asked = next(passage.text for passage in row.passages if passage.name == "asked")
    lines = asked.split("\n")
    assert len(lines) == len(words)
    assert lines[:2] == ["/usr/bin/python3", "a b; $(c)"]
    assert tuple(json.loads(line) if line.startswith('"') else line for line in lines) == words
    assert "\u202e" not in asked
    assert "/srv/tools" in row.sentence
    assert [fact.text for fact in row.answers] == ["Run it", "Refuse"]


def test_what_is_sent_or_was_allowed_in_another_form_says_so(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, tool_scenes.BOOK, "trust", words=("https://tables.example.com/book",), known=True)
    row = view.model().row(0)
    assert [fact.text for fact in row.answers] == ["Send it", "Refuse"]
    assert row.sentence.startswith("It is not what you allowed before. This call would go to this address")
    wait(conversation, tool_scenes.WEATHER, "trust", "c2", words=("weather.py",), known=True, rewritten=True)
    assert view.model().row(1).sentence.startswith("It reads like what you allowed, but its folder or a script")


@pytest.mark.parametrize("word", ["plain", "", " x", "a\nb", '"', "\\", "日本", "\x1b[31m"])
def test_no_word_of_a_command_can_be_taken_for_another(word: str) -> None:
    shown = shown_command([word])
    assert "\n" not in shown
    assert (json.loads(shown) if shown.startswith('"') else shown) == word


def test_a_result_is_written_and_sent_by_keys(
    qtbot: QtBot, view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, KITCHEN, "by_hand")
    conversation.call_requested.emit()
    editor = editor_in(view, "c1")
    assert editor.text.hasFocus()
    QTest.keyClicks(editor.text, '{"tempura": true}')
    QTest.keyClick(editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert conversation.tools.wishes == [("answer", "c1", '{"tempura": true}', False)]
    view.arrange()
    assert view.editors.of("c1") is None
    assert view.hasFocus()
    qtbot.waitUntil(lambda: not view.viewport().findChildren(AnswerEditor))


def test_tab_leads_through_the_editor_and_escape_out_of_it(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, KITCHEN, "by_hand")
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = editor_in(view, "c1")
    for part in (editor.text, editor.send, editor.as_error, editor.sample):
        assert part.hasFocus(), part
        QTest.keyClick(part, Qt.Key.Key_Tab)
    editor.take_keyboard()
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert ("interrupt",) not in conversation.wishes
    assert conversation.tools.waiting


def test_what_is_written_outlives_scrolling_and_streaming(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, KITCHEN, "by_hand")
    editor = editor_in(view, "c1")
    editor.text.setPlainText("half a res")
    for number in range(40):
        conversation.add(on_stage.user(f"u{number}", "More and more words.", 6_000.0 + number))
    view.follow()
    assert not editor.isVisible()
    view.verticalScrollBar().setValue(0)
    assert editor.isVisible()
    assert editor.text.toPlainText() == "half a res"
    placed = view.pages.layout(0).editor
    assert editor.geometry().top() == round(placed.top() + view.pages.place(0)[0] - view.verticalOffset())


def test_what_is_written_outlives_the_question_whether_to_delete(
    view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    wait(conversation, KITCHEN, "by_hand")
    editor = editor_in(view, "c1")
    editor.text.setPlainText("half a res")
    view.delete(0)
    view.arrange()
    assert not editor.isVisible()
    view.model().ask("")
    view.arrange()
    assert editor.isVisible()
    assert editor.text.toPlainText() == "half a res"


def test_a_failure_and_a_sample_by_hand(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    done = {"call_output": '{"soup": 1}', "call_id": "c0"}
    conversation.add(on_stage.call("c0", KITCHEN.name, "{}", "done", 1_000, **done))
    wait(conversation, KITCHEN, "by_hand")
    editor = editor_in(view, "c1")
    editor.sample.click()
    assert editor.text.toPlainText() == '{"soup": 1}'
    editor.as_error.click()
    assert conversation.tools.wishes == [("answer", "c1", '{"soup": 1}', True)]


def test_a_reason_goes_with_a_refusal(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    wait(conversation, tool_scenes.BOOK, "approval")
    view.follow_link(0, REASON)
    editor = editor_in(view, "c1")
    assert editor.text.hasFocus()
    QTest.keyClick(editor.text, Qt.Key.Key_Escape)
    view.arrange()
    assert view.model().row(0).answers
    assert view.editors.of("c1") is None
    view.follow_link(0, REASON)
    QTest.keyClicks(view.editors.of("c1").text, "Not today.")
    view.editors.of("c1").send.click()
    assert conversation.tools.wishes == [("refuse", "c1", "Not today.")]


def test_the_service_is_allowed_or_refused(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    for item_id in ("m1", "m2"):
        item = on_stage.call(item_id, "delete_page", '{"page": "Prices"}', "running", 1_000)
        item.kind, item.server_label = "mcp_approval_request", "docs"
        conversation.add(item)
        conversation.tools.mcp_waiting.add(item_id)
        conversation.tools.asked.emit(item_id)
    assert "at docs" in [fact.text for fact in view.model().row(0).facts]
    view.follow_link(0, ALLOW)
    view.follow_link(1, REASON)
    editor = editor_in(view, "m2")
    QTest.keyClicks(editor.text, "No.")
    editor.send.click()
    assert conversation.tools.wishes == [("approve_mcp", "m1", True, ""), ("approve_mcp", "m2", False, "No.")]
    conversation.transcript.get("m1").call_state = "done"
    conversation.change("m1")
    assert view.model().row(0).chip.text == "approved"


def test_a_running_call_can_be_stopped(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    conversation.tools.running["c1"] = 1_000.0
    tool_scenes.called(conversation, "c1", "get_weather", "{}", call_started_at_ms=1_000.0)
    assert STOP_CALL in [fact.link for fact in view.model().row(0).links]
    view.follow_link(0, STOP_CALL)
    assert conversation.tools.wishes == [("stop", "c1")]
    assert STOP_CALL not in [fact.link for fact in view.model().row(0).links]


def test_what_went_wrong_is_said_in_plain_words(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    conversation.tools.words["c1"] = "The program ended with exit code 2."
    conversation.tools.said["c1"] = "x\x1b[31m" * 400
    failed = {"call_output": "{}", "call_id": "c1", "call_duration_ms": 3.0}
    conversation.add(on_stage.call("c1", "get_weather", "{}", "failed", 1_000, **failed))
    row = view.model().row(0)
    assert row.sentence.startswith("The program ended with exit code 2. It said: …")
    assert "\x1b" not in row.sentence
    assert len(row.sentence) < 400


def test_the_first_call_that_waits_is_gone_to_by_key(
    window: MainWindow, view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    window.workspace.controls.message.setFocus()
    wait(conversation, tool_scenes.BOOK, "approval", "c1")
    wait(conversation, KITCHEN, "by_hand", "c2")
    for number in range(40):
        conversation.add(on_stage.user(f"u{number}", "More and more words.", 6_000.0 + number))
    QTest.qWait(50)
    assert window.isActiveWindow()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J, held)
    assert view.hasFocus()
    assert view.currentIndex().row() == 0
    assert view.visualRect(view.currentIndex()).top() >= 0


def test_a_long_result_is_shown_in_a_sheet(
    window: MainWindow, view: TranscriptView, conversation: on_stage.StageConversation
) -> None:
    output = json.dumps({"rows": ["word"] * 900_000})
    done = {"call_output": output, "call_id": "c1"}
    conversation.add(on_stage.call("c1", "get_weather", "{}", "done", 1_000, **done))
    view.follow_link(0, f"{SHEET}result")
    sheet = window.findChild(PassageSheet)
    assert len(sheet.text.toPlainText()) == 1_000_000
    assert sheet.rest.isVisible()
    sheet.copy.click()
    assert QGuiApplication.clipboard().text() == output
    sheet.reject()


def test_a_new_session_forgets_what_waited(view: TranscriptView, conversation: on_stage.StageConversation) -> None:
    wait(conversation, KITCHEN, "by_hand")
    conversation.tools.waiting.clear()
    conversation.transcript = on_stage.Transcript()
    conversation.conversation_cleared.emit()
    view.arrange()
    assert view.editors.of("c1") is None
