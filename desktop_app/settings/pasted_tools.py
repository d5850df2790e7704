"""Tools out of pasted JSON: of one function, a list, or a whole session, in the Realtime or in the chat form; pure.

What is pasted only describes tools: none of it says how a call is answered, so each is answered by hand at first.
"""

from __future__ import annotations

import json
from typing import Any

from desktop_app.settings.tool_definition import McpServer, ToolDefinition
from desktop_app.translatable import translatable

MOST_CHARS = 1_000_000


class PastedProblem(ValueError):  # noqa: N818 - the project says problem
    """Why there is nothing to take: a sentence, with `{0}` in the place of `detail`; `line`: where, 0 for nowhere."""

    def __init__(self, sentence: str, detail: str = "", line: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.detail = detail
        self.line = line


def pasted_tools(text: str) -> tuple[list[ToolDefinition], list[McpServer]]:
    """Functions and MCP servers.

    Raises:
        PastedProblem: the text is no JSON, or describes no tool.
    """
    if len(text) > MOST_CHARS:
        raise PastedProblem(translatable("PastedTools", "This is more than a description of tools can be."))
    try:
        pasted = json.loads(text)
    except RecursionError:
        raise PastedProblem(translatable("PastedTools", "This is nested too deeply.")) from None
    except ValueError as mistake:
        line = int(getattr(mistake, "lineno", 1))
        raise PastedProblem(translatable("PastedTools", "This is not JSON: line {0}."), str(line), line) from None
    tools: list[ToolDefinition] = []
    servers: list[McpServer] = []
    for each in _entries(pasted):
        kind = each.get("type", "function")
        if kind == "mcp":
            servers.append(_server(each))
        elif kind == "function":
            inner = each.get("function")
            tools.append(_tool(inner if isinstance(inner, dict) else each))
    if not tools and not servers:
        raise PastedProblem(translatable("PastedTools", "There is no tool in this."))
    return tools, servers


def written_tool(tool: ToolDefinition) -> str:
    """A function as JSON, as the service is told of it; what `pasted_tools` reads."""
    said = {
        "type": "function",
        "name": tool.name,
        "description": tool.description,
        "parameters": tool.parameters,
    }
    return json.dumps(said, indent=2, ensure_ascii=False)


def free_name(wanted: str, taken: set[str]) -> str:
    """The name, or with the first number that makes it a new one."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted[:60]}_{number}" in taken:
        number += 1
    return f"{wanted[:60]}_{number}"


def _entries(pasted: Any) -> list[dict[str, Any]]:
    if isinstance(pasted, dict):
        within = pasted.get("session", pasted)
        listed = within.get("tools") if isinstance(within, dict) else None
        pasted = listed if isinstance(listed, list) else [pasted]
    return [each for each in pasted if isinstance(each, dict)] if isinstance(pasted, list) else []


def _tool(said: dict[str, Any]) -> ToolDefinition:
    name, parameters = said.get("name"), said.get("parameters", said.get("input_schema"))
    if not isinstance(name, str) or not name:
        raise PastedProblem(translatable("PastedTools", "One of the functions has no name."))
    if parameters is None:
        parameters = {"type": "object", "properties": {}}
    if not isinstance(parameters, dict):
        raise PastedProblem(translatable("PastedTools", "The parameters of “{0}” are no JSON Schema."), name)
    return ToolDefinition(name=name, description=str(said.get("description") or ""), parameters=parameters)


def _server(said: dict[str, Any]) -> McpServer:
    label, url = said.get("server_label"), said.get("server_url")
    if not isinstance(label, str) or not label:
        raise PastedProblem(translatable("PastedTools", "One of the servers has no label."))
    allowed = said.get("allowed_tools")
    if isinstance(allowed, dict):
        allowed = allowed.get("tool_names")
    names = tuple(str(name) for name in allowed) if isinstance(allowed, list) else ()
    return McpServer(
        label=label,
        url=url if isinstance(url, str) else "",
        description=str(said.get("server_description") or ""),
        allowed_tools=names,
        approval="never" if said.get("require_approval") == "never" else "always",
    )
