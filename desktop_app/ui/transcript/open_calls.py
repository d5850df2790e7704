"""Which tool calls of the transcript wait for the user or run here, and what their cards ask because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.transcript.card_question import with_failure, with_mcp_question, with_question, with_stop

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.tool_desk import WaitingCall
    from desktop_app.conversation.transcript import TranscriptItem
    from desktop_app.ui.transcript.row_content import Row


class OpenCalls(QObject):
    """Follows the conversation's `ToolDesk`.

    Signals:
        changed(str): the card of this item asks something else now.
    """

    changed = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._tools = conversation.tools
        self._items: dict[str, str] = {}  # by call id, to know the card when the call is settled
        self._giving_reason = ""
        self._tools.asked.connect(self._look)
        self._tools.settled.connect(self._look)
        self._tools.changed.connect(self._look_at_all)
        conversation.conversation_cleared.connect(self._forget)

    def waiting(self, item: TranscriptItem) -> WaitingCall | None:
        """What the call of an item waits for."""
        return self._tools.waiting.get(item.call_id) if item.kind == "function_call" else None

    def waits(self, item: TranscriptItem) -> bool:
        """Whether the user has something to answer in the card of an item."""
        return self.waiting(item) is not None or self._asks_for_server(item)

    def asked(self, row: Row, item: TranscriptItem) -> Row:
        """The card with what it asks, or with the link that stops the call."""
        giving_reason = self._giving_reason == item.item_id
        waiting = self.waiting(item)
        if waiting is not None:
            return with_question(row, waiting, giving_reason=giving_reason)
        if self._asks_for_server(item):
            return with_mcp_question(row, giving_reason=giving_reason)
        runs = item.call_state == "running" and self._tools.started_at_ms(item.call_id) is not None
        if runs:
            return with_stop(row)
        words = self._tools.words_of(item.call_id) if item.call_state == "failed" else ""
        return with_failure(row, words, self._tools.said_by(item.call_id)) if words else row

    @property
    def any_waiting(self) -> bool:
        """Whether the user has anything to answer."""
        return bool(self._tools.waiting or self._tools.mcp_waiting)

    def first_waiting(self) -> str:
        """The item whose card has waited longest for the user; empty where none does."""
        waiting = [call.item_id for call in self._tools.waiting.values() if call.item_id]
        waiting += sorted(self._tools.mcp_waiting)
        transcript = self._conversation.transcript
        return min(waiting, key=lambda item_id: transcript.index_of(item_id) or 0) if waiting else ""

    def sample_result(self, item: TranscriptItem) -> str:
        """A result to begin with: what the same function gave before, else something that looks like one."""
        for other in reversed(self._conversation.transcript.items):
            if other.call_name == item.call_name and other.call_state == "done" and other.call_output:
                return other.call_output
        return '{"ok": true}'

    def give_reason(self, item_id: str) -> None:
        """Let the card of an item ask for a reason, or with an empty id no card."""
        before, self._giving_reason = self._giving_reason, item_id
        for each in {before, item_id} - {""}:
            self.changed.emit(each)

    def _asks_for_server(self, item: TranscriptItem) -> bool:
        return item.kind == "mcp_approval_request" and item.item_id in self._tools.mcp_waiting

    def _look(self, call_id: str) -> None:
        waiting = self._tools.waiting.get(call_id)
        if waiting is not None:
            self._items[call_id] = waiting.item_id
        item_id = self._items.get(call_id, call_id)  # a server's request has no call id
        if waiting is None and self._giving_reason == item_id:
            self._giving_reason = ""
        self.changed.emit(item_id)

    def _look_at_all(self) -> None:
        for item_id in list(self._items.values()):
            self.changed.emit(item_id)

    def _forget(self) -> None:
        self._items.clear()
        self._giving_reason = ""
