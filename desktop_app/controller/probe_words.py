"""What the steps of a trial are called, what they found, and why one ended it, in plain words."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_app.auth.redact import redact_text
from desktop_app.connection.certificate import CertificateFacts, now
from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.probe_step import Failure, ProbeStep
from desktop_app.controller import problem_sentences, problem_words
from desktop_app.controller.sign_in_sentences import SignInRefused
from desktop_app.protocol.response import ErrorDetail

TITLES = {
    "dns": QT_TRANSLATE_NOOP("ConnectionTest", "Name (DNS)"),
    "tcp": QT_TRANSLATE_NOOP("ConnectionTest", "Network (TCP)"),
    "proxy": QT_TRANSLATE_NOOP("ConnectionTest", "Proxy"),
    "tls": QT_TRANSLATE_NOOP("ConnectionTest", "Certificate (TLS)"),
    "sign_in": QT_TRANSLATE_NOOP("ConnectionTest", "Sign-in"),
    "handshake": QT_TRANSLATE_NOOP("ConnectionTest", "Handshake"),
    "session": QT_TRANSLATE_NOOP("ConnectionTest", "Session"),
    "close": QT_TRANSLATE_NOOP("ConnectionTest", "Close"),
}
_CERTIFICATES = {
    "expired": (
        QT_TRANSLATE_NOOP("ConnectionTest", "The certificate ended on {0}."),
        QT_TRANSLATE_NOOP("ConnectionTest", "Check this computer's clock; else the host needs a new certificate."),
    ),
    "not_yet_valid": (
        QT_TRANSLATE_NOOP("ConnectionTest", "The certificate begins only on {1}."),
        QT_TRANSLATE_NOOP("ConnectionTest", "Check this computer's clock."),
    ),
    "wrong_host": (
        QT_TRANSLATE_NOOP("ConnectionTest", "The certificate is for {2}, not for {3}."),
        QT_TRANSLATE_NOOP("ConnectionTest", "Use the name the certificate is made for, or check the address."),
    ),
    "self_signed": (
        QT_TRANSLATE_NOOP("ConnectionTest", "Nobody but the host itself vouches for its certificate."),
        QT_TRANSLATE_NOOP(
            "ConnectionTest", "If it is yours, save its certificate as a PEM file and name it as CA file."
        ),
    ),
    "unknown_issuer": (
        QT_TRANSLATE_NOOP("ConnectionTest", "The certificate is vouched for by {4}, whom this computer does not know."),
        QT_TRANSLATE_NOOP(
            "ConnectionTest",
            "A company's proxy may stand between. Get its certificate from your administrator and name it as CA file.",
        ),
    ),
    "not_tls": (
        QT_TRANSLATE_NOOP("ConnectionTest", "Something answers there, but not with TLS."),
        QT_TRANSLATE_NOOP("ConnectionTest", "Check the port. A server without TLS is reached with ws:// instead."),
    ),
}
_TIME_UP = (
    QT_TRANSLATE_NOOP("ConnectionTest", "No answer within {0} seconds."),
    QT_TRANSLATE_NOOP("ConnectionTest", "Check your network, a firewall or a proxy, then try again."),
)
_NO_SESSION = QT_TRANSLATE_NOOP("ConnectionTest", "The service opened the connection and gave no session.")


@dataclasses.dataclass(frozen=True, slots=True)
class Reason:
    """Why a step failed: what happened, what to do, and the words of whoever said so."""

    happened: str
    remedy: str = ""
    said: str = ""


def title(step: str) -> str:
    """What a step is called."""
    return _tr(TITLES[step])


def found(step: ProbeStep) -> str:
    """What a step that went well found."""
    if step.name == "sign_in":
        return (
            _tr(QT_TRANSLATE_NOOP("ConnectionTest", "sends {0}")).format(step.detail)
            if step.detail
            else _tr(QT_TRANSLATE_NOOP("ConnectionTest", "sends no key"))
        )
    if step.name == "tls" and step.certificate is not None:
        until = _tr(QT_TRANSLATE_NOOP("ConnectionTest", "{0}, certificate good until {1}, from {2}"))
        return until.format(step.detail, _day(step.certificate.valid_to), step.certificate.issuer)
    return step.detail


def reason(step: ProbeStep, endpoint: Endpoint, limit_s: float) -> Reason:
    """Why a step failed."""
    failure = step.failure
    if isinstance(failure, TimeoutError):
        return Reason(_tr(_TIME_UP[0]).format(f"{limit_s:g}"), _tr(_TIME_UP[1]))
    if isinstance(failure, ConnectionProblem) and step.name == "tls" and failure.kind != "ca_file":
        return _of_tls(failure, step.certificate, endpoint)
    if isinstance(failure, SignInRefused):
        notice = failure.notice
        return Reason(notice.headline, notice.detail, notice.server_words)
    if isinstance(failure, EndpointProblem):
        return Reason(problem_sentences.address_words(failure))
    return _of_service(failure, endpoint)


def _of_service(failure: Failure, endpoint: Endpoint) -> Reason:
    if isinstance(failure, ConnectionProblem):
        notice = problem_sentences.of_connection(failure, endpoint.host)
        return Reason(notice.headline, notice.detail, notice.server_words)
    if isinstance(failure, Closed):
        headline, remedy = problem_words.CLOSES.get(failure.sentence_code, problem_words.CLOSES["connection_lost"])
        said = f"{failure.code} {failure.reason}".strip()
        return Reason(_problem(headline).format(endpoint.host), _problem(remedy), said)
    if isinstance(failure, ErrorDetail):
        code = failure.code if isinstance(failure.code, str) else ""
        headline, remedy = problem_words.CODES.get(code, (None, ""))
        words = " ".join(str(part) for part in (code, failure.message or "") if isinstance(part, str) and part)
        return Reason(_problem(headline) if headline else _tr(_NO_SESSION), _problem(remedy), redact_text(words))
    return Reason(_tr(_NO_SESSION), "", type(failure).__name__)


def _of_tls(problem: ConnectionProblem, certificate: CertificateFacts | None, endpoint: Endpoint) -> Reason:
    if certificate is None:
        happened, remedy = _CERTIFICATES["not_tls"]
        return Reason(_tr(happened), _tr(remedy), problem.detail)
    happened, remedy = _CERTIFICATES[certificate.fault(endpoint.host, now())]
    names = ", ".join(certificate.names[:3]) or "–"
    filled = _tr(happened).format(
        _day(certificate.valid_to), _day(certificate.valid_from), names, endpoint.host, certificate.issuer
    )
    return Reason(filled, _tr(remedy), problem.detail)


def _day(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)


def _tr(text: object) -> str:
    return QCoreApplication.translate("ConnectionTest", str(text)) if text else ""


def _problem(text: object) -> str:
    return QCoreApplication.translate("Problem", str(text)) if text else ""
