"""What pages of the panel and of the sheets are made of: tabs, and an area that scrolls only downwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QWidget


def page_tabs(name: str) -> QTabBar:
    """A row of tabs, called `name` by screen readers."""
    tabs = QTabBar()
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    tabs.setUsesScrollButtons(False)  # they would take the keyboard
    tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tabs.setAccessibleName(name)
    return tabs


def flush(link: QWidget) -> QHBoxLayout:
    """A row for a button that looks like a link, whose words begin where other words do."""
    link.setProperty("flush", True)
    row = QHBoxLayout()
    row.addWidget(link)
    row.addStretch(1)
    return row


def scrolling(page: QWidget) -> QScrollArea:
    """A page that may be higher than its room; what is behind it shines through."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
