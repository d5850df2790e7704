"""The microphone and the speaker: which one, and how loud it is, in one control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop_app.ui import wording
from desktop_app.ui.level_list import LevelDelegate
from desktop_app.ui.level_meter import LevelReading, paint_level
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.controller.status import DeviceChoice

_OPEN_FILE_ID = "open-file"
_TRY_OUT_ID = "try-out"
_FILE_PREFIX = "file:"
NAME_PX = 130
"""What the name of a device may take, at text of 100 %."""
_NAME_LEAST_PX = 84


class DevicePicker(Picker):
    """A picker of devices with a level meter inside.

    Args:
        name: what kind of device, for a person.
        icon: drawn before the name; the icon ``...-off`` replaces it where there is no device.
        meter_px: the width of the meter.
        compact: show icon and meter only.
        try_out: what the last entry of the list says, which leads to where the sound can be tried out.

    Signals:
        device_chosen(str): id of the choice.
        opened, closed: the list is shown, or not any more.
        try_out_requested: somebody wants to try the sound out.
    """

    device_chosen = Signal(str)
    opened = Signal()
    closed = Signal()
    try_out_requested = Signal()

    def __init__(
        self,
        name: str,
        icon: str,
        meter_px: int,
        *,
        compact: bool = False,
        try_out: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self._meter_px = meter_px
        self._compact = compact
        self._try_out = try_out
        self._devices_id = ""
        self._off = False
        self._name_px = 0 if compact else fonts.px(NAME_PX)
        self.reading = LevelReading()
        self.threshold_dbfs: float | None = None
        self.setProperty("place", "bar")
        self.chosen.connect(self._hand_on)
        policy = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_devices(self, devices: Sequence[DeviceChoice], current_id: str) -> None:
        """Offer these devices."""
        self._devices_id = current_id
        choices = [Choice(device.id, self._label(device)) for device in devices] + self._more_choices()
        if self._try_out:
            choices.append(Choice(_TRY_OUT_ID, self._try_out))
        self.set_choices(choices, current_id)
        self.set_off(current_id == "none")

    def set_off(self, off: bool) -> None:
        """Show that nothing is heard through it (muted, or no device)."""
        if off != self._off:
            self._off = off
            self.setAccessibleDescription(self.tr("Off: nothing goes through it.") if off else "")
            self.update()

    def give_name(self, room_px: int) -> None:
        """Show the device's name in this much room, or not at all where too little of it could be read."""
        name_px = min(room_px, fonts.px(NAME_PX)) if room_px >= fonts.px(_NAME_LEAST_PX) else 0
        if not self._compact and name_px != self._name_px:
            self._name_px = name_px
            self.updateGeometry()
            self.update()

    def show_level(self, peak_dbfs: float, rms_dbfs: float, clipped: bool = False) -> None:
        """Show new levels; paints only when they look different."""
        if self.reading.take(peak_dbfs, rms_dbfs, clipped):
            self.update(self._meter_rect().toAlignedRect().adjusted(-2, -4, 14, 4))

    def clear_level(self) -> None:
        """Show that nothing is measured."""
        self.reading.clear()
        self.update()

    def _more_choices(self) -> list[Choice]:
        """What is offered below the devices."""
        return []

    def _hand_on(self, choice_id: str) -> None:
        if choice_id == _TRY_OUT_ID:
            self.set_current(self._devices_id)
            self.try_out_requested.emit()
        else:
            self.device_chosen.emit(choice_id)

    def _label(self, device: DeviceChoice) -> str:
        return Path(device.label).name if device.id.startswith(_FILE_PREFIX) else device.label

    def _meter_rect(self) -> QRectF:
        return QRectF(self.width() - 32 - 6 - self._meter_px, (self.height() - 8) / 2, self._meter_px, 8)

    def adorn(self, painter: QPainter, content: QRect) -> QRect:
        tokens = palette.current()
        shown = f"{self._icon}-off" if self._off else self._icon
        color = tokens.color("cut" if self._off else "secondary")
        side = fonts.px(16)
        icons.paint(painter, shown, QRectF(content.left() - 2, (self.height() - side) / 2, side, side), color)
        meter = self._meter_rect()
        painter.save()
        paint_level(painter, meter, self.reading, tokens, self.threshold_dbfs)
        painter.restore()
        if not self._name_px:
            return QRect()
        left = content.left() + side + 4
        return QRect(left, content.top(), int(meter.left()) - 10 - left, content.height())

    def sizeHint(self) -> QSize:
        wide = 12 + fonts.px(16) + 10 + self._meter_px + 8 + 32 + self._name_px
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - self._name_px, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        self.opened.emit()
        width = max(self.width(), self.view().sizeHintForColumn(0) + 16)
        self.view().setMinimumWidth(min(width, self.window().width() - 32))
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        self.closed.emit()


class MicrophonePicker(DevicePicker):
    """Devices with their live levels, an audio file, or none; a file is asked for before it is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("Devices", "Microphone"),
            "microphone",
            88,
            try_out=QCoreApplication.translate("Devices", "Check the microphone…"),
            parent=parent,
        )
        self._levels = LevelDelegate(self)
        self.setItemDelegate(self._levels)
        self.closed.connect(self._levels.clear)

    def show_levels(self, levels: Mapping[str, float | None]) -> None:
        """Show how loud each microphone is while the list is open: peaks in dBFS by id, None where none can be had."""
        if self.view().isVisible():
            self._levels.show_levels(levels)

    def mark_hearing(self, mark_dbfs: float | None) -> None:
        """Mark how loud the user was when the service last began to hear speech."""
        if mark_dbfs != self.threshold_dbfs:
            self.threshold_dbfs = mark_dbfs
            self.set_current(self.current_id)
            self.update()

    def set_current(self, choice_id: str) -> None:
        super().set_current(choice_id)
        if self.threshold_dbfs is not None:
            mark = self.tr("The mark: how loud you were when the service last began to hear speech, {0}.")
            self.setToolTip(f"{self.toolTip()}\n{mark.format(wording.dbfs(self.threshold_dbfs))}")

    def _more_choices(self) -> list[Choice]:
        return [Choice(_OPEN_FILE_ID, self.tr("Play an audio file…"))]

    def _hand_on(self, choice_id: str) -> None:
        if choice_id != _OPEN_FILE_ID:
            super()._hand_on(choice_id)
            return
        self.set_current(self._devices_id)
        dialog = QFileDialog(self.window(), self.tr("Audio file to speak instead of you"))
        dialog.setNameFilter(self.tr("Audio (*.wav *.flac *.ogg);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.device_chosen.emit(f"{_FILE_PREFIX}{path}"))
        dialog.open()
