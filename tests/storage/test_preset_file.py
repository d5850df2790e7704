"""Presets as files: what is written comes back, what is wrong is told with its line, and no key gets in or out."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.resources import resource_folder
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset, clean_name
from desktop_app.settings.tool_definition import (
    AnsweredByHand,
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    McpServer,
    PythonAnswer,
    ToolDefinition,
)
from desktop_app.storage.preset_file import MOST_BYTES, PresetRead, preset_in, preset_text, read_preset, write_preset
from desktop_app.storage.preset_problem import PresetProblem
from desktop_app.storage.toml_text import toml_text

HERE = Path("guide.toml")

TOOLS = (
    ToolDefinition(
        name="get_weather",
        description='The weather, "today" or tomorrow.',
        parameters={
            "type": "object",
            "properties": {"city": {"type": "string", "default": None, "enum": ["'''", None]}},
        },
        answer=CannedAnswer(output='{"high": 18}', delay_ms=250, fails=True),
        approval="once",
    ),
    ToolDefinition(name="now", answer=BuiltInAnswer(function="time"), enabled=False),
    ToolDefinition(name="sort", answer=CommandAnswer(argv=("sort", "-r", "a b;$(c)"), folder="/tmp", timeout_s=2.5)),
    ToolDefinition(name="ask", answer=HttpAnswer(url="https://example.com/x?y=1", secret_headers=("X-Key",))),
    ToolDefinition(name="own", answer=PythonAnswer(path="~/own tool.py", function="run")),
    ToolDefinition(name="hand", answer=AnsweredByHand(), approval="always"),
)
GUIDE = Preset(
    id="travel-guide",
    name="Travel guide",
    description="Two lines\nof words.",
    session=SessionDraft(
        voice="marin",
        instructions='# Role\nYou are a "guide".\n\n- It\'s short: \'\'\' and """\n\ttab, back\\slash\r\n',
        tools=TOOLS,
        mcp_servers=(McpServer(label="maps", url="https://maps.example.com/mcp", allowed_tools=("find",)),),
        variables={"city": "Kyōto", "": "x", "with space": "1"},
        idle_timeout_ms=6_000,
        transcription_model="",
        transcription_languages=("en", "ja"),
        tracing="custom",
        tracing_metadata={"team": "voice"},
    ),
)


def test_what_is_written_comes_back(tmp_path: Path):
    path = tmp_path / "travel-guide.toml"
    assert write_preset(path, GUIDE) == ()
    read = read_preset(path)
    assert msgspec.structs.replace(read.preset, id=GUIDE.id) == GUIDE
    assert read.notes == ()
    assert path.stat().st_mode & 0o777 == 0o600


def test_long_texts_and_schemas_stand_in_the_file_as_people_write_them():
    plain = Preset(name="A", session=SessionDraft(instructions='# Role\nBe "kind".\n', tools=TOOLS[1:2]))
    text, _ = preset_text(plain)
    assert "instructions = '''\n# Role\nBe \"kind\".\n'''" in text
    assert 'parameters = \'\'\'\n{\n  "type": "object",' in text
    assert text.startswith("# ")


_PROSE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _PROSE,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(_PROSE, children, max_size=3),
    max_leaves=6,
)
_FLOATS = st.floats(0, 100)
_ANSWERS = st.one_of(
    st.just(AnsweredByHand()),
    st.builds(CannedAnswer, output=_PROSE, delay_ms=st.integers(0, 9_999), fails=st.booleans()),
    st.builds(CommandAnswer, argv=st.lists(_PROSE, max_size=4).map(tuple), timeout_s=_FLOATS),
    st.builds(HttpAnswer, url=_PROSE, secret_headers=st.lists(_PROSE, max_size=2).map(tuple)),
    st.builds(PythonAnswer, path=_PROSE, function=_PROSE),
)
_TOOLS = st.builds(
    ToolDefinition,
    name=_PROSE,
    description=_PROSE,
    answer=_ANSWERS,
    parameters=st.dictionaries(_PROSE, _JSON, max_size=3),
)
_DRAFTS = st.builds(
    SessionDraft,
    instructions=st.text(st.sampled_from("ab'\"\\\n\r\t \x00\u2028"), max_size=60) | _PROSE,
    speed=_FLOATS,
    silence_ms=st.integers(0, 10_000),
    temperature=st.none() | _FLOATS,
    max_output_tokens=st.none() | st.integers(1, 4096),
    parallel_tool_calls=st.sampled_from([None, True, False]),
    variables=st.dictionaries(_PROSE, _PROSE, max_size=3),
    transcription_keywords=st.lists(_PROSE, max_size=3).map(tuple),
    tools=st.lists(_TOOLS, max_size=3).map(tuple),
    transcription_model=_PROSE,
)


