"""What the keys do: one table for the window and for the sheet that lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Key(NamedTuple):
    """A key (as Qt spells it, several where keyboards differ), its name for people, and what it does.

    Without `sequences` the key belongs to the part that has the keyboard, and is only listed. `group` is one of
    `groups`.
    """

    id: str
    sequences: tuple[str, ...]
    shown: str
    words: str
    group: str = "window"


def tr(text: str) -> str:
    """Translate the name of a shortcut."""
    return QCoreApplication.translate("Shortcuts", text)


def groups() -> list[tuple[str, str]]:
    """The parts of the sheet: the name a `Key` has for it, and its title."""
    return [
        ("talking", tr("Talking")),
        ("conversation", tr("Conversation")),
        ("reading", tr("Reading")),
        ("waveform", tr("Waveform")),
        ("window", tr("Window")),
    ]


def keys(talk: str = "") -> list[Key]:
    """Every shortcut of the window, in the order of the sheet; `talk` is what the talk key is called."""
    return [
        Key(
            "talk",
            (),
            talk or tr("Space"),
            tr("Talk, where turns end by a key (in text fields letters type)"),
            "talking",
        ),
        Key("interrupt", ("Esc",), "Esc", tr("Interrupt the assistant, or stop playing"), "talking"),
        Key("mute", ("M",), "M", tr("Mute or unmute the microphone"), "talking"),
        Key("start", ("Ctrl+Return", "Ctrl+Enter"), "Ctrl+Enter", tr("Start or end the session"), "conversation"),
        Key("message", ("Ctrl+L",), "Ctrl+L", tr("Write a message"), "conversation"),
        Key("settings", ("Ctrl+,",), "Ctrl+,", tr("Settings of the session"), "conversation"),
        Key("turn", ("Ctrl+T",), "Ctrl+T", tr("Figures of the turn"), "conversation"),
        Key("transcript", ("Ctrl+J",), "Ctrl+J", tr("Go to the transcript"), "reading"),
        Key("find", ("Ctrl+F",), "Ctrl+F", tr("Search the transcript"), "reading"),
        Key("find_next", ("F3",), "F3", tr("Next match"), "reading"),
        Key("find_previous", ("Shift+F3",), "Shift+F3", tr("Previous match"), "reading"),
        Key("waveform", ("Ctrl+W",), "Ctrl+W", tr("Go to the waveform"), "waveform"),
        Key("preferences", ("Ctrl+P",), "Ctrl+P", tr("Preferences: theme, talking, sound"), "window"),
        Key("shortcuts", ("?", "F1"), "?", tr("This sheet"), "window"),
        Key("quit", ("Ctrl+Q",), "Ctrl+Q", tr("Quit"), "window"),
    ]


def bind(window: QWidget, actions: dict[str, Callable[[], None]]) -> None:
    """Give every key of `keys` its action."""
    for key in keys():
        for sequence in key.sequences:
            shortcut = QShortcut(QKeySequence(sequence), window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(actions[key.id])
