"""A function the assistant may call, and how its calls are answered; an MCP server that the service calls; pure data.

Nothing here runs anything, and nothing here is secret: values of headers and authorizations are in the secret store,
and what may run is decided by the user, see `Preferences.trusted_tools`.

Source: GA reference 7 "Tools"; preview reference, `RealtimeFunctionTool`.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

BuiltInFunction = Literal["time", "calculator", "note", "random", "timer"]
Approval = Literal["always", "once", "never"]


class AnsweredByHand(Struct, tag_field="kind", tag="by_hand", kw_only=True, frozen=True):
    """The user writes the result into the call's card."""


class CannedAnswer(Struct, tag_field="kind", tag="canned", kw_only=True, frozen=True):
    """Always the same result; `fails`: it is told as an error. `delay_ms` passes before it."""

    output: str = "{}"
    delay_ms: int = 0
    fails: bool = False


class BuiltInAnswer(Struct, tag_field="kind", tag="built_in", kw_only=True, frozen=True):
    """A function that Duologue brings along."""

    function: BuiltInFunction = "time"


class CommandAnswer(Struct, tag_field="kind", tag="command", kw_only=True, frozen=True):
    """A program of this machine, run without a shell: arguments as JSON on standard input, result on standard output.

    Attributes:
        argv: the program and its arguments, each as it is.
        folder: where it runs; empty: the user's home.
        timeout_s, limit_bytes: after so long it is ended, and of so much output the rest is an error.
    """

    argv: tuple[str, ...] = ()
    folder: str = ""
    timeout_s: float = 10.0
    limit_bytes: int = 65_536


class HttpAnswer(Struct, tag_field="kind", tag="http", kw_only=True, frozen=True):
    """A POST with the arguments as JSON; the body of a 2xx answer is the result.

    Attributes:
        secret_headers: names of headers whose values are in the secret store.
    """

    url: str = ""
    secret_headers: tuple[str, ...] = ()
    timeout_s: float = 10.0
    limit_bytes: int = 65_536


class PythonAnswer(Struct, tag_field="kind", tag="python", kw_only=True, frozen=True):
    """A function with type hints in a Python file, run in a process of its own."""

    path: str = ""
    function: str = ""
    timeout_s: float = 10.0
    limit_bytes: int = 65_536


Answer = AnsweredByHand | CannedAnswer | BuiltInAnswer | CommandAnswer | HttpAnswer | PythonAnswer


class ToolDefinition(Struct, kw_only=True, frozen=True):
    """One function.

    Attributes:
        name: 1 to 64 of letters, digits, ``_`` and ``-``; unique among the tools.
        parameters: a JSON Schema (draft 2020-12) of type object.
        enabled: offered to the assistant.
        approval: whether the user is asked before a call is answered; ``once``: for the first call of a session.
    """

    name: str = ""
    description: str = ""
    parameters: dict[str, Any] = field(default_factory=lambda: {"type": "object", "properties": {}})
    enabled: bool = True
    answer: Answer = AnsweredByHand()
    approval: Approval = "never"


class McpServer(Struct, kw_only=True, frozen=True):
    """An MCP server whose tools the service lists and calls (GA only).

    Attributes:
        label: unique among the servers.
        allowed_tools: names; empty: all.
        approval: ``always``: the service asks before each call; ``never``: it does not.
        has_authorization: the secret store holds the value of `authorization`.
    """

    label: str = ""
    url: str = ""
    description: str = ""
    allowed_tools: tuple[str, ...] = ()
    approval: Literal["always", "never"] = "always"
    has_authorization: bool = False
    enabled: bool = True
