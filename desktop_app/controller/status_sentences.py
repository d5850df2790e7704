"""The one always-true sentence, for every state a session can be in."""

from __future__ import annotations

import dataclasses
import math

from PySide6.QtCore import QCoreApplication

from desktop_app.controller.continuity_words import NOW
from desktop_app.controller.device_choices import CHECK_MICROPHONE, USE_MICROPHONE
from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Action, DeviceChoice, Status


@dataclasses.dataclass(frozen=True, slots=True)
class Situation:
    """The facts the sentence is made of.

    Attributes:
        microphone: its name for a person; empty when there is none.
        silent_for_s: how long the microphone has given digital zeros.
        other_microphone: the next best one to offer while the one in use is silent.
        user_speaking: the service hears speech.
        awaiting: a response was asked for or is generating, and nothing of it is heard yet.
        speaking: assistant audio is being heard.
        talk_key: what the talk key is called; with `talk_toggles` it is pressed to begin and pressed to end.
        tool: the name of a running function, or empty.
        tool_waiting: the name of a function whose call waits for the user, or empty.
        retry_in_s: without a connection: until the next attempt; None while one is being made.
        ended: why the last session ended, or empty.
    """

    phase: Phase = Phase.IDLE
    connection: str = ""
    microphone: str = ""
    has_microphone: bool = True
    has_speaker: bool = True
    muted: bool = False
    push_to_talk: bool = False
    talking: bool = False
    silent_for_s: float = 0.0
    other_microphone: DeviceChoice | None = None
    user_speaking: bool = False
    awaiting: bool = False
    speaking: bool = False
    talk_key: str = "Space"
    talk_toggles: bool = False
    tool: str = ""
    tool_waiting: str = ""
    retry_in_s: float | None = None
    ended: str = ""


SILENCE_WARNING_S = 3.0
SHOW_CALL = "show_call"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Status", text)


def sentence(now: Situation) -> Status:
    """Say what is going on and, when it is silent, why."""
    if now.phase is Phase.IDLE:
        return _idle(now)
    if now.phase is Phase.CONNECTING:
        return Status("connecting", _tr("Connecting."), _tr("Opening {0}…").format(now.connection), "busy")
    if now.phase is Phase.RECONNECTING:
        return _reconnecting(now)
    if now.phase is Phase.ENDING:
        return Status("ending", _tr("Ending."), _tr("Closing the session and saving the recording…"), "busy")
    return _what_the_service_does(now) or _what_the_microphone_does(now)


def _idle(now: Situation) -> Status:
    if now.ended:
        return Status("ended", _tr("Ended."), now.ended)
    return Status("ready", _tr("Ready."), _tr("Press Start and say hello, or type below."))


def _reconnecting(now: Situation) -> Status:
    action = Action(NOW, _tr("Now"))
    if now.retry_in_s is None:
        return Status("reconnecting", _tr("Connection lost."), _tr("Connecting again…"), "busy")
    detail = _tr("Trying again in {0} s.").format(max(1, math.ceil(now.retry_in_s)))
    return Status("reconnecting", _tr("Connection lost."), detail, "busy", action)


def _what_the_service_does(now: Situation) -> Status | None:
    if now.talking and not now.muted and now.has_microphone:
        how = (
            _tr("Press {0} again to send what you said.") if now.talk_toggles else _tr("Let go to send what you said.")
        )
        return Status("recording", _tr("Recording."), how.format(now.talk_key), "busy")
    if now.speaking:
        if not now.has_speaker:
            return Status("speaking_unheard", _tr("Speaking."), _tr("No speaker is in use: read along."), "warning")
        return Status("speaking", _tr("Speaking."), _how_to_interrupt(now))
    if now.tool_waiting:
        what = _tr("{0} waits for you: answer in its card.").format(now.tool_waiting)
        return Status("tool_waiting", _tr("Your turn."), what, "warning", Action(SHOW_CALL, _tr("Go to it")))
    if now.tool:
        return Status("tool", _tr("Running a function."), now.tool, "busy")
    if now.user_speaking and not now.muted:
        return Status("hearing", _tr("Hearing you."), _tr("The service hears speech."))
    if now.awaiting:
        return Status("waiting", _tr("Waiting."), _tr("The service prepares its answer."), "busy")
    return None


def _way_out(other: DeviceChoice | None) -> Action:
    if other is None:
        return Action(CHECK_MICROPHONE, _tr("Check the microphone"))
    return Action(f"{USE_MICROPHONE}{other.id}", _tr("Use {0}").format(other.label))


def _what_the_microphone_does(now: Situation) -> Status:
    if not now.has_microphone:
        return Status("no_microphone", _tr("No microphone."), _tr("Type below, or choose a microphone."), "warning")
    if now.muted:
        action = Action("unmute", _tr("Unmute"))
        what = _tr("To talk, unmute first.") if now.push_to_talk else _tr("The service hears silence.")
        return Status("muted", _tr("Muted."), what, "warning", action)
    if now.silent_for_s >= SILENCE_WARNING_S:
        detail = _tr("{0}: only digital silence. Off, or not allowed?").format(now.microphone)
        return Status("digital_silence", _tr("I hear nothing."), detail, "warning", _way_out(now.other_microphone))
    if now.push_to_talk:
        return _invitation_to_talk(now)
    return Status("listening", _tr("Listening."), _tr("Your microphone is live: {0}.").format(now.microphone))


def _invitation_to_talk(now: Situation) -> Status:
    if now.talk_toggles:
        how = _tr("Press {0}, speak, and press it again.")
        return Status("press_to_talk", _tr("Press to talk."), how.format(now.talk_key))
    how = _tr("Hold {0} or the button while you speak.")
    return Status("hold_to_talk", _tr("Hold to talk."), how.format(now.talk_key))


def _how_to_interrupt(now: Situation) -> str:
    if now.muted or not now.has_microphone:
        return _tr("Press Esc to interrupt.")
    if now.push_to_talk:
        how = (
            _tr("Press {0} to interrupt and talk, or Esc.")
            if now.talk_toggles
            else _tr("Hold {0} to interrupt, or press Esc.")
        )
        return how.format(now.talk_key)
    return _tr("Speak to interrupt, or press Esc.")
