"""Small pictures in rows: how much room each takes, and a shelf of those that have been read."""

from __future__ import annotations

import base64
import collections
import dataclasses
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPen, QPixmap

from desktop_app.ui.look import fonts, icons
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.responses.shrink import image_of

if TYPE_CHECKING:
    from desktop_app.controller.item_desk import ItemDesk

_MOST_PX = QSizeF(264, 176)
_LEAST_PX = 24.0
_GAP_PX = 8.0
_RADIUS_PX = 6.0
_HEADER_CHARS = 65_536
_KEPT = 48


@dataclasses.dataclass(slots=True)
class PlacedPicture:
    """A picture, by its data URL, and its room."""

    url: str
    rect: QRectF


def place_pictures(urls: Iterable[str], left_px: float, top_px: float, room_px: float) -> list[PlacedPicture]:
    """Set pictures side by side, in lines; none where there is none."""
    placed: list[PlacedPicture] = []
    x, y, line_high = left_px, top_px, 0.0
    for url in urls:
        size = room_of(url, room_px)
        if x > left_px and x + size.width() > left_px + room_px:
            x, y, line_high = left_px, y + line_high + _GAP_PX, 0.0
        placed.append(PlacedPicture(url, QRectF(x, y, size.width(), size.height())))
        x += size.width() + _GAP_PX
        line_high = max(line_high, size.height())
    return placed


def room_of(url: str, room_px: float) -> QSizeF:
    """How large a picture is shown, from its first bytes alone."""
    most = QSizeF(min(_MOST_PX.width() * fonts.scale(), room_px), _MOST_PX.height() * fonts.scale())
    buffer = QBuffer()
    buffer.setData(base64.b64decode(url.partition(",")[2][:_HEADER_CHARS] + "==", validate=False))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QSizeF(QImageReader(buffer).size())
    if size.isEmpty():
        size = QSizeF(4, 3).scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    if size.width() > most.width() or size.height() > most.height():
        size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    return QSizeF(max(_LEAST_PX, round(size.width())), max(_LEAST_PX, round(size.height())))


class PictureShelf(QObject):
    """Pictures that were read, the newest; reading happens off this thread.

    Signals:
        changed: another one is there.
    """

    changed = Signal()

    def __init__(self, desk: ItemDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: collections.OrderedDict[str, QPixmap | None] = collections.OrderedDict()
        desk.picture_unpacked.connect(self._take)

    def pixmap(self, url: str) -> QPixmap | None:
        """A picture; None while it is read, or if it cannot be."""
        if url not in self._kept:
            self._kept[url] = None
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            longest_px = round(2 * _MOST_PX.width() * fonts.scale())
            self._desk.unpack(url, partial(image_of, url, longest_px))
        return self._kept.get(url)

    def _take(self, url: str, image: QImage) -> None:
        if url in self._kept and not image.isNull():
            self._kept[url] = QPixmap.fromImage(image)
            self.changed.emit()


def paint_picture(painter: QPainter, placed: PlacedPicture, pixmap: QPixmap | None, tokens: Tokens) -> None:
    """Draw a picture with round corners, or that there is one."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(placed.rect, _RADIUS_PX, _RADIUS_PX)
    if pixmap is None:
        painter.fillPath(path, tokens.color("pressed"))
        size = fonts.px(20)
        spot = QRectF(placed.rect.center().x() - size / 2, placed.rect.center().y() - size / 2, size, size)
        icons.paint(painter, "picture", spot, tokens.color("tertiary"))
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(placed.rect, pixmap, QRectF(pixmap.rect()))
        painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.color("border"), 1.0))
    painter.drawPath(path)
    painter.restore()
