"""Present mode hides everywhere what is private: every text of the window is read, and everything that is painted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import accessible_tree
import pytest
import stage as on_stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.sign_in_state import AccountChoice
from desktop_app.controller.status import Action, ConnectionChoice, Notice
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.tool_definition import CommandAnswer, HttpAnswer, McpServer, PythonAnswer, ToolDefinition
from desktop_app.storage.event_journal import EventJournal
from desktop_app.ui import veil
from desktop_app.ui.connections.sheet import ConnectionsSheet
from desktop_app.ui.events.json_tree import JsonTreeModel
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.present.cover import Cover
from desktop_app.ui.settings.code_sheet import open_code_sheet
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.tools.section import ToolsSection
from desktop_app.ui.transcript.row import row_of

SECRETS = {
    "name": "Fabrikam Rocket",
    "host": "fabrikam-rocket",
    "deployment": "rt-prod-apollo",
    "tenant": "fabrikam.example",
    "client": "2b1f3f1e-6a60-4a8b-9a57-1f7e2a1c9d10",
    "header": "X-Rocket-Project",
    "account": "neil@fabrikam.example",
    "person": "Neil Armsteady",
    "item": "item_ZnUgrYzr5vkAAu5YjqHXX",
    "response": "resp_YnUgrYzr5vkAAu5YjqHXX",
    "session": "sess_XnUgrYzr5vkAAu5YjqHXX",
    "event": "event_WnUgrYzr5vkAAu5YjqHXX",
    "call": "call_VnUgrYzr5vkAAu5Y",
    "key": "sk-proj-9f8e7d6c5b4a39281706",
    "path": "/srv/rocket/launch",
    "tool": "tables.rocket.internal",
    "mcp": "mcp.rocket.internal",
    "prompt": "pmpt_moonshot",
    "secret_header": "X-Launch-Code",
}
PROFILE = ConnectionProfile(
    id="contoso",
    name=SECRETS["name"],
    address=f"https://{SECRETS['host']}.openai.azure.com",
    model=SECRETS["deployment"],
    auth="entra",
    tenant=SECRETS["tenant"],
    client_id=SECRETS["client"],
    extra_headers={SECRETS["header"]: "eleven"},
)
NEIL = AccountChoice("1", SECRETS["account"], SECRETS["person"], SECRETS["tenant"], True)
TOOLS = (
    ToolDefinition(
        name="weather", answer=CommandAnswer(argv=("python3", f"{SECRETS['path']}/w.py"), folder=SECRETS["path"])
    ),
    ToolDefinition(
        name="book",
        answer=HttpAnswer(url=f"https://{SECRETS['tool']}/book", secret_headers=(SECRETS["secret_header"],)),
    ),
    ToolDefinition(name="rate", answer=PythonAnswer(path=f"{SECRETS['path']}/rates.py", function="rate")),
)
INSTRUCTIONS = "You are a travel guide for Japan. Answer in two sentences."


@pytest.fixture
def painted() -> Iterator[list[str]]:
    """Every text that Python code paints."""
    texts: list[str] = []
    draw = QPainter.drawText

    def note(painter: QPainter, *arguments: object) -> object:
        texts.extend(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    QPainter.drawText = note  # type: ignore[method-assign]
    yield texts
    QPainter.drawText = draw  # type: ignore[method-assign]


@pytest.fixture
def telling(
    preferences: Preferences, conversation: on_stage.StageConversation, tmp_path: Path
) -> Iterator[on_stage.StageConversation]:
    """A conversation in which everything tells something."""
    preferences.change(connections=[PROFILE], panel_open=True)
    on_stage.stage_present(conversation, preferences)
    s = SECRETS
    conversation.connections[1] = ConnectionChoice(
        "contoso", f"{s['name']} · {s['deployment']}", f"{s['host']}.openai.azure.com"
    )
    conversation.connection_id = "contoso"
    conversation.accounts.is_needed = True
    conversation.accounts.let_in(NEIL)
    conversation.model = s["deployment"]
    conversation.set_phase(Phase.LIVE)
    conversation.set_draft(
        tools=TOOLS,
        mcp_servers=(McpServer(label="docs", url=f"https://{s['mcp']}/x"),),
        prompt_id=s["prompt"],
        instructions=INSTRUCTIONS,
    )
    conversation.tools.gates.trust.keep("command:1", "weather", ("/usr/bin/python3", f"{s['path']}/w.py"))
    conversation.add(on_stage.user(s["item"], f"Mail {s['key']} to {s['account']}, please.", 0, 2_000))
    conversation.add(
        on_stage.call(
            s["call"],
            "book",
            json.dumps({"to": s["account"], "at": f"https://{s['tool']}"}),
            "done",
            3_000,
            call_output=json.dumps({"id": s["item"], "path": f"{s['path']}/x"}),
            call_duration_ms=12.0,
        )
    )
    journal = EventJournal(tmp_path / "events.jsonl", on_entry=conversation.events.begin(tmp_path / "events.jsonl"))
    for direction, event in (
        ("received", {"type": "session.created", "event_id": s["event"], "session": {"id": s["session"]}}),
        ("sent", {"type": "session.update", "session": {"prompt": {"id": s["prompt"]}, "url": f"https://{s['mcp']}"}}),
        ("received", {"type": "response.created", "event_id": s["event"], "response": {"id": s["response"]}}),
        (
            "received",
            {"type": "error", "error": {"message": f"{s['call']} with {s['key']} at {s['host']}.openai.azure.com"}},
        ),
    ):
        if journal.write(direction, 12.0, json.dumps(event).encode()):
            conversation.events.expect()
    journal.flush()
    conversation.events.take_in()
    yield conversation
    journal.close()
    conversation.events.close()


def everything_said() -> list[str]:
    """Every text that a widget in sight shows or says; fields that are covered or shown as dots show none."""
    said: list[str] = []
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip()]
        said += [widget.windowTitle()] if widget.isWindow() else []
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QLineEdit):
            said += [widget.displayText(), widget.placeholderText()]
        elif isinstance(widget, QPlainTextEdit):
            said += [] if any(isinstance(child, Cover) for child in widget.children()) else [widget.toPlainText()]
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(index) for index in range(widget.count())]
            said += [str(widget.itemData(index, Qt.ItemDataRole.ToolTipRole)) for index in range(widget.count())]
        elif isinstance(widget, QMenu):
            said += [text for action in widget.actions() for text in (action.text(), action.toolTip())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += _rows(widget)
    return said


def _rows(view: QAbstractItemView) -> list[str]:
    model, roles = view.model(), [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole]
    if isinstance(model, JsonTreeModel):
        roles += [JsonTreeModel.KEY, JsonTreeModel.VALUE]
    said: list[str] = []
    todo = [model.index(row, 0) for row in range(model.rowCount())]
    while todo:
        index = todo.pop()
        said += [str(index.data(role)) for role in roles]
        todo += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return said


def told(texts: list[str]) -> set[str]:
    """The names of the secrets that are in the texts."""
    whole = "\n".join(texts).casefold()
    return {name for name, secret in SECRETS.items() if secret.casefold() in whole}


def _visit(window: MainWindow) -> Iterator[list[str]]:
    """Everything one can come to see, one after the other."""
    workspace = window.workspace
    assert workspace is not None
    yield everything_said()
    for page in (workspace.settings, workspace.events, workspace.turn):
        workspace.panel.open_page(page)
        QTest.qWait(60)
        yield everything_said()
    workspace.panel.open_page(workspace.events)
    for row in range(workspace.events.list.model().rowCount()):
        for view in (0, 1):
            workspace.events.list.setCurrentIndex(workspace.events.list.model().index(row, 0))
            workspace.events.details.views.setCurrentIndex(view)
            QTest.qWait(20)
            yield everything_said()
    for menu in (workspace.header.account.entries, workspace.header.entries):
        menu.popup(window.mapToGlobal(window.rect().center()))
        QTest.qWait(30)
        yield everything_said()
        menu.close()
    yield from _visit_sheets(window)


def _visit_sheets(window: MainWindow) -> Iterator[list[str]]:
    workspace = window.workspace
    workspace.panel.open_page(workspace.settings)
    workspace.settings.form.reveal("tool_choice")
    section = workspace.settings.findChild(ToolsSection)
    openers: list[Callable[[], object]] = [
        workspace.show_connections,
        lambda: open_code_sheet(window, workspace._conversation),
        lambda: section.edit(0).open_page(1),
        lambda: section.edit(1).open_page(1),
        lambda: section.edit(2).open_page(1),
        lambda: section.edit_server(0),
        workspace.show_about,
        lambda: workspace.show_preferences(3),
    ]
    for opener in openers:
        opener()
        QTest.qWait(60)
        for sheet in window.findChildren(Sheet):
            if isinstance(sheet, ConnectionsSheet):
                sheet.side.list.setCurrentRow(1)
                sheet.form.unfold(True)
                QTest.qWait(40)
            yield everything_said()
            yield [str(node) for node in accessible_tree.tree_of(sheet)]
            sheet.close()
        QTest.qWait(10)


def settle(window: MainWindow, on: bool) -> None:
    """Wait until the window was made anew."""
    for _ in range(200):
        QTest.qWait(20)
        workspace = window.workspace
        if workspace is not None and workspace.presents == on and workspace.isVisible():
            break
    QTest.qWait(50)


def test_nothing_private_is_left_anywhere_and_all_of_it_comes_back(
    telling: on_stage.StageConversation, make_window: Callable[[], MainWindow], painted: list[str]
) -> None:
    window = make_window()
    s = SECRETS
    telling.set_status("x", "Waiting.", f"Calling {s['host']}.openai.azure.com as {s['account']}.")
    problem = Notice(
        "p", "problem", f"{s['name']} does not answer.", f"Is {s['host']}.openai.azure.com right, {s['person']}?",
        server_words=f"request {s['response']} by {s['account']} with {s['key']}",
        action=Action("retry", f"Sign in as {s['account']}"),
    )  # fmt: skip
    telling.notice_raised.emit(problem)
    before = set().union(*(told(texts) for texts in _visit(window))) | told(painted)
    assert before >= set(SECRETS), set(SECRETS) - before

    draft = telling.draft
    telling.present.toggle()
    settle(window, True)
    painted.clear()
    for texts in _visit(window):
        assert told(texts) == set(), [text for text in texts if told([text])]
    assert told(painted) == set(), [text for text in painted if told([text])]
    assert telling.draft == draft
    assert INSTRUCTIONS in [field.toPlainText() for field in window.findChildren(QPlainTextEdit)]

    telling.present.toggle()
    settle(window, False)
    painted.clear()
    after = set().union(*(told(texts) for texts in _visit(window))) | told(painted)
    assert after == before


def test_it_says_nothing_private_to_screen_readers(
    telling: on_stage.StageConversation, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    telling.present.toggle()
    settle(window, True)
    said: list[str] = []
    window.workspace.announcer.said.connect(lambda words, _urgent: said.append(words))
    telling.notice_raised.emit(Notice("p", "problem", f"{SECRETS['name']} is gone.", SECRETS["account"]))
    assert said
    assert told(said) == set()
    assert told([str(node) for node in accessible_tree.tree_of(window)]) == set()


def test_nothing_shows_by_being_heard_in_part(
    telling: on_stage.StageConversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = f"It is {SECRETS['name']}, and {SECRETS['account']} answers."
    telling.set_phase(Phase.LIVE)
    monkeypatch.setattr(veil._Worn, "mask", telling.present.mask)
    speaking, cut = {"sounding": True, "status": "in_progress"}, {"truncated_at_ms": 900, "never_heard_ms": 90.0}
    for heard in range(len(whole)):
        for fields in (speaking, cut):
            shown = row_of(on_stage.assistant("a", whole, 0, heard=heard, **fields))
            assert shown.text == "It is Azure OpenAI, and account answers."


def test_a_widget_that_comes_later_is_covered_too(
    telling: on_stage.StageConversation, make_window: Callable[[], MainWindow]
) -> None:
    window = make_window()
    telling.present.toggle()
    settle(window, True)
    label = QLabel(f"Talking with {SECRETS['host']}.openai.azure.com", window)
    field = QLineEdit(SECRETS["account"], window)
    many: QWidget = QPlainTextEdit(SECRETS["key"], window)
    for widget in (label, field, many):
        widget.show()
    QTest.qWait(50)
    assert told(everything_said()) == set()
    assert field.text() == SECRETS["account"]
    label.setText(SECRETS["person"])
    QTest.qWait(50)
    assert told(everything_said()) == set()
