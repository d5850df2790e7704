"""The one door to PortAudio: loaded when first needed, opened at a device's own rate, errors made into sentences."""

import contextlib
import sys
import threading
from collections.abc import Callable
from math import gcd
from typing import Any, NamedTuple

from desktop_app.audio import pulse_server
from desktop_app.audio.ports import ITEM_RATE_HZ, AudioProblem

_INSTALL = {
    "linux": "Install it with: sudo apt install libportaudio2 (Debian, Ubuntu), or your system's portaudio package.",
    "darwin": "Install it with: brew install portaudio.",
}


# paSampleFormatNotSupported, paInvalidSampleRate, paInvalidChannelCount, paUnanticipatedHostError of portaudio.h; hosts
# report a format they do not take as the last one, too.
_FORMAT_ERRORS = (-9994, -9997, -9998, -9999)


class _OpenStreams:
    """How many streams are open in this process: PortAudio must not be re-initialised under them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    @property
    def count(self) -> int:
        return self._count

    def add(self, change: int) -> None:
        with self._lock:
            self._count += change


_open_streams = _OpenStreams()
# PortAudio's calls may come from any thread, but one at a time.
_calls = threading.RLock()


class Route(NamedTuple):
    """Where the sound server takes a stream: device_name, empty for its default.  tag: what it is found by there."""

    device_name: str
    tag: str


def load() -> Any:
    """The sounddevice module. Raises: AudioProblem `no_portaudio`, with what to install."""
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        install = _INSTALL.get(sys.platform, "Install the sounddevice package again: its wheel brings PortAudio.")
        detail = f"Sound needs the PortAudio library, which was not found. {install}"
        raise AudioProblem("no_portaudio", "PortAudio", detail) from error
    return sounddevice


def reinitialise() -> bool:
    """Let PortAudio look at the hardware again; False, and nothing done, while a stream is open.

    Raises: AudioProblem.
    """
    sounddevice = load()
    with _calls:
        if _open_streams.count:
            return False
        sounddevice._terminate()  # there is no public name for this; recommended by the module's author
        sounddevice._initialize()
    return True


class DeviceStream:
    """One open raw int16 stream of one direction; `close` may be called twice.

    rate_hz, channels, block_frames: what it was opened with.  latency_s: as PortAudio estimates it.
    """

    def __init__(self, stream: Any, block_frames: int) -> None:
        self._stream = stream
        self.rate_hz = round(stream.samplerate)
        self.channels = int(stream.channels)
        self.block_frames = block_frames
        self.latency_s = float(stream.latency)
        self._open = True
        _open_streams.add(1)

    @property
    def active(self) -> bool:
        """False once the device has ended the stream by itself."""
        return self._open and bool(self._stream.active)

    def start(self, device_name: str) -> None:
        """Let the callbacks begin. Raises: AudioProblem; the stream is closed then."""
        try:
            with _calls:
                self._stream.start()
        except load().PortAudioError as error:
            self.close()
            raise AudioProblem("open_failed", device_name, f"The device does not start: {sentence(error)}.") from error

    def close(self) -> None:
        """Stop at once; no callback runs after this returned."""
        with _calls:
            if self._open:
                self._open = False
                self._stream.abort(ignore_errors=True)
                self._stream.close(ignore_errors=True)
                _open_streams.add(-1)


def open_stream(
    kind: str,
    device_name: str,
    device_index: int,
    rates_hz: tuple[int, ...],
    channel_counts: tuple[int, ...],
    block_s: float,
    latency_s: float | str,
    callback: Callable[..., None],
    route: Route | None = None,
) -> DeviceStream:
    """Open `kind` ("input" or "output") at the first rate and channel count the device accepts, without starting it.

    block_s: roughly, see `block_frames_near`.  latency_s: a wish to the system, "low" for the least it offers.
    route: for a device of the sound server.

    Raises: AudioProblem, `open_failed` or `no_portaudio`.
    """
    sounddevice = load()
    stream_class = sounddevice.RawInputStream if kind == "input" else sounddevice.RawOutputStream
    refusals = []
    for rate_hz in rates_hz:
        for channels in channel_counts:
            block_frames = block_frames_near(rate_hz, block_s)
            try:
                with _calls, _routed(kind, route):
                    stream = stream_class(
                        samplerate=rate_hz,
                        blocksize=block_frames,
                        device=device_index,
                        channels=channels,
                        dtype="int16",
                        latency=latency_s,
                        callback=callback,
                    )
            except (sounddevice.PortAudioError, ValueError) as error:
                refusals.append(f"{sentence(error)} ({rate_hz} Hz, {channels} channels)")
                if not _is_about_format(error):
                    raise AudioProblem("open_failed", device_name, _cannot_open(refusals)) from error
            else:
                return DeviceStream(stream, block_frames)
    raise AudioProblem("open_failed", device_name, _cannot_open(refusals))


def _routed(kind: str, route: Route | None) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext() if route is None else pulse_server.routed(kind, route.device_name, route.tag)


def block_frames_near(rate_hz: int, block_s: float) -> int:
    """About `block_s` of device frames, such that they are a whole number of 24 kHz frames as well."""
    unit = rate_hz // gcd(rate_hz, ITEM_RATE_HZ)
    return unit * max(1, round(rate_hz * block_s / unit))


def _is_about_format(error: Exception) -> bool:
    """Whether another rate or channel count may help; a busy or missing device stays so."""
    code = error.args[1] if len(error.args) > 1 else None
    return isinstance(error, ValueError) or code in _FORMAT_ERRORS


def _cannot_open(refusals: list[str]) -> str:
    return f"The device cannot be opened: {'; '.join(refusals) or 'it has no channels'}."


def sentence(error: Exception) -> str:
    """PortAudio's words without its wrapping: `Error opening RawOutputStream: Invalid device [PaErrorCode -9996]`."""
    words = str(error.args[0]) if error.args else str(error)
    return words.removeprefix("Error opening RawInputStream: ").removeprefix("Error opening RawOutputStream: ")
