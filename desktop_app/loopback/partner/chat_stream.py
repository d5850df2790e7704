"""A streamed chat completion, decoded: server-sent events to sentences and function calls.

Source: WHATWG HTML, "Server-sent events"; OpenAI API reference, "chat completion chunk object".
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_app.loopback.partner.sentences import SentenceCutter
from desktop_app.loopback.ports import CallFunction, PartnerProblem, Say

LONGEST_LINE_BYTES = 4_000_000
_THINKING = (("<think>", "</think>"), ("<thinking>", "</thinking>"))


class EventDataReader:
    """Gives the data of each event, from bytes cut anywhere."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[str] = []

    def add(self, piece: bytes) -> list[str]:
        """The data of the events that these bytes complete. Raises `PartnerProblem` for a line without end."""
        lines = (self._rest + piece).splitlines(keepends=True)
        self._rest = b""
        if (lines and not lines[-1].endswith((b"\n", b"\r"))) or (lines and lines[-1].endswith(b"\r")):
            self._rest = lines.pop()
        if len(self._rest) > LONGEST_LINE_BYTES:
            raise malformed("it sent a line that does not end")
        return [data for line in lines if (data := self._line(line.rstrip(b"\r\n"))) is not None]

    def finish(self) -> list[str]:
        """The data of an event that the stream ended in."""
        line, self._rest = self._rest.rstrip(b"\r\n"), b""
        last = [self._line(line) if line else None, self._line(b"")]
        return [data for data in last if data is not None]

    def _line(self, line: bytes) -> str | None:
        if not line:
            data, self._data = "\n".join(self._data), []
            return data or None
        field, _, value = line.partition(b":")
        if field == b"data":
            text = value.removeprefix(b" ").decode("utf-8", errors="replace")
            if self._data and _is_whole(self._data):  # servers that leave out the empty line between events
                data, self._data = "\n".join(self._data), [text]
                return data
            self._data.append(text)
        return None


class _CallBeingMade:
    def __init__(self) -> None:
        self.name = ""
        self.arguments = ""


class ChatStream:
    """Turns the chunks of one completion into what is said and called.

    Attributes:
        is_done: the model has finished its answer.
        is_closed: nothing more comes.
    """

    def __init__(self) -> None:
        self.is_done = False
        self.is_closed = False
        self._cutter = SentenceCutter()
        self._calls: dict[int, _CallBeingMade] = {}
        self._thoughts = _ThoughtFilter()
        self._has_content = False

    def add(self, data: str) -> list[Say | CallFunction]:
        """What became complete with one event. Raises `PartnerProblem` for an error, and for what is no chunk."""
        if data.strip() == "[DONE]":
            self.is_done = self.is_closed = True
            return []
        try:
            chunk = msgspec.json.decode(data)
        except msgspec.DecodeError as problem:
            raise malformed("it sent something that is not JSON") from problem
        if not isinstance(chunk, dict):
            raise malformed("it sent something that is not an object")
        if chunk.get("error"):
            raise PartnerProblem("server_error", f"The chat endpoint reported: {error_words(chunk['error'])}")
        choices = chunk.get("choices")
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            return []  # usage and keep-alive chunks have no choices
        return self._choice(choices[0])

    def finish(self) -> list[Say | CallFunction]:
        """The rest, when the stream has ended. Raises `PartnerProblem` when nothing came at all."""
        said: list[Say | CallFunction] = [Say(text) for text in self._cutter.add(self._thoughts.finish())]
        said += [Say(text) for text in self._cutter.finish()]
        calls = [self._calls[index] for index in sorted(self._calls)]
        said += [CallFunction(call.name, _valid_arguments(call.arguments)) for call in calls if call.name]
        if not said and not self._has_content and not self.is_done:
            raise malformed("it ended without a word")
        return said

    def _choice(self, choice: dict[str, Any]) -> list[Say | CallFunction]:
        delta = choice.get("delta") or choice.get("message")
        if choice.get("finish_reason"):
            self.is_done = True
        if not isinstance(delta, dict):
            return []
        self._add_calls(delta.get("tool_calls"))
        content = delta.get("content")
        if not isinstance(content, str) or not content:
            return []
        self._has_content = True
        return [Say(sentence) for sentence in self._cutter.add(self._thoughts.add(content))]

    def _add_calls(self, deltas: object) -> None:
        if not isinstance(deltas, list):
            return
        for position, delta in enumerate(deltas):
            function = delta.get("function") if isinstance(delta, dict) else None
            if not isinstance(function, dict):
                continue
            index = delta.get("index")
            # Without an index a delta with a name begins a call of its own.
            key = (
                index
                if isinstance(index, int)
                else len(self._calls)
                if function.get("name")
                else max(self._calls, default=position)
            )
            call = self._calls.setdefault(key, _CallBeingMade())
            call.name += str(function.get("name") or "") if not call.name else ""
            arguments = function.get("arguments") or ""
            call.arguments += arguments if isinstance(arguments, str) else msgspec.json.encode(arguments).decode()


class _ThoughtFilter:
    """Leaves out what a reasoning model writes between ``<think>`` and ``</think>``."""

    def __init__(self) -> None:
        self._rest = ""
        self._closing: str | None = None

    def add(self, text: str) -> str:
        self._rest += text
        said = ""
        while True:
            if self._closing is not None:
                _, found, after = self._rest.partition(self._closing)
                if not found:
                    self._rest = self._rest[-len(self._closing) :]
                    return said
                self._rest, self._closing = after, None
            start, opening, closing = min(
                (
                    (place, opening, closing)
                    for opening, closing in _THINKING
                    if (place := self._rest.find(opening)) >= 0
                ),
                default=(-1, "", ""),
            )
            if start < 0:
                kept = _possible_tag_length(self._rest)
                said += self._rest[: len(self._rest) - kept]
                self._rest = self._rest[len(self._rest) - kept :]
                return said
            said += self._rest[:start]
            self._rest, self._closing = self._rest[start + len(opening) :], closing

    def finish(self) -> str:
        rest, self._rest = self._rest, ""
        return "" if self._closing is not None else rest


def error_words(error: object) -> str:
    """The words of an endpoint's error object, in one line."""
    if isinstance(error, dict):
        error = error.get("message") or error.get("error") or error.get("detail") or error.get("code") or "an error"
    text = " ".join(str(error).split())[:300]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def malformed(what: str) -> PartnerProblem:
    """The endpoint does not speak the protocol."""
    return PartnerProblem("server_error", f"The chat endpoint did not answer as one: {what}.")


def _possible_tag_length(text: str) -> int:
    """How many characters at the end may be the beginning of an opening tag."""
    for opening, _ in _THINKING:
        for length in range(min(len(opening) - 1, len(text)), 0, -1):
            if opening.startswith(text[-length:]):
                return length
    return 0


def _valid_arguments(arguments: str) -> str:
    """JSON text of an object; what is not stays as it came, for the client to judge."""
    return arguments.strip() or "{}"


def _is_whole(lines: list[str]) -> bool:
    text = "\n".join(lines).strip()
    if text == "[DONE]":
        return True
    try:
        msgspec.json.decode(text)
    except msgspec.DecodeError:
        return False
    return True
