"""What the end of a connection means: close code and reason explained, and whether a new session may help.

Source: protocol errors, "WebSocket close codes"; RFC 6455 section 7.4.1.
"""

from __future__ import annotations

import dataclasses

from desktop_app.auth.redact import redact_text

KEEPALIVE_REASON = "keepalive ping timeout"
"""What the websockets library writes into its own close frame (1011) when a pong is missing."""


@dataclasses.dataclass(frozen=True, slots=True)
class Closed:
    """The end of a connection.

    Attributes:
        code: the close code: the peer's, else ours, else 1006 (no close frame at all).
        reason: the close frame's text, secrets taken out.
        was_asked: we closed it.
        recoverable: a new session may be opened at once, or with back-off.
        sentence_code: ``asked``, ``service_ended``, ``session_expired``, ``going_away``, ``connection_lost``,
            ``no_answer``, ``protocol_violation``, ``message_too_big``, ``service_fault``, ``service_restart``,
            ``try_later``, ``tls_lost``, ``policy``, ``auth_refused``, ``dialect_refused``, ``model_missing``,
            ``refused_by_service`` or ``internal``.
        from_peer: the code was sent by the service.
    """

    code: int
    reason: str
    was_asked: bool
    recoverable: bool
    sentence_code: str
    from_peer: bool = False


_MEANINGS = {
    1000: "service_ended",
    1001: "going_away",
    1002: "protocol_violation",
    1003: "protocol_violation",
    1005: "service_ended",
    1006: "connection_lost",
    1007: "protocol_violation",
    1008: "policy",
    1009: "message_too_big",
    1010: "protocol_violation",
    1011: "service_fault",
    1012: "service_restart",
    1013: "try_later",
    1014: "service_fault",
    1015: "tls_lost",
}
_FINAL = frozenset({"asked", "policy", "auth_refused", "dialect_refused", "model_missing", "refused_by_service"})


def explain_close(code: int, reason: str = "", *, was_asked: bool = False, from_peer: bool = False) -> Closed:
    """Turn a close code and its reason into a `Closed`; unknown 1xxx are recoverable, unknown 3xxx and 4xxx are not."""
    meaning = "asked" if was_asked else _meaning(code, reason.lower(), from_peer)
    return Closed(code, redact_text(reason)[:300], was_asked, meaning not in _FINAL, meaning, from_peer)


def _meaning(code: int, reason: str, from_peer: bool) -> str:
    if code >= 3000:
        return _refusal(code, reason)
    if "session_expired" in reason or "maximum duration" in reason:
        return "session_expired"
    if code == 1011 and not from_peer and KEEPALIVE_REASON in reason:
        return "no_answer"
    return _MEANINGS.get(code, "connection_lost")


def _refusal(code: int, reason: str) -> str:
    if "api_key" in reason or "authentication" in reason or "unauthorized" in reason or code == 3000:
        return "auth_refused"
    if "beta_api_shape_disabled" in reason:
        return "dialect_refused"
    if "missing_model" in reason or "model_not_found" in reason:
        return "model_missing"
    return "session_expired" if "session_expired" in reason else "refused_by_service"
