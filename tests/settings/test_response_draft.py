"""One response as it is composed: what would be refused, and what goes on the wire."""

from __future__ import annotations

import json

import pytest
from msgspec import UNSET

from desktop_app.protocol.client_events import ResponseCreate
from desktop_app.protocol.codec import ClientCodec, RequestProblem, ServiceCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import InputText, ItemReference, MessageItem
from desktop_app.protocol.session_config import CustomVoice, FunctionTool, McpTool
from desktop_app.settings.response_draft import ResponseDraft, check, response_options, tool_names

TOOLS = [FunctionTool(name="get_weather"), FunctionTool(name="book"), McpTool(server_label="files")]
FULL = ResponseDraft(
    title="Everything",
    instructions="Be brief.",
    voice="verse",
    output_modality="audio",
    output_format="audio/pcm",
    tool_names=("book",),
    tool_choice="function:book",
    max_output_tokens=100,
    temperature=0.8,
    metadata=(("topic", "weather"),),
    context="items",
    item_ids=("u1",),
)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_everything_goes_out_and_the_service_takes_it(dialect: Dialect) -> None:
    assert check(FULL, dialect.value) == []
    options = response_options(FULL, dialect.value, tools=TOOLS, items=[ItemReference(id="u1")])
    frame = ClientCodec(dialect).encode(ResponseCreate(response=options))
    assert frame.dropped == ()
    sent = json.loads(frame.data)["response"]
    assert not isinstance(ServiceCodec(dialect).decode(frame.data.decode()), RequestProblem)
    assert (sent["conversation"], sent["metadata"]) == ("none", {"topic": "weather"})
    assert [tool["name"] for tool in sent["tools"]] == ["book"]
    assert sent["input"] == [{"type": "item_reference", "id": "u1"}]
    assert ("temperature" in sent) == (dialect is Dialect.PREVIEW)


def test_what_is_empty_is_not_sent() -> None:
    options = response_options(ResponseDraft(beside=False), "ga", tools=TOOLS)
    assert json.loads(ClientCodec(Dialect.GA).encode(ResponseCreate(response=options)).data)["response"] == {}


def test_what_it_reads() -> None:
    told = response_options(ResponseDraft(context="text", text="Title this."), "ga").input
    assert told == [MessageItem(role="user", content=[InputText(text="Title this.")])]
    assert response_options(ResponseDraft(context="empty"), "ga").input == []
    assert response_options(ResponseDraft(), "ga").input is UNSET


def test_a_voice_of_ones_own_is_named_by_its_id_where_the_dialect_has_such() -> None:
    draft = ResponseDraft(voice="voice_mine")
    assert response_options(draft, "ga").audio.output.voice == CustomVoice(id="voice_mine")
    assert response_options(draft, "preview").audio.output.voice == "voice_mine"


def test_functions_are_chosen_by_name_and_none_is_none() -> None:
    assert tool_names(TOOLS) == ["get_weather", "book"]
    assert response_options(ResponseDraft(tool_names=()), "ga", tools=TOOLS).tools == []
    assert response_options(ResponseDraft(), "ga", tools=TOOLS).tools is UNSET


@pytest.mark.parametrize(
    ("draft", "field", "words"),
    [
        (ResponseDraft(max_output_tokens=0), "max_output_tokens", "1 to 4096"),
        (ResponseDraft(temperature=2.0), "temperature", "0.6 to 1.2"),
        (ResponseDraft(context="text", text=" "), "text", "Write what"),
        (ResponseDraft(context="items"), "item_ids", "Choose what"),
        (ResponseDraft(metadata=tuple((f"k{n}", "") for n in range(17))), "metadata", "At most 16"),
        (ResponseDraft(metadata=((" ", "x"),)), "metadata", "needs a key"),
        (ResponseDraft(metadata=(("a", "x"), ("a", "y"))), "metadata", "only once"),
        (ResponseDraft(metadata=(("k" * 65, "x"),)), "metadata", "64 characters"),
        (ResponseDraft(metadata=(("k", "x" * 513),)), "metadata", "512 characters"),
    ],
)
def test_what_would_be_refused_is_said_before(draft: ResponseDraft, field: str, words: str) -> None:
    (problem,) = check(draft, "preview")
    assert problem.field == field
    assert words in problem.sentence_in(lambda text: text)


def test_ga_has_no_temperature_to_be_wrong() -> None:
    assert check(ResponseDraft(temperature=2.0), "ga") == []
