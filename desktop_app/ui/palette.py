"""The colours of the window: named tokens, one set for dark and one for light.

Every text token reads at WCAG AA (4.5:1) on every surface `TEXT_ON_SURFACES` allows it on; a test holds that.
Source of the contrast formula: WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import dataclasses
import functools

from PySide6.QtGui import QColor, QGuiApplication, QPalette

TEXT_MINIMUM = 4.5
SHAPE_MINIMUM = 3.0


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours as ``#RRGGBB``.

    Attributes:
        window, surface, raised, pressed: background layers, from the farthest to the nearest.
        field: what one types or chooses in.
        border: hairlines.
        text, secondary, tertiary: words, labels, times.
        user, assistant: each side's lane; the user's colour is also focus and the one accent.
        user_soft, assistant_soft: their bubbles.
        on_accent, on_danger: words on a filled button.
        cut: truncation, warnings, waiting.  danger: refused, End.  ok: accepted, live.
    """

    name: str
    window: str
    surface: str
    raised: str
    pressed: str
    field: str
    border: str
    text: str
    secondary: str
    tertiary: str
    user: str
    user_soft: str
    assistant: str
    assistant_soft: str
    on_accent: str
    on_danger: str
    cut: str
    danger: str
    ok: str

    def color(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return _parsed(getattr(self, token))


DARK = Tokens(
    name="dark",
    window="#0F1115",
    surface="#161920",
    raised="#1D2129",
    pressed="#252A34",
    field="#0F1115",
    border="#2A303B",
    text="#E7EAF0",
    secondary="#A9B1BF",
    tertiary="#8A94A3",
    user="#4CC2FF",
    user_soft="#12283A",
    assistant="#B79CFF",
    assistant_soft="#211D38",
    on_accent="#0F1115",
    on_danger="#0F1115",
    cut="#FFB547",
    danger="#FF6B6B",
    ok="#41D690",
)

LIGHT = Tokens(
    name="light",
    window="#F3F5F8",
    surface="#FFFFFF",
    raised="#F1F3F7",
    pressed="#E6EAF0",
    field="#F1F3F7",
    border="#D7DCE5",
    text="#171A20",
    secondary="#4A5463",
    tertiary="#586474",
    user="#00679E",
    user_soft="#E2F1FA",
    assistant="#6236C4",
    assistant_soft="#EDE7FB",
    on_accent="#FFFFFF",
    on_danger="#FFFFFF",
    cut="#8F4F00",
    danger="#B3261E",
    ok="#116A41",
)

_LAYERS = ("window", "surface", "raised", "pressed", "field")

TEXT_ON_SURFACES: dict[str, tuple[str, ...]] = {
    "text": (*_LAYERS, "user_soft", "assistant_soft"),
    "secondary": (*_LAYERS, "user_soft", "assistant_soft"),
    "tertiary": (*_LAYERS, "user_soft", "assistant_soft"),
    "user": (*_LAYERS, "user_soft"),
    "assistant": (*_LAYERS, "assistant_soft"),
    "cut": (*_LAYERS, "assistant_soft"),
    "danger": (*_LAYERS, "assistant_soft"),
    "ok": _LAYERS,
    "on_accent": ("user",),
    "on_danger": ("danger",),
}
"""Which text may stand on which surface."""

THEMES = (DARK, LIGHT)


def current() -> Tokens:
    """The tokens the application wears now, read off its palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    return next((tokens for tokens in THEMES if tokens.window == window), LIGHT)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faded(color: QColor, opacity: float) -> QColor:
    """The colour at an opacity of 0 to 1."""
    result = QColor(color)
    result.setAlphaF(opacity)
    return result


def _luminance(text: str) -> float:
    channels = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@functools.cache
def _parsed(text: str) -> QColor:
    return QColor(text)
