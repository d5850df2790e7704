"""Report a problem: what goes into the report can be read before it is saved, and nothing is sent anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QWidget

from desktop_app.controller.report_desk import ReportDesk
from desktop_app.ui.about.text_view import TextView
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet

_SIZE_PX = (760, 580)


class ReportSheet(Sheet):
    """The files of a report at the left, the chosen one's text at the right."""

    def __init__(self, desk: ReportDesk, parent: QWidget) -> None:
        super().__init__(self.tr("Report a problem"), parent)
        self._desk = desk
        self._files: dict[str, str] = {}
        self._saved_to = ""
        words = Caption(
            self.tr(
                "This gathers versions, the log, your settings and the last session's list of events into one file, to "
                "be attached to a message. Keys, addresses, names, instructions, and everything that was said are left "
                "out. Nothing is sent: read it here, then save it."
            ),
            "secondary",
        )
        words.setWordWrap(True)
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Files of the report"))
        self.names.setFixedWidth(fonts.px(170))
        self.text = TextView(self.tr("What the file holds"))
        self.text.setPlainText(self.tr("Gathering…"))
        self.told = Caption("", "ok", small=True)
        self.save = Button(self.tr("Save as…"), look="primary")
        self.save.setEnabled(False)
        self.show_it = Button(self.tr("Show it"))
        self.show_it.hide()
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.names)
        middle.addWidget(self.text, 1)
        self.column.addWidget(words)
        self.column.addLayout(middle, 1)
        self.column.addLayout(self._foot())
        self.names.currentTextChanged.connect(lambda name: self.text.setPlainText(self._files.get(name, "")))
        self.save.clicked.connect(self._ask_where)
        self.show_it.clicked.connect(self._show_folder)
        desk.gathered.connect(self._gathered)
        desk.saved.connect(self._saved)
        desk.gather()
        self.resize(min(fonts.px(_SIZE_PX[0]), parent.width() - 40), min(fonts.px(_SIZE_PX[1]), parent.height() - 40))

    def _foot(self) -> QHBoxLayout:
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.show_it)
        row.addWidget(self.told)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _gathered(self, files: dict[str, str]) -> None:
        self._files = files
        self.names.clear()
        self.names.addItems(list(files))
        self.names.setCurrentRow(0)
        self.save.setEnabled(True)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.setNameFilter("*.zip")
        dialog.selectFile(f"duologue-report-{QDateTime.currentDateTime().toString('yyyy-MM-dd-HHmm')}.zip")
        dialog.fileSelected.connect(self._save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, path: str) -> None:
        self._desk.save(Path(path), self._files)

    def _saved(self, path: str) -> None:
        self._saved_to = path
        self.told.setText(self.tr("Saved"))
        self.show_it.show()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._saved_to).parent)))
