"""Takes secrets out of text and of JSON values before they are written anywhere.

Known by shape: ``sk-…``, ``ek_…``, bearer tokens, JSON web tokens, signatures and keys in URL queries, user info in
URLs, long runs of hexadecimal or base64 right behind a word such as *key*. Known by name: see `SECRET_NAMES`.
"""

from __future__ import annotations

import re
from typing import Any

HIDDEN = "[hidden]"

SECRET_NAMES = frozenset(
    {
        "api-key", "api_key", "apikey", "authorization", "proxy-authorization", "access_token", "refresh_token",
        "id_token", "client_secret", "secret", "password", "subscription-key", "ocp-apim-subscription-key",
        "x-api-key", "x-ms-token", "cookie", "set-cookie", "sig", "signature", "account_key", "connection_string",
    }
)  # fmt: skip
"""Names, in lower case, of JSON members, headers and query parameters whose value is never written."""

_BY_SHAPE = re.compile(
    r"\b(?:sk|ek|rk|pk)[-_][A-Za-z0-9_\-*.]{4,}"
    r"|\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}"
    r"|\bopenai-insecure-api-key\.\S+"
)
_AFTER_A_NAME = re.compile(
    r"(?i)(?P<name>\bbearer\s+|\bbasic\s+(?=[A-Za-z0-9+/=]{8})"
    r"|\b(?:[a-z-]*api[-_ ]?key|access[-_]?token|subscription[-_]?key|client[-_]?secret|password|secret|token"
    r"|sig(?:nature)?|authorization|key)[\"']?\s*(?:[=:]|%3d)\s*[\"']?(?:bearer\s+|basic\s+)?)"
    r"(?P<value>[A-Za-z0-9_\-.~+/%*=!@$^]{3,})"
)
_USER_INFO = re.compile(r"(?<=://)[^/\s@\"']+@")


def redact_text(text: str) -> str:
    """The text with `HIDDEN` in place of everything that looks like a secret."""
    text = _USER_INFO.sub(HIDDEN + "@", text)
    text = _AFTER_A_NAME.sub(_keep_name, text)
    return _BY_SHAPE.sub(HIDDEN, text)


def hide_exactly(text: str, secrets: tuple[str, ...]) -> str:
    """The text without these very secrets, for where the secret in use is known (of at least 4 characters)."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= 4:
            text = text.replace(secret, HIDDEN)
    return text


def redact_json(value: Any) -> Any:
    """A copy of a decoded JSON value: members of secret names hidden whole, every string checked by shape."""
    if isinstance(value, str):
        return _BY_SHAPE.sub(HIDDEN, _AFTER_A_NAME.sub(_keep_name, value)) if _worth_a_look(value) else value
    if isinstance(value, dict):
        return {name: _member(name, child) for name, child in value.items()}
    if isinstance(value, list):
        return [redact_json(child) for child in value]
    return value


def _member(name: str, child: Any) -> Any:
    if name.lower() in SECRET_NAMES and child not in (None, "", [], {}):
        return HIDDEN
    return redact_json(child)


def _worth_a_look(text: str) -> bool:
    """Whether a pattern could match at all; most strings of an event are ids and words."""
    lowered = text.lower()
    return any(mark in lowered for mark in ("sk-", "sk_", "ek_", "ek-", "rk", "pk", "eyj", "key", "bearer", "token",
                                            "secret", "password", "sig", "auth", "basic", "://"))  # fmt: skip


def _keep_name(match: re.Match[str]) -> str:
    return match["name"] + HIDDEN
