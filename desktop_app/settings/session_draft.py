"""From the draft to the wire's configuration and back, and what is wrong with a draft; pure."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    NoiseReduction,
    SessionConfig,
    Transcription,
    TurnDetection,
)
from desktop_app.settings.fields import FIELDS, FieldInfo
from desktop_app.settings.model import SessionDraft
from desktop_app.translatable import translatable

PCM = AudioFormat(type="audio/pcm", rate=PCM_RATE_HZ)


@dataclasses.dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field: ``range``, ``choice``, ``empty`` or ``language``, and words to say it with.

    Attributes:
        words: of the translation context ``Fields``; ``{0}`` is the field's label, ``{1}`` and ``{2}`` its bounds.
    """

    field: str
    code: str
    words: str

    @property
    def sentence(self) -> str:
        """The words, filled in, untranslated."""
        return self.sentence_in(lambda text: text)

    def sentence_in(self, translate: Callable[[str], str]) -> str:
        """The same in the language of a function that translates a text of the context ``Fields``."""
        info = FIELDS[self.field]
        if info.minimum is None or info.maximum is None:
            return translate(self.words).format(translate(info.label))
        unit = f" {translate(info.unit)}" if info.unit else ""
        return translate(self.words).format(translate(info.label), f"{info.minimum:g}", f"{info.maximum:g}{unit}")


def check(draft: SessionDraft) -> list[FieldProblem]:
    """What the service would refuse, in the order of the form; one bad field would void the whole update."""
    problems = [problem for info in FIELDS.values() if (problem := _check_field(info, getattr(draft, info.name)))]
    if not draft.voice.strip():
        problems.insert(0, FieldProblem("voice", "empty", translatable("Fields", "{0}: choose one, or type a name.")))
    if draft.transcription_language and not re.fullmatch(r"[a-z]{2,3}", draft.transcription_language):
        words = translatable("Fields", "{0}: two letters such as en or de, or nothing.")
        problems.append(FieldProblem("transcription_language", "language", words))
    return problems


def _check_field(info: FieldInfo, value: Any) -> FieldProblem | None:
    if info.choices and value not in info.choices:
        return FieldProblem(info.name, "choice", translatable("Fields", "{0}: choose one of the list."))
    if info.minimum is None or info.maximum is None or value is None:
        return None
    if math.isfinite(value) and info.minimum <= value <= info.maximum:
        return None
    return FieldProblem(info.name, "range", translatable("Fields", "{0}: a number from {1} to {2}."))


def session_config(draft: SessionDraft, dialect: str = "ga") -> SessionConfig:
    """The whole configuration a new session is asked for; what the dialect has no word for is left out.

    Empty instructions are not sent: the service would take them as a wish for its own text, which it has anyway.
    """
    reduction = noise_reduction_of(draft)
    return SessionConfig(
        type="realtime",
        output_modalities=[draft.output_modality],
        instructions=draft.instructions or UNSET,
        audio=AudioConfig(
            input=AudioInputConfig(
                format=PCM,
                transcription=transcription_of(draft),
                noise_reduction=UNSET if dialect == "preview" and reduction is None else reduction,
                turn_detection=turn_detection_of(draft, dialect),
            ),
            output=AudioOutputConfig(
                format=PCM,
                voice=draft.voice,
                speed=draft.speed if dialect == "ga" or draft.speed != 1.0 else UNSET,
            ),
        ),
        max_output_tokens=draft.max_output_tokens if draft.max_output_tokens is not None else "inf",
        temperature=draft.temperature if draft.temperature is not None and dialect == "preview" else UNSET,
    )


def turn_detection_of(draft: SessionDraft, dialect: str = "ga") -> TurnDetection | None:
    """The complete object: the service fills what is missing from its defaults, not from what it had."""
    if draft.turn_detection == "none":
        return None
    if draft.turn_detection == "semantic_vad":
        return TurnDetection(
            type="semantic_vad",
            eagerness=draft.eagerness,
            create_response=draft.create_response,
            interrupt_response=draft.interrupt_response,
        )
    # The first preview knew neither interrupt_response nor idle_timeout_ms and refuses what it does not know.
    return TurnDetection(
        type="server_vad",
        threshold=draft.threshold,
        prefix_padding_ms=draft.prefix_padding_ms,
        silence_duration_ms=draft.silence_ms,
        idle_timeout_ms=draft.idle_timeout_ms if dialect == "ga" else UNSET,
        create_response=draft.create_response,
        interrupt_response=draft.interrupt_response if dialect == "ga" or not draft.interrupt_response else UNSET,
    )


def transcription_of(draft: SessionDraft) -> Transcription | None:
    """The complete object, for the same reason; null is no transcription."""
    if not draft.transcription_model:
        return None
    return Transcription(
        model=draft.transcription_model,
        language=draft.transcription_language or UNSET,
        prompt=draft.transcription_prompt or UNSET,
    )


def noise_reduction_of(draft: SessionDraft) -> NoiseReduction | None:
    return None if draft.noise_reduction == "off" else NoiseReduction(type=draft.noise_reduction)


def draft_of(session: SessionConfig, base: SessionDraft) -> SessionDraft:
    """The draft that a session's effective configuration amounts to; what it does not tell comes from `base`."""
    told: dict[str, object] = {
        "instructions": session.instructions,
        "output_modality": _modality(session),
        "temperature": session.temperature,
    }
    if session.max_output_tokens is not UNSET:
        limit = session.max_output_tokens
        told["max_output_tokens"] = limit if isinstance(limit, int) else None
    audio = session.audio if isinstance(session.audio, AudioConfig) else AudioConfig()
    if isinstance(audio.output, AudioOutputConfig):
        voice = audio.output.voice
        told["voice"] = voice if isinstance(voice, str | UnsetType) else voice.id
        told["speed"] = audio.output.speed
    if isinstance(audio.input, AudioInputConfig):
        told |= _of_input(audio.input)
    known = {name: value for name, value in told.items() if value is not UNSET}
    return msgspec.structs.replace(base, **known)


def _of_input(audio: AudioInputConfig) -> dict[str, object]:
    told: dict[str, object] = {}
    detection = audio.turn_detection
    if detection is None:
        told["turn_detection"] = "none"
    elif isinstance(detection, TurnDetection):
        told |= {
            "turn_detection": detection.type,
            "threshold": detection.threshold,
            "prefix_padding_ms": detection.prefix_padding_ms,
            "silence_ms": detection.silence_duration_ms,
            "idle_timeout_ms": detection.idle_timeout_ms,
            "eagerness": detection.eagerness,
            "create_response": detection.create_response,
            "interrupt_response": detection.interrupt_response,
        }
    if audio.transcription is None:
        told["transcription_model"] = ""
    elif isinstance(audio.transcription, Transcription):
        told |= {
            "transcription_model": audio.transcription.model or "",
            "transcription_language": audio.transcription.language or "",
            "transcription_prompt": audio.transcription.prompt or "",
        }
    if audio.noise_reduction is None:
        told["noise_reduction"] = "off"
    elif isinstance(audio.noise_reduction, NoiseReduction):
        told["noise_reduction"] = audio.noise_reduction.type
    return told


def _modality(session: SessionConfig) -> str | UnsetType:
    if isinstance(session.output_modalities, list):
        return "audio" if "audio" in session.output_modalities else "text"
    return UNSET
