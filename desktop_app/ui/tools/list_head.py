"""The title of a list of tools, with what became of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.caption import Caption
from desktop_app.ui.settings.receipt_mark import TONES, ReceiptMark


class ListHead(QWidget):
    """The title of a list with the receipt of its field; longer words stand below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.mark = ReceiptMark()
        self.more = Caption("", small=True)
        self.more.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(Caption(title, "secondary"))
        row.addWidget(self.mark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.more)

    def show_receipt(self, state: str, text: str) -> None:
        """Say what became of the field."""
        short = {
            "changed": self.tr("changed"),
            "asked": self.tr("asked…"),
            "accepted": self.tr("accepted"),
            "waiting": self.tr("next session"),
            "refused": self.tr("refused"),
            "not_sent": self.tr("GA only"),
        }.get(state, "")
        self.mark.show_receipt(state, short, text or short)
        below = text if state in ("waiting", "refused", "not_sent") and text != short else ""
        self.more.set_tone(TONES.get(state, ""))
        self.more.setText(below)
        self.more.setVisible(bool(below))
