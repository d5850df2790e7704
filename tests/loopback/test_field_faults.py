"""An update that is refused for one field, named or not, and one of which a field is left out."""

from __future__ import annotations

import pytest

from desktop_app.loopback.faults import Faults

LOUDER = {"input": {"turn_detection": {"type": "server_vad", "threshold": 0.8}}}


@pytest.mark.parametrize("path", ["audio.input.turn_detection.threshold", "session.audio.input.turn_detection"])
async def test_an_update_is_refused_for_the_field_it_holds(connecting, path: str) -> None:
    client = await connecting(faults=Faults(refuse_field=(path,)))
    before = client.log[0]["session"]
    await client.send(
        "session.update", event_id="u1", session={"type": "realtime", "instructions": "Lost.", "audio": LOUDER}
    )
    error = await client.error()
    param = "session." + path.removeprefix("session.")
    assert (error["code"], error["param"], error["event_id"]) == ("invalid_value", param, "u1")
    assert param in error["message"]
    after = await client.update(instructions="Kept.")
    assert after == {**before, "instructions": "Kept."}


async def test_a_refusal_may_not_say_for_what(connecting) -> None:
    client = await connecting("preview", faults=Faults(refuse_field_unnamed=("turn_detection.threshold",)))
    await client.send(
        "session.update", event_id="u1", session={"turn_detection": {"type": "server_vad", "threshold": 1}}
    )
    error = await client.error()
    assert (error["param"], error["event_id"]) == (None, "u1")
    assert "threshold" not in error["message"]
    await client.send("session.update", session={"turn_detection": {"type": "server_vad"}})
    assert (await client.expect("session.updated"))["session"]["turn_detection"]["threshold"] == 0.5


async def test_a_field_that_is_ignored_is_accepted_and_not_applied(connecting) -> None:
    client = await connecting(faults=Faults(ignore_field=("audio.output.speed", "session.max_output_tokens")))
    before = client.log[0]["session"]
    after = await client.update(max_output_tokens=77, audio={"output": {"speed": 1.4, "voice": "echo"}})
    assert after["max_output_tokens"] == "inf"
    assert after["audio"]["output"] == {**before["audio"]["output"], "voice": "echo"}


async def test_the_other_fields_and_events_are_left_alone(connecting) -> None:
    client = await connecting(faults=Faults(refuse_field=("speed",), ignore_field=("instructions.more",)))
    assert (await client.update(audio={"output": {"speed": 1.4}}))["audio"]["output"]["speed"] == 1.4
    assert (await client.update(instructions="Yes."))["instructions"] == "Yes."
    await client.say_text("hi")
    await client.expect("conversation.item.done")
