"""The panel at the right: a page for each thing one tunes or looks into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.page_parts import page_tabs


class SidePanel(Surface):
    """Tabs over pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "", parent)
        self.tabs = page_tabs(self.tr("Side panel"))
        self.pages = QStackedWidget()
        head = Surface("surface", "b")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.pages, 1)
        self.setMinimumWidth(min(360, fonts.px(280)))
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)

    def add_page(self, title: str, page: QWidget) -> None:
        """Add a page with its tab."""
        self.pages.addWidget(page)
        self.tabs.addTab(title)

    def open_page(self, page: QWidget) -> None:
        """Show a page and put the keyboard into it."""
        self.show()
        self.tabs.setCurrentIndex(self.pages.indexOf(page))
        self.tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
