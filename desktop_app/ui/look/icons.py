"""The window's icons: SVG files in one colour, painted in whatever colour and sharpness the moment needs.

The files use ``currentColor``; they are drawn as vectors at the screen's own resolution, sharp at any scale.
"""

from __future__ import annotations

import functools
import logging

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.resources import resource_folder

log = logging.getLogger(__name__)


def paint(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into a square, sharp on the painter's device."""
    ratio = painter.device().devicePixelRatioF()
    picture = _picture(name, color.name(QColor.NameFormat.HexRgb), rect.width(), ratio)
    place = QPointF(round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio)
    painter.drawPixmap(place, picture)


def pixmap(name: str, color: QColor, size_px: int, pixel_ratio: float) -> QPixmap:
    """An icon as a pixmap of `size_px` logical pixels at exactly the screen's ratio."""
    return _picture(name, color.name(QColor.NameFormat.HexRgb), size_px, pixel_ratio)


def icon(name: str, color: QColor, size_px: int, pixel_ratio: float) -> QIcon:
    """An icon for a button or menu."""
    return QIcon(pixmap(name, color, size_px, pixel_ratio))


@functools.lru_cache(maxsize=256)
def source(name: str, color: str) -> bytes:
    """The SVG of an icon in a colour ``#RRGGBB``; empty when it cannot be read."""
    path = resource_folder() / "icons" / f"{name}.svg"
    try:
        return path.read_bytes().replace(b"currentColor", color.encode())
    except OSError as problem:
        # A window without a picture still works: every icon's button has its name.
        log.warning("icon %s cannot be read: %s", path.name, problem.strerror)
        return b""


def window_icon() -> QIcon:
    """The program's own icon, with its colours."""
    return QIcon(str(resource_folder() / "icons" / "duologue.svg"))


@functools.lru_cache(maxsize=512)
def _picture(name: str, color: str, size_px: float, pixel_ratio: float) -> QPixmap:
    renderer = _renderer(name, color)
    result = QPixmap(QSize(round(size_px * pixel_ratio), round(size_px * pixel_ratio)))
    result.setDevicePixelRatio(pixel_ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    if renderer.isValid():
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return result


@functools.lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    renderer = QSvgRenderer()
    drawing = source(name, color)
    if drawing and not renderer.load(QByteArray(drawing)):
        log.warning("icon %s.svg is not an SVG this program can draw", name)
    return renderer
