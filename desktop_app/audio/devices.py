"""Which microphones and speakers there are. None at all is a normal state: empty lists, and `problem` says why."""

import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.audio import portaudio, pulse_server
from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.pulse_server import ServerDevice, ServerState

DEFAULT = "default"
_SERVER_API = "PulseAudio"
_SERVER_DOOR = "pulse"
_LABELS = {"default": "System default", "pulse": "PulseAudio", "pipewire": "PipeWire", "sysdefault": "ALSA default"}
# ALSA lists every plug-in it knows; these are parts of other devices, or converters nobody means to pick.
_ALSA_PARTS = re.compile(
    r"^(front|rear|side|center_lfe|surround\d+|iec958|spdif|hdmi|dmix|dsnoop|modem|phoneline|null|oss|jack|"
    r"lavrate|samplerate|speex|speexrate|upmix|vdownmix|usbstream)\b"
)
_ALSA_CARD = re.compile(r"\s*\((plug)?hw:\d+,\d+\)$")
_ALSA_RATE_HZ = 48_000
_WINDOWS_API = "Windows WASAPI"


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a speaker.

    name: stable from one start to the next, so settings keep it.  index: PortAudio's, valid until `refresh`.
    rate_hz: the rate it is opened at first.  channels: in its direction.  host_api: the system's sound interface.
    description: the name for people where it is another.
    route: where the sound server takes a stream to: a device's name, or empty to follow its default; None without one.
    plugged: the sound server's number of it, another one each time it is plugged in.
    """

    name: str
    index: int
    rate_hz: int
    channels: int
    is_default: bool
    host_api: str
    description: str = ""
    route: str | None = None
    plugged: int = 0

    @property
    def label(self) -> str:
        """The name for people."""
        return self.description or _LABELS.get(self.name, self.name)

    @property
    def rates_hz(self) -> tuple[int, ...]:
        """Rates to try, best first."""
        return tuple(dict.fromkeys((self.rate_hz, 48_000, 44_100, 16_000)))


class _Listing:
    """What is known of the sound server between one look and the next."""

    def __init__(self) -> None:
        self.asked = False
        self.state: ServerState | None = None

    def now(self) -> ServerState | None:
        if not self.asked:
            self.take(pulse_server.ask())
        return self.state

    def take(self, state: ServerState | None) -> None:
        self.asked, self.state = True, state


_listing = _Listing()


def microphones() -> list[Device]:
    """All inputs, the default one first; empty where there is none or no PortAudio."""
    return _devices("input")


def speakers() -> list[Device]:
    """All outputs, the default one first; empty where there is none or no PortAudio."""
    return _devices("output")


def find(devices: list[Device], name: str) -> Device | None:
    """A device by its name, or by its label as a person would type it; `default` is whatever the system prefers."""
    wanted = name.casefold()
    if wanted in ("", DEFAULT):
        if not devices:
            return None
        first = devices[0]
        return replace(first, route="") if first.route and first.is_default else first
    for device in devices:
        if wanted in (device.name.casefold(), device.label.casefold()):
            return device
    return None


def find_microphone(name: str) -> Device | None:
    """An input by name or label; one that ALSA's own configuration defines is found too, though it is not listed."""
    return find(microphones(), name) or _unlisted("input", name)


def find_speaker(name: str) -> Device | None:
    """The same for an output."""
    return find(speakers(), name) or _unlisted("output", name)


def _unlisted(kind: str, name: str) -> Device | None:
    return None if name.casefold() in ("", DEFAULT) else find(_portaudio_devices(kind), name)


def refresh() -> bool:
    """Look for devices again, as PortAudio only does at its start; False while a stream is open: then it does not.

    Takes 30 to 100 ms. Devices listed before are void afterwards. The sound server's list is new in any case.

    Raises: AudioProblem `no_portaudio`.
    """
    portaudio.load()
    _listing.take(pulse_server.ask())
    return portaudio.reinitialise()


def look() -> bool:
    """List what there is now: some ms with a sound server, else as `refresh`.

    Raises: AudioProblem `no_portaudio`.
    """
    return use_server(pulse_server.ask())


def use_server(state: ServerState | None) -> bool:
    """List what a `DeviceWatch` saw; False when PortAudio has to look again and cannot, as a stream is open.

    Raises: AudioProblem `no_portaudio`.
    """
    _listing.take(state)
    return (state is not None and _server_door() is not None) or portaudio.reinitialise()


