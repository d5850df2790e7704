"""What is wrong with a client event, in the service's codes and words.

Source: `error` events recorded from both services.
"""

from __future__ import annotations

from msgspec import Struct


class RequestProblem(Struct, kw_only=True, frozen=True):
    """Why the service refuses a client event; becomes an `error` event of type ``invalid_request_error``.

    Attributes:
        code: such as ``unknown_parameter``.
        message: one sentence for people.
        param: dotted path of the field in the dialect that was spoken, such as ``session.turn_detection``.
        event_id: the client's id of the refused event, when it gave one.
    """

    code: str
    message: str
    param: str | None = None
    event_id: str | None = None


class RefusedError(Exception):
    """Carries a `RequestProblem` out of the walk through a client event; never leaves the codec."""

    def __init__(self, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.param = param

    def problem(self, event_id: str | None) -> RequestProblem:
        """The problem, naming the client event it belongs to."""
        return RequestProblem(code=self.code, message=str(self), param=self.param, event_id=event_id)
