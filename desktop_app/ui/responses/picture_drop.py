"""Pictures dropped on a part of the window, or pasted into it, that else takes only words."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.responses.picture_field import picture_in

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class PictureDrop(QObject):
    """Watches widgets for pictures; words go their usual way.

    Signals:
        offered(object): a callable that reads the picture.
    """

    offered = Signal(object)

    def __init__(self, *widgets: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRAGS:
            dropped = cast(QDropEvent, event)
            load = picture_in(dropped.mimeData())
            if load is None:
                return False
            dropped.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.offered.emit(load)
            return True
        if event.type() is QEvent.Type.KeyPress and cast(QKeyEvent, event).matches(QKeySequence.StandardKey.Paste):
            data = QGuiApplication.clipboard().mimeData()
            load = None if data.hasText() else picture_in(data)
            if load is not None:
                self.offered.emit(load)
                return True
        return False
