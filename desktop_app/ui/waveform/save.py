"""Asks where a selected stretch is to be saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(parent: QWidget, start_ms: float, save: Callable[[Path], None]) -> QFileDialog:
    """Open the system's dialog, beside which the program goes on; `save` gets the path that was chosen."""
    music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    dialog = QFileDialog(parent.window(), QCoreApplication.translate("Waveform", "Save the selection"), music)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(QCoreApplication.translate("Waveform", "Sound (*.wav)"))
    dialog.setDefaultSuffix("wav")
    whole_s = int(start_ms // 1000)
    dialog.selectFile(f"duologue {whole_s // 60:02}-{whole_s % 60:02}.wav")
    dialog.fileSelected.connect(lambda path: save(Path(path)))
    dialog.open()
    return dialog
