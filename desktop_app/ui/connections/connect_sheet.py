"""The sheet that adds a connection or changes one: an address as it was copied, a key, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.form import ConnectionForm
from desktop_app.ui.connections.words import Kind
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import ConnectionDesk

_WIDE_PX = 520


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Connect", text)


class ConnectSheet(Sheet):
    """Says at once what an address would open; nothing is kept before Save.

    Signals:
        saved(str): a connection was kept; its id.
    """

    saved = Signal(str)

    def __init__(
        self, desk: ConnectionDesk, kind: Kind, parent: QWidget, profile: ConnectionProfile | None = None
    ) -> None:
        """`profile`: a saved connection, or one without an id to begin with."""
        titles = {
            "azure": tr("Connect Azure OpenAI"),
            "openai": tr("Connect OpenAI"),
            "other": tr("Connect another service"),
        }
        new = profile is None or not profile.id
        super().__init__(titles[kind] if new else tr("Change a connection"), parent)
        self._desk = desk
        self._id = "" if profile is None else profile.id
        self.form = ConnectionForm(desk, kind, profile, whole=False)
        self.save = Button(tr("Save and use"), look="primary")
        self.form.setMinimumWidth(_WIDE_PX)
        kept = Caption(tr("The key goes into your system's secret store, never into a file."), "tertiary", small=True)
        self.column.addWidget(self.form)
        self.column.addWidget(kept)
        self.column.addLayout(self._buttons(new))
        self.form.checked.connect(self._show_check)
        self._show_check()
        (self.form.model if kind == "openai" else self.form.address).setFocus()

    def _buttons(self, new: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if not new:
            remove = Button(tr("Remove"), name=tr("Remove this connection and its key"))
            remove.clicked.connect(self._remove)
            row.addWidget(remove)
        row.addStretch(1)
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.save)
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        return row

    def _show_check(self) -> None:
        self.save.setEnabled(not self.form.check.problem)

    def _save(self) -> None:
        self.form.look()
        if self.save.isEnabled():
            draft = self.form.draft
            connection_id = self._desk.save(draft.profile, draft.key)
            self.form.key.clear()
            self.saved.emit(connection_id)
            self.accept()

    def _remove(self) -> None:
        self._desk.remove(self._id)
        self.accept()
