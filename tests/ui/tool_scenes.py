"""Tools on a stage: the list in the panel, the sheets, and cards that wait for the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import stage as on_stage
from PySide6.QtTest import QTest

from desktop_app.controller.waiting_call import Trial, WaitingCall
from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS
from desktop_app.settings.tool_definition import (
    AnsweredByHand,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    McpServer,
    PythonAnswer,
    ToolDefinition,
)
from desktop_app.ui.tools.section import ToolsSection

WEATHER = ToolDefinition(
    name="get_weather",
    description="The weather of a place on a day. Call it before you say anything about weather.",
    parameters={
        "type": "object",
        "properties": {
            "location": {"type": "string", "description": "A city, with its country where that is not clear."},
            "day": {"type": "string", "enum": ["today", "tomorrow"]},
            "hours": {"type": "integer", "minimum": 1, "maximum": 24},
        },
        "required": ["location"],
    },
    answer=CommandAnswer(argv=("python3", "weather.py", "--unit", "celsius", "a b; $(c)"), folder="~/tools"),
)
BOOK = ToolDefinition(
    name="book_table",
    description="Books a table.",
    parameters={"type": "object", "properties": {"guests": {"type": "object", "properties": {}}}},
    answer=HttpAnswer(url="https://tables.example.com/book", secret_headers=("Authorization",)),
    approval="always",
)
TOOLS = (
    WEATHER,
    BOOK,
    BUILT_IN_TOOLS["calculator"],
    ToolDefinition(name="ask_the_kitchen", answer=AnsweredByHand()),
    ToolDefinition(name="find_flights", answer=CannedAnswer(fails=True), enabled=False),
    ToolDefinition(name="rate", answer=PythonAnswer(path="~/tools/rates.py", function="rate"), approval="once"),
)
DOCS = McpServer(label="docs", url="https://docs.example.com/mcp", description="Manuals.", approval="always")


def waiting(call_id: str, tool: ToolDefinition, why: Any, **fields: Any) -> WaitingCall:
    """A call of a tool that waits; its item has the same id."""
    return WaitingCall(call_id, call_id, tool.name, "{}", why, tool=tool, **fields)


def called(stage: on_stage.StageConversation, call_id: str, name: str, arguments: str, **fields: Any) -> None:
    """A call that the service asked for and that has begun."""
    stage.add(on_stage.call(call_id, name, arguments, "running", 5_000, call_id=call_id, **fields))


def section_of(scene: Any) -> ToolsSection:
    """The tools in the panel, unfolded, with some of each kind."""
    scene.stage.set_phase(on_stage.Phase.LIVE)
    scene.stage.set_draft(tools=TOOLS, mcp_servers=(DOCS,))
    done = {"call_output": "{}", "call_duration_ms": 312.0}
    scene.stage.add(on_stage.call("s1", "get_weather", "{}", "done", 1_000, call_id="s1", **done))
    scene.stage.add(on_stage.call("s2", "get_weather", "{}", "failed", 2_000, call_id="s2", **done))
    page = scene.window.workspace.settings
    scene.window.workspace.panel.open_page(page)
    page.form.reveal("tool_choice")
    section = page.findChild(ToolsSection)
    QTest.qWait(50)
    page._area.ensureWidgetVisible(section, 0, 400)
    return section


def list_of_tools(scene: Any) -> None:
    """The list in the panel."""
    section_of(scene)


def no_tools(scene: Any) -> None:
    """The list before there is anything in it."""
    section = section_of(scene)
    scene.stage.set_draft(tools=(), mcp_servers=())
    section.add.setFocus()


def function(scene: Any) -> None:
    """What the assistant is told of a function, as a form."""
    section_of(scene).edit(0)


def schema(scene: Any) -> None:
    """A mistake in a JSON Schema."""
    sheet = section_of(scene).edit(0)
    parameters = sheet.function.parameters
    parameters.tabs.setCurrentIndex(1)
    text = parameters.text.toPlainText().replace('"integer"', '"intege"')
    parameters.text.setPlainText(text)
    parameters.check()


def beyond(scene: Any) -> None:
    """A schema that a form cannot show."""
    sheet = section_of(scene).edit(1)
    sheet.function.parameters.tabs.setCurrentIndex(0)


def command(scene: Any) -> None:
    """How a call is answered by a program."""
    section_of(scene).edit(0).open_page(1)


def http(scene: Any) -> None:
    """How a call is answered by a web address."""
    scene.stage.tools.secrets.kept["https://tables.example.com/book", "Authorization"] = "kept"
    section_of(scene).edit(1).open_page(1)


def trial(scene: Any) -> None:
    """A function was tried out and failed."""
    sheet = section_of(scene).edit(0)
    sheet.open_page(2)
    sheet.trial.run.click()
    words = "The program ended with exit code 2."
    said = "weather.py: no such city"
    scene.stage.tools.tried.emit(Trial("trial_1", "get_weather", '{"error": "exit"}', True, 214.0, words, said))


def trial_asks(scene: Any) -> None:
    """What would run is shown before it runs."""
    sheet = section_of(scene).edit(0)
    sheet.open_page(2)
    sheet.trial.run.click()
    asked = WaitingCall(
        "trial_1", "", "get_weather", "{}", "trust",
        words=("/usr/bin/python3", "weather.py", "--unit", "celsius", "a b; $(c)"), folder="/srv/tools",
        tool=WEATHER, is_trial=True,
    )  # fmt: skip
    scene.stage.tools.ask(asked)


def server(scene: Any) -> None:
    """The sheet of an MCP server."""
    section_of(scene).edit_server(0)


def paste(scene: Any) -> None:
    """Pasted JSON with a mistake."""
    sheet = section_of(scene).paste()
    sheet.text.setPlainText('{\n  "type": "function",\n  "name": "get_weather"\n  "parameters": {}\n}')


def waiting_cards(scene: Any) -> None:
    """Calls that wait for the user, for each of the reasons."""
    stage, tools = scene.stage, scene.stage.tools
    stage.set_phase(on_stage.Phase.LIVE)
    stage.set_draft(tools=TOOLS)
    stage.tick(20_000.0)
    stage.add(on_stage.user("u1", "Book a table for four, and tell me the weather.", 0, 2_000))
    for call_id, tool, arguments in (
        ("c1", BOOK, '{"guests": {"adults": 4}, "at": "19:30"}'),
        ("c2", WEATHER, '{"location": "Kyoto", "day": "tomorrow"}'),
        ("c3", TOOLS[3], '{"question": "Is there tempura tonight?"}'),
    ):
        called(stage, call_id, tool.name, arguments)
    words = ("/usr/bin/python3", "weather.py", "--unit", "celsius", "a b; $(c)", "")
    tools.ask(waiting("c1", BOOK, "approval"))
    tools.ask(waiting("c2", WEATHER, "trust", words=words, folder="/srv/tools"))
    tools.ask(waiting("c3", TOOLS[3], "by_hand"))
    QTest.qWait(60)
    scene.window.workspace.transcript.view.verticalScrollBar().setValue(0)


def more_cards(scene: Any) -> None:
    """A loop, a call that runs, one that failed, and a question of the service."""
    stage, tools = scene.stage, scene.stage.tools
    stage.set_phase(on_stage.Phase.LIVE)
    stage.set_draft(tools=TOOLS)
    stage.tick(20_000.0)
    called(stage, "c4", "calculate", '{"expression": "2^10"}')
    tools.ask(waiting("c4", TOOLS[2], "loop"))
    tools.running["c5"] = 15_000.0
    called(stage, "c5", "get_weather", '{"location": "Kyoto"}', call_started_at_ms=15_000.0)
    failed = {"call_output": '{"error":"The program ended with exit code 2."}', "call_duration_ms": 214.0}
    stage.add(on_stage.call("c6", "get_weather", '{"location": "Ky"}', "failed", 6_000, call_id="c6", **failed))
    tools.words["c6"], tools.said["c6"] = "The program ended with exit code 2.", "weather.py: no such city"
    stage.change("c6")
    asked = stage.add(on_stage.call("m1", "delete_page", '{"page": "Prices 2026"}', "", 9_000))
    asked.kind = "mcp_approval_request"
    tools.mcp_waiting.add("m1")
    tools.asked.emit("m1")
    stage.change("m1")
    pieces = {"call_output": '{"rows": [' + ", ".join(str(n) for n in range(3_000)) + "]}", "call_duration_ms": 90.0}
    stage.add(on_stage.call("c7", "find_flights", "{}", "done", 10_000, call_id="c7", **pieces))


STATES: dict[str, tuple[Callable[[Any], None], str, tuple[int, int]]] = {
    "tools-dark": (list_of_tools, "dark", (1280, 800)),
    "tools-small": (list_of_tools, "light", (900, 600)),
    "tools-none-light": (no_tools, "light", (1280, 800)),
    "tool-function-dark": (function, "dark", (1280, 800)),
    "tool-schema-light": (schema, "light", (1280, 800)),
    "tool-beyond-dark": (beyond, "dark", (1280, 800)),
    "tool-command-light": (command, "light", (1280, 800)),
    "tool-command-small": (command, "dark", (900, 600)),
    "tool-http-dark": (http, "dark", (1280, 800)),
    "tool-trial-dark": (trial, "dark", (1280, 800)),
    "tool-trial-asks-light": (trial_asks, "light", (1280, 800)),
    "tool-server-dark": (server, "dark", (1280, 800)),
    "tool-paste-light": (paste, "light", (1280, 800)),
    "tool-cards-dark": (waiting_cards, "dark", (1280, 1000)),
    "tool-cards-light": (waiting_cards, "light", (1280, 1000)),
    "tool-cards-small": (waiting_cards, "dark", (900, 600)),
    "tool-cards-contrast": (waiting_cards, "contrast", (1280, 1000)),
    "tool-cards-text-200": (waiting_cards, "light", (1280, 1000)),
    "tool-function-text-200": (function, "dark", (1280, 800)),
    "tool-cards-more-light": (more_cards, "light", (1280, 1000)),
}
AT_200 = {
    "tool-cards-dark-200": (waiting_cards, "dark", (1280, 800)),
    "tool-command-light-200": (command, "light", (1280, 800)),
}
