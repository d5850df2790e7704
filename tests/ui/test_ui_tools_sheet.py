"""The sheet of a function: form and schema are one thing, commands are words, secrets go one way, trying it out."""

from __future__ import annotations

import json
from typing import Any

import pytest
import stage as on_stage
import tool_scenes
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.function_finder import FoundFunctions
from desktop_app.controller.waiting_call import Trial, WaitingCall
from desktop_app.settings.tool_definition import (
    AnsweredByHand,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    PythonAnswer,
    ToolDefinition,
)
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tools.argument_rows import split_line
from desktop_app.ui.tools.tool_sheet import ToolSheet


@pytest.fixture
def open_sheet(qtbot: QtBot, dressed: Theme, conversation: on_stage.StageConversation):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def open_one(tool: ToolDefinition, taken: tuple[str, ...] = ()) -> ToolSheet:
        sheet = ToolSheet(conversation.tools, tool, taken, parent)
        sheet.open()
        return sheet

    return open_one


def saved(sheet: ToolSheet) -> ToolDefinition:
    kept: list[ToolDefinition] = []
    sheet.saved.connect(kept.append)
    sheet.save.click()
    assert len(kept) == 1
    return kept[0]


def choose(sheet: ToolSheet, kind: str) -> None:
    sheet.answer.kind.set_current(kind)
    sheet.answer.kind.chosen.emit(kind)


ODD = "\u00a0a\u2028b\u2029c\r\n\U0001f600 "
ODD_TOOLS = (
    ToolDefinition(name="odd", description=ODD, parameters={"type": "object", "description": ODD}),
    ToolDefinition(name="odd", answer=CannedAnswer(output=ODD, delay_ms=1_234)),
    ToolDefinition(
        name="odd",
        answer=CommandAnswer(argv=("p", "a\nb", ODD, "", "x" * 40_000), timeout_s=0.123, limit_bytes=5_000_001),
    ),
)


@pytest.mark.parametrize("tool", [*tool_scenes.TOOLS, *ODD_TOOLS], ids=lambda tool: tool.name)
def test_what_is_not_edited_is_saved_as_it_was(open_sheet, tool: ToolDefinition) -> None:
    assert saved(open_sheet(tool)) == tool


