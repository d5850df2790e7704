"""The application wears what the preferences and the system ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.controller.preferences import Preferences
from desktop_app.ui import fonts, icons, palette, stylesheet
from desktop_app.ui.theme import Theme


def test_the_theme_follows_the_preference(qapp: QApplication, dressed: Theme, preferences: Preferences) -> None:
    assert palette.current() is palette.DARK
    preferences.set_theme("light")
    assert palette.current() is palette.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.WindowText).name().upper() == palette.LIGHT.text
    assert palette.LIGHT.surface in qapp.styleSheet()


def test_as_the_system_follows_the_systems_scheme(
    qapp: QApplication, dressed: Theme, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences.set_theme("system")
    scheme = qapp.styleHints().colorScheme()
    assert palette.current() is (palette.DARK if scheme is Qt.ColorScheme.Dark else palette.LIGHT)
    # What the system says arrives as the style hints' own signal.
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert palette.current() is (palette.DARK if dark else palette.LIGHT)


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
def test_the_stylesheet_has_a_rule_for_every_look_that_is_used(tokens: palette.Tokens) -> None:
    sheet = stylesheet.build(tokens)
    for look in ("primary", "danger", "live", "alert", "ghost", "link", "tool", "tool-on", "float"):
        assert f'look="{look}"' in sheet
    assert sheet.count("{") == sheet.count("}")


def test_figures_have_one_width(dressed: Theme) -> None:
    assert QFont.Tag("tnum") in fonts.sans().featureTags()


@pytest.mark.parametrize("path", sorted((icons.resource_folder() / "icons").glob("*.svg")), ids=lambda path: path.stem)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_every_icon_draws_something_in_the_asked_colour(dressed: Theme, path, ratio: float) -> None:
    picture = icons.pixmap(path.stem, QColor("#FF0000"), 16, ratio)
    assert picture.width() == round(16 * ratio)
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [color for color in drawn if color.alpha() > 100]
    assert solid
    if path.stem != "duologue":  # the program's icon keeps its own colours
        assert all(color.red() > 180 and color.green() < 60 for color in solid)


def test_an_unknown_icon_says_which(dressed: Theme) -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icons.paint(painter, "no-such-icon", QRectF(0, 0, 8, 8), QColor("red"))
    painter.end()
