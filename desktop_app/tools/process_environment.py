"""Which variables of the environment a tool is given.

A list of those that may pass, not of those that may not: keys and tokens have a thousand names (``OPENAI_API_KEY``,
``AZURE_…``, ``GITHUB_TOKEN``), and a program needs few others. What passes: where programs and the user's files are,
who the user is, language and time zone, where temporary files go, the desktop a program may open a window on, and what
Windows programs do not start without. A proxy passes unless its address holds a password. A tool that needs more is
given it by its own command, for example ``env NAME=value program`` or a script.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

PASSING = frozenset(
    {
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP", "TERM",
        "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "PULSE_SERVER",
        "SSL_CERT_FILE", "SSL_CERT_DIR", "__CF_USER_TEXT_ENCODING",
        "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME", "USERDOMAIN",
        "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "ALLUSERSPROFILE", "PUBLIC",
        "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "COMMONPROGRAMFILES", "COMPUTERNAME", "OS",
        "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    }
)  # fmt: skip
PASSING_BEGINNINGS = ("LC_", "XDG_")
PROXIES = frozenset({"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})


def tool_environment(tool_name: str, inherited: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a tool; ``DUOLOGUE_TOOL`` says which tool it is run as."""
    inherited = os.environ if inherited is None else inherited
    passing = {name: value for name, value in inherited.items() if _passes(name.upper(), value)}
    return passing | {"DUOLOGUE_TOOL": tool_name}


def _passes(name: str, value: str) -> bool:
    if name in PROXIES:
        return "@" not in value
    return name in PASSING or name.startswith(PASSING_BEGINNINGS)
