"""Where a picture is chosen, dropped or pasted, and shown before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.controller.picture import LONGEST_SIDE_PX, Picture
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import palette
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.responses.shrink import shrunk

if TYPE_CHECKING:
    from desktop_app.controller.item_desk import ItemDesk

_ZONE_PX = (320, 180)
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")


def tr(text: str) -> str:
    """Translate words of this field."""
    return QCoreApplication.translate("Responses", text)


def picture_in(data: QMimeData) -> Callable[[], Picture] | None:
    """How to read the picture of a drop or of the clipboard; None where there is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = next((path for path in paths if path.suffix.lower() in ENDINGS), None)
    if found is not None:
        return partial(shrunk, found)
    if data.hasImage():
        image = data.imageData()
        return partial(shrunk, image if isinstance(image, QImage) else QImage(image))
    return None


class PictureZone(QWidget):
    """The picture, or where to drop one; Ctrl+V pastes.

    Signals:
        offered(object): a callable that reads the picture.
    """

    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.words = ""
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture"))
        self.setMinimumSize(*_ZONE_PX)  # a picture grows no larger with the text

    def show_picture(self, image: QImage, words: str) -> None:
        """Show a picture, or with a null image only words."""
        self._pixmap = QPixmap.fromImage(image)
        self.words = words
        self.setAccessibleDescription(words)
        self.update()

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = palette.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pen = QPen(tokens.color("user" if self.hasFocus() else "outline"), tokens.ring_px if self.hasFocus() else 1.0)
        if not self.hasFocus():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(tokens.color("field"))
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded(painter, room, 8.0)
        if self._pixmap.isNull():
            painter.setPen(tokens.color("secondary"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room.adjusted(24, 8, -24, -8), flags, self.words)
        else:
            size = self._pixmap.size().scaled(
                (room.size() - QSize(16, 16).toSizeF()).toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawPixmap(
                QRectF(left, top, size.width(), size.height()), self._pixmap, QRectF(self._pixmap.rect())
            )
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (load := picture_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.offered.emit(load)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            load = picture_in(QGuiApplication.clipboard().mimeData())
            self.offered.emit(load or partial(shrunk, QImage()))
            return
        super().keyPressEvent(event)


class PictureField(QWidget):
    """A zone with buttons; reads and shrinks off this thread.

    Attributes:
        picture: what can be sent; None before.

    Signals:
        changed: another picture, or none.
    """

    changed = Signal()

    def __init__(self, desk: ItemDesk) -> None:
        super().__init__()
        self.picture: Picture | None = None
        self._desk = desk
        self.zone = PictureZone()
        self.choose = Button(tr("Choose a file…"))
        self.paste = Button(tr("Paste"), name=tr("Paste the picture from the clipboard (Ctrl+V)"))
        self.clear = Button(tr("Take it away"))
        self.facts = Caption("", "tertiary", small=True)
        self.facts.setWordWrap(True)
        self._arrange()
        self.zone.offered.connect(self.load)
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(self._paste)
        self.clear.clicked.connect(lambda: self._show(None))
        desk.picture_ready.connect(self._show)
        desk.picture_failed.connect(self._fail)
        self._show(None)

    def load(self, read: Callable[[], Picture]) -> None:
        """Read a picture and show it when it is there."""
        self.zone.show_picture(QImage(), tr("Reading the picture…"))
        self._desk.load_picture(read)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.choose, self.paste, self.clear):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.zone, 1)
        column.addLayout(row)
        column.addWidget(self.facts)

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose a picture"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures ({0})").format(" ".join(f"*{ending}" for ending in ENDINGS)))
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self.load(partial(shrunk, Path(path)))

    def _paste(self) -> None:
        self.load(picture_in(QGuiApplication.clipboard().mimeData()) or partial(shrunk, QImage()))

    def _show(self, picture: Picture | None) -> None:
        self.picture = picture
        self.clear.setVisible(picture is not None)
        if picture is None:
            self.zone.show_picture(QImage(), tr("Drop a picture here, paste it, or choose a file."))
            self.facts.setText(self._limits())
        else:
            words = size_words(picture)
            image = picture.preview if isinstance(picture.preview, QImage) else QImage()
            self.zone.show_picture(image, words)
            self.facts.setText(words)
        self.facts.set_tone("tertiary")
        self.changed.emit()

    def _fail(self, sentence: str) -> None:
        self._show(None)
        self.facts.setText(sentence)
        self.facts.set_tone("danger")

    def _limits(self) -> str:
        words = tr("PNG or JPEG; others are turned into one. Sides longer than {0} pixels are shrunk.")
        return words.format(wording.number(LONGEST_SIDE_PX))


def size_words(picture: Picture) -> str:
    """How large a picture is, and was."""
    size = tr("{0} × {1} pixels, {2} kB.").format(
        wording.number(picture.width_px), wording.number(picture.height_px), max(1, round(picture.size_bytes / 1000))
    )
    if picture.shrunk_from is None:
        return size
    was = tr("Shrunk from {0} × {1}.").format(*(wording.number(side) for side in picture.shrunk_from))
    return f"{size} {was}"
