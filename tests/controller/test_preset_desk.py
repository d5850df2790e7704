"""Presets between the settings, their files and the window."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop_app.controller import preset_words
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.status import Notice
from desktop_app.resources import resource_folder
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset
from desktop_app.settings.tool_definition import CommandAnswer, McpServer, ToolDefinition
from desktop_app.storage.preset_file import read_preset, write_preset
from desktop_app.storage.preset_folder import PresetFolder
from desktop_app.storage.settings_file import SettingsFile

GUIDE = "example/travel-guide"
KEY = "sk-proj-A1b2C3d4E5f6G7h8"


class Office:
    """A desk in a folder of its own; what it starts in the background runs when it is `settled`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.preferences = Preferences(SettingsFile(folder / "settings.json", Kept()))
        self.sent: list[Any] = []
        self.settings = SettingsDesk(self.preferences.session, lambda config: self.sent.append(config) or "event_1")
        self.works: list[Coroutine[Any, Any, None]] = []
        shelf = PresetFolder(folder / "presets", resource_folder() / "presets")
        self.desk = PresetDesk(self.settings, self.preferences, shelf, lambda work, _name: self.works.append(work))
        self.desk.remember()
        self.notices: list[Notice] = []
        self.desk.notice_raised.connect(self.notices.append)
        self.refusal = asyncio.run(self.desk.load())

    def settled(self) -> None:
        while self.works:
            asyncio.run(self.works.pop(0))

    def close(self) -> None:
        """The program ends."""
        self.settled()
        asyncio.run(self.desk.shut_down())

    def file(self, preset_id: str) -> Preset:
        self.settled()
        return read_preset(self.folder / "presets" / f"{preset_id}.toml").preset

    def files(self) -> list[str]:
        self.settled()
        return sorted(path.stem for path in (self.folder / "presets").glob("*.toml"))

    @property
    def codes(self) -> list[str]:
        return [notice.id for notice in self.notices]


@pytest.fixture
def office(tmp_path: Path, qapp):
    office = Office(tmp_path)
    yield office
    office.close()


def test_the_examples_are_there_and_nothing_is_in_use(office: Office):
    assert [preset.id for preset in office.desk.presets][:1] == ["example/interpreter"]
    assert (office.desk.own, office.desk.current, office.desk.modified, office.notices) == ([], None, False, [])
    assert not (office.folder / "presets").exists()


def test_choosing_one_fills_the_settings_and_sends_nothing(office: Office):
    office.settings.set_draft(model="gpt-realtime-mini", transcription_model="my-whisper", threshold=0.8)
    office.desk.use(GUIDE)
    draft = office.settings.draft
    assert (draft.voice, draft.eagerness) == ("coral", "high")
    assert "{{city}}" in draft.instructions
    assert (draft.model, draft.transcription_model) == ("gpt-realtime-mini", "my-whisper"), "these are the service's"
    assert office.sent == []
    assert office.desk.waits
    assert not office.desk.modified
    office.settings.apply()
    assert not office.desk.waits


def test_undo_takes_a_chosen_preset_back(office: Office):
    before = office.settings.draft
    office.desk.use("example/interviewer")
    office.desk.use(GUIDE)
    office.settings.undo()
    assert (office.desk.current.id, office.desk.modified) == ("example/interviewer", False)
    office.settings.redo()
    assert (office.desk.current.id, office.desk.modified) == (GUIDE, False)
    office.settings.undo()
    office.settings.undo()
    assert office.settings.draft == before


def test_it_says_when_the_settings_are_not_the_preset_s_any_more(office: Office):
    office.desk.use(GUIDE)
    voice = office.settings.draft.voice
    office.settings.set_draft(voice="verse")
    assert office.desk.modified
    office.settings.set_draft(voice=voice)
    assert not office.desk.modified


def test_the_settings_are_kept_as_a_preset_and_saved_over(office: Office):
    assert not office.desk.save()
    office.settings.set_draft(instructions="# Role\nBe kind.", speed=1.1)
    new_id = office.desk.save_as("  My   own ", "What I use.")
    assert (new_id, office.desk.current.name, office.desk.modified) == ("my-own", "My own", False)
    assert office.file("my-own").session.instructions == "# Role\nBe kind."
    office.settings.set_draft(speed=1.3)
    assert office.desk.save()
    assert office.file("my-own").session.speed == 1.3
    assert office.desk.save_as("my own") == "my-own-2"
    assert office.desk.current.name == "my own (2)"


