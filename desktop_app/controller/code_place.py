"""Of which connection and which configuration the code is: of the session that runs, else of the next one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from desktop_app.connection.endpoint import Endpoint, endpoint_for, parse_endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.phase import Phase
from desktop_app.controller.session_code_source import LOCAL_PORT, askable
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.connections import BUILTIN, ConnectionProfile

_BUILTIN_PATHS = {Dialect.GA: "/openai/v1/realtime", Dialect.PREVIEW: "/openai/realtime"}


class CodePlace:
    """Looks at the session's life each time it is asked; nothing secret comes out.

    Args:
        chosen: the connection that Start would use.
    """

    def __init__(
        self, life: SessionLife, book: ConnectionBook, settings: SettingsDesk, chosen: Callable[[], str]
    ) -> None:
        self._life = life
        self._book = book
        self._settings = settings
        self._chosen = chosen

    def where(self) -> tuple[ConnectionProfile, Endpoint]:
        """The connection and where it leads.

        Raises:
            EndpointProblem: it is gone, or its address cannot be used.
        """
        live = self._life.endpoint if self.is_live else None
        profile = self._book.profile(self._life.connection_id if live is not None else self._chosen())
        if profile is None:
            raise EndpointProblem("unknown_connection", "This connection is gone; choose another one.")
        if live is not None:
            return profile, live
        wanted = msgspec.structs.replace(profile, model=self._settings.draft.model or profile.model)
        return profile, _builtin(wanted) if wanted.id == BUILTIN.id else endpoint_for(wanted)

    def configuration(self, dialect: Dialect) -> SessionConfig:
        """The session as it is in force, or as Start would ask for it."""
        effective = self._settings.effective
        if effective is None or not self.is_live:
            return self._settings.drafted(dialect).config
        return askable(effective, self._settings.facts.default_instructions)

    @property
    def authorized(self) -> list[str]:
        """Labels of the MCP servers whose authorization is kept as a secret."""
        return [server.label for server in self._settings.draft.mcp_servers if server.has_authorization]

    @property
    def is_live(self) -> bool:
        """Whether it is a session that runs."""
        return self._life.phase in (Phase.LIVE, Phase.RECONNECTING)


def _builtin(profile: ConnectionProfile) -> Endpoint:
    """Where the built-in service is when it is started alone."""
    path = _BUILTIN_PATHS[Dialect(profile.dialect or Dialect.GA)]
    return parse_endpoint(f"ws://127.0.0.1:{LOCAL_PORT}{path}", deployment=profile.model, service="builtin")
