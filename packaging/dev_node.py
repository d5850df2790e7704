"""What npm brings for the tests: a sign-in provider, and what copied code runs with; standard library only."""

from __future__ import annotations

import shutil
from pathlib import Path

import dev_system
from dev_console import ROOT, CommandError, run_quietly, say

FOLDER = ROOT / "build" / "test-provider"
SOURCE = ROOT / "tests" / "oidc"
# A secret store of its own, too, for the tests that keep a sign-in.
NEEDS: tuple[dev_system.Need, ...] = (("nodejs",), ("npm",), ("gnome-keyring",), ("dbus-daemon", "dbus"))
_FILES = ("package.json", "package-lock.json", ".npmrc")


def ensure_provider() -> Path:
    """Install both where that is possible; the tests that need them skip with the reason where it is not."""
    needs = [need for need in NEEDS if not (need[0] in ("nodejs", "npm") and shutil.which("npm"))]
    dev_system.ensure_packages(needs, purpose="the tests of signing in and of copied code", required=False)
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not here, so the tests of signing in and of copied JavaScript are skipped.")
        return FOLDER
    if _is_current():
        return FOLDER
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package-lock.json").unlink(missing_ok=True)
    for name in _FILES:
        shutil.copyfile(SOURCE / name, FOLDER / name)
    say("Installing the tests' sign-in provider and WebSocket client with npm")
    try:
        run_quietly([npm, "ci", "--ignore-scripts", "--prefix", str(FOLDER)], log_name="npm")
    except CommandError as failure:
        # Half of it is none: what is current says so by its lock file.
        (FOLDER / "package-lock.json").unlink(missing_ok=True)
        say(f"npm could not, so the tests that need them are skipped; the whole story is in {failure.log}.")
    return FOLDER


def _is_current() -> bool:
    kept, wanted = FOLDER / "package-lock.json", SOURCE / "package-lock.json"
    installed = all((FOLDER / "node_modules" / name).is_dir() for name in ("oidc-provider", "ws"))
    return installed and kept.is_file() and kept.read_bytes() == wanted.read_bytes()
