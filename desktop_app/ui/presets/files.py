"""Asks for files of presets, beside which the program goes on; takes files that are dropped on the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = "toml"

_NOT_IN_FILES = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")


def ask_what_to_import(parent: QWidget, take: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog; `take` gets the file that was chosen."""
    dialog = _dialog(parent, QCoreApplication.translate("PresetFiles", "Import a preset"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: take(Path(path)))
    dialog.open()
    return dialog


def ask_where_to_export(parent: QWidget, name: str, write: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog; `write` gets the path that was chosen."""
    dialog = _dialog(parent, QCoreApplication.translate("PresetFiles", "Export the preset"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.selectFile(f"{_NOT_IN_FILES.sub('-', name).strip('. ') or 'preset'}.{SUFFIX}")
    dialog.fileSelected.connect(lambda path: write(Path(path)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents if Path(documents).is_dir() else str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    presets = QCoreApplication.translate("PresetFiles", "Presets (*.toml)")
    dialog.setNameFilters([presets, QCoreApplication.translate("PresetFiles", "All files (*)")])
    return dialog


class PresetDrop(QObject):
    """Lets somebody drop a preset's file on the window.

    Args:
        window: stays the owner.
        take: gets each file.
    """

    def __init__(self, window: QWidget, take: Callable[[Path], None], parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragEnter and _files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if event.type() is QEvent.Type.Drop and (found := _files(event.mimeData())):
            event.acceptProposedAction()
            for path in found:
                self._take(path)
            return True
        return False


def _files(data: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == f".{SUFFIX}"]
