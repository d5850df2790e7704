"""The desk of connections with everything behind it, its secrets on a shelf of the test's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.auth.secret_store import SecretStore
from desktop_app.controller.connection_book import BuiltinAddress, ConnectionBook
from desktop_app.controller.connection_desk import ConnectionDesk
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import Notice
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile


class Builtin:
    async def address(self) -> BuiltinAddress:
        return BuiltinAddress("ws://127.0.0.1:5/v1/realtime", "ws://127.0.0.1:5/openai/realtime", "k3y")


class Shelf:
    """A keyring backend that keeps what it is given."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.refuses = refuses

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.refuses:
            raise RuntimeError("locked")
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop(username, None)


class Office:
    """The desk with everything behind it."""

    def __init__(self, folder: Path, store: SecretStore) -> None:
        self.path = folder / "settings.json"
        self.preferences = Preferences(SettingsFile(self.path, Kept()))
        self.keys = ConnectionKeys(lambda: store)
        self.book = ConnectionBook(self.preferences.connections, Builtin(), keys=self.keys)
        self.desk = ConnectionDesk(self.book, self.preferences, self.keys)
        self.notices: list[Notice] = []
        self.desk.notice_raised.connect(self.notices.append)

    async def settled(self) -> None:
        await self.desk.shut_down()
        QCoreApplication.processEvents()
