"""Which tools of an MCP server may be used, and which only after the client said yes; pure.

Source: GA reference 7 "Tools": `allowed_tools` and `require_approval`, each a word, a list or an object of filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.loopback.mcp_messages import McpFunction
from desktop_app.protocol.session_config import McpTool


def allowed(tool: McpTool, functions: Sequence[McpFunction]) -> list[McpFunction]:
    """The functions that the session lets the model use; all where it says nothing."""
    wanted = tool.allowed_tools
    if isinstance(wanted, list):
        wanted = {"tool_names": wanted}
    if not isinstance(wanted, dict):
        return list(functions)
    return [function for function in functions if _matches(wanted, function)]


def needs_approval(tool: McpTool, function: McpFunction) -> bool:
    """Whether the client is asked before the call; it is where the session does not say otherwise."""
    rule = tool.require_approval
    if isinstance(rule, str):
        return rule != "never"
    if not isinstance(rule, dict):
        return True
    never, always = rule.get("never"), rule.get("always")
    if isinstance(always, dict) and _matches(always, function):
        return True
    return not (isinstance(never, dict) and _matches(never, function))


def _matches(rule: dict[str, Any], function: McpFunction) -> bool:
    names, read_only = rule.get("tool_names"), rule.get("read_only")
    if isinstance(names, list) and function.name not in names:
        return False
    return not (isinstance(read_only, bool) and read_only != function.is_read_only)
