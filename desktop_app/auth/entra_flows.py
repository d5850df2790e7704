"""A sign-in with Microsoft Entra on its way, and what comes of it."""

from __future__ import annotations

import dataclasses
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """Somebody signed in.

    Attributes:
        id: stable, of the person in their home tenant.
        username: mostly an e-mail address; for showing only, like `name` and `tenant`.
        token: an access token for the scope that was asked for.
    """

    id: str
    username: str
    name: str
    tenant: str
    token: str = dataclasses.field(repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class CodeFlow:
    """A sign-in that waits for a browser at `url`."""

    url: str = dataclasses.field(repr=False)
    flow: dict[str, Any] = dataclasses.field(repr=False)

    @property
    def state(self) -> str:
        """What the answer has to bring back."""
        return str(self.flow["state"])


@dataclasses.dataclass(slots=True)
class DeviceFlow:
    """A sign-in on another machine: `code` is typed in at `url` before `expires_at_s` (Unix time)."""

    code: str
    url: str
    expires_at_s: float
    interval_s: float
    flow: dict[str, Any] = dataclasses.field(repr=False)
