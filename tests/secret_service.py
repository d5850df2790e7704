"""A secret store of the tests' own: gnome-keyring, unlocked, on a message bus of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_SCRIPT = """
printf '\\n' | gnome-keyring-daemon --unlock --components=secrets --control-directory="$1" >/dev/null 2>&1
echo "$DBUS_SESSION_BUS_ADDRESS"
cat >/dev/null
"""


def missing() -> str:
    """Why there can be none on this machine; empty when there can."""
    names = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    return f"{' and '.join(names)} not installed; `python3 packaging/dev.py test` installs it where it may" * bool(
        names
    )


@contextlib.contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """Run one; yields the environment of a program that uses it. What it keeps lies in `folder`."""
    for name in ("data", "run", "cache"):
        (folder / name).mkdir(mode=0o700)
    own = {
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = ["dbus-run-session", "--", "sh", "-c", _SCRIPT, "sh", str(folder / "run")]
    with subprocess.Popen(
        command, env={**os.environ, **own}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True,
    ) as bus:  # fmt: skip
        assert bus.stdin is not None
        assert bus.stdout is not None
        try:
            address = bus.stdout.readline().strip()
            assert address, "the secret store does not start"
            yield {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
            }
        finally:
            bus.stdin.close()
            bus.wait(10)