def test_the_form_writes_the_schema_and_the_schema_the_form(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    parameters = sheet.function.parameters
    row = parameters.form.rows[2]
    assert row.more.text() == "In the schema also: minimum, maximum"
    row.name.setText("")
    QTest.keyClicks(row.name, "span")
    assert json.loads(parameters.text.toPlainText())["properties"]["span"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 24,
    }
    schema = {"type": "object", "properties": {"place": {"type": "string"}}, "required": ["place"]}
    parameters.text.setPlainText(json.dumps(schema))
    parameters.check()
    assert [(each.name.text(), each.required.isChecked()) for each in parameters.form.rows] == [("place", True)]
    assert saved(sheet).parameters == schema


def test_parameters_come_go_and_move_by_keys(open_sheet) -> None:
    sheet = open_sheet(ToolDefinition(name="f"))
    form = sheet.function.parameters.form
    assert form.none.isVisible()
    for name in ("b", "a"):
        form.add.click()
        QTest.keyClicks(form.rows[-1].name, name)
    QTest.keyClick(form.rows[1].up, Qt.Key.Key_Return)
    assert [row.name.text() for row in form.rows] == ["a", "b"]
    form.rows[0].kind.set_current("choice")
    form.rows[0].kind.chosen.emit("choice")
    assert "no choices" in sheet.problem.text() + sheet.function.parameters.mistake.text()
    assert not sheet.save.isEnabled()
    QTest.keyClicks(form.rows[0].choices, "x, y")
    form.rows[1].required.click()
    assert saved(sheet).parameters == {
        "type": "object",
        "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "b": {"type": "string"}},
        "required": ["b"],
    }


def test_two_parameters_of_one_name_lose_none(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    parameters = sheet.function.parameters
    parameters.form.rows[1].name.setText("location")
    parameters.form.rows[1].name.textEdited.emit("location")
    assert "Two parameters" in parameters.mistake.text()
    assert not sheet.save.isEnabled()
    assert parameters.schema == tool_scenes.WEATHER.parameters


def test_the_line_of_a_mistake_is_marked_and_gone_to(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    parameters = sheet.function.parameters
    parameters.tabs.setCurrentIndex(1)
    text = parameters.text.toPlainText().replace('"integer"', '"intege"')
    parameters.text.setPlainText(text)
    parameters.check()
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "intege" in each)
    assert parameters.text.marked_line == line
    assert parameters.mistake.text() == f"Line {line}: “intege” is no type."
    assert parameters.text.accessibleDescription() == "“intege” is no type."
    assert not sheet.save.isEnabled()
    parameters.go_there.click()
    assert parameters.text.textCursor().blockNumber() == line - 1
    parameters.tabs.setCurrentIndex(0)
    assert not parameters.form.isVisible()
    assert "mistake" in parameters.beyond.text()


def test_a_schema_beyond_the_form_is_kept_word_for_word(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.BOOK)
    parameters = sheet.function.parameters
    assert parameters.tabs.currentIndex() == 1
    parameters.tabs.setCurrentIndex(0)
    assert not parameters.form.isVisible()
    assert "“guests”" in parameters.beyond.text()
    sheet.function.description.setPlainText("Books.")
    assert saved(sheet).parameters == tool_scenes.BOOK.parameters


@pytest.mark.parametrize(("name", "said"), [("", "no name"), ("get weather", "made of"), ("taken", "already")])
def test_a_name_is_checked_as_one_types(open_sheet, name: str, said: str) -> None:
    sheet = open_sheet(tool_scenes.WEATHER, ("taken",))
    sheet.function.name.clear()
    sheet.function.name.textEdited.emit("")
    QTest.keyClicks(sheet.function.name, name)
    assert said in sheet.problem.text()
    assert not sheet.save.isEnabled()


def test_nothing_typed_is_lost_without_a_question(open_sheet) -> None:
    kept: list[ToolDefinition] = []
    sheet = open_sheet(tool_scenes.WEATHER)
    sheet.saved.connect(kept.append)
    sheet.function.description.setPlainText("Another.")
    sheet.reject()
    assert sheet.isVisible()
    assert sheet.question.is_open
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.question.is_open
    sheet.reject()
    sheet.question.buttons[0].click()
    assert kept[0].description == "Another."


def test_what_was_filled_in_for_another_kind_comes_back(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    choose(sheet, "canned")
    sheet.answer.fields["canned"].output.setPlainText('{"high": 18}')
    sheet.answer.fields["canned"].delay.setValue(1.5)
    sheet.answer.fields["canned"].fails.click()
    assert sheet.answer.answer == CannedAnswer(output='{"high": 18}', delay_ms=1500, fails=True)
    choose(sheet, "built_in")
    assert sheet.answer.answer == BuiltInAnswer(function="time")
    choose(sheet, "command")
    assert sheet.answer.answer == tool_scenes.WEATHER.answer
    choose(sheet, "by_hand")
    assert saved(sheet).answer == AnsweredByHand()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("python3 weather.py", ["python3", "weather.py"]),
        ("a \"b c\" 'd;e' $(f) \\$HOME *", ["a", "b c", "d;e", "$(f)", "$HOME", "*"]),
        ('a ""', ["a", ""]),
        ('a "b', None),
        ("", []),
    ],
)
def test_a_shell_line_is_split_and_never_interpreted(line: str, words: list[str] | None) -> None:
    assert split_line(line) == words


def test_a_command_is_a_word_a_row(open_sheet) -> None:
    sheet = open_sheet(ToolDefinition(name="f", answer=CommandAnswer()))
    sheet.open_page(1)
    fields = sheet.answer.fields["command"]
    assert "No program" in sheet.problem.text()
    QTest.keyClicks(fields.line, 'python3 weather.py "a b; $(c)" --x=""')
    QTest.keyClick(fields.line, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert [line.text() for line in fields.arguments.lines] == ["weather.py", "a b; $(c)", "--x="]
    fields.arguments.add.click()
    QTest.keyClicks(fields.arguments.lines[-1], "  kept as typed ")
    assert saved(sheet).answer == CommandAnswer(argv=("python3", "weather.py", "a b; $(c)", "--x=", "  kept as typed "))


def test_an_open_quote_is_said(open_sheet) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    sheet.open_page(1)
    fields = sheet.answer.fields["command"]
    QTest.keyClicks(fields.line, 'a "b')
    fields.split.click()
    assert fields.split_problem.isVisible()
    assert sheet.answer.answer == tool_scenes.WEATHER.answer


def test_a_secret_header_is_kept_on_save_and_never_shown(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(ToolDefinition(name="f", answer=HttpAnswer()))
    sheet.open_page(1)
    fields = sheet.answer.fields["http"]
    assert "https://" in sheet.problem.text()
    QTest.keyClicks(fields.url, "https://example.com/a")
    fields.headers.add.click()
    QTest.keyClicks(fields.headers.rows[0].header, "X-Key")
    QTest.keyClicks(fields.headers.rows[0].value, "value-of-the-key")
    assert conversation.tools.secrets.kept == {}
    sheet.open_page(2)
    sheet.trial.run.click()
    assert "Save first" in sheet.trial.state.text()
    assert conversation.tools.wishes == []
    tool = saved(sheet)
    assert tool.answer == HttpAnswer(url="https://example.com/a", secret_headers=("X-Key",))
    assert conversation.tools.secrets.kept == {("https://example.com/a", "X-Key"): "value-of-the-key"}
    assert "value-of-the-key" not in repr(tool)
    again = open_sheet(tool).answer.fields["http"].headers.rows[0].value
    assert again.text() == ""
    assert again.placeholderText().startswith("kept")


@pytest.mark.parametrize("url", ["ftp://example.com", "https://", "https://[", "example.com"])
def test_an_address_that_cannot_be_called_is_said(open_sheet, url: str) -> None:
    sheet = open_sheet(ToolDefinition(name="f", answer=HttpAnswer(secret_headers=("A",))))
    fields = sheet.answer.fields["http"]
    QTest.keyClicks(fields.url, url)
    assert not sheet.save.isEnabled()


def test_functions_of_a_file_are_found_and_taken(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(ToolDefinition(answer=PythonAnswer()))
    sheet.open_page(1)
    fields = sheet.answer.fields["python"]
    QTest.keyClicks(fields.path, "~/rates.py")
    fields.look.click()
    assert conversation.tools.functions.asked == ["~/rates.py"]
    schema: dict[str, Any] = {"type": "object", "properties": {"to": {"type": "string"}}, "required": ["to"]}
    answer = PythonAnswer(path="~/rates.py", function="rate")
    rate = ToolDefinition(name="rate", description="Today's rate.", parameters=schema, answer=answer)
    conversation.tools.functions.found.emit(FoundFunctions("~/other.py", (rate,)))
    assert not fields.take.isVisible()
    found = FoundFunctions("~/rates.py", (rate,), (("helper", "an argument has no type"),))
    conversation.tools.functions.found.emit(found)
    assert "helper (an argument has no type)" in fields.state.text()
    assert sheet.function.name.text() == "rate"
    sheet.function.description.setPlainText("Something else.")
    fields.take.click()
    assert saved(sheet) == rate


def test_a_function_with_a_name_stays_as_it_is_when_a_file_is_looked_into(
    open_sheet, conversation: on_stage.StageConversation
) -> None:
    answer = PythonAnswer(path="~/rates.py", function="rate")
    sheet = open_sheet(ToolDefinition(name="euro_rate", description="Mine.", answer=answer))
    found = ToolDefinition(name="rate", description="Today's rate.", answer=answer)
    conversation.tools.functions.found.emit(FoundFunctions("~/rates.py", (found,)))
    assert saved(sheet) == ToolDefinition(name="euro_rate", description="Mine.", answer=answer)


def test_a_file_that_cannot_be_read_is_said(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(ToolDefinition(name="f", answer=PythonAnswer()))
    fields = sheet.answer.fields["python"]
    fields.path.setText("/x.py")
    conversation.tools.functions.found.emit(FoundFunctions("/x.py", words="The Python file cannot be used."))
    assert fields.state.text() == "The Python file cannot be used."
    assert fields.state.tone == "danger"


def test_a_trial_runs_what_is_in_the_sheet(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    said: list[str] = []
    sheet.said.connect(said.append)
    sheet.open_page(2)
    trial = sheet.trial
    assert json.loads(trial.arguments.toPlainText()) == {"location": "Kyoto", "day": "today", "hours": 1}
    QTest.keyClick(trial.arguments, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wish = conversation.tools.wishes[-1]
    assert wish[:2] == ("try_out", tool_scenes.WEATHER)
    assert not trial.run.isEnabled()
    conversation.tools.tried.emit(Trial("trial_7", "get_weather", "{}", False, 1.0))
    assert not trial.run.isEnabled()
    conversation.tools.tried.emit(Trial("trial_1", "get_weather", '{"high": 18}', False, 312.0))
    assert trial.state.text() == "Done in 312 ms."
    assert trial.output.toPlainText() == '{"high": 18}'
    assert said == ["Done in 312 ms."]
    assert trial.run.isEnabled()


def test_arguments_are_held_against_the_schema_but_may_be_tried(
    open_sheet, conversation: on_stage.StageConversation
) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    sheet.open_page(2)
    sheet.trial.arguments.setPlainText('{\n"location": 3}')
    assert sheet.trial.mistake.text() == "“location” has to be a text."
    assert sheet.trial.arguments.marked_line == 2
    sheet.trial.run.click()
    assert conversation.tools.wishes[-1][2] == '{\n"location": 3}'


def test_a_trial_asks_before_it_runs_something_new(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    sheet.open_page(2)
    sheet.trial.run.click()
    words = ("/usr/bin/python3", "a b; $(c)")
    conversation.tools.ask(WaitingCall("trial_1", "", "get_weather", "{}", "trust", words=words, is_trial=True))
    assert sheet.trial.asking.isVisible()
    assert sheet.trial.command.toPlainText() == "/usr/bin/python3\na b; $(c)"
    assert sheet.trial.refuse.hasFocus() or sheet.focusWidget() is sheet.trial.refuse
    sheet.trial.allow.click()
    assert conversation.tools.wishes[-1] == ("allow", "trial_1")
    assert not sheet.trial.asking.isVisible()


def test_closing_the_sheet_stops_the_trial(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(tool_scenes.WEATHER)
    sheet.open_page(2)
    sheet.trial.run.click()
    sheet.reject()
    assert conversation.tools.wishes[-1] == ("stop", "trial_1")


def test_an_unfinished_function_is_not_tried(open_sheet, conversation: on_stage.StageConversation) -> None:
    sheet = open_sheet(ToolDefinition(answer=CommandAnswer()))
    sheet.open_page(2)
    sheet.trial.run.click()
    assert conversation.tools.wishes == []
    assert sheet.trial.state.text()
