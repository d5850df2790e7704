"""A drop-down's list in which each device shows how loud it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.controller.status import SILENCE_DBFS
from desktop_app.ui.level_meter import LevelReading, paint_level
from desktop_app.ui.look import fonts, palette

_METER_PX = 72
_METER_HIGH_PX = 6
_GAP_PX = 16
_RIGHT_PX = 20
_UNKNOWN = "—"

Index = QModelIndex | QPersistentModelIndex


class LevelDelegate(QStyledItemDelegate):
    """Paints the name at the left and a small meter at the right.

    A word stands there where a device is digitally silent, and a dash where it cannot be listened to.
    """

    def __init__(self, picker: QComboBox) -> None:
        super().__init__(picker)
        self._picker = picker
        self._readings: dict[str, LevelReading | None] = {}
        self._silent: set[str] = set()

    def show_levels(self, levels: Mapping[str, float | None]) -> None:
        """Take peaks in dBFS by the id of a choice; None for one that cannot be listened to."""
        silent = {choice_id for choice_id, peak_dbfs in levels.items() if peak_dbfs == SILENCE_DBFS}
        changed = levels.keys() != self._readings.keys() or silent != self._silent
        self._silent = silent
        for choice_id, peak_dbfs in levels.items():
            if peak_dbfs is None:
                self._readings[choice_id] = None
                continue
            reading = self._readings.get(choice_id) or LevelReading()
            self._readings[choice_id] = reading
            changed = reading.take(peak_dbfs, peak_dbfs, peak_dbfs >= 0.0) or changed
        if changed:
            self._picker.view().viewport().update()

    def clear(self) -> None:
        """Show no levels."""
        self._readings.clear()

    def _room_px(self) -> int:
        return _GAP_PX + fonts.px(_METER_PX) + _RIGHT_PX

    # Qt's own names from here on.

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if str(index.data(Qt.ItemDataRole.UserRole)) in self._readings:
            room = option.rect.width() - self._room_px()
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + self._room_px(), hint.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        choice_id = str(index.data(Qt.ItemDataRole.UserRole))
        if choice_id not in self._readings:
            return
        reading, tokens = self._readings[choice_id], palette.current()
        wide, high = fonts.px(_METER_PX), fonts.px(_METER_HIGH_PX)
        left = option.rect.right() - _RIGHT_PX - wide
        meter = QRectF(left, option.rect.center().y() + 0.5 - high / 2, wide, high)
        painter.save()
        if reading is None or choice_id in self._silent:
            words = _UNKNOWN if reading is None else self.tr("silent")
            painter.setPen(tokens.color("tertiary"))
            around = meter.adjusted(0, -12, 0, 12)
            painter.drawText(around, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        else:
            paint_level(painter, meter, reading, tokens, track="border")
        painter.restore()
