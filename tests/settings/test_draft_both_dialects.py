"""Every draft of either dialect: asked, taken by the strict service, echoed, and read back as it was."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from full_drafts import full_drafts
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.loopback.session_defaults import SessionIdentity, realtime_session
from desktop_app.protocol.client_events import SessionUpdate
from desktop_app.protocol.codec import ClientCodec, ServiceCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import CustomVoice, SessionConfig
from desktop_app.settings.apply_plan import Facts, plan
from desktop_app.settings.draft_check import check
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.in_force import in_force
from desktop_app.settings.leaves import is_known, is_told, leaves_asked, told
from desktop_app.settings.model import Preferences, SessionDraft
from desktop_app.settings.opening import Opening
from desktop_app.settings.session_draft import draft_of, session_config
from desktop_app.settings.tool_definition import McpServer, ToolDefinition

replace = msgspec.structs.replace
DIALECTS = ["ga", "preview"]
few = settings(max_examples=40)
"""A draft of everything takes long to draw."""


def served(config: SessionConfig, dialect: str) -> SessionConfig:
    """What the service's strict reader makes of an update that went over the wire; nothing of it may be lost."""
    encoded = ClientCodec(Dialect(dialect)).encode(SessionUpdate(session=config))
    assert set(encoded.dropped) <= {"session.type"}
    decoded = ServiceCodec(Dialect(dialect)).decode(encoded.data)
    assert isinstance(decoded, SessionUpdate), decoded
    return decoded.session


def created(dialect: str) -> SessionConfig:
    identity = SessionIdentity(session_id="sess_1", model="m", expires_at=1, preview=dialect == "preview")
    return realtime_session(identity)


def asked(session: SessionConfig, update: SessionConfig, dialect: str) -> SessionConfig:
    """A service's session after an update: leaf by leaf, and its own text where the instructions are empty."""
    taken = served(update, dialect)
    for leaf in leaves_asked(taken):
        value = told(taken, leaf)
        own = leaf.path == "instructions" and not value
        session = put(session, leaf.path, told(created(dialect), leaf) if own else value)
    return session


def put(config: Any, path: str, value: object) -> Any:
    """A configuration with a value at a path."""
    name, _, rest = path.partition(".")
    return replace(config, **{name: put(getattr(config, name), rest, value) if rest else value})


def opened(draft: SessionDraft, dialect: str) -> Opening:
    """A session of the built-in service that took a draft."""
    opening = Opening(draft, dialect)
    opening.begun(created(dialect), "opening", lambda _config: "")
    opening.accepted("opening", asked(created(dialect), opening.config, dialect))
    assert opening.settled
    return opening


def sent(draft: SessionDraft, dialect: str) -> list[str]:
    """The fields that count."""
    return [name for name in FIELDS if is_known(name, draft, dialect) and is_told(name, draft)]


def same(one: SessionDraft, other: SessionDraft, names: list[str]) -> None:
    for name in names:
        first, second = getattr(one, name), getattr(other, name)
        assert first == pytest.approx(second) if isinstance(first, float) else first == second, name


@few
@given(st.data(), st.sampled_from(DIALECTS))
def test_what_was_asked_is_in_force(data, dialect):
    draft = data.draw(full_drafts(dialect))
    assert check(draft) == []
    opening = opened(draft, dialect)
    same(in_force(opening.effective, opening.facts), draft, list(FIELDS))
    assert plan(opening.effective, draft, opening.facts).changes == ()


@few
@given(st.data(), st.sampled_from(DIALECTS))
def test_every_update_is_taken_and_brings_the_session_to_the_draft(data, dialect):
    before, after = data.draw(full_drafts(dialect)), data.draw(full_drafts(dialect))
    opening = opened(before, dialect)
    result = plan(opening.effective, after, opening.facts)
    assert {change.field for change in result.changes if change.effect is Effect.RECONNECT} <= {
        *("model", "tracing", "tracing_workflow", "tracing_group", "tracing_metadata")
    }
    if result.session is None:
        return
    reached = asked(opening.effective, result.session, dialect)
    changed = result.fields(Effect.SESSION)
    applied = replace(before, **{change.field: change.after for change in result.changes if change.field in changed})
    instructions = result.session.instructions or opening.facts.sent_instructions
    facts = Facts(
        dialect=dialect,
        applied=applied,
        default_instructions=opening.facts.default_instructions,
        sent_instructions=instructions,
    )
    same(in_force(reached, facts), after, [name for name in sent(after, dialect) if name in changed])
    left = plan(reached, after, facts)
    assert [(each.field, each.before, each.after) for each in left.changes if each.effect is Effect.SESSION] == []


