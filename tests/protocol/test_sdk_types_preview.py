"""Every preview event we write validates against the openai SDK 1.58.1, the preview as it was typed in its time.

That SDK has the October and December 2024 schema, and types some things more narrowly than the service told them;
`NARROWER` and `LATER` list every such place with its reason, and nothing else may be found.
Needs a Python with ``openai==1.58.1``, named by DUOLOGUE_SDK_PREVIEW_PYTHON (`packaging/dev.py test` sets it).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import protocol_recordings as recordings
import protocol_samples as samples
import pytest

from desktop_app.protocol.codec import ClientCodec, Dialect, ServiceCodec

PYTHON = os.environ.get("DUOLOGUE_SDK_PREVIEW_PYTHON", "")
VALIDATOR = Path(__file__).with_name("sdk_preview_validator.py")

NARROWER = {
    ("item.status", "literal_error"): "items of a response begin in_progress; the type has only how they end",
    ("response.status", "literal_error"): "the same of responses",
    ("item.content.type", "literal_error"): "items hold audio parts; the type lists only what a client may send",
    ("response.output.content.type", "literal_error"): "the same in responses",
    ("response.input.type", "literal_error"): "item_reference is an item type; the type has it among content parts",
    ("previous_item_id", "string_type"): "null for the first item of a conversation",
    ("session.tool_choice", "string_type"): "a forced function is an object",
    ("response.tool_choice", "string_type"): "a forced function is an object",
    ("session.model", "missing"): "an update cannot change the model, so none says it",
}
LATER = {
    # Events and fields that came to the preview in 2025; openai 1.109.1 has them all.
    ("type", "no such event"),
    ("usage", "no such field"),
    ("logprobs", "no such field"),
    *(
        (f"session.{name}", "no such field")
        for name in (
            "object",
            "expires_at",
            "include",
            "input_audio_noise_reduction",
            "input_audio_transcription.language",
            "input_audio_transcription.prompt",
            "speed",
            "tracing",
            "turn_detection.create_response",
            "turn_detection.interrupt_response",
        )
    ),
    *(
        (f"response.{name}", "no such field")
        for name in (
            "conversation_id",
            "max_output_tokens",
            "modalities",
            "output_audio_format",
            "voice",
            "temperature",
        )
    ),
}
LATER_EVENTS = {
    "conversation.item.retrieve",
    "output_audio_buffer.clear",
    "transcription_session.update",
    "conversation.item.retrieved",
    "conversation.item.input_audio_transcription.delta",
    "output_audio_buffer.started",
    "output_audio_buffer.stopped",
    "output_audio_buffer.cleared",
    "transcription_session.updated",
}

pytestmark = pytest.mark.skipif(not PYTHON, reason="DUOLOGUE_SDK_PREVIEW_PYTHON names no Python with openai==1.58.1")


def _written() -> list[tuple[str, dict[str, Any]]]:
    service, client = ServiceCodec(Dialect.PREVIEW), ClientCodec(Dialect.PREVIEW)
    served = [*samples.SHARED_SERVER_EVENTS, *samples.PREVIEW_SERVER_EVENTS, *samples.GA_SERVER_EVENTS]
    asked = [*samples.SHARED_CLIENT_EVENTS, *samples.PREVIEW_CLIENT_EVENTS, *samples.GA_CLIENT_EVENTS]
    written = [("server", json.loads(frame)) for event in served for frame in service.encode(event)]
    written += [("client", json.loads(data)) for event in asked if (data := client.encode(event).data)]
    # What we judge our codecs by must itself be right; only the update that is refused for its voice is not.
    for name in recordings.ALL:
        if name.endswith(".preview"):
            for side in ("server", "client"):
                said = recordings.events(name, side)
                written += [(side, event) for event in said if event.get("event_id") != "update_2"]
    return written


def test_every_preview_event_is_the_sdks() -> None:
    """What the SDK has against our events is exactly what we know to be the SDK's own narrowness."""
    written = _written()
    lines = "".join(json.dumps(entry) + "\n" for entry in written)
    ran = subprocess.run([PYTHON, VALIDATOR], input=lines, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(answers) == len(written)
    unexpected = []
    for (side, event), problems in zip(written, answers, strict=True):
        for place, kind in problems:
            path = re.sub(r"\.\d+(?=\.|$)", "", place)
            known = (path, kind) in NARROWER or (path, kind) in LATER
            if kind == "no such event":
                known = event["type"] in LATER_EVENTS
            if not known:
                unexpected.append((side, event["type"], path, kind))
    assert unexpected == []
    assert sum(1 for problems in answers if not problems) > len(written) // 2
