"""What went wrong, in plain words: what happened, what it means, what to do; the server's own words beside them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.audio.ports import AudioProblem
from desktop_app.auth.redact import redact_text
from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint_problem import EndpointProblem, EndpointWarning
from desktop_app.controller import device_words, problem_words, sign_in_sentences
from desktop_app.controller.device_move import DeviceMove
from desktop_app.controller.status import Action, Notice, Severity
from desktop_app.conversation.changes import Problem
from desktop_app.protocol.response import ErrorDetail
from desktop_app.storage.settings_file import SettingsNotice
from desktop_app.storage.storage_problem import StorageProblem

RETRY = "start"


def _tr(text: object) -> str:
    return QCoreApplication.translate("Problem", str(text)) if text else ""


def address_words(problem: EndpointProblem | EndpointWarning) -> str:
    """What is wrong, or worth a word, about an address, in the language of the window."""
    return problem.sentence_in(lambda words: QCoreApplication.translate("Address", words))


def of_connection(problem: ConnectionProblem, connection: str) -> Notice:
    """A session that could not be opened."""
    if sign_in_sentences.knows(problem.diagnosis):
        words = _server_words(problem)
        return sign_in_sentences.of_code(problem.diagnosis, connection, words, from_service=True)
    headline, detail = problem_words.OPENING.get(problem.kind, problem_words.OPENING["unreachable"])
    if problem.kind == "not_found" and "deployment" in problem.server_code.lower():
        detail = problem_words.DEPLOYMENT_NOT_FOUND
    if problem.kind == "auth" and problem.server_code == "PermissionDenied":
        detail = problem_words.NO_ROLE
    said = _server_words(problem)
    action = Action(RETRY, _tr("Try again")) if problem.recoverable else None
    return Notice(
        f"connect.{problem.kind}",
        "problem",
        _tr(headline).format(connection),
        _tr(detail),
        said,
        action,
        from_service=problem.status is not None,
    )


def _server_words(problem: ConnectionProblem) -> str:
    status = "" if problem.status is None else f"HTTP {problem.status}"
    return " ".join(part for part in (status, problem.server_code, problem.server_words or problem.detail) if part)


def of_close(closed: Closed, connection: str) -> Notice:
    """A session that ended without being asked to."""
    headline, detail = problem_words.CLOSES.get(closed.sentence_code, problem_words.CLOSES["connection_lost"])
    kept = _tr("What was said so far is kept.")
    action = Action(RETRY, _tr("Start again")) if closed.recoverable else None
    return Notice(
        f"closed.{closed.sentence_code}",
        "problem",
        _tr(headline).format(connection),
        f"{_tr(detail)} {kept}".strip(),
        f"{closed.code} {closed.reason}".strip(),
        action,
        from_service=closed.from_peer,
    )


def of_audio(problem: AudioProblem, which: str) -> Notice:
    """A microphone, a speaker or a sound file that cannot be used."""
    table = problem_words.AUDIO
    headline, detail = table.get((problem.code, which)) or table.get((problem.code, "")) or table["open_failed", ""]
    return Notice(
        f"audio.{which}.{problem.code}", "warning", _tr(headline).format(problem.subject), _tr(detail), problem.detail
    )


def of_move(move: DeviceMove) -> Notice:
    """Another device is in use without having been chosen; the latest news of a device takes the place of older."""
    headline, detail = device_words.MOVES[move.code, move.which]
    severity: Severity = "calm" if move.code in ("back", "recovered") else "warning"
    return Notice(
        f"audio.{move.which}.moved", severity, _tr(headline).format(move.wanted, move.using), _tr(detail), move.detail
    )


def of_problem(problem: Problem) -> Notice:
    """Something the service reported during a session."""
    kinds = problem_words.KINDS
    headline, detail = problem_words.CODES.get(problem.code) or kinds.get(problem.kind, kinds["unknown"])
    severity: Severity = "warning" if problem.kind in ("content", "misuse", "unknown") else "problem"
    said = " ".join(part for part in (problem.message, f"({problem.param})" if problem.param else "") if part)
    notice_id = redact_text(f"service.{problem.kind}.{problem.code}")
    return Notice(notice_id, severity, _tr(headline), _tr(detail), redact_text(said), from_service=True)


def of_beginning(closed: Closed | None, connection: str) -> Notice:
    """A connection that opened and gave no session."""
    if closed is not None:
        return of_close(closed, connection)
    headline, detail = problem_words.OPENING["timeout"]
    return Notice("connect.no_session", "problem", _tr(headline).format(connection), _tr(detail))


def of_endpoint(problem: EndpointProblem) -> Notice:
    """A connection that cannot be used as it is: its address, its key, or a sign-in that is missing."""
    if isinstance(problem, sign_in_sentences.SignInRefused):
        return problem.notice
    return of_address(address_words(problem))


def is_passing(problem: EndpointProblem) -> bool:
    """Whether the same connection may work a little later: the sign-in service was out of reach."""
    return isinstance(problem, sign_in_sentences.SignInRefused) and problem.recoverable


def of_address(sentence: str) -> Notice:
    """An address or a key that cannot be used; the sentence already says why."""
    return Notice("connect.address", "problem", _tr("This connection cannot be used."), sentence)


def of_builtin(words: str) -> Notice:
    """The built-in service that would not start."""
    headline, detail = problem_words.BUILTIN
    return Notice("connect.builtin", "problem", _tr(headline), _tr(detail), words, Action(RETRY, _tr("Try again")))


def of_storage(problem: StorageProblem) -> Notice:
    """Something that cannot be kept; the conversation goes on."""
    headline, detail = problem_words.STORAGE.get(problem.code, problem_words.STORAGE["failed"])
    return Notice(
        f"storage.{problem.code}", "warning", _tr(headline).format(problem.path.name), _tr(detail), problem.detail
    )


def of_settings(odd: SettingsNotice) -> Notice:
    """A settings file that was not as it should be."""
    headline, detail = problem_words.SETTINGS[odd.code]
    kept = odd.path.name if odd.kept_as is None else odd.kept_as.name
    return Notice(f"settings.{odd.code}", "warning", _tr(headline), _tr(detail).format(kept), ", ".join(odd.fields))


def of_send(code: str, detail: str) -> Notice:
    """Something that could not be sent."""
    headline, advice = problem_words.SENDING.get(code, problem_words.SENDING["outbox_full"])
    return Notice(f"send.{code}", "warning", _tr(headline), _tr(advice), detail)


def of_malformed(reason: str) -> Notice:
    """A frame that could not be read; told once a session, however many there are."""
    headline, detail = problem_words.MALFORMED
    return Notice("service.malformed", "warning", _tr(headline), _tr(detail), redact_text(reason))


def of_fault(failure: BaseException) -> Notice:
    """A fault of this program."""
    headline, detail = problem_words.FAULT
    return Notice("fault", "problem", _tr(headline), _tr(detail), type(failure).__name__)


def of_refusal(error: ErrorDetail, labels: str = "") -> Notice:
    """A settings update that the service refused as a whole, for the settings called `labels`, if they are known."""
    words = " ".join(str(part) for part in (error.message, f"({error.param})" if error.param else "") if part)
    return Notice(
        "settings.refused",
        "warning",
        _tr("The service refused a setting: {0}.").format(labels) if labels else _tr("The service refused a setting."),
        _tr("The field is marked in the settings; the other changes are asked for again without it."),
        redact_text(words),
        from_service=True,
    )
