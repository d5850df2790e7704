"""The sheet that gives a preset its name: a new one, or another one for one there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop_app.settings.presets import LONGEST_NAME, free_name
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.preset_desk import PresetDesk
    from desktop_app.settings.presets import Preset

_WIDE_PX = 480
_LONGEST_DESCRIPTION = 300


class NameSheet(Sheet):
    """Nothing is kept before Save.

    Args:
        preset: the one to rename; None: the settings become a new one.
    """

    def __init__(self, presets: PresetDesk, preset: Preset | None, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("NameSheet", "Save as a preset")
            if preset is None
            else translate("NameSheet", "Rename the preset")
        )
        super().__init__(title, parent)
        self._presets = presets
        self._preset = preset
        self.name = QLineEdit()
        self.description = QLineEdit()
        self.problem = Caption("", "danger", small=True)
        self.save = Button(self.tr("Save"), look="primary")
        self._arrange()
        self._fill()
        self.description.setCursorPosition(0)
        self.name.textChanged.connect(self._look)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        self._look()
        self.name.selectAll()
        self.name.setFocus()

    def _arrange(self) -> None:
        self.name.setMaxLength(LONGEST_NAME)
        self.description.setMaxLength(_LONGEST_DESCRIPTION)
        rows = FormRows()
        rows.add(self.tr("Name"), self.name)
        rows.add(self.tr("Description"), self.description)
        self.column.addLayout(rows)
        where = Caption(
            self.tr("Kept as a file to read and edit in {0}. Keys are never in it.").format(self._presets.folder_name),
            "tertiary",
            small=True,
        )
        where.setWordWrap(True)
        self.problem.setWordWrap(True)
        self.column.addWidget(where)
        self.column.addWidget(self.problem)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        self.column.addLayout(foot)
        self.resize(fonts.px(_WIDE_PX), self.sizeHint().height())

    def _fill(self) -> None:
        if self._preset is not None:
            self.name.setText(self._preset.name)
            self.description.setText(self._preset.description)
            return
        current = self._presets.current
        self.name.setText(free_name(current.name if current else self.tr("My preset"), self._presets.names))
        self.description.setText(current.description if current else "")

    def _look(self) -> None:
        words = self._presets.problem_of_name(self.name.text(), self._preset.id if self._preset else "")
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.name.setAccessibleDescription(words)
        self.save.setEnabled(not words)

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        if self._preset is None:
            self._presets.save_as(self.name.text(), self.description.text())
        else:
            self._presets.rename(self._preset.id, self.name.text(), self.description.text())
        self.accept()
