"""One window for each user and data folder: a second start hands its wishes to the first, which comes to the front.

Source: Qt 6, QLockFile (a lock of a process that died is taken over) and QLocalServer.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN_S = 5.0
"""A first one that is still starting, or busy, is waited for so long."""
_STEP_MS = 200
_LIMIT_BYTES = 65_536
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """The place of the one window; hold it as long as the window lives.

    Signals:
        called(dict): what a start that found this one running wants, as it gave it to `claim`; the window should come
            to the front.
    """

    called = Signal(dict)

    def __init__(self, settings_path: Path) -> None:
        super().__init__()
        self._lock = QLockFile(str(settings_path.with_name("window.lock")))
        self._lock.setStaleLockTime(0)  # only a process that is gone gives it up, however long it ran
        self._folder = settings_path.parent
        digest = hashlib.sha256(str(settings_path.absolute()).encode()).hexdigest()[:16]
        self._name = f"duologue-{digest}"
        self._server: QLocalServer | None = None

    def claim(self, wishes: Mapping[str, str]) -> bool:
        """Take the place; False: another window has it and was handed these wishes, so this start is over.

        Where there can be no lock, or its holder does not answer, the place counts as free: a window too many is
        better than none. *Blocking*: up to `ANSWER_WITHIN_S`, where another window runs.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            deadline_s = time.monotonic() + ANSWER_WITHIN_S
            while time.monotonic() < deadline_s:
                if self._hand_over(wishes):
                    return False
                if self._lock.tryLock(_STEP_MS):
                    break  # it has just ended
        self._listen()
        return True

    def release(self) -> None:
        """Give the place up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _listen(self) -> None:
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # of one that died
        self._server.listen(self._name)
        self._server.newConnection.connect(self._greet)

    def _hand_over(self, wishes: Mapping[str, str]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_STEP_MS):
            return False
        said = {"wishes": dict(wishes), "activation": os.environ.get(_ACTIVATION, "")}
        socket.write(json.dumps(said).encode() + b"\n")
        socket.waitForBytesWritten(1_000)
        answered = socket.waitForReadyRead(int(ANSWER_WITHIN_S * 1_000)) and socket.readLine().data() == b"ok\n"
        socket.disconnectFromServer()
        return answered

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server is not None else None
        if socket is None:
            return
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._read)
        if socket.canReadLine():
            self._hear(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LIMIT_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
            wishes = {str(name): str(value) for name, value in said["wishes"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            socket.abort()
            return
        if said.get("activation"):
            os.environ[_ACTIVATION] = str(said["activation"])  # lets Wayland bring the window to the front
        socket.write(b"ok\n")
        socket.flush()
        self.called.emit(wishes)
