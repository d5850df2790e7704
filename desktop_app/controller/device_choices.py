"""What a picker of microphones or speakers offers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.audio.devices import DEFAULT, Device, find
from desktop_app.controller.status import DeviceChoice

DEFAULT_ID = DEFAULT
NONE_ID = "none"
FILE_PREFIX = "file:"

USE_MICROPHONE = "use-microphone:"
"""The action that selects a microphone; its id follows."""
CHECK_MICROPHONE = "check-microphone"


def is_device(choice_id: str) -> bool:
    """Whether a choice means a device, and not a file or none."""
    return choice_id != NONE_ID and not choice_id.startswith(FILE_PREFIX)


def choices(found: Sequence[Device], selected: str, known_labels: dict[str, str]) -> list[DeviceChoice]:
    """Every device, the system's default first and none last; what is selected is offered though it is not there.

    Args:
        known_labels: names for people of devices that were there once.
    """
    default_label = _tr("System default") if found else _tr("None found")
    behind = find(list(found), DEFAULT_ID)
    if behind is not None and behind.name != DEFAULT_ID:
        default_label = _tr("System default: {0}").format(behind.label)
    offered = [DeviceChoice(DEFAULT_ID, default_label, is_default=True)]
    # ALSA lists its own default by that name; it is the first choice already.
    named = [device for device in found if device.name != DEFAULT_ID]
    offered += [DeviceChoice(device.name, device.label, device.is_default) for device in named]
    offered.append(DeviceChoice(NONE_ID, _tr("None")))
    if all(choice.id != selected for choice in offered):
        offered.append(DeviceChoice(selected, _label_of_absent(selected, known_labels)))
    return offered


def label_of(offered: Sequence[DeviceChoice], choice_id: str) -> str:
    """The name of a choice, for a person."""
    return next((choice.label for choice in offered if choice.id == choice_id), choice_id)


def _label_of_absent(choice_id: str, known_labels: dict[str, str]) -> str:
    """What to call a file, or a device that is selected but not there."""
    if choice_id.startswith(FILE_PREFIX):
        return Path(choice_id.removeprefix(FILE_PREFIX)).name or _tr("Sound files")
    return _tr("{0} (not connected)").format(known_labels.get(choice_id, choice_id))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AudioDesk", text)
