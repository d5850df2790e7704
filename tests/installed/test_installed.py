"""The packages on a machine that has nothing: installed, started from the menu, talked with, removed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from clean_system import USER, CleanSystem
from installed_window import InstalledWindow, words_of_entry
from virtual_screens import VirtualScreens
from virtual_sound import VirtualSound

ROOT = Path(__file__).resolve().parents[2]
QUESTION = ROOT / "resources" / "samples" / "2-sum.wav"
PICTURES = ROOT / "build" / "installed"
APP_ID = "org.duologue.duologue"
# The desktop's sound and the voice that the package recommends.
USUAL = ("flite", "libasound2-plugins", "libpulse0")
NEEDED_BY_PORTABLE = ("libgl1", "libegl1", "libfontconfig1", "libasound2")


def test_debian_package(
    debian_package: Path, system: CleanSystem, screens: VirtualScreens, sound: VirtualSound
) -> None:
    system.install(system.bring(debian_package), *USUAL)
    assert not _has(system, "python3")
    entry = Path(f"/usr/share/applications/{APP_ID}.desktop")
    _talk(system, words_of_entry(system, entry), screens, sound, "debian-package")
    kept = _files_of_user(system)
    system.run("apt-get", "purge", "-qy", "duologue")
    assert _left_over(system) == []
    assert _files_of_user(system) == kept


@pytest.mark.portable
def test_portable_program(
    portable_program: Path, system: CleanSystem, screens: VirtualScreens, sound: VirtualSound
) -> None:
    system.install(*NEEDED_BY_PORTABLE, *USUAL, "xz-utils")
    assert not _has(system, "python3")
    system.run(system.bring(portable_program), user=USER)
    entry = Path(f"/home/{USER}/.local/share/applications/{APP_ID}.desktop")
    _talk(system, words_of_entry(system, entry), screens, sound, "portable")
    kept = _files_of_user(system)
    system.run(f"/home/{USER}/.local/share/duologue-program/uninstall.sh", user=USER)
    assert _files_of_user(system) == kept
    assert not (system.home / f".local/share/applications/{APP_ID}.desktop").exists()
    assert not (system.home / ".local/share/duologue-program").exists()


def _talk(system: CleanSystem, command: list[str], screens: VirtualScreens, sound: VirtualSound, name: str) -> None:
    """Hold a conversation: one spoken question, one answer that is heard."""
    system.bind(Path(sound.environment["XDG_RUNTIME_DIR"]))
    Path(sound.environment["XDG_RUNTIME_DIR"]).chmod(0o755)
    variables = {"DISPLAY": screens.normal, **{k: v for k, v in sound.environment.items() if k != "XDG_RUNTIME_DIR"}}
    with InstalledWindow(system, command, variables) as window, sound.record_speaker() as heard:
        window.until_ready()
        window.press("ctrl+Return")
        window.until(lambda: window.events("session.updated"), "the session")
        sound.play(QUESTION)
        window.until(lambda: window.events("response.done"), "the answer")
        window.until(lambda: abs(heard.samples).max(initial=0) > 2_000, "a voice in the loudspeaker")
        PICTURES.mkdir(parents=True, exist_ok=True)
        window.screenshot(PICTURES / f"{name}.png")
        said = window.events("response.output_audio_transcript.done")[0]["transcript"]
        assert "twelve" in said.lower() or "12" in said
        assert window.quit() == 0
    session = next((system.home / ".local/share/duologue/sessions").iterdir())
    assert {"events.jsonl", "summary.json"} <= {path.name for path in session.iterdir()}


def _has(system: CleanSystem, program: str) -> bool:
    return any((system.folder / place / program).exists() for place in ("usr/bin", "usr/local/bin"))


def _left_over(system: CleanSystem) -> list[str]:
    """What still bears the program's name outside of the user's home and of apt's own notes."""
    found = subprocess.check_output(
        ["find", str(system.folder), "-xdev", "-iname", "*duologue*", "-not", "-path", f"{system.home}/*"], text=True
    )
    notes = ("/opt/", "/var/log/", "/var/cache/", "/var/lib/apt/")
    paths = [f"/{os.path.relpath(line, system.folder)}" for line in found.splitlines()]
    return [path for path in paths if not path.startswith(notes)]


def _files_of_user(system: CleanSystem) -> list[str]:
    """The user's settings, log and recordings."""
    folders = (".config/duologue", ".local/share/duologue", ".local/state/duologue")
    paths = [path for folder in folders for path in (system.home / folder).rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(system.home)) for path in paths)
