"""How the program looks: theme, language, size of text, movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import language
from desktop_app.ui.preferences.rows import PreferencePage

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences

TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)


class AppearancePage(PreferencePage):
    """Every choice is seen at once."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._add_theme()
        self._add_language()
        self._add_text_size()
        self.still = self.add_switch(
            self.tr("Movement"),
            self.tr("Reduce motion"),
            preferences.kept.reduced_motion,
            self.tr("Nothing slides, fades or blinks. Levels and words still come as they come."),
        )
        self.still.toggled.connect(lambda on: preferences.change(reduced_motion=on))

    def _add_theme(self) -> None:
        themes = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        )
        self.theme = self.add_picker(self.tr("Theme"), themes, self._preferences.theme)
        self.theme.chosen.connect(self._preferences.set_theme)

    def _add_language(self) -> None:
        system = self.tr("As the system ({0})").format(dict(language.LANGUAGES)[language.of_system()])
        choices = (("", system), *language.LANGUAGES)
        self.language = self.add_picker(self.tr("Language"), choices, self._preferences.kept.language)
        self.language.chosen.connect(lambda code: self._preferences.change(language=code))

    def _add_text_size(self) -> None:
        sizes = [(f"{scale:g}", f"{round(scale * 100)}{QLocale().percent()}") for scale in TEXT_SCALES]
        self.text_size = self.add_picker(self.tr("Text size"), sizes, f"{self._preferences.kept.text_scale:g}")
        self.text_size.chosen.connect(lambda scale: self._preferences.change(text_scale=float(scale)))
