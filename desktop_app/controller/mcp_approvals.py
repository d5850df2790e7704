"""The service's questions whether it may call a tool of an MCP server."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.session_life import SessionLife
from desktop_app.conversation import changes


class McpApprovals(QObject):
    """Keeps what waits for an answer, and gives it.

    Attributes:
        waiting: the names of the tools, by the item id of the question.

    Signals:
        asked(str), settled(str): an item id.
    """

    asked = Signal(str)
    settled = Signal(str)

    def __init__(self, life: SessionLife) -> None:
        super().__init__()
        self.waiting: dict[str, str] = {}
        self._life = life
        life.conversation_changed.connect(self._changed)
        life.ended.connect(self._clear)

    def answer(self, item_id: str, approve: bool, reason: str) -> None:
        """Approve or refuse; nothing if it was not asked, or was answered."""
        if item_id in self.waiting and self._life.run is not None:
            self._forget(item_id)
            self._life.run.live.act(lambda machine, at_ms: machine.approve_call(item_id, approve, reason, at_ms=at_ms))

    def _changed(self, change: changes.Change) -> None:
        if isinstance(change, changes.ApprovalWanted) and self._life.run is not None:
            item = self._life.run.machine.transcript.get(change.item_id)
            self.waiting[change.item_id] = "" if item is None else item.call_name
            self.asked.emit(change.item_id)
        elif isinstance(change, changes.CallsCancelled):
            for item_id in self.waiting.keys() & set(change.call_ids):
                self._forget(item_id)

    def _clear(self) -> None:
        for item_id in list(self.waiting):
            self._forget(item_id)

    def _forget(self, item_id: str) -> None:
        del self.waiting[item_id]
        self.settled.emit(item_id)
