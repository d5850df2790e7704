"""Dark, light, high contrast, or as the system wears it: one palette, one font, one stylesheet for the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.ui.look import fonts, icons, motion, stylesheet
from desktop_app.ui.look.palette import CONTRAST, DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "tertiary",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "window",
    QPalette.ColorRole.Highlight: "user",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "user",
    QPalette.ColorRole.Link: "user",
    QPalette.ColorRole.LinkVisited: "assistant",
}


class Theme(QObject):
    """Keeps the application dressed as the preferences and the system ask; lives as long as the application."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._preferences = preferences
        if not app.styleSheet():
            app.setStyle("Fusion")
        app.setWindowIcon(icons.window_icon())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._wear)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on the system's wish for more contrast is known
            hints.accessibility().contrastPreferenceChanged.connect(self._wear)
        preferences.theme_changed.connect(self._follow_preferences)
        preferences.changed.connect(self._follow_change)
        motion.follow(preferences)
        self._follow_preferences()

    @property
    def tokens(self) -> Tokens:
        """What the preferences and the system ask for now."""
        chosen = self._preferences.theme
        as_system = _SCHEMES.get(chosen, Qt.ColorScheme.Unknown) is Qt.ColorScheme.Unknown
        if chosen == "contrast" or (as_system and self._system_wants_contrast):
            return CONTRAST
        scheme = self._app.styleHints().colorScheme() if as_system else _SCHEMES[chosen]
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    @property
    def _system_wants_contrast(self) -> bool:
        hints = self._app.styleHints()
        if not hasattr(hints, "accessibility"):
            return False
        return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast

    def _follow_change(self, field: str) -> None:
        if field == "text_scale":
            self._wear()
        elif field == "reduced_motion":
            motion.follow(self._preferences)

    def _follow_preferences(self) -> None:
        # Telling the platform too gives a matching title bar and native dialogs.
        self._app.styleHints().setColorScheme(_SCHEMES.get(self._preferences.theme, Qt.ColorScheme.Unknown))
        self._wear()

    def _wear(self) -> None:
        tokens = self.tokens
        fonts.set_scale(self._preferences.kept.text_scale)
        if self._app.font() != fonts.sans():
            self._app.setFont(fonts.sans())
        sheet = stylesheet.build(tokens)
        if sheet != self._app.styleSheet():  # dressing every widget anew takes its time
            self._app.setPalette(_qt_palette(tokens))
            self._app.setStyleSheet(sheet)


def apply_theme(app: QApplication, preferences: Preferences) -> Theme:
    """Dress the application and keep it dressed when the preference or the system's colour scheme changes."""
    return Theme(app, preferences)


def _qt_palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, tokens.color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("tertiary"))
    return palette
