"""Writes the recordings beside this file; run it by hand after changing a conversation, and look at the difference.

Everything here is written out as the references show it. Nothing of the program is used.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from recording_script import GA, PREVIEW, WEATHER, Answer, Recording, user_audio, user_text

FOLDER = Path(__file__).parent
Json = dict[str, Any]


def text_turn(to: Recording) -> None:
    to.connect(modalities=["text"])
    to.later(1000)
    to.client("conversation.item.create", event_id="create_1", item=to_asked(user_text("Good morning!", "mine_1")))
    to.client("response.create", event_id="respond_1", response={"metadata": {"request": "respond_1"}})
    to.later(40)
    to.joined(None, user_text("Good morning!", "mine_1"))
    about = {"modalities": ["text"], "metadata": {"request": "respond_1"}}
    to.server("response.created", response=to.response("resp_1", "in_progress", [], **about))
    answer = Answer(to, "resp_1", "item_a1", "mine_1", "text")
    answer.begin()
    answer.words("Good", " morning", " to", " you.")
    done = answer.end()
    usage = to.usage(25, 6)
    to.server("response.done", response=to.response("resp_1", "completed", [done], usage=usage, **about))
    to.limits()


def to_asked(item: Json) -> Json:
    """An item as a client creates it: it has no status yet."""
    return {name: value for name, value in item.items() if name != "status"}


def voice_turn(to: Recording) -> None:
    to.connect()
    to.spoke("item_u1", None, 0, 620)
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    to.later(120)
    answer = Answer(to, "resp_1", "item_a1", "item_u1", "audio")
    answer.begin()
    answer.words("It", " is")
    answer.audio(100)
    to.transcribed("item_u1", [" What", " time", " is", " it?"])
    answer.audio(150, 250)
    answer.words(" half", " past", " nine.")
    answer.audio(100)
    done = answer.end()
    usage = to.usage(40, 30)
    to.server("response.done", response=to.response("resp_1", "completed", [done], usage=usage))
    to.limits()


def push_to_talk(to: Recording) -> None:
    to.connect(turn_detection=None)
    to.client("input_audio_buffer.clear", event_id="clear_1")
    to.server("input_audio_buffer.cleared")
    to.client("input_audio_buffer.append", audio=base64.b64encode(b"\xff" * 400).decode())
    to.client("input_audio_buffer.clear", event_id="clear_2")
    to.later(20)
    to.server("input_audio_buffer.cleared")
    to.append(500)
    to.client("input_audio_buffer.commit", event_id="commit_1")
    to.client("response.create", event_id="respond_1")
    to.later(20)
    to.server("input_audio_buffer.committed", previous_item_id=None, item_id="item_u1")
    to.joined(None, user_audio("item_u1"))
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    answer = Answer(to, "resp_1", "item_a1", "item_u1", "audio")
    answer.begin()
    answer.words("I", " heard", " you.")
    answer.audio(200, 100)
    done = answer.end()
    to.transcribed("item_u1", [" Can", " you", " hear", " me?"])
    to.server("response.done", response=to.response("resp_1", "completed", [done], usage=to.usage(20, 12)))
    to.limits()


def function_call(to: Recording) -> None:
    to.connect(tools=[WEATHER])
    question = user_text("Is it warmer in Kyoto or in Oslo?", "mine_1")
    to.client("conversation.item.create", event_id="create_1", item=to_asked(question))
    to.client("response.create", event_id="respond_1")
    to.joined(None, question)
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    done, previous = [], "mine_1"
    for index, place in enumerate(("Kyoto", "Oslo")):
        call = {
            "id": f"item_f{index}",
            "type": "function_call",
            "status": "in_progress",
            "name": "get_weather",
            "call_id": f"call_{index}",
            "arguments": "",
        }
        to.began("resp_1", index, previous, call)
        ids = {"response_id": "resp_1", "item_id": call["id"], "output_index": index, "call_id": call["call_id"]}
        arguments = f'{{"place": "{place}"}}'
        for piece in (arguments[:9], arguments[9:]):
            to.server("response.function_call_arguments.delta", **ids, delta=piece)
        name = {"name": "get_weather"} if to.is_ga else {}
        to.server("response.function_call_arguments.done", **ids, **name, arguments=arguments)
        called = {**call, "status": "completed", "arguments": arguments}
        to.ended("resp_1", index, previous, called)
        done.append(called)
        previous = call["id"]
    to.server("response.done", response=to.response("resp_1", "completed", done, usage=to.usage(90, 40)))
    to.limits()
    to.later(300)
    for index, degrees in enumerate((18, 4)):
        output = {"id": f"item_o{index}", "type": "function_call_output", "call_id": f"call_{index}",
                  "output": f'{{"high": {degrees}}}'}  # fmt: skip
        to.client("conversation.item.create", event_id=f"output_{index}", item=output)
    to.client("response.create", event_id="respond_2")
    to.later(40)
    for index, degrees in enumerate((18, 4)):
        output = {"id": f"item_o{index}", "type": "function_call_output", "call_id": f"call_{index}",
                  "output": f'{{"high": {degrees}}}'}  # fmt: skip
        to.joined(previous, output)
        previous = output["id"]
    to.server("response.created", response=to.response("resp_2", "in_progress", []))
    answer = Answer(to, "resp_2", "item_a1", previous, "audio")
    answer.begin()
    answer.words("Kyoto", " is", " warmer.")
    answer.audio(300)
    done = [answer.end()]
    to.server("response.done", response=to.response("resp_2", "completed", done, usage=to.usage(150, 20)))
    to.limits()


def cancel(to: Recording) -> None:
    to.connect()
    question = user_text("Tell me a long story.", "mine_1")
    to.client("conversation.item.create", event_id="create_1", item=to_asked(question))
    to.client("response.create", event_id="respond_1")
    to.joined(None, question)
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    answer = Answer(to, "resp_1", "item_a1", "mine_1", "audio")
    answer.begin()
    answer.words("Once", " upon", " a")
    answer.audio(200)
    to.later(150)
    to.speaker("item_a1", 120.0)
    to.client("response.cancel", event_id="cancel_1", response_id="resp_1")
    to.client("conversation.item.truncate", event_id="cut_1", item_id="item_a1", content_index=0, audio_end_ms=120)
    answer.audio(100)
    done = answer.end("incomplete")
    details = {"type": "cancelled", "reason": "client_cancelled"}
    to.server("response.done", response=to.response("resp_1", "cancelled", [done], status_details=details))
    to.server("conversation.item.truncated", item_id="item_a1", content_index=0, audio_end_ms=120)
    to.limits()


def _answer_to_interrupt(to: Recording) -> Answer:
    to.connect()
    to.spoke("item_u1", None, 0, 620)
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    answer = Answer(to, "resp_1", "item_a1", "item_u1", "audio")
    answer.begin()
    answer.words("Kyoto", " was", " the", " seat")
    answer.audio(250, 250)
    to.transcribed("item_u1", [" Tell", " me", " about", " Kyoto."])
    answer.words(" of", " the", " emperors")
    answer.audio(300)
    return answer


def _second_turn(to: Recording) -> None:
    to.append(300)
    to.server("input_audio_buffer.speech_stopped", audio_end_ms=1500, item_id="item_u2")
    to.server("input_audio_buffer.committed", previous_item_id="item_a1", item_id="item_u2")
    to.joined("item_a1", user_audio("item_u2"))
    to.server("response.created", response=to.response("resp_2", "in_progress", []))
    answer = Answer(to, "resp_2", "item_a2", "item_u2", "audio")
    answer.begin()
    answer.words("All", " right.")
    answer.audio(200)
    to.transcribed("item_u2", [" Stop."])
    done = answer.end()
    to.server("response.done", response=to.response("resp_2", "completed", [done], usage=to.usage(80, 10)))
    to.limits()


def _cut(to: Recording, heard_ms: float) -> None:
    """The client's side of a barge-in."""
    to.append(300)
    to.server("input_audio_buffer.speech_started", audio_start_ms=700, item_id="item_u2")
    to.speaker("item_a1", heard_ms)
    to.client(
        "conversation.item.truncate",
        event_id="cut_1",
        item_id="item_a1",
        content_index=0,
        audio_end_ms=math.floor(heard_ms),
    )


