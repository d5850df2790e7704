"""What this program is: its version, what it runs on, and the licences of its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.controller.licences import licences, text_of
from desktop_app.controller.program_facts import program_facts
from desktop_app.ui.about.text_view import TextView
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons
from desktop_app.ui.page_parts import page_tabs
from desktop_app.ui.sheet import Sheet

_SIZE_PX = (720, 560)


class AboutSheet(Sheet):
    """Versions to copy into a message, licences to read.

    Signals:
        report_requested: to report a problem.
    """

    report_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("About Duologue"), parent)
        self.tabs = page_tabs(self.tr("About Duologue"))
        self.pages = QStackedWidget()
        self.versions = TextView(self.tr("Versions"))
        self.parts = QListWidget()
        self.licence = TextView(self.tr("Licence"))
        self._licences = licences()
        for title, page in ((self.tr("Versions"), self.versions), (self.tr("Licences"), self._licence_page())):
            self.tabs.addTab(title)
            self.pages.addWidget(page)
        self.tabs.setMinimumHeight(self.tabs.sizeHint().height())
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.column.addLayout(self._head())
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.pages, 1)
        self.column.addLayout(self._foot())
        self.versions.setPlainText("\n".join(f"{name}: {value}" for name, value in program_facts().items()))
        self.parts.currentRowChanged.connect(self._show_licence)
        self.parts.setCurrentRow(0)
        self.resize(*(min(fonts.px(length), limit) for length, limit in zip(_SIZE_PX, _room(parent), strict=True)))

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icons.window_icon().pixmap(64, 64))
        picture.setAccessibleName(self.tr("The program's icon"))
        words = Caption(
            self.tr("Talk with a realtime speech model: hear it, see it, measure it, tune it."), "secondary"
        )
        words.setWordWrap(True)
        version = Caption(
            self.tr("Version {0} · MIT licence").format(QGuiApplication.applicationVersion() or "—"),
            "tertiary",
            small=True,
        )
        text = QVBoxLayout()
        text.addWidget(words)
        text.addWidget(version)
        text.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        return row

    def _licence_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.parts.setAccessibleName(self.tr("Parts of the program"))
        for each in self._licences:
            self.parts.addItem(each.name)
            self.parts.item(self.parts.count() - 1).setToolTip(each.licence)
        self.parts.setFixedWidth(fonts.px(200))
        row.addWidget(self.parts)
        row.addWidget(self.licence, 1)
        return page

    def _foot(self) -> QHBoxLayout:
        copy = Button(self.tr("Copy the versions"))
        copy.clicked.connect(self._copy)
        report = Button(self.tr("Report a problem…"))
        report.clicked.connect(self._report)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(copy)
        row.addWidget(report)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.versions.toPlainText())

    def _report(self) -> None:
        self.accept()
        self.report_requested.emit()

    def _show_licence(self, row: int) -> None:
        if 0 <= row < len(self._licences):
            chosen = self._licences[row]
            self.licence.setPlainText(f"{chosen.name}: {chosen.licence}\n\n{text_of(chosen)}")


def _room(parent: QWidget) -> tuple[int, int]:
    return parent.width() - 40, parent.height() - 40
