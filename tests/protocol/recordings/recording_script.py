"""One conversation in one dialect, written down as the two references show it; nothing of the program is used."""

from __future__ import annotations

import base64
import math
import struct
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Json = dict[str, Any]
DELTA_MS = 100
GA, PREVIEW = "ga", "preview"
PREVIEW_NAMES = {
    "response.output_text.delta": "response.text.delta",
    "response.output_text.done": "response.text.done",
    "response.output_audio.delta": "response.audio.delta",
    "response.output_audio.done": "response.audio.done",
    "response.output_audio_transcript.delta": "response.audio_transcript.delta",
    "response.output_audio_transcript.done": "response.audio_transcript.done",
}
SERVER_VAD = {
    "type": "server_vad",
    "threshold": 0.5,
    "prefix_padding_ms": 300,
    "silence_duration_ms": 200,
    "create_response": True,
    "interrupt_response": True,
}
WEATHER = {
    "type": "function",
    "name": "get_weather",
    "description": "The weather of a place.",
    "parameters": {"type": "object", "properties": {"place": {"type": "string"}}},
}


def tone(start_ms: int, duration_ms: int) -> str:
    """A quiet 220 Hz tone as base64 PCM, continuing where the last one ended."""
    frames = range(start_ms * 24, (start_ms + duration_ms) * 24)
    samples = [round(2000 * math.sin(2 * math.pi * 220 * frame / 24_000)) for frame in frames]
    return base64.b64encode(struct.pack(f"<{len(samples)}h", *samples)).decode()


def user_text(text: str, item_id: str) -> Json:
    return {
        "id": item_id,
        "type": "message",
        "status": "completed",
        "role": "user",
        "content": [{"type": "input_text", "text": text}],
    }


def user_audio(item_id: str) -> Json:
    return {
        "id": item_id,
        "type": "message",
        "status": "completed",
        "role": "user",
        "content": [{"type": "input_audio", "transcript": None}],
    }


