"""The tools of the session in the side panel: functions, and the MCP servers whose tools the service calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.settings.fields import FIELDS
from desktop_app.settings.pasted_tools import written_tool
from desktop_app.settings.tool_definition import McpServer, PythonAnswer, ToolDefinition
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.tools import words
from desktop_app.ui.tools.add_menu import add_menu
from desktop_app.ui.tools.guard_rows import GuardRows
from desktop_app.ui.tools.list_head import ListHead
from desktop_app.ui.tools.paste_sheet import PasteSheet
from desktop_app.ui.tools.server_sheet import ServerSheet
from desktop_app.ui.tools.tally import ToolTallies
from desktop_app.ui.tools.tool_edits import ToolEdits
from desktop_app.ui.tools.tool_list import Line, ToolList
from desktop_app.ui.tools.tool_sheet import ToolSheet

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class ToolsSection(QWidget):
    """Edits the draft's tools; like every other setting they reach the service with Apply.

    Signals:
        said(str): words for a screen reader.
    """

    said = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.edits = ToolEdits(conversation)
        self.tallies = ToolTallies(conversation, self)
        self.functions = ToolList(of_functions=True)
        self.servers = ToolList()
        self.nothing = Caption(
            self.tr("No tools yet. A function lets the assistant look something up, reckon, or do something for you."),
            "secondary",
            small=True,
        )
        self.nothing.setWordWrap(True)
        self.add = Button(self.tr("Add a tool"), name=self.tr("Add a tool: empty, brought along, from a file, pasted"))
        self.guard = GuardRows(conversation.tools.gates)
        self.undone = Caption("", "secondary", small=True)
        self.undone.setWordWrap(True)
        self.undo = Button(self.tr("Undo"), look="link")
        self._deleted: tuple[object, ...] = ()
        self.functions_head = ListHead(self.tr("Functions"))
        self.servers_head = ListHead(self.tr("Called by the service (MCP)"))
        self._arrange()
        self._join()
        self._show()
        conversation.tools.runs.warm_up()  # what checks schemas takes a while to load

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.undone, 1)
        below.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.nothing, self.functions_head, self.functions, self.servers_head, self.servers):
            column.addWidget(part)
        column.addLayout(below)
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.guard)

    def _join(self) -> None:
        self.functions.switched.connect(self.edits.switch)
        self.functions.edit_requested.connect(self.edit)
        self.functions.try_requested.connect(self._try)
        self.functions.copy_requested.connect(self._copy)
        self.functions.duplicate_requested.connect(self.edits.duplicate)
        self.functions.delete_requested.connect(self._delete)
        self.servers.switched.connect(self.edits.switch_server)
        self.servers.edit_requested.connect(self.edit_server)
        self.servers.duplicate_requested.connect(self.edits.duplicate_server)
        self.servers.delete_requested.connect(self._delete_server)
        self.add.clicked.connect(self._open_menu)
        self.undo.clicked.connect(self._undo)
        self._conversation.tools.changed.connect(self.guard.look)
        self.tallies.changed.connect(self._show)
        self._conversation.receipts_changed.connect(self._show)
        self._conversation.connection_changed.connect(self._show)
        self._conversation.phase_changed.connect(self._show)

    # What is wished

    def edit(self, index: int, tool: ToolDefinition | None = None) -> ToolSheet:
        """Open the sheet of a function; with a `tool` that of a new one, put at the end when it is saved."""
        shown = tool if tool is not None else self.edits.tools[index]
        sheet = ToolSheet(self._conversation.tools, shown, self.edits.other_names(index), self.window())
        sheet.saved.connect(lambda saved: self.edits.put(index, saved))
        sheet.said.connect(self.said)
        sheet.open()
        if tool is not None and isinstance(tool.answer, PythonAnswer):
            sheet.open_page(1)  # the file says the rest
        return sheet

    def edit_server(self, index: int, server: McpServer | None = None) -> ServerSheet:
        """Open the sheet of a server; with a `server` that of a new one."""
        shown = server if server is not None else self.edits.servers[index]
        sheet = ServerSheet(self._conversation.tools, shown, self.edits.other_labels(index), self.window())
        sheet.saved.connect(lambda saved: self.edits.put_server(index, saved))
        sheet.open()
        return sheet

    def paste(self) -> PasteSheet:
        """Open the sheet that takes pasted JSON."""
        sheet = PasteSheet(self.window())
        sheet.taken.connect(self._take_pasted)
        sheet.open()
        return sheet

    def _take_pasted(self, tools: list[ToolDefinition], servers: list[McpServer]) -> None:
        if tools:
            self.edits.add(*tools)
        if servers:
            self.edits.add_servers(*servers)

    def _open_menu(self) -> None:
        menu = add_menu(
            self,
            edit=lambda tool: self.edit(len(self.edits.tools), tool),
            add=self.edits.add,
            paste=self.paste,
            add_server=lambda: self.edit_server(len(self.edits.servers), McpServer()),
        )
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _try(self, index: int) -> None:
        self.edit(index).open_page(2)

    def _copy(self, index: int) -> None:
        QGuiApplication.clipboard().setText(written_tool(self.edits.tools[index]))

    def _delete(self, index: int) -> None:
        name = self.edits.tools[index].name
        self.edits.delete(index)
        self._offer_undo(name)

    def _delete_server(self, index: int) -> None:
        label = self.edits.servers[index].label
        self.edits.delete_server(index)
        self._offer_undo(label)

    def _offer_undo(self, name: str) -> None:
        self._deleted = (self.edits.tools, self.edits.servers)
        self.undone.setText(self.tr("{0} is deleted.").format(wording.plain(name)))
        self._show_undo()
        self.undo.setFocus()
        self.said.emit(self.undone.text())

    def _undo(self) -> None:
        self._deleted = ()
        self._conversation.settings.undo()
        self._show_undo()
        self.add.setFocus()

    # What is shown

    def _show_undo(self) -> None:
        offered = bool(self._deleted) and self._deleted == (self.edits.tools, self.edits.servers)
        self._deleted = self._deleted if offered else ()
        self.undone.setVisible(offered)
        self.undo.setVisible(offered)

    def _show(self) -> None:
        tools, servers = self.edits.tools, self.edits.servers
        self.functions.show_lines([Line(tool.name, tool.enabled, self._details(tool)) for tool in tools])
        self.servers.show_lines([Line(each.label, each.enabled, self._server_details(each)) for each in servers])
        self.nothing.setVisible(not tools and not servers)
        self.guard.setVisible(bool(tools))
        self._show_receipt(self.functions_head, "tools", shown=bool(tools))
        self._show_receipt(self.servers_head, "mcp_servers", shown=bool(servers))
        self._show_undo()

    def _details(self, tool: ToolDefinition) -> str:
        last = words.last_words(self.tallies.of(tool.name))
        parts = (words.answer_words(tool.answer), words.approval_words(tool.approval), last)
        return " · ".join(part for part in parts if part)

    def _server_details(self, server: McpServer) -> str:
        parts = (
            wording.plain(words.host_of(server.url)),
            self.tr("asks each time") if server.approval == "always" else "",
            words.offer_words(self.tallies.offer_of(server.label)),
        )
        return " · ".join(part for part in parts if part)

    def _show_receipt(self, head: ListHead, name: str, *, shown: bool) -> None:
        receipt = self._conversation.receipts[name]
        dialects = FIELDS[name].dialects
        if self._conversation.settings.facts.dialect not in dialects:
            state, text = "not_sent", self.tr("GA only: not sent on this connection")
        else:
            state, text = receipt.state, wording.plain(receipt.text)
        head.show_receipt(state, text)
        head.setVisible(shown or state in ("changed", "waiting", "refused"))
