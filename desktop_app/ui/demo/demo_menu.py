"""The menu of demos: those that come with the program, one from a file, and how to stop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop_app.controller.demo_player import DemoPlayer
from desktop_app.resources import resource_folder
from desktop_app.settings.demo import DemoProblem, read_demo


class DemoMenu(QMenu):
    """Looks at the files each time it is opened."""

    def __init__(self, player: DemoPlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Play a demo"))
        self._player = player
        self.aboutToShow.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.clear()
        if self._player.playing:
            self.addAction(self.tr("Stop the demo"), self._player.stop)
            return
        for path in sorted((resource_folder() / "demos").glob("*.demo")):
            self.addAction(_title(path), partial(self._player.play, path))
        self.addSeparator()
        self.addAction(self.tr("From a file…"), self._ask)

    def _ask(self) -> None:
        dialog = QFileDialog(self.parentWidget(), self.tr("Play a demo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Demos (*.demo)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, path: str) -> None:
        self._player.play(Path(path))


def _title(path: Path) -> str:
    try:
        return read_demo(path.read_text(encoding="utf-8")).title or path.stem
    except (OSError, UnicodeDecodeError, DemoProblem):
        return path.stem
