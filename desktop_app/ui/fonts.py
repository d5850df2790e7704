"""The fonts of the window: the system's, or Inter where it is installed, with figures of one width."""

from __future__ import annotations

import functools

from PySide6.QtGui import QFont, QFontDatabase

BODY_PX = 14
CONTROL_PX = 13
SMALL_PX = 12

_TABULAR_FIGURES = QFont.Tag("tnum")


@functools.cache
def family() -> str:
    """Inter where it is installed, else the system's own interface font."""
    if QFontDatabase.hasFamily("Inter"):
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@functools.cache
def sans(size_px: int = CONTROL_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font; figures line up in columns and do not dance when a clock runs. Copy it to change it."""
    font = QFont(family())
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setFeature(_TABULAR_FIGURES, 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@functools.cache
def mono(size_px: int = SMALL_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's fixed-width font, for function names and JSON."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
