"""Notices that the computer is online again, or by another way: an open connection does not survive that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_Reachability = QNetworkInformation.Reachability


class NetworkWatch(QObject):
    """Watches while it is wanted; where the system does not tell, nothing is ever said.

    Signals:
        changed: the computer is online again, or by cable instead of Wi-Fi and the like.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watching = False
        self._was_offline = False

    def start(self) -> None:
        """Watch from now on; the second call changes nothing."""
        if self._watching:
            return
        self._watching = True
        # Takes some milliseconds, so not before there is a session.
        if QNetworkInformation.loadDefaultBackend() and (network := QNetworkInformation.instance()) is not None:
            network.reachabilityChanged.connect(self.reached)
            network.transportMediumChanged.connect(lambda _medium: self.changed.emit())

    def reached(self, reachability: QNetworkInformation.Reachability) -> None:
        """Take in how much of the world can be reached."""
        offline = reachability in (_Reachability.Disconnected, _Reachability.Local)
        if self._was_offline and not offline:
            self.changed.emit()
        self._was_offline = offline
