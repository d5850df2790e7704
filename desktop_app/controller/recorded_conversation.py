"""What one can do with a conversation once it was spoken: hear it again, save or measure its sound, copy its words."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from desktop_app.controller import problem_sentences
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.conversation_state import ConversationState
from desktop_app.controller.item_desk import ItemDesk
from desktop_app.controller.phase import Phase
from desktop_app.controller.replay import Replay
from desktop_app.controller.response_desk import Intent, ResponseDesk
from desktop_app.controller.sound_export import SoundExport
from desktop_app.controller.sound_measure import SoundMeasure
from desktop_app.controller.status import Notice
from desktop_app.controller.voice_sample import VoiceSample
from desktop_app.storage.export import transcript_markdown
from desktop_app.storage.storage_problem import StorageProblem


class RecordedConversation(ConversationState):
    """The state of a conversation with the wishes about its recording and its single responses and items.

    `ConversationController` adds all others.
    """

    def __init__(self, *, desk: AudioDesk, **state: Any) -> None:
        super().__init__(**state)
        self.replay = Replay(desk, self.life)
        self.responses = ResponseDesk(self.life, self.replay, self._act)
        self.items = ItemDesk(self.life, self._act)
        self.voice_sample = VoiceSample(
            desk, self.life, self._book, self.responses, self.replay, lambda: self.connection_id
        )
        self.voice_sample.failed.connect(self._sample_failed)
        self._sound_export = SoundExport(self.life)
        self._sound_measure = SoundMeasure(self.life)
        self.replay.changed.connect(self.replay_changed)
        self.replay.problem_raised.connect(self._recording_failed)
        self._sound_export.told.connect(self.notice_raised)
        self._sound_measure.measured.connect(self.sound_measured)

    def _act(self, intent: Intent) -> None:
        if self.phase in (Phase.LIVE, Phase.RECONNECTING) and self.life.run is not None:
            self.life.run.live.act(intent)

    def play_item(self, item_id: str, part: str = "all", skip_ms: float = 0.0) -> None:
        """Play an item again, or with ``unheard`` what was cut of it, from `skip_ms` of that on."""
        if (item := self.transcript.get(item_id)) is not None:
            self.replay.play(item, part, skip_ms)

    def play_from(self, start_ms: float, end_ms: float | None = None) -> None:
        """Play the session, both voices, between two of its times; without an end to where it stands now."""
        self.replay.play_from(start_ms, end_ms)

    def stop_playing(self) -> None:
        """Stop a replay, and the sample of a voice."""
        self.replay.stop()
        self.voice_sample.stop()

    def save_sound(self, path: Path, start_ms: float, end_ms: float) -> None:
        """Write a stretch of the session as a stereo WAV file; a notice says what became of it."""
        self._sound_export.save(path, start_ms, end_ms)

    def measure_sound(self, start_ms: float, end_ms: float) -> None:
        """Measure how loud a stretch of the session was; `sound_measured` tells its `Loudness`."""
        self._sound_measure.measure(start_ms, end_ms)

    def markdown(self, item_ids: Collection[str] | None = None) -> str:
        """Some items of the transcript, in its order, or all of it under a heading, as Markdown."""
        if item_ids is None:
            recording = None if self.life.run is None else self.life.run.recording
            started = None if recording is None else recording.folder.started
            title = (recording.title if recording is not None else "") or "Conversation"
            return transcript_markdown(self.transcript.items, title=title, started=started)
        known = (*self.transcript.items, *self.transcript.out_of_band)
        return transcript_markdown((item for item in known if item.item_id in item_ids), title="")

    def _sample_failed(self, sentence: str) -> None:
        self.notice_raised.emit(Notice("voice_sample", "calm", sentence))

    def _recording_failed(self, problem: StorageProblem) -> None:
        self.notice_raised.emit(problem_sentences.of_storage(problem))
