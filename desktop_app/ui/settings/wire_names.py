"""What the protocol calls a setting, in both dialects, for those who know its documentation.

Source: GA reference 2 "Session object"; preview reference 5.1 "RequestSession".
"""

from __future__ import annotations

WIRE_NAMES: dict[str, tuple[str, ...]] = {
    "voice": ("audio.output.voice",),
    "speed": ("audio.output.speed",),
    "output_modality": ("output_modalities", "modalities"),
    "reasoning_effort": ("reasoning.effort",),
    "output_format": ("audio.output.format", "output_audio_format"),
    "turn_detection": ("audio.input.turn_detection.type",),
    "threshold": ("turn_detection.threshold",),
    "prefix_padding_ms": ("turn_detection.prefix_padding_ms",),
    "silence_ms": ("turn_detection.silence_duration_ms",),
    "idle_timeout_ms": ("turn_detection.idle_timeout_ms",),
    "eagerness": ("turn_detection.eagerness",),
    "create_response": ("turn_detection.create_response",),
    "interrupt_response": ("turn_detection.interrupt_response",),
    "transcription_model": ("audio.input.transcription.model", "input_audio_transcription.model"),
    "transcription_language": ("transcription.language",),
    "transcription_languages": ("transcription.languages",),
    "transcription_prompt": ("transcription.prompt",),
    "transcription_keywords": ("transcription.keywords",),
    "transcription_delay": ("transcription.delay",),
    "include_logprobs": ("include", "item.input_audio_transcription.logprobs"),
    "noise_reduction": ("audio.input.noise_reduction", "input_audio_noise_reduction"),
    "noise_reduction_strength": ("noise_reduction.strength",),
    "input_format": ("audio.input.format", "input_audio_format"),
    "mcp_servers": ("tools", "mcp"),
    "max_output_tokens": ("max_output_tokens", "max_response_output_tokens"),
    "context_truncation": ("truncation",),
    "retention_ratio": ("truncation.retention_ratio",),
    "context_tokens": ("truncation.token_limits.post_instructions",),
    "prompt_id": ("prompt.id",),
    "prompt_version": ("prompt.version",),
    "prompt_variables": ("prompt.variables",),
    "tracing_workflow": ("tracing.workflow_name",),
    "tracing_group": ("tracing.group_id",),
    "tracing_metadata": ("tracing.metadata",),
    "variables": (),
}
"""Of fields that the protocol calls as the draft does there is no entry."""


def wire_names_of(field: str) -> tuple[str, ...]:
    """Where the field is in the session object; empty where it is only here."""
    return WIRE_NAMES.get(field, (field,))
