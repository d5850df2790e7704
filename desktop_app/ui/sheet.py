"""A window-modal sheet: opened, never executed, so nothing waits for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption


class Sheet(QDialog):
    """A titled column to fill; deleted when it is closed."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.finished.connect(parent.activateWindow)  # not every window system gives the keyboard back by itself
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(16)
        heading = Caption(title)
        heading.setProperty("level", "heading")
        self.column.addWidget(heading)

    def add_close(self) -> None:
        """Add the button that closes it."""
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        self.column.addLayout(row)
