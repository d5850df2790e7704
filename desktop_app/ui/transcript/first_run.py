"""The card a person sees first: talk now with what is here, or connect a service of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.surface import hairline_px, rounded

_WIDEST_PX = 232
_NARROWEST_PX = 148
_CARD_STRETCH = 100


class _Card(QWidget):
    """One way to begin."""

    def __init__(self, title: str, words: str, button: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_NARROWEST_PX)
        self.setMaximumWidth(fonts.px(_WIDEST_PX))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all equally wide
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        column.addWidget(Caption(title, "strong"))
        text = Caption(words, "secondary", small=True)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(text, 1)
        column.addSpacing(8)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(button)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setPen(QPen(tokens.color("border"), hairline_px(self)))
        painter.setBrush(tokens.color("surface"))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class FirstRun(QWidget):
    """Three ways to begin.

    Signals:
        start_requested: talk with the built-in service.
        connect_requested(str): ``azure`` or ``openai``.
        found_requested(int): the index of what the environment names.
    """

    start_requested = Signal()
    connect_requested = Signal(str)
    found_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = Button(self.tr("Talk now"), icon="play", look="primary", name=self.tr("Talk now (Ctrl+Enter)"))
        self.azure = Button(self.tr("Connect…"), name=self.tr("Connect Azure OpenAI"))
        self.openai = Button(self.tr("Connect…"), name=self.tr("Connect OpenAI"))
        self.start.clicked.connect(self.start_requested)
        self.azure.clicked.connect(lambda: self.connect_requested.emit("azure"))
        self.openai.clicked.connect(lambda: self.connect_requested.emit("openai"))
        self.found: list[Button] = []
        self._found_row = QHBoxLayout()
        self._found_row.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(8)
        column.addLayout(self._cards())
        column.addLayout(self._found_row)

    def offer(self, variables: Sequence[str]) -> None:
        """Offer what the environment names, by the name of a variable each."""
        for button in self.found:
            button.hide()
            button.deleteLater()
        self.found = []
        while self._found_row.count():
            self._found_row.takeAt(0)
        self._found_row.addStretch(1)
        for index, variable in enumerate(variables):
            button = Button(self.tr("Found {0}: use it").format(variable), look="link")
            button.clicked.connect(lambda _checked=False, index=index: self.found_requested.emit(index))
            self._found_row.addWidget(button)
            self.found.append(button)
        self._found_row.addStretch(1)

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for title, words, button in (
            (
                self.tr("Built-in service"),
                self.tr("A practice partner on this computer. No account, no network."),
                self.start,
            ),
            (
                self.tr("Azure OpenAI"),
                self.tr("Your resource and its deployment, with a key or your account."),
                self.azure,
            ),
            (self.tr("OpenAI"), self.tr("The Realtime API, with an API key."), self.openai),
        ):
            row.addWidget(_Card(title, words, button), _CARD_STRETCH)
        row.addStretch(1)
        return row
