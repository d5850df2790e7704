"""One side of two texts set against each other: what only this side has is marked, by more than its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from desktop_app.settings.word_diff import Piece
from desktop_app.ui import wording
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.palette import faded

_MOST_PX = 260
_LONGEST_SAME = 400
_KEPT = 140


class DiffText(QTextEdit):
    """Read-only; as high as its text, up to a limit.

    Args:
        side: ``gone`` shows the first text, what only it has struck through; ``new`` the second, underlined.
    """

    def __init__(self, pieces: Sequence[Piece], side: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self._marked = " ".join(piece.text.strip() for piece in pieces if piece.kind == side)
        shown = [piece for piece in pieces if piece.kind in ("same", side)]
        for index, piece in enumerate(shown):
            text = piece.text
            if piece.kind == "same":
                text = _shortened(text, first=index == 0, last=index == len(shown) - 1)
            cursor.insertText(wording.plain(text), _look_of(piece.kind))
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._grow()

    @property
    def marked(self) -> str:
        """The words that only this side has."""
        return self._marked

    def _grow(self) -> None:
        self.document().setTextWidth(max(40, self.viewport().width()))
        high = round(self.document().size().height()) + 12
        self.setFixedHeight(min(high, fonts.px(_MOST_PX)))

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """A long text that both have, without its middle."""
    if len(text) <= _LONGEST_SAME:
        return text
    before = "" if first else text[:_KEPT].rstrip()
    after = "" if last else text[-_KEPT:].lstrip()
    return f"{before} […] {after}" if before and after else f"[…] {after}" if after else f"{before} […]"


def _look_of(kind: str) -> QTextCharFormat:
    tokens = palette.current()
    look = QTextCharFormat()
    if kind == "same":
        look.setForeground(tokens.color("secondary"))
        return look
    look.setForeground(tokens.color("text"))
    look.setBackground(faded(tokens.color("danger" if kind == "gone" else "ok"), 0.18))
    look.setFontStrikeOut(kind == "gone")
    look.setFontUnderline(kind == "new")
    return look
