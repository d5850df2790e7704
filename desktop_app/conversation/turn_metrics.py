"""Turns and their latency: how long each step took, counted from the user's last voiced sample."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.conversation.usage import UsageTotals


@dataclass(slots=True)
class Latency:
    """Milliseconds from `Turn.base_ms` to each step; None where the step did not happen or is not known.

    Attributes:
        speech_stopped: the service said that the speech had ended.
        committed: the audio became an item.
        response_created: the response began.
        first_delta: its first audio (of a text response: its first text) arrived.
        first_sound: its first sample left the loudspeaker.
    """

    speech_stopped: float | None = None
    committed: float | None = None
    response_created: float | None = None
    first_delta: float | None = None
    first_sound: float | None = None


@dataclass(slots=True)
class Turn:
    """From the user's speech (or text) to the end of the response.

    Attributes:
        index: place in `SessionMachine.turns`.
        user_item_id: None where the assistant spoke without being spoken to.
        base_ms: session clock latencies are counted from: the last voiced sample (end of speech as the service found it
            minus the silence it waited for); in push to talk the moment the commit was sent; for text the moment it was
            sent; None where there is no such moment.
    """

    index: int
    user_item_id: str | None
    base_ms: float | None
    response_ids: list[str] = field(default_factory=list)
    assistant_item_ids: list[str] = field(default_factory=list)
    latency: Latency = field(default_factory=Latency)
    usage: UsageTotals = field(default_factory=UsageTotals)
