"""Presets in their states, to be looked at; see screenshots.py."""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_app.controller.phase import Phase
from desktop_app.settings.tool_definition import CannedAnswer
from desktop_app.ui.presets.compare_sheet import CompareSheet
from desktop_app.ui.presets.name_sheet import NameSheet

GUIDE, AGENT = "example/travel-guide", "example/support-agent"


def chosen(scene: Any) -> None:
    """One of the examples is in use."""
    scene.stage.presets.use(GUIDE)
    scene.stage.desk.apply()


def modified(scene: Any) -> None:
    """During a session another preset was chosen, and something changed since; one is the user's own."""
    scene.stage.presets.use(GUIDE)
    scene.stage.presets.save_as("Kyoto with a friend", "Slower, and about food.")
    scene.stage.set_phase(Phase.LIVE)
    scene.stage.presets.use(AGENT)
    scene.stage.set_draft(speed=0.9)


def listed(scene: Any) -> None:
    """The list is open."""
    modified(scene)
    scene.window.workspace.settings.preset.picker.showPopup()


def menu(scene: Any) -> None:
    """The menu is open."""
    modified(scene)
    picker = scene.window.workspace.settings.preset
    picker.menu.popup(picker.more.mapToGlobal(picker.more.rect().bottomLeft()))


def naming(scene: Any) -> None:
    """The settings are to be kept under a name that is taken."""
    chosen(scene)
    sheet = NameSheet(scene.stage.presets, None, scene.window)
    sheet.open()
    sheet.name.setText("Interviewer")


def compared(scene: Any) -> CompareSheet:
    """A preset beside the settings that began with it: a number, a text, tools."""
    presets, stage = scene.stage.presets, scene.stage
    presets.use(AGENT)
    mine = presets.save_as("Support, weekend")
    text = stage.draft.instructions.replace(
        "Friendly, awake, never in a hurry.", "Friendly and brief; it is a weekend."
    )
    look_up, _, *others = stage.draft.tools
    look_up = msgspec.structs.replace(look_up, answer=CannedAnswer(output='{"state": "delivered"}', delay_ms=250))
    stage.set_draft(
        instructions=text.replace("# Goal\n", "# Goal for today\n"),
        speed=1.1,
        turn_detection="semantic_vad",
        tools=(look_up, *others[1:]),
        variables={**stage.draft.variables, "goods": "tents"},
    )
    assert presets.current.id == mine
    sheet = CompareSheet(presets, scene.window)
    sheet.open()
    return sheet


def compared_examples(scene: Any) -> None:
    """Two presets that have little in common; neither is to be changed."""
    sheet = compared(scene)
    sheet.first.setCurrentIndex(sheet.first.findData(GUIDE))
    sheet.second.setCurrentIndex(sheet.second.findData("example/interviewer"))
    sheet.second.chosen.emit("example/interviewer")


def imported(scene: Any) -> None:
    """A file with oddities came in."""
    path = scene.folder / "From a friend.toml"
    path.write_text(
        "duologue_preset = 2\nname = 'From a friend'\n[session]\nmood = 'calm'\nvoice = 'sage'\n"
        "[[session.tools]]\nname = 'send_mail'\n[session.tools.answer]\nkind = 'command'\n"
        "argv = ['mail', '--token', 'abc']\n"
    )
    scene.stage.presets.import_file(path)
    scene.stage.presets.delete(scene.stage.presets.save_as("Old one"))
    (scene.folder / "Broken.toml").write_text("duologue_preset = 1\n[session]\nspeed = 'fast'\n")
    scene.stage.presets.import_file(scene.folder / "Broken.toml")


STATES = {
    "preset-dark": (chosen, "dark", (1280, 800)),
    "preset-light": (chosen, "light", (1280, 800)),
    "preset-modified-dark": (modified, "dark", (1280, 800)),
    "preset-modified-small": (modified, "light", (900, 600)),
    "preset-list-dark": (listed, "dark", (1280, 800)),
    "preset-menu-light": (menu, "light", (1280, 800)),
    "preset-name-dark": (naming, "dark", (1280, 800)),
    "preset-name-light": (naming, "light", (900, 600)),
    "preset-compare-dark": (compared, "dark", (1280, 800)),
    "preset-compare-light": (compared, "light", (1280, 800)),
    "preset-compare-small": (compared, "light", (900, 600)),
    "preset-compare-contrast": (compared, "contrast", (1280, 800)),
    "preset-compare-examples": (compared_examples, "dark", (1280, 800)),
    "preset-import-light": (imported, "light", (1280, 800)),
    "preset-import-small": (imported, "dark", (900, 600)),
}
AT_200 = {
    "preset-modified-dark-200": (modified, "dark", (1280, 720)),
    "preset-compare-light-200": (compared, "light", (1280, 720)),
}
