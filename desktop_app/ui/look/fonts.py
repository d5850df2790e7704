"""The fonts of the window: the system's, or Inter where it is installed, with figures of one width.

Sizes are given as designed, at a text scale of 1; what comes out is what the user's text scale makes of them.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

BODY_PX = 14
CONTROL_PX = 13
SMALL_PX = 12
HEADING_PX = 18
LARGEST_SCALE = 2.0

_LINE_PX = 16
_TABULAR_FIGURES = QFont.Tag("tnum")


_FAMILIES = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo UI", "Meiryo"),
}
"""What characters the interface font lacks are taken from, first of all: Han characters look different by language."""


class _Chosen:
    scale = 1.0
    least = 1.0
    language = ""


_Found = TypeVar("_Found")
_measured: list[Any] = []


def measured(function: Callable[..., _Found]) -> Callable[..., _Found]:
    """Keep what a function found out about text, as `functools.lru_cache` does, until the fonts change."""
    keeping = functools.lru_cache(maxsize=2_048)(function)
    _measured.append(keeping)
    return keeping


def scale() -> float:
    """How much larger than designed text is, 1.0 to 2.0."""
    return _Chosen.scale


def set_scale(wanted: float) -> bool:
    """Make text so much larger from now on; returns whether that is new. `Theme` calls it."""
    bounded = min(max(wanted, _Chosen.least), LARGEST_SCALE)
    if bounded == _Chosen.scale:
        return False
    _Chosen.scale = bounded
    _forget()
    return True


def set_least_scale(least: float) -> None:
    """Make text never smaller than this, whatever is wished, from the next `set_scale` on."""
    _Chosen.least = max(1.0, least)


def set_language(code: str) -> None:
    """Take the characters of this language from fonts made for it; `Language` calls it."""
    _Chosen.language = code
    _forget()


def _forget() -> None:
    for keeping in _measured:
        keeping.cache_clear()


def px(designed_px: float) -> int:
    """A length that belongs to text - a line, an indent, an icon beside words - at the text scale, in whole pixels."""
    return round(designed_px * _Chosen.scale)


def tall(designed_px: int, lines: int = 1) -> int:
    """The height of a box designed around so many lines of text: the text grows, the room around it stays."""
    return designed_px + lines * (px(_LINE_PX) - _LINE_PX)


@functools.cache
def family() -> str:
    """Inter where it is installed, else the system's own interface font."""
    if QFontDatabase.hasFamily("Inter"):
        return "Inter"
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _families(first: str) -> list[str]:
    return [first, *(name for name in _FAMILIES.get(_Chosen.language, ()) if QFontDatabase.hasFamily(name))]


@measured
def sans(size_px: int = CONTROL_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font; figures line up in columns and do not dance when a clock runs. Copy it to change it."""
    font = QFont(_families(family()))
    font.setPixelSize(px(size_px))
    font.setWeight(weight)
    font.setFeature(_TABULAR_FIGURES, 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@measured
def mono(size_px: int = SMALL_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's fixed-width font, for function names and JSON."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    # "monospace" is an alias, which Qt follows only where it stands alone.
    font.setFamilies(_families(QFontInfo(font).family()))
    font.setPixelSize(px(size_px))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
