"""The words for a device that stands in for another one: ``{0}`` is the chosen device, ``{1}`` the one in use now."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

_RETURNS = QT_TRANSLATE_NOOP("Problem", "It is used again when it comes back.")
_HELD = QT_TRANSLATE_NOOP("Problem", "Another program may hold it. Choose it again when it is free.")

MOVES = {
    ("gone", "microphone"): (QT_TRANSLATE_NOOP("Problem", "The microphone {0} is gone: using {1}."), _RETURNS),
    ("gone", "speaker"): (QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} is gone: using {1}."), _RETURNS),
    ("absent", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "The microphone {0} is not connected: using {1}."),
        _RETURNS,
    ),
    ("absent", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} is not connected: using {1}."),
        _RETURNS,
    ),
    ("refused", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "The microphone {0} cannot be used: using {1}."),
        _HELD,
    ),
    ("refused", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} cannot be used: using {1}."),
        _HELD,
    ),
    ("back", "microphone"): (QT_TRANSLATE_NOOP("Problem", "The microphone {0} is back."), ""),
    ("back", "speaker"): (QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} is back."), ""),
    ("default_gone", "microphone"): (QT_TRANSLATE_NOOP("Problem", "The microphone {0} is gone: using {1}."), ""),
    ("default_gone", "speaker"): (QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} is gone: using {1}."), ""),
    ("recovered", "microphone"): (QT_TRANSLATE_NOOP("Problem", "There is a microphone again: {1}."), ""),
    ("recovered", "speaker"): (QT_TRANSLATE_NOOP("Problem", "There is a loudspeaker again: {1}."), ""),
}
