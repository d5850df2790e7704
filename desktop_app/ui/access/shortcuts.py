"""What the keys do: one table for the window and for the sheet that lists them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Key(NamedTuple):
    """A key (as Qt spells it, several where keyboards differ), its name for people, and what it does.

    Without `sequences` it is only listed: the talk key, and what (``in_``) belongs to the part that has the keyboard.
    `group` is one of `groups`.
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
            tr("Push to talk"),
            "talking",
        ),
        Key("interrupt", ("Esc",), "Esc", tr("Interrupt the assistant, or stop playing"), "talking"),
        Key("mute", ("M",), "M", tr("Mute or unmute the microphone"), "talking"),
        Key("start", ("Ctrl+Return", "Ctrl+Enter"), "Ctrl+Enter", tr("Start or end the session"), "conversation"),
        Key("message", ("Ctrl+L",), "Ctrl+L", tr("Write a message"), "conversation"),
        Key("more", ("Ctrl+M",), "Ctrl+M", tr("More to say, ask and show"), "conversation"),
        Key("settings", ("Ctrl+,",), "Ctrl+,", tr("Settings of the session"), "conversation"),
        Key("apply", ("Ctrl+S",), "Ctrl+S", tr("Apply changed settings"), "conversation"),
        Key("undo", ("Ctrl+Z",), "Ctrl+Z", tr("Undo the last change of a setting"), "conversation"),
        Key("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Ctrl+Shift+Z", tr("Make it again"), "conversation"),
        Key("about", ("Ctrl+I",), "Ctrl+I", tr("About the setting one is at"), "conversation"),
        Key("events", ("Ctrl+E",), "Ctrl+E", tr("Events of the session"), "conversation"),
        Key("find_events", ("Ctrl+Shift+F",), "Ctrl+Shift+F", tr("Look for an event (/ in the list)"), "reading"),
        Key("in_events_send", (), "Ctrl+Enter", tr("Send the event one writes"), "reading"),
        Key("turn", ("Ctrl+T",), "Ctrl+T", tr("Figures of the turn"), "conversation"),
        Key("in_turn_next", (), "Alt+← →", tr("On the turn page: the turn before or after"), "conversation"),
        Key("transcript", ("Ctrl+J",), "Ctrl+J", tr("Go to the transcript"), "reading"),
        Key("waiting_call", ("Ctrl+Shift+J",), "Ctrl+Shift+J", tr("Go to the call that waits for you"), "reading"),
        Key("find", ("Ctrl+F",), "Ctrl+F", tr("Search the transcript"), "reading"),
        Key("find_next", ("F3",), "F3", tr("Next match"), "reading"),
        Key("find_previous", ("Shift+F3",), "Shift+F3", tr("Previous match"), "reading"),
        Key("in_transcript_rows", (), "↑ ↓", tr("Choose a row"), "reading"),
        Key("in_transcript_links", (), "← →", tr("Choose what to do with it"), "reading"),
        Key("in_transcript_do", (), "Enter", tr("Do it: play, stop, unfold"), "reading"),
        Key("in_transcript_copy", (), "Ctrl+C", tr("Copy the selected words, else the row"), "reading"),
        Key("in_transcript_select", (), "Shift+← → ↑ ↓", tr("Select words"), "reading"),
        Key("in_transcript_menu", (), "Shift+F10", tr("Everything that can be done with it"), "reading"),
        Key("in_transcript_delete", (), "Del", tr("Delete the row from the conversation"), "reading"),
        Key("waveform", ("Ctrl+W",), "Ctrl+W", tr("Go to the waveform"), "waveform"),
        Key("in_waveform_zoom", (), "+ −", tr("Zoom; 0 shows the whole session"), "waveform"),
        Key("in_waveform_cursor", (), "← →", tr("Move the cursor; with Shift select, with Ctrl scroll"), "waveform"),
        Key("in_waveform_moments", (), "PgUp PgDn", tr("Go from moment to moment"), "waveform"),
        Key("in_waveform_play", (), "Enter", tr("Play from there, and stop"), "waveform"),
        Key("in_waveform_save", (), "S", tr("Save what is selected as a sound file"), "waveform"),
        Key("in_waveform_end", (), "End", tr("Follow now"), "waveform"),
        Key("next_region", ("F6",), "F6", tr("Next part of the window"), "window"),
        Key("previous_region", ("Shift+F6",), "Shift+F6", tr("Previous part of the window"), "window"),
        Key("present", ("F5",), "F5", tr("Present: hide what is private, large text"), "window"),
        Key("captions", ("Shift+F5",), "Shift+F5", tr("Window of captions"), "window"),
        Key("connections", ("Ctrl+K",), "Ctrl+K", tr("Connections: services, keys, a test"), "window"),
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
