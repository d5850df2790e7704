"""The name of a setting beside or above its editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton

from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.settings.editors.editor import Editor

_ABOUT_PX = 32
_BOX_PX = 28


class FieldLabel(Caption):
    """One line, more where there is no room; a click goes to the editor, and ticks a box."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor.name, "" if editor.leads else "secondary")
        self._editor = editor
        self.setBuddy(editor.main)

    def fit(self, room_px: int) -> None:
        """Break the line where it is longer than the room."""
        beside = fonts.px(_ABOUT_PX) + (fonts.px(_BOX_PX) if self._editor.leads else 0)
        self.setWordWrap(self.whole_px + beside > room_px)

    @property
    def whole_px(self) -> int:
        """The width of the name on one line."""
        return self.fontMetrics().horizontalAdvance(self.text())

    # Qt's own names from here on.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            main = self._editor.main
            if self._editor.leads and isinstance(main, QAbstractButton):
                main.click()
            else:
                main.setFocus(Qt.FocusReason.MouseFocusReason)
