"""Times, amounts and outcomes in words for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import veil

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import ResponseOutcome

_LONGEST_ERROR = 1_000
_BLACK_FLAG = "\U0001f3f4"
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "\U0001f3f4[\U000e0030-\U000e007a]{1,7}\U000e007f"  # the flag of a region, kept
    "|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class ServiceError(Protocol):
    """What the service says about an error; neither need be there."""

    message: object
    code: object


def tr(text: str) -> str:
    """Translate a sentence of this module's context."""
    return QCoreApplication.translate("Wording", text)


def clock(ms: float) -> str:
    """Session time as ``04:12``, after an hour ``1:04:12``."""
    whole = max(0, int(ms // 1000))
    if whole <= 3600:  # a session of the usual length reads 60:00
        return f"{whole // 60:02}:{whole % 60:02}"
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def clock_exact(ms: float) -> str:
    """Session time to the millisecond, ``04:12.345``."""
    whole = max(0, round(ms))
    return f"{clock(whole)}.{whole % 1000:03}"


def milliseconds(ms: float) -> str:
    """``3,214 ms``."""
    return tr("{0} ms").format(f"{round(ms):,}")


def seconds(ms: float) -> str:
    """``4.1 s``; from a minute on ``1 min 05 s``."""
    if ms < 59_950:
        return tr("{0} s").format(f"{ms / 1000:.1f}")
    whole = round(ms / 1000)
    return tr("{0} min {1} s").format(whole // 60, f"{whole % 60:02}")


def dbfs(level: float) -> str:
    """``-18 dBFS`` with a true minus sign; silence is said so."""
    if level <= -100:
        return tr("silence")
    return tr("{0} dBFS").format(f"{level:.0f}".replace("-", "−"))


def number(value: int) -> str:
    """``1,048,576``."""
    return f"{value:,}"


def plain(text: str) -> str:
    """Text that is not ours, safe to paint, and in Present mode without what must not be seen."""
    return veil.over(harmless(text))


def harmless(text: str) -> str:
    """Make text from the wire safe to paint: what would act unseen becomes a visible box, line ends one kind.

    That is control characters, those that turn the direction of what follows, and invisible tags outside a flag. Where
    it comes back as somebody edited it, it is for this function and not for `plain`.
    """
    if text.isprintable():
        return text
    text = _LINE_END.sub("\n", text).replace("\t", "    ")
    return _UNSEEN.sub(lambda found: found[0] if found[0][0] == _BLACK_FLAG else "\N{REPLACEMENT CHARACTER}", text)


def server_words(error: ServiceError | None) -> str:
    """What the service said about an error: its message, else its code, else nothing."""
    said = (error.message, error.code) if error is not None else ()
    words = next((words for words in said if isinstance(words, str) and words), "")
    return plain(words if len(words) <= _LONGEST_ERROR else words[:_LONGEST_ERROR] + "…")


def outcome_sentence(outcome: ResponseOutcome) -> tuple[str, str]:
    """What became of a response that did not complete, and its tone; empty for one that did."""
    status, reason = outcome.status, outcome.reason or ""
    if status == "cancelled":
        if reason == "turn_detected":
            return tr("Stopped because you began to speak."), "tertiary"
        return tr("You stopped this response."), "tertiary"
    if status == "incomplete":
        if reason == "max_output_tokens":
            return tr("Ended early: the response reached its token limit."), "cut"
        if reason == "content_filter":
            return tr("Ended early: the service's content filter stopped it."), "cut"
        return tr("Ended early: the service left the response incomplete."), "cut"
    if status == "failed":
        words = server_words(outcome.error)
        sentence = tr("The response failed. The service said: {0}") if words else tr("The response failed.")
        return sentence.format(words), "danger"
    return "", ""
