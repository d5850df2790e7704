"""Notices that devices appear, go, or become the default: one connection to the sound server, one thread."""

import threading
from typing import Any

from desktop_app.audio import pulse_server
from desktop_app.audio.pulse_server import ServerState

_LISTEN_S = 0.2
_SETTLE_S = 0.02
_RETRY_S = 1.0


class DeviceWatch:
    """Follows the sound server, also when it ends and another one starts.

    Where there is no such server (macOS, Windows, bare ALSA) it watches nothing: PortAudio cannot look for devices
    while a stream is open.

    state: the last look; None without a server.  version: grows whenever devices or defaults are others.
    Thread: every method may be called from the owner's; `state` and `version` are replaced, never changed.
    """

    def __init__(self) -> None:
        self.state: ServerState | None = None
        self.version = 0
        self._stopping = threading.Event()
        self._dirty = False
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        """Begin; nothing if it runs, or where no such server can be."""
        if self._thread is None and pulse_server.library() is not None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name="duologue-device-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End within a second; the thread is gone when this returned."""
        if self._thread is not None:
            self._stopping.set()
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.is_set():
            pulse = pulse_server.connected()
            if pulse is None:
                self._publish(None)
                self._stopping.wait(_RETRY_S)
                continue
            try:
                self._follow(pulse)
            except pulse_server.failures():
                self._publish(None)
            finally:
                pulse.close()

    def _follow(self, pulse: Any) -> None:
        pulse.event_mask_set("sink", "source", "server", "sink_input", "source_output")
        pulse.event_callback_set(self._note)
        self._dirty = True
        while not self._stopping.is_set():
            if self._dirty:
                self._dirty = False
                self._publish(pulse_server.read(pulse))
            if not self._dirty:
                pulse.event_listen(_LISTEN_S)
            if self._dirty:
                # Changes come in swarms (a headset is a card, a sink, a source and a new default).
                self._stopping.wait(_SETTLE_S)

    def _note(self, _event: Any) -> None:
        self._dirty = True
        library = pulse_server.library()
        assert library is not None
        raise library.PulseLoopStop

    def _publish(self, state: ServerState | None) -> None:
        same = self.state is None if state is None else state.lists_the_same_as(self.state)
        self.state = state
        if not same or self.version == 0:
            self.version += 1