@settings(max_examples=150, deadline=None)
@given(name=_PROSE.filter(clean_name), description=_PROSE, draft=_DRAFTS)
@example("A", "", SessionDraft(tools=(ToolDefinition(name="", parameters={"CLIENT_SECRET": 0, "large": 1e22}),)))
@example("A", "", SessionDraft(tools=(ToolDefinition(name="a", parameters={"api-key": 0}),) * 2))
@example("A", "", SessionDraft(variables={"SIGNATURE": "0", "token": ""}))
def test_any_preset_comes_back_but_for_its_keys(name: str, description: str, draft: SessionDraft):
    preset = Preset(name=clean_name(name), description=description, session=draft)
    text, hidden = preset_text(preset)
    back = preset_in(text, HERE).preset
    assert hidden or back == preset
    again, still_hidden = preset_text(back)
    assert (again, still_hidden) == (text, ())


BROKEN = [
    ("nonsense", "malformed", 1, ""),
    ('duologue_preset = 1\nname = "A"\n\nname = "B"\n', "malformed", 4, ""),
    ("duologue_preset = 1\n[session]\ninstructions = '''\nno end\n", "malformed", 4, ""),
    ('name = "A"\n[session]\n', "not_a_preset", 0, ""),
    ('{"name": "A"}', "malformed", 1, ""),
    ('duologue_preset = "1"\n', "not_a_preset", 0, ""),
    ("duologue_preset = 1\nsession = 3\n", "field", 2, "session"),
    ('duologue_preset = 1\n[session]\nvoice = "a"\nspeed = "fast"\n', "field", 4, "session.speed"),
    ('duologue_preset = 1\n[session]\n\n# how\nturn_detection = "loud"\n', "field", 5, "session.turn_detection"),
    (
        "duologue_preset = 1\n[session]\ninstructions = '''\na\nspeed = 2\n'''\nspeed = true\n",
        "field",
        7,
        "session.speed",
    ),
    (
        'duologue_preset = 1\n[[session.tools]]\nname = "a"\n\n[[session.tools]]\nname = 3\n',
        "field",
        6,
        "session.tools[1].name",
    ),
    (
        'duologue_preset = 1\n[[session.tools]]\n[session.tools.answer]\nkind = "magic"\n',
        "field",
        4,
        "session.tools[0].answer.kind",
    ),
    (
        "duologue_preset = 1\n[[session.tools]]\nname = 'a'\nparameters = '''\n{\n'''\n",
        "schema",
        4,
        "session.tools[0].parameters",
    ),
    ("duologue_preset = 1\n[[session.tools]]\nparameters = '[1]'\n", "schema", 3, "session.tools[0].parameters"),
    ("duologue_preset = 1\n[session]\nspeed = 1" + "0" * 400, "field", 3, "session.speed"),
    ("duologue_preset = 1\n[session.variables]\ncity = 3\n", "field", 2, "session.variables[...]"),
]


@pytest.mark.parametrize(("text", "code", "line", "field"), BROKEN)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, line: int, field: str):
    with pytest.raises(PresetProblem) as told:
        preset_in(text, HERE)
    assert (told.value.code, told.value.line, told.value.field) == (code, line, field)
    assert told.value.detail or code == "not_a_preset"


