"""The sheet of preferences: how the program looks, how one talks, and what one hears with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import page_tabs, scrolling
from desktop_app.ui.sheet import Sheet

_PAGE_PX = (560, 420)


class PreferencesSheet(Sheet):
    """Pages under tabs; every choice holds at once, so there is nothing to confirm."""

    def __init__(self, pages: Sequence[tuple[str, QWidget]], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("PreferencesSheet", "Preferences"), parent)
        self.tabs = page_tabs(self.tr("Pages of preferences"))
        self.pages = QStackedWidget()
        self.pages.setMinimumSize(fonts.px(_PAGE_PX[0]), _PAGE_PX[1])
        for title, page in pages:
            self.tabs.addTab(title)
            self.pages.addWidget(scrolling(page))
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.pages, 1)
        self.add_close()
        self.tabs.setFocus()

    def open_page(self, index: int) -> None:
        """Show the sheet at a page."""
        self.tabs.setCurrentIndex(index)
        self.open()
