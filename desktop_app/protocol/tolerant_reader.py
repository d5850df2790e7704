"""Reads what a service sent: takes either dialect, fills in what is missing, keeps what it does not know.

What a client must survive was collected from recordings: nulls for strings, numbers as strings, new variants of
known unions, the preview's names on a GA connection and the other way round.
"""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

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
            known = {"type_name": _text(value.get("type")), "raw": value}
            return {**known, "id": value["id"]} if isinstance(value.get("id"), str) else known
        if struct in (AudioInputConfig, PreviewSession) and is_off(value.get("turn_detection")):
            value = {**value, "turn_detection": None}
        if struct in (SessionConfig, Response, PreviewSession, PreviewResponse):
            return _with_token_limit(value, struct)
        if struct in (ResponseContentPartAdded, ResponseContentPartDone) and value.get("part") is None:
            return {**value, "part": value.get("content")}
        if struct is ErrorEvent and isinstance(value.get("error"), str):
            return {**value, "error": {"message": value["error"]}}
        if struct is ErrorDetail:
            return {name: str(item) if isinstance(item, int | float) else item for name, item in value.items()}
        if struct is FunctionChoice and "name" not in value and isinstance(value.get("function"), dict):
            return {**value, **value["function"]}
        return value

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
                return round(number) if "integer" in wanted else _finite(number)
            except (ValueError, OverflowError):
                pass
        return super().other_scalar(shape, value, path)

    def variant(self, shape: Shape, value: dict[str, Any], path: str) -> type[Struct] | None:
        """The struct of the tag, or the one that keeps unknown variants; a union without one loses it."""
        tag = _text(value.get("type"))
        if tag not in shape.variants:
            tag = _TAG_ALIASES.get(tag, tag)
        return shape.variants.get(tag, shape.unknown)

    def wrong_type(self, path: str, expected: str, value: object) -> NoReturn:
        """Ends the reading of this event."""
        raise UnreadableError(f"{path or 'event'}: expected {expected}, got {json_kind(value)}")

    def bad_base64(self, path: str) -> NoReturn:
        """Ends the reading of this event."""
        raise UnreadableError(f"{path}: not valid base64")


def _is_flat(value: dict[str, Any], names: frozenset[str]) -> bool:
    return "audio" not in value and "output_modalities" not in value and not names.isdisjoint(value)


def _with_token_limit(value: dict[str, Any], struct: type[Struct]) -> dict[str, Any]:
    name = "max_response_output_tokens" if struct is PreviewSession else "max_output_tokens"
    found = next((value[spelling] for spelling in _TOKEN_LIMIT_SPELLINGS if spelling in value), UNSET)
    return value if name in value or found is UNSET else {**value, name: found}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _finite(number: float) -> float:
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError
    return number
