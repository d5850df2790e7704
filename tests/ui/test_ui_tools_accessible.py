"""Every sheet of the tools, the list and a waiting card, as a screen reader and the keyboard find them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stage as on_stage
import tool_scenes
from accessible_tree import complaints, tree_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.settings.tool_definition import HttpAnswer, PythonAnswer, ToolDefinition
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.tools.section import ToolsSection
from desktop_app.ui.transcript.row_read_out import read_out


@pytest.fixture
def section(qtbot: QtBot, dressed: Theme, conversation: on_stage.StageConversation) -> ToolsSection:
    section = ToolsSection(conversation)
    qtbot.addWidget(section)
    section.resize(340, 700)
    with qtbot.waitExposed(section):
        section.show()
    conversation.set_draft(tools=tool_scenes.TOOLS, mcp_servers=(tool_scenes.DOCS,))
    return section


def sheets(section: ToolsSection) -> Iterator[QDialog]:
    function = section.edit(0)
    for page in range(3):
        function.open_page(page)
        yield function
    function.reject()
    for tool in (
        tool_scenes.BOOK,
        ToolDefinition(name="h", answer=HttpAnswer(secret_headers=("A",))),
        ToolDefinition(name="p", answer=PythonAnswer(path="x.py", function="f")),
        *tool_scenes.TOOLS[2:5],
    ):
        sheet = section.edit(len(tool_scenes.TOOLS), tool)
        sheet.open_page(1)
        yield sheet
        sheet.reject()
    for opening in (lambda: section.edit_server(0), section.paste):
        other = opening()
        yield other
        other.reject()


def test_everything_has_a_name(section: ToolsSection) -> None:
    assert complaints(tree_of(section)) == []
    for sheet in sheets(section):
        assert complaints(tree_of(sheet)) == [], sheet.windowTitle()


def test_tab_reaches_everything(section: ToolsSection, qtbot: QtBot) -> None:
    for sheet in sheets(section):
        with qtbot.waitActive(sheet):
            sheet.activateWindow()
        reached: list[QWidget] = []
        while (widget := QApplication.focusWidget()) is not None and widget not in reached:
            reached.append(widget)
            QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_Tab)
        missed = [
            widget.accessibleName()
            for widget in sheet.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and not widget.focusProxy()
            and widget not in reached
        ]
        assert missed == [], sheet.windowTitle()


def test_a_waiting_card_is_read_out_with_what_can_be_done(
    window: MainWindow, conversation: on_stage.StageConversation
) -> None:
    conversation.set_phase(Phase.LIVE)
    view = window.workspace.transcript.view
    for call_id, tool, why in (
        ("c1", tool_scenes.WEATHER, "trust"),
        ("c2", tool_scenes.TOOLS[3], "by_hand"),
        ("c3", tool_scenes.BOOK, "loop"),
    ):
        tool_scenes.called(conversation, call_id, tool.name, "{}")
        conversation.tools.ask(tool_scenes.waiting(call_id, tool, why, words=("/bin/weather", "-x")))
    said = [read_out(view.model().row(row)) for row in range(3)]
    assert "would run /bin/weather\n-x" in said[0]
    assert "Run it, Refuse" in said[0]
    assert "Enter: write it." in said[1]
    assert "Continue, Stop" in said[2]
    view.arrange()
    editor = view.editors.of("c2")
    assert editor is not None
    assert complaints(tree_of(editor)) == []
