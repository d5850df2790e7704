"""A question asked where one is, instead of a box that stops everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.palette import faded
from desktop_app.ui.look.surface import rounded

_ICON_PX = 16


class Answer(NamedTuple):
    """One answer and what it does; the last one changes nothing and has the keyboard."""

    label: str
    act: Callable[[], None]
    look: str = "quiet"


class QuestionBar(QWidget):
    """Hidden until something is asked; Esc is the last answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Caption("", "")
        self.words.setWordWrap(True)
        self.tick = QCheckBox()
        self.buttons: list[Button] = []
        self._answers: list[Answer] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24 + fonts.px(_ICON_PX), 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.tick)
        column.addLayout(self._row)
        self._row.addStretch(1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._answers)

    def ask(self, words: str, *answers: Answer, tick: str = "") -> None:
        """Ask; `tick` names something one can wish besides."""
        self.close_question()
        self.words.setText(words)
        self.setAccessibleName(words)
        self.tick.setText(tick)
        self.tick.setAccessibleName(tick)
        self.tick.setChecked(False)
        self.tick.setVisible(bool(tick))
        self._answers = list(answers)
        for answer in answers:
            button = Button(answer.label, look=answer.look)
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda _checked=False, answer=answer: self._take(answer))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        self.buttons[-1].setFocus()

    def leave(self) -> bool:
        """Give the last answer, which changes nothing; False: nothing was asked."""
        if not self._answers:
            return False
        self._take(self._answers[-1])
        return True

    def close_question(self) -> None:
        """Ask nothing any more."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self._answers = [], []
        self.hide()

    def _take(self, answer: Answer) -> None:
        self.close_question()
        answer.act()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setPen(tokens.color("border"))
        painter.setBrush(tokens.color("surface"))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(faded(tokens.color("cut"), 0.1))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        icons.paint(painter, "warning", QRectF(14, 13, fonts.px(_ICON_PX), fonts.px(_ICON_PX)), tokens.color("cut"))
        painter.end()
