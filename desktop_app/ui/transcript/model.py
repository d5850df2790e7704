"""The transcript as a Qt model: one row for each item that is shown, in the service's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui import veil
from desktop_app.ui.transcript.beside_row import beside_row
from desktop_app.ui.transcript.card import CARDS
from desktop_app.ui.transcript.open_calls import OpenCalls
from desktop_app.ui.transcript.row import row_of, shown
from desktop_app.ui.transcript.row_content import EVERYTHING, Passage, Row
from desktop_app.ui.transcript.row_copy import copied
from desktop_app.ui.transcript.row_order import row_due, shown_in_order
from desktop_app.ui.transcript.row_question import asking
from desktop_app.ui.transcript.row_read_out import read_out

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.transcript import TranscriptItem

_NOWHERE = QModelIndex()
_LATEST = 20


class TranscriptModel(QAbstractListModel):
    """Follows the controller's item signals; of an item it keeps its id and how it is shown."""

    def __init__(self, conversation: ConversationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._expanded: dict[str, frozenset[str]] = {}
        self._running: set[str] = set()
        self._asked = ""
        self._replaying = ""
        self.calls = OpenCalls(conversation, self)
        self.calls.changed.connect(self._update_shown)
        conversation.item_added.connect(self._place)
        conversation.item_changed.connect(self._update)
        conversation.item_removed.connect(self._remove)
        conversation.conversation_cleared.connect(self.reload)
        conversation.replay_changed.connect(self._show_replay)
        conversation.phase_changed.connect(self._show_latest)
        conversation.clock_ticked.connect(self._show_running)
        conversation.responses.changed.connect(self._update_asked)
        self.reload()

    def item_id(self, row: int) -> str:
        """The id of the item shown in a row."""
        return self._ids[row]

    def item(self, row: int) -> TranscriptItem | None:
        """The item shown in a row; None for one that is gone and whose row is about to go."""
        return self._conversation.transcript.get(self._ids[row])

    def row(self, row: int) -> Row:
        """What a row says."""
        item = self.item(row)
        if item is None:
            return Row("tertiary", "note", (Passage("words", ()),))
        said = row_of(
            item,
            replaying=self._replaying == item.item_id,
            over=self.over,
            expanded=self._expanded.get(item.item_id, ()),
            now_ms=self._conversation.now_ms(),
        )
        if item.out_of_band:
            desk = self._conversation.responses
            in_place = desk.can_put_in_place(item)
            said = beside_row(said, item, desk.of_item(item), over=self.over, in_place=in_place)
        if self._asked == item.item_id:
            return asking(said, can_delete=not self.over)
        return self.calls.asked(said, item) if item.kind in CARDS else said

    def row_in_full(self, row: int) -> Row:
        """What a row would say with everything shown, as far as anything is ever shown."""
        item = self.item(row)
        return self.row(row) if item is None else row_of(item, over=self.over, expanded=EVERYTHING)

    def row_of_item(self, item_id: str) -> int:
        """The row an item is shown in, or -1."""
        return self._rows.get(item_id, -1)

    def reload(self) -> None:
        """Begin anew with what the transcript holds."""
        self.beginResetModel()
        self._expanded.clear()
        self._running.clear()
        self._asked = ""
        self._ids = shown_in_order(self._conversation.transcript, shown)
        self._number(0)
        self.endResetModel()

    def text(self, row: int) -> str:
        """One item as a line to copy: who, and every word."""
        item = self.item(row)
        return copied(item) if item is not None else ""

    def expanded(self, item_id: str, passage: str) -> bool:
        """Whether a passage is shown in full."""
        return passage in self._expanded.get(item_id, ())

    def expand(self, item_id: str, passage: str, expanded: bool) -> None:
        """Show a passage in full, or only its beginning."""
        before = self._expanded.get(item_id, frozenset())
        after = before | {passage} if expanded else before - {passage}
        if before != after:
            self._expanded[item_id] = after
            self._update(item_id)

    @property
    def asked(self) -> str:
        """The item of which its row asks whether to delete it, or empty."""
        return self._asked

    def ask(self, item_id: str) -> None:
        """Let the row of an item ask whether to delete it; an empty id asks nothing."""
        before, self._asked = self._asked, item_id
        for each in {before, item_id} - {""}:
            self._update(each)

    def can_delete(self, row: int) -> bool:
        """Whether an item is one of the conversation's, and complete enough to be deleted."""
        item = self.item(row)
        return item is not None and not item.out_of_band and item.status != "listening"

    @property
    def over(self) -> bool:
        """Whether no session is open."""
        return self._conversation.phase == "idle"

    def _update(self, item_id: str) -> None:
        row = self._rows.get(item_id)
        item = self._conversation.transcript.get(item_id)
        if item is None or not shown(item):
            self._remove(item_id)
            return
        if item.call_state == "running":
            self._running.add(item_id)
        if row is None:
            self._insert(item_id)
        else:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def _update_shown(self, item_id: str) -> None:
        if item_id in self._rows:
            self._update(item_id)

    def _update_asked(self, request_id: str) -> None:
        for item in self._conversation.transcript.out_of_band:
            if item.request_id == request_id and item.item_id in self._rows:
                self._update(item.item_id)

    def _show_replay(self) -> None:
        before, self._replaying = self._replaying, self._conversation.replay.item_id
        for item_id in (before, self._replaying):
            if item_id in self._rows:
                self._update(item_id)

    def _show_latest(self) -> None:
        """The session began or ended, which the latest items may show."""
        last = len(self._ids) - 1
        if last >= 0:
            self.dataChanged.emit(self.index(max(0, last - _LATEST)), self.index(last))

    def _show_running(self) -> None:
        """Calls show how long they have been running."""
        for item_id in list(self._running):
            item = self._conversation.transcript.get(item_id)
            if item is None or item.call_state != "running":
                self._running.discard(item_id)
            elif item_id in self._rows:
                self._update(item_id)

    def _place(self, item_id: str) -> None:
        """An item is new, or has another place than before."""
        row = self._rows.get(item_id)
        if row is not None and row != self._row_due(item_id):
            self._take_out(item_id)
        self._update(item_id)

    def _row_due(self, item_id: str) -> int | None:
        return row_due(self._conversation.transcript, item_id, self._ids, self._rows)

    def _insert(self, item_id: str) -> None:
        row = self._row_due(item_id)
        if row is None:
            return
        self.beginInsertRows(_NOWHERE, row, row)
        self._ids.insert(row, item_id)
        self._number(row)
        self.endInsertRows()

    def _remove(self, item_id: str) -> None:
        self._take_out(item_id)
        self._expanded.pop(item_id, None)
        self._running.discard(item_id)
        if self._asked == item_id:
            self._asked = ""

    def _take_out(self, item_id: str) -> None:
        row = self._rows.get(item_id)
        if row is None:
            return
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._ids[row]
        self._number(row)
        self.endRemoveRows()

    def _number(self, start: int) -> None:
        if start == 0:
            self._rows = {item_id: row for row, item_id in enumerate(self._ids)}
        else:
            for row in range(start, len(self._ids)):
                self._rows[self._ids[row]] = row
            if len(self._rows) > len(self._ids):
                self._rows = {item_id: row for row, item_id in enumerate(self._ids)}

    # Qt's own names from here on.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return veil.over(self.text(index.row()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return read_out(self.row(index.row()))
        return None
