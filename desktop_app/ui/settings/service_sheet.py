"""What the service has: what was asked for against what it says it has, setting by setting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop_app.settings.fields import FIELDS
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.settings import words
from desktop_app.ui.settings.receipt_mark import ICONS, TONES
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_SIZE_PX = (920, 560)
_LONGEST_TIP = 2_000
_TOLD = 3
_DIFFERS = ("asked", "refused", "differs")


class ServiceRow(NamedTuple):
    """One setting: its name, the value asked for and the one the service has in words, and what became of it."""

    field: str
    asked: str
    has: str
    state: str
    told: str
    differs: bool


class ServiceSheet(Sheet):
    """A table that follows the session while it is open."""

    def __init__(self, conversation: ConversationController, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ServiceSheet", "What the service has"), parent)
        self._conversation = conversation
        self.intro = Caption("", "secondary")
        self.intro.setWordWrap(True)
        self.differing = Button(
            self.tr("Only what differs"), look="chip", name=self.tr("Only settings that are not as they were asked for")
        )
        self.differing.setCheckable(True)
        self.count = Caption("", "tertiary", small=True)
        self.table = QTableWidget(0, 4)
        self._rows: list[ServiceRow] = []
        self._arrange()
        self.differing.toggled.connect(self._fill)
        conversation.receipts_changed.connect(self.look)
        conversation.session_changed.connect(self.look)
        self.look()
        self.differing.setChecked(any(row.differs for row in self._rows))
        self.table.setFocus()

    def look(self) -> None:
        """Read everything anew."""
        rows = list(self._read())
        live = self._conversation.settings.facts.live
        self.intro.setText(
            self.tr("What was asked for, and what the service said it has, the last time it said something.")
            if live
            else self.tr("No session is open. This is what the next one will be asked for.")
        )
        if rows != self._rows or not self.table.rowCount():
            self._rows = rows
            self._fill()

    def _read(self) -> Iterator[ServiceRow]:
        desk = self._conversation.settings
        draft, receipts, has, asked = desk.draft, self._conversation.receipts, desk.in_force, desk.wanted
        otherwise = {change.field for change in desk.differences()}
        edited = {change.field for change in desk.changes}
        for name, info in FIELDS.items():
            receipt = receipts[name]
            known = desk.facts.dialect in info.dialects
            told = wording.plain(receipt.text).removeprefix(f"{words.field_words(info.label)}: ")
            if not known:
                told = self.tr("not in this connection's protocol")
            elif not info.is_used(draft):
                told = self.tr("not used as things are")
            elif name in edited and name not in otherwise:
                told = self.tr("Here {0}: {1}").format(words.short_value(info, getattr(draft, name)), told).rstrip(": ")
            differs = name in otherwise or name in edited or receipt.state in _DIFFERS
            yield ServiceRow(
                name,
                words.value_words(info, getattr(asked, name)),
                words.value_words(info, getattr(has, name)) if known and desk.facts.live else "–",
                receipt.state,
                told or (self.tr("as asked") if desk.facts.live else "–"),
                differs and known,
            )

    def _fill(self) -> None:
        rows = [row for row in self._rows if row.differs or not self.differing.isChecked()]
        number = sum(row.differs for row in self._rows)
        self.count.setText(self.tr("{0} of {1} settings differ").format(number, len(self._rows)))
        self.table.setRowCount(len(rows))
        for index, row in enumerate(rows):
            label = words.field_words(FIELDS[row.field].label)
            for column, text in enumerate((label, row.asked, row.has, row.told)):
                item = QTableWidgetItem(text if column == _TOLD else words.shortened(text))
                item.setToolTip(text[:_LONGEST_TIP])
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(index, column, item)
            self._dress(index, row)
        self.table.resizeRowsToContents()

    def _dress(self, index: int, row: ServiceRow) -> None:
        if row.state in ICONS:
            color = palette.current().color(TONES[row.state])
            item = self.table.item(index, _TOLD)
            item.setIcon(QIcon(icons.icon(ICONS[row.state], color, fonts.px(14), self.devicePixelRatioF())))
            item.setForeground(color)
        self.table.item(index, 0).setForeground(palette.current().color("text" if row.differs else "secondary"))

    def _arrange(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Settings and what the service has"))
        table.setHorizontalHeaderLabels(
            [self.tr("Setting"), self.tr("Asked for"), self.tr("The service has"), self.tr("What became of it")]
        )
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.differing)
        head.addStretch(1)
        head.addWidget(self.count)
        self.column.addWidget(self.intro)
        self.column.addLayout(head)
        self.column.addWidget(table, 1)
        self.add_close()
        room = self.screen().availableSize()
        wide, high = (fonts.px(side) for side in _SIZE_PX)
        self.resize(min(wide, round(room.width() * 0.95)), min(high, round(room.height() * 0.9)))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_rows"):
            self._fill()
