"""Why no session could be opened: the handshake's status *and* body, the network's own words, in one shape.

Source: protocol errors, "HTTP handshake errors"; RFC 6455 section 4; RFC 9110 section 10.2.3 (Retry-After).
"""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Mapping
from typing import Literal

from websockets.exceptions import (
    InvalidHandshake,
    InvalidMessage,
    InvalidProxy,
    InvalidProxyStatus,
    InvalidStatus,
    ProxyError,
    WebSocketException,
)
from websockets.http11 import Response

from desktop_app.auth.redact import redact_text
from desktop_app.auth.sign_in_problem import SignInCode
from desktop_app.connection.refusal_body import read_body, retry_after_s

Kind = Literal[
    "dns",
    "refused",
    "tls",
    "ca_file",
    "timeout",
    "auth",
    "not_found",
    "rate_limited",
    "proxy",
    "unreachable",
    "not_websocket",
    "server",
    "bad_request",
]
_LONGEST_CHALLENGE = 8_000
_WORTH_A_RETRY = frozenset({"dns", "refused", "timeout", "rate_limited", "unreachable", "server"})


class ConnectionProblem(Exception):  # noqa: N818 - the project says problem
    """A session could not be opened.

    Attributes:
        kind: what failed; ``auth`` is 401 and 403, ``not_found`` 404 and 410, ``server`` 5xx, ``bad_request`` any
            other refusal.
        status: of the refused upgrade, else None.
        server_code: the body's error code, for instance ``DeploymentNotFound``.
        server_words: the body's message, or the text of its page, at most 600 characters, secrets taken out.
        retry_after_s: when the service said so.
        body: the beginning of the body, at most 4,000 characters, secrets taken out.
        detail: the network's or TLS's own words.
        challenge: the ``WWW-Authenticate`` header, with what the service asks of a token.
        diagnosis: why nobody was let in, once somebody looked into it; see `auth.sign_in_problem`.
    """

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        status: int | None = None,
        server_code: str = "",
        server_words: str = "",
        retry_after_s: float | None = None,
        body: str = "",
        challenge: str = "",
    ) -> None:
        said = f"HTTP {status}" if status is not None else detail
        super().__init__(f"{kind}: {server_words or said}" if said or server_words else kind)
        self.kind: Kind = kind
        self.detail = detail
        self.status = status
        self.server_code = server_code
        self.server_words = server_words
        self.retry_after_s = retry_after_s
        self.body = body
        self.challenge = challenge
        self.diagnosis: SignInCode = "unknown"

    @property
    def code(self) -> str:
        return self.kind

    @property
    def recoverable(self) -> bool:
        """Whether the same attempt may succeed a little later."""
        return self.kind in _WORTH_A_RETRY


def problem_of(failure: BaseException, *, through_proxy: bool = False) -> ConnectionProblem | None:
    """What a failed opening means; None for what is not a failure of the connection."""
    if isinstance(failure, InvalidProxyStatus):
        return _of_response(failure.response, proxy=True)
    if isinstance(failure, InvalidStatus):
        return _of_response(failure.response, proxy=False)
    if isinstance(failure, ProxyError | InvalidProxy) or (through_proxy and isinstance(failure, ImportError)):
        return ConnectionProblem("proxy", redact_text(str(failure)))
    if isinstance(failure, InvalidMessage):
        # Nothing came (closed, reset) or something that is not HTTP.
        silent = isinstance(failure.__cause__, EOFError | ConnectionError)
        return ConnectionProblem("unreachable" if silent else "not_websocket", redact_text(str(failure)))
    if isinstance(failure, InvalidHandshake | WebSocketException):
        return ConnectionProblem("not_websocket", redact_text(str(failure)))
    if isinstance(failure, OSError):
        return _of_network(failure, through_proxy)
    return None


def _of_network(failure: OSError, through_proxy: bool) -> ConnectionProblem:
    words = str(failure)
    kind: Kind = "unreachable"
    if isinstance(failure, ssl.SSLCertVerificationError):
        kind, words = "tls", failure.verify_message
    elif isinstance(failure, ssl.SSLError):
        kind, words = "tls", failure.reason or words
    elif isinstance(failure, TimeoutError):
        kind = "timeout"
    elif isinstance(failure, socket.gaierror):
        kind = "dns"
    elif isinstance(failure, ConnectionRefusedError) or _all_refused(words):
        kind = "refused"
    if through_proxy and kind in ("dns", "refused", "unreachable"):
        kind = "proxy"
    return ConnectionProblem(kind, redact_text(words))


def _all_refused(words: str) -> bool:
    """asyncio joins the failures of a host's several addresses into one text."""
    numbers = {int(number) for number in re.findall(r"\[(?:Errno|WinError) (\d+)\]", words)}
    return bool(numbers) and numbers <= {errno.ECONNREFUSED, 1225, 10061}


def _of_response(response: Response, *, proxy: bool) -> ConnectionProblem:
    headers = dict(response.headers.raw_items())
    return refusal(response.status_code, response.reason_phrase, headers, bytes(response.body or b""), proxy=proxy)


def refusal(
    status: int, reason: str, headers: Mapping[str, str], body: bytes, *, proxy: bool = False
) -> ConnectionProblem:
    """What an HTTP answer means that is not the one hoped for."""
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    server_code, server_words, text = read_body(body, content_type)
    return ConnectionProblem(
        "proxy" if proxy or status == 407 else _kind_of_status(status),
        redact_text(reason),
        status=status,
        server_code=server_code,
        server_words=server_words,
        retry_after_s=retry_after_s(headers, server_words),
        body=text,
    )


def _kind_of_status(status: int) -> Kind:
    known: dict[int, Kind] = {
        401: "auth",
        403: "auth",
        404: "not_found",
        410: "not_found",
        408: "server",
        426: "not_websocket",
        429: "rate_limited",
    }
    if status < 400:
        return "not_websocket"
    return known.get(status, "server" if status >= 500 else "bad_request")
