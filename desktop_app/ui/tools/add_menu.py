"""The ways to a new tool: empty, one that Duologue brings along, a Python file, pasted JSON, a server's tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS
from desktop_app.settings.tool_definition import PythonAnswer, ToolDefinition
from desktop_app.ui.tools.words import built_in_words


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("AddTool", text)


def add_menu(
    parent: QWidget,
    *,
    edit: Callable[[ToolDefinition], None],
    add: Callable[[ToolDefinition], None],
    paste: Callable[[], None],
    add_server: Callable[[], None],
) -> QMenu:
    """The menu; it goes when it is closed.

    Args:
        edit: opens a new tool to be filled in, `add` takes one that is complete.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(tr("Empty function…"), lambda: edit(ToolDefinition()))
    built_in = menu.addMenu(tr("Function of Duologue"))
    for name, tool in BUILT_IN_TOOLS.items():
        built_in.addAction(built_in_words(name), lambda tool=tool: add(tool))
    menu.addAction(tr("From a Python file…"), lambda: edit(ToolDefinition(answer=PythonAnswer())))
    menu.addAction(tr("Paste JSON…"), paste)
    menu.addSeparator()
    menu.addAction(tr("MCP server…"), add_server)
    return menu
