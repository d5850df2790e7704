"""Which microphone and which speaker are in use, and what happens when one goes away."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.audio import devices
from desktop_app.audio.echo_canceller import can_cancel_echo
from desktop_app.audio.file_microphone import FileMicrophone, SilentMicrophone
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioProblem, AudioSink, AudioSource
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.audio.speaker import Speaker
from desktop_app.controller.status import DeviceChoice

log = logging.getLogger(__name__)

DEFAULT_ID = "default"
NONE_ID = "none"
FILE_PREFIX = "file:"

_Device = TypeVar("_Device", AudioSource, AudioSink)


class AudioDesk(QObject):
    """Opens, exchanges and closes the audio devices.

    A choice is ``default``, ``none``, a device's name, or (microphone only) ``file:PATH``. When a device cannot be
    opened or goes away, the silent one takes its place and what was queued for the speaker moves over, so that
    nothing said is lost; `problem_raised` says so.

    Signals:
        devices_changed: the lists of devices are new.
        selection_changed: another microphone or speaker is selected.
        problem_raised(AudioProblem, str): a device failed; the second is ``microphone`` or ``speaker``.
    """

    devices_changed = Signal()
    selection_changed = Signal()
    problem_raised = Signal(object, str)

    def __init__(self, microphone_id: str = DEFAULT_ID, speaker_id: str = DEFAULT_ID) -> None:
        super().__init__()
        self.microphone_id = microphone_id
        self.speaker_id = speaker_id
        self.source: AudioSource | None = None
        self.sink: AudioSink | None = None
        self.cancels_echo = False
        self.can_cancel_echo = can_cancel_echo()
        self.microphones: list[DeviceChoice] = []
        self.speakers: list[DeviceChoice] = []
        self.refresh()

    @property
    def is_open(self) -> bool:
        """Whether the devices are in use."""
        return self.sink is not None

    @property
    def microphone_label(self) -> str:
        """The name of the selected microphone, for a person."""
        return _label(self.microphones, self.microphone_id)

    @property
    def speaker_label(self) -> str:
        """The name of the selected speaker, for a person."""
        return _label(self.speakers, self.speaker_id)

    def refresh(self) -> None:
        """Look again which devices there are; PortAudio only looks while nothing is open."""
        if not self.is_open:
            with contextlib.suppress(AudioProblem):  # no PortAudio is a normal state: the lists are empty
                devices.refresh()
        self.microphones = self._choices(devices.microphones(), self.microphone_id)
        self.speakers = self._choices(devices.speakers(), self.speaker_id)
        self.devices_changed.emit()

    def open(self) -> None:
        """Open both devices; one that fails is replaced by the silent one and reported."""
        if self.is_open:
            return
        self.refresh()
        self.sink = self._opened(lambda: self._new_sink(self.speaker_id), SilentSpeaker, "speaker")
        self.source = self._opened(lambda: self._new_source(self.microphone_id), SilentMicrophone, "microphone")

    def close(self) -> None:
        """Release both devices."""
        for device in (self.source, self.sink):
            if device is not None:
                device.stop()
        self.source = None
        self.sink = None

    def select_microphone(self, choice_id: str) -> None:
        """Use another microphone; while one is open, the old one stays if the new one cannot be opened."""
        if choice_id == self.microphone_id:
            return
        if self.source is not None:
            try:
                replacement = _started(self._new_source(choice_id))
            except AudioProblem as problem:
                self.problem_raised.emit(problem, "microphone")
                self.selection_changed.emit()
                return
            self.source.stop()
            self.source = replacement
        self.microphone_id = choice_id
        if choice_id.startswith(FILE_PREFIX):
            self.refresh()
        self.selection_changed.emit()

    def select_speaker(self, choice_id: str) -> None:
        """Use another speaker; what is queued moves over, and the old one stays if the new one cannot be opened."""
        if choice_id == self.speaker_id:
            return
        if self.sink is not None:
            try:
                replacement = _started(self._new_sink(choice_id))
            except AudioProblem as problem:
                self.problem_raised.emit(problem, "speaker")
                self.selection_changed.emit()
                return
            self._replace_sink(replacement)
        self.speaker_id = choice_id
        self.selection_changed.emit()

    def set_echo_cancellation(self, wanted: bool) -> None:
        """Take the assistant's voice out of the microphone, or not."""
        self.cancels_echo = wanted

    def check(self) -> None:
        """Notice a device that has gone, put the silent one in its place and report it."""
        if self.source is not None and (problem := self.source.problem) is not None:
            self.source.stop()
            self.source = _started(SilentMicrophone())
            self.problem_raised.emit(problem, "microphone")
        if self.sink is not None and (problem := self.sink.problem) is not None:
            self._replace_sink(_started(SilentSpeaker()))
            self.problem_raised.emit(problem, "speaker")

    def extra_sink(self) -> AudioSink:
        """Another stream to the selected speaker, started; the caller stops it.

        Raises:
            AudioProblem: it cannot be opened.
        """
        return _started(self._new_sink(self.speaker_id))

    def play_file(self, path: Path) -> None:
        """Let a file be the microphone's voice now.

        Raises:
            AudioProblem: the file cannot be read, or the microphone in use is not a file.
        """
        if not isinstance(self.source, FileMicrophone):
            raise AudioProblem("not_a_file_microphone", str(path), "")
        self.source.queue_file(path)

    def _replace_sink(self, replacement: AudioSink) -> None:
        assert self.sink is not None
        replacement.adopt_queue(self.sink.take_queue())
        self.sink.stop()
        self.sink = replacement

    def _opened(self, make: Callable[[], _Device], fallback: Callable[[], _Device], which: str) -> _Device:
        try:
            return _started(make())
        except AudioProblem as problem:
            log.warning("%s could not be opened: %s", which, problem.code)
            self.problem_raised.emit(problem, which)
            return _started(fallback())

    @staticmethod
    def _new_source(choice_id: str) -> AudioSource:
        if choice_id == NONE_ID:
            return SilentMicrophone()
        if choice_id.startswith(FILE_PREFIX):
            source = FileMicrophone()
            if path := choice_id.removeprefix(FILE_PREFIX):
                source.queue_file(Path(path))
            return source
        return Microphone(_device(devices.microphones(), choice_id))

    @staticmethod
    def _new_sink(choice_id: str) -> AudioSink:
        if choice_id == NONE_ID:
            return SilentSpeaker()
        return Speaker(_device(devices.speakers(), choice_id))

    def _choices(self, found: Sequence[devices.Device], selected: str) -> list[DeviceChoice]:
        default_label = self.tr("System default") if found else self.tr("None found")
        choices = [DeviceChoice(DEFAULT_ID, default_label, is_default=True)]
        # ALSA lists its own default by that name; it is the first choice already.
        named = [device for device in found if device.name != DEFAULT_ID]
        choices += [DeviceChoice(device.name, device.label, device.is_default) for device in named]
        choices.append(DeviceChoice(NONE_ID, self.tr("None")))
        if all(choice.id != selected for choice in choices):
            choices.append(DeviceChoice(selected, self._label_of_absent(selected)))
        return choices

    def _label_of_absent(self, choice_id: str) -> str:
        """What to call a file, or a device that is selected but not there."""
        if choice_id.startswith(FILE_PREFIX):
            return Path(choice_id.removeprefix(FILE_PREFIX)).name or self.tr("Sound files")
        return self.tr("{0} (not connected)").format(choice_id)


def _device(found: list[devices.Device], choice_id: str) -> devices.Device:
    device = devices.find(found, choice_id)
    if device is not None:
        return device
    missing = devices.problem()
    if missing is not None and (choice_id == DEFAULT_ID or missing.code != "no_device"):
        raise missing
    if choice_id == DEFAULT_ID:
        raise AudioProblem("no_device", "", "no device of this kind is connected")
    raise AudioProblem("not_connected", choice_id, "no device of this name is connected")


def _started(device: _Device) -> _Device:
    device.start()
    return device


def _label(choices: Sequence[DeviceChoice], choice_id: str) -> str:
    return next((choice.label for choice in choices if choice.id == choice_id), choice_id)
