"""Which link of the transcript the mouse or the keyboard is on, and where the keyboard goes next."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from desktop_app.ui.transcript.row_content import Row

_PAGE_ROWS = 6
_Move = QAbstractItemView.CursorAction


def next_row(action: QAbstractItemView.CursorAction, row: int, count: int) -> int:
    """The row a cursor action leads to; -1 in an empty list."""
    if count == 0:
        return -1
    if row < 0:
        return 0 if action is _Move.MoveHome else count - 1
    steps = {
        _Move.MoveUp: -1,
        _Move.MovePrevious: -1,
        _Move.MoveDown: 1,
        _Move.MoveNext: 1,
        _Move.MovePageUp: -_PAGE_ROWS,
        _Move.MovePageDown: _PAGE_ROWS,
        _Move.MoveHome: -count,
        _Move.MoveEnd: count,
    }
    return min(max(row + steps.get(action, 0), 0), count - 1)


def next_link(row: Row, link: str, step: int) -> str:
    """The link after or before `link` in a row, staying at the ends; empty where there is none."""
    links = [fact.link for fact in row.links]
    if not links:
        return ""
    if link not in links:
        return links[0] if step > 0 else links[-1]
    return links[min(max(links.index(link) + step, 0), len(links) - 1)]
