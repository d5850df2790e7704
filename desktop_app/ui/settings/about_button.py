"""The small "i" beside a setting; it is there when somebody is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent

from desktop_app.ui.button import Button


class AboutButton(Button):
    """Unfolds what there is to say about a setting. Ctrl+I does the same, so Tab does not stop here."""

    def __init__(self, label: str) -> None:
        super().__init__(icon="info", look="tool")
        self.set_name(self.tr("About {0} (Ctrl+I)").format(label))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted = False

    def want(self, wanted: bool) -> None:
        """Somebody points at the setting or works on it, or does no more."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.update()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wanted or self.isChecked() or self.underMouse():
            super().paintEvent(event)
