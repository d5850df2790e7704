"""Items: create, insert, retrieve, delete, truncate, and each way they are refused."""

from __future__ import annotations

import base64

import pytest
from stand_ins import tone
from stranger import Stranger, audio_of, types

pytestmark = pytest.mark.integration


def user(text: str, **fields) -> dict:
    return {"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}], **fields}


async def created(client: Stranger, item: dict, **fields) -> dict:
    await client.send("conversation.item.create", item=item, **fields)
    return (await client.until("conversation.item.done"))[0]


async def refused(client: Stranger, event_type: str, **fields) -> dict:
    await client.send(event_type, event_id="mine", **fields)
    error = await client.error()
    assert (error["type"], error["event_id"]) == ("invalid_request_error", "mine")
    return error


async def spoken_item(client: Stranger) -> tuple[str, int]:
    """An assistant item with speech: its id and length in ms."""
    await client.send("response.create")
    events = await client.until("response.done")
    [item] = events[-1]["response"]["output"]
    return item["id"], len(audio_of(events)) // 48


async def test_insert_after_at_the_root_and_at_the_end(connecting) -> None:
    client = await connecting()
    assert (await created(client, user("a", id="a")))["previous_item_id"] is None
    assert (await created(client, user("c", id="c")))["previous_item_id"] == "a"
    assert (await created(client, user("b", id="b"), previous_item_id="a"))["previous_item_id"] == "a"
    assert (await created(client, user("0", id="0"), previous_item_id="root"))["previous_item_id"] is None
    assert (await created(client, user("d", id="d"), previous_item_id=None))["previous_item_id"] == "c"


async def test_the_order_is_what_the_model_reads(connecting, parts) -> None:
    client = await connecting()
    for name, after in (("a", None), ("c", None), ("b", "a"), ("0", "root")):
        await created(client, user(name, id=name), previous_item_id=after)
    await client.send("response.create", response={"output_modalities": ["text"]})
    await client.until("response.done")
    assert [item.id for item in parts.partner.requests[0].items] == ["0", "a", "b", "c"]


async def test_an_unknown_previous_item_adds_nothing(connecting, parts) -> None:
    client = await connecting()
    error = await refused(client, "conversation.item.create", item=user("x", id="x"), previous_item_id="nobody")
    assert "nobody" in error["message"]
    assert (await created(client, user("x", id="x")))["previous_item_id"] is None


async def test_an_id_is_given_or_kept_and_never_twice(connecting) -> None:
    client = await connecting()
    assert (await created(client, user("x")))["item"]["id"].startswith("item_")
    assert (await created(client, user("x", id="mine")))["item"]["id"] == "mine"
    assert "mine" in (await refused(client, "conversation.item.create", item=user("y", id="mine")))["message"]
    too_long = await refused(client, "conversation.item.create", item=user("y", id="x" * 33))
    assert too_long["code"] == "string_above_max_length"
    assert too_long["message"].startswith(
        "Invalid 'item.id': string too long. Expected a string with maximum length 32, but got"
    )


async def test_a_conversation_can_be_seeded(connecting, parts) -> None:
    client = await connecting()
    await created(client, {"type": "message", "role": "system", "content": [{"type": "input_text", "text": "s"}]})
    assistant = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "hi"}]}
    assert (await created(client, assistant))["item"]["content"] == assistant["content"]
    call = {"type": "function_call", "name": "f", "call_id": "call_seeded", "arguments": "{}"}
    assert (await created(client, call))["item"]["status"] == "completed"
    await created(client, {"type": "function_call_output", "call_id": "call_seeded", "output": "1"})


async def test_assistant_audio_cannot_be_seeded(connecting) -> None:
    client = await connecting()
    item = {"type": "message", "role": "assistant", "content": [{"type": "output_audio", "transcript": "hi"}]}
    error = await refused(client, "conversation.item.create", item=item)
    assert (error["code"], error["param"]) == ("missing_required_parameter", "item.content[0].text")
    assert error["message"] == "Missing required parameter: 'item.content[0].text'."


