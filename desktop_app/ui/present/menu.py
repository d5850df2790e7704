"""How one presents: in the main menu, and under the right mouse button on "Present"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.present.captions import background_names
from desktop_app.ui.present.sizes import chosen, sizes_on

if TYPE_CHECKING:
    from desktop_app.controller.present_desk import PresentDesk


class PresentMenu(QMenu):
    """The mode itself, the window's size, the captions and what is behind them, and the names of keys."""

    def __init__(self, present: PresentDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Present"))
        self._present = present
        self.mode = self.addAction(self.tr("Present mode") + "\tF5", present.toggle)
        self.sizes = self.addMenu(self.tr("Size of the window"))
        self.addSeparator()
        self.captions = self.addAction(self.tr("Captions window") + "\tShift+F5")
        self.backgrounds = self.addMenu(self.tr("Behind the captions"))
        self.hints = self.addAction(self.tr("Name keys and buttons as they are used"))
        for action in (self.mode, self.captions, self.hints):
            action.setCheckable(True)
        self.captions.triggered.connect(present.set_captions)
        self.hints.triggered.connect(present.set_hints)
        self.aboutToShow.connect(self._look)
        self._look()

    def _look(self) -> None:
        present = self._present
        self.mode.setChecked(present.on)
        self.captions.setChecked(present.captions)
        self.hints.setChecked(present.hints)
        self._fill_sizes()
        self.backgrounds.clear()
        group = QActionGroup(self.backgrounds)
        for name, words in background_names():
            action = self.backgrounds.addAction(words, lambda name=name: present.set_background(name))
            _choice(action, group, name == present.background)

    def _fill_sizes(self) -> None:
        self.sizes.clear()
        group = QActionGroup(self.sizes)
        offered = sizes_on(self.devicePixelRatioF(), self.screen().size())
        current = chosen(offered, self._present.size_name, self._present.in_device_pixels)
        for each in offered:
            action = self.sizes.addAction(each.words)
            action.triggered.connect(
                lambda _checked=False, size=each: self._present.set_size(size.name, device_pixels=size.device_pixels)
            )
            _choice(action, group, each == current)


def _choice(action: QAction, group: QActionGroup, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
