"""Why a client's request is refused: the service's real codes and words.

Source: the `error` event of both references, and the messages recorded from the live services.
"""

from __future__ import annotations

from desktop_app.protocol.response import ErrorDetail

INVALID_REQUEST = "invalid_request_error"


class RequestRefused(Exception):
    """A request the service does not carry out; nothing of it was applied.

    Attributes:
        code: the wire's ``error.code``.
        message: the wire's ``error.message``.
        param: the offending field as a dotted path, or None.
    """

    def __init__(self, code: str | None, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.param = param

    def detail(self, event_id: str | None) -> ErrorDetail:
        """The wire's error object; `event_id` is the client event that caused it."""
        return ErrorDetail(
            type=INVALID_REQUEST, code=self.code, message=self.message, param=self.param, event_id=event_id
        )


def invalid_value(message: str, param: str | None = None) -> RequestRefused:
    return RequestRefused("invalid_value", message, param)


def unsupported_value(value: object, supported: tuple[str, ...], param: str) -> RequestRefused:
    """A value outside a fixed set."""
    listed = ", ".join(f"'{name}'" for name in supported)
    return invalid_value(f"Invalid value: '{value}'. Supported values are: {listed}.", param)


def missing_parameter(param: str) -> RequestRefused:
    return RequestRefused("missing_required_parameter", f"Missing required parameter: '{param}'.", param)


def too_long(param: str, limit: int, length: int) -> RequestRefused:
    message = (
        f"Invalid '{param}': string too long. Expected a string with maximum length {limit}, "
        f"but got a string with length {length} instead."
    )
    return RequestRefused("string_above_max_length", message, param)


def out_of_range(param: str, value: float, low: float | None, high: float | None) -> RequestRefused:
    """A number below `low` or above `high`; the code names the direction and the kind of number."""
    kind = "integer" if isinstance(value, int) and isinstance(high if high is not None else low, int) else "decimal"
    if low is not None and value < low:
        message = f"Invalid '{param}': {kind} below minimum value. Expected a value >= {low}, but got {value} instead."
        return RequestRefused(f"{kind}_below_min_value", message, param)
    message = f"Invalid '{param}': {kind} above maximum value. Expected a value <= {high}, but got {value} instead."
    return RequestRefused(f"{kind}_above_max_value", message, param)


def active_response(response_id: str) -> RequestRefused:
    message = (
        f"Conversation already has an active response in progress: {response_id}. "
        "Wait until the response is finished before creating a new one."
    )
    return RequestRefused("conversation_already_has_active_response", message)


def nothing_to_cancel() -> RequestRefused:
    return RequestRefused("response_cancel_not_active", "Cancellation failed: no active response found")


def buffer_too_small(held_ms: float) -> RequestRefused:
    message = (
        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, "
        f"but buffer only has {held_ms:.2f}ms of audio."
    )
    return RequestRefused("input_audio_buffer_commit_empty", message)


def unknown_item(action: str, item_id: str) -> RequestRefused:
    """`action` is ``truncate``, ``delete`` or ``retrieve``."""
    gerund = {"truncate": "truncating", "delete": "deleting", "retrieve": "retrieving"}[action]
    message = f"Error {gerund} item: the item with id '{item_id}' does not exist."
    return RequestRefused(f"item_{action}_invalid_item_id", message)


def not_truncatable() -> RequestRefused:
    return RequestRefused("unsupported_content_type", "Only model output audio messages can be truncated")


def truncate_beyond_end(length_ms: int, asked_ms: int) -> RequestRefused:
    return invalid_value(f"Audio content of {length_ms}ms is already shorter than {asked_ms}ms")


def voice_is_locked() -> RequestRefused:
    message = "Cannot update a conversation's voice if assistant audio is present."
    return RequestRefused("cannot_update_voice", message)


def unknown_call(call_id: str) -> RequestRefused:
    return RequestRefused("invalid_tool_call_id", f"Tool call ID '{call_id}' not found in conversation.")


def session_expired(limit: str) -> ErrorDetail:
    """`limit` in words, e.g. ``60 minutes``."""
    return ErrorDetail(
        type=INVALID_REQUEST, code="session_expired", message=expiry_sentence(limit), param=None, event_id=None
    )


def expiry_sentence(limit: str) -> str:
    return f"Your session hit the maximum duration of {limit}."


def event_id_of(value: object) -> str | None:
    """The client's event id, or None when it sent none."""
    return value if isinstance(value, str) else None
