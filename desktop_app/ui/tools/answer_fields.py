"""What all kinds of answers to a call have in common in their editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFileDialog, QSpinBox, QVBoxLayout, QWidget

from desktop_app.settings.tool_definition import Answer
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.look import fonts

LONGEST_TIMEOUT_S = 600.0
LARGEST_LIMIT_KIB = 1_024
_AMOUNT_PX = 120
_AMOUNT_MARGIN_PX = 8


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("AnswerFields", text)


class AnswerFields(QWidget):
    """Edits one kind of answer.

    Signals:
        edited: something of it is different.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FormRows()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addLayout(self.rows)

    @property
    def answer(self) -> Answer:
        """What is in the fields."""
        raise NotImplementedError

    @property
    def problem(self) -> str:
        """Why that is no answer yet, or empty."""
        return ""

    def show_answer(self, answer: Answer) -> None:
        """Show an answer of this kind."""
        raise NotImplementedError

    def say(self, words: str, tone: str = "secondary") -> Caption:
        """Add a sentence below the fields."""
        caption = Caption(words, tone, small=True)
        caption.setWordWrap(True)
        self.column.addWidget(caption)
        return caption


class Limits:
    """The two rows of everything that runs: how long it may take, and how much it may say."""

    def __init__(self, fields: AnswerFields) -> None:
        self.timeout = QDoubleSpinBox()
        self.timeout.setRange(0.5, LONGEST_TIMEOUT_S)
        self.timeout.setDecimals(1)
        self.timeout.setSuffix(tr(" s"))
        self.limit = QSpinBox()
        self.limit.setRange(1, LARGEST_LIMIT_KIB)
        self.limit.setSuffix(tr(" KiB"))
        self.show(10.0, 65_536)
        for box in (self.timeout, self.limit):
            dress_spin_box(box)
            box.valueChanged.connect(fields.edited)
        fields.rows.add(tr("Time limit"), self.timeout, help_words=tr("Then it is ended and the assistant is told."))
        fields.rows.add(tr("Size limit"), self.limit, help_words=tr("A longer result counts as a failure."))

    def show(self, timeout_s: float, limit_bytes: int) -> None:
        """Show these limits."""
        self.timeout.setValue(timeout_s)
        self.limit.setValue(max(1, round(limit_bytes / 1024)))
        self._given = (timeout_s, limit_bytes)
        self._shown = (self.timeout.value(), self.limit.value())

    @property
    def timeout_s(self) -> float:
        """How long it may take; what nobody changed comes back as it was."""
        return self._given[0] if self.timeout.value() == self._shown[0] else self.timeout.value()

    @property
    def limit_bytes(self) -> int:
        """How much it may say."""
        return self._given[1] if self.limit.value() == self._shown[1] else self.limit.value() * 1024


def dress_spin_box(box: QAbstractSpinBox) -> None:
    """Give an amount the room of an amount; a stray turn of the wheel over it scrolls the page."""
    box.setFixedWidth(fonts.px(_AMOUNT_PX))
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.lineEdit().setTextMargins(_AMOUNT_MARGIN_PX, 0, 0, 0)
    box.installEventFilter(_CalmWheel(box))


class _CalmWheel(QObject):
    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


def choose_path(parent: QWidget, title: str, start: str, take: Callable[[str], None], *, folder: bool = False) -> None:
    """Open the system's dialog for a file or a folder; `take` gets the path."""
    begin = Path(start).expanduser() if start else Path.home()
    dialog = QFileDialog(parent.window(), title, str(begin if begin.is_dir() else begin.parent))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(take)
    dialog.open()
