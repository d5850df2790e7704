"""The application wears what the preferences and the system ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.preferences import Preferences
from desktop_app.resources import resource_folder
from desktop_app.ui.look import fonts, icons, palette, stylesheet
from desktop_app.ui.look.theme import Theme


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


def test_high_contrast_is_chosen_or_asked_for_by_the_system(
    dressed: Theme, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences.set_theme("contrast")
    assert palette.current() is palette.CONTRAST
    monkeypatch.setattr(Theme, "_system_wants_contrast", True)
    preferences.set_theme("dark")
    assert palette.current() is palette.DARK  # a choice of one's own counts more
    preferences.set_theme("system")
    assert palette.current() is palette.CONTRAST


def test_text_is_as_large_as_the_preference_says(qapp: QApplication, dressed: Theme, preferences: Preferences) -> None:
    for scale in (1.5, 9.0, 1.0):
        preferences.change(text_scale=scale)
        at_most = min(scale, fonts.LARGEST_SCALE)
        assert fonts.scale() == at_most
        assert qapp.font().pixelSize() == round(fonts.CONTROL_PX * at_most)
        assert f"font-size: {round(fonts.SMALL_PX * at_most)}px" in qapp.styleSheet()


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_ticked_box_shows_its_tick_in_the_themes_colours(
    qtbot: QtBot, dressed: Theme, preferences: Preferences, theme: str
) -> None:
    preferences.set_theme(theme)
    tokens = palette.current()
    box = QCheckBox("tick")
    box.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the focus is drawn in the same colour
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    assert _count(box, tokens.user, tokens.field) == 0
    box.setChecked(True)
    assert _count(box, tokens.user, tokens.field) > 150
    assert 8 < _count(box, tokens.on_accent, tokens.user) < 100


def _count(widget: QWidget, color: str, than: str) -> int:
    """How many pixels of the box, without its words, are nearer to a colour than to another one."""
    image = widget.grab().toImage()
    spots = [
        image.pixelColor(x, y) for x in range(2, 16) for y in range(image.height() // 2 - 7, image.height() // 2 + 7)
    ]
    return sum(_distance(spot, color) < _distance(spot, than) for spot in spots)


def _distance(spot: QColor, color: str) -> int:
    wanted = QColor(color)
    return abs(spot.red() - wanted.red()) + abs(spot.green() - wanted.green()) + abs(spot.blue() - wanted.blue())


@pytest.mark.parametrize("tokens", palette.THEMES, ids=lambda tokens: tokens.name)
def test_the_stylesheet_has_a_rule_for_every_look_that_is_used(tokens: palette.Tokens) -> None:
    sheet = stylesheet.build(tokens)
    for look in ("primary", "danger", "live", "alert", "ghost", "link", "tool", "tool-on", "float"):
        assert f'look="{look}"' in sheet
    assert sheet.count("{") == sheet.count("}")


def test_figures_have_one_width(dressed: Theme) -> None:
    assert QFont.Tag("tnum") in fonts.sans().featureTags()


@pytest.mark.parametrize("path", sorted((resource_folder() / "icons").glob("*.svg")), ids=lambda path: path.stem)
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


def test_a_missing_icon_is_said_once_and_leaves_its_place_empty(
    dressed: Theme, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        assert icons.pixmap("no-such-icon", QColor("#00FF01"), 16, 1.0).width() == 16
    assert [record.getMessage() for record in caplog.records] == [
        "icon no-such-icon.svg cannot be read: No such file or directory"
    ]


def test_every_icon_the_window_asks_for_is_there(dressed: Theme) -> None:
    sources = "".join(path.read_text() for path in Path(icons.__file__).parents[1].rglob("*.py"))
    drawn = {path.stem for path in (resource_folder() / "icons").glob("*.svg")}
    asked = set(re.findall(r'(?:icon=|icons\.paint\(painter, |set_icon\()"([a-z-]+)"', sources))
    assert asked
    assert asked <= drawn
    unused = {name for name in drawn if f'"{name}"' not in sources and f'{name}.svg"' not in sources}
    assert unused - {"microphone-off", "speaker-off"} == set()  # these are named by their picker
