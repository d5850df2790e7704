"""A plain area of the window: one background layer and, where asked, a hairline at an edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look import palette


class Surface(QWidget):
    """Paints its layer and hairlines, sharp at any scale.

    Args:
        layer: a background token.
        edges: any of ``t``, ``b``, ``l``, ``r``: where a hairline is drawn.
    """

    def __init__(self, layer: str = "surface", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = layer
        self._edges = edges

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), tokens.color(self._layer))
        hair = hairline_px(self)
        line, w, h = tokens.color("border"), self.width(), self.height()
        rects = {"t": (0, 0, w, hair), "b": (0, h - hair, w, hair), "l": (0, 0, hair, h), "r": (w - hair, 0, hair, h)}
        for edge in self._edges:
            painter.fillRect(QRectF(*rects[edge]), line)
        painter.end()


def hairline_px(widget: QWidget) -> float:
    """The width of a whole number of device pixels closest to one logical pixel."""
    ratio = widget.devicePixelRatioF()
    return max(1, int(ratio)) / ratio


def rounded(painter: QPainter, rect: QRectF, radius_px: float = 8.0) -> None:
    """Draw a rounded rectangle with the painter's brush and pen, smooth."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.drawRoundedRect(rect, radius_px, radius_px, Qt.SizeMode.AbsoluteSize)