async def test_preview_text_parts(connecting) -> None:
    client = await connecting("preview")
    item = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "hi"}]}
    await client.send("conversation.item.create", item=item)
    assert (await client.expect("conversation.item.created"))["item"]["content"] == item["content"]
    item["content"][0]["type"] = "input_text"
    await client.send("conversation.item.create", item=item)
    assert (await client.error())["param"] == "item.content[0].type"


async def test_the_output_of_an_unknown_call(connecting) -> None:
    client = await connecting()
    item = {"type": "function_call_output", "call_id": "call_nobody", "output": "1"}
    error = await refused(client, "conversation.item.create", item=item)
    assert error["code"] == "invalid_tool_call_id"
    assert error["message"] == "Tool call ID 'call_nobody' not found in conversation."


async def test_a_call_id_must_fit(connecting) -> None:
    client = await connecting()
    for call_id in ("with space", "x" * 33):
        item = {"type": "function_call", "name": "f", "call_id": call_id, "arguments": "{}"}
        assert (await refused(client, "conversation.item.create", item=item))["param"] == "item.call_id"


async def test_an_approval_of_nothing(connecting) -> None:
    client = await connecting()
    item = {"type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": True}
    error = await refused(client, "conversation.item.create", item=item)
    assert error["param"] == "item.approval_request_id"


async def test_retrieve_gives_the_audio_of_both_sides(connecting, burst) -> None:
    client = await connecting(faults=burst)
    audio = base64.b64encode(tone(300)).decode()
    item = {"type": "message", "role": "user", "content": [{"type": "input_audio", "audio": audio}]}
    asked = await created(client, item)
    assert "audio" not in asked["item"]["content"][0]
    await client.send("conversation.item.retrieve", item_id=asked["item"]["id"])
    assert (await client.expect("conversation.item.retrieved"))["item"]["content"][0]["audio"] == audio
    await client.send("response.create")
    events = await client.until("response.done")
    await client.send("conversation.item.retrieve", item_id=events[-1]["response"]["output"][0]["id"])
    [part] = (await client.expect("conversation.item.retrieved"))["item"]["content"]
    assert base64.b64decode(part["audio"]) == audio_of(events)
    assert part["transcript"] == "You said hello there."


async def test_retrieve_of_an_unknown_item(connecting) -> None:
    client = await connecting()
    error = await refused(client, "conversation.item.retrieve", item_id="nobody")
    assert error["code"] == "item_retrieve_invalid_item_id"


async def test_delete(connecting, parts) -> None:
    client = await connecting()
    await created(client, user("a", id="a"))
    await created(client, user("b", id="b"))
    await client.send("conversation.item.delete", item_id="a")
    assert (await client.expect("conversation.item.deleted"))["item_id"] == "a"
    error = await refused(client, "conversation.item.delete", item_id="a")
    assert (error["code"], error["message"]) == (
        "item_delete_invalid_item_id",
        "Error deleting item: the item with id 'a' does not exist.",
    )
    await client.send("response.create", response={"output_modalities": ["text"]})
    await client.until("response.done")
    assert [item.id for item in parts.partner.requests[0].items] == ["b"]


async def test_truncate_keeps_what_was_heard_and_forgets_the_words(connecting, parts, burst) -> None:
    for dialect in ("ga", "preview"):
        client = await connecting(dialect, faults=burst)
        await client.send("response.create")
        events = await client.until("response.done")
        [item] = events[-1]["response"]["output"]
        delta = "response.output_audio.delta" if dialect == "ga" else "response.audio.delta"
        whole = audio_of(events, delta)
        fields = {"item_id": item["id"], "content_index": 0, "audio_end_ms": 230}
        await client.send("conversation.item.truncate", **fields)
        truncated = await client.expect("conversation.item.truncated")
        assert {name: truncated[name] for name in fields} == fields
        await client.send("conversation.item.retrieve", item_id=item["id"])
        [part] = (await client.expect("conversation.item.retrieved"))["item"]["content"]
        assert part["transcript"] is None
        assert base64.b64decode(part["audio"]) == whole[: 230 * 48]
        await client.say_text("next")
        await client.send("response.create", response={"instructions": "x"})
        await client.until("response.done")
        assert parts.partner.requests[-1].items[0].content[0].transcript is None


