"""The sheet of keyboard shortcuts, and a word about the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from desktop_app.ui.access.shortcuts import groups, keys
from desktop_app.ui.caption import Caption
from desktop_app.ui.keycap import Keycap
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet

_COLUMNS = (("talking", "conversation", "window"), ("reading", "waveform"))
_ROOM_BESIDE_PX = 176


class ShortcutsArea(QScrollArea):
    """The page of keys; arrows scroll it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)


class ShortcutsSheet(Sheet):
    """Every key and what it does, group by group; it scrolls in a low window.

    Args:
        talk_key: what the talk key is called.
    """

    def __init__(self, talk_key: str, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ShortcutsSheet", "Keyboard shortcuts"), parent)
        self._titles = dict(groups())
        self._keys = keys(talk_key)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(40)
        for column in _COLUMNS:
            row.addLayout(self._column(column))
        self.area = ShortcutsArea(page)
        self.area.setAccessibleName(QCoreApplication.translate("ShortcutsSheet", "Keyboard shortcuts"))
        whole = page.sizeHint()
        self.area.setMinimumWidth(whole.width())
        self.area.setFixedHeight(min(whole.height(), max(240, parent.height() - fonts.tall(_ROOM_BESIDE_PX, 3))))
        words = self.tr(
            "In text fields letters, Space and ? type. Arrows, Enter and the like belong to what has the keyboard."
        )
        self.column.addWidget(self.area)
        self.column.addWidget(Caption(words, "tertiary", small=True))
        self.add_close()

    def _column(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for name in names:
            line = grid.rowCount()
            grid.addWidget(Caption(self._titles[name], "strong"), line, 0, 1, 2)
            for key in (key for key in self._keys if key.group == name):
                line += 1
                cap = Keycap(key.shown)
                grid.addWidget(cap, line, 0, Qt.AlignmentFlag.AlignRight)
                words = Caption(key.words, "secondary")
                words.setBuddy(cap)
                grid.addWidget(words, line, 1)
            grid.setRowMinimumHeight(line + 1, 14)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid
