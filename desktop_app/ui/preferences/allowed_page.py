"""What the assistant's calls may run without a question, and how to take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.page_parts import flush
from desktop_app.ui.preferences.allowed_row import AllowedRow

if TYPE_CHECKING:
    from desktop_app.controller.trusted_tools import Trusted, TrustedTools


class AllowedPage(QWidget):
    """What is taken back is asked for again from the next call on; what runs just now runs to its end."""

    def __init__(self, trust: TrustedTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trust = trust
        self.rows: list[AllowedRow] = []
        self.intro = Caption("", "secondary")
        self.intro.setWordWrap(True)
        self.remove_all = Button(self.tr("Ask again before all of these"), look="link")
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(16)
        column.addWidget(self.intro)
        column.addLayout(self._list)
        column.addLayout(flush(self.remove_all))
        column.addStretch(1)
        self.remove_all.clicked.connect(trust.forget_all)
        trust.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Show what is allowed now; the keyboard stays where it was, or goes to what took that place."""
        place = next((at for at, row in enumerate(self.rows) if row.remove.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(trusted) for trusted in self._trust.all]
        self.remove_all.setVisible(len(self.rows) > 1)
        self.intro.setText(self._words())
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].remove.setFocus()

    def _row(self, trusted: Trusted) -> AllowedRow:
        row = AllowedRow(trusted)
        self._list.addWidget(row)
        row.taken_back.connect(lambda: self._trust.take_back(trusted.fingerprint))
        return row

    def _words(self) -> str:
        if not self.rows:
            return self.tr(
                "Nothing runs without a question. What you allow when the assistant calls a function, "
                "a program, a web address or a Python file, is listed here."
            )
        return self.tr(
            "These run without a question when the assistant calls for them, because you allowed it. "
            "Each of them is exactly what you saw then: anything else is asked for."
        )
