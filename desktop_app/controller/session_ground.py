"""What the next connections of a session are made of."""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable

from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.fresh_connection import ConnectionUser
from desktop_app.controller.reconnecting import Ground
from desktop_app.controller.session_settings import SessionSettings

log = logging.getLogger(__name__)


class SessionGrounds:
    """Makes them of the connections, and of what sessions are asked for.

    Args:
        ready: waits for what is needed to ask, such as secrets.
    """

    def __init__(self, book: ConnectionBook, settings: SessionSettings, ready: Callable[[], Awaitable[None]]) -> None:
        self._book = book
        self._settings = settings
        self._ready = ready

    async def resolve(self, connection_id: str, *, as_drafted: bool = True) -> tuple[Endpoint, dict[str, str]]:
        """Where a session is opened: with the model of the edited settings, or with the one in force.

        Raises:
            EndpointProblem, OSError: as `ConnectionBook.resolve`.
        """
        try:
            await self._ready()
        except SecretStoreProblem as problem:
            # What needs the secret says so when it is refused; the conversation need not wait for it.
            log.warning("a secret cannot be read: %s", problem)
        draft = self._settings.draft if as_drafted else self._settings.in_force
        return await self._book.resolve(connection_id, draft.model)

    def of_same(self, user: ConnectionUser, connection_id: str) -> Ground:
        """For a session that goes on as it is."""
        return self._ground(user, connection_id, renewed=False)

    def of_renewed(self, user: ConnectionUser, connection_id: str) -> Ground:
        """For a session that takes its place, with the settings as they are edited."""
        return self._ground(user, connection_id, renewed=True)

    def _ground(self, user: ConnectionUser, connection_id: str, *, renewed: bool) -> Ground:
        return Ground(
            functools.partial(self.resolve, connection_id, as_drafted=renewed),
            self._settings.renewed_session if renewed else self._settings.same_session,
            user,
            self._book.label_of(connection_id),
            connection_id,
            functools.partial(self._book.refused, connection_id),
        )
