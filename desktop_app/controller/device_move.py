"""When another device is in use than the one that was chosen: whether a person is told, and what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from desktop_app.audio.devices import Device
from desktop_app.audio.ports import AudioProblem
from desktop_app.controller.device_choices import DEFAULT_ID

Which = Literal["microphone", "speaker"]


@dataclass(frozen=True, slots=True)
class DeviceMove:
    """Another device is in use than before, without anybody having chosen it.

    Attributes:
        code: ``gone``, ``absent`` or ``refused``: the chosen one; ``back``: it is used again; ``default_gone``: the
            system's default went; ``recovered``: there is a device again after there was none.
        wanted: the device that was chosen, or used before.
        using: the one in use now.
        detail: why it was refused, in the system's words.
    """

    which: Which
    code: str
    wanted: str
    using: str
    detail: str = ""


class MoveTeller:
    """Tells of each move once: that another device stands in, and that the chosen one is back."""

    def __init__(self, which: Which, on_move: Callable[[DeviceMove], None]) -> None:
        self._which = which
        self._on_move = on_move
        self._stand_in = ""
        self._had_none = False

    def chosen(self) -> None:
        """A person chose: what happened before is of no interest any more."""
        self._stand_in = ""
        self._had_none = False

    def none_left(self) -> None:
        """There is no device at all now; that is told as a problem."""
        self._had_none = True

    def moved(
        self, choice_id: str, wanted: str, before: Device | None, now: Device, *, code: str, listed: bool
    ) -> None:
        """Another device is in use.

        Args:
            wanted: the chosen device's name for a person.
            before: what was in use, if anything.
            code: ``gone`` or ``absent``, what to say of the chosen device if this is not the one.
            listed: whether what was in use before is still there.
        """
        had_none, self._had_none = self._had_none, False
        if choice_id == DEFAULT_ID:
            if had_none:
                self._say("recovered", now.label, now)
            elif before is not None and before.name != now.name and not listed:
                self._say("default_gone", before.label, now)
        elif choice_id in (now.name, now.label):
            if self._stand_in or had_none:
                self._say("back", wanted, now)
            self._stand_in = ""
        elif self._stand_in != now.name:
            self._stand_in = now.name
            self._say(code, wanted, now)

    def refused(self, wanted: str, now: Device, refusal: AudioProblem) -> None:
        """The chosen device is there but cannot be opened, so another one stands in."""
        self._had_none = False
        if self._stand_in != now.name:
            self._stand_in = now.name
            self._on_move(DeviceMove(self._which, "refused", wanted, now.label, refusal.detail))

    def _say(self, code: str, wanted: str, now: Device) -> None:
        self._on_move(DeviceMove(self._which, code, wanted, now.label))
