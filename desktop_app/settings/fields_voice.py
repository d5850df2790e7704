"""Fields of the voice, of the answers and of the instructions.

Source: GA reference 2 "Session object", 4 "Audio formats", 6 "Models and voices"; preview reference 5.1, 5.9 and 9.
"""

from __future__ import annotations

from desktop_app.settings.field_info import EFFORTS, GA_ONLY, Effect, FieldInfo, OnlyWith
from desktop_app.translatable import translatable

VOICES = ("marin", "cedar", "alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")
PREVIEW_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")
FIRST_VOICES = ("alloy", "echo", "shimmer")
"""Of the first preview model."""

MODELS = (
    "gpt-realtime-2.1",
    "gpt-realtime-2.1-mini",
    "gpt-realtime-2",
    "gpt-realtime-1.5",
    "gpt-realtime",
    "gpt-realtime-mini",
)

_FORMATS = ("audio/pcm", "audio/pcmu", "audio/pcma")
_FORMAT_LABELS = (
    translatable("Fields", "PCM, 24 kHz"),
    translatable("Fields", "G.711 µ-law, 8 kHz"),
    translatable("Fields", "G.711 A-law, 8 kHz"),
)
_EFFORT_LABELS = (
    translatable("Fields", "The model's own"),
    translatable("Fields", "Minimal"),
    translatable("Fields", "Low"),
    translatable("Fields", "Medium"),
    translatable("Fields", "High"),
    translatable("Fields", "Highest"),
)

VOICE_FIELDS = (
    FieldInfo(
        "model",
        "Model",
        "Who answers: a model's name, on Azure the name of a deployment.",
        "Another model means a new session; what was said goes along as text.",
        section="voice",
        kind="text",
        effect=Effect.RECONNECT,
        empty="The connection's own",
        suggestions=MODELS,
    ),
    FieldInfo(
        "voice",
        "Voice",
        "Who speaks: one of the service's voices, or the id of a voice of your own (voice_…).",
        "Once the assistant has spoken, another voice needs a new session.",
        section="voice",
        kind="text",
        suggestions=VOICES,
    ),
    FieldInfo(
        "speed",
        "Speed",
        "How fast the voice speaks; 1 is its own pace.",
        "Heard from the next answer on, never within one.",
        section="voice",
        kind="number",
        unit="×",
        minimum=0.25,
        maximum=1.5,
        step=0.05,
        only_with=(OnlyWith("output_modality", ("audio",)),),
    ),
    FieldInfo(
        "output_modality",
        "Answers as",
        "Speech with its transcript, or text alone.",
        "Text comes sooner and costs less; nothing is spoken.",
        section="voice",
        kind="choice",
        choices=("audio", "text"),
        choice_labels=(translatable("Fields", "Speech with transcript"), translatable("Fields", "Text")),
    ),
    FieldInfo(
        "temperature",
        "Temperature",
        "How freely words are chosen.",
        "Lower is steadier and drier, higher livelier and less sure.",
        section="voice",
        kind="number",
        empty="The service's own",
        minimum=0.6,
        maximum=1.2,
        step=0.05,
        dialects=("preview",),
    ),
    FieldInfo(
        "reasoning_effort",
        "Thinking",
        "How long a reasoning model thinks before it speaks.",
        "More thinking makes better answers that begin later.",
        section="voice",
        kind="choice",
        empty="The model's own",
        choices=EFFORTS,
        choice_labels=_EFFORT_LABELS,
        dialects=GA_ONLY,
    ),
    FieldInfo(
        "output_format",
        "The voice travels as",
        "How the assistant's sound is coded on the wire.",
        "The G.711 laws sound like a telephone and need a sixth of the bytes.",
        section="voice",
        kind="choice",
        choices=_FORMATS,
        choice_labels=_FORMAT_LABELS,
        only_with=(OnlyWith("output_modality", ("audio",)),),
    ),
    FieldInfo(
        "instructions",
        "Instructions",
        "What the assistant should be and do.",
        "Followed from the next answer on.",
        section="instructions",
        kind="long_text",
        empty="The service's own text",
    ),
    FieldInfo(
        "variables",
        "Variables",
        "Your own words for places in the instructions: {{name}} stands for the value of name.",
        "The instructions are filled in and sent anew.",
        section="instructions",
        kind="pairs",
        empty="None",
        only_with=(OnlyWith("instructions"),),
    ),
)

INPUT_FORMAT = FieldInfo(
    "input_format",
    "Your voice travels as",
    "How your sound is coded on the wire.",
    "The G.711 laws need a sixth of the bytes and are heard less well.",
    section="listening",
    kind="choice",
    choices=_FORMATS,
    choice_labels=_FORMAT_LABELS,
)


def voices_of(dialect: str, model: str = "") -> tuple[str, ...]:
    """The voices to offer for a model; any other name may be typed."""
    if dialect != "preview":
        return VOICES
    return FIRST_VOICES if model.endswith("preview-2024-10-01") else PREVIEW_VOICES
