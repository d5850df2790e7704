"""Saving events as JSON lines: all or those shown, asked where, and told how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop_app.ui.events.runs import Numbers

if TYPE_CHECKING:
    from desktop_app.controller.event_log import EventLog


class EventsSaving(QObject):
    """Asks where and has the log write there.

    Args:
        shown: the events that are shown.

    Signals:
        said(str): a sentence about how it goes.
    """

    said = Signal(str)

    def __init__(self, log: EventLog, shown: Callable[[], Numbers], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._log = log
        self._shown = shown
        log.saved.connect(self._saved)

    def offer(self, place: QPoint) -> None:
        """Let somebody choose what to save."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Save all events…"), lambda: self.ask_where(shown=False))
        menu.addAction(self.tr("Save the events shown…"), lambda: self.ask_where(shown=True))
        menu.popup(place)

    def ask_where(self, *, shown: bool) -> None:
        """Let somebody choose a file."""
        dialog = QFileDialog(self._window, self.tr("Save events"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("JSON lines (*.jsonl)"))
        dialog.setDefaultSuffix("jsonl")
        dialog.selectFile("events.jsonl")
        dialog.fileSelected.connect(lambda path: self.save_to(path, shown=shown))
        dialog.open()

    def save_to(self, path: str, *, shown: bool) -> None:
        """Save what is shown, or the whole session."""
        self.said.emit(self.tr("Saving…"))
        self._log.save(Path(path), self._shown().copy() if shown else None)

    def _saved(self, path: Path, count: int) -> None:
        self.said.emit(self.tr("Saved {0} events to {1}").format(f"{count:,}", path.name))
