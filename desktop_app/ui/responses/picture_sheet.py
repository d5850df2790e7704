"""The sheet that shows the assistant a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.responses.picture_field import PictureField
from desktop_app.ui.responses.sheet_foot import sheet_foot
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.item_desk import ItemDesk
    from desktop_app.controller.picture import Picture

_WIDE_PX = 480


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Responses", text)


class PictureSheet(Sheet):
    """A picture with words about it; sent as one message, and answered."""

    def __init__(self, desk: ItemDesk, parent: QWidget, load: Callable[[], Picture] | None = None) -> None:
        super().__init__(tr("Show a picture"), parent)
        self._desk = desk
        self.field = PictureField(desk)
        self.text = TextField(2, tr("What you want to say or ask about it"))
        self.text.setAccessibleName(tr("Words about the picture"))
        self.send = Button(tr("Send"), look="primary", name=tr("Send the picture (Ctrl+Enter)"))
        self.problem = Caption("", "cut", small=True)
        self.problem.setWordWrap(True)
        self.column.addWidget(self.field, 1)
        self.column.addWidget(self.text)
        self.column.addLayout(sheet_foot(self, self.send, left=self.problem))
        self.send.clicked.connect(self._send)
        self.text.entered.connect(self._send)
        self.field.changed.connect(self._look)
        self._look()
        self.resize(fonts.px(_WIDE_PX), self.sizeHint().height())
        self.field.zone.setFocus(Qt.FocusReason.OtherFocusReason)
        if load is not None:
            self.field.load(load)
            self.text.setFocus()

    def _look(self) -> None:
        self.problem.setText("" if self._desk.takes_pictures else no_pictures())
        self.send.setEnabled(self.field.picture is not None and self._desk.available and self._desk.takes_pictures)

    def _send(self) -> None:
        if self.send.isEnabled() and self.field.picture is not None:
            self._desk.show(self.field.picture, self.text.text.strip())
            self.accept()


def no_pictures() -> str:
    """Why this session takes none."""
    return tr("The preview protocol knows no pictures; a GA connection does.")
