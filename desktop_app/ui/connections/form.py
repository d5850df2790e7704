"""The form of one connection: an address as it was copied, who signs in, and what it all means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop_app.controller.connection_draft import ConnectionDraft
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections.details import ConnectionDetails
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.connections.words import Kind
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import AddressCheck, ConnectionDesk

_LOOK_MS = 250
_MEANING_LINES = 3
_MOST_LISTED = 40


def tr(text: str) -> str:
    """Translate words of this form."""
    return QCoreApplication.translate("Connect", text)


class ConnectionForm(QWidget):
    """Says at once what an address would open; keeps nothing.

    Attributes:
        check: what the address means.

    Signals:
        edited: something was typed or chosen.
        checked: `check` is new, a moment after the last edit.
    """

    edited = Signal()
    checked = Signal()

    def __init__(
        self,
        desk: ConnectionDesk,
        kind: Kind,
        profile: ConnectionProfile | None = None,
        *,
        whole: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`profile`: a saved one, or one without an id to begin with; `whole`: with what few need."""
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._profile = profile or ConnectionProfile(id="", name="", service="openai" if kind == "openai" else None)
        self.name = QLineEdit(self._profile.name)
        self.address = QLineEdit(self._profile.address)
        self.model = QLineEdit(self._profile.model)
        self.list_models = Button(tr("List…"), name=tr("List what this service offers"))
        self.protocol = Picker(tr("Protocol"))
        self.auth = Picker(tr("Sign-in"))
        self.key = QLineEdit()
        self.key_env = QLineEdit(self._profile.key_env)
        self.meaning = Caption("", "secondary", small=True)
        self.listing = Caption("", "cut", small=True)
        self.more = Button(tr("More"), icon="chevron-right", look="ghost")
        self.details = ConnectionDetails(self._profile)
        self._soon = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._soon.timeout.connect(self.look)
        self._arrange(whole)
        self._join()
        for field in (self.name, self.address, self.model):
            field.setCursorPosition(0)
        self._clean = self.draft.profile
        self.look()

    @property
    def draft(self) -> ConnectionDraft:
        """The connection as it stands here."""
        auth, address = self.auth.current_id, self.address.text().strip()
        profile = msgspec.structs.replace(
            self._profile,
            name=self.name.text().strip(),
            address=address,
            model=self.model.text().strip(),
            dialect=self.protocol.current_id,
            auth="key" if auth == "env" else auth,
            key_env=self.key_env.text().strip() if auth == "env" else "",
        )
        if self._kind == "azure":  # a resource's name alone is enough there
            bare = re.fullmatch(r"[A-Za-z0-9-]+", address) is not None
            profile = msgspec.structs.replace(profile, service="azure" if bare else self._profile.service)
        return ConnectionDraft(self.details.into(profile), self.key.text() if auth == "key" else "")

    @property
    def is_dirty(self) -> bool:
        """Whether something here is not what is kept."""
        draft = self.draft
        return draft.profile != self._clean or bool(draft.key.strip())

    @property
    def is_untouched(self) -> bool:
        """Whether there is no address to look at yet."""
        return self._kind != "openai" and not self.address.text().strip()

    def look(self) -> None:
        """Find out what stands here."""
        self._soon.stop()
        draft = self.draft
        self.check = self._desk.check(draft.profile, draft.key)
        self.details.fit(self.auth.current_id, self.check.dialect or self.protocol.current_id)
        self._fit_auth()
        problem = self.check.problem and not self.is_untouched
        self.meaning.set_tone("danger" if problem else "secondary")
        self.meaning.setText(self._words(self.check))
        self.name.setPlaceholderText(self.check.label or tr("as the address says"))
        self.checked.emit()

    def _arrange(self, whole: bool) -> None:
        self.rows = FormRows()
        self._arrange_service()
        self._arrange_sign_in()
        self.name.setPlaceholderText(tr("as the address says"))
        self.rows.add(tr("Name"), self.name)
        self.meaning.setWordWrap(True)
        self.meaning.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Room for what is said mostly, so that typing moves nothing.
        lines = _MEANING_LINES - 1 if whole else _MEANING_LINES
        self.meaning.setMinimumHeight(lines * self.meaning.fontMetrics().lineSpacing())
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.rows)
        column.addWidget(self.meaning)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.details)
        self.more.setVisible(whole)
        self.details.hide()
        self.list_models.setVisible(whole)

    def _arrange_service(self) -> None:
        if self._kind != "openai":
            azure = self._kind == "azure"
            self.address.setPlaceholderText(
                "https://my-resource.openai.azure.com" if azure else "wss://host/v1/realtime"
            )
            self.rows.add(tr("Address"), self.address)
        deployment = self._kind == "azure"
        self.model.setPlaceholderText(tr("the name you gave it") if deployment else "gpt-realtime")
        self.rows.add(tr("Deployment") if deployment else tr("Model"), self.model, self.list_models)
        self.listing.setWordWrap(True)
        self.listing.hide()
        self.rows.addWidget(self.listing, self.rows.rowCount(), 1)
        protocols = [
            Choice("", tr("As the address says")),
            Choice("ga", tr("GA: what the public services speak")),
            Choice("preview", tr("Preview: before 2026")),
        ]
        self.protocol.set_choices(protocols, self._profile.dialect)
        self.rows.add(tr("Protocol"), self.protocol)

    def _arrange_sign_in(self) -> None:
        ways = [
            Choice("key", tr("With a key")),
            Choice("env", tr("With a key from the environment")),
            Choice("entra", tr("With Microsoft Entra")),
            Choice("none", tr("Without any")),
        ]
        kept = "env" if self._profile.key_env else self._profile.auth
        if self._kind == "openai":
            ways = [way for way in ways if way.id != "entra" or kept == "entra"]
        self.auth.set_choices(ways, kept)
        self.rows.add(tr("Sign-in"), self.auth)
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(tr("unchanged") if self._profile.id else tr("API key"))
        self.rows.add(tr("Key"), self.key)
        self.key_env.setPlaceholderText("OPENAI_API_KEY" if self._kind == "openai" else "AZURE_OPENAI_API_KEY")
        self.rows.add(tr("Variable"), self.key_env)

    def _join(self) -> None:
        fields = (self.address, self.model, self.key, self.key_env, self.name)
        changed = (*(field.textChanged for field in fields), self.protocol.chosen, self.auth.chosen)
        for signal in (*changed, self.details.edited):
            signal.connect(self._touched)
        self.auth.chosen.connect(self.look)
        self.address.editingFinished.connect(self._move_key)
        self.more.clicked.connect(lambda: self.unfold(self.details.isHidden()))
        self.list_models.clicked.connect(self._ask)
        self._desk.offer.listed.connect(self._listed)

    def unfold(self, shown: bool) -> None:
        """Show what few need, or fold it away."""
        self.details.setVisible(shown)
        self.more.setText(tr("Less") if shown else tr("More"))
        self.more.set_icon("chevron-down" if shown else "chevron-right")

    def _move_key(self) -> None:
        """A key that came with the address goes where it is masked."""
        self.look()
        if self.check.pasted_key and self.auth.current_id == "key":
            self.key.setText(self.check.pasted_key)
            self.address.setText(self.check.clean_address)
            self.look()

    def _fit_auth(self) -> None:
        self.rows.show_row(self.key, self.auth.current_id == "key")
        self.rows.show_row(self.key_env, self.auth.current_id == "env")

    def _touched(self) -> None:
        self._soon.start()
        self.edited.emit()

    def _words(self, check: AddressCheck) -> str:
        if self.is_untouched:
            return tr("Paste the endpoint, or any address of your resource; Duologue makes the right one of it.")
        if check.problem:
            return check.problem
        lines = [tr("Opens {0}").format(check.shown_url), *check.warnings]
        variable = self.key_env.text().strip()
        if self.auth.current_id == "env" and self._desk.missing_variable(variable):
            lines.append(tr("The environment variable {0} is not set here.").format(variable))
        return "\n".join(lines)

    def _ask(self) -> None:
        self.list_models.setEnabled(False)
        self.listing.setText(tr("Asking…"))
        self.listing.set_tone("secondary")
        self.listing.show()
        self._desk.offer.ask(self.draft)

    def _listed(self, offered: list[object], words: str) -> None:
        self.list_models.setEnabled(True)
        self.listing.set_tone("cut")
        self.listing.setText(words)
        self.listing.setVisible(bool(words))
        if not offered or not self.isVisible():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in offered[:_MOST_LISTED]:
            shown = f"{each.name}  ({each.model})" if each.model and each.model != each.name else each.name
            menu.addAction(shown, lambda name=each.name: self.model.setText(name))
        menu.setMinimumWidth(fonts.px(200))
        menu.popup(self.list_models.mapToGlobal(QPoint(0, self.list_models.height() + 2)))
        menu.setActiveAction(menu.actions()[0])
