"""What all editors of a setting have in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Editor(QWidget):
    """Shows a value and says what somebody makes of it.

    Attributes:
        main: the part that takes the keyboard, has the name, and is marked when the value is refused.
        head: a part that stands at the right of the label, or None.
        leads: the editor stands before the label, which does what the editor does when it is clicked.

    Signals:
        edited(object): the value somebody chose or typed.
        parts_changed: there are other parts to go through with Tab.
        problem_changed(str): why what was typed is no value, so that the one before holds; empty when it is one.
    """

    edited = Signal(object)
    problem_changed = Signal(str)
    parts_changed = Signal()
    leads = False

    def __init__(self, name: str, main: QWidget | None = None) -> None:
        super().__init__()
        self.name = name
        self.main: QWidget = main if main is not None else self
        self.head: QWidget | None = None
        if main is not None:
            main.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def set_value(self, value: Any) -> None:
        """Show a value; what somebody is typing just now is left as it is where it means the same."""
        raise NotImplementedError

    def set_description(self, words: str) -> None:
        """What a screen reader says after the name: what became of the setting and what it is for."""
        for part in self.described():
            part.setAccessibleDescription(words)

    def described(self) -> list[QWidget]:
        """The parts that carry the description."""
        return [self.main]

    def set_refused(self, refused: bool) -> None:
        """Mark the value as one that was refused."""
        for part in self.marked():
            if bool(part.property("refused")) != refused:
                part.setProperty("refused", refused)
                part.style().unpolish(part)
                part.style().polish(part)

    def marked(self) -> list[QWidget]:
        """The parts that show that a value was refused."""
        return [self.main]