async def test_truncate_to_nothing_is_accepted(connecting, burst) -> None:
    client = await connecting(faults=burst)
    item_id, _ = await spoken_item(client)
    await client.send("conversation.item.truncate", item_id=item_id, content_index=0, audio_end_ms=0)
    await client.expect("conversation.item.truncated")


async def test_the_three_refusals_of_truncate(connecting, burst) -> None:
    client = await connecting(faults=burst)
    item_id, length_ms = await spoken_item(client)
    unknown = await refused(client, "conversation.item.truncate", item_id="nobody", content_index=0, audio_end_ms=10)
    assert unknown["code"] == "item_truncate_invalid_item_id"

    await created(client, user("a", id="a"))
    await client.send("response.create", response={"output_modalities": ["text"]})
    text_item = (await client.expect("response.done"))["response"]["output"][0]["id"]
    for without_audio in ("a", text_item):
        error = await refused(
            client, "conversation.item.truncate", item_id=without_audio, content_index=0, audio_end_ms=0
        )
        assert error["message"] == "Only model output audio messages can be truncated"

    beyond = await refused(
        client, "conversation.item.truncate", item_id=item_id, content_index=0, audio_end_ms=length_ms + 60
    )
    assert beyond["code"] == "invalid_value"
    assert beyond["message"] == f"Audio content of {length_ms}ms is already shorter than {length_ms + 60}ms"
    await client.send("conversation.item.truncate", item_id=item_id, content_index=0, audio_end_ms=length_ms)
    await client.expect("conversation.item.truncated")


async def test_truncate_takes_content_index_0_only(connecting, burst) -> None:
    client = await connecting(faults=burst)
    item_id, _ = await spoken_item(client)
    error = await refused(client, "conversation.item.truncate", item_id=item_id, content_index=1, audio_end_ms=10)
    assert error["param"] == "content_index"
    error = await refused(client, "conversation.item.truncate", item_id=item_id, content_index=0, audio_end_ms=-1)
    assert error["param"] == "audio_end_ms"


async def test_truncate_while_it_is_still_spoken(connecting, parts) -> None:
    parts.partner.sentences = ["x" * 100]
    client = await connecting()
    await client.send("response.create")
    delta = await client.expect("response.output_audio.delta")
    await client.send("conversation.item.truncate", item_id=delta["item_id"], content_index=0, audio_end_ms=50)
    events = await client.until("response.done")
    assert "conversation.item.truncated" in types(events)
    await client.send("conversation.item.retrieve", item_id=delta["item_id"])
    [part] = (await client.expect("conversation.item.retrieved"))["item"]["content"]
    assert len(base64.b64decode(part["audio"])) == 50 * 48
    assert part["transcript"] is None


BAD_EVENTS = [
    ("not json", "invalid_json", None),
    ("[1, 2]", "invalid_event", None),
    ('{"event_id": "e"}', "invalid_event", None),
    ('{"type": "session.destroy", "event_id": "e"}', "invalid_value", "type"),
    ('{"type": "conversation.item.delete", "event_id": "e"}', "missing_required_parameter", "item_id"),
    ('{"type": "response.cancel", "event_id": "e", "reason": "x"}', "unknown_parameter", "reason"),
    ('{"type": "output_audio_buffer.clear", "event_id": "e"}', "invalid_value", "type"),
]


@pytest.mark.parametrize(("frame", "code", "param"), BAD_EVENTS)
async def test_bad_events_are_refused_and_the_session_goes_on(connecting, frame: str, code: str, param) -> None:
    for dialect in ("ga", "preview"):
        client = await connecting(dialect)
        await client.websocket.send(frame)
        error = await client.error()
        assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", code, param)
        assert error["event_id"] == ("e" if '"e"' in frame else None)
        await client.send("session.update", session={"type": "realtime"} if dialect == "ga" else {})
        await client.expect("session.updated")


async def test_a_binary_frame_is_no_reason_to_end(connecting) -> None:
    client = await connecting()
    await client.websocket.send(b'{"type": "nonsense"}')
    assert (await client.error())["param"] == "type"
