"""One direction's device: the one that was chosen, the one in use, and the way from one to the other."""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from desktop_app.audio import devices
from desktop_app.audio.device_watch import DeviceWatch
from desktop_app.audio.devices import Device
from desktop_app.audio.ports import AudioProblem, AudioSink, AudioSource
from desktop_app.controller.awaited_move import AwaitedMove
from desktop_app.controller.device_choices import DEFAULT_ID, is_device
from desktop_app.controller.device_move import DeviceMove, MoveTeller, Which

log = logging.getLogger(__name__)

# A device that fails so soon after it was opened is not tried again before the list of devices is another.
_LIVED_S = 2.0

AudioDevice = TypeVar("AudioDevice", AudioSource, AudioSink)


class DeviceSlot(ABC, Generic[AudioDevice]):
    """Opens what was chosen; when that is not there, what the system prefers, and the silent one if there is nothing.

    Attributes:
        choice_id: ``default``, ``none``, a device's name, or (microphone only) ``file:PATH``.
        opened: the open source or sink; None while closed.
        using: the device behind it; None for a file and for the silent one.
    """

    which: Which

    def __init__(
        self,
        choice_id: str,
        watch: DeviceWatch,
        labels: dict[str, str],
        on_move: Callable[[DeviceMove], None],
        on_problem: Callable[[AudioProblem, str], None],
    ) -> None:
        self.choice_id = choice_id
        self.opened: AudioDevice | None = None
        self.using: Device | None = None
        self._move = AwaitedMove(watch)
        self._labels = labels
        self._on_problem = on_problem
        self._teller = MoveTeller(self.which, on_move)
        self._rejected: dict[str, AudioProblem] = {}
        self._opened_at_s = 0.0

    def name_by_id(self) -> None:
        """A choice that somebody typed as a label becomes the device's name, as in the list."""
        device = self.device_of(self.choice_id) if self.choice_id != DEFAULT_ID else None
        if device is not None:
            self.choice_id = device.name

    def open(self) -> None:
        """Open the choice, or what comes closest to it."""
        self._rejected.clear()
        self._teller.chosen()
        if is_device(self.choice_id):
            self._open_best("absent")
            return
        try:
            self._replace(started(self.of_choice(self.choice_id)), None)
        except AudioProblem as problem:
            self._go_silent(problem)

    def close(self) -> None:
        """Let go of the device."""
        if self.opened is not None:
            self.opened.stop()
        self.opened = self.using = None
        self._move.cancel()

    def choose(self, choice_id: str) -> None:
        """Use something else from now on.

        Raises:
            AudioProblem: it cannot be opened; the old one stays.
        """
        if self.opened is not None:
            device = self.device_of(choice_id)
            self._replace(started(self.of_choice(choice_id)), device)
        self.choice_id = choice_id
        self._rejected.clear()
        self._teller.chosen()

    def follow(self) -> None:
        """The list of devices, or the system's default, is another."""
        self._rejected.clear()
        if self.opened is None or not is_device(self.choice_id):
            return
        target, before = next(iter(self._candidates()), None), self.using
        if target is None:
            if before is not None:
                self._go_silent(AudioProblem("device_gone", before.label, "No other device is left."))
        elif before is None or self.opened.problem is not None:
            self._open_best("gone", self.opened.problem)
        elif _place(target) != _place(before):
            if self._move.begin(self.opened, target):
                self.using = target
                self._tell("gone", before)
            else:
                self._open_best("gone")
        else:
            self.using = target

    def check(self) -> None:
        """Notice a device that has failed, and a move that did not happen."""
        if self.opened is None:
            return
        problem = self.opened.problem
        if problem is None:
            if self._move.has_failed():
                self._open_best("gone")
        elif self.using is None:
            self._go_silent(problem)
        else:
            self._note_failure()
            self._open_best("gone", problem)

    def pause(self) -> None:
        """Close the device for a moment; what is queued is kept."""
        if self.opened is not None:
            self._note_failure()
            self.opened.stop()

    def resume(self) -> None:
        """Open it again, wherever it is listed now."""
        if self.opened is not None and self.using is None:
            self.opened.start()
        elif self.opened is not None:
            self._open_best("gone")

    def of_choice(self, choice_id: str) -> AudioDevice:
        """A source or sink for a choice, not started. Raises: AudioProblem."""
        if not is_device(choice_id):
            return self._without_device(choice_id)
        device = self.device_of(choice_id)
        if device is not None:
            return self._of(device)
        raise self._absence(choice_id)

    def in_use(self) -> AudioDevice:
        """Another source or sink for the device in use, or else for the choice, not started. Raises: AudioProblem."""
        device = self.using
        if device is None and is_device(self.choice_id):
            device = next(iter(self._candidates()), None)  # what `open` would try first
        return self.of_choice(self.choice_id) if device is None else self._of(device)

    @abstractmethod
    def listed(self) -> list[Device]:
        """Every device of this direction, the default first."""

    @abstractmethod
    def device_of(self, choice_id: str) -> Device | None:
        """The device a choice means, if it is there."""

    @abstractmethod
    def _without_device(self, choice_id: str) -> AudioDevice: ...

    @abstractmethod
    def _of(self, device: Device) -> AudioDevice: ...

    @abstractmethod
    def _hand_over(self, old: AudioDevice, new: AudioDevice) -> None: ...

    # Finding and opening

    def _absence(self, choice_id: str) -> AudioProblem:
        """Why a choice means no device now."""
        missing = devices.problem()
        if missing is not None and (choice_id == DEFAULT_ID or missing.code != "no_device"):
            return missing
        if choice_id == DEFAULT_ID:
            return AudioProblem("no_device", "", "no device of this kind is connected")
        label = self._labels.get(choice_id, choice_id)
        return AudioProblem("not_connected", label, "no device of this name is connected")

    def _candidates(self) -> list[Device]:
        """What to try, best first: the choice, the system's default, all others."""
        found = self.listed()
        best: list[Device | None] = [self.device_of(self.choice_id), devices.find(found, DEFAULT_ID)]
        best.extend(found)
        by_name: dict[str, Device] = {}
        for device in best:
            if device is not None and device.name not in self._rejected:
                by_name.setdefault(device.name, device)
        return list(by_name.values())

    def _open_best(self, code: str, problem: AudioProblem | None = None) -> None:
        """Open the first candidate that opens and say so; the silent one where none does."""
        before = self.using
        for device in self._candidates():
            try:
                self._replace(started(self._of(device)), device)
            except AudioProblem as refusal:
                log.warning("a %s could not be opened: %s", self.which, refusal.code)
                self._rejected[device.name] = refusal
            else:
                self._tell(code, before)
                return
        refusals = list(self._rejected.values())
        self._go_silent(problem or (refusals[0] if refusals else self._absence(self.choice_id)))

    def _note_failure(self) -> None:
        problem = None if self.opened is None else self.opened.problem
        if problem is not None and self.using is not None and time.monotonic() - self._opened_at_s < _LIVED_S:
            self._rejected[self.using.name] = problem

    def _go_silent(self, problem: AudioProblem) -> None:
        is_silent = self.opened is not None and self.using is None and self.opened.problem is None
        if not is_silent:
            self._replace(started(self._without_device("none")), None)
            self._teller.none_left()
            self._on_problem(problem, self.which)

    def _replace(self, opened: AudioDevice, device: Device | None) -> None:
        if self.opened is not None:
            self._hand_over(self.opened, opened)
        self.opened, self.using = opened, device
        self._opened_at_s = time.monotonic()
        self._move.cancel()
        if device is not None:
            self._labels[device.name] = device.label

    def _tell(self, code: str, before: Device | None) -> None:
        now = self.using
        if now is None:
            return
        wanted = self._labels.get(self.choice_id, self.choice_id)
        refusal = self._rejected.get(self.choice_id)
        if code == "absent" and refusal is not None and self.device_of(self.choice_id) is not None:
            self._teller.refused(wanted, now, refusal)
            return
        still_there = before is not None and any(device.name == before.name for device in self.listed())
        self._teller.moved(self.choice_id, wanted, before, now, code=code, listed=still_there)


def _place(device: Device) -> tuple[str, str | None, int]:
    """A stream stays where it is while this is the same; PortAudio's index of a device does not matter to it."""
    return (device.name, device.route, device.plugged)


def started(device: AudioDevice) -> AudioDevice:
    """The same, open. Raises: AudioProblem."""
    device.start()
    return device
