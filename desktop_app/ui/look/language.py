"""The language of the window: the program's own words and Qt's, installed before the first widget is made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop_app.resources import resource_folder
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences

log = logging.getLogger(__name__)

ENGLISH = "en"
LANGUAGES = ((ENGLISH, "English"), ("ja", "日本語"))
"""Codes and names, each in its own language, so that whoever strays into a foreign one finds the way back."""


class Language(QObject):
    """Keeps the application speaking the language the preferences and the system ask for.

    What was already said does not change by itself: Qt tells every window, and ours is furnished anew.
    """

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        self._translators: list[QTranslator] = []
        self.code = ENGLISH
        preferences.changed.connect(self._follow)
        self._speak(self._wanted())

    def _wanted(self) -> str:
        wanted = self._preferences.kept.language
        return wanted if wanted in dict(LANGUAGES) else of_system()

    def _follow(self, field: str) -> None:
        if field == "language" and (wanted := self._wanted()) != self.code:
            self._speak(wanted)

    def _speak(self, code: str) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        self.code = code
        fonts.set_language(code)
        if self._app.styleSheet():  # else the theme chooses the font when it dresses the application
            self._app.setFont(fonts.sans())
        QLocale.setDefault(QLocale(code) if self._preferences.kept.language else QLocale.system())
        if code != ENGLISH:
            qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._load(f"qtbase_{code}", qt_folder)
            self._load(f"duologue_{code}", str(resource_folder() / "translations"))

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)
        else:
            translator.deleteLater()
            log.warning("the translation %s.qm cannot be read", name)


def of_system() -> str:
    """The first language of the system's list that this program speaks; else English."""
    spoken = dict(LANGUAGES)
    codes = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in codes if code in spoken), ENGLISH)


def apply_language(app: QApplication, preferences: Preferences) -> Language:
    """Let the application speak as the preferences and the system ask; call it before the first widget is made."""
    return Language(app, preferences)
