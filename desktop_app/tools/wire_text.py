"""What a tool gave, as the text that goes over the wire.

JSON goes compact; anything else goes as the plain text it is: the field is a string that the model reads, and every
SDK of the field sends `str(result)`. Nothing at all is said as an empty result, because an output must not be empty.
"""

from __future__ import annotations

import json
from typing import NoReturn

NOTHING = '{"result":""}'


def wire_text(data: bytes | str) -> str:
    """A result as it is sent."""
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    text = text.removeprefix("\ufeff").strip().replace("\x00", "\ufffd")
    if not text:
        return NOTHING
    try:
        return (
            json.dumps(json.loads(text, parse_constant=_not_json), ensure_ascii=False, separators=(",", ":"))
            .encode("utf-8", errors="replace")
            .decode()
        )
    except (ValueError, RecursionError):
        return text


def first_words(data: bytes | str, longest: int = 200) -> str:
    """The beginning of something too large or odd to be sent whole."""
    text = data.decode("utf-8", errors="replace") if isinstance(data, bytes) else data
    text = text.strip()
    return text if len(text) <= longest else text[:longest] + "…"


def last_words(data: bytes, longest: int = 600) -> str:
    """The end of what a program complained of: where the reason stands."""
    text = data.decode("utf-8", errors="replace").strip()
    return text if len(text) <= longest else "…" + text[-longest:]


def _not_json(name: str) -> NoReturn:
    raise ValueError(name)
