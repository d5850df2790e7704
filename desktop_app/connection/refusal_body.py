"""What the body of a refused upgrade says: OpenAI and Azure JSON, a gateway's JSON, a page of HTML, or nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from desktop_app.auth.redact import redact_text

WORDS_LIMIT = 600
BODY_LIMIT = 4_000

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WAIT = re.compile(
    r"(?:retry|try again) (?:after|in) (\d+(?:\.\d+)?) ?(ms|milliseconds?|s|seconds?|m|minutes?)\b", re.I
)


def read_body(body: bytes, content_type: str = "") -> tuple[str, str, str]:
    """Error code, message and the body's beginning as text; secrets are taken out, each is empty when there is none."""
    text = body.decode("utf-8", "replace").strip()
    try:
        code, words = _of_json(msgspec.json.decode(body)) if text else ("", "")
    except msgspec.MsgspecError:
        code, words = "", _of_page(text, content_type)
    # Redacted before it is cut: half a key would not be recognised.
    return redact_text(code)[:100], redact_text(words)[:WORDS_LIMIT], redact_text(text[: 4 * BODY_LIMIT])[:BODY_LIMIT]


def retry_after_s(headers: Mapping[str, str], words: str = "") -> float | None:
    """Seconds to wait, from ``retry-after-ms``, ``Retry-After`` (seconds or a date) or the message."""
    lowered = {name.lower(): value.strip() for name, value in headers.items()}
    for name, scale in (("retry-after-ms", 0.001), ("x-ms-retry-after-ms", 0.001), ("retry-after", 1.0)):
        if re.fullmatch(r"\d{1,9}(\.\d+)?", lowered.get(name, "")):
            return float(lowered[name]) * scale
    try:
        moment = parsedate_to_datetime(lowered.get("retry-after", ""))
        return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, IndexError):
        found = _WAIT.search(words)
    if found is None:
        return None
    unit = found[2].lower()
    return float(found[1]) * (0.001 if unit.startswith(("ms", "mil")) else 60.0 if unit.startswith("m") else 1.0)


def _of_json(value: Any) -> tuple[str, str]:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str):
        return "", value
    if not isinstance(value, dict):
        return "", ""
    inner = value.get("error", value)
    if isinstance(inner, str):
        return "", f"{inner}: {value['message']}" if isinstance(value.get("message"), str) else inner
    if not isinstance(inner, dict):
        inner = value
    code = next((inner[name] for name in ("code", "type", "statusCode", "status") if inner.get(name)), "")
    words = next((inner[name] for name in ("message", "detail", "title", "error_description") if inner.get(name)), "")
    return str(code), words if isinstance(words, str) else msgspec.json.encode(words).decode()


def _of_page(text: str, content_type: str) -> str:
    if "html" not in content_type.lower() and not text.lstrip().startswith("<"):
        return " ".join(text.split())
    title = _TITLE.search(text)
    page = _TAG.sub(" ", _UNSEEN.sub(" ", text))
    words = " ".join(html.unescape(title[1] if title else "").split())
    rest = " ".join(html.unescape(page).split())
    return rest if not words or rest.startswith(words) else f"{words}: {rest}" if rest else words
