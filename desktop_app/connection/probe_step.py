"""The steps of a trial, and how each went."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Literal

from desktop_app.auth.redact import hide_exactly, redact_text
from desktop_app.connection.certificate import CertificateFacts
from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.protocol.response import ErrorDetail

StepName = Literal["dns", "tcp", "proxy", "tls", "sign_in", "handshake", "session", "close"]
Failure = ConnectionProblem | Closed | ErrorDetail | BaseException | None


@dataclasses.dataclass(frozen=True, slots=True)
class ProbeStep:
    """How one step went.

    Attributes:
        took_ms: from its beginning to its end.
        failure: what it ended with; None: it went well. A `TimeoutError` where the time was up.
        detail: what was found (addresses, TLS version, header names, model); no secret.
        certificate: what the host showed, also where it was not trusted.
    """

    name: StepName
    took_ms: float
    failure: Failure = None
    detail: str = ""
    certificate: CertificateFacts | None = None

    @property
    def passed(self) -> bool:
        return self.failure is None


class StepLog:
    """Times the steps of one trial and tells of each.

    Attributes:
        current: the step that runs or ran last.
        secrets: never part of a detail.
    """

    def __init__(self, on_begun: Callable[[StepName], None], on_ended: Callable[[ProbeStep], None]) -> None:
        self.current: StepName = "dns"
        self.secrets: tuple[str, ...] = ()
        self._on_begun = on_begun
        self._on_ended = on_ended
        self._began_s = 0.0

    def begin(self, name: StepName) -> None:
        """A step begins."""
        self.current, self._began_s = name, time.monotonic()
        self._on_begun(name)

    def passed(self, detail: str = "", certificate: CertificateFacts | None = None) -> None:
        """The step went well."""
        self._end(None, detail, certificate)

    def failed(self, failure: Failure, certificate: CertificateFacts | None = None) -> None:
        """The step is where it ends."""
        self._end(failure, "", certificate)

    def _end(self, failure: Failure, detail: str, certificate: CertificateFacts | None) -> None:
        took_ms = (time.monotonic() - self._began_s) * 1_000
        shown = redact_text(hide_exactly(detail, self.secrets))
        self._on_ended(ProbeStep(self.current, took_ms, failure, shown, certificate))
