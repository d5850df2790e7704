"""Takes secrets out of text and of JSON values before they are written anywhere.

Known by shape (``sk-…``, ``ek_…``, JSON web tokens), by what stands before them (a bearer scheme, a key's name in a
query, header or assignment, user info in a URL) and, in JSON, by the member's name. Prose survives: behind everyday
words such as *key* or *token* only what looks like a secret is taken, a run with a digit in it.

A service may quote a key that looks like nothing; the ones this program uses are known (`hide_from_now_on`), and are
taken out wherever they stand.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

HIDDEN = "[hidden]"
SHORTEST_KNOWN = 8
"""Anything shorter may be an everyday word."""

_EVERYDAY = re.compile(r"[a-z._-]{,15}")
"""What is typed where a server wants any key at all (not-needed, realtime); hidden, it would spoil every journal."""

_known: tuple[str, ...] = ()  # replaced as a whole: read by the threads that write

SECRET_NAMES = frozenset(
    {
        "api-key", "api_key", "apikey", "authorization", "proxy-authorization", "access_token", "refresh_token",
        "id_token", "client_secret", "secret", "password", "subscription-key", "ocp-apim-subscription-key",
        "x-api-key", "x-ms-token", "cookie", "set-cookie", "sig", "signature", "account_key", "connection_string",
    }
)  # fmt: skip
"""Names, in lower case, of JSON members and headers whose value is never written."""

_ENDS = r"[\"']?\s*(?:[=:]|%3d)\s*[\"']?(?:bearer\s+|basic\s+)?"
_VALUE = r"[A-Za-z0-9_\-.~+/%*=!@$^]"
_BY_SHAPE = re.compile(
    r"\b(?:sk|ek|rk)[-_](?=[\w\-*.]*[\d*])[\w\-*.]{6,}"
    r"|\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}"
    r"|\bopenai-insecure-api-key\.\S+"
)
_BY_NAME = re.compile(
    r"(?i)(?P<before>(?<![A-Za-z])(?:[a-z]+[-_])*(?:api[-_ ]?key|subscription[-_]key|access[-_]token"
    rf"|refresh[-_]token|client[-_]secret|account[-_]?key|authorization|sig){_ENDS}){_VALUE}{{3,}}"
)
_BY_WORD = re.compile(
    rf"(?i)(?P<before>\b(?:bearer\s+|basic\s+|(?:key|token|secret|password|signature){_ENDS}))"
    rf"(?={_VALUE}*\d){_VALUE}{{6,}}"
)
_USER_INFO = re.compile(r"(?<=://)[^/\s@\"']+@")
_MARKS = ("sk-", "sk_", "ek_", "ek-", "rk-", "rk_", "eyj", "key", "token", "secret", "password", "sig", "auth",
          "bearer", "basic", "://", "cookie", "connection_string", '"mcp"')  # fmt: skip


def may_hold_secret(text: str) -> bool:
    """A quick look: False only where nothing would be hidden, in this text or in JSON that this text is."""
    if any(secret in text for secret in _known):
        return True
    lowered = text.lower()
    return any(mark in lowered for mark in _MARKS)


def redact_text(text: str) -> str:
    """The text with `HIDDEN` in place of everything that looks like a secret."""
    if not may_hold_secret(text):
        return text
    text = hide_known(text)
    text = _USER_INFO.sub(HIDDEN + "@", text)
    text = _BY_NAME.sub(_keep_before, text)
    text = _BY_WORD.sub(_keep_before, text)
    return _BY_SHAPE.sub(HIDDEN, text)


def hide_from_now_on(secret: str) -> None:
    """Take this very secret out of everything from now on; it is in use, so it is known for as long as this runs."""
    global _known  # noqa: PLW0603 - the process's secrets are the process's
    bare = secret.strip()
    if len(bare) >= SHORTEST_KNOWN and not _EVERYDAY.fullmatch(bare) and bare not in _known:
        escaped = json.dumps(bare)[1:-1]
        forms = {bare, quote(bare, safe=""), quote(bare), escaped}
        _known = tuple(sorted({*_known, *forms}, key=len, reverse=True))


def hide_known(text: str) -> str:
    """The text without the secrets that are in use here; what only looks like one stays."""
    for secret in _known:
        text = text.replace(secret, HIDDEN)
    return text


def hide_exactly(text: str, secrets: tuple[str, ...]) -> str:
    """The text without these very secrets (of at least 4 characters), for where the secret in use is known."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= 4:
            text = text.replace(secret, HIDDEN)
    return text


def redact_json(value: Any) -> Any:
    """A copy of a decoded JSON value: members of secret names hidden whole, every string checked like text."""
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, dict):
        shown = {redact_text(name): _member(name, child) for name, child in value.items()}
        if value.get("type") == "mcp" and isinstance(value.get("headers"), dict):
            # What an MCP server is sent along; any of them may be its key, whatever it is called.
            shown["headers"] = dict.fromkeys(value["headers"], HIDDEN)
        return shown
    if isinstance(value, list):
        return [redact_json(child) for child in value]
    return value


def _member(name: str, child: Any) -> Any:
    if name.lower() in SECRET_NAMES and child not in (None, "", [], {}) and not isinstance(child, dict | bool):
        return HIDDEN
    return redact_json(child) if not _is_secret_object(name, child) else {**redact_json(child), "value": HIDDEN}


def _is_secret_object(name: str, child: Any) -> bool:
    """The preview's ``client_secret: {"value": "ek_…", "expires_at": …}``."""
    return name.lower() in SECRET_NAMES and isinstance(child, dict) and "value" in child


def _keep_before(match: re.Match[str]) -> str:
    return match["before"] + HIDDEN
