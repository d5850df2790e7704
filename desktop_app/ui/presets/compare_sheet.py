"""The sheet that sets two presets, or a preset and the settings, against each other: only what differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.settings.word_diff import word_diff
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.presets.compare_words import Compared, compared
from desktop_app.ui.presets.diff_text import DiffText
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.preset_desk import PresetDesk

_WIDE_PX = 920
_HIGH_PX = 640
_SETTINGS = "\0settings"
"""Stands for the settings as they are, in a picker; no preset has such an id."""

_AT_ONCE = 3

Take = Callable[[Compared, bool], None]
Key = tuple[Compared, tuple[str, str], tuple[bool, bool]]


class CompareSheet(Sheet):
    """Two sides; a value of one can be taken over into the other, unless that is an example.

    Every value that is taken into the settings waits there for Apply; into a preset, it is kept at once.
    """

    def __init__(self, presets: PresetDesk, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("CompareSheet", "Compare presets"), parent)
        self._presets = presets
        self._keys: list[Key] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._make_rows)
        self.first = Picker(self.tr("Left side"))
        self.second = Picker(self.tr("Right side"))
        self.rows: list[ComparedRow] = []
        self.same = Caption(self.tr("Nothing differs."), "tertiary")
        self._arrange()
        current = presets.current
        others = [preset.id for preset in presets.presets]
        self._offer(current.id if current is not None else (others[0] if others else _SETTINGS), _SETTINGS)
        self.first.chosen.connect(self._show)
        self.second.chosen.connect(self._show)
        presets.changed.connect(self._show)
        self._show()
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(self.screen().availableSize() * 0.95))
        self.first.setFocus()

    def _arrange(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        for column, picker in enumerate((self.first, self.second)):
            head.addWidget(picker, 0, column)
            head.setColumnStretch(column, 1)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self._list.addWidget(self.same)
        self._list.addStretch(1)
        self.column.addLayout(head)
        for picker in (self.first, self.second):
            picker.add_label()
        self.column.addWidget(scrolling(self._body), 1)
        self.add_close()

    def _offer(self, first_id: str, second_id: str) -> None:
        choices = [Choice(_SETTINGS, self.tr("The settings as they are"))]
        choices += [
            Choice(each.id, wording.plain(each.name), wording.plain(each.description)) for each in self._presets.presets
        ]
        known = {choice.id for choice in choices}
        self.first.set_choices(choices, first_id if first_id in known else _SETTINGS)
        self.second.set_choices(choices, second_id if second_id in known else _SETTINGS)

    def _show(self) -> None:
        self._offer(self.first.current_id, self.second.current_id)
        told = compared(*(self._presets.session_of(_id_of(side)) for side in (self.first, self.second)))
        names = (self.first.currentText(), self.second.currentText())
        writable = (self._is_writable(self.first), self._is_writable(self.second))
        keys = [(each, names, writable) for each in told]
        if keys == self._keys:
            return
        self._keys = keys
        for row in [row for row in self.rows if row.key not in keys]:
            self.rows.remove(row)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.same.setVisible(not told)
        self._make_rows()

    def _make_rows(self) -> None:
        """Make the rows that are missing, a few at a time, so that the window answers meanwhile."""
        made = {row.key: row for row in self.rows}
        missing = [(index, key) for index, key in enumerate(self._keys) if key not in made]
        for index, key in missing[:_AT_ONCE]:
            made[key] = ComparedRow(*key, self._take)
            self._list.insertWidget(index, made[key])
        self.rows = [made[key] for key in self._keys if key in made]
        if len(missing) > _AT_ONCE:
            self._later.start()

    def _is_writable(self, side: Picker) -> bool:
        preset = self._presets.preset(_id_of(side))
        return preset is None or not preset.shipped

    def _take(self, row: Compared, first_wins: bool) -> None:
        place = next((index for index, each in enumerate(self.rows) if each.row == row), 0)
        winner, other = (self.first, self.second) if first_wins else (self.second, self.first)
        self._presets.take(row.field, _id_of(winner), _id_of(other), row.entry)
        buttons = [button for each in self.rows[place : place + 1] or self.rows[-1:] for button in each.buttons]
        (buttons[0 if first_wins else -1] if buttons else self.first).setFocus()


class ComparedRow(Surface):
    """A field's name over its two values, each with the button that puts it into the other side."""

    def __init__(self, row: Compared, names: tuple[str, str], writable: tuple[bool, bool], take: Take) -> None:
        super().__init__("surface", "t")
        self.row = row
        self.key: Key = (row, names, writable)
        self.buttons: list[Button] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        label = Caption(wording.plain(row.label), "strong")
        grid.addWidget(label, 0, 0, 1, 2)
        self.cells = self._cells(row, names)
        for column, cell in enumerate(self.cells):
            grid.setColumnStretch(column, 1)
            grid.addWidget(cell, 1, column, Qt.AlignmentFlag.AlignTop)
            other = 1 - column
            if writable[other]:
                button = Button(self.tr("Take this value"), look="link")
                button.set_name(self.tr("{0}: put this value into {1}").format(row.label, names[other]))
                button.clicked.connect(lambda _checked=False, first=column == 0: take(row, first))
                grid.addWidget(button, 2, column, Qt.AlignmentFlag.AlignLeft)
                self.buttons.append(button)

    def _cells(self, row: Compared, names: tuple[str, str]) -> list[QWidget]:
        if row.long:
            pieces = word_diff(row.first, row.second)
            sides = zip(("gone", "new"), names, strict=True)
            return [DiffText(pieces, side, f"{row.label}, {name}") for side, name in sides]
        return [_value(text) for text in (row.first, row.second)]


def _value(text: str) -> Caption:
    caption = Caption(wording.plain(text))
    caption.setWordWrap(True)
    caption.setContentsMargins(4, 0, 0, 0)  # as far in as the button below it
    caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return caption


def _id_of(side: Picker) -> str:
    return "" if side.current_id == _SETTINGS else side.current_id
