"""Settings that survive crashes, other versions and bad files."""

from __future__ import annotations

import json
import os
import stat

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import SCHEMA_VERSION, Preferences, SessionDraft
from desktop_app.settings.tool_definition import AnsweredByHand, CannedAnswer, CommandAnswer, McpServer, ToolDefinition
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.storage.storage_problem import StorageProblem


def _file(tmp_path, **options) -> SettingsFile[Preferences]:
    return SettingsFile(tmp_path / "config" / "settings.json", Preferences(), **options)


def _raw(file: SettingsFile[Preferences]) -> dict:
    return json.loads(file._path.read_bytes())


def _write(file: SettingsFile[Preferences], content: bytes | dict) -> None:
    file._path.parent.mkdir(parents=True, exist_ok=True)
    file._path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


WANTED = Preferences(
    theme="dark",
    volume=0.5,
    connections=[ConnectionProfile(id="a", name="A", service="azure", model="dep")],
    session=SessionDraft(voice="cedar"),
    splitter_sizes={"main": [3, 1]},
)


class TestRoundTrip:
    def test_nothing_there(self, tmp_path):
        file = _file(tmp_path)
        assert file.load() == Preferences()
        assert file.notice is None
        assert not (tmp_path / "config").exists()

    def test_saved_and_loaded(self, tmp_path):
        _file(tmp_path).save(WANTED)
        file = _file(tmp_path)
        assert file.load() == WANTED
        assert file.notice is None

    def test_private_and_no_scraps(self, tmp_path):
        file = _file(tmp_path)
        file.save(WANTED)
        file.save(Preferences())
        assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.json"]
        assert stat.S_IMODE(file._path.stat().st_mode) == 0o600
        assert stat.S_IMODE(file._path.parent.stat().st_mode) == 0o700

    def test_readable_by_people(self, tmp_path):
        file = _file(tmp_path)
        file.save(WANTED)
        assert file._path.read_text().splitlines()[1].startswith('  "')

    @given(
        st.builds(
            Preferences,
            theme=st.sampled_from(["system", "light", "dark"]),
            microphone=st.text(max_size=20),
            volume=st.floats(0, 1),
            window_geometry=st.text(max_size=20),
            splitter_sizes=st.dictionaries(st.text(max_size=8), st.lists(st.integers(0, 9999), max_size=3), max_size=3),
        )
    )
    def test_whatever_is_chosen(self, tmp_path_factory, preferences):
        folder = tmp_path_factory.mktemp("settings")
        _file(folder).save(preferences)
        assert _file(folder).load() == preferences


class TestOtherVersions:
    def test_unknown_fields_are_kept(self, tmp_path):
        file = _file(tmp_path)
        _write(
            file,
            {
                "theme": "dark",
                "from_the_future": [1, 2],
                "session": {"voice": "echo", "warmth": 3},
                "connections": [{"id": "a", "name": "A", "colour": "red"}, {"id": "b", "name": "B", "colour": "blue"}],
                "splitter_sizes": {"old": [1]},
            },
        )
        loaded = file.load()
        assert (loaded.theme, loaded.session.voice) == ("dark", "echo")
        renamed = [msgspec.structs.replace(loaded.connections[1], name="Renamed")]
        file.save(msgspec.structs.replace(loaded, theme="light", connections=renamed, splitter_sizes={"new": [2]}))
        raw = _raw(file)
        assert raw["from_the_future"] == [1, 2]
        assert raw["session"]["warmth"] == 3
        assert [(kept["id"], kept["name"], kept["colour"]) for kept in raw["connections"]] == [("b", "Renamed", "blue")]
        assert raw["splitter_sizes"] == {"new": [2]}
        assert raw["theme"] == "light"

    def test_tools_come_back_with_how_they_are_answered(self, tmp_path):
        file = _file(tmp_path)
        canned = ToolDefinition(name="a", answer=CannedAnswer(output="1"))
        command = ToolDefinition(name="b", answer=CommandAnswer(argv=("date", "-u")))
        server = McpServer(label="docs", url="https://docs.example/mcp")
        wanted = SessionDraft(tools=(canned, command), mcp_servers=(server,))
        file.save(Preferences(session=wanted))
        assert _file(tmp_path).load().session == wanted
        by_hand = msgspec.structs.replace(canned, answer=AnsweredByHand())
        again = _file(tmp_path)
        again.load()
        again.save(Preferences(session=msgspec.structs.replace(wanted, tools=(by_hand, command))))
        assert _file(tmp_path).load().session.tools == (by_hand, command)
        assert _raw(again)["session"]["tools"][0]["answer"] == {"kind": "by_hand"}

    def test_a_newer_file_is_read_and_a_copy_put_aside(self, tmp_path):
        file = _file(tmp_path)
        _write(file, {"schema_version": SCHEMA_VERSION + 5, "theme": "dark"})
        assert file.load().theme == "dark"
        assert file.notice is not None
        assert file.notice.code == "newer"
        assert file.notice.kept_as is not None
        assert json.loads(file.notice.kept_as.read_bytes())["schema_version"] == SCHEMA_VERSION + 5
        assert file._path.exists()

    def test_an_older_file_is_brought_up(self, tmp_path):
        def rename(raw):
            return {**raw, "theme": raw.pop("colours", "system")}

        file = _file(tmp_path, migrations={0: rename})
        _write(file, {"schema_version": 0, "colours": "light"})
        loaded = file.load()
        assert (loaded.theme, loaded.schema_version) == ("light", SCHEMA_VERSION)
        assert file.notice is None


