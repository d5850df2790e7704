"""How large the window is while somebody presents: what recorders and video sites expect, to the pixel."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize

_SIZES = {"1280x720": QSize(1280, 720), "1920x1080": QSize(1920, 1080)}
_SMALLEST = QSize(960, 540)
_TEXT_SCALES = {960: 1.0, 1280: 1.25, 1536: 1.25, 1920: 1.5}


class PresentSize(NamedTuple):
    """One size to choose.

    Attributes:
        name: ``1280x720`` or ``1920x1080``.
        device_pixels: it counts the pixels of the screen, of which one pixel of the window may be several.
        window: in pixels of the window.
        words: for people.
    """

    name: str
    device_pixels: bool
    window: QSize
    words: str

    @property
    def text_scale(self) -> float:
        """How large text is at least: a recording is mostly seen smaller than it was taken."""
        return _TEXT_SCALES.get(self.window.width(), 1.0)


def tr(text: str) -> str:
    """Translate a word of this module's context."""
    return QCoreApplication.translate("Present", text)


def sizes_on(ratio: float, screen: QSize) -> list[PresentSize]:
    """What a screen with so many device pixels to a pixel offers; `screen` in pixels of the window.

    On a screen with 200 % the window's 1280 × 720 are recorded as 2560 × 1440, which is said; where 1280 × 720 or
    1920 × 1080 device pixels are a whole number of the window's, and enough of them, they can be chosen too.
    """
    found = []
    for name, size in _SIZES.items():
        words = f"{size.width()} × {size.height()}"
        if ratio == 1.0:
            found.append(PresentSize(name, False, size, words))
            continue
        recorded = size * ratio
        told = tr("{0} ({1} × {2} device pixels)").format(words, recorded.width(), recorded.height())
        found.append(PresentSize(name, False, size, told))
        wide, high = size.width() / ratio, size.height() / ratio
        if wide.is_integer() and high.is_integer() and wide >= _SMALLEST.width() and high >= _SMALLEST.height():
            found.append(PresentSize(name, True, QSize(int(wide), int(high)), tr("{0} device pixels").format(words)))
    fitting = [
        each for each in found if each.window.width() <= screen.width() and each.window.height() <= screen.height()
    ]
    return fitting or found[:1]


def chosen(sizes: list[PresentSize], name: str, device_pixels: bool) -> PresentSize:
    """The one that was chosen; where the screen does not offer it, the next best."""
    same = [each for each in sizes if each.name == name]
    exact = [each for each in same if each.device_pixels == device_pixels]
    return (exact or same or sizes)[0]
