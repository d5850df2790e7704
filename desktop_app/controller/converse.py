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
from desktop_app.controller.answer_watch import ANSWER_TIMEOUT_S, LOOK_S, AnswerWatch
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Notice
from desktop_app.controller.transcript_printer import TranscriptPrinter


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
        self._watch = AnswerWatch(conversation)
        conversation.notice_raised.connect(self._noticed)

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
            if self._watch.over:
                break
            last = index == len(self._questions) - 1
            before = self._watch.answers
            source = self._desk.source
            if not isinstance(source, FileMicrophone):
                self._failure = self._failure or self.tr("The sound files cannot be played.")
                break
            source.queue_file(question)
            cut_at_s = None if last else self._barge_in_at_s
            if await self._watch.answered(before, source, cut_at_s=cut_at_s) == "none":
                unanswered = self.tr("No answer came within {0:.0f} seconds.").format(ANSWER_TIMEOUT_S)
                self._failure = self._failure or self._trouble or unanswered
        while self._conversation.phase is Phase.ENDING:
            await asyncio.sleep(LOOK_S)

    def _noticed(self, notice: Notice) -> None:
        sentence = " ".join(part for part in (notice.headline, notice.detail, notice.server_words) if part)
        if notice.severity == "problem":
            # What ended the session is what to say at the end; a fault before it may have been survived.
            ended = notice.id.partition(".")[0] in ("connect", "closed", "fault")
            self._failure, self._trouble = (sentence, "") if ended else (self._failure, sentence)
        self._printer.note(sentence)
