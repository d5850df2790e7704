"""One response being made: the partner thinks, the voice speaks, the wire carries.

The order of events is `response_script`'s; here is what takes time and can be cancelled at any moment.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncGenerator, Callable
from datetime import datetime

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.faults import FrameDistortion
from desktop_app.loopback.mcp_calls import McpCalls
from desktop_app.loopback.mcp_servers import McpServers
from desktop_app.loopback.ports import (
    SPEECH_RATE_HZ,
    PartnerProblem,
    PartnerRequest,
    Say,
    Voice,
)
from desktop_app.loopback.recognitions import Recognitions, with_words
from desktop_app.loopback.response_plan import ResponsePlan
from desktop_app.loopback.response_script import ResponseScript
from desktop_app.loopback.service_parts import ServiceParts
from desktop_app.loopback.speech_pacing import Pacing, SpeechPiece, pieces_of, words_of
from desktop_app.loopback.stored_conversation import StoredConversation
from desktop_app.loopback.usage_count import (
    ASSISTANT_AUDIO_TOKEN_MS,
    UsageCount,
    input_tokens,
    text_tokens,
)
from desktop_app.loopback.wire_audio import EncodedSpeech
from desktop_app.protocol.items import ItemReference
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.server_events import TypedServerEvent

log = logging.getLogger(__name__)

SERVER_ERROR = "The server had an error while processing your request. Sorry about that! You can retry your request."


MOST_ROUNDS = 8
"""So often may one response ask MCP servers and go on with what they said."""


class OutOfTokensError(Exception):
    """The response has reached its `max_output_tokens`."""


class ResponseRun:
    """Makes one response; `task` is set by whoever runs `run`.

    Attributes:
        script: the events, and what was said so far.
        is_cancelled: it was stopped from outside.
    """

    task: asyncio.Task[None]

    def __init__(
        self,
        plan: ResponsePlan,
        conversation: StoredConversation,
        parts: ServiceParts,
        wire: ClientWire,
        recognitions: Recognitions,
        servers: McpServers,
        usage: UsageCount,
        ended: Callable[[ResponseRun, list[TypedServerEvent]], None],
    ) -> None:
        """`ended` gets the last events (`response.done` is the very last) to send them."""
        self.plan = plan
        self.script = ResponseScript(plan, conversation)
        self._mcp = McpCalls(plan, servers, self.script, wire)
        self.is_cancelled = False
        self._parts = parts
        self._wire = wire
        self._recognitions = recognitions
        self._usage = usage
        self._ended = ended
        self._distortion = FrameDistortion(parts.faults)
        self._pacing: Pacing = parts.faults.pacing()

    def begin(self) -> None:
        """Send `response.created`."""
        self._wire.send(*self.script.begin())

    def cancel(self, reason: str) -> None:
        """Stop now: everything owed to the client is sent before this returns."""
        if not self.script.is_finished:
            self.is_cancelled = True
            self._finish("cancelled", reason)
            self.task.cancel()

    async def run(self) -> None:
        """Make the response; every way it can end is told to the client."""
        try:
            await self._respond()
        except OutOfTokensError:
            self._finish("incomplete", "max_output_tokens")
        except PartnerProblem as problem:
            self._fail(problem.code, problem.message)
        except (RuntimeError, ValueError, OSError):
            log.exception("a response failed")
            self._fail("server_error", SERVER_ERROR)
        else:
            self._finish("completed", None)

    def _finish(self, status: str, reason: str | None, error: ErrorDetail | None = None) -> None:
        read = input_tokens(self.plan.instructions, self.plan.tools, self.plan.context)
        usage = self._usage.of_response(read, self.script.written(), self.script.reasoning_tokens)
        self._ended(self, self.script.finish(status, reason, error, usage))

    def _fail(self, code: str, message: str) -> None:
        self._finish("failed", None, ErrorDetail(type="server_error", code=code, message=message))

    async def _respond(self) -> None:
        await self._recognitions.understood(self.plan.context)
        if self._parts.faults.response_fails:
            raise PartnerProblem(self._parts.faults.response_fails, SERVER_ERROR)
        await self._think()
        await self._mcp.begin()
        for _ in range(MOST_ROUNDS):
            if not await self._answer():
                return

    async def _answer(self) -> bool:
        """What the partner says and calls; True where results of MCP servers are to be answered in their turn."""
        goes_on, waits = False, False
        answer = self._parts.partner.respond(self._request())
        try:
            async for part in answer:
                if isinstance(part, Say):
                    await self._say(part)
                    continue
                self._check_tokens()
                if self._mcp.offers(part.name):
                    made = await self._mcp.call(part.name, part.arguments)
                    goes_on, waits = goes_on or made, waits or not made
                else:
                    self._wire.send(*self.script.call(part.name, part.arguments))
                    waits = True
                if self.plan.one_call_only:
                    break
        finally:
            if isinstance(answer, AsyncGenerator):
                await answer.aclose()
        return goes_on and not waits

    async def _think(self) -> None:
        thinking = self.plan.thinking
        if thinking.tokens:
            await asyncio.sleep(self._pacing.thinking_s(thinking.seconds))
            self._check_tokens(thinking.tokens)
            self.script.reasoning_tokens = thinking.tokens

    def _request(self) -> PartnerRequest:
        plan = self.plan
        items = [with_words(stored) or stored.item for stored in plan.context]
        return PartnerRequest(
            instructions=plan.instructions,
            items=self._mcp.told([item for item in items if not isinstance(item, ItemReference)]),
            tools=[*plan.callable_tools, *self._mcp.functions],
            tool_choice=self._mcp.choice,
            now=datetime.now().astimezone(),
            max_output_tokens=plan.max_output_tokens,
            temperature=plan.temperature,
            one_call_only=plan.one_call_only,
        )

    async def _say(self, part: Say) -> None:
        space = " " if self.script.has_text else ""
        text = space + part.text
        voice = self._parts.speech.voice
        if self.plan.is_spoken and voice is not None:
            await self._speak(voice, text)
        else:
            await self._write(text)

    async def _write(self, text: str) -> None:
        for delta in words_of(text):
            self._check_tokens(text_tokens(delta))
            self._wire.send(*self.script.say(delta))
            await self._wire.room()
            await asyncio.sleep(self._pacing.text_pause_s())

    async def _speak(self, voice: Voice, text: str) -> None:
        plan = self.plan

        def synthesise() -> EncodedSpeech:
            return EncodedSpeech(voice.synthesise(text.strip(), plan.voice, plan.speed), plan.output_format)

        speech = await self._parts.workers.speak(synthesise)
        for piece in pieces_of(text, len(speech.samples), SPEECH_RATE_HZ, self._pacing, EncodedSpeech.GRID_FRAMES):
            await self._send_piece(piece, speech)

    async def _send_piece(self, piece: SpeechPiece, speech: EncodedSpeech) -> None:
        for word in piece.words:
            self._check_tokens(text_tokens(word))
            self._wire.send(*self.script.say(word))
        end_frame = min(piece.end_frame, piece.first_frame + self._affordable_frames())
        samples = speech.samples[piece.first_frame : end_frame]
        duration_ms = len(samples) * 1000 / SPEECH_RATE_HZ
        self._wire.send(*self.script.add_audio(samples, duration_ms))
        for data in self._distortion.audio_pieces(speech.wire_bytes(piece.first_frame, end_frame)):
            self._wire.send(*self.script.audio_delta(data))
        self._check_tokens()
        await self._wire.room()
        await asyncio.sleep(self._pacing.pause_s(duration_ms))

    def _check_tokens(self, wanted: int = 1) -> None:
        """Raises `OutOfTokensError` when `wanted` more would be too many."""
        limit = self.plan.max_output_tokens
        if limit is not None and self.script.written().total + wanted > limit:
            raise OutOfTokensError

    def _affordable_frames(self) -> int:
        """How much more may be said, in whole tokens."""
        limit = self.plan.max_output_tokens
        if limit is None:
            return sys.maxsize
        tokens = limit - self.script.written().total
        return max(tokens, 0) * ASSISTANT_AUDIO_TOKEN_MS * SPEECH_RATE_HZ // 1000
