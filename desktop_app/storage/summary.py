"""What became of a session, as one JSON object: turns, latency, truncations, usage, errors, losses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from desktop_app.auth.redact import redact_json
from desktop_app.conversation.changes import ItemTruncated
from desktop_app.conversation.transcript import Transcript, TranscriptItem
from desktop_app.conversation.turn_metrics import Turn
from desktop_app.conversation.usage import UsageTotals
from desktop_app.storage.private_file import write_private
from desktop_app.storage.storage_problem import problem_of


class TurnSummary(Struct, kw_only=True, frozen=True):
    """One turn.

    Attributes:
        item_id: of the assistant's message; of the user's item where no message came.
        heard_text: how much of `assistant_text` was heard.
        status: ``completed``, ``cancelled``, ``incomplete``, ``failed``, ``in_progress`` or ``no_response``.
        latency_ms: from the user's last voiced sample to each step; null where it did not happen.
    """

    item_id: str
    user_item_id: str | None
    user_text: str
    assistant_text: str
    heard_text: str
    status: str
    latency_ms: dict[str, float | None]


class TruncationSummary(Struct, kw_only=True, frozen=True):
    """One barge-in: what the service was told, what was heard, what had arrived, and when; milliseconds."""

    item_id: str
    audio_end_ms: int
    heard_ms: float
    received_ms: float
    at_ms: float


class ErrorSummary(Struct, kw_only=True, frozen=True):
    """Something that went wrong; `message` is the service's or the system's own."""

    kind: str
    code: str = ""
    message: str = ""


class Dropped(Struct, kw_only=True, frozen=True):
    """Microphone blocks the network did not take, and gaps of the speaker."""

    blocks: int = 0
    underruns: int = 0


class CostSummary(Struct, kw_only=True, frozen=True):
    """An estimate of what the session cost.

    Attributes:
        model: whose prices were used.
        estimate: null where nothing that was used has a price.
        prices_as_of: when the prices were looked up, a date.
        unpriced: kinds of tokens that were used and have no price; the estimate is without them.
    """

    model: str
    estimate: float | None
    currency: str
    prices_as_of: str
    unpriced: list[str] = []


class SessionSummary(Struct, kw_only=True, frozen=True):
    """The content of ``summary.json``; `cost` is null where the model has no price, `title` empty if there is none."""

    title: str
    connection: str
    dialect: str
    turns: list[TurnSummary]
    truncations: list[TruncationSummary]
    usage: dict[str, Any]
    cost: CostSummary | None
    errors: list[ErrorSummary]
    dropped: Dropped


class _ReportedProblem(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def message(self) -> str: ...


def summarise(
    *,
    title: str = "",
    connection: str,
    dialect: str,
    transcript: Transcript,
    turns: Sequence[Turn],
    truncations: Sequence[ItemTruncated],
    usage: UsageTotals,
    cost: CostSummary | None = None,
    errors: Sequence[_ReportedProblem] = (),
    dropped: Dropped | None = None,
) -> SessionSummary:
    """Gather a session's outcome; `errors` are problems of the conversation or `ErrorSummary`."""
    return SessionSummary(
        title=title,
        connection=connection,
        dialect=dialect,
        turns=[_turn(turn, transcript) for turn in turns],
        truncations=[
            TruncationSummary(
                item_id=cut.item_id,
                audio_end_ms=cut.audio_end_ms,
                heard_ms=round(cut.heard_ms, 3),
                received_ms=round(cut.received_ms, 3),
                at_ms=round(cut.at_ms, 3),
            )
            for cut in truncations
        ],
        usage=msgspec.to_builtins(usage),
        cost=cost,
        errors=[ErrorSummary(kind=error.kind, code=error.code or "", message=error.message) for error in errors],
        dropped=dropped or Dropped(),
    )


def summary_json(summary: SessionSummary) -> bytes:
    """Indented UTF-8 JSON, secrets hidden."""
    return msgspec.json.format(msgspec.json.encode(redact_json(msgspec.to_builtins(summary))), indent=2) + b"\n"


def write_summary(path: Path, summary: SessionSummary) -> None:
    """Write ``summary.json``.

    Raises:
        StorageProblem: it could not be written.
    """
    try:
        write_private(path, summary_json(summary))
    except OSError as failure:
        raise problem_of(failure, path) from failure


def _turn(turn: Turn, transcript: Transcript) -> TurnSummary:
    user = transcript.told(turn.user_item_id) if turn.user_item_id else None
    answers = [item for item_id in turn.assistant_item_ids if (item := transcript.told(item_id)) is not None]
    messages = [item for item in answers if item.kind == "message"]
    latency = {name: _rounded(value) for name, value in msgspec.to_builtins(turn.latency).items()}
    return TurnSummary(
        item_id=messages[0].item_id if messages else turn.user_item_id or "",
        user_item_id=turn.user_item_id,
        user_text=user.text if user else "",
        assistant_text="\n".join(item.text for item in messages if item.text),
        heard_text="\n".join(item.heard_text for item in messages if item.heard_text),
        status=_status(answers, bool(turn.response_ids)),
        latency_ms=latency,
    )


def _status(answers: Sequence[TranscriptItem], asked: bool) -> str:
    if not answers:
        return "in_progress" if asked else "no_response"
    last = answers[-1]
    return last.outcome.status if last.outcome is not None else last.status


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
