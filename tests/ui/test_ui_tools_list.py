"""The list of tools in the settings: switches, what each row says, adding, copying, deleting and taking it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
import stage as on_stage
import tool_scenes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop_app.settings.in_force import Facts
from desktop_app.settings.tool_definition import AnsweredByHand, McpServer, PythonAnswer, ToolDefinition
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tools.section import ToolsSection


@pytest.fixture
def section(qtbot: QtBot, dressed: Theme, conversation: on_stage.StageConversation) -> ToolsSection:
    section = ToolsSection(conversation)
    qtbot.addWidget(section)
    section.resize(340, 600)
    with qtbot.waitExposed(section):
        section.show()
    return section


@pytest.fixture
def filled(section: ToolsSection, conversation: on_stage.StageConversation) -> ToolsSection:
    conversation.set_draft(tools=tool_scenes.TOOLS, mcp_servers=(tool_scenes.DOCS,))
    return section


def names(conversation: on_stage.StageConversation) -> list[str]:
    return [tool.name for tool in conversation.draft.tools]


def test_an_empty_list_says_what_tools_are_for(section: ToolsSection) -> None:
    assert section.nothing.isVisible()
    assert not section.functions.isVisible()
    assert section.add.isVisible()


def test_each_row_says_what_answers_it(filled: ToolsSection) -> None:
    said = [row.details.text() for row in filled.functions.rows]
    assert said == [
        "command: weather.py",
        "HTTP: tables.example.com · asks each time",
        "built in: Calculator",
        "by hand",
        "canned error",
        "Python: rates.py · asks once",
    ]
    assert [row.switch.isChecked() for row in filled.functions.rows] == [True, True, True, True, False, True]
    assert filled.servers.rows[0].details.text() == "docs.example.com · asks each time"
    row = filled.functions.rows[1]
    assert row.switch.accessibleName() == "book_table"
    assert row.edit.accessibleName() == "Edit book_table"


def test_calls_are_counted_as_they_come(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    row = filled.functions.rows[0]
    item = conversation.add(on_stage.call("c1", "get_weather", "{}", "arguments", 1_000, call_id="c1"))
    assert "call" not in row.details.text().replace("command", "")
    item.call_state = "running"
    conversation.change("c1")
    assert row.details.text() == "command: weather.py · 1 call, running"
    item.call_state, item.call_duration_ms = "done", 312.0
    conversation.change("c1")
    conversation.change("c1")
    assert row.details.text() == "command: weather.py · 1 call, last 312 ms"
    conversation.add(on_stage.call("c2", "get_weather", "{}", "failed", 2_000, call_id="c2", call_duration_ms=40.0))
    assert row.details.text() == "command: weather.py · 2 calls, failed, last 40 ms"
    conversation.transcript = on_stage.Transcript()
    conversation.conversation_cleared.emit()
    assert row.details.text() == "command: weather.py"


def test_what_a_server_offers_is_told(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    row = filled.servers.rows[0]
    item = on_stage.call("l1", "", "", "running", 1_000)
    item.kind, item.server_label = "mcp_list_tools", "docs"
    conversation.add(item)
    assert row.details.text().endswith("its tools are being read")
    item.call_state, item.offered_tools = "done", ("read", "search")
    conversation.change("l1")
    assert row.details.text() == "docs.example.com · asks each time · 2 tools"
    made = on_stage.call("m1", "get_weather", "{}", "done", 2_000, call_duration_ms=5.0)
    made.kind = "mcp_call"
    conversation.add(made)
    assert filled.functions.rows[0].details.text() == "command: weather.py"
    item.call_state = "failed"
    conversation.change("l1")
    assert row.details.text().endswith("its tools could not be read")


def test_servers_are_shown_as_not_sent_where_the_dialect_has_none(
    filled: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    conversation.desk.facts = Facts(live=True, dialect="preview", applied=conversation.draft)
    conversation.receipts_changed.emit()
    head = filled.servers_head
    assert head.mark.text == "GA only"
    assert head.more.text() == "GA only: not sent on this connection"
    assert filled.servers.rows[0].switch.isEnabled()
    assert filled.functions_head.mark.text != "GA only"


def test_a_switch_edits_the_draft_and_waits_for_apply(
    filled: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    filled.functions.rows[0].switch.setFocus()
    QTest.keyClick(filled.functions.rows[0].switch, Qt.Key.Key_Space)
    assert not conversation.draft.tools[0].enabled
    assert conversation.draft.tools[1:] == tool_scenes.TOOLS[1:]
    assert ("apply",) not in conversation.wishes
    assert filled.functions.rows[0].switch.hasFocus()
    filled.servers.rows[0].switch.click()
    assert not conversation.draft.mcp_servers[0].enabled


@pytest.mark.parametrize("deed", ["switch", "delete"])
def test_a_choice_does_not_name_what_is_not_offered(
    filled: ToolsSection, conversation: on_stage.StageConversation, deed: str
) -> None:
    conversation.set_draft(tool_choice="function:get_weather")
    if deed == "switch":
        filled.edits.switch(0, False)
    else:
        filled.edits.delete(0)
    assert conversation.draft.tool_choice == "auto"
    conversation.settings.undo()
    assert conversation.draft.tool_choice == "function:get_weather"
    assert conversation.draft.tools == tool_scenes.TOOLS


def test_a_choice_follows_a_new_name(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    conversation.set_draft(tool_choice="function:get_weather")
    filled.edits.put(0, ToolDefinition(name="weather"))
    assert conversation.draft.tool_choice == "function:weather"
    conversation.set_draft(tool_choice="mcp:docs")
    filled.edits.put_server(0, McpServer(label="manuals", url="https://docs.example.com/mcp"))
    assert conversation.draft.tool_choice == "mcp:manuals"
    filled.edits.delete_server(0)
    assert conversation.draft.tool_choice == "auto"


def test_what_is_deleted_comes_back(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    said: list[str] = []
    filled.said.connect(said.append)
    filled.functions.rows[1].delete_requested.emit()
    assert "book_table" not in names(conversation)
    assert said == ["book_table is deleted."]
    assert filled.undo.hasFocus()
    QTest.keyClick(filled.undo, Qt.Key.Key_Return)
    assert conversation.draft.tools == tool_scenes.TOOLS
    assert not filled.undo.isVisible()


def test_undo_is_not_offered_once_something_else_was_edited(
    filled: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    filled.functions.rows[1].delete_requested.emit()
    filled.edits.switch(0, False)
    assert not filled.undo.isVisible()


def test_a_copy_has_a_name_of_its_own(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    filled.functions.rows[0].duplicate_requested.emit()
    filled.functions.rows[0].duplicate_requested.emit()
    assert names(conversation)[:3] == ["get_weather", "get_weather_3", "get_weather_2"]
    assert conversation.draft.tools[1].answer == tool_scenes.WEATHER.answer
    filled.servers.rows[0].duplicate_requested.emit()
    assert [server.label for server in conversation.draft.mcp_servers] == ["docs", "docs_2"]


def menu_of(section: ToolsSection) -> QMenu:
    section.add.click()
    return section.findChild(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_a_function_of_duologue_is_added_at_once(
    section: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    menu = menu_of(section)
    inner = next(action.menu() for action in menu.actions() if action.menu() is not None)
    inner.actions()[0].trigger()
    inner.actions()[0].trigger()
    menu.close()
    assert names(conversation) == ["get_time", "get_time_2"]


def test_a_new_function_is_kept_only_when_it_is_saved(
    section: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    sheet = section.edit(0, ToolDefinition())
    assert not sheet.save.isEnabled()
    sheet.reject()
    assert names(conversation) == []
    sheet = section.edit(0, ToolDefinition(answer=PythonAnswer()))
    sheet.function.name.setText("rate")
    sheet.function.name.textEdited.emit("rate")
    sheet.answer.kind.set_current("by_hand")
    sheet.answer.kind.chosen.emit("by_hand")
    sheet.save.click()
    assert conversation.draft.tools == (ToolDefinition(name="rate", answer=AnsweredByHand()),)


def test_pasted_tools_are_found_as_one_pastes(section: ToolsSection, conversation: on_stage.StageConversation) -> None:
    sheet = section.paste()
    sheet.text.setPlainText('{\n"type": "function"\n"name": "f"}')
    assert not sheet.add.isEnabled()
    assert sheet.text.marked_line == 3
    tools: list[dict[str, Any]] = [
        {"type": "function", "function": {"name": "f", "description": "d"}},
        {"type": "mcp", "server_label": "docs", "server_url": "https://docs.example.com/mcp"},
    ]
    sheet.text.setPlainText(json.dumps(tools))
    assert sheet.found.text() == "Found: f, docs"
    sheet.add.click()
    assert names(conversation) == ["f"]
    assert conversation.draft.tools[0].answer == AnsweredByHand()
    assert conversation.draft.mcp_servers[0].url == "https://docs.example.com/mcp"


def test_an_authorization_goes_to_the_secret_store_only(
    filled: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    sheet = filled.edit_server(0)
    QTest.keyClicks(sheet.authorization, "token-of-the-server")
    sheet.save.click()
    server = conversation.draft.mcp_servers[0]
    assert server.has_authorization
    assert conversation.tools.secrets.kept == {("mcp", server.url): "token-of-the-server"}
    assert "token-of-the-server" not in repr(conversation.draft) + repr(conversation.wishes)
    sheet = filled.edit_server(0)
    assert sheet.authorization.text() == ""
    assert sheet.authorization.placeholderText().startswith("kept")
    sheet.forget.click()
    sheet.save.click()
    assert not conversation.draft.mcp_servers[0].has_authorization
    assert conversation.tools.secrets.kept == {("mcp", server.url): ""}


def test_how_many_calls_are_too_many_is_chosen_at_once(
    filled: ToolsSection, conversation: on_stage.StageConversation
) -> None:
    limit = filled.guard.limit
    assert limit.value() == 8
    limit.setValue(0)
    assert limit.text() == "never"
    assert conversation.tools.wishes == [("limit", 0)]


def test_what_may_run_can_be_forgotten(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    assert not filled.guard.forget.isVisible()
    conversation.tools.gates.trust.keep("command:1", "get_weather", ("weather",))
    assert filled.guard.forget.isVisible()
    filled.guard.forget.click()
    assert conversation.tools.wishes == [("forget_trust",)]
    assert not filled.guard.forget.isVisible()


def test_a_function_can_be_copied_and_pasted(filled: ToolsSection, conversation: on_stage.StageConversation) -> None:
    filled.functions.copy_requested.emit(0)
    sheet = filled.paste()
    assert sheet.found.text() == "Found: get_weather"
    sheet.add.click()
    pasted = conversation.draft.tools[-1]
    assert pasted.name == "get_weather_2"
    assert pasted.parameters == tool_scenes.WEATHER.parameters
    assert pasted.answer == AnsweredByHand()


def test_the_menu_of_a_row_edits_it(filled: ToolsSection) -> None:
    asked: list[int] = []
    filled.functions.edit_requested.disconnect(filled.edit)
    filled.functions.edit_requested.connect(asked.append)
    filled.functions.rows[2].more.click()
    menu = filled.functions.rows[2].findChild(QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        *("Edit…", "Try it…", "Copy as JSON"),
        *("Duplicate", "Delete"),
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert asked == [2]
