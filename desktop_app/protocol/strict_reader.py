"""Reads what a client sent as strictly as the service does: the first thing that is wrong refuses the event."""

from __future__ import annotations

from typing import Any, NoReturn

from msgspec import Struct

from desktop_app.protocol.request_problem import RefusedError
from desktop_app.protocol.request_rules import Range, RequestRules, check_range, invalid_choice, missing, unknown
from desktop_app.protocol.shape import Shape, field_names, tag_of
from desktop_app.protocol.shape_reader import ShapeReader, joined, json_kind
from desktop_app.protocol.wire_numbers import MAX_WHOLE

BAD_AUDIO = "Invalid 'audio'. Expected base64-encoded audio bytes (mono PCM16 at 24kHz) but got an invalid value."


class StrictReader(ShapeReader):
    """The service's reader of client events, by the rules of one dialect."""

    def __init__(self, rules: RequestRules) -> None:
        self._rules = rules

    def prepare(self, struct: type[Struct], value: dict[str, Any], path: str) -> dict[str, Any]:
        """`value` when every required field is there and every field is known."""
        reshaped = self._rules.reshaped(struct, value)
        for name in self._rules.required.get(struct, ()):
            if name not in reshaped:
                raise missing(path, name)
        known = field_names(struct)
        tagged = bool(tag_of(struct))
        for name in reshaped:
            if name == "type" and tagged:
                continue
            if name not in known or self._rules.is_unsettable(struct, name, path):
                raise unknown(path, name)
        self._rules.check_object(struct, reshaped, path)
        return reshaped

    def read_field(self, struct: type[Struct], name: str, shape: Shape, value: object, path: str) -> Any:
        """One field, within its limits."""
        read = super().read_field(struct, name, shape, value, path)
        self._rules.check_field(struct, name, read, path)
        return read

    def variant(self, shape: Shape, value: dict[str, Any], path: str) -> type[Struct] | None:
        """The struct of the tag, which must be there and known."""
        tag = value.get("type")
        if tag is None:
            raise missing(path, "type")
        if not isinstance(tag, str):
            self.wrong_type(joined(path, "type"), "a string", tag)
        variants = self._rules.tag_names(shape, path)
        if tag not in variants:
            raise invalid_choice(tag, tuple(variants), joined(path, "type"))
        return variants[tag]

    def out_of_range(self, path: str, value: int) -> NoReturn:
        """A whole number too large for any field."""
        check_range(value, Range(-MAX_WHOLE, MAX_WHOLE), path)
        raise AssertionError("only called for numbers out of this range")

    def wrong_type(self, path: str, expected: str, value: object) -> NoReturn:
        """A value of the wrong kind."""
        raise RefusedError(
            "invalid_type", f"Invalid type for '{path}': expected {expected}, but got {json_kind(value)} instead.", path
        )

    def bad_base64(self, path: str) -> NoReturn:
        """Audio that is not base64; the services name it ``audio.audio`` wherever it stood."""
        raise RefusedError("invalid_value", BAD_AUDIO, "audio.audio")
