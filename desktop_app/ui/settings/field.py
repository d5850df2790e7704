"""One setting in the form: its label, its receipt and what one edits it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.settings.editors import AmountEditor

if TYPE_CHECKING:
    from desktop_app.controller.status import Receipt

_TONES = {"changed": "user", "asked": "secondary", "accepted": "ok", "waiting": "cut", "refused": "danger"}
_TONES["differs"] = "cut"
_ICONS = {"changed": "changed", "asked": "waiting", "accepted": "check", "waiting": "waiting", "refused": "warning"}
_ICONS["differs"] = "warning"
_ICON_PX = 12
_HIGH_PX = 18


class ReceiptMark(QWidget):
    """An icon and a few words that say what became of a setting; never by colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "same"
        self.text = ""
        self.setFixedHeight(fonts.px(_HIGH_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_receipt(self, state: str, text: str) -> None:
        """Show another receipt."""
        self.state, self.text = state, text
        self.setAccessibleName(text)
        self.update()

    def needs_px(self, text: str) -> float:
        """The width some words need."""
        return QFontMetricsF(fonts.sans(fonts.SMALL_PX)).horizontalAdvance(text) + fonts.px(_ICON_PX) + 6

    def sizeHint(self) -> QSize:
        return QSize(0, fonts.px(_HIGH_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.state == "same" or not self.text:
            return
        painter = QPainter(self)
        color = palette.current().color(_TONES[self.state])
        font = fonts.sans(fonts.SMALL_PX)
        metrics = QFontMetricsF(font)
        side = fonts.px(_ICON_PX)
        text = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.width() - side - 4)
        left = self.width() - metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(color)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, text)
        icons.paint(painter, _ICONS[self.state], QRectF(left - side - 4, (self.height() - side) / 2, side, side), color)
        painter.end()


class SettingField(QWidget):
    """A label with the receipt at its right, the editor below, and what does not fit beside the label under it.

    Args:
        name: of the draft's field.
        label: for a person.
        help: shown as the editor's tool tip.
    """

    def __init__(self, name: str, label: str, help_text: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.editor = editor
        self.label = Caption(label, "secondary")
        self.label.setBuddy(editor)
        self.amount = Caption("", "strong")
        self.mark = ReceiptMark()
        self.more = Caption("", small=True)
        self.more.setWordWrap(True)
        self.more.hide()
        self._words = ""
        self._help = help_text
        editor.setToolTip(help_text)
        editor.setAccessibleDescription(help_text)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.mark, 1)
        row.addWidget(self.amount)
        if not isinstance(editor, AmountEditor):
            self.amount.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(editor)
        column.addWidget(self.more)

    def show_receipt(self, receipt: Receipt) -> None:
        """Say what became of the setting: beside the label where it fits, else under the editor."""
        short = {
            "changed": self.tr("changed"),
            "asked": self.tr("asked…"),
            "accepted": self.tr("accepted"),
            "waiting": self.tr("waiting"),
            "refused": self.tr("refused"),
            "differs": self.tr("otherwise"),
        }.get(receipt.state, "")
        self._words = wording.plain(receipt.text) or short
        self._short = short
        self.mark.state = receipt.state
        self.editor.setAccessibleDescription(f"{self._words.rstrip('.')}. {self._help}" if self._words else self._help)
        self.more.set_tone(_TONES.get(receipt.state, ""))
        self.editor.setProperty("refused", receipt.state == "refused")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self._fit()

    def show_amount(self) -> None:
        """Write the amount a slider stands at."""
        if isinstance(self.editor, AmountEditor):
            self.amount.setText(self.editor.words)

    def _fit(self) -> None:
        if self.mark.state == "same":
            self.mark.show_receipt("same", "")
            self.more.hide()
            return
        amount = self.amount.sizeHint().width() + 8 if self.amount.isVisibleTo(self) else 0
        room = self.width() - self.label.sizeHint().width() - 8 - amount
        fits = self.mark.needs_px(self._words) <= room
        self.mark.show_receipt(self.mark.state, self._words if fits else self._short)
        self.more.setText("" if fits else self._words)
        self.more.setVisible(not fits)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()
