"""The sheet of keyboard shortcuts, and a word about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui import icons
from desktop_app.ui.caption import Caption
from desktop_app.ui.keycap import Keycap
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.shortcuts import keys


class ShortcutsSheet(Sheet):
    """Every key and what it does."""

    def __init__(self, talk_key: str, parent: QWidget) -> None:
        super().__init__(QDialog.tr("Keyboard shortcuts"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, key in enumerate(keys(talk_key)):
            grid.addWidget(Keycap(key.shown), row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Caption(key.words), row, 1)
        self.column.addLayout(grid)
        self.add_close()


class AboutSheet(Sheet):
    """What this program is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(QDialog.tr("Duologue"), parent)
        picture = QLabel()
        picture.setPixmap(icons.window_icon().pixmap(64, 64))
        picture.setAccessibleName(self.tr("The program's icon"))
        words = Caption(
            self.tr("Talk with a realtime speech model: hear it, see it, measure it, tune it."), "secondary"
        )
        words.setWordWrap(True)
        words.setMinimumWidth(280)
        version = Caption(self.tr("Version {0} · MIT licence").format(_version()), "tertiary", small=True)
        text = QVBoxLayout()
        text.addWidget(words)
        text.addWidget(version)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.column.addLayout(row)
        self.add_close()


def _version() -> str:
    from importlib import metadata  # slow to import, and seldom needed

    try:
        return metadata.version("duologue")
    except metadata.PackageNotFoundError:
        return "—"
