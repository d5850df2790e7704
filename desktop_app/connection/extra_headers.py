"""Headers that a person adds to the handshake, for a gateway or a private server; pure.

Source: RFC 9110 5.5 and 5.6.2 (names and values); RFC 6455 4.1 (what belongs to the handshake).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop_app.auth.redact import SECRET_NAMES, redact_text
from desktop_app.connection.endpoint_problem import EndpointProblem

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_OURS = re.compile(
    r"host|connection|upgrade|content-length|content-type|transfer-encoding|te|trailer|keep-alive|expect"
    r"|sec-websocket-.*|proxy-.*",
    re.IGNORECASE,
)
_SECRET_WORDS = re.compile(r"auth|key|token|secret|cookie|password|signature|credential", re.IGNORECASE)
_LONGEST_VALUE = 8_000


def holds_secret(name: str, value: str = "") -> bool:
    """Whether a header's value belongs into the secret store: by its name, or by what it looks like."""
    if name.lower() in SECRET_NAMES or _SECRET_WORDS.search(name):
        return True
    line = f"{name}: {value}"
    return redact_text(line) != line


def check_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers, cleaned of surrounding space; an empty value stands for one in the secret store.

    Raises:
        EndpointProblem: a name or value that no header can have, or that belongs to the handshake itself.
    """
    checked: dict[str, str] = {}
    for name, value in headers.items():
        name, value = name.strip(), value.strip()
        if not _NAME.fullmatch(name):
            raise EndpointProblem("header_name", "Headers are written as “Name: value”, one a line.")
        if _OURS.fullmatch(name):
            raise EndpointProblem("header_ours", "The header {0} belongs to the connection itself.", name)
        if not value.isascii() or (value and not value.isprintable()) or len(value) > _LONGEST_VALUE:
            raise EndpointProblem("header_value", "The value of {0} holds characters that no header can have.", name)
        if any(name.lower() == known.lower() for known in checked):
            raise EndpointProblem("header_twice", "The header {0} is there twice.", name)
        checked[name] = value
    return checked
