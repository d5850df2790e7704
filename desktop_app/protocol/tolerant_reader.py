"""Reads what a service sent: takes either dialect, fills in what is missing, keeps what it does not know.

What a client must survive was collected from recordings: nulls for strings, numbers as strings, new variants of
known unions, the preview's names on a GA connection and the other way round.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, NoReturn, TypeVar

from msgspec import UNSET, Struct

from desktop_app.protocol.preview_items import response_from_preview
from desktop_app.protocol.preview_session import is_off, session_from_preview
from desktop_app.protocol.preview_shapes import PreviewResponse, PreviewSession
from desktop_app.protocol.response import ErrorDetail, Response
from desktop_app.protocol.response_events import ResponseContentPartAdded, ResponseContentPartDone
from desktop_app.protocol.server_events import ErrorEvent
from desktop_app.protocol.session_config import AudioInputConfig, FunctionChoice, SessionConfig
from desktop_app.protocol.shape import UNKNOWN_TAG, Shape
from desktop_app.protocol.shape_reader import ABSENT, ShapeReader, json_kind
from desktop_app.protocol.wire_numbers import MAX_WHOLE

T = TypeVar("T", bound=Struct)

_TAG_ALIASES = {"text": "output_text", "audio": "output_audio"}
_TOKEN_LIMIT_SPELLINGS = ("max_response_output_tokens", "max_output_tokens", "max__output_tokens")
_FLAT_SESSION = frozenset(
    {
        "modalities",
        "voice",
        "input_audio_format",
        "output_audio_format",
        "input_audio_transcription",
        "input_audio_noise_reduction",
        "turn_detection",
        "max_response_output_tokens",
        "speed",
    }
)
_FLAT_RESPONSE = frozenset({"modalities", "voice", "output_audio_format"})


class UnreadableError(Exception):
    """Why an event could not be typed; never leaves the codec."""


class TolerantReader(ShapeReader):
    """The client's reader of server events."""

    def read(self, struct: type[T], value: object, path: str) -> T:
        """`value` as a `struct`, also when it is in the preview's flat shape."""
        if isinstance(value, dict):
            if struct is SessionConfig and _is_flat(value, _FLAT_SESSION):
                return self._flat_session(value, path)  # type: ignore[return-value]
            if struct is Response and _is_flat(value, _FLAT_RESPONSE):
                return response_from_preview(super().read(PreviewResponse, value, path))  # type: ignore[return-value]
        return super().read(struct, value, path)

    def prepare(self, struct: type[Struct], value: dict[str, Any], path: str) -> dict[str, Any]:
        """The object with its aliases resolved."""
        if struct.__struct_config__.tag == UNKNOWN_TAG:
            return _kept(value)
        reshape = _RESHAPED.get(struct)
        return value if reshape is None else reshape(value)

    def _flat_session(self, value: dict[str, Any], path: str) -> SessionConfig:
        flat = self.read(PreviewSession, value, path)
        kind = "transcription" if flat.object == "realtime.transcription_session" else "realtime"
        return session_from_preview(flat, kind)

    def null(self, shape: Shape, path: str) -> Any:
        """A null where none belongs leaves the default in place."""
        return ABSENT

    def other_scalar(self, shape: Shape, value: object, path: str) -> Any:
        """Numbers come as strings now and then, and whole milliseconds as fractions."""
        wanted = shape.scalars & {"integer", "number"}
        if wanted and isinstance(value, str | float):
            try:
                number = float(value)
                read = round(number) if "integer" in wanted else _finite(number)
            except (ValueError, OverflowError):
                pass
            else:
                return read if abs(read) <= MAX_WHOLE else self.out_of_range(path, int(read))
        return super().other_scalar(shape, value, path)

    def variant(self, shape: Shape, value: dict[str, Any], path: str) -> type[Struct] | None:
        """The struct of the tag, or the one that keeps unknown variants; a union without one loses it."""
        tag = _text(value.get("type"))
        if tag not in shape.variants:
            tag = _TAG_ALIASES.get(tag, tag)
        return shape.variants.get(tag, shape.unknown)

    def out_of_range(self, path: str, value: int) -> NoReturn:
        """Ends the reading of this event."""
        raise UnreadableError(f"{path}: number out of range")

    def wrong_type(self, path: str, expected: str, value: object) -> NoReturn:
        """Ends the reading of this event."""
        raise UnreadableError(f"{path or 'event'}: expected {expected}, got {json_kind(value)}")

    def bad_base64(self, path: str) -> NoReturn:
        """Ends the reading of this event."""
        raise UnreadableError(f"{path}: not valid base64")


def _is_flat(value: dict[str, Any], names: frozenset[str]) -> bool:
    return "audio" not in value and "output_modalities" not in value and not names.isdisjoint(value)


def _kept(value: dict[str, Any]) -> dict[str, Any]:
    """The fields of the struct that keeps an object of an unknown type."""
    known = {"type_name": _text(value.get("type")), "raw": value}
    return {**known, "id": value["id"]} if isinstance(value.get("id"), str) else known


def _with_part(value: dict[str, Any]) -> dict[str, Any]:
    """Early Azure said `content` where everybody says `part`."""
    return value if value.get("part") is not None else {**value, "part": value.get("content")}


def _with_detection(value: dict[str, Any]) -> dict[str, Any]:
    """Turn detection can be off by name."""
    return {**value, "turn_detection": None} if is_off(value.get("turn_detection")) else value


def _with_token_limit(value: dict[str, Any], name: str = "max_output_tokens") -> dict[str, Any]:
    """The documents spelt the token limit in three ways."""
    found = next((value[spelling] for spelling in _TOKEN_LIMIT_SPELLINGS if spelling in value), UNSET)
    return value if name in value or found is UNSET else {**value, name: found}


def _with_flat_names(value: dict[str, Any]) -> dict[str, Any]:
    return _with_token_limit(_with_detection(value), "max_response_output_tokens")


def _with_error_object(value: dict[str, Any]) -> dict[str, Any]:
    """Some servers send the bare message."""
    return {**value, "error": {"message": value["error"]}} if isinstance(value.get("error"), str) else value


def _with_text_values(value: dict[str, Any]) -> dict[str, Any]:
    """Some servers send numbers as codes."""
    return {name: str(item) if isinstance(item, int | float) else item for name, item in value.items()}


def _with_name(value: dict[str, Any]) -> dict[str, Any]:
    """The preview's reference nested the name, as chat completions do."""
    nested = value.get("function")
    return {**value, **nested} if "name" not in value and isinstance(nested, dict) else value


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError
    return number


_RESHAPED: Final[dict[type[Struct], Callable[[dict[str, Any]], dict[str, Any]]]] = {
    SessionConfig: _with_token_limit,
    Response: _with_token_limit,
    PreviewSession: _with_flat_names,
    PreviewResponse: _with_token_limit,
    AudioInputConfig: _with_detection,
    ResponseContentPartAdded: _with_part,
    ResponseContentPartDone: _with_part,
    ErrorEvent: _with_error_object,
    ErrorDetail: _with_text_values,
    FunctionChoice: _with_name,
}