def test_files_that_are_none_are_refused(tmp_path: Path):
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'duologue_preset = 1\nname = "Caf\xe9"\n')
    for path, code, line in ((large, "too_large", 0), (tmp_path, "unreadable", 0), (latin, "malformed", 2)):
        with pytest.raises(PresetProblem) as told:
            read_preset(path)
        assert (told.value.code, told.value.line) == (code, line)
    deep = tmp_path / "deep.toml"
    deep.write_text("duologue_preset = 1\na = " + "[" * 20_000)
    with pytest.raises(PresetProblem):
        read_preset(deep)


def test_a_file_of_notepad_is_read(tmp_path: Path):
    path = tmp_path / "My guide.toml"
    path.write_bytes("\ufeffduologue_preset = 1\r\n[session]\r\ninstructions = '''\r\none\r\ntwo'''\r\n".encode())
    preset = read_preset(path).preset
    assert (preset.name, preset.session.instructions) == ("My guide", "one\ntwo")


def test_what_is_unknown_is_told_and_kept(tmp_path: Path):
    path = tmp_path / "newer.toml"
    path.write_text(
        "duologue_preset = 7\nname = 'N'\nicon = 'tree'\n[session]\nmood = 'calm'\nid = 'x'\n"
        "[[session.tools]]\nname = 'a'\ncolour = 'red'\nanswer = {kind = 'canned', taste = 1}\n"
        "[[session.mcp_servers]]\nlabel = 'm'\nregion = 2026-11-20\n"
    )
    read = read_preset(path)
    notes = {note.code: note.places for note in read.notes}
    assert notes["unknown"] == (
        "icon",
        *("session.mood", "session.id", "session.tools.a.colour", "session.tools.a.answer.taste"),
        "session.mcp_servers.m.region",
    )
    assert "newer" in notes
    changed = msgspec.structs.replace(
        read.preset, name="M", session=msgspec.structs.replace(read.preset.session, speed=1.2)
    )
    write_preset(path, changed, read.extra)
    content = tomllib.loads(path.read_text())
    assert (content["icon"], content["name"], content["session"]["mood"]) == ("tree", "M", "calm")
    assert content["session"]["tools"][0]["colour"] == "red"
    assert content["session"]["tools"][0]["answer"]["taste"] == 1
    assert content["session"]["mcp_servers"][0]["region"].day == 20
    without_tools = msgspec.structs.replace(changed.session, tools=(), mcp_servers=())
    write_preset(path, msgspec.structs.replace(changed, session=without_tools), read.extra)
    assert read_preset(path).preset.session.tools == ()


KEY = "sk-proj-A1b2C3d4E5f6G7h8"
AZURE_KEY = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"


def _tool(**answer: Any) -> dict[str, Any]:
    return {"name": "t", "answer": answer}


SECRETS: list[tuple[dict[str, Any], str]] = [
    ({"instructions": f"Use {KEY} please."}, "session.instructions"),
    ({"variables": {"api_key": "hunter22"}}, "session.variables.api_key"),
    ({"variables": {"crm": AZURE_KEY}}, "session.variables.crm"),
    ({"tools": [_tool(kind="command", argv=["curl", "--api-key", "hunter2"])]}, "session.tools.t.answer.argv"),
    ({"tools": [_tool(kind="command", argv=["curl", "-H", f"api-key: {AZURE_KEY}"])]}, "session.tools.t.answer.argv"),
    ({"tools": [_tool(kind="command", argv=["run", AZURE_KEY])]}, "session.tools.t.answer.argv"),
    ({"tools": [_tool(kind="http", url="https://u:pa55@h.example/x")]}, "session.tools.t.answer.url"),
    ({"tools": [_tool(kind="http", url="https://h.example/x?code=abc&city=b")]}, "session.tools.t.answer.url"),
    (
        {"tools": [_tool(kind="http", url="https://h.example", headers={"X-Team": "hunter2"})]},
        "session.tools.t.answer.headers.X-Team",
    ),
    ({"tools": [_tool(kind="canned", output=f'{{"token": "{KEY}"}}')]}, "session.tools.t.answer.output"),
    ({"tools": [{"name": "t", "parameters": f'{{"default": "{KEY}"}}'}]}, "session.tools.t.parameters.default"),
    ({"mcp_servers": [{"label": "m", "authorization": "hunter2"}]}, "session.mcp_servers.m.authorization"),
]