def ask_server() -> None:
    """List what the sound server has in this moment; takes some ms."""
    _listing.take(pulse_server.ask())


def on_server() -> bool:
    """Whether the devices are a sound server's, which moves streams by itself when one of them goes."""
    return _listing.now() is not None


def device_route(device: Device, tag: str) -> portaudio.Route | None:
    """How a stream is led to a device of the sound server; None for any other device."""
    return None if device.route is None else portaudio.Route(device.route, tag)


def problem() -> AudioProblem | None:
    """Why there is no sound at all, if so: `no_portaudio` or `no_device`."""
    try:
        portaudio.load()
    except AudioProblem as found:
        return found
    if not microphones() and not speakers():
        return AudioProblem("no_device", "", "This computer has no microphone and no speaker that can be used now.")
    return None


def library_version() -> str:
    """What PortAudio says of itself, or why it is not there."""
    try:
        return str(portaudio.load().get_portaudio_version()[1])
    except AudioProblem as failure:
        return failure.detail


def _devices(kind: str) -> list[Device]:
    state = _listing.now()
    door = None if state is None else _server_door()
    if state is None or door is None:
        return _portaudio_devices(kind)
    listed = state.microphones if kind == "input" else state.speakers
    default_name = state.default_microphone if kind == "input" else state.default_speaker
    return [_of_server(device, door, device.name == default_name) for device in listed]


def _of_server(device: ServerDevice, door: int, is_default: bool) -> Device:
    return Device(
        device.name,
        door,
        _ALSA_RATE_HZ,
        device.channels,
        is_default,
        _SERVER_API,
        description=device.label,
        route=device.name,
        plugged=device.number,
    )


def _server_door() -> int | None:
    """PortAudio's index of ALSA's way to the sound server."""
    try:
        infos = portaudio.load().query_devices()
    except AudioProblem:
        return None
    return next((int(info["index"]) for info in infos if info["name"] == _SERVER_DOOR), None)


def _portaudio_devices(kind: str) -> list[Device]:
    try:
        sounddevice = portaudio.load()
    except AudioProblem:
        return []
    host_apis = [str(api["name"]) for api in sounddevice.query_hostapis()]
    only_api = _WINDOWS_API if _WINDOWS_API in host_apis else None  # the others list the same devices again
    infos = [info for info in sounddevice.query_devices() if info[f"max_{kind}_channels"] > 0]
    infos = [info for info in infos if only_api in (None, host_apis[info["hostapi"]])]
    infos = [info for info in infos if not (sys.platform == "linux" and _ALSA_PARTS.match(info["name"]))]
    default_index = _default_index(sounddevice, kind, only_api)
    devices = [
        Device(
            name=name,
            index=int(info["index"]),
            rate_hz=_own_rate_hz(info, host_apis[info["hostapi"]]),
            channels=int(info[f"max_{kind}_channels"]),
            is_default=info["index"] == default_index,
            host_api=host_apis[info["hostapi"]],
        )
        for info, name in zip(infos, _stable_names([str(info["name"]) for info in infos]), strict=True)
    ]
    return sorted(devices, key=lambda device: not device.is_default)


def _default_index(sounddevice: Any, kind: str, only_api: str | None) -> int:
    for api in sounddevice.query_hostapis():
        if only_api in (None, api["name"]) and api[f"default_{kind}_device"] >= 0:
            return int(api[f"default_{kind}_device"])
    return -1


def _own_rate_hz(info: Any, host_api: str) -> int:
    # ALSA's plug-ins report 44.1 kHz whatever is behind them, and nearly every sound server and card runs at 48 kHz.
    return _ALSA_RATE_HZ if host_api == "ALSA" else round(info["default_samplerate"])


def _stable_names(names: list[str]) -> list[str]:
    """Without ALSA's card numbers, which change from boot to boot; equal names get a number of their own."""
    cleaned = [_ALSA_CARD.sub("", name).strip() for name in names]
    totals, seen = Counter(cleaned), Counter[str]()
    stable = []
    for name in cleaned:
        seen[name] += 1
        stable.append(f"{name} ({seen[name]})" if totals[name] > 1 else name)
    return stable
