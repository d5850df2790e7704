"""A JSON value as a tree: branches are made when they are opened, long lists by and by."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui import veil
from desktop_app.ui.events import words as events_words

_NOWHERE = QModelIndex()
_AT_ONCE = 200
_SHOWN_CHARACTERS = 240


class _Node:
    """A member of an object or an element of a list; the root has no key."""

    __slots__ = ("children", "key", "parent", "row", "value")

    def __init__(self, key: str, value: Any, parent: _Node | None, row: int) -> None:
        self.key = key
        self.value = value
        self.parent = parent
        self.row = row
        self.children: list[_Node] = []

    @property
    def size(self) -> int:
        return len(self.value) if isinstance(self.value, dict | list) else 0

    def grow(self, count: int) -> None:
        """Make the next children."""
        first = len(self.children)
        if isinstance(self.value, dict):
            members = list(self.value.items())[first : first + count]
        else:
            members = [(f"[{first + at}]", value) for at, value in enumerate(self.value[first : first + count])]
        self.children += [_Node(str(key), value, self, first + at) for at, (key, value) in enumerate(members)]


class JsonTreeModel(QAbstractItemModel):
    """One column: ``key: value`` for a screen reader; key and value apart for the delegate (`KEY`, `VALUE`, `KIND`)."""

    KEY = Qt.ItemDataRole.UserRole
    VALUE = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node("", {}, None, 0)

    def show(self, value: Any) -> None:
        """Show another value."""
        self.beginResetModel()
        self._root = _Node("", value if isinstance(value, dict | list) else {"": value}, None, 0)
        self._root.grow(_AT_ONCE)
        self.endResetModel()

    def value_text(self, index: QModelIndex) -> str:
        """The whole value as JSON, a string without its quotes; for copying."""
        value = self._node(index).value
        return value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)

    def _node(self, index: QModelIndex | QPersistentModelIndex) -> _Node:
        return index.internalPointer() if index.isValid() else self._root

    # Qt's own names from here on.

    def index(self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> QModelIndex:
        children = self._node(parent).children
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) and column == 0 else _NOWHERE

    def parent(self, index: QModelIndex | QPersistentModelIndex = _NOWHERE) -> Any:
        node = self._node(index).parent if index.isValid() else None
        return _NOWHERE if node is None or node is self._root else self.createIndex(node.row, 0, node)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self._node(parent).children)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> bool:
        return self._node(parent).size > 0

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        node = self._node(parent)
        return len(node.children) < node.size

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        node = self._node(parent)
        first, count = len(node.children), min(_AT_ONCE, node.size - len(node.children))
        if count > 0:
            self.beginInsertRows(parent, first, first + count - 1)
            node.grow(count)
            self.endInsertRows()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == self.KEY:
            return events_words.one_line(node.key[:_SHOWN_CHARACTERS])
        if role == self.VALUE:
            return _shown(node.key, node.value)
        if role == self.KIND:
            return _kind(node.value)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{events_words.one_line(node.key[:_SHOWN_CHARACTERS])}: {_shown(node.key, node.value)}"
        return None


def _shown(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"{{…}} {len(value):,}" if value else "{}"
    if isinstance(value, list):
        return f"[…] {len(value):,}" if value else "[]"
    if isinstance(value, str):
        text = events_words.one_line(veil.over_member(key, value[:_SHOWN_CHARACTERS]))
        return f'"{text}"' if len(value) <= _SHOWN_CHARACTERS else f'"{text}…'
    return json.dumps(value)


def _kind(value: Any) -> str:
    if isinstance(value, dict | list):
        return "branch"
    if isinstance(value, str):
        return "string"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "word"
