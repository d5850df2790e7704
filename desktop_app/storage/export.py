"""A conversation as Markdown that a person reads; what the wire said stays text and never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from desktop_app.auth.redact import redact_text
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.storage.private_file import write_private
from desktop_app.storage.storage_problem import problem_of

_INLINE = re.compile(r"([\\`*_\[\]<>~|&])")
_LINE_START = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))", re.MULTILINE)
_SPEAKERS = {"user": "You", "assistant": "Assistant", "system": "System"}


def transcript_markdown(
    items: Iterable[TranscriptItem],
    *,
    title: str = "Conversation",
    started: datetime | None = None,
    connection: str = "",
) -> str:
    """The conversation in the server's order, times relative to the session's start.

    Unheard text is struck out, and the cut is said; items of the service's idle timeout are left out. An empty title
    leaves out the heading.
    """
    heading = [f"# {escape(title)}"] if title else []
    facts = [f"{started:%Y-%m-%d %H:%M:%S}"] if started else []
    if connection:
        facts.append(escape(connection))
    if facts:
        heading.append(" · ".join(facts))
    blocks = [block for item in items if not item.hidden and (block := _item(item))]
    return "\n\n".join([*heading, *blocks]) + "\n"


def write_transcript(path: Path, markdown: str) -> None:
    """Write ``transcript.md``.

    Raises:
        StorageProblem: it could not be written.
    """
    try:
        write_private(path, markdown.encode("utf-8", "replace"))
    except OSError as failure:
        raise problem_of(failure, path) from failure


def escape(text: str) -> str:
    """Plain text as Markdown that shows just this text; secrets hidden."""
    escaped = _INLINE.sub(r"\\\1", redact_text(text))
    return _LINE_START.sub(_escape_line_start, escaped)


def _escape_line_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"


def _item(item: TranscriptItem) -> str:
    if item.kind == "message":
        return _message(item)
    if item.kind in ("function_call", "mcp_call", "mcp_approval_request"):
        return _call(item)
    return ""


def _message(item: TranscriptItem) -> str:
    speaker = "Out of band" if item.out_of_band else _SPEAKERS.get(item.role, "Message")
    facts = [f"**{speaker}**", _clock(item.at_ms)]
    if item.first_sound_ms is not None:
        facts.append(f"first sound {item.first_sound_ms:.0f} ms")
    lines = [" · ".join(facts), "", _words(item)]
    notes = _notes(item)
    if notes:
        lines += ["", f"*{'; '.join(notes)}*"]
    return "\n".join(lines)


def _words(item: TranscriptItem) -> str:
    if item.role == "assistant" and item.spoken and item.unheard_text.strip():
        struck = " ".join(escape(item.unheard_text).split())
        return f"{escape(item.heard_text).rstrip()} ~~{struck}~~".strip()
    if item.text:
        return escape(item.text).replace("\n", "  \n")
    if any(part.kind == "image" for part in item.parts):
        return "*(picture)*"
    if item.status == "listening":
        return "*(listening…)*"
    return "*(not transcribed)*" if item.spoken or item.role == "user" else "*(no words)*"


def _notes(item: TranscriptItem) -> list[str]:
    notes = ["deleted from the conversation"] if item.deleted else []
    if item.truncated_at_ms is not None:
        notes.append(f"cut at {item.truncated_at_ms:,} ms")
    if item.never_heard_ms > 0:
        notes.append(f"never heard: {item.never_heard_ms / 1000:.1f} s")
    if item.transcription == "failed":
        notes.append("transcription failed")
    if item.outcome is not None and item.outcome.status in ("failed", "incomplete"):
        reason = f" ({item.outcome.reason})" if item.outcome.reason else ""
        notes.append(escape(item.outcome.status + reason))
    return notes


def _call(item: TranscriptItem) -> str:
    facts = [f"**Function** {escape(item.call_name)}", _clock(item.at_ms)]
    if item.call_duration_ms is not None:
        facts.append(f"{item.call_duration_ms:.0f} ms")
    if item.call_state:
        facts.append(item.call_state)
    blocks = [" · ".join(facts), _fenced(item.call_arguments)]
    if item.call_output is not None:
        blocks.append(_fenced(item.call_output))
    return "\n\n".join(blocks)


def _fenced(text: str) -> str:
    """A code block whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{redact_text(text)}\n{fence}"


def _clock(at_ms: float) -> str:
    seconds = max(0, int(at_ms // 1000))
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{minutes}" if hours else minutes
