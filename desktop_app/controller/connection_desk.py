"""Adding, changing and removing connections, with a look at what an address means before it is kept."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Coroutine
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.problem_sentences import address_words
from desktop_app.controller.status import Notice
from desktop_app.settings.connections import ConnectionProfile, new_profile_id

log = logging.getLogger(__name__)

_LAST_MOMENT_S = 2.0


@dataclasses.dataclass(frozen=True, slots=True)
class AddressCheck:
    """What an address means.

    Attributes:
        problem: why no session can be opened with it; empty when one can.
        shown_url: the final URL, secrets masked.
        label: what to call it when nobody gives it a name.
        dialect: ``ga`` or ``preview``.
        warnings: what was understood otherwise than it was written.
    """

    problem: str = ""
    shown_url: str = ""
    label: str = ""
    dialect: str = ""
    warnings: tuple[str, ...] = ()


class ConnectionDesk(QObject):
    """The saved connections as one edits them.

    Signals:
        changed: the list of connections is new.
        notice_raised(Notice): a key could not be kept, or only for this run.
    """

    changed = Signal()
    notice_raised = Signal(object)

    def __init__(self, book: ConnectionBook, preferences: Preferences, keys: ConnectionKeys) -> None:
        super().__init__()
        self._book = book
        self._preferences = preferences
        self._keys = keys
        self._tasks = BackgroundTasks(self._failed)

    @property
    def any_saved(self) -> bool:
        """Whether there is a connection besides the built-in service."""
        return bool(self._book.profiles)

    def profile(self, connection_id: str) -> ConnectionProfile | None:
        """A saved connection to change; None for the built-in service."""
        return next((each for each in self._book.profiles if each.id == connection_id), None)

    def check(self, profile: ConnectionProfile, key: str = "") -> AddressCheck:
        """What an address, with a key, would open."""
        try:
            endpoint = endpoint_for(profile)
            endpoint.headers(key=key)
        except EndpointProblem as problem:
            return AddressCheck(address_words(problem))
        warnings = tuple(address_words(each) for each in endpoint.warnings)
        return AddressCheck("", endpoint.shown_url, endpoint.label, endpoint.dialect.value, warnings)

    def save(self, profile: ConnectionProfile, key: str = "") -> str:
        """Keep a connection and its key; returns its id.

        A profile without an id is new. A key that stood in the address goes where keys are kept. An empty key leaves
        the one there is.

        Raises:
            EndpointProblem: its address cannot be used.
        """
        endpoint = endpoint_for(profile)
        name = profile.name.strip() or endpoint.label
        profile = msgspec.structs.replace(profile, name=name)
        if not profile.id:
            profile = msgspec.structs.replace(profile, id=new_profile_id(self._book.profiles, name))
        if endpoint.pasted_key:
            profile = msgspec.structs.replace(profile, address=endpoint.url)
        self._book.put(profile)
        self._changed()
        if key := key.strip() or endpoint.pasted_key:
            self._keys.type_in(profile.key_ref, key)
            self._start(self._keep_key(profile), "keep a key")
        return profile.id

    def remove(self, connection_id: str) -> None:
        """Forget a connection and its key."""
        profile = self.profile(connection_id)
        if profile is not None:
            self._book.remove(connection_id)
            self._changed()
            self._start(self._keys.forget(profile.key_ref), "forget a key")

    async def shut_down(self) -> None:
        """Give a key on its way into the store a moment; a store that waits for the person is not waited for."""
        await self._tasks.finish(within_s=_LAST_MOMENT_S)

    def _changed(self) -> None:
        self._preferences.change(connections=self._book.profiles)
        self.changed.emit()

    def _start(self, work: Coroutine[Any, Any, Any], name: str) -> None:
        self._tasks.start(work, name)

    async def _keep_key(self, profile: ConnectionProfile) -> None:
        reason = await self._keys.keep(profile.key_ref)
        if reason:
            self._say(reason)

    def _failed(self, failure: BaseException) -> None:
        if not isinstance(failure, SecretStoreProblem):
            log.error("a task failed: %s", type(failure).__name__, exc_info=failure)
        self._say(str(failure))

    def _say(self, words: str) -> None:
        self.notice_raised.emit(
            Notice(
                "secret_store",
                "warning",
                self.tr("The key is kept until Duologue closes."),
                self.tr("It could not be put into this system's secret store, and it is never written to a file."),
                words,
            )
        )
