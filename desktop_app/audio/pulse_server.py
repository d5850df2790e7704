"""What a PulseAudio server, or PipeWire in its place, knows: its devices by name, and where our streams are."""

import contextlib
import itertools
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

CONNECT_WITHIN_S = 0.5
_TAG = "duologue.stream"
_ROUTES = {"input": "PULSE_SOURCE", "output": "PULSE_SINK"}
_PROPERTIES = "PULSE_PROP"

_tag_numbers = itertools.count(1)
_environment_lock = threading.Lock()


class ServerDevice(NamedTuple):
    """A sink or a source.

    name: the server's, the same from one start to the next.  label: for a person.  number: another one each time it is
    plugged in.
    """

    name: str
    label: str
    channels: int
    number: int


@dataclass(frozen=True, slots=True)
class ServerState:
    """One look at the server.

    default_microphone, default_speaker: names; empty when the server prefers something that is not listed (a monitor).
    streams: where each of our streams is now: its tag to the device's name.
    """

    microphones: tuple[ServerDevice, ...] = ()
    speakers: tuple[ServerDevice, ...] = ()
    default_microphone: str = ""
    default_speaker: str = ""
    streams: dict[str, str] = field(default_factory=dict)

    def lists_the_same_as(self, other: "ServerState | None") -> bool:
        """Whether devices and defaults are the same, wherever streams are."""
        return other is not None and (
            (self.microphones, self.speakers, self.default_microphone, self.default_speaker)
            == (other.microphones, other.speakers, other.default_microphone, other.default_speaker)
        )


def library() -> Any | None:
    """The pulsectl module; None where it or libpulse is missing."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import pulsectl
    except (ImportError, OSError):
        return None
    return pulsectl


def connected() -> Any | None:
    """A connection to the server, for one thread, to be closed by the caller; None when there is no server."""
    pulsectl = library()
    if pulsectl is None:
        return None
    pulse = pulsectl.Pulse("Duologue devices", connect=False)
    # With a time limit pulsectl waits for all of it, connected or not, unless its loop is stopped.
    note_state = pulse._pulse_state_cb

    def note_and_stop(*arguments: Any) -> None:
        note_state(*arguments)
        if pulse.connected:
            pulse._loop_stop = True

    pulse._pa_state_cb = pulsectl.pulsectl.c.PA_STATE_CB_T(note_and_stop)
    pulsectl.pulsectl.c.pa.context_set_state_callback(pulse._ctx, pulse._pa_state_cb, None)
    try:
        pulse.connect(autospawn=False, timeout=CONNECT_WITHIN_S)
    except pulsectl.PulseError:
        pulse.close()
        return None
    return pulse


def ask() -> ServerState | None:
    """Look at the server once; None when there is none. Takes some ms, half a second at most."""
    pulse = connected()
    if pulse is None:
        return None
    try:
        return read(pulse)
    except failures():
        return None
    finally:
        pulse.close()


def failures() -> tuple[type[Exception], ...]:
    """What a call to the server raises when it does not answer any more."""
    pulsectl = library()
    assert pulsectl is not None
    return (pulsectl.PulseError, pulsectl.PulseDisconnected, pulsectl.pulsectl.c.pa.CallError)


def read(pulse: Any) -> ServerState:
    """Look at the server through an open connection. Raises: one of `failures`."""
    preferred = pulse.server_info()
    sinks, sources = pulse.sink_list(), pulse.source_list()
    speakers = _listed(sinks, preferred.default_sink_name)
    microphones = _listed(
        [source for source in sources if source.monitor_of_sink_name is None], preferred.default_source_name
    )
    streams = _places(pulse.sink_input_list(), "sink", sinks) | _places(pulse.source_output_list(), "source", sources)
    return ServerState(
        microphones,
        speakers,
        _name_if_listed(preferred.default_source_name, microphones),
        _name_if_listed(preferred.default_sink_name, speakers),
        streams,
    )


def new_tag() -> str:
    """What tells a stream of ours from all others on the server."""
    return f"{os.getpid()}.{next(_tag_numbers)}"


@contextlib.contextmanager
def routed(kind: str, device_name: str, tag: str) -> Iterator[None]:
    """Streams opened inside go to this device (empty: where the server prefers) and bear the tag.

    ALSA's pulse plug-in, through which PortAudio reaches the server, has no other way to be told than the environment,
    which libpulse reads while the stream is opened.
    """
    wanted = {_PROPERTIES: f"{_TAG}={tag}"} | ({_ROUTES[kind]: device_name} if device_name else {})
    with _environment_lock:
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def _listed(devices: list[Any], preferred_name: str) -> tuple[ServerDevice, ...]:
    listed = [
        ServerDevice(device.name, device.description or device.name, device.channel_count, device.index)
        for device in devices
        if device.name == preferred_name or _is_plugged(device)
    ]
    return tuple(sorted(listed, key=lambda device: (device.name != preferred_name, device.label.casefold())))


def _is_plugged(device: Any) -> bool:
    """False for a socket that knows that nothing is in it, as screens without loudspeakers."""
    return device.port_active is None or str(device.port_active.available) != "no"


def _places(streams: list[Any], of: str, devices: list[Any]) -> dict[str, str]:
    names = {device.index: device.name for device in devices}
    tagged = ((stream.proplist.get(_TAG), getattr(stream, of)) for stream in streams)
    return {tag: names[index] for tag, index in tagged if tag is not None and index in names}


def _name_if_listed(name: str, listed: tuple[ServerDevice, ...]) -> str:
    return name if any(device.name == name for device in listed) else ""
