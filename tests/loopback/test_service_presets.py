"""The presets that come with the program, asked of the built-in service in both dialects: everything is accepted."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from stranger import Stranger

from desktop_app.loopback.partner.practice_partner import PracticePartner
from desktop_app.protocol.client_events import SessionUpdate
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.resources import resource_folder
from desktop_app.settings.presets import Preset
from desktop_app.settings.session_draft import check, session_config
from desktop_app.settings.template import filled, unknown_in, values_at
from desktop_app.storage.preset_file import preset_in, preset_text
from desktop_app.storage.preset_folder import PresetFolder

EXAMPLES = PresetFolder(Path("nowhere"), resource_folder() / "presets").read()


def _differing(asked: Any, echoed: Any, path: str = "session") -> list[str]:
    """The leaves that were asked for and are otherwise in the echo."""
    if isinstance(asked, dict):
        if not isinstance(echoed, dict):
            return [path]
        return [leaf for name, child in asked.items() for leaf in _differing(child, echoed.get(name), f"{path}.{name}")]
    if isinstance(asked, list) and isinstance(echoed, list) and len(asked) == len(echoed):
        pairs = enumerate(zip(asked, echoed, strict=True))
        return [leaf for index, (one, other) in pairs for leaf in _differing(one, other, f"{path}[{index}]")]
    return [] if asked == echoed else [path]


def test_there_are_five_and_each_is_sound():
    assert EXAMPLES.problems == ()
    assert {preset.id for preset in EXAMPLES.presets} == {
        "example/interpreter",
        *("example/travel-guide", "example/support-agent", "example/interviewer", "example/language-tutor"),
    }
    for preset in EXAMPLES.presets:
        assert preset.shipped
        assert preset.description
        assert len(preset.session.instructions) > 1_000
        assert check(preset.session) == []
        assert unknown_in(preset.session) == ()
        text, hidden = preset_text(preset)
        assert hidden == ()
        assert preset_in(text, Path("copy.toml")).preset.session == preset.session


def test_the_interviewer_and_the_tutor_wait_longer():
    by_id = {preset.id: preset.session for preset in EXAMPLES.presets}
    interviewer, tutor = by_id["example/interviewer"], by_id["example/language-tutor"]
    assert (interviewer.turn_detection, interviewer.eagerness) == ("semantic_vad", "low")
    assert tutor.silence_ms > by_id["example/support-agent"].silence_ms > 500


async def _configure(client: Stranger, preset: Preset, dialect: Dialect) -> list[str]:
    draft = filled(preset.session, values_at(datetime(2026, 5, 5, 14, 5)))
    assert "{{" not in draft.instructions
    encoded = ClientCodec(dialect).encode(SessionUpdate(session=session_config(draft, dialect.value)))
    assert encoded.dropped == ()
    await client.websocket.send(encoded.data.decode())
    updated = await client.expect("session.updated")
    return _differing(json.loads(encoded.data)["session"], updated["session"])


@pytest.mark.integration
@pytest.mark.parametrize("dialect", list(Dialect))
async def test_each_is_accepted_whole(connecting, parts, dialect: Dialect):
    parts.partner = PracticePartner()
    for preset in EXAMPLES.presets:
        client = await connecting(dialect.value)
        assert await _configure(client, preset, dialect) == []


@pytest.mark.integration
@pytest.mark.parametrize("dialect", list(Dialect))
async def test_the_support_agent_looks_up_an_order(connecting, parts, burst, dialect: Dialect):
    parts.partner = PracticePartner()
    agent = next(preset for preset in EXAMPLES.presets if preset.id == "example/support-agent")
    client = await connecting(dialect.value, faults=burst)
    await _configure(client, agent, dialect)
    await client.say_text("Please look up order 4711.")
    await client.send("response.create")
    done = (await client.expect("response.done"))["response"]
    [call] = [item for item in done["output"] if item["type"] == "function_call"]
    assert (call["name"], json.loads(call["arguments"])) == ("look_up_order", {"order_number": "4711"})
    tool = next(tool for tool in agent.session.tools if tool.name == "look_up_order")
    item = {"type": "function_call_output", "call_id": call["call_id"], "output": tool.answer.output}
    await client.send("conversation.item.create", item=item)
    await client.send("response.create")
    said = await client.expect("response.done")
    assert "158" in json.dumps(said) or "jacket" in json.dumps(said) or "on its way" in json.dumps(said)
