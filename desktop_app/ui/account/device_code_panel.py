"""The code that is typed in on another machine: large, to be copied, with the time it has left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.look import fonts

_CODE_PX = 30


class DeviceCodePanel(QWidget):
    """Where to go, what to type there, and how long it is good for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ElidedCaption("", "strong")
        self.code = Caption()
        self.left = QProgressBar()
        self.copy_code = Button(self.tr("Copy code"), icon="copy")
        self.copy_place = Button(self.tr("Copy address"), icon="copy")
        self.copy_code.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.code.text()))
        self.copy_place.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.place.text()))
        self._longest_s = 0
        self._arrange()

    def show_code(self, code: str, place: str, seconds_left: int) -> None:
        """Show a code and where it belongs."""
        if code != self.code.text():
            self._longest_s = seconds_left
            self.left.setRange(0, max(1, seconds_left))
            self.code.setText(code)
            self.code.setAccessibleName(self.tr("Code: {0}").format(" ".join(code)))
            self.place.setText(place)
            self.place.setAccessibleName(self.tr("Address: {0}").format(place))
        self.left.setValue(seconds_left)

    def _arrange(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(fonts.px(_CODE_PX))
        font.setWeight(QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
        self.code.setFont(font)
        # A style sheet's font would win over it.
        self.code.setStyleSheet(f"font-size: {fonts.px(_CODE_PX)}px; font-family: '{font.family()}';")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.left.setTextVisible(False)
        self.left.setAccessibleName(self.tr("Time left"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Caption(self.tr("1. On any machine with a browser, go to"), "secondary"))
        column.addLayout(_row(self.place, self.copy_place))
        column.addWidget(Caption(self.tr("2. Type in this code"), "secondary"))
        column.addLayout(_row(self.code, self.copy_code))
        column.addWidget(self.left)


def _row(words: QWidget, button: Button) -> QHBoxLayout:
    """Words in a frame of their own, and the button that copies them."""
    row = QHBoxLayout()
    row.setSpacing(12)
    frame = QFrame()
    inside = QHBoxLayout(frame)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(words, 1)
    row.addWidget(frame, 1)
    row.addWidget(button)
    return row
