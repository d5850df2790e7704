"""A conversation that holds itself: files are the user's voice, one after the other, and the transcript is printed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.audio.file_microphone import FileMicrophone
from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.sound_file import read_sound_file
from desktop_app.controller import problem_sentences
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Notice
from desktop_app.controller.transcript_printer import TranscriptPrinter

ANSWER_TIMEOUT_S = 60.0
"""So long may nothing at all happen while an answer is awaited."""
LOOK_S = 0.02
SETTLE_S = 0.4
"""So long everything must be quiet before an answer counts as heard: a late item may follow."""


class ConverseScript(QObject):
    """Plays the questions as the microphone, each when the answer to the one before has been heard.

    With `barge_in_at_s` the next question (or the only one again) is spoken so many seconds into the answer.
    """

    def __init__(
        self,
        conversation: ConversationController,
        desk: AudioDesk,
        questions: Sequence[Path],
        barge_in_at_s: float | None,
        write: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._conversation = conversation
        # A script ends with its session: who waits for it must not wait for a network.
        conversation.life.stays_connected = False
        conversation.tools.attended = False
        self._desk = desk
        self._barge_in_at_s = barge_in_at_s
        self._questions = list(questions) * 2 if barge_in_at_s is not None and len(questions) == 1 else list(questions)
        self._printer = TranscriptPrinter(conversation, write)
        self._failure = ""
        self._trouble = ""
        self._stopped = asyncio.Event()
        self._last_event_s = 0.0
        conversation.notice_raised.connect(self._noticed)
        conversation.item_changed.connect(self._happened)
        conversation.item_added.connect(self._happened)

    async def run(self, stop: asyncio.Event) -> str:
        """Hold the conversation; returns one sentence if it failed, or an empty text."""
        for question in dict.fromkeys(self._questions):
            try:
                read_sound_file(question)
            except AudioProblem as problem:
                notice = problem_sentences.of_audio(problem, "")
                return f"{notice.headline} {notice.detail}"
        talk = asyncio.get_running_loop().create_task(self._talk(), name="converse")
        stopped = asyncio.get_running_loop().create_task(stop.wait(), name="stop")
        await asyncio.wait([talk, stopped], return_when=asyncio.FIRST_COMPLETED)
        if not talk.done():
            self._failure = self._failure or self.tr("Stopped.")
        for task in (talk, stopped):
            task.cancel()
        await asyncio.gather(talk, stopped, return_exceptions=True)
        self._printer.finish()
        if talk.done() and not talk.cancelled() and (fault := talk.exception()) is not None:
            raise fault
        return self._failure

    async def _talk(self) -> None:
        self._conversation.start()
        while self._conversation.phase is Phase.CONNECTING:
            await asyncio.sleep(LOOK_S)
        for index, question in enumerate(self._questions):
            if self._over:
                break
            last = index == len(self._questions) - 1
            before = self._answers()
            source = self._desk.source
            if not isinstance(source, FileMicrophone):
                self._failure = self._failure or self.tr("The sound files cannot be played.")
                break
            source.queue_file(question)
            await self._answered(before, source, cut_short=not last and self._barge_in_at_s is not None)
        while self._conversation.phase is Phase.ENDING:
            await asyncio.sleep(LOOK_S)

    @property
    def _over(self) -> bool:
        return self._conversation.phase is not Phase.LIVE

    def _answers(self) -> int:
        return sum(item.role == "assistant" for item in self._conversation.transcript.items)

    async def _answered(self, before: int, source: FileMicrophone, *, cut_short: bool) -> None:
        """Wait until a new answer was heard to its end, or long enough for the next question to cut it short."""
        loop = asyncio.get_running_loop()
        self._last_event_s = loop.time()
        quiet_since_s: float | None = None
        while not self._over:
            if cut_short and self._heard_enough(before):
                return
            settled = not source.playing and self._answers() > before and self._quiet
            quiet_since_s = (quiet_since_s or loop.time()) if settled else None
            if quiet_since_s is not None and loop.time() - quiet_since_s >= SETTLE_S:
                return
            if source.playing or self._sounding:
                self._last_event_s = loop.time()
            elif loop.time() - self._last_event_s > ANSWER_TIMEOUT_S:
                unanswered = self.tr("No answer came within {0:.0f} seconds.").format(ANSWER_TIMEOUT_S)
                self._failure = self._failure or self._trouble or unanswered
                return
            await asyncio.sleep(LOOK_S)

    def _heard_enough(self, before: int) -> bool:
        """Whether the newest answer has been heard for as long as it may be."""
        answers = [item for item in self._conversation.transcript.items if item.role == "assistant"]
        if len(answers) <= before or self._barge_in_at_s is None:
            return False
        return answers[-1].heard_ms >= self._barge_in_at_s * 1000

    @property
    def _sounding(self) -> bool:
        run = self._conversation.life.run
        return run is not None and run.live.playout.sounding

    @property
    def _quiet(self) -> bool:
        machine = self._conversation.machine
        listening = any(item.status == "listening" for item in machine.transcript.items[-2:])
        return machine.active_response_id is None and not self._sounding and not listening

    def _happened(self, _item_id: str) -> None:
        self._last_event_s = asyncio.get_running_loop().time()

    def _noticed(self, notice: Notice) -> None:
        sentence = " ".join(part for part in (notice.headline, notice.detail, notice.server_words) if part)
        if notice.severity == "problem":
            # What ended the session is what to say at the end; a fault before it may have been survived.
            ended = notice.id.partition(".")[0] in ("connect", "closed", "fault")
            self._failure, self._trouble = (sentence, "") if ended else (self._failure, sentence)
        self._printer.note(sentence)
