"""The system libraries and programs Duologue needs, and how apt brings them; standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from dev_console import CommandError, Problem, run_quietly, say

# One entry is one need; its names are alternatives, because Debian 13 and Ubuntu 24.04 renamed some libraries.
Need = tuple[str, ...]

WINDOW: tuple[Need, ...] = (
    # What Qt's xcb platform plug-in and its OpenGL libraries link and no wheel carries.
    ("libegl1",),
    ("libgl1",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libfontconfig1",),
    ("libdbus-1-3",),
    ("libgssapi-krb5-2",),
    ("libxkbcommon-x11-0",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
)
SOUND: tuple[Need, ...] = (
    ("libportaudio2",),
    # PortAudio reaches PulseAudio and PipeWire through ALSA's plug-ins.
    ("libasound2-plugins",),
    # The sound server's devices by name, and their coming and going.
    ("libpulse0",),
    # The most natural voice of the built-in service.
    ("flite",),
)
CLEAN_SYSTEM: tuple[Need, ...] = (("debootstrap",),)
FOR_RUN: tuple[Need, ...] = WINDOW + SOUND
FOR_TEST: tuple[Need, ...] = (
    *FOR_RUN,
    ("xvfb",),
    ("pulseaudio",),
    ("pulseaudio-utils",),
    ("espeak-ng",),
    ("xdotool",),
    ("fonts-dejavu-core",),
    # What a screen reader hears of the window.
    ("dbus-daemon", "dbus"),
    ("at-spi2-core",),
    ("python3-gi",),
    ("gir1.2-atspi-2.0",),
    # What can be read off the screen in Present mode.
    ("tesseract-ocr",),
    ("imagemagick",),
    # What the desktop is told of the program.
    ("desktop-file-utils",),
    ("appstream",),
)


def has_apt() -> bool:
    """True on Debian, Ubuntu and their relatives."""
    return sys.platform.startswith("linux") and bool(shutil.which("apt-get") and shutil.which("dpkg-query"))


def missing(needs: Sequence[Need]) -> list[Need]:
    """The needs of which no alternative is installed (dpkg's own word, about 30 ms)."""
    names = [name for need in needs for name in need]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    installed = {line.split()[1] for line in answer.stdout.decode().splitlines() if line.startswith("installed ")}
    return [need for need in needs if not installed.intersection(need)]


def ensure_packages(needs: Sequence[Need], *, purpose: str, required: bool) -> bool:
    """Install what is missing when that is allowed; True when nothing is missing in the end.

    Where it is not allowed the exact command is printed. Raises: Problem when `required` and something stays missing.
    """
    if not has_apt():
        if sys.platform.startswith("linux"):
            say(
                "This system has no apt-get, so system libraries are yours to install: PortAudio, and Qt's xcb "
                f"libraries ({', '.join(need[-1] for need in WINDOW)} are Debian's names)."
            )
        return True
    wanted = missing(needs)
    if not wanted:
        return True
    prefix = _as_root()
    if prefix is None:
        sentence = (
            f"System packages are missing for {purpose}, and installing them needs an administrator. Please run:\n"
            f"    sudo apt-get install --no-install-recommends {' '.join(_names(wanted))}"
        )
        if required:
            raise Problem(sentence + "\nand then this command again.")
        say(sentence)
        return False
    try:
        _install(prefix, wanted)
    except CommandError as failure:
        sentence = "\n".join(["apt could not install what is missing:", *(f"    {line}" for line in failure.tail)])
        if required:
            raise Problem(f"{sentence}\nThe whole story is in {failure.log}. Repair that and try again.") from failure
        say(sentence)
        return False
    return True


def _install(prefix: list[str], wanted: Sequence[Need]) -> None:
    names = _names(wanted)
    say(f"Installing {len(names)} system packages: {' '.join(names)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    try:
        run_quietly([*apt, "install", "-y", "--no-install-recommends", *names], log_name="apt")
    except CommandError:
        # Package lists that are absent (containers) or old are the usual reason.
        say("Refreshing the package lists first")
        run_quietly([*apt, "update"], log_name="apt-update")
        run_quietly([*apt, "install", "-y", "--no-install-recommends", *_names(wanted)], log_name="apt")


def _names(needs: Sequence[Need]) -> list[str]:
    return [next((name for name in need if apt_knows(name)), need[-1]) if len(need) > 1 else need[0] for need in needs]


def apt_knows(name: str) -> bool:
    """Whether apt has a real package of that name to offer (purely virtual ones do not count)."""
    return (
        subprocess.run(["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False).returncode
        == 0
    )


def _as_root() -> list[str] | None:
    """The words in front of a command that make it run as root; None when this account may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return [sudo] if sys.stdin.isatty() and sys.stdout.isatty() else None
