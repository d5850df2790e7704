"""Whether things may move: the one place every animation asks.

Positions that mean something - the playhead, a level, words arriving - are no animation; they go on, but by steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop_app.controller.preferences import Preferences

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class _Chosen:
    reduced = False
    flash_ms = 0


def follow(preferences: Preferences) -> None:
    """Take the preference as what is wished from now on; `Theme` calls it, again after each change.

    Qt's own movements follow too: menus and tool tips appear at once and the text cursor stands still.
    """
    _Chosen.reduced = preferences.kept.reduced_motion
    still = reduced()
    for effect in _EFFECTS:
        if still and QApplication.isEffectEnabled(effect):
            QApplication.setEffectEnabled(effect, False)
    if still and QApplication.cursorFlashTime():
        _Chosen.flash_ms = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0)
    elif not still and _Chosen.flash_ms:
        QApplication.setCursorFlashTime(_Chosen.flash_ms)
        _Chosen.flash_ms = 0


def reduced() -> bool:
    """Whether nothing should move that need not: the user's wish, or the system's where Qt tells it (from 6.12 on)."""
    if _Chosen.reduced or not isinstance(QGuiApplication.instance(), QGuiApplication):
        return _Chosen.reduced
    hints = QGuiApplication.styleHints()
    wish = getattr(hints.accessibility(), "motionPreference", None) if hasattr(hints, "accessibility") else None
    return wish is not None and wish().name == "ReducedMotion"
