"""Turns and their latency: how long each step took, counted from the user's last voiced sample."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from desktop_app.conversation.transcript_item import ResponseOutcome
from desktop_app.conversation.usage import UsageTotals, totals_of
from desktop_app.protocol.response import TranscriptionUsage, Usage

LatencyStep = Literal["speech_stopped", "committed", "response_created", "first_delta", "first_sound"]


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
        usage: the sum of its responses and of the transcription of what was said.
        response_usages: of each response that said what it used; the last one's input is the context by then.
        outcome: how its last finished response ended; None where none has.
    """

    index: int
    user_item_id: str | None
    base_ms: float | None
    response_ids: list[str] = field(default_factory=list)
    assistant_item_ids: list[str] = field(default_factory=list)
    latency: Latency = field(default_factory=Latency)
    usage: UsageTotals = field(default_factory=UsageTotals)
    response_usages: list[UsageTotals] = field(default_factory=list)
    outcome: ResponseOutcome | None = None

    @property
    def context_tokens(self) -> int:
        """What the model read for its last response: the whole conversation so far; 0 where it is not known."""
        return self.response_usages[-1].input if self.response_usages else 0

    def use(self, usage: Usage) -> None:
        """Add what one of its responses used."""
        self.usage.add(usage)
        self.response_usages.append(totals_of(usage))


class TurnBook:
    """The turns of a session, and which response belongs to which."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._typed: tuple[str, float] | None = None
        self._transcribed: dict[str, list[TranscriptionUsage]] = {}

    @property
    def current(self) -> Turn | None:
        """The newest turn."""
        return self.turns[-1] if self.turns else None

    def begin(self, user_item_id: str | None, base_ms: float | None) -> Turn:
        """A turn begins with a spoken item (or, with None, with the assistant)."""
        self._typed = None
        turn = Turn(len(self.turns), user_item_id, base_ms)
        self.turns.append(turn)
        for usage in self._transcribed.pop(user_item_id or "", ()):
            turn.usage.add_transcription(usage)
        return turn

    def typed(self, item_id: str, sent_at_ms: float) -> None:
        """A typed user message joined the conversation; it begins a turn when a response follows."""
        self._typed = (item_id, sent_at_ms)

    def response_started(self, response_id: str) -> Turn:
        """A response belongs to the newest turn; the first of a session may begin one by itself."""
        if self._typed is not None:
            self.begin(*self._typed)
        turn = self.current or self.begin(None, None)
        turn.response_ids.append(response_id)
        return turn

    def transcribed(self, item_id: str, usage: TranscriptionUsage) -> Turn | None:
        """Add what the transcription of a spoken item used to its turn, which may yet have to begin."""
        for turn in reversed(self.turns):
            if turn.user_item_id == item_id:
                turn.usage.add_transcription(usage)
                return turn
        self._transcribed.setdefault(item_id, []).append(usage)
        return None

    def step(self, turn: Turn, name: LatencyStep, at_ms: float) -> bool:
        """Note when a step of a turn happened first; returns whether that is news."""
        if turn.base_ms is None or getattr(turn.latency, name) is not None:
            return False
        setattr(turn.latency, name, at_ms - turn.base_ms)
        return True
