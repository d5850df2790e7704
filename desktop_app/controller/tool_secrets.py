"""What tools send along secretly: headers of HTTP tools, authorizations of MCP servers; kept by `SecretsDesk`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from desktop_app.auth.redact import hide_from_now_on
from desktop_app.auth.secret_store import SecretStoreProblem
from desktop_app.controller.connection_keys import ConnectionKeys
from desktop_app.controller.secrets_desk import SecretsDesk
from desktop_app.settings.tool_definition import HttpAnswer, McpServer
from desktop_app.settings.tool_secrets import authorization_secret, header_secret, is_private_way
from desktop_app.tools.tool_problem import ToolProblem

log = logging.getLogger(__name__)


class ToolSecrets:
    """Keeps and finds them by where they go. No value is ever shown or given to a widget."""

    def __init__(self, keys: ConnectionKeys, desk: SecretsDesk, known: Callable[[], Iterable[str]]) -> None:
        """`known`: the names under which the store holds something."""
        self._keys = keys
        self._desk = desk
        self._known = known
        self._authorizations: dict[str, str] = {}
        desk.everything_forgotten.connect(self._authorizations.clear)

    def has_header(self, url: str, header: str) -> bool:
        """Whether there is a value for a header of a server."""
        return self._has(header_secret(url, header))

    def keep_header(self, url: str, header: str, value: str) -> None:
        """Keep the value of a header; an empty one forgets it."""
        self._keep(header_secret(url, header), value)

    def has_authorization(self, server: McpServer) -> bool:
        """Whether there is an authorization for an MCP server."""
        return self._has(authorization_secret(server))

    def keep_authorization(self, server: McpServer, value: str) -> None:
        """Keep the authorization of an MCP server; an empty one forgets it."""
        name = authorization_secret(server)
        self._authorizations[name] = value
        self._keep(name, value)

    def authorizations(self, servers: Iterable[McpServer]) -> dict[str, str]:
        """By label, as far as `load` found or this run was told them."""
        found = {server.label: self._authorizations.get(authorization_secret(server), "") for server in servers}
        return {label: value for label, value in found.items() if value}

    async def load(self, servers: Iterable[McpServer]) -> None:
        """Fetch the authorizations of servers, so that a session can be configured without waiting.

        A store that does not answer is no reason not to talk: the service then says which server it cannot use.
        """
        for server in servers:
            name = authorization_secret(server)
            if not (server.enabled and server.has_authorization) or name in self._authorizations:
                continue
            try:
                self._authorizations[name] = value = await self._keys.get(name)
            except SecretStoreProblem as problem:
                log.warning("the authorization of an MCP server cannot be read: %s", type(problem).__name__)
            else:
                hide_from_now_on(value)

    async def headers(self, answer: HttpAnswer) -> dict[str, str]:
        """The secret headers of a call. Raises `ToolProblem`: one has no value here, or would be sent in the clear."""
        if answer.secret_headers and not is_private_way(answer.url):
            words = "This function is not set up safely on the user's computer."
            raise ToolProblem("clear_text", answer.secret_headers[0], words)
        found: dict[str, str] = {}
        for header in answer.secret_headers:
            try:
                value = await self._keys.get(header_secret(answer.url, header))
            except SecretStoreProblem:
                value = ""
            if not value:
                raise ToolProblem("secret", header, "This function is not set up completely on the user's computer.")
            hide_from_now_on(value)
            found[header] = value
        return found

    def _has(self, name: str) -> bool:
        return name in self._keys.typed_names or name in self._known()

    def _keep(self, name: str, value: str) -> None:
        if value:
            hide_from_now_on(value)
            self._desk.keep({name: value})
        else:
            self._desk.forget([name])
