"""The colours of the window: named tokens, one set each for dark, light and high contrast.

Every text token reads at WCAG AA (4.5:1), in high contrast at AAA (7:1), on every surface `TEXT_ON_SURFACES` allows it
on; every shape that tells something stands out at 3:1 on those of `SHAPES_ON_SURFACES`. Tests hold both.
Source of the contrast formula: WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import dataclasses
import functools

from PySide6.QtGui import QColor, QGuiApplication, QPalette

TEXT_MINIMUM = 4.5
ENHANCED_TEXT_MINIMUM = 7.0
SHAPE_MINIMUM = 3.0


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours as ``#RRGGBB``.

    Attributes:
        window, surface, raised, pressed: background layers, from the farthest to the nearest.
        field: what one types or chooses in.
        border: hairlines.
        outline: the edge that shows where a box to tick, a slider's groove or a progress bar is.
        text, secondary, tertiary: words, labels, times.
        user, assistant: each side's lane; the user's colour is also focus and the one accent.
        user_soft, assistant_soft: their bubbles.
        on_accent, on_danger: words on a filled button.
        cut: truncation, warnings, waiting.  danger: refused, End.  ok: accepted, live.
        ring_px: how thick the focus is drawn.
        edges: controls and bubbles are told apart by their edges, not by their layer.
        text_minimum: the contrast every text has.
    """

    name: str
    window: str
    surface: str
    raised: str
    pressed: str
    field: str
    border: str
    outline: str
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
    ring_px: int = 2
    edges: bool = False
    text_minimum: float = TEXT_MINIMUM

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
    outline="#717C8C",
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
    outline="#76818F",
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

CONTRAST = Tokens(
    name="contrast",
    window="#000000",
    surface="#000000",
    raised="#161616",
    pressed="#2E2E2E",
    field="#000000",
    border="#BDBDBD",
    outline="#FFFFFF",
    text="#FFFFFF",
    secondary="#EDEDED",
    tertiary="#D4D4D4",
    user="#5CE1FF",
    user_soft="#00202B",
    assistant="#DBBEFF",
    assistant_soft="#1C0F2E",
    on_accent="#000000",
    on_danger="#000000",
    cut="#FFD43B",
    danger="#FFADAD",
    ok="#6BFFA8",
    ring_px=3,
    edges=True,
    text_minimum=ENHANCED_TEXT_MINIMUM,
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

SHAPES_ON_SURFACES: dict[str, tuple[str, ...]] = {
    "user": (*_LAYERS, "user_soft"),
    "assistant": (*_LAYERS, "assistant_soft"),
    "cut": (*_LAYERS, "assistant_soft"),
    "danger": (*_LAYERS, "assistant_soft"),
    "ok": _LAYERS,
    "outline": _LAYERS,
    "tertiary": _LAYERS,
    "on_accent": ("user",),
    "on_danger": ("danger",),
}
"""Which shape that tells something - focus, lanes, meters, marks, edges, icons - may stand on which surface."""

THEMES = (DARK, LIGHT, CONTRAST)


def current() -> Tokens:
    """The tokens the application wears now, read off its palette."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    return next((tokens for tokens in THEMES if tokens.window == window), LIGHT)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def unreadable(tokens: Tokens) -> list[str]:
    """The pairs that are too alike, as ``theme: token on surface 2.9 < 3.0``; empty for a theme that may be worn."""
    pairs = [(tokens.text_minimum, pair) for pair in TEXT_ON_SURFACES.items()]
    pairs += [(SHAPE_MINIMUM, pair) for pair in SHAPES_ON_SURFACES.items()]
    if tokens.edges:
        pairs.append((SHAPE_MINIMUM, ("border", (*_LAYERS, "user_soft", "assistant_soft"))))
    return [
        f"{tokens.name}: {token} on {surface} {ratio:.1f} < {least}"
        for least, (token, surfaces) in pairs
        for surface in surfaces
        if (ratio := contrast(getattr(tokens, token), getattr(tokens, surface))) < least
    ]


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
