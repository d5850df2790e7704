"""What a connection is called in a word or two: its service, dialect and sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings.connections import BUILTIN, ConnectionProfile
from desktop_app.ui.caption import Caption

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import AddressCheck

Kind = Literal["azure", "openai", "other"]


def tr(text: str) -> str:
    """Translate words of this table."""
    return QCoreApplication.translate("ConnectionWords", text)


def kind_of(profile: ConnectionProfile) -> Kind:
    """Which form a saved connection is changed with."""
    if profile.service == "openai" and not profile.address:
        return "openai"
    return "azure" if profile.service == "azure" or ".azure." in profile.address else "other"


def facts(profile: ConnectionProfile, check: AddressCheck | None) -> tuple[str, tuple[str, ...]]:
    """The service in words, and a word each for dialect and sign-in; `check` is None for the built-in service."""
    if profile.id == BUILTIN.id or check is None:
        return tr("On this computer"), ()
    if check.problem:
        return tr("cannot be used"), ()
    services = {"azure": tr("Azure OpenAI"), "openai": tr("OpenAI")}
    dialects = {"ga": "GA", "preview": tr("Preview")}
    return services.get(check.service, tr("Own service")), (dialects.get(check.dialect, ""), _sign_in(profile))


def _sign_in(profile: ConnectionProfile) -> str:
    if profile.key_env:
        return tr("Environment")
    return {"key": tr("Key"), "entra": "Entra", "none": tr("No sign-in")}[profile.auth]


def builtin_page() -> QWidget:
    """What is said in place of a form: there is nothing to fill in."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Caption(tr("Built-in service"), "strong"))
    words = Caption(
        tr(
            "A practice partner that comes with Duologue and runs on this computer: no account, no key, no network. "
            "It speaks the same protocol as the services, so it is also what to compare them with."
        ),
        "secondary",
    )
    words.setWordWrap(True)
    column.addWidget(words)
    return page
