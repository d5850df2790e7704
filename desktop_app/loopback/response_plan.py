"""What one response will be made of: the session's settings under the overrides of its `response.create`.

Source: both references, `response.create`.
"""

from __future__ import annotations

from msgspec import UNSET, Struct

from desktop_app.loopback.context_truncation import remembered
from desktop_app.loopback.effective_session import check_tool_choice, output_config, overlaid, tools_of
from desktop_app.loopback.item_rules import stored_item
from desktop_app.loopback.reasoning import Thinking, check_reasoning, thinking_of
from desktop_app.loopback.refusal import invalid_value, voice_is_locked
from desktop_app.loopback.session_defaults import DEFAULT_INSTRUCTIONS, PCM_FORMAT
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.loopback.stored_prompts import prompt_text
from desktop_app.loopback.wire_audio import format_name
from desktop_app.protocol.items import ItemReference
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioOutputConfig,
    CustomVoice,
    FunctionChoice,
    FunctionTool,
    ResponseOptions,
    SessionConfig,
    Tool,
    ToolChoice,
)


class ResponsePlan(Struct, frozen=True, kw_only=True):
    """Everything that is decided before a response begins.

    Attributes:
        context: what the model reads, oldest first.
        is_spoken: audio with its transcript, otherwise text.
        max_output_tokens: None: no limit.
        out_of_band: reads as told, writes nothing into the conversation.
        metadata: echoed.
        temperature: preview only.
        thinking: before the first word.
        one_call_only: ends with its first function call.
    """

    context: list[StoredItem]
    instructions: str
    is_spoken: bool
    audio: AudioOutputConfig
    tools: list[Tool]
    tool_choice: ToolChoice
    max_output_tokens: int | None
    out_of_band: bool
    metadata: dict[str, str] | None
    temperature: float | None
    thinking: Thinking
    one_call_only: bool

    @property
    def output_format(self) -> str:
        audio_format = self.audio.format if isinstance(self.audio.format, AudioFormat) else PCM_FORMAT
        return format_name(audio_format)

    @property
    def voice(self) -> str:
        voice = self.audio.voice
        return voice.id if isinstance(voice, CustomVoice) else str(voice)

    @property
    def speed(self) -> float:
        return float(self.audio.speed) if isinstance(self.audio.speed, int | float) else 1.0

    @property
    def callable_tools(self) -> list[FunctionTool]:
        """The functions this response may call."""
        functions = [tool for tool in self.tools if isinstance(tool, FunctionTool)]
        if self.tool_choice == "none":
            return []
        if isinstance(self.tool_choice, FunctionChoice):
            return [tool for tool in functions if tool.name == self.tool_choice.name]
        return functions


def response_plan(
    config: SessionConfig, options: ResponseOptions, conversation: StoredConversation, input_format: str
) -> ResponsePlan:
    """Raises `RequestRefusedError` when an override is not acceptable."""
    tools = tools_of(config) if options.tools is UNSET else options.tools
    choice = options.tool_choice or config.tool_choice or "auto"
    check_tool_choice(choice, tools, "response")
    limit = options.max_output_tokens or config.max_output_tokens
    modalities = options.output_modalities or config.output_modalities
    instructions = _instructions(config, options)
    check_reasoning(config.model, options.reasoning, "response")
    parallel = config.parallel_tool_calls if options.parallel_tool_calls is UNSET else options.parallel_tool_calls
    return ResponsePlan(
        context=_context(config, options, conversation, input_format, instructions, tools),
        instructions=instructions,
        is_spoken=modalities != ["text"],
        audio=_audio(config, options, conversation),
        tools=tools,
        tool_choice=choice,
        max_output_tokens=limit if isinstance(limit, int) else None,
        out_of_band=options.conversation == "none",
        metadata=options.metadata or None,
        temperature=options.temperature or config.temperature or None,
        thinking=thinking_of(config.reasoning if options.reasoning is UNSET else options.reasoning),
        one_call_only=parallel is False,
    )


def _audio(config: SessionConfig, options: ResponseOptions, conversation: StoredConversation) -> AudioOutputConfig:
    session_audio = output_config(config)
    if not isinstance(options.audio, AudioConfig) or not isinstance(options.audio.output, AudioOutputConfig):
        return session_audio
    overridden = overlaid(session_audio, options.audio.output)
    writes_conversation = options.conversation != "none"
    if writes_conversation and conversation.has_assistant_audio and overridden.voice != session_audio.voice:
        raise voice_is_locked()
    return overridden


def _instructions(config: SessionConfig, options: ResponseOptions) -> str:
    """The response's own, else its prompt's, else the session's own, else the session's prompt's, else the default."""
    own = config.instructions if config.instructions != DEFAULT_INSTRUCTIONS else ""
    return (
        options.instructions
        or prompt_text(options.prompt or None, "response")
        or own
        or prompt_text(config.prompt or None, "session")
        or DEFAULT_INSTRUCTIONS
    )


def _context(
    config: SessionConfig,
    options: ResponseOptions,
    conversation: StoredConversation,
    input_format: str,
    instructions: str,
    tools: list[Tool],
) -> list[StoredItem]:
    if not isinstance(options.input, list):
        return remembered(config, instructions, tools, conversation)
    own = StoredConversation()
    for index, item in enumerate(options.input):
        path = f"response.input[{index}]"
        if isinstance(item, ItemReference):
            referenced = conversation.get(item.id)
            if referenced is None:
                raise invalid_value(f"Item with id '{item.id}' not found in conversation.", f"{path}.id")
            own.add(referenced)
        else:
            own.add(stored_item(item, own, input_format, path, calls_from=conversation))
    return list(own)
