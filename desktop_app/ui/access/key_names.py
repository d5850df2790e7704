"""Keys as text: what an event pressed, what that is called, and which keys cannot be the talk key.

The text is Qt's portable one (``Space``, ``Ctrl+F9``), and ``Right Ctrl`` or ``Right Alt`` for a modifier alone.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from desktop_app.ui.access.shortcuts import keys

_Key = Qt.Key
_RIGHT = {"Right Ctrl": _Key.Key_Control, "Right Alt": _Key.Key_Alt}
# What tells the right one from the left: X11's and Wayland's keysym, Windows' scan code with its extended bit.
_KEYSYMS = {0xFFE4: "Right Ctrl", 0xFFEA: "Right Alt"}
_WINDOWS_SCAN_CODES = {0x11D: "Right Ctrl", 0x138: "Right Alt"}
_MODIFIERS = (_Key.Key_Control, _Key.Key_Alt, _Key.Key_Shift, _Key.Key_Meta, _Key.Key_AltGr)
_LOCKS = (_Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock)
_WORKS_THE_WINDOW = (
    *("Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Return", "Enter", "Esc", "Backspace", "Del", "Menu"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "+", "-", "0", "F6", "Shift+F6", "F10"),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+F4"),
)


def tr(text: str) -> str:
    """Translate a sentence about keys."""
    return QCoreApplication.translate("KeyNames", text)


def text_of(event: QKeyEvent) -> str:
    """The key an event is about, with the modifiers held; empty where it cannot be told or held."""
    key = event.key()
    if key in _MODIFIERS:
        return _side_of(event)
    if key in _LOCKS or key in (0, _Key.Key_unknown) or _Key.Key_Dead_Grave <= key <= _Key.Key_Dead_Longsolidusoverlay:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(modifiers.value | key).toString(QKeySequence.SequenceFormat.PortableText)


def is_modifier(event: QKeyEvent) -> bool:
    """Whether the key alone types and does nothing."""
    return event.key() in _MODIFIERS


def types(text: str) -> bool:
    """Whether the key writes a character where somebody writes."""
    if text in _RIGHT:
        return False
    sequence = QKeySequence(text)
    if sequence.isEmpty():
        return False
    combination = sequence[0]
    without_shift = combination.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return without_shift == Qt.KeyboardModifier.NoModifier and combination.key().value < _Key.Key_Escape.value


def name_of(text: str) -> str:
    """What the key is called, for a person."""
    names = {"Space": tr("Space"), "Right Ctrl": tr("Right Ctrl"), "Right Alt": tr("Right Alt")}
    return names.get(text) or QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) or tr("Space")


def refusal_of(text: str) -> str:
    """Why the key cannot be the talk key, or empty where it can."""
    if not text:
        return tr("This key cannot be held to talk.")
    for key in keys():
        if any(_same(text, sequence) for sequence in key.sequences):
            return tr("{0} means something else already: {1}").format(name_of(text), key.words)
    if any(_same(text, needed) for needed in _WORKS_THE_WINDOW):
        return tr("{0} is needed to work the window.").format(name_of(text))
    return ""


def _same(text: str, other: str) -> bool:
    return text == other or (text not in _RIGHT and QKeySequence(text) == QKeySequence(other))


def _side_of(event: QKeyEvent) -> str:
    if QGuiApplication.platformName() == "windows":
        return _WINDOWS_SCAN_CODES.get(event.nativeScanCode(), "")
    return _KEYSYMS.get(event.nativeVirtualKey(), "")
