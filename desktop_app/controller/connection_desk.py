"""Adding, changing and removing connections, with a look at what an address means before it is kept."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.connection_draft import ConnectionDraft
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.connection_test import ConnectionTest
from desktop_app.controller.model_offer import ModelOffer
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.problem_sentences import address_words
from desktop_app.controller.secrets_desk import SecretsDesk
from desktop_app.settings.capabilities import notes_of
from desktop_app.settings.connections import BUILTIN, ConnectionProfile, new_profile_id
from desktop_app.settings.environment import FoundConnection, connections_in, not_yet_saved

_LAST_MOMENT_S = 2.0


@dataclasses.dataclass(frozen=True, slots=True)
class AddressCheck:
    """What an address means.

    Attributes:
        problem: why no session can be opened with it; empty when one can.
        shown_url: the final URL, secrets masked.
        label: what to call it when nobody gives it a name.
        dialect: ``ga`` or ``preview``; service: whose it is.
        warnings: what was understood otherwise than it was written.
        notes: what this dialect and service lack or do otherwise.
        pasted_key: a key that stands in the address; clean_address: the same without it.
    """

    problem: str = ""
    shown_url: str = ""
    label: str = ""
    dialect: str = ""
    warnings: tuple[str, ...] = ()
    service: str = ""
    notes: tuple[str, ...] = ()
    pasted_key: str = dataclasses.field(default="", repr=False)
    clean_address: str = dataclasses.field(default="", repr=False)


class ConnectionDesk(QObject):
    """The saved connections as one edits them.

    Attributes:
        secrets: where their keys are kept.
        test: tries one out.
        offer: what models or deployments an endpoint has.

    Signals:
        changed: the list of connections is new.
        notice_raised(Notice): a key could not be kept, or only for this run.
    """

    changed = Signal()
    notice_raised = Signal(object)

    def __init__(
        self,
        book: ConnectionBook,
        preferences: Preferences,
        keys: ConnectionKeys,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__()
        self.secrets = SecretsDesk(keys, preferences)
        self.test = ConnectionTest(book)
        self.offer = ModelOffer(book)
        self._book = book
        self._preferences = preferences
        self._environment = environment
        self.secrets.notice_raised.connect(self.notice_raised)

    def profile(self, connection_id: str) -> ConnectionProfile | None:
        """A saved connection to change; None for the built-in service."""
        return next((each for each in self._book.profiles if each.id == connection_id), None)

    @property
    def profiles(self) -> list[ConnectionProfile]:
        """Every saved connection, and the built-in service first."""
        return [msgspec.structs.replace(BUILTIN, name=self._book.choices[0].label), *self._book.profiles]

    @property
    def found(self) -> list[FoundConnection]:
        """What the environment names and no saved connection is."""
        return not_yet_saved(connections_in(self._environment), self._book.profiles)

    def check(self, profile: ConnectionProfile, key: str = "") -> AddressCheck:
        """What an address, with a key, would open."""
        try:
            endpoint = endpoint_for(profile)
            endpoint.headers(key=key)
        except EndpointProblem as problem:
            return AddressCheck(address_words(problem))
        service, dialect = endpoint.service, endpoint.dialect.value
        return AddressCheck(
            "",
            endpoint.shown_url,
            endpoint.label,
            dialect,
            tuple(address_words(each) for each in endpoint.warnings),
            service,
            notes_in_words(dialect, service),
            endpoint.pasted_key,
            endpoint.url if endpoint.pasted_key else profile.address,
        )

    def missing_variable(self, name: str) -> bool:
        """Whether an environment variable that should hold a key holds none."""
        return bool(name) and not self._environment.get(name, "").strip()

    def save(self, profile: ConnectionProfile, key: str = "") -> str:
        """Keep a connection and its key; returns its id.

        A profile without an id is new. What is secret of it goes where keys are kept, wherever it was typed. An empty
        key leaves the one there is.

        Raises:
            EndpointProblem: its address cannot be used.
        """
        name = profile.name.strip() or endpoint_for(profile).label
        profile = msgspec.structs.replace(profile, name=name)
        if not profile.id:
            profile = msgspec.structs.replace(profile, id=new_profile_id(self._book.profiles, name))
        before = self.profile(profile.id)
        profile, secrets = ConnectionDraft(profile, key).apart()
        self._book.put(profile)
        self._changed()
        self.secrets.keep(secrets)
        if before is not None and (unused := set(before.secret_refs) - set(profile.secret_refs)):
            self.secrets.forget(sorted(unused))
        return profile.id

    def duplicate(self, connection_id: str) -> ConnectionProfile | None:
        """A connection like a saved one, unsaved and without its secrets; None: there is none of this id."""
        profile = self.profile(connection_id)
        if profile is None:
            return None
        return msgspec.structs.replace(profile, id="", name=self.tr("{0} (copy)").format(profile.name))

    def remove(self, connection_id: str) -> None:
        """Forget a connection and its key."""
        profile = self.profile(connection_id)
        if profile is not None:
            self._book.remove(connection_id)
            self._changed()
            self.secrets.forget(profile.secret_refs)

    def forget_everything(self, *, connections_too: bool) -> None:
        """Forget every key and sign-in; with them, or not, the connections themselves. Recordings stay."""
        self.secrets.forget_everything()
        if connections_too:
            for profile in self._book.profiles:
                self._book.remove(profile.id)
            self._changed()

    async def shut_down(self) -> None:
        """Give a key on its way into the store a moment; end a trial that runs."""
        await self.test.close()
        await self.offer.close()
        await self.secrets.finish(within_s=_LAST_MOMENT_S)

    def _changed(self) -> None:
        self._preferences.change(connections=self._book.profiles)
        self.changed.emit()


def notes_in_words(dialect: str, service: str) -> tuple[str, ...]:
    """What an endpoint lacks or does otherwise, in the language of the window."""
    return tuple(QCoreApplication.translate("Capabilities", note) for note in notes_of(dialect, service))
