"""The fields of a connection that few need: who signs in where, headers, proxy, certificates."""

from __future__ import annotations

import re

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.ui.button import Button
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker

_HEADERS_PX = 68
_HEADERS_LINES = 3
HIDDEN_VALUE = "••••••••"
"""Stands for a header's value that is in the secret store."""


def tr(text: str) -> str:
    """Translate words of this form."""
    return QCoreApplication.translate("Connect", text)


class ConnectionDetails(QWidget):
    """What unfolds under "More".

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, profile: ConnectionProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tenant = QLineEdit(profile.tenant)
        self.client_id = QLineEdit(profile.client_id)
        self.cloud = Picker(tr("Cloud"))
        self.scope = QLineEdit(profile.scope)
        self.api_version = QLineEdit(profile.api_version)
        self.key_header = Picker(tr("Key travels as"))
        self.headers = QPlainTextEdit(_as_lines(profile.extra_headers))
        self.proxy = QLineEdit(profile.proxy)
        self.ca_file = QLineEdit(profile.ca_file)
        self.choose_file = Button(tr("Choose…"), name=tr("Choose the file of certificates"))
        self.allow_plain = QCheckBox(tr("Allow ws:// beyond this computer"))
        self._kept = {name.lower() for name, value in profile.extra_headers.items() if not value}
        self._arrange(profile)
        for field in (self.tenant, self.client_id, self.scope, self.api_version, self.proxy, self.ca_file):
            field.textChanged.connect(self.edited)
        self.headers.textChanged.connect(self.edited)
        self.cloud.chosen.connect(self.edited)
        self.key_header.chosen.connect(self.edited)
        self.allow_plain.toggled.connect(self.edited)
        self.choose_file.clicked.connect(self._choose_file)

    def _arrange(self, profile: ConnectionProfile) -> None:
        self.rows = FormRows()
        self._arrange_entra(profile)
        self.api_version.setPlaceholderText("2025-04-01-preview")
        self.rows.add(tr("API version"), self.api_version, help_words=tr("Of Azure's preview path; GA takes none."))
        choices = [
            Choice("", tr("As the service wants it")),
            Choice("api-key", "api-key: …"),
            Choice("bearer", "Authorization: Bearer …"),
        ]
        self.key_header.set_choices(choices, profile.key_header)
        self.rows.add(tr("Key travels as"), self.key_header)
        self.headers.setPlaceholderText(tr("X-Team: voice"))
        self.headers.setTabChangesFocus(True)
        self.headers.setFixedHeight(fonts.tall(_HEADERS_PX, _HEADERS_LINES))
        self.rows.add(
            tr("Extra headers"),
            self.headers,
            help_words=tr("One a line. Values that are secrets, by name or looks, go into the secret store."),
        )
        self.proxy.setPlaceholderText(tr("as the system says"))
        self.rows.add(
            tr("Proxy"),
            self.proxy,
            help_words=tr("Like http://user@proxy.example:8080, or none. A password goes into the secret store."),
        )
        self.ca_file.setPlaceholderText(tr("as the system says"))
        self.rows.add(
            tr("CA file"),
            self.ca_file,
            self.choose_file,
            help_words=tr("A PEM file of certificates that are trusted here besides the system's."),
        )
        self.allow_plain.setChecked(profile.allow_plain)
        self.rows.add(
            tr("No encryption"),
            self.allow_plain,
            help_words=tr("Voice and key are then readable for everybody on the way."),
        )
        self.allow_plain.setAccessibleName(self.allow_plain.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.rows)

    def _arrange_entra(self, profile: ConnectionProfile) -> None:
        self.tenant.setPlaceholderText(tr("any organisation"))
        self.rows.add(tr("Tenant"), self.tenant, help_words=tr("Its id or domain, or a whole authority (https://…)."))
        self.client_id.setPlaceholderText(tr("Azure's own developer application"))
        self.rows.add(
            tr("Application"), self.client_id, help_words=tr("The client id of an application you registered.")
        )
        clouds = [
            Choice("public", tr("Azure (public)")),
            Choice("usgov", tr("Azure US Government")),
            Choice("china", tr("Azure China")),
        ]
        self.cloud.set_choices(clouds, profile.cloud)
        self.rows.add(tr("Cloud"), self.cloud)
        self.scope.setPlaceholderText(tr("by the kind of endpoint"))
        self.rows.add(tr("Scope"), self.scope)

    def fit(self, auth: str, dialect: str) -> None:
        """Show what this way of signing in and this dialect have."""
        for field in (self.tenant, self.client_id, self.cloud, self.scope):
            self.rows.show_row(field, auth == "entra")
        self.rows.show_row(self.key_header, auth in ("key", "env"))
        self.rows.show_row(self.api_version, dialect == "preview" or bool(self.api_version.text()))

    def into(self, profile: ConnectionProfile) -> ConnectionProfile:
        """The connection with what stands here."""
        return msgspec.structs.replace(
            profile,
            tenant=self.tenant.text().strip(),
            client_id=self.client_id.text().strip(),
            cloud=self.cloud.current_id,
            scope=self.scope.text().strip(),
            api_version=self.api_version.text().strip(),
            key_header=self.key_header.current_id,
            extra_headers=_from_lines(self.headers.toPlainText(), self._kept),
            proxy=self.proxy.text().strip(),
            ca_file=self.ca_file.text().strip(),
            allow_plain=self.allow_plain.isChecked(),
        )

    def _choose_file(self) -> None:
        dialog = QFileDialog(self.window(), tr("File of certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.ca_file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _as_lines(headers: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value or HIDDEN_VALUE}" for name, value in headers.items())


def _from_lines(text: str, kept: set[str]) -> dict[str, str]:
    """Headers by name; one whose value is kept in the secret store has an empty one."""
    headers: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        name, value = name.strip(), value.strip()
        if not line.strip():
            continue
        hidden = re.fullmatch("•+", value) is not None
        if not colon or (hidden and name.lower() not in kept):
            headers[f"{line.strip()} ?"] = ""  # no header has such a name, which the check then says
        elif value:
            headers[name] = "" if hidden else value
    return headers
