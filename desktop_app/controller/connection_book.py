"""Which services can be talked to, and how each is reached: address, dialect and credentials."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop_app.auth.redact import hide_from_now_on
from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint, endpoint_for, parse_endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.extra_headers import holds_secret
from desktop_app.controller.problem_sentences import address_words
from desktop_app.controller.status import ConnectionChoice
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import BUILTIN, ConnectionProfile, find_profile, with_profile, without_profile

_TYPED_ID = "typed"
_NONE_TYPED: Mapping[str, str] = {}

Secrets = Mapping[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class BuiltinAddress:
    """Where the built-in service listens in this run; the key is as random as the port."""

    url: str
    preview_url: str
    api_key: str = dataclasses.field(repr=False)


class BuiltinService(Protocol):
    """The built-in service, started when it is first needed."""

    async def address(self) -> BuiltinAddress:
        """Start it if it does not run.

        Raises:
            OSError: it cannot be started; the text says why.
        """


class KeyLookup(Protocol):
    """Where keys are kept."""

    async def get(self, name: str) -> str:
        """The key of this name, or nothing.

        Raises:
            SecretStoreProblem: the store does not answer.
        """


class TokenSource(Protocol):
    """Whose tokens open sessions where one signs in; `entra_tokens.EntraTokens` is one."""

    async def token(self, profile: ConnectionProfile, endpoint: Endpoint) -> str:
        """A token that is good for some minutes at least.

        Raises:
            SignInRefused: there is none without the person.
        """

    def refused(self, profile: ConnectionProfile, endpoint: Endpoint, problem: ConnectionProblem) -> bool:
        """Sets the problem's diagnosis; whether another token may be accepted."""