def barge_in(to: Recording) -> None:
    answer = _answer_to_interrupt(to)
    _cut(to, 430.4)
    answer.audio(100)
    done = answer.end("incomplete")
    details = {"type": "cancelled", "reason": "turn_detected"}
    to.server("response.done", response=to.response("resp_1", "cancelled", [done], status_details=details))
    to.server("conversation.item.truncated", item_id="item_a1", content_index=0, audio_end_ms=430)
    _second_turn(to)


def barge_in_after_done(to: Recording) -> None:
    answer = _answer_to_interrupt(to)
    answer.words(".")
    done = answer.end()
    to.server("response.done", response=to.response("resp_1", "completed", [done], usage=to.usage(60, 50)))
    to.limits()
    _cut(to, 512.9)
    to.later(20)
    to.server("conversation.item.truncated", item_id="item_a1", content_index=0, audio_end_ms=512)
    _second_turn(to)


def out_of_band(to: Recording) -> None:
    to.connect(modalities=["text"])
    question = user_text("What should I pack for Oslo?", "mine_1")
    to.client("conversation.item.create", event_id="create_1", item=to_asked(question))
    to.client("response.create", event_id="respond_1")
    text = {"output_modalities": ["text"]} if to.is_ga else {"modalities": ["text"]}
    asked = {
        "conversation": "none",
        "metadata": {"purpose": "title"},
        **text,
        "instructions": "A title of three words.",
        "input": [{"type": "item_reference", "id": "mine_1"}],
    }
    to.client("response.create", event_id="title_1", response=asked)
    to.joined(None, question)
    to.server("response.created", response=to.response("resp_1", "in_progress", [], modalities=["text"]))
    beside = {"modalities": ["text"], "metadata": {"purpose": "title"}, "conversation_id": None}
    answer = Answer(to, "resp_1", "item_a1", "mine_1", "text")
    title = Answer(to, "resp_oob", "item_t1", "", "text")
    answer.begin()
    answer.words("A", " warm")
    to.server("response.created", response=to.response("resp_oob", "in_progress", [], **beside))
    title.begin()
    title.words("Packing")
    answer.words(" coat")
    title.words(" for", " Oslo")
    made = title.end()
    usage = to.usage(12, 4)
    to.server("response.done", response=to.response("resp_oob", "completed", [made], usage=usage, **beside))
    answer.words(" and", " boots.")
    done = answer.end()
    usage = to.usage(25, 8)
    ended = to.response("resp_1", "completed", [done], modalities=["text"], usage=usage)
    to.server("response.done", response=ended)
    to.limits()


