"""Under which names the secret store holds what tools send along; pure.

A secret belongs to where it goes, not to the tool: a preset or an import with a tool of the same name and another
address finds nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from desktop_app.settings.tool_definition import McpServer


def header_secret(url: str, header: str) -> str:
    """The name of a secret header's value, of one server."""
    return f"tool:{_origin(url)}:{header.strip().lower()}"


def authorization_secret(server: McpServer) -> str:
    """The name of an MCP server's authorization."""
    return f"mcp:{server.url.strip()}"


def is_private_way(url: str) -> bool:
    """Whether what is sent there can be read by nobody on the way: encrypted, or within this machine."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    host = parts.hostname or ""
    local = host == "localhost" or host.endswith(".localhost") or host == "::1" or host.startswith("127.")
    return parts.scheme == "https" or local


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # no address at all; nothing is ever sent there
        return url.strip()
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
