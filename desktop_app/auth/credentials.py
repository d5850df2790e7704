"""Who we are, as headers of a handshake; a secret is never part of a repr."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Protocol

DEFAULT_KEY_ENV = "DUOLOGUE_API_KEY"


class HeaderForm(Protocol):
    """How a secret travels to one endpoint; `connection.endpoint.Endpoint` is one."""

    def headers(self, *, key: str = "", token: str = "") -> dict[str, str]: ...


class Credential(Protocol):
    """Gives the headers of a handshake."""

    def headers(self, endpoint: HeaderForm) -> dict[str, str]: ...


class ApiKeyCredential:
    """A key, in the header the endpoint wants it in."""

    def __init__(self, key: str) -> None:
        self._key = key

    def headers(self, endpoint: HeaderForm) -> dict[str, str]:
        """The endpoint's headers with this key."""
        return endpoint.headers(key=self._key)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'key' if self._key else 'no key'})"


class BearerTokenCredential:
    """A token that somebody else got, always sent as bearer."""

    def __init__(self, token: str) -> None:
        self._token = token

    def headers(self, endpoint: HeaderForm) -> dict[str, str]:
        """The endpoint's headers with this token."""
        return endpoint.headers(token=self._token)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({'token' if self._token else 'no token'})"


class NoCredential:
    """For endpoints that ask nobody who they are, or whose key stood in the address."""

    def headers(self, endpoint: HeaderForm) -> dict[str, str]:
        """The endpoint's headers."""
        return endpoint.headers()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class MissingKey(LookupError):  # noqa: N818 - it says what it is
    """An environment variable that should hold a key is not set; `variable` is its name."""

    def __init__(self, variable: str) -> None:
        super().__init__(f"The environment variable {variable} holds no key.")
        self.variable = variable


def key_from_environment(variable: str = DEFAULT_KEY_ENV, environ: Mapping[str, str] | None = None) -> ApiKeyCredential:
    """The key that an environment variable holds.

    Raises:
        MissingKey: it is not set, or empty.
    """
    key = (os.environ if environ is None else environ).get(variable, "").strip()
    if not key:
        raise MissingKey(variable)
    return ApiKeyCredential(key)