def test_examples_stay_as_they_are(office: Office):
    office.desk.use(GUIDE)
    office.settings.set_draft(speed=1.3)
    assert not office.desk.save()
    office.desk.rename(GUIDE, "Mine", "")
    office.desk.delete(GUIDE)
    office.desk.take("speed", "", GUIDE)
    assert office.desk.preset(GUIDE).session.speed == 1.0
    copy = office.desk.duplicate(GUIDE)
    assert office.desk.current.id == copy
    assert (office.desk.current.name, office.desk.current.shipped) == ("Travel guide (2)", False)
    assert office.desk.modified
    assert office.desk.save()
    assert office.file(copy).session.speed == 1.3


def test_a_name_is_there_once(office: Office):
    assert office.desk.problem_of_name(" \n") != ""
    assert office.desk.problem_of_name("travel GUIDE") != ""
    assert office.desk.problem_of_name("Mine") == ""
    mine = office.desk.save_as("Mine")
    assert office.desk.problem_of_name("Mine", mine) == ""
    assert office.desk.rename(mine, "Interviewer", "") == mine
    assert office.desk.preset(mine).name == "Mine"


def test_the_file_follows_the_name(office: Office):
    mine = office.desk.save_as("Mine", "old")
    assert office.files() == ["mine"]
    assert office.desk.rename(mine, "Ours", "new words") == "ours"
    assert office.files() == ["ours"]
    assert (office.desk.current.id, office.file("ours").description) == ("ours", "new words")
    assert office.desk.rename("ours", "OURS", "") == "ours"
    assert office.preferences.kept.preset_id == "ours"


def test_deleting_can_be_undone(office: Office):
    office.settings.set_draft(speed=1.3)
    mine = office.desk.save_as("Mine")
    assert office.files() == ["mine"]
    office.desk.delete(mine)
    assert (office.files(), office.desk.current) == ([], None)
    assert office.notices[-1].action.id == preset_words.UNDO_DELETE
    assert office.settings.draft.speed == 1.3, "the settings stay"
    assert office.desk.run_action(preset_words.UNDO_DELETE)
    assert (office.files(), office.desk.current.id) == (["mine"], "mine")
    assert not office.desk.can_undo_delete
    assert not office.desk.run_action("unmute")


def test_the_last_state_is_there_at_the_next_start(tmp_path: Path, qapp):
    first = Office(tmp_path)
    first.settings.set_draft(speed=1.1)
    mine = first.desk.save_as("Mine")
    first.settings.set_draft(instructions="not applied, not saved")
    first.close()
    second = Office(tmp_path)
    assert second.desk.current.id == mine
    assert second.desk.modified
    assert second.settings.draft == first.settings.draft
    second.close()


def test_a_value_is_taken_over(office: Office):
    mine = office.desk.save_as("Mine")
    office.desk.take("instructions", GUIDE, "")
    assert "{{city}}" in office.settings.draft.instructions
    office.desk.take("instructions", "", mine)
    assert office.file(mine).session.instructions == office.settings.draft.instructions
    agent = office.desk.preset("example/support-agent").session
    office.desk.take("tools", "example/support-agent", "", "get_time")
    assert [tool.name for tool in office.settings.draft.tools] == ["get_time"]
    office.desk.take("variables", "example/support-agent", mine, "company")
    assert office.desk.preset(mine).session.variables == {"company": agent.variables["company"]}
    office.desk.take("tools", mine, "", "get_time")
    assert office.settings.draft.tools == ()


def test_keys_are_not_kept(office: Office):
    answer = CommandAnswer(argv=("curl", "-H", f"Authorization: Bearer {KEY}"))
    office.settings.set_draft(tools=(ToolDefinition(name="t", answer=answer),))
    mine = office.desk.save_as("Mine")
    assert "preset.secret" in office.codes
    assert KEY not in str(office.desk.preset(mine))
    assert office.files() == ["mine"]
    assert KEY not in (office.folder / "presets" / "mine.toml").read_text()
    assert office.desk.modified


def test_what_is_exported_can_be_imported(office: Office, tmp_path: Path):
    office.settings.set_draft(speed=1.2, instructions="Be kind.\nBe brief.")
    path = tmp_path / "elsewhere" / "given.toml"
    path.parent.mkdir()
    office.desk.export("", path, "Given")
    office.settled()
    assert office.codes == ["preset.export"]
    office.settings.set_draft(speed=1.0)
    office.desk.import_file(path)
    office.settled()
    assert (office.desk.current.name, office.settings.draft.speed) == ("Given", 1.2)
    assert office.notices[-1].severity == "calm"
    office.desk.import_file(path)
    office.settled()
    assert office.files() == ["given"], "the same one is there once"
    changed = msgspec.structs.replace(office.desk.current, session=SessionDraft(speed=0.7))
    write_preset(path, changed)
    office.desk.import_file(path)
    office.settled()
    assert office.files() == ["given", "given-2"]
    assert office.desk.current.name == "Given (2)"


