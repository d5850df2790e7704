"""What can be done with presets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.presets import files
from desktop_app.ui.presets.compare_sheet import CompareSheet
from desktop_app.ui.presets.name_sheet import NameSheet

if TYPE_CHECKING:
    from desktop_app.controller.preset_desk import PresetDesk


class PresetMenu(QMenu):
    """Entries for the preset in use, and for all of them."""

    def __init__(self, presets: PresetDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setToolTipsVisible(True)
        self.save = self.addAction(self.tr("Save"), self._save)
        self.save_as = self.addAction(self.tr("Save as…"), self._save_as)
        self.rename = self.addAction(self.tr("Rename…"), self._rename)
        self.duplicate = self.addAction(self.tr("Duplicate"), self._duplicate)
        self.back = self.addAction(self.tr("Discard the changes"), self._back)
        self.delete = self.addAction(self.tr("Delete"), self._delete)
        self.undo = self.addAction(self.tr("Undo the deletion"), presets.undo_delete)
        self.addSeparator()
        self.compare = self.addAction(self.tr("Compare…"), self._compare)
        self.addSeparator()
        self.addAction(self.tr("Import…"), self._import)
        self.export = self.addAction(self.tr("Export…"), self._export)
        self.aboutToShow.connect(self.look)
        self.aboutToShow.connect(presets.look_again)
        presets.changed.connect(self._follow)

    def look(self) -> None:
        """Offer what can be done now."""
        current = self._presets.current
        own = current is not None and not current.shipped
        self.save.setEnabled(own and self._presets.modified)
        self.save.setToolTip(
            "" if own else self.tr("There is no preset of yours in use: save the settings as a new one.")
        )
        self.rename.setEnabled(own)
        self.delete.setEnabled(own)
        self.duplicate.setEnabled(current is not None)
        self.back.setEnabled(self._presets.modified)
        self.undo.setVisible(self._presets.can_undo_delete)
        self.compare.setEnabled(bool(self._presets.presets))
        shipped = current is not None and current.shipped
        for action in (self.save, self.rename, self.delete):
            if shipped:
                action.setToolTip(self.tr("Examples stay as they are: duplicate it to change it."))
        self.duplicate.setText(self.tr("Duplicate to change it") if shipped else self.tr("Duplicate"))

    def _follow(self) -> None:
        if self.isVisible():
            self.look()

    def _save(self) -> None:
        if not self._presets.save():
            self._save_as()

    def _save_as(self) -> None:
        NameSheet(self._presets, None, self._window()).open()

    def _rename(self) -> None:
        current = self._presets.current
        if current is not None:
            NameSheet(self._presets, current, self._window()).open()

    def _duplicate(self) -> None:
        current = self._presets.current
        if current is not None:
            self._presets.duplicate(current.id)

    def _back(self) -> None:
        current = self._presets.current
        if current is not None:
            self._presets.use(current.id)

    def _delete(self) -> None:
        current = self._presets.current
        if current is not None:
            self._presets.delete(current.id)

    def _compare(self) -> None:
        CompareSheet(self._presets, self._window()).open()

    def _import(self) -> None:
        files.ask_what_to_import(self._window(), self._presets.import_file)

    def _export(self) -> None:
        current = self._presets.current
        name = current.name if current is not None else self.tr("Preset")
        preset_id = "" if current is None or self._presets.modified else current.id
        files.ask_where_to_export(
            self._window(), name, lambda path: self._presets.export(preset_id, path, name if current else "")
        )

    def _window(self) -> QWidget:
        return self.parentWidget().window()
