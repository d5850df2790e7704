"""The one always-true sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts, palette

if TYPE_CHECKING:
    from desktop_app.controller.status import Status

_ACTION_PX = 148
_HEADLINE_TONES = {"problem": "danger", "warning": "cut"}


def line_px() -> int:
    """The height of one line of the sentence."""
    return fonts.px(18)


class Sentence(QWidget):
    """A headline in bold with its detail, on as many lines as fit; what does not fit is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = self.detail = ""
        self._tone = "text"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, headline: str, detail: str, tone: str) -> None:
        """Show another sentence."""
        self.headline, self.detail, self._tone = wording.plain(headline), wording.plain(detail), tone
        text = f"{self.headline} {self.detail}".strip()
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def natural_px(self) -> float:
        """The width of the sentence on one line."""
        layout = self._layout(100_000.0)
        return layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0.0

    @property
    def clipped(self) -> bool:
        """Whether it does not fit."""
        return self._layout(self.width()).lineCount() > self._lines

    @property
    def _lines(self) -> int:
        return max(1, int(self.height() // line_px()))

    def _layout(self, width: float) -> QTextLayout:
        layout = QTextLayout(f"{self.headline} {self.detail}".strip(), fonts.sans())
        bold, rest = QTextLayout.FormatRange(), QTextLayout.FormatRange()
        tokens = palette.current()
        bold.start, bold.length = 0, len(self.headline.encode("utf-16-le")) // 2
        bold.format = QTextCharFormat()
        bold.format.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
        bold.format.setForeground(tokens.color(self._tone))
        rest.start, rest.length = bold.length, 1_000_000
        rest.format = QTextCharFormat()
        rest.format.setForeground(tokens.color("secondary"))
        layout.setFormats([bold, rest])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (line_px() - line.height()) / 2))
            y += line_px()
        layout.endLayout()
        return layout

    def sizeHint(self) -> QSize:
        return QSize(round(self.natural_px) + 2, line_px())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, line_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        layout = self._layout(self.width())
        count = min(layout.lineCount(), self._lines)
        self.setToolTip(self.accessibleName() if layout.lineCount() > count else "")
        top = (self.height() - count * line_px()) / 2
        painter.setClipRect(QRectF(0, top, self.width(), count * line_px()))
        layout.draw(painter, QPointF(0, top))
        painter.end()


class StatusLine(QWidget):
    """Shows a `Status` and the one fix for it.

    Signals:
        action_requested(str): id of the status's action.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action_id = ""
        self.sentence = Sentence()
        self.action = Button(look="link")
        self.action.clicked.connect(lambda: self.action_requested.emit(self._action_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sentence)
        row.addWidget(self.action)
        row.addStretch(0)
        row.setStretch(0, 1)
        self._row = row
        self.action.hide()

    def show_status(self, status: Status) -> None:
        """Say how things stand."""
        self.sentence.say(status.headline, status.detail, _HEADLINE_TONES.get(status.severity, "text"))
        self.action.setVisible(status.action is not None)
        # The link stands right after the words; without one the words have all the room.
        self._row.setStretch(0, 0 if status.action is not None else 1)
        self._row.setStretch(2, 1 if status.action is not None else 0)
        if status.action is not None:
            self._action_id = status.action.id
            self.action.set_name(status.action.label)
            self._shorten_action()

    def _shorten_action(self) -> None:
        """Where the words have several narrow lines they need the room more; the whole label is in the tool tip."""
        several_lines = self.height() >= 2 * line_px()
        room = fonts.px(_ACTION_PX if several_lines else 2 * _ACTION_PX)
        label = self.action.accessibleName()
        self.action.setText(self.action.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, room))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten_action()