def test_an_import_says_what_is_odd(office: Office, tmp_path: Path):
    path = tmp_path / "odd.toml"
    path.write_text(
        "duologue_preset = 2\nname = 'Odd'\nmood = 'calm'\n"
        "[[session.tools]]\nname = 't'\n[session.tools.answer]\nkind = 'command'\nargv = ['run', '--token', 'abc']\n"
        "[[session.mcp_servers]]\nlabel = 'maps'\nurl = 'https://maps.example.com'\n"
        "has_authorization = true\napproval = 'never'\n"
    )
    office.desk.import_file(path)
    office.settled()
    [notice] = office.notices
    assert notice.severity == "warning"
    for words in ("newer version", "mood", "session.tools.t.answer.argv", "maps", "before it runs", "asked before"):
        assert words in f"{notice.detail} {notice.server_words}"
    assert "abc" not in str(office.desk.current)
    assert office.settings.draft.mcp_servers == (McpServer(label="maps", url="https://maps.example.com"),)
    office.desk.save()
    assert office.files() == ["odd"]
    assert "mood" in (office.folder / "presets" / "odd.toml").read_text()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", ("Line 1 ", "TOML")),
        ("duologue_preset = 1\n[session]\nspeed = 'fast'", ("Line 3", "session.speed", "0.25 to 1.5")),
        ("duologue_preset = 1\n[session]\nturn_detection = 'loud'", ("Line 3", '"semantic_vad"')),
        ("duologue_preset = 1\n[session]\ncreate_response = 1", ("Line 3", "true or false")),
        ("duologue_preset = 9\n[session]\nvoice = 1", ("newer version",)),
        ("duologue_preset = 1\n[[session.tools]]\nparameters = '{'", ("Line 3", "JSON Schema")),
        ("[session]", ("duologue_preset = 1",)),
    ],
)
def test_a_broken_file_is_told_and_changes_nothing(office: Office, tmp_path: Path, text: str, told: tuple[str, ...]):
    path = tmp_path / "broken.toml"
    path.write_text(text)
    before = office.settings.draft
    office.desk.import_file(path)
    office.settled()
    [notice] = office.notices
    for words in ("broken.toml", *told):
        assert words in f"{notice.headline} {notice.detail}"
    assert (office.settings.draft, office.desk.own, path.read_text()) == (before, [], text)


def test_a_broken_file_of_one_s_own_is_told_and_never_written_over(tmp_path: Path, qapp):
    (tmp_path / "presets").mkdir()
    (tmp_path / "presets" / "mine.toml").write_text("half a file")
    office = Office(tmp_path)
    assert office.desk.save_as("Mine") == "mine-2"
    office.close()
    assert (tmp_path / "presets" / "mine.toml").read_text() == "half a file"


def test_what_is_edited_by_hand_is_there_at_the_next_look(office: Office):
    mine = office.desk.save_as("Mine")
    office.settled()
    path = office.folder / "presets" / "mine.toml"
    path.write_text("# by hand\n" + path.read_text().replace("speed = 1.0", "speed = 1.25"))
    changes: list[None] = []
    office.desk.changed.connect(lambda: changes.append(None))
    office.desk.look_again()
    office.settled()
    assert office.desk.preset(mine).session.speed == 1.25
    assert office.desk.modified
    changes.clear()
    office.desk.look_again()
    office.settled()
    assert changes == [], "nothing was touched"
    path.write_text("half a f")
    office.desk.look_again()
    office.settled()
    assert office.codes == ["preset.file"]


def test_a_disk_that_does_not_take_it_is_told_and_the_preset_holds_for_this_run(tmp_path: Path, qapp):
    (tmp_path / "presets").write_text("a file where the folder should be")
    office = Office(tmp_path)
    mine = office.desk.save_as("Mine")
    office.settled()
    assert [code.partition(".")[0] for code in office.codes] == ["storage"]
    assert office.desk.current.id == mine
    office.close()


def test_the_command_line_names_one_or_a_file(tmp_path: Path, qapp):
    office = Office(tmp_path)
    assert asyncio.run(office.desk.load("travel GUIDE")) is None
    assert office.desk.current.id == GUIDE
    assert asyncio.run(office.desk.load("interviewer")) is None
    assert office.desk.current.id == "example/interviewer"
    path = tmp_path / "given.toml"
    write_preset(path, Preset(name="Given", session=SessionDraft(speed=0.8)))
    assert asyncio.run(office.desk.load(str(path))) is None
    assert (office.desk.current.name, office.settings.draft.speed) == ("Given", 0.8)
    refusal = asyncio.run(office.desk.load("no such thing"))
    assert refusal is not None
    assert "Interviewer" in refusal.detail
    path.write_text("broken")
    refusal = asyncio.run(office.desk.load(str(path)))
    assert refusal is not None
    assert refusal.id == "preset.file"
    office.close()
