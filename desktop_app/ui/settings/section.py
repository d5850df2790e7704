"""A part of the form that folds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.access.tab_order import tab_in_order, tab_stops
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.surface import hairline_px, rounded
from desktop_app.ui.page_parts import flush

EDGE_PX = 16
_HIGH_PX = 40
_CHEVRON_PX = 14


class SectionHeader(QAbstractButton):
    """Title, and behind it either what is in the section or, unfolded, the receipt of its first field."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title = Caption(title, "strong")
        self.summary = ElidedCaption("", "tertiary", small=True)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count = Caption("", "user", small=True)
        self.lent = QWidget()  # for what a field lends
        self.lent_row = QHBoxLayout(self.lent)
        self.lent_row.setContentsMargins(0, 0, 0, 0)
        self.lent_row.setSpacing(2)
        for part in (self.title, self.summary, self.count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE_PX, 0, EDGE_PX + fonts.px(_CHEVRON_PX) + 6, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.lent, 1)
        row.addWidget(self.summary, 1)
        row.addWidget(self.count)
        self.setAccessibleName(title)
        self.tell("", "", "")

    def tell(self, summary: str, count: str, tone: str) -> None:
        """Say what is in the section and how much of it wants attention; shown while it is folded."""
        folded = not self.isChecked()
        self.summary.setText(summary)
        self.summary.setVisible(folded and bool(summary))
        self.count.setText(count)
        self.count.set_tone(tone)
        self.count.setVisible(folded and bool(count))
        self.lent.setVisible(not folded)
        said = ", ".join(part for part in (summary, count) if part)
        self.setAccessibleDescription(said)
        self.update()

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(200, fonts.tall(_HIGH_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_Right and not self.isChecked()
        shuts = event.key() == Qt.Key.Key_Left and self.isChecked()
        if opens or shuts or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.fillRect(QRectF(EDGE_PX, 0, self.width() - 2 * EDGE_PX, hairline_px(self)), tokens.color("border"))
        side = fonts.px(_CHEVRON_PX)
        place = QRectF(self.width() - EDGE_PX - side, (self.height() - side) / 2, side, side)
        name = "chevron-up" if self.isChecked() else "chevron-down"
        icons.paint(painter, name, place, tokens.color("text" if self.underMouse() else "tertiary"))
        if self.hasFocus():
            painter.setPen(tokens.color("user"))
            pen = painter.pen()
            pen.setWidth(tokens.ring_px)
            painter.setPen(pen)
            inset = tokens.ring_px / 2
            rounded(painter, QRectF(self.rect()).adjusted(6 + inset, 4 + inset, -6 - inset, -4 - inset), 6)
        painter.end()


class SettingsSection(QWidget):
    """A header over fields. The fields are made when it is unfolded for the first time.

    Args:
        build: puts the fields into the column it is given.
    """

    def __init__(self, title: str, build: Callable[[QVBoxLayout], None]) -> None:
        super().__init__()
        self.header = SectionHeader(title)
        self.rest = Button("", look="link")
        self.built = False
        self._build = build
        self._forced = False
        self.body = QWidget()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(12)
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(EDGE_PX, 2, EDGE_PX, 16)
        inside.setSpacing(12)
        inside.addLayout(self._fields)
        inside.addLayout(flush(self.rest))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.body)
        self.body.hide()
        self.rest.hide()

    @property
    def unfolded(self) -> bool:
        """Whether its fields are to be seen."""
        return self.header.isChecked()

    def unfold(self, unfolded: bool) -> None:
        """Show the fields, or hide them."""
        if unfolded:
            self.make()
        self.header.setChecked(unfolded)
        self.body.setVisible(unfolded)

    def make(self) -> None:
        """Make the fields, once."""
        if not self.built:
            self.built = True
            self._build(self._fields)
            self.order()

    def insert(self, index: int, field: QWidget) -> None:
        """Put a field among the others."""
        self._fields.insertWidget(index, field)
        self.order()

    def order(self) -> None:
        """Let Tab go through the fields as they stand, after the header; Qt puts what is made later at the end."""
        tab_in_order([self.header, *tab_stops(self.body)])
