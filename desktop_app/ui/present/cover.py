"""A plate over a text that is edited and must not be seen while somebody presents."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.access import roles
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.surface import rounded


class Cover(QWidget):
    """Takes the whole of what it covers, and its place in what screen readers read."""

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self.setAccessibleName(self.tr("Hidden while you present"))
        covered.installEventFilter(self)
        covered.setEnabled(False)  # no cursor in it, no keyboard
        roles.cover(covered)
        self.setGeometry(covered.rect())
        self.show()
        self.raise_()

    @classmethod
    def over(cls, widget: QWidget) -> None:
        """Cover a widget, once."""
        if not any(isinstance(child, cls) for child in widget.children()):
            cls(widget)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("raised"))
        rounded(painter, self.rect().toRectF())
        painter.setFont(fonts.sans())
        painter.setPen(tokens.color("secondary"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.accessibleName())
        painter.end()
