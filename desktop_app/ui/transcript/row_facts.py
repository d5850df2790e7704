"""Facts set side by side in a line, each with the room it takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui.look import fonts
from desktop_app.ui.transcript.row_content import Fact

_LINE_PX = 20
_GAP_PX = 13
_ICON_PX = 12
_ACTION_PX = 24
_BUTTON_PX = 28
BUTTON_PAD_PX = 10
_BUTTON_GAP_PX = 8
_STRONG = ("cut", "danger", "ok")


@dataclasses.dataclass(slots=True)
class PlacedFact:
    """A fact and the room it takes."""

    fact: Fact
    rect: QRectF

    @property
    def icon_px(self) -> float:
        """The size of its icon."""
        return fonts.px(_ICON_PX) if self.fact.text else fonts.px(16)


def fact_font(fact: Fact) -> QFont:
    """What asks for attention is bold."""
    strong = fact.tone in _STRONG or fact.look == "primary"
    return fonts.sans(fonts.SMALL_PX, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)


def fact_line_px() -> float:
    """The height of a line of facts."""
    return float(fonts.px(_LINE_PX))


def fact_wide_px(fact: Fact) -> float:
    """The width of a fact."""
    if not fact.text:
        return float(fonts.px(_ACTION_PX))
    icon = fonts.px(_ICON_PX) + 4 if fact.icon else 0
    return QFontMetricsF(fact_font(fact)).horizontalAdvance(fact.text) + icon


def place_facts(
    facts: Iterable[Fact], left_px: float, top_px: float, right_px: float
) -> tuple[list[PlacedFact], float]:
    """Set facts in lines between two edges; returns them and the bottom of the last line."""
    placed: list[PlacedFact] = []
    x, y = left_px, top_px
    for fact in facts:
        wide = fact_wide_px(fact)
        if x > left_px and x + wide > right_px:
            x, y = left_px, y + fact_line_px()
        placed.append(PlacedFact(fact, QRectF(x, y, wide, fact_line_px())))
        x += wide + _GAP_PX
    return placed, y + fact_line_px() if placed else top_px


def place_buttons(
    facts: Iterable[Fact], left_px: float, top_px: float, right_px: float
) -> tuple[list[PlacedFact], float]:
    """Set links that look like buttons in lines between two edges; returns them and the bottom of the last line."""
    placed: list[PlacedFact] = []
    x, y, high = left_px, top_px, float(fonts.tall(_BUTTON_PX))
    for fact in facts:
        wide = round(fact_wide_px(fact)) + 2.0 * BUTTON_PAD_PX
        if x > left_px and x + wide > right_px:
            x, y = left_px, y + high + _BUTTON_GAP_PX
        placed.append(PlacedFact(fact, QRectF(x, y, wide, high)))
        x += wide + _BUTTON_GAP_PX
    return placed, y + high if placed else top_px


def place_actions(
    actions: Sequence[Fact], after: list[PlacedFact], right_px: float, edge_px: float | None = None
) -> list[PlacedFact]:
    """Set icons behind a line of facts, where there is room for all of them.

    `edge_px` is the right edge of the card the line stands in: what has no room before it is set beside the card.
    """
    if not after:
        return []
    x, y = after[-1].rect.right() + _GAP_PX - 4, after[-1].rect.top()
    if edge_px is not None and x + sum(map(fact_wide_px, actions)) > edge_px - 4:
        x = max(x, edge_px + 4)
    placed = []
    for fact in actions:
        placed.append(PlacedFact(fact, QRectF(x, y, fact_wide_px(fact), fact_line_px())))
        x += fact_wide_px(fact)
    return placed if x <= right_px else []
