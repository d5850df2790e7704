"""The transcript as a Qt model: one row for each item that is shown, in the service's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui import wording
from desktop_app.ui.transcript_row import Row, row_of, shown

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_NOWHERE = QModelIndex()
_LATEST = 20


class TranscriptModel(QAbstractListModel):
    """Follows the controller's item signals; keeps nothing of an item but its id."""

    def __init__(self, conversation: ConversationController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._replaying = ""
        conversation.item_added.connect(self._place)
        conversation.item_changed.connect(self._update)
        conversation.item_removed.connect(self._remove)
        conversation.conversation_cleared.connect(self.reload)
        conversation.replay_changed.connect(self._show_replay)
        conversation.phase_changed.connect(self._show_latest)
        self.reload()

    def item_id(self, row: int) -> str:
        """The id of the item shown in a row."""
        return self._ids[row]

    def row(self, row: int) -> Row:
        """What a row says; nothing for an item that is gone and whose row is about to go."""
        item = self._conversation.transcript.get(self._ids[row])
        if item is None:
            return Row("", "tertiary", "note", ())
        over = self._conversation.phase == "idle"
        return row_of(item, replaying=self._replaying == item.item_id, over=over)

    def row_of_item(self, item_id: str) -> int:
        """The row an item is shown in, or -1."""
        return self._rows.get(item_id, -1)

    def reload(self) -> None:
        """Begin anew with what the transcript holds."""
        self.beginResetModel()
        self._ids = [item.item_id for item in self._conversation.transcript.items if shown(item)]
        self._number(0)
        self.endResetModel()

    def text(self, row: int) -> str:
        """One item as a line to copy: who, and every word."""
        item, said = self._conversation.transcript.get(self._ids[row]), self.row(row)
        whole = item.text if item is not None and item.kind == "message" else ""
        return f"{said.speaker}: {whole or said.text}"

    def _update(self, item_id: str) -> None:
        row = self._rows.get(item_id)
        item = self._conversation.transcript.get(item_id)
        if item is None or not shown(item):
            self._remove(item_id)
        elif row is None:
            self._insert(item_id)
        else:
            index = self.index(row)
            self.dataChanged.emit(index, index)

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

    def _place(self, item_id: str) -> None:
        """An item is new, or has another place than before."""
        row = self._rows.get(item_id)
        if row is not None and row != self._row_due(item_id):
            self._remove(item_id)
        self._update(item_id)

    def _row_due(self, item_id: str) -> int | None:
        """The row after the nearest shown item before this one; None for an item without a place."""
        items = self._conversation.transcript.items
        place = self._conversation.transcript.index_of(item_id)
        if place is None:
            return None
        for before in range(place - 1, -1, -1):
            known = self._rows.get(items[before].item_id)
            if known is not None:
                return known + 1
        return 0

    def _insert(self, item_id: str) -> None:
        row = self._row_due(item_id)
        if row is None:
            return
        self.beginInsertRows(_NOWHERE, row, row)
        self._ids.insert(row, item_id)
        self._number(row)
        self.endInsertRows()

    def _remove(self, item_id: str) -> None:
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

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            facts = ", ".join(fact.text for fact in row.facts)
            return wording.tr("{0} said: {1}. {2} {3}").format(row.speaker, row.text, facts, row.sentence).strip()
        return None
