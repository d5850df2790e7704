"""The right side of the sheet of connections: the form of one, what came of trying it out, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.controller.connection_desk import notes_in_words
from desktop_app.settings.connections import BUILTIN, ConnectionProfile
from desktop_app.ui.connections import words as connection_words
from desktop_app.ui.connections.endpoint_notes import EndpointNotes
from desktop_app.ui.connections.form import ConnectionForm
from desktop_app.ui.connections.test_view import ConnectionTestView
from desktop_app.ui.connections.words import Kind

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import ConnectionDesk

_LAID_OUT_MS = 20


class ConnectionPage(QScrollArea):
    """Holds one form at a time; the built-in service has none.

    Attributes:
        form: None for the built-in service.

    Signals:
        edited: something was typed or chosen in the form.
        checked: what it means is known anew.
    """

    edited = Signal()
    checked = Signal()

    def __init__(self, desk: ConnectionDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form: ConnectionForm | None = None
        self.view = ConnectionTestView(desk.test)
        self.notes = EndpointNotes()
        self._shown: QWidget = QWidget()
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(16)
        for widget in (self._shown, self.view, self.notes):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        # Once it is laid out: a step more makes it higher.
        self._reveal = QTimer(self, singleShot=True, interval=_LAID_OUT_MS)
        self._reveal.timeout.connect(lambda: self.ensureWidgetVisible(self.view, 0, 8))
        desk.test.changed.connect(self._show_test)

    def show_form(self, kind: Kind | None, profile: ConnectionProfile | None) -> None:
        """Put another form into the place of this one; `kind` is None for the built-in service."""
        self._desk.offer.cancel()
        self._column.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        if kind is None:
            self.form = None
            self._shown = connection_words.builtin_page()
        else:
            self._shown = self.form = ConnectionForm(self._desk, kind, profile, whole=True)
            self.form.edited.connect(self._edited)
            self.form.checked.connect(self._checked)
        self._column.insertWidget(0, self._shown)
        self.verticalScrollBar().setValue(0)
        self._checked()

    def _edited(self) -> None:
        """What was found out before holds no longer."""
        if self._desk.test.running or self._desk.test.verdict:
            self._desk.test.clear()
        self.edited.emit()

    def _checked(self) -> None:
        builtin = notes_in_words("ga", BUILTIN.id)
        self.notes.show_notes(builtin if self.form is None else self.form.check.notes)
        self.checked.emit()

    def _show_test(self) -> None:
        if self._desk.test.running or self._desk.test.verdict:
            self._reveal.start()
