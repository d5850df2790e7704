"""The kinds of events people look for, by the names on the wire of either dialect."""

from __future__ import annotations

import functools
from typing import Final

from desktop_app.protocol.request_tables import GA_EVENTS, PREVIEW_EVENTS
from desktop_app.protocol.server_frames import KNOWN_TYPES
from desktop_app.protocol.shape import tag_of

KINDS: Final = ("session", "items", "buffers", "responses", "audio", "errors", "unknown", "malformed")
"""``audio`` is what floods: appends and audio deltas."""

_CLIENT_TYPES: Final = frozenset(tag_of(event) for event in (*GA_EVENTS, *PREVIEW_EVENTS))
_FLOODS: Final = frozenset({"input_audio_buffer.append", "response.output_audio.delta", "response.audio.delta"})
_BY_ROOT: Final = {
    "session": "session",
    "transcription_session": "session",
    "rate_limits": "session",
    "conversation": "items",
    "input_audio_buffer": "buffers",
    "output_audio_buffer": "buffers",
    "response": "responses",
    "mcp_list_tools": "responses",
}


def kind_code(type_name: str, sent: bool, mark: str) -> int:
    """The place in `KINDS` of an event; `mark` as the journal gives it."""
    if mark == "malformed":
        return KINDS.index("malformed")
    if mark == "failed":
        return KINDS.index("errors")
    return _code_of_type(type_name, sent)


@functools.lru_cache(maxsize=512)
def _code_of_type(type_name: str, sent: bool) -> int:
    if type_name not in (_CLIENT_TYPES if sent else KNOWN_TYPES):
        return KINDS.index("unknown")
    if type_name == "error" or type_name.endswith(".failed"):
        return KINDS.index("errors")
    if type_name in _FLOODS:
        return KINDS.index("audio")
    return KINDS.index(_BY_ROOT.get(type_name.partition(".")[0], "session"))
