"""The microphone and the speaker: which one, and how loud it is, in one control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop_app.ui import fonts, icons, palette
from desktop_app.ui.level_meter import LevelReading, paint_level
from desktop_app.ui.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.controller.status import DeviceChoice

_OPEN_FILE_ID = "open-file"
_FILE_PREFIX = "file:"


class DevicePicker(Picker):
    """A picker of devices with a level meter inside.

    Args:
        name: what kind of device, for a person.
        icon: drawn before the name; the icon ``...-off`` replaces it where there is no device.
        meter_px: the width of the meter.
        compact: show icon and meter only.
    """

    def __init__(
        self, name: str, icon: str, meter_px: int, *, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._icon = icon
        self._meter_px = meter_px
        self._compact = compact
        self._off = False
        self.reading = LevelReading()
        self.threshold_dbfs: float | None = None
        self.setProperty("place", "bar")
        policy = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_devices(self, devices: Sequence[DeviceChoice], current_id: str) -> None:
        """Offer these devices."""
        self.set_choices([Choice(device.id, self._label(device)) for device in devices], current_id)
        self.set_off(current_id == "none")

    def set_off(self, off: bool) -> None:
        """Show that nothing is heard through it (muted, or no device)."""
        if off != self._off:
            self._off = off
            self.setAccessibleDescription(self.tr("Off: nothing goes through it.") if off else "")
            self.update()

    def show_level(self, peak_dbfs: float, rms_dbfs: float, clipped: bool = False) -> None:
        """Show new levels; paints only when they look different."""
        if self.reading.take(peak_dbfs, rms_dbfs, clipped):
            self.update(self._meter_rect().toAlignedRect().adjusted(-2, -4, 14, 4))

    def clear_level(self) -> None:
        """Show that nothing is measured."""
        self.reading.clear()
        self.update()

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
        if self._compact:
            return QRect()
        left = content.left() + side + 4
        return QRect(left, content.top(), int(meter.left()) - 10 - left, content.height())

    def sizeHint(self) -> QSize:
        wide = 12 + fonts.px(16) + 10 + self._meter_px + 8 + 32 + (0 if self._compact else fonts.px(130))
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        wide = self.sizeHint().width() - (0 if self._compact else fonts.px(64))
        return QSize(wide, super().minimumSizeHint().height())


class MicrophonePicker(DevicePicker):
    """Devices, an audio file, or none.

    Signals:
        microphone_chosen(str): id of the choice; a file is asked for before.
    """

    microphone_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Devices", "Microphone"), "microphone", 88, parent=parent)
        self._devices_id = ""
        self.chosen.connect(self._ask_for_file_or_hand_on)

    def set_devices(self, devices: Sequence[DeviceChoice], current_id: str) -> None:
        choices = [Choice(device.id, self._label(device)) for device in devices]
        choices.append(Choice(_OPEN_FILE_ID, self.tr("Play an audio file…")))
        self.set_choices(choices, current_id)
        self.set_off(current_id == "none")
        self._devices_id = current_id

    def _ask_for_file_or_hand_on(self, choice_id: str) -> None:
        if choice_id != _OPEN_FILE_ID:
            self.microphone_chosen.emit(choice_id)
            return
        self.set_current(self._devices_id)
        dialog = QFileDialog(self.window(), self.tr("Audio file to speak instead of you"))
        dialog.setNameFilter(self.tr("Audio (*.wav *.flac *.ogg);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.microphone_chosen.emit(f"{_FILE_PREFIX}{path}"))
        dialog.open()
