"""What to say about each field of the session's draft: unit, range, choices, help, and when a change is felt; pure.

Source: GA reference 2 "Session object", 3 "Turn detection", 6.2 "Voices"; preview reference 5.1 "RequestSession".
"""

from __future__ import annotations

import dataclasses
import enum

VOICES = ("marin", "cedar", "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")
PREVIEW_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")


class Effect(enum.StrEnum):
    """When a change is felt: at once here; by one update of the running session; by reopening a sound device; or
    only in a new session."""

    NOW = "now"
    SESSION = "session"
    AUDIO = "audio"
    RECONNECT = "reconnect"


@dataclasses.dataclass(frozen=True, slots=True)
class FieldInfo:
    """How one field is shown and checked.

    Attributes:
        unit: shown behind the value; empty for none.
        minimum, maximum: inclusive; None where there is none.
        step: of a spin box or slider.
        choices: allowed values; empty: free within the range.
        suggestions: values to offer where others are allowed too.
        effect: when a change of a running session is felt, as a rule; `apply_plan` knows the exceptions.
        only_with: the turn detection it belongs to; empty: any.
        dialects: where the service knows it.
    """

    name: str
    label: str
    help: str
    effect: Effect = Effect.SESSION
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    only_with: str = ""
    dialects: tuple[str, ...] = ("ga", "preview")


_GA_ONLY = ("ga",)

_FIELDS = (
    FieldInfo(
        "voice",
        "Voice",
        "Who speaks. It cannot change once the assistant has spoken; a new session can have another.",
        suggestions=VOICES,
    ),
    FieldInfo(
        "instructions",
        "Instructions",
        "What the assistant should be and do. Empty: the service's own text.",
    ),
    FieldInfo(
        "turn_detection",
        "Turn detection",
        "How the end of your turn is found: by silence, by meaning, or by you (push to talk).",
        choices=("server_vad", "semantic_vad", "none"),
    ),
    FieldInfo(
        "threshold",
        "Threshold",
        "How loud or clear speech must be to count. Higher: fewer false starts in noise.",
        minimum=0.0,
        maximum=1.0,
        step=0.05,
        only_with="server_vad",
    ),
    FieldInfo(
        "prefix_padding_ms",
        "Padding before speech",
        "How much sound before the detected start still belongs to your turn.",
        unit="ms",
        minimum=0,
        maximum=5_000,
        step=50,
        only_with="server_vad",
    ),
    FieldInfo(
        "silence_ms",
        "Silence that ends a turn",
        "Shorter answers sooner; longer lets you pause to think.",
        unit="ms",
        minimum=0,
        maximum=10_000,
        step=50,
        only_with="server_vad",
    ),
    FieldInfo(
        "idle_timeout_ms",
        "Speak up after silence",
        "After so long without a word the assistant says something by itself.",
        unit="ms",
        minimum=5_000,
        maximum=30_000,
        step=500,
        only_with="server_vad",
        dialects=_GA_ONLY,
    ),
    FieldInfo(
        "eagerness",
        "Eagerness",
        "How soon the assistant answers: high waits at most 2 s, medium 4 s, low 8 s.",
        choices=("auto", "low", "medium", "high"),
        only_with="semantic_vad",
    ),
    FieldInfo(
        "create_response",
        "Answer by itself",
        "Whether the end of your turn asks for an answer at once.",
    ),
    FieldInfo(
        "interrupt_response",
        "Stop when I speak",
        "Whether your speaking up stops the answer that is being given.",
    ),
    FieldInfo(
        "speed",
        "Speed",
        "How fast the voice speaks. It changes between turns only.",
        unit="×",
        minimum=0.25,
        maximum=1.5,
        step=0.05,
    ),
    FieldInfo(
        "output_modality",
        "Answers as",
        "Speech with its transcript, or text alone.",
        choices=("audio", "text"),
    ),
    FieldInfo(
        "transcription_model",
        "Transcription",
        "A separate model that writes down your words; a rough guide, not what the assistant heard. On Azure the name "
        "of a deployment. Empty: none.",
        suggestions=("whisper-1", "gpt-4o-transcribe", "gpt-4o-mini-transcribe", "gpt-transcribe"),
    ),
    FieldInfo(
        "transcription_language",
        "Language",
        "The language you speak, as two letters (en, de, ja). Empty: found out.",
    ),
    FieldInfo(
        "transcription_prompt",
        "Words to expect",
        "Names and terms that help the transcription.",
    ),
    FieldInfo(
        "noise_reduction",
        "Noise reduction",
        "Done by the service: near for a headset, far for a laptop or a room.",
        choices=("off", "near_field", "far_field"),
    ),
    FieldInfo(
        "max_output_tokens",
        "Longest answer",
        "At most so many tokens an answer; about 20 tokens are a second of speech. Empty: no limit.",
        unit="tokens",
        minimum=1,
        maximum=4_096,
        step=64,
    ),
    FieldInfo(
        "temperature",
        "Temperature",
        "How freely words are chosen. Empty: the service's own.",
        minimum=0.6,
        maximum=1.2,
        step=0.05,
        dialects=("preview",),
    ),
)

FIELDS: dict[str, FieldInfo] = {info.name: info for info in _FIELDS}
"""Every field of `SessionDraft`, in the order of a form."""


def voices_of(dialect: str) -> tuple[str, ...]:
    """The voices to offer; any other name may be typed."""
    return PREVIEW_VOICES if dialect == "preview" else VOICES
