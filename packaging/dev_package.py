"""`dev.py package`: makes what this platform can make of the installed program; standard library only.

Linux: a ``.deb``, and a portable program as ``.tar.xz`` and as a ``.run`` that installs itself. Windows and macOS have
scripts of their own in ``packaging/windows`` and ``packaging/macos``, which this command runs there.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import dev_environment
import dev_package_deb
import dev_package_portable
import dev_python
import dev_system
from dev_console import ROOT, CommandError, Problem, run_quietly, say

OUT = ROOT / "build" / "package"
VENV = ROOT / ".venv-package"
KINDS = ("deb", "portable")
_NEEDS: dict[str, tuple[dev_system.Need, ...]] = {
    # The frozen program's own libraries are found, and what they need of Debian reckoned.
    "deb": (("binutils",), ("dpkg-dev",)),
    # PortAudio is built, and a program that unpacks itself made.
    "portable": (
        *(("binutils",), ("makeself",), ("xz-utils",)),
        *(("gcc",), ("libc6-dev",), ("make",), ("libasound2-dev",)),
    ),
}
_PYINSTALLER = "pyinstaller>=6.16,<7"


def command_package(options: argparse.Namespace) -> int:
    """Make the packages of this platform and say where they are and how big."""
    folder = ROOT / "packaging"
    if sys.platform == "win32":
        script = str(folder / "windows" / "build.ps1")
        return subprocess.run(["powershell", "-ExecutionPolicy", "Bypass", "-File", script], check=False).returncode
    if sys.platform == "darwin":
        return subprocess.run(["bash", str(folder / "macos" / "build.sh")], check=False).returncode
    made = [path for kind in options.kind or KINDS for path in make(kind)]
    say("")
    for path in made:
        say(f"  {path.stat().st_size / 1e6:7.1f} MB  {path.relative_to(ROOT)}")
    return 0


def make(kind: str) -> list[Path]:
    """Make the packages of one kind.

    Raises: Problem.
    """
    needs = (*dev_system.FOR_RUN, *_NEEDS[kind])
    dev_system.ensure_packages(needs, purpose="packaging", required=True)
    python = _ensure_builder()
    try:
        icons = _icons(python)
        if kind == "deb":
            bundle = make_bundle(python, kind)
            return [dev_package_deb.make(bundle, icons, version(), OUT)]
        bundle = make_bundle(python, kind, {"DUOLOGUE_PORTAUDIO": str(dev_package_portable.portaudio(OUT))})
        return dev_package_portable.make(bundle, icons, version(), OUT)
    except CommandError as failure:
        said = "\n".join(f"    {line}" for line in failure.tail)
        raise Problem(f"{failure}:\n{said}\nThe whole story is in {failure.log}.") from failure


def make_bundle(python: Path, kind: str, env: dict[str, str] | None = None) -> Path:
    """The program as one folder, by PyInstaller; `kind` is what it is for, see the specification."""
    say(f"Freezing the program ({kind})")
    dist = OUT / "bundle" / kind
    run_quietly(
        [
            *(str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(dist), "--workpath", str(OUT / "work" / kind)),
            str(ROOT / "packaging" / "pyinstaller" / "duologue.spec"),
        ],
        log_name=f"pyinstaller-{kind}",
        env={**os.environ, "DUOLOGUE_BUNDLE": kind, "DUOLOGUE_VERSION": version(), **(env or {})},
    )
    return dist / "duologue"


def version() -> str:
    """The program's version, as the project says."""
    found = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def _ensure_builder() -> Path:
    """An environment with PyInstaller, of the system's own Python where that will do: it is a third of the size."""
    inputs = dev_environment.inputs_of((ROOT / "pyproject.toml").read_bytes() + _PYINSTALLER.encode())
    stamp = dev_environment.read_stamp(VENV)
    if stamp.get("inputs") != inputs:
        dev_environment.ensure_venv(VENV, python=_system_python())
        say(f"Installing Duologue and PyInstaller into {VENV.name} ({platform.machine()})")
        # Without its extra for an offline voice: espeak-ng is under the GPL and Duologue is not.
        dev_environment.pip(VENV, ["-e", f"{ROOT}[offline,echo]", _PYINSTALLER], log_name="pip-package")
        dev_environment.write_stamp(VENV, {"inputs": inputs})
    return dev_environment.python_of(VENV)


def _system_python() -> str:
    """Debian's Python, where it is new enough and can be frozen (its library is shared)."""
    candidate = "/usr/bin/python3"
    number = dev_python.version_of(candidate)
    if number is None or number < dev_python.OLDEST or not dev_system.has_apt():
        return dev_python.find_python()
    name = "{}.{}".format(*number)
    dev_system.ensure_packages(
        [(f"libpython{name}", f"libpython{name}t64"), (f"python{name}-venv",)], purpose="packaging", required=True
    )
    return candidate


def _icons(python: Path) -> Path:
    folder = OUT / "icons"
    run_quietly([str(python), str(ROOT / "packaging" / "make_icons.py"), str(folder)], log_name="icons")
    return folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind (repeatable; Linux)")


def main(argv: Sequence[str]) -> int:
    """For the scripts beside this one."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    return command_package(parser.parse_args(argv))
