"""A connection as it stands in a form: what may be written to a file, and apart from it what may not."""

from __future__ import annotations

import dataclasses

import msgspec

from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.extra_headers import check_headers, holds_secret
from desktop_app.connection.route import without_password
from desktop_app.settings.connections import BUILTIN, ConnectionProfile


@dataclasses.dataclass(frozen=True, slots=True)
class ConnectionDraft:
    """What somebody typed.

    Attributes:
        profile: with secrets where they were typed: in the address, an extra header, the proxy.
        key: empty: the one that is kept, if any.
    """

    profile: ConnectionProfile = dataclasses.field(repr=False)
    key: str = dataclasses.field(default="", repr=False)

    def apart(self) -> tuple[ConnectionProfile, dict[str, str]]:
        """The connection without any secret, and the secrets by their names in the secret store.

        Raises:
            EndpointProblem: its address, its proxy or an extra header cannot be used.
        """
        if self.profile.id == BUILTIN.id:
            return self.profile, {}
        endpoint = endpoint_for(self.profile)
        proxy, password = without_password(self.profile.proxy)
        headers = check_headers(self.profile.extra_headers)
        hidden = {name: value for name, value in headers.items() if value and holds_secret(name, value)}
        profile = msgspec.structs.replace(
            self.profile,
            address=endpoint.url if endpoint.pasted_key else self.profile.address,
            proxy=proxy,
            extra_headers={name: "" if name in hidden else value for name, value in headers.items()},
        )
        found = {
            profile.key_ref: self.key.strip() or endpoint.pasted_key,
            profile.proxy_ref: password,
            **{profile.header_ref(name): value for name, value in hidden.items()},
        }
        return profile, {name: value for name, value in found.items() if value}
