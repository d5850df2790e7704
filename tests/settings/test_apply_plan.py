"""What Apply will do, for every field and every situation."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET
from test_session_draft import drafts

from desktop_app.protocol.session_config import Reasoning, SessionConfig
from desktop_app.settings.apply_plan import REASONS, Facts, plan, plan_preferences
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.leaves import LEAF_OF
from desktop_app.settings.model import Preferences, SessionDraft
from desktop_app.settings.session_draft import draft_of, session_config
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition

replace = msgspec.structs.replace
BASE = SessionDraft(instructions="Be kind.")
LIVE = Facts(applied=BASE)

WHOLE_DETECTION = {
    "type": "server_vad",
    "threshold": 0.5,
    "prefix_padding_ms": 300,
    "silence_duration_ms": 500,
    "create_response": True,
    "interrupt_response": True,
}

# field, new value, what `session.update` carries for it
LIVE_TABLE = [
    ("voice", "cedar", {"audio": {"output": {"voice": "cedar"}}}, "next_response"),
    ("instructions", "Be brief.", {"instructions": "Be brief."}, "next_response"),
    ("instructions", "", {"instructions": ""}, "next_response"),
    ("turn_detection", "none", {"audio": {"input": {"turn_detection": None}}}, "next_turn"),
    (
        "turn_detection",
        "semantic_vad",
        {
            "audio": {
                "input": {
                    "turn_detection": {
                        "type": "semantic_vad",
                        "eagerness": "auto",
                        "create_response": True,
                        "interrupt_response": True,
                    }
                }
            }
        },
        "next_turn",
    ),
    ("threshold", 0.7, {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "threshold": 0.7}}}}, "next_turn"),
    (
        "prefix_padding_ms",
        100,
        {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "prefix_padding_ms": 100}}}},
        "next_turn",
    ),
    (
        "silence_ms",
        900,
        {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "silence_duration_ms": 900}}}},
        "next_turn",
    ),
    (
        "idle_timeout_ms",
        8000,
        {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "idle_timeout_ms": 8000}}}},
        "next_turn",
    ),
    (
        "create_response",
        False,
        {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "create_response": False}}}},
        "next_turn",
    ),
    (
        "interrupt_response",
        False,
        {"audio": {"input": {"turn_detection": {**WHOLE_DETECTION, "interrupt_response": False}}}},
        "next_turn",
    ),
    ("speed", 1.25, {"audio": {"output": {"speed": 1.25}}}, "next_response"),
    ("output_modality", "text", {"output_modalities": ["text"]}, "next_response"),
    ("transcription_model", "", {"audio": {"input": {"transcription": None}}}, "next_turn"),
    (
        "transcription_language",
        "de",
        {"audio": {"input": {"transcription": {"model": "whisper-1", "language": "de"}}}},
        "next_turn",
    ),
    (
        "transcription_prompt",
        "Kyoto",
        {"audio": {"input": {"transcription": {"model": "whisper-1", "prompt": "Kyoto"}}}},
        "next_turn",
    ),
    ("noise_reduction", "far_field", {"audio": {"input": {"noise_reduction": {"type": "far_field"}}}}, "next_turn"),
    ("max_output_tokens", 500, {"max_output_tokens": 500}, "next_response"),
    ("input_format", "audio/pcmu", {"audio": {"input": {"format": {"type": "audio/pcmu"}}}}, "next_turn"),
    ("output_format", "audio/pcma", {"audio": {"output": {"format": {"type": "audio/pcma"}}}}, "next_response"),
    (
        "transcription_languages",
        ("de", "ja"),
        {"audio": {"input": {"transcription": {"model": "whisper-1", "languages": ["de", "ja"]}}}},
        "next_turn",
    ),
    (
        "transcription_keywords",
        ("Kyoto",),
        {"audio": {"input": {"transcription": {"model": "whisper-1", "keywords": ["Kyoto"]}}}},
        "next_turn",
    ),
    (
        "transcription_delay",
        "high",
        {"audio": {"input": {"transcription": {"model": "whisper-1", "delay": "high"}}}},
        "next_turn",
    ),
    ("include_logprobs", True, {"include": ["item.input_audio_transcription.logprobs"]}, "next_turn"),
    (
        "tools",
        (ToolDefinition(name="get_weather"),),
        {
            "tools": [
                {"type": "function", "name": "get_weather", "parameters": {"type": "object", "properties": {}}},
            ]
        },
        "next_response",
    ),
    (
        "mcp_servers",
        (McpServer(label="docs", url="https://docs.example/mcp"),),
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "docs",
                    "server_url": "https://docs.example/mcp",
                    "require_approval": "always",
                }
            ]
        },
        "next_response",
    ),
    ("tool_choice", "required", {"tool_choice": "required"}, "next_response"),
    ("parallel_tool_calls", False, {"parallel_tool_calls": False}, "next_response"),
    ("reasoning_effort", "low", {"reasoning": {"effort": "low"}}, "next_response"),
    ("context_truncation", "disabled", {"truncation": "disabled"}, "when_full"),
    ("prompt_id", "pmpt_1", {"prompt": {"id": "pmpt_1"}}, "next_response"),
    ("tracing", "auto", {"tracing": "auto"}, "from_now"),
]

# field, new value, what else must be so, and what is sent
DEPENDENT_TABLE = [
    ("variables", {"city": "Kyoto"}, {"instructions": "In {{city}}."}, {"instructions": "In Kyoto."}),
    (
        "noise_reduction_strength",
        0.5,
        {"noise_reduction": "near_field"},
        {"audio": {"input": {"noise_reduction": {"type": "near_field", "strength": 0.5}}}},
    ),
    (
        "retention_ratio",
        0.5,
        {"context_truncation": "retention_ratio"},
        {"truncation": {"type": "retention_ratio", "retention_ratio": 0.5}},
    ),
    (
        "context_tokens",
        8_000,
        {"context_truncation": "retention_ratio"},
        {
            "truncation": {
                "type": "retention_ratio",
                "retention_ratio": 0.8,
                "token_limits": {"post_instructions": 8_000},
            }
        },
    ),
    ("prompt_version", "2", {"prompt_id": "pmpt_1"}, {"prompt": {"id": "pmpt_1", "version": "2"}}),
    (
        "prompt_variables",
        {"city": "Kyoto"},
        {"prompt_id": "pmpt_1"},
        {"prompt": {"id": "pmpt_1", "variables": {"city": "Kyoto"}}},
    ),
]


@pytest.mark.parametrize(("field", "value", "sent", "reason"), LIVE_TABLE)
def test_one_field_of_a_running_session(field, value, sent, reason):
    result = plan(session_config(BASE), replace(BASE, **{field: value}), LIVE)
    assert [(change.field, change.effect, change.reason) for change in result.changes] == [
        (field, Effect.SESSION, reason)
    ]
    assert result.changes[0].before == getattr(BASE, field)
    assert result.changes[0].after == value
    assert msgspec.to_builtins(result.session) == {"type": "realtime", **sent}
    assert not result.needs_new_session


@pytest.mark.parametrize(("field", "value", "besides", "sent"), DEPENDENT_TABLE)
def test_one_field_that_depends_on_another(field, value, besides, sent):
    applied = replace(BASE, **besides)
    facts = Facts(applied=applied, sent_instructions=applied.instructions)
    result = plan(session_config(applied), replace(applied, **{field: value}), facts)
    assert [(change.field, change.effect) for change in result.changes] == [(field, Effect.SESSION)]
    assert msgspec.to_builtins(result.session) == {"type": "realtime", **sent}
    unused = plan(session_config(BASE), replace(BASE, **{field: value}), LIVE)
    assert {change.effect for change in unused.changes} == {Effect.NOW}


def test_the_tables_cover_every_field_that_ga_can_change():
    elsewhere = {"eagerness", "temperature", "model"} | set(LEAF_OF["tracing"].names[1:])
    tables = {row[0] for row in LIVE_TABLE} | {row[0] for row in DEPENDENT_TABLE}
    assert tables == set(FIELDS) - elsewhere


class TestNewSession:
    def test_another_model(self):
        result = plan(session_config(BASE), replace(BASE, model="gpt-realtime-2"), LIVE)
        assert [(change.field, change.effect, change.reason) for change in result.changes] == [
            ("model", Effect.RECONNECT, "model_fixed")
        ]
        assert result.session is None

    def test_tracing_cannot_change_once_it_is_on(self):
        applied = replace(BASE, tracing="custom", tracing_workflow="tests")
        for wanted in (replace(applied, tracing="off"), replace(applied, tracing_workflow="other")):
            result = plan(session_config(applied), wanted, Facts(applied=applied))
            assert {change.effect for change in result.changes} == {Effect.RECONNECT}
            assert {change.reason for change in result.changes} == {"tracing_on"}
            assert result.session is None

    def test_tracing_begins_as_a_whole(self):
        wanted = replace(BASE, tracing="custom", tracing_workflow="tests", tracing_metadata={"take": "1"})
        result = plan(session_config(BASE), wanted, LIVE)
        assert msgspec.to_builtins(result.session) == {
            "type": "realtime",
            "tracing": {"workflow_name": "tests", "metadata": {"take": "1"}},
        }


class TestTools:
    APPLIED = replace(BASE, tools=(ToolDefinition(name="a"), ToolDefinition(name="b", enabled=False)))

    def _plan(self, *tools):
        facts = Facts(applied=self.APPLIED)
        return plan(session_config(self.APPLIED), replace(self.APPLIED, tools=tools), facts)

    def test_how_a_call_is_answered_is_no_matter_of_the_service(self):
        first, second = self.APPLIED.tools
        result = self._plan(replace(first, answer=CannedAnswer(output="1"), approval="always"), second)
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "here")]
        assert result.session is None

    def test_what_is_switched_off_is_not_offered(self):
        first, second = self.APPLIED.tools
        assert self._plan(replace(first, enabled=False), second).session.tools == []
        both = self._plan(first, replace(second, enabled=True)).session.tools
        assert [tool.name for tool in both] == ["a", "b"]

    def test_an_authorization_goes_along_and_is_told_to_nobody_else(self):
        server = McpServer(label="docs", url="https://docs.example/mcp", has_authorization=True)
        facts = Facts(applied=BASE, authorizations={"docs": "very secret"})
        result = plan(session_config(BASE), replace(BASE, mcp_servers=(server,)), facts)
        assert result.session.tools[0].authorization == "very secret"
        assert "very secret" not in repr(facts)

    def test_an_mcp_server_is_nothing_for_the_preview(self):
        facts = Facts(applied=BASE, dialect="preview")
        server = McpServer(label="docs", url="https://docs.example/mcp")
        wanted = replace(BASE, mcp_servers=(server,), tool_choice="mcp:docs")
        result = plan(session_config(BASE, "preview"), wanted, facts)
        assert {change.reason for change in result.changes} == {"not_in_dialect"}
        assert result.session is None


class TestVariables:
    APPLIED = replace(BASE, instructions="It is {{date}}.")
    FACTS = Facts(applied=APPLIED, sent_instructions="It is Friday.", values={"date": "Saturday"})
    CURRENT = session_config(replace(APPLIED, instructions="It is Friday."))

    def test_time_that_goes_by_is_no_change(self):
        assert plan(self.CURRENT, self.APPLIED, self.FACTS).changes == ()

    def test_they_are_filled_in_when_sent(self):
        result = plan(self.CURRENT, replace(self.APPLIED, instructions="Today: {{ date }}."), self.FACTS)
        assert result.session.instructions == "Today: Saturday."

    def test_one_that_nothing_mentions_is_ours_alone(self):
        result = plan(self.CURRENT, replace(self.APPLIED, variables={"x": "1"}), self.FACTS)
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "here")]


def test_a_voice_the_preview_does_not_have_is_kept():
    facts = Facts(applied=BASE, dialect="preview")
    result = plan(session_config(BASE, "preview"), replace(BASE, voice="marin"), facts)
    assert [(change.field, change.reason) for change in result.changes] == [("voice", "not_in_dialect")]


def test_what_is_left_to_the_service_is_no_change_whatever_it_makes_of_it():
    told = replace(
        session_config(BASE), temperature=0.8, reasoning=Reasoning(effort="medium"), parallel_tool_calls=True
    )
    assert plan(told, BASE, LIVE).changes == ()


@pytest.mark.parametrize("field", sorted({row[0] for row in LIVE_TABLE}))
def test_without_a_session_everything_waits_for_the_start(field):
    value = next(row[1] for row in LIVE_TABLE if row[0] == field)
    result = plan(SessionConfig(), replace(BASE, **{field: value}), Facts(live=False, applied=BASE))
    assert [(change.field, change.effect, change.reason) for change in result.changes] == [
        (field, Effect.NOW, "at_start")
    ]
    assert result.session is None


def test_nothing_changed():
    result = plan(session_config(BASE), BASE, LIVE)
    assert result.changes == ()
    assert result.session is None


class TestVoice:
    def test_locked_once_the_assistant_has_spoken(self):
        facts = Facts(assistant_audio_present=True, applied=BASE)
        result = plan(session_config(BASE), replace(BASE, voice="cedar", speed=1.25), facts)
        assert result.fields(Effect.RECONNECT) == ("voice",)
        assert result.changes[0].reason == "voice_locked"
        assert result.needs_new_session
        assert msgspec.to_builtins(result.session) == {"type": "realtime", "audio": {"output": {"speed": 1.25}}}

    def test_alone_it_sends_nothing_then(self):
        facts = Facts(assistant_audio_present=True, applied=BASE)
        assert plan(session_config(BASE), replace(BASE, voice="cedar"), facts).session is None


class TestFieldsWithoutUse:
    @pytest.mark.parametrize("field", ["threshold", "prefix_padding_ms", "silence_ms", "idle_timeout_ms"])
    def test_of_another_turn_detection(self, field):
        applied = replace(BASE, turn_detection="semantic_vad")
        value = {"threshold": 0.9}.get(field, 7000)
        result = plan(session_config(applied), replace(applied, **{field: value}), Facts(applied=applied))
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "not_used")]
        assert result.session is None

    def test_eagerness_without_semantic_detection(self):
        result = plan(session_config(BASE), replace(BASE, eagerness="high"), LIVE)
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "not_used")]

    def test_answering_by_itself_in_push_to_talk(self):
        applied = replace(BASE, turn_detection="none")
        changed = replace(applied, create_response=False, interrupt_response=False)
        result = plan(session_config(applied), changed, Facts(applied=applied))
        assert {change.reason for change in result.changes} == {"not_used"}
        assert result.session is None

    def test_language_without_transcription(self):
        applied = replace(BASE, transcription_model="")
        result = plan(session_config(applied), replace(applied, transcription_language="de"), Facts(applied=applied))
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "not_used")]

    def test_switching_back_sends_what_was_kept(self):
        applied = replace(BASE, turn_detection="none", threshold=0.9)
        result = plan(session_config(applied), replace(applied, turn_detection="server_vad"), Facts(applied=applied))
        assert result.session.audio.input.turn_detection.threshold == 0.9


class TestDialects:
    def test_temperature_is_of_the_preview(self):
        changed = replace(BASE, temperature=1.1)
        ga = plan(session_config(BASE), changed, LIVE)
        assert [(change.effect, change.reason) for change in ga.changes] == [(Effect.NOW, "not_in_dialect")]
        assert ga.session is None
        preview = plan(session_config(BASE, "preview"), changed, Facts(dialect="preview", applied=BASE))
        assert preview.session.temperature == 1.1

    def test_back_to_the_services_own_temperature_is_no_null(self):
        applied = replace(BASE, temperature=1.1)
        facts = Facts(dialect="preview", applied=applied)
        result = plan(session_config(applied, "preview"), replace(applied, temperature=None), facts)
        assert result.session.temperature == 0.8

    def test_idle_timeout_is_of_ga(self):
        facts = Facts(dialect="preview", applied=BASE)
        result = plan(session_config(BASE, "preview"), replace(BASE, idle_timeout_ms=6000), facts)
        assert [(change.effect, change.reason) for change in result.changes] == [(Effect.NOW, "not_in_dialect")]

    def test_what_the_preview_does_not_echo_is_compared_with_what_was_applied(self):
        echoed = SessionConfig(instructions="Be kind.")
        facts = Facts(dialect="preview", applied=BASE)
        assert plan(echoed, BASE, facts).changes == ()
        assert plan(echoed, replace(BASE, speed=1.1), facts).session.audio.output.speed == 1.1


class TestInstructions:
    def test_empty_is_the_services_own_text(self):
        current = replace(session_config(SessionDraft()), instructions="Your knowledge cutoff is 2023-10.")
        facts = Facts(default_instructions="Your knowledge cutoff is 2023-10.")
        assert plan(current, SessionDraft(), facts).changes == ()

    def test_emptied_it_is_asked_for_again(self):
        facts = Facts(default_instructions="The service's.", applied=BASE)
        assert plan(session_config(BASE), replace(BASE, instructions=""), facts).session.instructions == ""


def test_floats_that_went_over_the_wire_are_the_same():
    current = replace(session_config(BASE))
    applied = replace(BASE, threshold=0.1 + 0.2)
    assert plan(session_config(replace(BASE, threshold=0.3)), applied, Facts(applied=applied)).changes == ()
    assert current.max_output_tokens == "inf"


@given(drafts, drafts)
def test_the_update_brings_the_session_to_the_draft(before, after):
    """Merged into the effective session, the update gives what was wanted, but for what was said to be kept only."""
    facts = Facts(applied=before)
    result = plan(session_config(before), after, facts)
    changed = {change.field for change in result.changes}
    for name in FIELDS:
        if name not in changed and name != "instructions":
            same = getattr(before, name), getattr(after, name)
            assert same[0] == pytest.approx(same[1], abs=1e-6) if isinstance(same[0], float) else same[0] == same[1]
    if result.session is None:
        assert not result.fields(Effect.SESSION)
        return
    # Turn detection is taken as a whole: what is left out of it is at its default.
    reached = draft_of(result.session, replace(before, idle_timeout_ms=None))
    for name in result.fields(Effect.SESSION):
        assert getattr(reached, name) == getattr(after, name)
    if not set(result.fields(Effect.SESSION)) & {"voice", "speed"}:
        assert result.session.audio is UNSET or result.session.audio.output is UNSET


@given(drafts, drafts, st.booleans(), st.booleans())
def test_every_reason_has_words(before, after, live, spoken):
    facts = Facts(live=live, assistant_audio_present=spoken, applied=before)
    for change in plan(session_config(before), after, facts).changes:
        assert change.reason in REASONS
        assert change.before != change.after


class TestPreferences:
    BEFORE = Preferences(connections=[ConnectionProfile(id="a", name="A"), ConnectionProfile(id="b", name="B")])

    @pytest.mark.parametrize(
        ("changed", "live", "effect", "reason"),
        [
            ({"microphone": "USB"}, True, Effect.AUDIO, "reopens"),
            ({"speaker": "none"}, False, Effect.AUDIO, "reopens"),
            ({"volume": 0.5}, True, Effect.NOW, ""),
            ({"theme": "dark"}, True, Effect.NOW, ""),
            ({"connection_id": "b"}, True, Effect.RECONNECT, ""),
            ({"connection_id": "b"}, False, Effect.NOW, "at_start"),
        ],
    )
    def test_table(self, changed, live, effect, reason):
        result = plan_preferences(self.BEFORE, replace(self.BEFORE, **changed), live=live)
        assert [(change.field, change.effect, change.reason) for change in result.changes] == [
            (next(iter(changed)), effect, reason)
        ]

    def test_the_connection_in_use_was_edited(self):
        before = replace(self.BEFORE, connection_id="a")
        edited = replace(
            before, connections=[ConnectionProfile(id="a", name="A", model="other"), before.connections[1]]
        )
        assert plan_preferences(before, edited, live=True).needs_new_session
        assert plan_preferences(before, edited, live=False).changes == ()

    def test_another_connection_was_edited(self):
        before = replace(self.BEFORE, connection_id="a")
        edited = replace(before, connections=[before.connections[0], ConnectionProfile(id="b", name="B", model="x")])
        assert plan_preferences(before, edited, live=True).changes == ()
