"""The list of connections: a name, and under it whose service it is, which dialect, and how one signs in."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.surface import hairline_px, rounded

_ROW_PX = 52
_LEFT_PX = 12
_CHIP_PX = 18
_MARK_PX = 16
_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class ConnectionEntry(NamedTuple):
    """One row; `chips` are a word each, `in_use` marks the one that Start uses."""

    id: str
    name: str
    service: str
    chips: tuple[str, ...] = ()
    in_use: bool = False

    @property
    def spoken(self) -> str:
        """The row for somebody who does not see it."""
        used = (QCoreApplication.translate("ConnectionList", "in use"),) if self.in_use else ()
        return ", ".join((self.name, self.service, *self.chips, *used))


class ConnectionList(QListWidget):
    """Rows to choose from, by keyboard or mouse.

    Signals:
        chosen(str): the id of another row.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Connections"))
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(self._changed)

    def show_entries(self, entries: list[ConnectionEntry], current_id: str) -> None:
        """Show these rows, one of them current; emits nothing."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.spoken)
            item.setData(_ROLE, entry)
            item.setToolTip(entry.name)
            self.addItem(item)
            if entry.id == current_id:
                self.setCurrentItem(item)
        self.blockSignals(False)

    @property
    def current_id(self) -> str:
        """The id of the row that is current; empty for none, or one that is not saved yet."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_ROLE).id)

    def choose(self, connection_id: str) -> None:
        """Make a row current without emitting anything."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(_ROLE).id == connection_id:
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def _changed(self) -> None:
        if self.currentItem() is not None:
            self.chosen.emit(self.current_id)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(232), 3 * fonts.tall(_ROW_PX, 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(fonts.px(160), fonts.tall(_ROW_PX, 2))


class _Rows(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, fonts.tall(_ROW_PX, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ConnectionEntry = index.data(_ROLE)
        tokens = palette.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(QPen(tokens.color("text"), 1) if selected and tokens.edges else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("pressed" if selected else "raised"))
            rounded(painter, QRectF(option.rect).adjusted(1, 1, -1, -1))
        room = option.rect.adjusted(_LEFT_PX, 0, -_LEFT_PX, 0)
        if entry.in_use:
            side = fonts.px(_MARK_PX)
            mark = QRectF(room.right() + 1 - side, room.top() + room.height() / 4 + 3 - side / 2, side, side)
            icons.paint(painter, "check", mark, tokens.color("ok"))
        painter.setFont(fonts.sans())
        painter.setPen(tokens.color("text"))
        name_room = room.adjusted(0, 6, -fonts.px(_MARK_PX) - 8 if entry.in_use else 0, -room.height() // 2)
        name = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, name_room.width())
        painter.drawText(name_room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        self._paint_facts(painter, entry, QRectF(room.adjusted(0, room.height() // 2 + 1, 0, -6)))
        painter.restore()

    def _paint_facts(self, painter: QPainter, entry: ConnectionEntry, room: QRectF) -> None:
        tokens = palette.current()
        painter.setFont(fonts.sans(fonts.SMALL_PX))
        metrics = QFontMetrics(painter.font())
        painter.setPen(tokens.color("secondary"))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, middle, entry.service)
        left = room.left() + metrics.horizontalAdvance(entry.service) + 8
        high = fonts.px(_CHIP_PX)
        for chip in entry.chips:
            wide = metrics.horizontalAdvance(chip) + 12
            if left + wide > room.right():
                return
            box = QRectF(left, room.center().y() - high / 2, wide, high)
            painter.setPen(QPen(tokens.color("outline"), hairline_px(painter.device())))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(tokens.color("secondary"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), chip)
            left += wide + 6
