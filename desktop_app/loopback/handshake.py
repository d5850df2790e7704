"""Who may connect, and to what: decided from the HTTP request of the upgrade alone.

Pure. Source: GA reference, endpoints and authentication; errors reference, handshake errors; RFC 6455.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import msgspec
from msgspec import Struct

from desktop_app.protocol.codec import Dialect

PREVIEW_PATH = "/openai/realtime"
AZURE_GA_PATH = "/openai/v1/realtime"
GA_PATH = "/v1/realtime"
DIALECTS = {PREVIEW_PATH: Dialect.PREVIEW, AZURE_GA_PATH: Dialect.GA, GA_PATH: Dialect.GA}
GA_MODEL = "gpt-realtime"
PREVIEW_MODEL = "gpt-4o-realtime-preview"
KEY_SUBPROTOCOL = "openai-insecure-api-key."
SUBPROTOCOL = "realtime"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "::1")


class UpgradeRequest(Struct, frozen=True, kw_only=True):
    """What of the request decides.

    Attributes:
        target: path and query.
        headers: lower-case names.
    """

    target: str
    headers: Mapping[str, str]


class UpgradeRefused(Struct, frozen=True, kw_only=True):
    """Answered with an HTTP status and a JSON body; no WebSocket."""

    status: int
    code: str
    message: str

    def body(self) -> bytes:
        """The JSON error object of the services."""
        return msgspec.json.encode({"error": {"code": self.code, "message": self.message}})


class Admission(Struct, frozen=True, kw_only=True):
    """A client that may connect.

    Attributes:
        model: the model or deployment it named; any is served.
        is_transcription: asked with ``intent=transcription``.
        close_code, error_code, error_message: set when the services accept the upgrade and then close at once.
    """

    dialect: Dialect
    model: str
    is_transcription: bool = False
    close_code: int = 0
    error_code: str = ""
    error_message: str = ""


def admit(request: UpgradeRequest, api_key: str, *, require_model: bool = False) -> Admission | UpgradeRefused:
    """Let a client in, or say why not.

    A client that names no model gets a usual one, so that the bare address works; `require_model` refuses it as the
    public services do.
    """
    parts = urlsplit(request.target)
    query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    dialect = DIALECTS.get(parts.path.rstrip("/") or "/")
    if not _is_local(request.headers.get("host", "")) or not _is_local_origin(request.headers.get("origin")):
        return UpgradeRefused(status=403, code="403", message="This service answers programs on this machine only.")
    if dialect is None:
        return UpgradeRefused(status=404, code="404", message="Resource not found")
    if not _has_key(request.headers, query, api_key):
        return _unauthorised("Access denied: the API key is missing or is not the one this service was started with.")
    if parts.path.startswith(AZURE_GA_PATH) and "api-version" in query:
        return _unauthorised("Access denied: the GA path takes no 'api-version'.")
    if dialect is Dialect.PREVIEW:
        return _admit_preview(query, require_model)
    return _admit_ga(query, request.headers, require_model)


def _admit_preview(query: Mapping[str, str], require_model: bool) -> Admission | UpgradeRefused:
    is_transcription = query.get("intent") == "transcription"
    model = query.get("deployment") or query.get("model") or ("" if require_model else PREVIEW_MODEL)
    if not model and not is_transcription:
        message = "The API deployment for this resource does not exist: name one with 'deployment'."
        return UpgradeRefused(status=404, code="DeploymentNotFound", message=message)
    return Admission(dialect=Dialect.PREVIEW, model=model, is_transcription=is_transcription)


def _admit_ga(query: Mapping[str, str], headers: Mapping[str, str], require_model: bool) -> Admission:
    is_transcription = query.get("intent") == "transcription"
    model = query.get("model") or ("" if require_model else GA_MODEL)
    if headers.get("openai-beta", "").startswith("realtime="):
        return Admission(
            dialect=Dialect.GA,
            model=model,
            close_code=4000,
            error_code="beta_api_shape_disabled",
            error_message="The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.",
        )
    if not model and not is_transcription:
        return Admission(
            dialect=Dialect.GA,
            model=model,
            close_code=4000,
            error_code="missing_model",
            error_message="You must provide a model parameter.",
        )
    return Admission(dialect=Dialect.GA, model=model, is_transcription=is_transcription)


def offered_subprotocols(headers: Mapping[str, str]) -> list[str]:
    return [name.strip() for name in headers.get("sec-websocket-protocol", "").split(",") if name.strip()]


def _unauthorised(message: str) -> UpgradeRefused:
    return UpgradeRefused(status=401, code="401", message=message)


def _has_key(headers: Mapping[str, str], query: Mapping[str, str], api_key: str) -> bool:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    given = [
        headers.get("api-key", ""),
        query.get("api-key", ""),
        token.strip() if scheme.lower() == "bearer" else "",
        *(name.removeprefix(KEY_SUBPROTOCOL) for name in offered_subprotocols(headers)),
    ]
    return any(hmac.compare_digest(key.encode(), api_key.encode()) for key in given)


def _is_local(host: str) -> bool:
    """Whether the Host header names this machine: a foreign name that resolves here is somebody's trick."""
    return _hostname(f"//{host}") in LOCAL_HOSTS


def _is_local_origin(origin: str | None) -> bool:
    """Programs send no Origin; a page may connect only from this machine."""
    return origin is None or _hostname(origin) in LOCAL_HOSTS


def _hostname(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
