"""The sheet that adds a connection or changes one: an address as it was copied, a key, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import AddressCheck, ConnectionDesk

Kind = Literal["azure", "openai", "other"]

_WIDE_PX = 520
_LOOK_MS = 250


def tr(text: str) -> str:
    """Translate words of this sheet."""
    return QCoreApplication.translate("Connect", text)


def kind_of(profile: ConnectionProfile) -> Kind:
    """Which form a saved connection is changed with."""
    if profile.service == "openai" and not profile.address:
        return "openai"
    return "azure" if ".azure.com" in profile.address else "other"


class ConnectSheet(Sheet):
    """Says at once what an address would open; nothing is kept before Save.

    Signals:
        saved(str): a connection was kept; its id.
    """

    saved = Signal(str)

    def __init__(
        self, desk: ConnectionDesk, kind: Kind, parent: QWidget, profile: ConnectionProfile | None = None
    ) -> None:
        titles = {
            "azure": tr("Connect Azure OpenAI"),
            "openai": tr("Connect OpenAI"),
            "other": tr("Connect another service"),
        }
        super().__init__(titles[kind] if profile is None else tr("Change a connection"), parent)
        self._desk = desk
        self._kind = kind
        self._profile = profile or ConnectionProfile(id="", name="", service="openai" if kind == "openai" else None)
        self.name = QLineEdit(self._profile.name)
        self.address = QLineEdit(self._profile.address)
        self.model = QLineEdit(self._profile.model)
        self.protocol = Picker(tr("Protocol"))
        self.key = QLineEdit()
        self.meaning = Caption("", "secondary", small=True)
        self.save = Button(tr("Save and use"), look="primary")
        self._soon = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._soon.timeout.connect(self._show_meaning)
        self._arrange(new=profile is None)
        for signal in (self.address.textChanged, self.model.textChanged, self.key.textChanged, self.protocol.chosen):
            signal.connect(self._look_soon)
        self._show_meaning()

    def _arrange(self, *, new: bool) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        if self._kind != "openai":
            self.address.setPlaceholderText(
                "https://my-resource.openai.azure.com" if self._kind == "azure" else "wss://host/v1/realtime"
            )
            self._row(tr("Address"), self.address)
        deployment = self._kind == "azure"
        self.model.setPlaceholderText(tr("the name you gave it") if deployment else "gpt-realtime")
        self._row(tr("Deployment") if deployment else tr("Model"), self.model)
        self.protocol.set_choices(
            [
                Choice("", tr("As the address says")),
                Choice("ga", tr("GA: what the public services speak")),
                Choice("preview", tr("Preview: before 2026")),
            ],
            self._profile.dialect,
        )
        self._row(tr("Protocol"), self.protocol)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(tr("API key") if new else tr("unchanged"))
        self._row(tr("Key"), self.key)
        self._row(tr("Name"), self.name)
        self.name.setPlaceholderText(tr("as the address says"))
        self.meaning.setWordWrap(True)
        self.meaning.setMinimumWidth(_WIDE_PX)
        self.meaning.setMinimumHeight(3 * self.meaning.fontMetrics().lineSpacing())
        kept = Caption(tr("The key goes into your system's secret store, never into a file."), "tertiary", small=True)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.meaning)
        self.column.addWidget(kept)
        self.column.addLayout(self._buttons(new))
        (self.model if self._kind == "openai" else self.address).setFocus()

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

    def _row(self, label: str, field: QWidget) -> None:
        row = self._grid.rowCount()
        caption = Caption(label, "secondary")
        caption.setBuddy(field)
        field.setAccessibleName(label)
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(field, row, 1)

    def _typed(self) -> ConnectionProfile:
        return msgspec.structs.replace(
            self._profile,
            name=self.name.text().strip(),
            address=self.address.text().strip(),
            model=self.model.text().strip(),
            dialect=self.protocol.current_id,
        )

    def _look_soon(self) -> None:
        self._soon.start()

    def _show_meaning(self) -> None:
        check = self._desk.check(self._typed(), self.key.text())
        untouched = self._kind != "openai" and not self.address.text().strip()
        self.save.setEnabled(not check.problem)
        self.meaning.set_tone("secondary" if untouched or not check.problem else "danger")
        self.meaning.setText(self._words(check, untouched))
        self.name.setPlaceholderText(check.label or tr("as the address says"))

    def _words(self, check: AddressCheck, untouched: bool) -> str:
        if untouched:
            return tr("Paste the endpoint, or any address of your resource; Duologue makes the right one of it.")
        if check.problem:
            return check.problem
        opens = tr("Opens {0}").format(check.shown_url)
        return "\n".join((opens, *check.warnings))

    def _save(self) -> None:
        self._show_meaning()
        if self.save.isEnabled():
            connection_id = self._desk.save(self._typed(), self.key.text())
            self.key.clear()
            self.saved.emit(connection_id)
            self.accept()

    def _remove(self) -> None:
        self._desk.remove(self._profile.id)
        self.accept()
