"""What sessions are asked for, as those see it who open them."""

from __future__ import annotations

from typing import Protocol

from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.opening import Opening


class SessionSettings(Protocol):
    """The settings of the next session and of the present one; `SettingsDesk` is one."""

    draft: SessionDraft

    @property
    def in_force(self) -> SessionDraft:
        """What the present session has."""

    def drafted(self, dialect: Dialect) -> Opening:
        """What a session would be asked for as the settings are edited now."""

    def new_session(self, dialect: Dialect) -> Opening:
        """The same for one that is opened."""

    def same_session(self, dialect: Dialect) -> Opening:
        """What a session is asked for that goes on over another connection."""

    def renewed_session(self, dialect: Dialect) -> Opening:
        """What a session is asked for that takes the place of the present one."""


async def at_once() -> None:
    """Nothing is needed to ask."""
