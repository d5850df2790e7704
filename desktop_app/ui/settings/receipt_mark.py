"""What became of a setting, as an icon and a few words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look import fonts, icons, palette

TONES = {
    "changed": "user",
    "asked": "secondary",
    "accepted": "ok",
    "waiting": "cut",
    "refused": "danger",
    "differs": "cut",
    "not_sent": "tertiary",
}
ICONS = {
    "changed": "changed",
    "asked": "waiting",
    "accepted": "check",
    "waiting": "waiting",
    "refused": "warning",
    "differs": "warning",
    "not_sent": "dash",
}
_ICON_PX = 12
_HIGH_PX = 18


class ReceiptMark(QWidget):
    """An icon and a few words that say what became of a setting; never by colour alone.

    Signals:
        pressed: somebody wants to know more.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "same"
        self.text = ""
        self.setFixedHeight(fonts.px(_HIGH_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_receipt(self, state: str, text: str, whole: str) -> None:
        """Show another receipt; `whole` is all there is to say."""
        if (state, text, whole) != (self.state, self.text, self.toolTip()):
            self.state, self.text = state, text
            self.setAccessibleName(whole)
            self.setToolTip(whole)
            self.setCursor(Qt.CursorShape.PointingHandCursor if state != "same" else Qt.CursorShape.ArrowCursor)
            self.update()

    def needs_px(self, text: str) -> float:
        """The width some words need."""
        return QFontMetricsF(fonts.sans(fonts.SMALL_PX)).horizontalAdvance(text) + fonts.px(_ICON_PX) + 6

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(0, fonts.px(_HIGH_PX))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.state != "same")  # else it is for what is behind, such as a header that folds

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.state != "same")
        if event.isAccepted() and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.state == "same":
            return
        painter = QPainter(self)
        color = palette.current().color(TONES[self.state])
        font = fonts.sans(fonts.SMALL_PX)
        metrics = QFontMetricsF(font)
        side = fonts.px(_ICON_PX)
        text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.width() - side - 4)
        left = self.width() - metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(color)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, text)
        icons.paint(painter, ICONS[self.state], QRectF(left - side - 4, (self.height() - side) / 2, side, side), color)
        painter.end()