class Recording:
    """One conversation in one dialect, written down line by line."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self.is_ga = dialect == GA
        self.lines: list[Json] = []
        self.at_ms = 0
        self._count = 0

    def later(self, duration_ms: int) -> None:
        self.at_ms += duration_ms

    def client(self, event_type: str, **fields: Any) -> None:
        self.lines.append({"at_ms": self.at_ms, "from": "client", "event": {"type": event_type, **fields}})

    def server(self, event_type: str, **fields: Any) -> None:
        self._count += 1
        name = event_type if self.is_ga else PREVIEW_NAMES.get(event_type, event_type)
        event = {"type": name, "event_id": f"event_{self._count:05d}", **fields}
        self.lines.append({"at_ms": self.at_ms, "from": "server", "event": event})

    def speaker(self, item_id: str, heard_ms: float) -> None:
        heard = {"item_id": item_id, "content_index": 0, "heard_ms": heard_ms}
        self.lines.append({"at_ms": self.at_ms, "from": "speaker", "heard": heard})

    # Shapes that the dialects tell differently.

    def item(self, item: Json) -> Json:
        if self.is_ga:
            return item
        renamed = {"output_text": "text", "output_audio": "audio"}
        told = {"id": item["id"], "object": "realtime.item", **item}
        if "content" in item:
            told["content"] = [{**part, "type": renamed.get(part["type"], part["type"])} for part in item["content"]]
        return told

    def session(self, **changes: Any) -> Json:
        """The effective session; `changes` in the words of the preview."""
        flat = {
            "id": "sess_recorded",
            "object": "realtime.session",
            "model": "gpt-realtime" if self.is_ga else "gpt-4o-realtime-preview",
            "expires_at": 1_790_000_000,
            "modalities": ["audio", "text"],
            "instructions": "Be friendly and brief.",
            "voice": "alloy",
            "input_audio_format": "g711_ulaw",
            "output_audio_format": "pcm16",
            "input_audio_transcription": {"model": "whisper-1"},
            "turn_detection": SERVER_VAD,
            "tools": [],
            "tool_choice": "auto",
            "max_response_output_tokens": "inf",
            **changes,
        }
        if not self.is_ga:
            return {**flat, "temperature": 0.8}
        return {
            "type": "realtime",
            "object": "realtime.session",
            "id": flat["id"],
            "model": flat["model"],
            "output_modalities": ["audio"] if "audio" in flat["modalities"] else ["text"],
            "instructions": flat["instructions"],
            "tools": flat["tools"],
            "tool_choice": flat["tool_choice"],
            "max_output_tokens": flat["max_response_output_tokens"],
            "tracing": None,
            "truncation": "auto",
            "prompt": None,
            "expires_at": flat["expires_at"],
            "audio": {
                "input": {
                    "format": {"type": "audio/pcmu"},
                    "transcription": flat["input_audio_transcription"],
                    "noise_reduction": None,
                    "turn_detection": flat["turn_detection"] and {**flat["turn_detection"], "idle_timeout_ms": None},
                },
                "output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": flat["voice"], "speed": 1.0},
            },
            "include": None,
        }

    def asked_session(self, **flat: Any) -> Json:
        """What a client asks for, given in the words of the preview."""
        if not self.is_ga:
            return flat
        asked: Json = {"type": "realtime"}
        heard = {"turn_detection": flat["turn_detection"]} if "turn_detection" in flat else {}
        if "modalities" in flat:
            asked["output_modalities"] = ["audio"] if "audio" in flat["modalities"] else ["text"]
        if "instructions" in flat:
            asked["instructions"] = flat["instructions"]
        if "input_audio_format" in flat:
            heard = {"format": {"type": "audio/pcmu"}, "transcription": flat["input_audio_transcription"], **heard}
        audio = {"input": heard} if heard else {}
        if "voice" in flat:
            audio["output"] = {"voice": flat["voice"]}
        if audio:
            asked["audio"] = audio
        if "tools" in flat:
            asked["tools"] = flat["tools"]
        return asked

    def response(self, response_id: str, status: str, output: list[Json], **fields: Any) -> Json:
        known = {
            "object": "realtime.response",
            "id": response_id,
            "status": status,
            "status_details": fields.get("status_details"),
            "output": [self.item(item) for item in output],
            "conversation_id": fields.get("conversation_id", "conv_recorded"),
        }
        modalities = fields.get("modalities", ["audio"])
        if self.is_ga:
            known["output_modalities"] = modalities
            known["max_output_tokens"] = "inf"
            known["audio"] = {"output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": "alloy"}}
        else:
            known["modalities"] = ["audio", "text"] if modalities == ["audio"] else ["text"]
            known["max_output_tokens"] = "inf"
            known["voice"] = "alloy"
            known["output_audio_format"] = "pcm16"
        return {**known, "usage": fields.get("usage"), "metadata": fields.get("metadata")}

    # Passages that come again and again.

    def connect(self, **changes: Any) -> None:
        self.server("session.created", session=self.session())
        self.later(10)
        asked = {
            "modalities": ["audio", "text"],
            "instructions": "Be friendly and brief.",
            "input_audio_format": "g711_ulaw",
            "input_audio_transcription": {"model": "whisper-1"},
            "turn_detection": SERVER_VAD,
            **changes,
        }
        self.client("session.update", event_id="update_1", session=self.asked_session(**asked))
        self.later(60)
        self.server("session.updated", session=self.session(**changes))

    def joined(self, previous: str | None, item: Json) -> None:
        """An item of the client or of the buffer is in the conversation."""
        told = self.item(item)
        if self.is_ga:
            self.server("conversation.item.added", previous_item_id=previous, item=told)
            self.server("conversation.item.done", previous_item_id=previous, item=told)
        else:
            self.server("conversation.item.created", previous_item_id=previous, item=told)

    def began(self, response_id: str, index: int, previous: str | None, item: Json) -> None:
        """The model began an item; with `previous` "" it is out of band."""
        told = self.item(item)
        self.server("response.output_item.added", response_id=response_id, output_index=index, item=told)
        if previous != "":
            name = "conversation.item.added" if self.is_ga else "conversation.item.created"
            self.server(name, previous_item_id=previous, item=told)

    def ended(self, response_id: str, index: int, previous: str | None, item: Json) -> None:
        """The model ended an item."""
        told = self.item(item)
        if self.is_ga and previous != "":
            self.server("conversation.item.done", previous_item_id=previous, item=told)
        self.server("response.output_item.done", response_id=response_id, output_index=index, item=told)

    def append(self, duration_ms: int) -> None:
        """The microphone, in blocks of 100 ms."""
        for _ in range(duration_ms // 100):
            silence = base64.b64encode(b"\xff" * 800).decode()
            self.client("input_audio_buffer.append", audio=silence)
            self.later(100)

    def spoke(self, item_id: str, previous: str | None, start_ms: int, end_ms: int) -> None:
        """A user turn by server VAD; the times are those of the audio sent."""
        self.append(300)
        self.server("input_audio_buffer.speech_started", audio_start_ms=start_ms, item_id=item_id)
        self.append(400)
        self.server("input_audio_buffer.speech_stopped", audio_end_ms=end_ms, item_id=item_id)
        self.server("input_audio_buffer.committed", previous_item_id=previous, item_id=item_id)
        self.joined(previous, user_audio(item_id))

    def transcribed(self, item_id: str, words: list[str]) -> None:
        """The user's words, with deltas in GA."""
        name = "conversation.item.input_audio_transcription"
        if self.is_ga:
            for word in words:
                self.server(f"{name}.delta", item_id=item_id, content_index=0, delta=word, obfuscation="q7")
        fields: Json = {"item_id": item_id, "content_index": 0, "transcript": "".join(words).strip()}
        if self.is_ga:
            fields["usage"] = {"type": "duration", "seconds": 1}
        self.server(f"{name}.completed", **fields)

    def usage(self, input_tokens: int, output_tokens: int) -> Json:
        given = {"text_tokens": input_tokens, "audio_tokens": 0, "cached_tokens": 0}
        made = {"text_tokens": output_tokens, "audio_tokens": 0}
        return {
            "total_tokens": input_tokens + output_tokens,
            "input_tokens": input_tokens,
            "output_tokens": output_tokens,
            "input_token_details": given,
            "output_token_details": made,
        }

    def limits(self) -> None:
        self.later(30)
        limit = {"name": "tokens", "limit": 40000, "remaining": 39876, "reset_seconds": 0.186}
        self.server("rate_limits.updated", rate_limits=[limit])


