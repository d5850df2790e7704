"""What one writes into a card of the transcript: the result of a call, or why it shall not run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.tools.code_editor import CodeEditor
from desktop_app.ui.transcript.row_content import Editor


class AnswerEditor(QWidget):
    """An editor with the buttons that send what is in it.

    Args:
        kind: what is written.
        function: the name of the function that is called.
        sample: a result to begin with.

    Signals:
        sent(str, bool): the text, and whether it is told as an error.
        left: the keyboard is wanted back in the list; of a reason: none is given after all.
    """

    sent = Signal(str, bool)
    left = Signal()

    def __init__(self, kind: Editor, function: str, sample: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._sample = sample
        answer = kind == "answer"
        name = self.tr("Result of {0}") if answer else self.tr("Why {0} shall not run")
        self.text = CodeEditor(name.format(function))
        self.text.takes_escape = True
        hint = self.tr("JSON or plain words") if answer else self.tr("Not now: ask me again tomorrow.")
        self.text.setPlaceholderText(hint)
        self.send = Button(
            self.tr("Send") if answer else self.tr("Refuse"), look="primary", name=self.tr("Send it (Ctrl+Enter)")
        )
        self.as_error = Button(self.tr("Send as error"), name=self.tr("Tell the assistant that the function failed"))
        self.sample = Button(self.tr("Sample"), name=self.tr("Put a sample result in"))
        self.back = Button(self.tr("Back"), name=self.tr("Do not refuse it yet (Esc)"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.send, self.as_error, self.sample, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        # Only now: what is shown before it has a parent is a window of its own.
        self.as_error.setVisible(answer)
        self.sample.setVisible(answer and bool(sample))
        self.back.setVisible(not answer)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.text.submitted.connect(self._send)
        self.text.left.connect(self.left)
        self.send.clicked.connect(self._send)
        self.as_error.clicked.connect(self._send_as_error)
        self.sample.clicked.connect(self._put_sample)
        self.back.clicked.connect(self.left)

    def take_keyboard(self) -> None:
        """Begin to write."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        self.sent.emit(self.text.toPlainText().strip(), False)

    def _send_as_error(self) -> None:
        self.sent.emit(self.text.toPlainText().strip(), True)

    def _put_sample(self) -> None:
        self.text.replace_text(self._sample)
        self.take_keyboard()
