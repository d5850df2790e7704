"""What an error of the service means: a race to be swallowed, or one of seven kinds of problem.

Matched by code first, then by a piece of the message (several errors have no code), then by type.
"""

from __future__ import annotations

from desktop_app.conversation.changes import Problem, ProblemKind
from desktop_app.protocol.response import ErrorDetail

ACTIVE_RESPONSE = "conversation_already_has_active_response"
SHORTER_AUDIO = "audio_shorter_than_truncate"
NOT_MODEL_AUDIO = "truncate_without_model_audio"

_RACES_BY_MESSAGE = {
    "conversation already has an active response": ACTIVE_RESPONSE,
    "no active response found": "response_cancel_not_active",
    "buffer too small": "input_audio_buffer_commit_empty",
    "only model output audio messages can be truncated": NOT_MODEL_AUDIO,
    "is already shorter than": SHORTER_AUDIO,
}
_RACES = {
    ACTIVE_RESPONSE,
    "response_cancel_not_active",
    "input_audio_buffer_commit_empty",
    "item_truncate_invalid_item_id",
    # Seen only in emulators and inferred; they say the same: something was gone or there already.
    "item_not_found",
    "item_delete_invalid_item_id",
    "item_retrieve_invalid_item_id",
    "item_already_exists",
    "invalid_json",
    "unsupported_event",
}
_KINDS: dict[str, ProblemKind] = {
    "beta_api_shape_disabled": "dialect",
    "session_expired": "expiry",
    "invalid_api_key": "account",
    "authentication_error": "account",
    "permission_error": "account",
    "permission_denied": "account",
    "PermissionDenied": "account",
    "insufficient_quota": "account",
    "model_not_found": "account",
    "server_error": "transient",
    "rate_limit_exceeded": "transient",
    "content_filter": "content",
    "max_output_tokens": "content",
    "audio_unintelligible": "content",
    "DeploymentNotFound": "content",
    "missing_required_parameter": "misuse",
    "unknown_parameter": "misuse",
    "invalid_value": "misuse",
    "invalid_event": "misuse",
    "string_above_max_length": "misuse",
    "invalid_tool_call_id": "misuse",
    "cannot_update_voice": "misuse",
}
_KINDS_BY_MESSAGE: dict[str, ProblemKind] = {
    "realtime beta api is no longer supported": "dialect",
    "hit the maximum duration": "expiry",
    "exceeded your current quota": "account",
    "rate limit reached": "transient",
    "server had an error": "transient",
}
_KINDS_BY_TYPE: dict[str, ProblemKind] = {
    "invalid_request_error": "misuse",
    "server_error": "transient",
    "authentication_error": "account",
    "permission_error": "account",
    "transcription_error": "content",
}
_FIELDS_OF_ONE_DIALECT = (
    "session.modalities",
    "session.voice",
    "session.input_audio_format",
    "session.output_audio_format",
    "session.input_audio_transcription",
    "session.turn_detection",
    "session.temperature",
    "session.max_response_output_tokens",
    "response.modalities",
    "response.voice",
    "response.output_audio_format",
    "response.temperature",
    "response.max_response_output_tokens",
    "session.type",
    "session.audio",
    "session.output_modalities",
    "session.max_output_tokens",
    "response.output_modalities",
    "response.audio",
    "response.max_output_tokens",
)
"""Not what came late to a dialect: a service that lacks it speaks the dialect all the same."""


def text_of(value: object) -> str:
    """A field that may be absent or null, as text."""
    return value if isinstance(value, str) else ""


def race_of(error: ErrorDetail, truncating: bool) -> str | None:
    """The name of the benign race an error reports, or None; `truncating` if it answers a truncate."""
    code, message = text_of(error.code), text_of(error.message).lower()
    if code in _RACES:
        return code
    for piece, race in _RACES_BY_MESSAGE.items():
        if piece in message:
            return race
    return NOT_MODEL_AUDIO if truncating and code == "unsupported_content_type" else None


def kind_of(error: ErrorDetail) -> ProblemKind:
    """The kind of problem an error is."""
    code, message = text_of(error.code), text_of(error.message)
    if _is_other_dialect(code, text_of(error.param) or _quoted(message)):
        return "dialect"
    if code in _KINDS:
        return _KINDS[code]
    for piece, kind in _KINDS_BY_MESSAGE.items():
        if piece in message.lower():
            return kind
    return _KINDS_BY_TYPE.get(text_of(error.type), "unknown")


def problem_of(error: ErrorDetail, code_if_none: str = "error") -> Problem:
    """An error as a problem, the server's words kept."""
    return Problem(
        kind=kind_of(error),
        code=text_of(error.code) or code_if_none,
        message=text_of(error.message),
        param=text_of(error.param) or None,
        event_id=text_of(error.event_id) or None,
    )


def field_of(error: ErrorDetail) -> str:
    """The dotted field an error complains about, from `param` or from the quoted part of its message."""
    return text_of(error.param) or _quoted(text_of(error.message))


def _is_other_dialect(code: str, param: str) -> bool:
    """Whether a field is missing or unknown that the other dialect would not miss or would know."""
    if code == "missing_required_parameter":
        return param == "session.type"
    return code == "unknown_parameter" and param in _FIELDS_OF_ONE_DIALECT


def _quoted(message: str) -> str:
    pieces = message.split("'")
    return pieces[1] if len(pieces) >= 3 else ""
