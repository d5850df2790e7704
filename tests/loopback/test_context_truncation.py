"""A conversation that outgrows its context: what is forgotten, what it costs then, and what is refused."""

from __future__ import annotations

LONG = "word " * 200  # 250 tokens


async def usage_after(client, text: str) -> dict:
    await client.say_text(text)
    await client.send("response.create", response={"output_modalities": ["text"]})
    done = await client.expect("response.done")
    return dict(done["response"]["usage"]["input_token_details"])


async def begin(connecting, parts, burst, **truncation) -> tuple:
    parts.partner.sentences = ["Yes."]
    client = await connecting(faults=burst)
    await client.update(truncation={"type": "retention_ratio", **truncation} if truncation else "disabled")
    return client


async def test_the_oldest_items_are_forgotten_down_to_the_ratio(connecting, parts, burst) -> None:
    limits = {"retention_ratio": 0.5, "token_limits": {"post_instructions": 1000}}
    client = await begin(connecting, parts, burst, **limits)
    sizes = [(await usage_after(client, f"{number} {LONG}"))["text_tokens"] for number in range(4)]
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[3] < sizes[2]
    said = [item for item in parts.partner.requests[-1].items if item.role == "user"]
    assert said[-1].content[0].text.startswith("3 ")
    assert len(said) == 1
    first = next(event for event in client.log if event["type"] == "conversation.item.added")["item"]["id"]
    await client.send("conversation.item.retrieve", item_id=first)
    assert (await client.expect("conversation.item.retrieved"))["item"]["id"] == first


async def test_auto_forgets_no_more_than_it_must(connecting, parts, burst) -> None:
    client = await begin(connecting, parts, burst, retention_ratio=1.0, token_limits={"post_instructions": 1000})
    sizes = [(await usage_after(client, f"{number} {LONG}"))["text_tokens"] for number in range(6)]
    assert max(sizes[3:]) == min(sizes[3:])


async def test_without_truncation_too_much_is_refused(connecting, parts, burst) -> None:
    client = await begin(connecting, parts, burst)
    await usage_after(client, "hi")
    await client.say_text("word " * 30_000)
    await client.send("response.create", event_id="r1")
    error = await client.error()
    assert (error["code"], error["event_id"]) == ("context_length_exceeded", "r1")
    await client.update(truncation="auto")
    await usage_after(client, "again")


async def test_a_forgotten_call_cannot_be_answered(connecting, parts, burst) -> None:
    client = await begin(connecting, parts, burst, retention_ratio=0.0, token_limits={"post_instructions": 100})
    call = {"type": "function_call", "name": "f", "call_id": "call_1", "arguments": "{}"}
    await client.send("conversation.item.create", item=call)
    await usage_after(client, LONG)
    output = {"type": "function_call_output", "call_id": "call_1", "output": "1"}
    await client.send("conversation.item.create", item=output)
    assert (await client.error())["code"] == "invalid_tool_call_id"