def errors(to: Recording) -> None:
    to.connect(modalities=["text"])

    def refused(code: str | None, words: str, param: str | None, event_id: str | None) -> None:
        to.later(20)
        error = {"type": "invalid_request_error", "code": code, "message": words, "param": param, "event_id": event_id}
        to.server("error", error=error)

    asked = to.asked_session(instructions="Speak like a pirate.", voice="nova")
    to.client("session.update", event_id="update_2", session=asked)
    place = "session.audio.output.voice" if to.is_ga else "session.voice"
    refused("invalid_value", "Invalid value: 'nova'.", place, "update_2")
    to.client("response.create", event_id="respond_1")
    to.server("response.created", response=to.response("resp_1", "in_progress", [], modalities=["text"]))
    to.client("response.create", event_id="respond_2")
    refused(
        "conversation_already_has_active_response",
        "Conversation already has an active response in progress: resp_1. "
        "Wait until the response is finished before creating a new one.",
        None,
        None,
    )
    answer = Answer(to, "resp_1", "item_a1", None, "text")
    answer.begin()
    answer.words("Hello.")
    done = answer.end()
    ended = to.response("resp_1", "completed", [done], modalities=["text"], usage=to.usage(10, 2))
    to.server("response.done", response=ended)
    to.client("response.cancel", event_id="cancel_1", response_id="resp_1")
    refused("response_cancel_not_active", "Cancellation failed: no active response found", None, "cancel_1")
    to.client("response.create", event_id="respond_3")
    to.server("response.created", response=to.response("resp_3", "in_progress", [], modalities=["text"]))
    details = {"type": "failed", "error": {"type": "rate_limit_exceeded", "code": "rate_limit_exceeded"}}
    failed = to.response("resp_3", "failed", [], modalities=["text"], status_details=details)
    to.server("response.done", response=failed)
    to.limits()


def idle_timeout(to: Recording) -> None:
    to.connect()
    to.append(500)
    to.later(5000)
    to.server("input_audio_buffer.timeout_triggered", audio_start_ms=0, audio_end_ms=5480, item_id="item_s1")
    nudge = {
        "id": "item_n1",
        "type": "message",
        "status": "completed",
        "role": "system",
        "content": [{"type": "input_text", "text": "Nobody has spoken for a while. Ask whether they are there."}],
    }
    to.joined(None, nudge)
    to.server("input_audio_buffer.committed", previous_item_id="item_n1", item_id="item_s1")
    to.joined("item_n1", user_audio("item_s1"))
    to.server("response.created", response=to.response("resp_1", "in_progress", []))
    answer = Answer(to, "resp_1", "item_a1", "item_s1", "audio")
    answer.begin()
    answer.words("Are", " you", " there?")
    to.transcribed("item_s1", [])
    answer.audio(200)
    done = answer.end()
    to.server("response.done", response=to.response("resp_1", "completed", [done], usage=to.usage(30, 12)))
    to.limits()


CONVERSATIONS: dict[str, tuple[Callable[[Recording], None], tuple[str, ...]]] = {
    told.__name__: (told, (GA, PREVIEW))
    for told in (
        text_turn,
        voice_turn,
        push_to_talk,
        function_call,
        cancel,
        barge_in,
        barge_in_after_done,
        out_of_band,
        errors,
    )
} | {"idle_timeout": (idle_timeout, (GA,))}


def main() -> None:
    """Write every conversation in every dialect it has."""
    for name, (told, dialects) in CONVERSATIONS.items():
        for dialect in dialects:
            recording = Recording(dialect)
            told(recording)
            lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in recording.lines)
            (FOLDER / f"{name}.{dialect}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
