"""The facts behind the status sentence and the levels, gathered from the running session."""

from __future__ import annotations

from desktop_app.audio.file_microphone import FileMicrophone, SilentMicrophone
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.phase import Phase
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.status import Levels
from desktop_app.controller.status_sentences import SILENCE_WARNING_S, Situation
from desktop_app.controller.talk_desk import TalkDesk
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.tool_desk import ToolDesk


def situation_of(life: SessionLife, desk: AudioDesk, gate: TalkGate, talk: TalkDesk, tools: ToolDesk) -> Situation:
    """What is going on right now."""
    run = life.run
    if run is None or life.phase is not Phase.LIVE:
        return Situation(
            phase=life.phase,
            connection=life.label,
            retry_in_s=life.continuity.wait_left_s,
            ended=life.ended_because,
        )
    state = run.machine
    listening = any(item.status == "listening" for item in state.transcript.items[-2:])
    # A file that has been played to its end is silent because nothing is left of it.
    silent_for_s = 0.0 if isinstance(desk.source, FileMicrophone) else run.live.uplink.silent_for_s
    next_best = desk.next_best_microphone() if silent_for_s >= SILENCE_WARNING_S else None
    return Situation(
        phase=life.phase,
        connection=life.label,
        microphone=desk.microphone_label,
        has_microphone=desk.source is not None and not isinstance(desk.source, SilentMicrophone),
        has_speaker=desk.sink is not None and not isinstance(desk.sink, SilentSpeaker),
        muted=gate.muted,
        push_to_talk=gate.push_to_talk,
        talking=gate.talking,
        talk_key=talk.key_name,
        talk_toggles=talk.toggles,
        silent_for_s=silent_for_s,
        other_microphone=next_best,
        user_speaking=listening,
        awaiting=state.active_response_id is not None,
        speaking=run.live.playout.sounding,
        tool=", ".join(dict.fromkeys(tools.running_names)),
        tool_waiting=", ".join(dict.fromkeys(tools.waiting_names)),
    )


def levels_of(life: SessionLife) -> Levels:
    """Both sides' levels since the last visit."""
    if life.run is None:
        return Levels()
    uplink, playout = life.run.live.uplink, life.run.live.playout
    mark_dbfs = life.run.hearing_mark.look()
    return Levels(uplink.peak_dbfs, uplink.rms_dbfs, uplink.clipped, playout.peak_dbfs, playout.rms_dbfs, mark_dbfs)
