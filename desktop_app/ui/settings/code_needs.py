"""What copied code needs besides: packages, environment variables, a service; each in a row with its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.controller.code_desk import WrittenCode


class CodeNeeds(QWidget):
    """Rows of a label and what to type or to set, which can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[Caption, Caption]] = []
        self.told: list[tuple[str, str]] = []

    def show_needs(self, code: WrittenCode, *, events_only: bool) -> None:
        """Say what this code needs; `events_only`: it does not connect by itself."""
        self.told = self._needs(code, events_only)
        while len(self._rows) < len(self.told):
            self._add_row()
        for at, (label, value) in enumerate(self._rows):
            there = at < len(self.told)
            label.setVisible(there)
            value.setVisible(there)
            if there:
                label.setText(self.told[at][0])
                value.setText(wording.plain(self.told[at][1]))
                value.setAccessibleName(" ".join(self.told[at]))

    def _needs(self, code: WrittenCode, events_only: bool) -> list[tuple[str, str]]:
        needs: list[tuple[str, str]] = []
        if events_only:
            needs.append((self.tr("Connect to"), code.address))
            if code.header_names:
                needs.append((self.tr("With headers"), ", ".join(code.header_names)))
        if code.install:
            needs.append((self.tr("Install"), code.install))
        inside = [name for name in code.variables if f"${{{name}}}" in code.text + code.address]
        if variables := inside if events_only else list(code.variables):
            needs.append((self.tr("Put in") if events_only else self.tr("Set"), ", ".join(variables)))
        if code.sign_in:
            needs.append((self.tr("Sign in"), code.sign_in))
        if code.serve:
            needs.append((self.tr("Start"), code.serve))
        if code.ca_file and not events_only:
            names = "SSL_CERT_FILE, NODE_EXTRA_CA_CERTS"
            needs.append((self.tr("Trust"), self.tr("{0}, named in {1}").format(code.ca_file, names)))
        if code.proxy:
            needs.append((self.tr("Go through"), code.proxy))
        return needs

    def _add_row(self) -> None:
        label, value = Caption("", "secondary", small=True), Caption("", "", small=True)
        value.setFont(fonts.mono(fonts.SMALL_PX))
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setCursor(Qt.CursorShape.IBeamCursor)
        row = len(self._rows)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((label, value))
