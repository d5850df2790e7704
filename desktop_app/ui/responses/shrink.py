"""A picture from a file or the clipboard, made small enough to be sent; safe in any thread.

It is always written anew, so nothing a camera put beside the picture, such as the place it was taken, is sent along.
"""

from __future__ import annotations

import base64
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop_app.controller.picture import LONGEST_SIDE_PX, MOST_BYTES, Picture, PictureProblem

_JPEG_QUALITY = 88
_PREVIEW_PX = 900
_PNG_BYTES = 1024 * 1024
"""A larger PNG without transparency is a photograph: as a JPEG it is a tenth."""


def shrunk(source: Path | QImage) -> Picture:
    """The picture, no side longer than `LONGEST_SIDE_PX`.

    Raises:
        PictureProblem: there is none, it cannot be read, or it is too large even so.
    """
    image, before = (source, source.size()) if isinstance(source, QImage) else _read(source)
    if image.isNull():
        raise PictureProblem("empty" if isinstance(source, QImage) else "unreadable")
    if max(image.width(), image.height()) > LONGEST_SIDE_PX:
        image = _fitted(image, LONGEST_SIDE_PX)
    kind, data = _encoded(image)
    if len(data) > MOST_BYTES:
        raise PictureProblem("large")
    smaller = before.width() * before.height() > image.width() * image.height()
    return Picture(
        data_url=f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}",
        width_px=image.width(),
        height_px=image.height(),
        size_bytes=len(data),
        shrunk_from=(before.width(), before.height()) if smaller else None,
        preview=_fitted(image, _PREVIEW_PX),
    )


def image_of(data_url: str, longest_px: int) -> QImage:
    """The picture of a data URL, no side longer than this; a null image where there is none."""
    data = base64.b64decode(data_url.partition(",")[2], validate=False)
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest_px:
        reader.setScaledSize(size.scaled(longest_px, longest_px, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _read(path: Path) -> tuple[QImage, QSize]:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    before = reader.size()
    if before.isValid() and max(before.width(), before.height()) > 2 * LONGEST_SIDE_PX:
        # Twice what is wanted: quick to read, and still smooth when it is scaled.
        side = 2 * LONGEST_SIDE_PX
        reader.setScaledSize(before.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return image, before if before.isValid() else image.size()


def _fitted(image: QImage, side_px: int) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _encoded(image: QImage) -> tuple[str, bytes]:
    if image.hasAlphaChannel():
        return "png", _written(image, "PNG")
    png = _written(image, "PNG")
    return ("png", png) if len(png) <= _PNG_BYTES else ("jpeg", _written(image, "JPEG", _JPEG_QUALITY))


def _written(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind, quality):  # type: ignore[call-overload] - takes any device
        raise PictureProblem("unreadable")
    return bytes(buffer.data().data())
