"""A voice to hear before it is chosen: a few words in a session of its own, which the running one never notices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio.ports import AudioProblem, AudioSink
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.builtin_voice import SilentVoice, spoken
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.phase import Phase
from desktop_app.controller.replay import Replay
from desktop_app.controller.response_desk import ResponseDesk
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.wire_audio import RATE_HZ, Samples
from desktop_app.settings.connections import BUILTIN
from desktop_app.settings.response_draft import ResponseDraft

LOOK_MS = 50
_KEY = ("sample", 0)
# For the service and not for a person, so it is not translated.
_WORDS = "Hello, this is {0}. One, two, three: tomorrow it will be mild and clear."
_SAY = "Say exactly: {0}"


class VoiceSample(QObject):
    """Plays one sample at a time, through a stream of its own.

    The built-in service speaks it in a short session of its own. Any other service speaks it only while a session is
    open, beside its conversation, on a card.

    Attributes:
        playing: the voice that is fetched or heard now; empty: none.

    Signals:
        changed: `playing` is another.
        failed(str): a sentence why nothing is to be heard.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        desk: AudioDesk,
        life: SessionLife,
        book: ConnectionBook,
        responses: ResponseDesk,
        replay: Replay,
        chosen_id: Callable[[], str],
    ) -> None:
        """`chosen_id`: the connection the next session will use."""
        super().__init__()
        self.playing = ""
        self._desk = desk
        self._life = life
        self._book = book
        self._responses = responses
        self._replay = replay
        self._chosen_id = chosen_id
        self._end_ms = 0.0
        self._sink: AudioSink | None = None
        self._task: asyncio.Task[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def available(self) -> bool:
        """Whether a voice can be heard now."""
        return not self.why_not

    @property
    def why_not(self) -> str:
        """Why none can be heard now, as a sentence; empty where one can."""
        if self._is_builtin or self._responses.available:
            return ""
        return self.tr("The voices of this service can only be heard while a session is open.")

    def play(self, voice: str, speed: float = 1.0) -> None:
        """Let a voice be heard, `speed` times as fast where the service is ours; the one that is heard now: stop."""
        if voice == self.playing:
            self.stop()
            return
        self.stop()
        if not self._is_builtin:
            self._ask_beside(voice)
            return
        self._enter(voice)
        self._task = self._life.tasks.start(self._fetch(voice, speed), "voice sample")

    def stop(self) -> None:
        """Be silent."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._timer.stop()
        if self._sink is not None:
            self._sink.flush()
            self._sink.stop()
            self._sink = None
            self._desk.heard_beside.end()
        self._enter("")

    @property
    def _is_builtin(self) -> bool:
        connection_id = self._chosen_id() if self._life.phase is Phase.IDLE else self._life.connection_id
        return connection_id == BUILTIN.id

    def _ask_beside(self, voice: str) -> None:
        if self.why_not:
            self.failed.emit(self.why_not)
            return
        words = _WORDS.format(voice)
        title = self.tr("Sample of a voice")
        draft = ResponseDraft(
            title=title,
            instructions=_SAY.format(words),
            voice=voice,
            output_modality="audio",
            tool_choice="none",
            context="empty",
            speaks=True,
        )
        self._responses.ask(draft)

    async def _fetch(self, voice: str, speed: float) -> None:
        try:
            samples = await spoken(self._book, _WORDS.format(voice), voice, speed)
        except SilentVoice as silence:
            unheard = self.tr("The built-in service has no voice here.") if silence.answered else ""
            self._fail(silence.refusal or unheard or self.tr("The built-in service did not answer."))
            return
        self._task = None
        self._begin(samples)

    def _fail(self, sentence: str) -> None:
        self._task = None
        self._enter("")
        self.failed.emit(sentence)

    def _begin(self, samples: Samples) -> None:
        self._replay.stop()  # only one of them is heard beside the session
        try:
            sink = self._desk.extra_sink()
        except AudioProblem as problem:
            self._enter("")
            self._desk.problem_raised.emit(problem, "speaker")
            return
        self._sink = sink
        sink.volume = self._desk.volume
        self._desk.heard_beside.begin(sink.take_played)
        sink.enqueue(*_KEY, samples)
        sink.finish(*_KEY)
        self._end_ms = (len(samples) - 1) * 1000 / RATE_HZ
        self._timer.start()

    def _look(self) -> None:
        sink = self._sink
        if sink is None:
            return
        self._desk.heard_beside.refresh()
        sink.volume = self._desk.volume
        problem = sink.problem
        if sink.heard(*_KEY) >= self._end_ms or problem is not None:
            self.stop()
        if problem is not None:
            self._desk.problem_raised.emit(problem, "speaker")

    def _enter(self, voice: str) -> None:
        if voice != self.playing:
            self.playing = voice
            self.changed.emit()
