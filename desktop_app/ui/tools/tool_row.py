"""One tool in the list: whether it is offered, what answers it, how its last call went, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import ElidedCaption
from desktop_app.ui.look import fonts


class ToolRow(QWidget):
    """A switch with the name, a line of details, and the buttons that edit it.

    Signals:
        switched(bool): it is to be offered, or not.
        edit_requested, try_requested, copy_requested, duplicate_requested, delete_requested: as they say.
    """

    switched = Signal(bool)
    edit_requested = Signal()
    try_requested = Signal()
    copy_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()

    def __init__(self, *, is_function: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_function = is_function
        self.switch = QCheckBox()
        self.switch.setFont(fonts.mono(fonts.SMALL_PX))
        self.details = ElidedCaption("", "tertiary", small=True)
        self.edit = Button("", icon="compose", look="tool")
        self.more = Button("", icon="more", look="tool")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.switch)
        below = QHBoxLayout()
        below.setContentsMargins(fonts.px(16) + 10, 0, 0, 0)
        below.addWidget(self.details)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.edit)
        row.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.switch.clicked.connect(self.switched)
        self.edit.clicked.connect(self.edit_requested)
        self.more.clicked.connect(lambda: self._open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))

    def show_tool(self, name: str, enabled: bool, details: str) -> None:
        """Show a tool."""
        shown = name or self.tr("(without a name)")
        self.switch.setText(shown.replace("&", "&&"))
        self.switch.setChecked(enabled)
        self.switch.setAccessibleName(shown)
        self.switch.setAccessibleDescription(self.tr("Offered to the assistant. {0}").format(details))
        self.switch.setToolTip(self.tr("Offered to the assistant: {0}").format(shown))
        self.details.setText(details)
        self.edit.set_name(self.tr("Edit {0}").format(shown))
        self.more.set_name(self.tr("More for {0}").format(shown))

    def menu(self) -> QMenu:
        """What can be done with it; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Edit…"), self.edit_requested.emit)
        if self._is_function:
            menu.addAction(self.tr("Try it…"), self.try_requested.emit)
            menu.addAction(self.tr("Copy as JSON"), self.copy_requested.emit)
        menu.addAction(self.tr("Duplicate"), self.duplicate_requested.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self.delete_requested.emit)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(at)

    # Qt's own names from here on.

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())
