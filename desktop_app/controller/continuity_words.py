"""What is said about a lost connection, a new one in its place, and a session that is about to end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.connection.closing import Closed
from desktop_app.controller import problem_sentences
from desktop_app.controller.status import Action, Notice

NOW = "connect_now"
GO_ON = "go_on"
LOST = "connection.lost"
CUT_OFF = "connection.cut_off"
ENDING = "session.ending"
RENEWAL = "session.renewal"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Continuity", text)


def now_action() -> Action:
    """Do not wait for the next attempt."""
    return Action(NOW, _tr("Now"))


def of_loss(closed: Closed, connection: str) -> Notice:
    """The connection is gone and comes back by itself."""
    told = problem_sentences.of_close(closed, connection)
    detail = _tr("Duologue connects again by itself. What you say or write meanwhile is kept and sent after.")
    return Notice(LOST, "warning", told.headline, detail, told.server_words, now_action(), told.from_service)


def of_hindrance(notice: Notice) -> Notice:
    """An attempt to connect again failed; more follow."""
    detail = _tr("Duologue goes on trying. What you say or write meanwhile is kept and sent after.")
    return Notice(LOST, "warning", notice.headline, detail, notice.server_words, now_action(), notice.from_service)


def of_end(notice: Notice) -> Notice:
    """No attempt can help any more."""
    kept = _tr("What was said so far is kept.")
    detail = f"{notice.detail} {kept}".strip()
    return Notice(notice.id, "problem", notice.headline, detail, notice.server_words, None, notice.from_service)


def seam(gap_ms: float, *, planned: bool, dropped_ms: float = 0.0) -> str:
    """The note in the transcript where one session took the place of another; `dropped_ms` of voice were too much."""
    if planned:
        return _tr("A new session took over before the old one expired. The conversation went on as text.")
    words = _tr("Connected again after {0} s. The conversation went on as text.").format(f"{gap_ms / 1000:.1f}")
    if dropped_ms < 100:
        return words
    return f"{words} {_tr('Of what you said {0} s were too much to keep.').format(f'{dropped_ms / 1000:.1f}')}"


def renewed() -> str:
    """The note in the transcript where somebody wished for a new session."""
    return _tr("A new session began with the settings as they are now. The conversation went on as text.")


def of_renewal() -> Notice:
    """The new session is there and waits for a pause."""
    detail = _tr("It begins as soon as the answer is complete; interrupt the assistant to have it at once.")
    return Notice(RENEWAL, "calm", _tr("The new session is ready."), detail)


def of_no_renewal(notice: Notice) -> Notice:
    """No new session could be opened beside the present one."""
    detail = _tr("The new session could not be opened; this one goes on as it was.")
    return Notice(notice.id, "warning", notice.headline, detail, notice.server_words, None, notice.from_service)


def of_ending(left_ms: float) -> Notice:
    """The service will end the session; another one takes its place."""
    headline = _tr("This session ends in {0} min.") if left_ms >= 90_000 else _tr("This session ends in {0} s.")
    number = round(left_ms / 60_000) if left_ms >= 90_000 else round(left_ms / 1000)
    detail = _tr("Duologue goes over to a new one in a pause; the conversation goes on.")
    return Notice(ENDING, "calm", headline.format(number), detail)


def of_cut_off() -> Notice:
    """An answer was lost before its end; the model can be asked to continue it."""
    headline = _tr("The last answer was cut off with the connection.")
    detail = _tr("What came of it is kept.")
    return Notice(CUT_OFF, "calm", headline, detail, action=Action(GO_ON, _tr("Let it go on")))