@few
@given(full_drafts("ga"))
def test_a_configuration_reads_as_the_draft_it_was_made_of(draft):
    same(draft_of(session_config(draft), draft), draft, sent(draft, "ga"))


@few
@given(full_drafts("ga"))
def test_a_draft_survives_its_file(draft):
    kept = Preferences(session=draft)
    assert msgspec.json.decode(msgspec.json.encode(kept), type=Preferences) == kept


def test_own_voices():
    config = session_config(SessionDraft(voice="voice_abc"))
    assert config.audio.output.voice == CustomVoice(id="voice_abc")
    assert session_config(SessionDraft(voice="my voice")).audio.output.voice == "my voice"


def test_formats_have_their_rates():
    config = session_config(SessionDraft(input_format="audio/pcmu"))
    assert msgspec.to_builtins(config.audio.input.format) == {"type": "audio/pcmu"}
    assert msgspec.to_builtins(config.audio.output.format) == {"type": "audio/pcm", "rate": 24000}


def test_a_tool_the_draft_does_not_know_is_answered_by_hand():
    told = session_config(SessionDraft(tools=(ToolDefinition(name="a"),)))
    (tool,) = draft_of(told, SessionDraft()).tools
    assert (tool.name, tool.enabled) == ("a", True)
    off = draft_of(told, SessionDraft(tools=(ToolDefinition(name="b"),))).tools
    assert [(tool.name, tool.enabled) for tool in off] == [("b", False), ("a", True)]


A, B = ToolDefinition(name="a"), ToolDefinition(name="b")
DOCS = McpServer(label="docs", url="https://docs.example/mcp")


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"tools": (A, replace(A, description="again"))}, "tools", "twice"),
        ({"tools": (ToolDefinition(name="no spaces"),)}, "tools", "name"),
        ({"tools": (ToolDefinition(name=""),)}, "tools", "name"),
        ({"tools": (ToolDefinition(name="x" * 65),)}, "tools", "name"),
        ({"tools": (ToolDefinition(name="a", parameters={"type": "array"}),)}, "tools", "schema"),
        ({"mcp_servers": (McpServer(label="1", url="https://a.example"),)}, "mcp_servers", "name"),
        ({"mcp_servers": (McpServer(label="docs", url="docs.example"),)}, "mcp_servers", "address"),
        ({"mcp_servers": (McpServer(label="docs", url="https://[::1"),)}, "mcp_servers", "address"),
        ({"mcp_servers": (DOCS, DOCS)}, "mcp_servers", "twice"),
        ({"tool_choice": "function:a"}, "tool_choice", "gone"),
        ({"tool_choice": "function:a", "tools": (replace(A, enabled=False),)}, "tool_choice", "gone"),
        ({"tool_choice": "mcp:docs"}, "tool_choice", "gone"),
        ({"tool_choice": "sometimes"}, "tool_choice", "choice"),
        ({"transcription_languages": ("de", "German")}, "transcription_languages", "language"),
        ({"retention_ratio": 1.5, "context_truncation": "retention_ratio"}, "retention_ratio", "range"),
    ],
)
def test_what_the_service_would_refuse(changed, field, code):
    problems = check(SessionDraft(**changed))
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
    assert problems[0].sentence.startswith(f"{FIELDS[field].label}: ")
    assert problems[0].sentence.endswith(".")
    assert "{" not in problems[0].sentence


def test_what_is_not_sent_harms_nobody():
    off = (replace(A, enabled=False, name="no good"), A)
    assert check(SessionDraft(tools=off)) == []
    assert check(SessionDraft(temperature=5.0), "ga") == []
    assert [each.field for each in check(SessionDraft(temperature=5.0), "preview")] == ["temperature"]
    assert check(SessionDraft(mcp_servers=(McpServer(),)), "preview") == []
    assert check(SessionDraft(retention_ratio=7.0), "ga") == []