def message(item_id: str, status: str, parts: list[Json]) -> Json:
    return {"id": item_id, "type": "message", "status": status, "role": "assistant", "content": parts}


class Answer:
    """A message of the model, told step by step so that tests can interrupt it."""

    def __init__(self, recording: Recording, response_id: str, item_id: str, previous: str | None, kind: str) -> None:
        self.recording = recording
        self.previous = previous
        self.kind = kind
        self.item_id = item_id
        self.text = ""
        self.sent_ms = 0
        self.ids: Json = {"response_id": response_id, "item_id": item_id, "output_index": 0, "content_index": 0}

    def begin(self) -> None:
        of = self.ids["response_id"]
        self.recording.began(of, 0, self.previous, message(self.item_id, "in_progress", []))
        empty = {"type": "audio", "transcript": ""} if self.kind == "audio" else {"type": "text", "text": ""}
        self.recording.server("response.content_part.added", **self.ids, part=empty)

    def words(self, *words: str) -> None:
        name = "output_audio_transcript" if self.kind == "audio" else "output_text"
        for word in words:
            self.text += word
            extra = {"obfuscation": "x4Gz"} if self.recording.is_ga else {}
            self.recording.server(f"response.{name}.delta", **self.ids, delta=word, **extra)
            self.recording.later(5)

    def audio(self, *durations_ms: int) -> None:
        for duration_ms in durations_ms:
            sound = tone(self.sent_ms, duration_ms)
            self.recording.server("response.output_audio.delta", **self.ids, delta=sound)
            self.sent_ms += duration_ms
            self.recording.later(10)

    def end(self, status: str = "completed") -> Json:
        recording = self.recording
        if self.kind == "audio":
            recording.server("response.output_audio.done", **self.ids)
            recording.server("response.output_audio_transcript.done", **self.ids, transcript=self.text)
            part, old = {"type": "output_audio", "transcript": self.text}, {"type": "audio", "transcript": self.text}
        else:
            recording.server("response.output_text.done", **self.ids, text=self.text)
            part, old = {"type": "output_text", "text": self.text}, {"type": "text", "text": self.text}
        recording.server("response.content_part.done", **self.ids, part=old)
        done = message(self.item_id, status, [part])
        recording.ended(self.ids["response_id"], 0, self.previous, done)
        return done
