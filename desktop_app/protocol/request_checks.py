"""Rules about several fields of one object in a client event, as the services check them."""

from __future__ import annotations

import re
from typing import Any, Final

from desktop_app.protocol.request_problem import RefusedError
from desktop_app.protocol.request_rules import ObjectCheck, invalid_choice, missing, too_long, unknown

_TRANSCRIPTION_FIELDS: Final = frozenset({"type", "audio", "include"})
_SEMANTIC_FIELDS: Final = frozenset({"type", "eagerness", "create_response", "interrupt_response"})
_MCP_PLACES: Final = ("server_url", "connector_id", "tunnel_id")
_INCLUDABLE: Final = ("item.input_audio_transcription.logprobs",)
_MAX_METADATA_PAIRS: Final = 16
_MAX_METADATA_KEY: Final = 64
_MAX_METADATA_VALUE: Final = 512
_MAX_AUDIO_CHARACTERS: Final = 15 * 1024 * 1024 * 4 // 3
"""Base64 of 15 MiB."""


def all_of(*checks: ObjectCheck) -> ObjectCheck:
    """Every check, in order."""

    def check(value: dict[str, Any], path: str) -> None:
        for each in checks:
            each(value, path)

    return check


def modalities_check(name: str, supported: tuple[list[str], ...]) -> ObjectCheck:
    """The combinations of modalities that a dialect has, in any order."""
    combinations = [sorted(combination) for combination in supported]
    said = " and ".join(str(combination) for combination in supported)

    def check(value: dict[str, Any], path: str) -> None:
        modalities = value.get(name)
        if not isinstance(modalities, list) or not all(isinstance(item, str) for item in modalities):
            return
        if sorted(modalities) not in combinations:
            raise RefusedError(
                "invalid_value",
                f"Invalid modalities: {modalities!s:.200}. Supported combinations are: {said}.",
                f"{path}.{name}",
            )

    return check


def check_transcription_session(value: dict[str, Any], path: str) -> None:
    """A session that only transcribes has no voice, tools or limits."""
    if value.get("type") == "transcription":
        for name in value:
            if name not in _TRANSCRIPTION_FIELDS:
                raise unknown(path, name)
        audio = value.get("audio")
        if isinstance(audio, dict) and "output" in audio:
            raise unknown(f"{path}.audio", "output")


def check_metadata(value: dict[str, Any], path: str) -> None:
    """At most 16 pairs, keys up to 64 characters, values up to 512."""
    metadata = value.get("metadata")
    if not isinstance(metadata, dict):
        return
    place = f"{path}.metadata"
    if len(metadata) > _MAX_METADATA_PAIRS:
        raise RefusedError(
            "object_above_max_properties",
            f"Invalid '{place}': too many properties. Expected an object with at most {_MAX_METADATA_PAIRS} "
            f"properties, but got an object with {len(metadata)} properties instead.",
            place,
        )
    for key, item in metadata.items():
        if len(key) > _MAX_METADATA_KEY:
            raise too_long(key, _MAX_METADATA_KEY, place)
        if isinstance(item, str) and len(item) > _MAX_METADATA_VALUE:
            raise too_long(item, _MAX_METADATA_VALUE, f"{place}.{key}")


def check_format(value: dict[str, Any], path: str) -> None:
    """``audio/pcm`` needs its rate, the G.711 formats have none."""
    if value.get("type") == "audio/pcm" and value.get("rate") is None:
        raise missing(path, "rate")
    if value.get("type") in ("audio/pcmu", "audio/pcma") and "rate" in value:
        raise unknown(path, "rate")


def check_turn_detection(value: dict[str, Any], path: str) -> None:
    """Each kind of turn detection has its own fields."""
    semantic = value.get("type") == "semantic_vad"
    for name in value:
        if (semantic and name not in _SEMANTIC_FIELDS) or (not semantic and name == "eagerness"):
            raise unknown(path, name)


def check_language(value: dict[str, Any], path: str) -> None:
    """A language is named by its ISO-639-1 code."""
    languages = value.get("languages")
    places = [(f"{path}.language", value.get("language"))]
    if isinstance(languages, list):
        places += [(f"{path}.languages[{at}]", language) for at, language in enumerate(languages)]
    for place, language in places:
        if isinstance(language, str) and language and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", language):
            raise RefusedError(
                "invalid_language_format",
                f"Invalid language '{language[:80]}'. Language parameter must be specified in ISO-639-1 format.",
                place,
            )


def check_include(value: dict[str, Any], path: str) -> None:
    """What a session may ask for beyond the usual."""
    include = value.get("include")
    for at, name in enumerate(include if isinstance(include, list) else ()):
        if isinstance(name, str) and name not in _INCLUDABLE:
            raise invalid_choice(name, _INCLUDABLE, f"{path}.include[{at}]")


def check_audio_size(value: dict[str, Any], path: str) -> None:
    """At most 15 MiB in one append."""
    audio = value.get("audio")
    if isinstance(audio, str) and len(audio) > _MAX_AUDIO_CHARACTERS:
        raise too_long(audio, _MAX_AUDIO_CHARACTERS, "audio")


def check_mcp_place(value: dict[str, Any], path: str) -> None:
    """An MCP server is named by exactly one of an address, a connector or a tunnel."""
    if not any(value.get(name) for name in _MCP_PLACES):
        raise missing(path, "server_url")


def roles_check(names: dict[str, str]) -> ObjectCheck:
    """The content parts that a message of each role may have; `names` are the dialect's, by our tags.

    Assistant audio is let through here: the services refuse it for the text it lacks.
    """
    user = tuple(name for ours, name in names.items() if ours.startswith("input_"))
    parts = {"system": ("input_text",), "user": user, "assistant": (names["output_text"],)}

    def check(value: dict[str, Any], path: str) -> None:
        role, content = value.get("role"), value.get("content")
        if not isinstance(role, str) or role not in parts or not isinstance(content, list):
            return
        for at, part in enumerate(content):
            kind = part.get("type") if isinstance(part, dict) else None
            seeded_audio = role == "assistant" and kind == names["output_audio"]
            if isinstance(kind, str) and kind not in parts[role] and not seeded_audio:
                raise invalid_choice(kind, parts[role], f"{path}.content[{at}].type")

    return check
