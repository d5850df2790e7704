"""Why a function gave no result: a code for the window's words, and plain English for the model."""

from __future__ import annotations

import json
from typing import Literal

ProblemCode = Literal[
    "arguments",
    "batch_file",
    "clear_text",
    "crashed",
    "exit_code",
    "file",
    "folder",
    "function",
    "http_redirect",
    "http_status",
    "http_unreachable",
    "http_url",
    "no_result",
    "not_found",
    "not_started",
    "result",
    "secret",
    "signal",
    "time_limit",
    "too_large",
    "value",
]


class ToolProblem(Exception):  # noqa: N818 - it is what a function came to, told to the model and the user
    """A call that failed.

    Attributes:
        code: what kind of failure it is.
        detail: what it was about (a name, a number, a message of the tool's own), for the window's words.
        model_words: the same as a sentence for the model.
        more: further members of the JSON the model is given.
        said: the last words of the tool itself, for the user only.
    """

    def __init__(self, code: ProblemCode, detail: str, model_words: str, *, said: str = "", **more: object) -> None:
        super().__init__(model_words)
        self.code: ProblemCode = code
        self.detail = detail
        self.model_words = model_words
        self.more = more
        self.said = said

    @property
    def output(self) -> str:
        """What goes to the model in place of a result."""
        return error_output(self.model_words, **self.more)


def error_output(words: str, **more: object) -> str:
    """The output that tells the model of a failure."""
    told = {"error": words, **{name: value for name, value in more.items() if value not in ("", None)}}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