@pytest.mark.parametrize(("session", "place"), SECRETS, ids=lambda value: value if isinstance(value, str) else "")
def test_what_looks_like_a_key_is_told_and_not_taken(session: dict[str, Any], place: str):
    text = toml_text({"duologue_preset": 1, "name": "A", "session": session})
    read = preset_in(text, HERE)
    assert [note.places for note in read.notes if note.code == "secret"] == [(place,)]
    kept = str(read) + preset_text(read.preset, read.extra)[0]
    for secret in (KEY, AZURE_KEY, "hunter2", "pa55", "code=abc"):
        assert secret not in kept


def test_words_about_keys_stay():
    instructions = "Never ask for a password. Authorization: ask the person. The token is a coin. Signature dish: soba."
    argv = (
        "git",
        "log",
        "--format=%H",
        "--token-count",
        "12",
        "two words",
        "/usr/share/a-long/path/to/some/file-1.json",
    )
    tool = ToolDefinition(name="t", answer=CommandAnswer(argv=argv), description="The key to the city")
    preset = Preset(
        name="A", session=SessionDraft(instructions=instructions, tools=(tool,), variables={"city": "Oslo"})
    )
    text, hidden = preset_text(preset)
    assert hidden == ()
    assert preset_in(text, HERE).preset == preset


def test_a_key_in_the_draft_does_not_get_into_the_file():
    tool = ToolDefinition(name="t", answer=CommandAnswer(argv=("curl", "-H", f"Authorization: Bearer {KEY}")))
    text, hidden = preset_text(Preset(name="A", session=SessionDraft(tools=(tool,))))
    assert hidden == ("session.tools.t.answer.argv",)
    assert KEY not in text


EXAMPLE = (resource_folder() / "presets" / "support-agent.toml").read_text(encoding="utf-8")


def _read_or_refused(text: str) -> PresetRead | PresetProblem:
    try:
        return preset_in(text, HERE)
    except PresetProblem as problem:
        return problem


@settings(max_examples=80, deadline=None)
@given(
    start=st.integers(0, len(EXAMPLE)),
    length=st.integers(0, 60),
    put=st.text(max_size=8) | st.sampled_from(["[[a]]", '"', "'''", "= 1", "[session]", "{", "1979-05-27"]),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(start: int, length: int, put: str):
    read = _read_or_refused(EXAMPLE[:start] + put + EXAMPLE[start + length :])
    if isinstance(read, PresetProblem):
        assert 0 <= read.line <= EXAMPLE.count("\n") + put.count("\n") + 1
    else:
        text, _ = preset_text(read.preset, read.extra)
        assert preset_in(text, HERE).preset == read.preset


_NAMES = st.sampled_from(
    ["name", "session", "tools", "mcp_servers", "parameters", "answer", "kind", "argv", "headers", "variables", "url"]
)
_ANYTHING = st.recursive(
    st.none().map(lambda _: 1) | st.text(max_size=5) | st.booleans() | st.dates(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(_NAMES, children, max_size=3),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(_NAMES, _ANYTHING, max_size=4))
def test_any_content_is_read_or_refused_and_nothing_else(content: dict[str, Any]):
    read = _read_or_refused(toml_text({"duologue_preset": 1, **content}))
    if isinstance(read, PresetProblem):
        assert read.code in ("field", "schema")
    else:
        preset_in(preset_text(read.preset, read.extra)[0], HERE)
