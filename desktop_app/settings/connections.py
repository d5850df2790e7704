"""Saved connections: where a session is opened and who we are there; never a secret itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, field

Auth = Literal["key", "entra", "none"]
Service = Literal["azure", "openai", "builtin", "custom"]
Cloud = Literal["public", "usgov", "china"]


class ConnectionProfile(Struct, kw_only=True, frozen=True):
    """One saved connection.

    Attributes:
        id: stable; also the start of the secret's name in the secret store.
        service: None: from the address.
        address: what the person pasted, without a key.
        model: Azure's deployment or OpenAI's model; empty: from the address.
        dialect: ``ga``, ``preview`` or empty (from the address's path).
        api_version: of Azure's preview path only.
        key_env: name of an environment variable that holds the key; wins over the stored key.
        key_header: ``api-key``, ``bearer`` or empty (the service's own).
        allow_plain: lets ``ws://`` leave this machine.
        tenant: Microsoft Entra's, as id or domain, or a whole authority (https://…); empty: any organisation.
        client_id: of one's own registered application; empty: the documented default.
        cloud: which of Microsoft's clouds signs in.
        scope: what a token is asked for; empty: by the kind of endpoint.
        extra_headers: sent with the handshake; one with an empty value has it in the secret store.
        proxy: a URL without a password, ``none``, or empty (the system's).
        ca_file: a PEM file of certificates to trust besides the system's.
    """

    id: str
    name: str
    service: Service | None = None
    address: str = ""
    model: str = ""
    dialect: Literal["", "ga", "preview"] = ""
    api_version: str = ""
    auth: Auth = "key"
    key_env: str = ""
    key_header: Literal["", "api-key", "bearer"] = ""
    allow_plain: bool = False
    tenant: str = ""
    client_id: str = ""
    cloud: Cloud = "public"
    scope: str = ""
    extra_headers: dict[str, str] = field(default_factory=dict)
    proxy: str = ""
    ca_file: str = ""

    @property
    def key_ref(self) -> str:
        """The name of this connection's key in the secret store."""
        return f"connection.{self.id}.key"

    @property
    def proxy_ref(self) -> str:
        """The name of the password of its proxy's user there."""
        return f"connection.{self.id}.proxy"

    def header_ref(self, name: str) -> str:
        """The name of an extra header's value there."""
        return f"connection.{self.id}.header.{name.lower()}"

    @property
    def secret_refs(self) -> list[str]:
        """Every name under which this connection may keep something in the secret store."""
        return [self.key_ref, self.proxy_ref, *(self.header_ref(name) for name in self.extra_headers)]


BUILTIN = ConnectionProfile(id="builtin", name="Built-in service", service="builtin", model="practice-partner")
"""The service that comes with the program; its address and key are known once it runs."""


def find_profile(profiles: Iterable[ConnectionProfile], wanted: str) -> ConnectionProfile | None:
    """The connection of this id, else of this name whatever its case; the built-in one is always there."""
    candidates = [BUILTIN, *profiles]
    folded = wanted.strip().casefold()
    return next(
        (profile for profile in candidates if profile.id == wanted.strip()),
        next((profile for profile in candidates if profile.name.casefold() == folded), None),
    )


def new_profile_id(profiles: Sequence[ConnectionProfile], name: str) -> str:
    """An id made of the name, free among `profiles`: lower-case letters, digits and hyphens."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "connection"
    taken = {BUILTIN.id, *(profile.id for profile in profiles)}
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def with_profile(profiles: Sequence[ConnectionProfile], profile: ConnectionProfile) -> list[ConnectionProfile]:
    """The list with this connection in place of the one of its id, or at its end."""
    if any(kept.id == profile.id for kept in profiles):
        return [profile if kept.id == profile.id else kept for kept in profiles]
    return [*profiles, profile]


def without_profile(profiles: Sequence[ConnectionProfile], profile_id: str) -> list[ConnectionProfile]:
    """The list without the connection of this id."""
    return [kept for kept in profiles if kept.id != profile_id]