class ConnectionBook:
    """The saved connections, the built-in service, and an address typed on the command line."""

    def __init__(
        self,
        profiles: Sequence[ConnectionProfile],
        builtin: BuiltinService,
        *,
        dialect: Dialect | None = None,
        key_variable: str = "",
        environment: Mapping[str, str] = os.environ,
        keys: KeyLookup | None = None,
        tokens: TokenSource | None = None,
    ) -> None:
        """`dialect` wins over a profile's; `key_variable` names the environment variable with a typed address's key;
        `keys` finds the others by their name; `tokens` are for the connections that sign in."""
        self._profiles = list(profiles)
        self._builtin = builtin
        self._dialect = dialect
        self._key_variable = key_variable
        self._environment = environment
        self._keys = keys
        self._tokens = tokens

    @property
    def profiles(self) -> list[ConnectionProfile]:
        """The saved connections; what was typed on the command line is not among them."""
        return [profile for profile in self._profiles if profile.id != _TYPED_ID]

    def profile(self, connection_id: str) -> ConnectionProfile | None:
        """A connection as it is used in this run, without anything secret; None: it is gone."""
        profile = find_profile(self._profiles, connection_id)
        return profile if profile is None or self._dialect is None else _with_dialect(profile, self._dialect)

    def put(self, profile: ConnectionProfile) -> None:
        """Add a connection, or exchange the one of its id."""
        self._profiles = with_profile(self._profiles, profile)

    def remove(self, connection_id: str) -> None:
        """Forget a connection."""
        self._profiles = without_profile(self._profiles, connection_id)

    @property
    def choices(self) -> list[ConnectionChoice]:
        """What the chooser offers, the built-in service first."""
        builtin_words = QCoreApplication.translate("Connections", "Built-in service")
        detail = QCoreApplication.translate("Connections", "Works offline, no account")
        choices = [ConnectionChoice(BUILTIN.id, builtin_words, detail)]
        return choices + [ConnectionChoice(each.id, each.name, _shown(each)) for each in self._profiles]

    def find(self, wanted: str) -> str:
        """The id of a saved connection by id or name, or of a new one for a typed ws, wss or https URL.

        Raises:
            EndpointProblem: it is neither.
        """
        profile = find_profile(self._profiles, wanted)
        if profile is not None:
            return profile.id
        if "://" not in wanted:
            known = ", ".join(choice.label for choice in self.choices)
            raise EndpointProblem(
                "unknown_connection", "There is no connection {0}. Known are: {1}.", repr(wanted), known
            )
        endpoint = parse_endpoint(wanted, dialect=self._dialect)
        self._profiles.append(
            ConnectionProfile(id=_TYPED_ID, name=endpoint.label, address=wanted, key_env=self._key_variable)
        )
        return _TYPED_ID

    async def resolve(self, connection_id: str, model: str = "") -> tuple[Endpoint, dict[str, str]]:
        """The endpoint and the headers that open a session there; `model` in place of the connection's own.

        Raises:
            EndpointProblem: its address or key cannot be used; `SignInRefused`: it needs a sign-in.
            OSError: the built-in service cannot be started.
        """
        profile = find_profile(self._profiles, connection_id)
        if profile is None:
            raise EndpointProblem("unknown_connection", "This connection is gone; choose another one.")
        if model:
            profile = msgspec.structs.replace(profile, model=model)
        endpoint = await self.endpoint_of(profile)
        return endpoint, await self.headers_of(profile, endpoint)

    def label_of(self, connection_id: str) -> str:
        """What a connection is called."""
        return next((choice.label for choice in self.choices if choice.id == connection_id), connection_id)

    def dialect_of(self, connection_id: str) -> Dialect:
        """The dialect a connection speaks, as far as it can be told without asking anybody."""
        profile = find_profile(self._profiles, connection_id)
        if self._dialect is not None or profile is None:
            return self._dialect or Dialect.GA
        try:
            return Dialect(profile.dialect or Dialect.GA) if profile.id == BUILTIN.id else endpoint_for(profile).dialect
        except EndpointProblem:
            return Dialect(profile.dialect or Dialect.GA)

    async def endpoint_of(self, profile: ConnectionProfile, typed: Secrets = _NONE_TYPED) -> Endpoint:
        """Where a connection leads, saved or not, with what of it is in the secret store.

        `typed` are secrets that are in no store yet, by the names they will have there.

        Raises:
            EndpointProblem, OSError: as `resolve`.
        """
        if profile.id == BUILTIN.id:
            address = await self._builtin.address()
            _hide(address.api_key)
            preview = (self._dialect or profile.dialect) == Dialect.PREVIEW
            url = address.preview_url if preview else address.url
            return parse_endpoint(url, deployment=profile.model, service="builtin")
        if self._dialect is not None:
            profile = _with_dialect(profile, self._dialect)
        endpoint = endpoint_for(profile)
        headers = [
            (name, value or await self._secret(profile.header_ref(name), typed))
            for name, value in endpoint.extra_headers
        ]
        route = endpoint.route
        if route.proxy and "@" in route.proxy:
            route = route.with_password(await self._secret(profile.proxy_ref, typed))
        _hide(endpoint.pasted_key, *(value for name, value in headers if holds_secret(name, value)))
        return dataclasses.replace(endpoint, extra_headers=tuple(headers), route=route)

    async def headers_of(
        self, profile: ConnectionProfile, endpoint: Endpoint, typed: Secrets = _NONE_TYPED
    ) -> dict[str, str]:
        """The headers that open a session at the endpoint of a connection.

        Raises:
            EndpointProblem, OSError: as `resolve`.
        """
        if profile.id == BUILTIN.id:
            return endpoint.headers(key=(await self._builtin.address()).api_key)
        if profile.auth == "entra" and self._tokens is not None:
            return endpoint.headers(token=await self._tokens.token(profile, endpoint))
        return endpoint.headers(key=await self._key(profile, typed))

    def refused(self, connection_id: str, endpoint: Endpoint, problem: ConnectionProblem) -> bool:
        """A service let nobody in: the problem gets its diagnosis; True when headers resolved anew may be accepted."""
        profile = find_profile(self._profiles, connection_id)
        return profile is not None and self.refused_to(profile, endpoint, problem)

    def refused_to(self, profile: ConnectionProfile, endpoint: Endpoint, problem: ConnectionProblem) -> bool:
        """As `refused`, of a connection that may be unsaved."""
        if self._tokens is None or profile.id == BUILTIN.id:
            return False
        return self._tokens.refused(profile, endpoint, problem)

    async def _key(self, profile: ConnectionProfile, typed: Secrets) -> str:
        if profile.key_env:
            key = self._environment.get(profile.key_env, "")
            _hide(key)
            return key
        if profile.auth == "none" or profile.id == _TYPED_ID:
            return ""
        return await self._secret(profile.key_ref, typed)

    async def _secret(self, name: str, typed: Secrets) -> str:
        try:
            secret = typed[name] if name in typed else "" if self._keys is None else await self._keys.get(name)
            _hide(secret)
            return secret
        except SecretStoreProblem as problem:
            raise EndpointProblem(
                "secret_store", "The key cannot be read from the secret store: {0}", str(problem)
            ) from problem


def _hide(*secrets: str) -> None:
    """What is in use here is not to be written anywhere, though a service quotes it."""
    for secret in secrets:
        hide_from_now_on(secret)


def _with_dialect(profile: ConnectionProfile, dialect: Dialect) -> ConnectionProfile:
    return msgspec.structs.replace(profile, dialect=dialect.value)


def _shown(profile: ConnectionProfile) -> str:
    try:
        return endpoint_for(profile).host
    except EndpointProblem as problem:
        return address_words(problem)
