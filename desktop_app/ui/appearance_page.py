"""How the program looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.preference_rows import PreferencePage

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences


class AppearancePage(PreferencePage):
    """The theme."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        themes = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        )
        self.theme = self.add_picker(self.tr("Theme"), themes, preferences.theme)
        self.theme.chosen.connect(preferences.set_theme)
