"""Why a client's request is refused in the state the session is in: the service's real codes and words.

What is wrong with a request by itself is the codec's to say. Source: the `error` event of both references, and the
messages recorded from the live services.
"""

from __future__ import annotations

from desktop_app.protocol.request_problem import RequestProblem
from desktop_app.protocol.response import ErrorDetail

INVALID_REQUEST = "invalid_request_error"


class RequestRefusedError(Exception):
    """A request the service does not carry out; nothing of it was applied.

    Attributes:
        code: the wire's ``error.code``.
        message: the wire's ``error.message``.
        param: the offending field as a dotted path, or None.
    """

    def __init__(self, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.param = param

    def detail(self, event_id: str | None) -> ErrorDetail:
        """The wire's error object; `event_id` is the client event that caused it."""
        return ErrorDetail(
            type=INVALID_REQUEST, code=self.code, message=self.message, param=self.param, event_id=event_id
        )


def problem_detail(problem: RequestProblem) -> ErrorDetail:
    """The wire's error object for an event that the codec refused."""
    return ErrorDetail(
        type=INVALID_REQUEST,
        code=problem.code,
        message=problem.message,
        param=problem.param,
        event_id=problem.event_id,
    )


def invalid_value(message: str, param: str | None = None) -> RequestRefusedError:
    return RequestRefusedError("invalid_value", message, param)


def bad_audio(param: str) -> RequestRefusedError:
    """Audio that is not what the session's input format says."""
    message = "Invalid 'audio'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz) but got an invalid value."
    return invalid_value(message, param)


def active_response(response_id: str) -> RequestRefusedError:
    message = (
        f"Conversation already has an active response in progress: {response_id}. "
        "Wait until the response is finished before creating a new one."
    )
    return RequestRefusedError("conversation_already_has_active_response", message)


def nothing_to_cancel() -> RequestRefusedError:
    return RequestRefusedError("response_cancel_not_active", "Cancellation failed: no active response found")


def buffer_too_small(held_ms: float) -> RequestRefusedError:
    message = (
        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, "
        f"but buffer only has {held_ms:.2f}ms of audio."
    )
    return RequestRefusedError("input_audio_buffer_commit_empty", message)


def buffer_full() -> RequestRefusedError:
    return invalid_value("The input audio buffer is full: commit or clear it before appending more.", "audio")


def unknown_item(action: str, item_id: str) -> RequestRefusedError:
    """`action` is ``truncate``, ``delete`` or ``retrieve``."""
    gerund = {"truncate": "truncating", "delete": "deleting", "retrieve": "retrieving"}[action]
    message = f"Error {gerund} item: the item with id '{item_id}' does not exist."
    return RequestRefusedError(f"item_{action}_invalid_item_id", message, "item_id")


def duplicate_item(item_id: str, path: str) -> RequestRefusedError:
    message = f"Error creating item: an item with id '{item_id}' already exists."
    return RequestRefusedError("item_already_exists", message, f"{path}.id")


def unknown_previous_item(item_id: str) -> RequestRefusedError:
    message = f"Error creating item: the previous item with id '{item_id}' does not exist."
    return RequestRefusedError("item_create_invalid_previous_item_id", message, "previous_item_id")


def not_truncatable() -> RequestRefusedError:
    return RequestRefusedError("unsupported_content_type", "Only model output audio messages can be truncated")


def truncate_beyond_end(length_ms: int, asked_ms: int) -> RequestRefusedError:
    return invalid_value(f"Audio content of {length_ms}ms is already shorter than {asked_ms}ms", "audio_end_ms")


def voice_is_locked() -> RequestRefusedError:
    message = "Cannot update a conversation's voice if assistant audio is present."
    return RequestRefusedError("cannot_update_voice", message)


def unknown_call(call_id: str) -> RequestRefusedError:
    return RequestRefusedError("invalid_tool_call_id", f"Tool call ID '{call_id}' not found in conversation.")


def unsupported_parameter(param: str) -> RequestRefusedError:
    """A field that exists, of which this session's model knows nothing."""
    message = f"Unsupported parameter: '{param}' is not supported with this model."
    return RequestRefusedError("unsupported_parameter", message, param)


def context_too_long(limit_tokens: int, tokens: int) -> RequestRefusedError:
    message = (
        f"The conversation exceeds the model's input limit of {limit_tokens} tokens: it has {tokens}. "
        "Delete items, or allow truncation."
    )
    return RequestRefusedError("context_length_exceeded", message)


def expiry_sentence(limit: str) -> str:
    """Also the reason of the close; `limit` in words, e.g. ``60 minutes``."""
    return f"Your session hit the maximum duration of {limit}."
