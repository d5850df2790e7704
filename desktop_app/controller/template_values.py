"""What the built-in variables of the instructions stand for now."""

from __future__ import annotations

import getpass
from datetime import datetime

from PySide6.QtCore import QLocale

from desktop_app.settings.template import values_at


def values_now(person: str = "") -> dict[str, str]:
    """The values on this computer's clock, for who is signed in as `person`, else for the system's user.

    The language is the window's, by its English name, for models read that best.
    """
    language = QLocale.languageToString(QLocale().language())
    return values_at(datetime.now(), name=person or _system_user(), language=language)


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""
