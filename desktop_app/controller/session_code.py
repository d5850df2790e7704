"""A session as a program of one's own would hold it: where it connects and as whom, and what it sends; pure.

The three writers (`session_code_python`, `session_code_javascript`, `session_code_json`) say the same, each in its
language.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote

from desktop_app.protocol.dialect import Dialect

Json = Any
"""A decoded JSON value, in which a `Variable` may stand for a text."""


@dataclasses.dataclass(frozen=True, slots=True)
class Variable:
    """A text that an environment variable holds, because it is a secret."""

    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class SignIn:
    """A token of Microsoft Entra in place of a key.

    Attributes:
        login_host: who signs in; empty: the public cloud's.
        tenant: an id or a domain; empty: any.
    """

    scope: str
    login_host: str = ""
    tenant: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class SessionCode:
    """What is written, in every language.

    Attributes:
        address: of the WebSocket, without its query.
        query: names and values behind it.
        key_header: how the key travels.
        usual_key: the service takes a bearer key too, as its SDK sends it.
        sign_in: in place of a key.
        beta_header: whether OpenAI's preview header goes along.
        headers: what goes along besides.
        session: of `session.update`, in the dialect.
        conversation: items of the conversation so far, in the dialect.
        said: the first typed message.
        proxy, ca_file: how its host is reached, where that is not as the system says.
        local_port: the built-in service is meant, started alone on this port; 0: another service.
    """

    dialect: Dialect
    address: str
    query: tuple[tuple[str, str | Variable], ...] = ()
    key: Variable | None = None
    key_header: Literal["api-key", "bearer"] = "bearer"
    usual_key: bool = True
    sign_in: SignIn | None = None
    beta_header: bool = False
    headers: tuple[tuple[str, str | Variable], ...] = ()
    session: dict[str, Json]
    conversation: tuple[dict[str, Json], ...] = ()
    said: str
    proxy: str = ""
    ca_file: str = ""
    local_port: int = 0

    @property
    def functions(self) -> tuple[str, ...]:
        """The names of the functions the assistant may call, each once."""
        names = (tool.get("name") for tool in self._tools if tool.get("type") == "function")
        return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))

    @property
    def mcp_servers(self) -> int:
        """Of how many MCP servers the service fetches tools before it can use them."""
        return sum(tool.get("type") == "mcp" for tool in self._tools)

    @property
    def asks_approval(self) -> bool:
        """Whether the service may ask before it calls a tool (it does where nothing else is said)."""
        return any(tool.get("type") == "mcp" and tool.get("require_approval") != "never" for tool in self._tools)

    @property
    def forces_call(self) -> bool:
        """Whether every response has to call something; the one after a call must not, or it would never end."""
        choice = self.session.get("tool_choice")
        return choice == "required" or isinstance(choice, dict)

    @property
    def modality(self) -> dict[str, Json] | None:
        """What is said again after a conversation told as text, lest the model go on in text."""
        names = ("type", "output_modalities", "modalities")
        again = {name: self.session[name] for name in names if name in self.session}
        return again if self.conversation and len(again) > (self.dialect is Dialect.GA) else None

    @property
    def events(self) -> list[dict[str, Json]]:
        """Every client event, in order."""
        events: list[dict[str, Json]] = [{"type": "session.update", "session": self.session}]
        events += [{"type": "conversation.item.create", "item": item} for item in self.conversation]
        if self.modality is not None:
            events.append({"type": "session.update", "session": self.modality})
        content = [{"type": "input_text", "text": self.said}]
        item = {"type": "message", "role": "user", "content": content}
        events.append({"type": "conversation.item.create", "item": item})
        events.append({"type": "response.create"})
        return events

    @property
    def variables(self) -> tuple[str, ...]:
        """Every environment variable that has to be set, in the order they are met."""
        found = [] if self.key is None else [self.key.name]
        found += [value.name for _, value in (*self.query, *self.headers) if isinstance(value, Variable)]
        found += variables_in(self.events)
        return tuple(dict.fromkeys(found))

    @property
    def sign_in_command(self) -> str:
        """What makes this computer known to Microsoft Entra, or nothing."""
        if self.sign_in is None:
            return ""
        return "az login" + (f" --tenant {self.sign_in.tenant}" if self.sign_in.tenant else "")

    @property
    def serve_command(self) -> str:
        """What starts the built-in service for it; nothing for another one."""
        if not self.local_port or self.key is None:
            return ""
        return f'duologue serve --port {self.local_port} --api-key "${self.key.name}"'

    @property
    def preparations(self) -> list[str]:
        """What has to be done before it runs, a line each."""
        variables = [f"export {name}=…" for name in self.variables]
        return [*variables, *(line for line in (self.sign_in_command, self.serve_command) if line)]

    def query_text(self, shown: str = "${{{0}}}") -> str:
        """The query as it stands in a URL; a variable as `shown` says."""
        pairs = (
            f"{quote(name)}={shown.format(value.name) if isinstance(value, Variable) else quote(value, safe='')}"
            for name, value in self.query
        )
        return "&".join(pairs)

    @property
    def _tools(self) -> list[dict[str, Json]]:
        tools = self.session.get("tools")
        return [tool for tool in tools if isinstance(tool, dict)] if isinstance(tools, list) else []


def variables_in(value: Json) -> Iterator[str]:
    """The names of the variables in a JSON value."""
    if isinstance(value, Variable):
        yield value.name
    elif isinstance(value, dict):
        for child in value.values():
            yield from variables_in(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from variables_in(child)
