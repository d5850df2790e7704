"""What sort of words a string parameter holds, told by its schema."""

from __future__ import annotations

import re
from typing import Any

_KINDS: tuple[tuple[str, str], ...] = (
    ("timezone", r"time ?zone|tz"),
    ("email", r"e?mail(?: ?address)?"),
    (
        "place",
        r"city|cities|location|locations|place|town|country|region|destination|origin|address|venue|airport|where"
        r"|departure|arrival",
    ),
    ("date_time", r"datetime|date time|timestamp|when"),
    ("date", r"date|day"),
    ("time", r"time|hour|clock"),
    ("colour", r"colou?r"),
    ("room", r"room|zone|area"),
    ("currency", r"currency|currencies"),
    ("language", r"language|lang|locale"),
    ("digits", r"number|id|code|zip|phone|isbn|reference|tracking"),
    ("expression", r"expression|formula|equation|calculation"),
    (
        "thing",
        r"item|items|product|thing|article|song|track|genre|title|artist|word|symbol|ticker|dish|food|task|label"
        r"|device",
    ),
    ("person", r"name|person|contact|recipient|customer|who|whom"),
    (
        "text",
        r"query|question|text|message|content|body|prompt|search|term|terms|note|topic|subject|request|reason"
        r"|description|summary|input",
    ),
)
_FORMATS = {"date": "date", "date-time": "date_time", "time": "time", "email": "email"}
_COMPILED = tuple((kind, re.compile(rf"\b(?:{pattern})\b")) for kind, pattern in _KINDS)


def kind_of(name: str, schema: dict[str, Any]) -> str:
    """The sort of a string parameter, by its format, then its name, then its description; ``""`` where none tells."""
    by_format = _FORMATS.get(str(schema.get("format")))
    if by_format:
        return by_format
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()
    for text in (words, str(schema.get("description", "")).lower()):
        for kind, pattern in _COMPILED:
            if pattern.search(text):
                return kind
    return "place" if words in ("to", "from") else ""
