"""Which microphone and which speaker are in use, and what happens when one goes away or comes back."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, Signal

from desktop_app.audio import devices
from desktop_app.audio.echo_canceller import can_cancel_echo
from desktop_app.audio.heard_beside import HeardBeside
from desktop_app.audio.ports import AudioProblem, AudioSink, AudioSource, CapturedBlock, PlayedBlock
from desktop_app.controller import device_choices
from desktop_app.controller.device_choices import DEFAULT_ID, FILE_PREFIX, NONE_ID
from desktop_app.controller.device_slot import started
from desktop_app.controller.device_slots import MicrophoneSlot, SpeakerSlot
from desktop_app.controller.live_devices import LiveDevices
from desktop_app.controller.microphone_levels import MicrophoneLevels
from desktop_app.controller.sound_check import SoundCheck
from desktop_app.controller.status import DeviceChoice

__all__ = ["DEFAULT_ID", "FILE_PREFIX", "NONE_ID", "AudioDesk"]


class AudioDesk(QObject):
    """Opens, exchanges and closes the audio devices.

    A choice is ``default``, ``none``, a device's name, or (microphone only) ``file:PATH``. When a device cannot be
    opened or goes away, the system's default takes its place, or the silent one where nothing is left; what was queued
    for the speaker moves over, so that nothing said is lost. When the chosen device comes back it is used again.

    Args:
        labels: names for people of devices, by their names, also of such as are not there now.

    Attributes:
        microphone_levels: live levels of all microphones, for a list of them.
        sound_check: for trying the sound out.

    Signals:
        devices_changed: the lists of devices are new.
        selection_changed: another microphone or speaker is selected.
        device_moved(DeviceMove): another device is in use than before without having been chosen.
        problem_raised(AudioProblem, str): a device failed and nothing takes its place; the second is ``microphone``
            or ``speaker``.
        settings_requested: somebody wants to look into the sound.
    """

    devices_changed = Signal()
    selection_changed = Signal()
    device_moved = Signal(object)
    problem_raised = Signal(object, str)
    settings_requested = Signal()

    def __init__(
        self, microphone_id: str = DEFAULT_ID, speaker_id: str = DEFAULT_ID, labels: dict[str, str] | None = None
    ) -> None:
        super().__init__()
        self.labels = {} if labels is None else labels
        self._live = LiveDevices()
        self._live.changed.connect(self._follow)
        arguments = (self._live.watch, self.labels, self.device_moved.emit, self.problem_raised.emit)
        self._microphone = MicrophoneSlot(microphone_id, *arguments)
        self._speaker = SpeakerSlot(speaker_id, *arguments)
        self.cancels_echo = False
        self.heard_beside = HeardBeside()
        self.can_cancel_echo = can_cancel_echo()
        self.microphones: list[DeviceChoice] = []
        self.speakers: list[DeviceChoice] = []
        self.microphone_levels = MicrophoneLevels()
        self.sound_check = SoundCheck(self)
        self.refresh()
        for slot in (self._microphone, self._speaker):
            slot.name_by_id()
        self._list()

    @property
    def microphone_id(self) -> str:
        return self._microphone.choice_id

    @property
    def speaker_id(self) -> str:
        return self._speaker.choice_id

    @property
    def source(self) -> AudioSource | None:
        return self._microphone.opened

    @property
    def sink(self) -> AudioSink | None:
        return self._speaker.opened

    @property
    def is_open(self) -> bool:
        """Whether the devices are in use."""
        return self.sink is not None

    @property
    def volume(self) -> float:
        """How loud the assistant is played, 0 to 1; recordings do not depend on it."""
        return self._speaker.volume

    @property
    def microphone_label(self) -> str:
        """The name of the microphone in use, or else of the selected one, for a person."""
        using = self._microphone.using
        return device_choices.label_of(self.microphones, self.microphone_id) if using is None else using.label

    @property
    def speaker_label(self) -> str:
        """The same for the speaker."""
        using = self._speaker.using
        return device_choices.label_of(self.speakers, self.speaker_id) if using is None else using.label

    @property
    def chosen_labels(self) -> dict[str, str]:
        """The names for people of the selected devices, to be known by when they are not there."""
        return {name: self.labels[name] for name in (self.microphone_id, self.speaker_id) if name in self.labels}

    def watch(self) -> None:
        """Follow devices that come and go from now on; `shut_down` ends it."""
        self._live.start()

    def shut_down(self) -> None:
        """Release everything and follow no longer."""
        self._live.stop()
        self.sound_check.stop()
        self.microphone_levels.shut_down()
        self.close()

    def look_again(self) -> None:
        """Look which devices there are, unless that is known at any time."""
        if not self._live.known:
            self.refresh()

    def refresh(self) -> None:
        """Look again which devices there are; where there is no sound server only while nothing is open."""
        with contextlib.suppress(AudioProblem):  # no PortAudio is a normal state: the lists are empty
            devices.look()
        self._list()

    def open(self) -> None:
        """Open both devices; one that fails is replaced, and reported."""
        if self.is_open:
            return
        self.refresh()
        self._speaker.open()
        self._microphone.open()

    def close(self) -> None:
        """Release both devices."""
        self._microphone.close()
        self._speaker.close()

    def select_microphone(self, choice_id: str) -> None:
        """Use another microphone; while one is open, the old one stays if the new one cannot be opened."""
        self._select(self._microphone, choice_id)

    def select_speaker(self, choice_id: str) -> None:
        """Use another speaker; what is queued moves over, and the old one stays if the new one cannot be opened."""
        self._select(self._speaker, choice_id)

    def set_volume(self, volume: float) -> None:
        """Play louder or quieter, 0 to 1."""
        self._speaker.set_volume(volume)

    def set_echo_cancellation(self, wanted: bool) -> None:
        """Take the assistant's voice out of the microphone, or not."""
        self.cancels_echo = wanted

    def check(self) -> None:
        """Notice a device that has failed, and put another one in its place."""
        slots = (self._microphone, self._speaker)
        failed = any(slot.using is not None and slot.opened is not None and slot.opened.problem for slot in slots)
        if failed:
            devices.ask_server()
        if failed and not devices.on_server():
            # PortAudio looks for devices only while nothing is open.
            for slot in slots:
                slot.pause()
            self.refresh()
            for slot in slots:
                slot.resume()
        elif failed:
            self._list()
        for slot in slots:
            slot.check()

    def take_captured(self) -> list[tuple[AudioSource, list[CapturedBlock]]]:
        """What was captured since the last call, with its source, oldest first."""
        return self._microphone.take()

    def take_played(self) -> list[PlayedBlock]:
        """What was played since the last call, oldest first, whichever speaker played it."""
        return self._speaker.take()

    def extra_sink(self) -> AudioSink:
        """Another stream to the speaker in use, started; the caller stops it.

        Raises:
            AudioProblem: it cannot be opened.
        """
        return started(self._speaker.in_use())

    def extra_source(self) -> AudioSource:
        """Another stream from the microphone in use, started; the caller stops it.

        Raises:
            AudioProblem: it cannot be opened.
        """
        return started(self._microphone.in_use())

    def next_best_microphone(self) -> DeviceChoice | None:
        """Another microphone that is there: the system's default, else the next in the list."""
        using = self._microphone.using
        passed_over = {self.microphone_id, DEFAULT_ID, NONE_ID, "" if using is None else using.name}
        return next((choice for choice in self.microphones if choice.id not in passed_over), None)

    def run_action(self, action_id: str) -> None:
        """Carry out an action that concerns devices."""
        if action_id.startswith(device_choices.USE_MICROPHONE):
            self.select_microphone(action_id.removeprefix(device_choices.USE_MICROPHONE))
        elif action_id == device_choices.CHECK_MICROPHONE:
            self.settings_requested.emit()

    def _select(self, slot: MicrophoneSlot | SpeakerSlot, choice_id: str) -> None:
        if choice_id == slot.choice_id:
            return
        try:
            slot.choose(choice_id)
        except AudioProblem as problem:
            self.problem_raised.emit(problem, slot.which)
        else:
            self._list()
        self.selection_changed.emit()

    def _follow(self) -> None:
        self._list()
        if not self._live.known:
            return  # the server has ended, and its streams with it: that is noticed at them
        for slot in (self._speaker, self._microphone):
            slot.follow()

    def retell(self) -> None:
        """Name every choice anew: the window speaks another language."""
        self._list()

    def _list(self) -> None:
        microphones, speakers = devices.microphones(), devices.speakers()
        self.labels.update({device.name: device.label for device in (*microphones, *speakers)})
        self.microphones = device_choices.choices(microphones, self.microphone_id, self.labels)
        self.speakers = device_choices.choices(speakers, self.speaker_id, self.labels)
        self.devices_changed.emit()
