"""What is wished in the card of a tool call, told to the desk that runs tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from desktop_app.ui.transcript.passage_sheet import PassageSheet
from desktop_app.ui.transcript.row_content import ALLOW, ALWAYS, REFUSE, STOP_CALL

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.transcript import TranscriptItem
    from desktop_app.ui.transcript.view import TranscriptView


class CallWishes(QObject):
    """Joins the links and editors of cards to the conversation's `ToolDesk`."""

    def __init__(self, conversation: ConversationController, view: TranscriptView) -> None:
        super().__init__(view)
        self._conversation = conversation
        self._view = view
        view.call_answered.connect(self._answer)
        view.editors.sent.connect(self._take_written)
        view.sheet_requested.connect(self._show_sheet)

    def _answer(self, item_id: str, wish: str) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is None:
            return
        tools = self._conversation.tools
        if item.kind == "mcp_approval_request":
            tools.approve_mcp(item_id, wish == ALLOW)
        elif wish == STOP_CALL:
            tools.stop(item.call_id)
        elif wish == REFUSE:
            tools.refuse(item.call_id)
        elif wish in (ALLOW, ALWAYS):
            if wish == ALWAYS:
                self._ask_no_more(item)
            tools.allow(item.call_id)

    def _ask_no_more(self, item: TranscriptItem) -> None:
        """From now on the function is called without a question; what would run is still shown when it is new."""
        tools = tuple(
            msgspec.structs.replace(tool, approval="never") if tool.name == item.call_name else tool
            for tool in self._conversation.draft.tools
        )
        self._conversation.set_draft(tools=tools)

    def _take_written(self, item_id: str, text: str, failed: bool) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is None:
            return
        editor = self._view.editors.of(item_id)
        tools = self._conversation.tools
        if editor is not None and editor.kind == "reason":
            if item.kind == "mcp_approval_request":
                tools.approve_mcp(item_id, False, text)
            else:
                tools.refuse(item.call_id, text)
        else:
            tools.answer(item.call_id, text, failed)

    def _show_sheet(self, item_id: str, passage: str) -> None:
        item = self._conversation.transcript.get(item_id)
        if item is not None:
            text = item.call_arguments if passage == "arguments" else item.call_output or ""
            PassageSheet(item.call_name, passage, text, self._view.window()).open()