class TestBadFiles:
    @pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xff", b'"text"', b"null", b"[" * 100_000])
    def test_put_aside_and_said(self, tmp_path, content):
        file = _file(tmp_path)
        _write(file, content)
        assert file.load() == Preferences()
        assert file.notice is not None
        assert file.notice.code == "set_aside"
        assert file.notice.kept_as is not None
        assert file.notice.kept_as.name == "settings.json.bad-1"
        assert file.notice.kept_as.read_bytes() == content
        file.save(WANTED)
        assert _file(tmp_path).load() == WANTED

    def test_the_next_one_gets_the_next_number(self, tmp_path):
        for number in (1, 2, 3):
            file = _file(tmp_path)
            _write(file, b"broken")
            file.load()
            assert file.notice is not None
            assert file.notice.kept_as is not None
            assert file.notice.kept_as.name == f"settings.json.bad-{number}"

    def test_one_bad_field_costs_only_itself(self, tmp_path):
        file = _file(tmp_path)
        _write(file, {"theme": "dark", "volume": "loud", "connections": [{"id": "a", "name": "A"}], "session": 7})
        loaded = file.load()
        assert (loaded.theme, loaded.volume, loaded.session) == ("dark", 1.0, SessionDraft())
        assert [kept.id for kept in loaded.connections] == ["a"]
        assert file.notice is not None
        assert (file.notice.code, set(file.notice.fields)) == ("fields_reset", {"volume", "session"})
        assert file.notice.kept_as is not None

    def test_one_odd_setting_costs_only_itself(self, tmp_path):
        file = _file(tmp_path)
        good = {"name": "good", "answer": {"kind": "canned", "output": "1"}}
        odd = {"name": "odd", "answer": {"kind": "magic"}, "description": "Kept."}
        session = {"voice": "cedar", "speed": "fast", "eagerness": "very", "tools": [good, odd, 7], "variables": [1]}
        _write(file, {"session": session})
        loaded = file.load().session
        assert (loaded.voice, loaded.speed, loaded.eagerness, loaded.variables) == ("cedar", 1.0, "auto", {})
        first, second = loaded.tools
        assert (first.name, first.answer) == ("good", CannedAnswer(output="1"))
        assert (second.name, second.description, second.answer) == ("odd", "Kept.", AnsweredByHand())
        assert set(file.notice.fields) == {
            *("session.speed", "session.eagerness", "session.variables"),
            *("session.tools[1].answer", "session.tools[2]"),
        }

    def test_a_file_from_before_the_tools_is_read_whole(self, tmp_path):
        file = _file(tmp_path)
        _write(file, {"session": {"voice": "cedar", "temperature": None, "max_output_tokens": 7}})
        assert file.load().session == SessionDraft(voice="cedar", max_output_tokens=7)
        assert file.notice is None

    @given(st.dictionaries(st.sampled_from(["theme", "volume", "session", "connections", "x"]), st.one_of(
        st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2),
        st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
    )))  # fmt: skip
    def test_any_object_gives_settings(self, tmp_path_factory, raw):
        file = _file(tmp_path_factory.mktemp("settings"))
        _write(file, raw)
        file.save(file.load())
        assert isinstance(_file(file._path.parent.parent).load(), Preferences)

    def test_a_folder_in_its_place(self, tmp_path):
        file = _file(tmp_path)
        file._path.mkdir(parents=True)
        assert file.load() == Preferences()
        assert file.notice is not None
        assert file.notice.code == "unreadable"
        with pytest.raises(StorageProblem):
            file.save(WANTED)
        assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.json"]

    def test_a_failed_save_leaves_the_old_file(self, tmp_path, monkeypatch):
        file = _file(tmp_path)
        file.save(WANTED)

        def no_room(descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", no_room)
        with pytest.raises(StorageProblem) as caught:
            file.save(Preferences())
        assert caught.value.code == "disk_full"
        monkeypatch.undo()
        assert _file(tmp_path).load() == WANTED
        assert [path.name for path in (tmp_path / "config").iterdir()] == ["settings.json"]
