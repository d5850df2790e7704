"""What the user can choose, as data: the session's draft and the window's preferences. Units are in the names.

Source: GA reference 2 "Session object", 3 "Turn detection", 7 "Tools"; preview reference 5.1 "RequestSession".
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from desktop_app.settings.connections import BUILTIN, ConnectionProfile
from desktop_app.settings.tool_definition import McpServer, ToolDefinition

SCHEMA_VERSION = 1

AudioFormatName = Literal["audio/pcm", "audio/pcmu", "audio/pcma"]


class SessionDraft(Struct, kw_only=True, frozen=True):
    """What the session should be; the endpoint belongs to the connection.

    Attributes:
        model: in place of the connection's own; empty: that one. A deployment on Azure.
        voice: one of the service's, or the id of a voice of one's own.
        instructions: empty: the service's own text. May hold variables such as ``{{date}}``, filled in when sent.
        variables: the user's own variables and their values.
        turn_detection: ``none`` is push to talk.
        threshold: 0.0 to 1.0, of server_vad.
        prefix_padding_ms: audio kept before the detected onset, of server_vad.
        silence_ms: silence that ends a turn, of server_vad.
        idle_timeout_ms: silence after which the assistant speaks up by itself; None: never. GA only.
        eagerness: of semantic_vad.
        speed: 0.25 to 1.5 times.
        transcription_model: of the separate model that writes down the user's words; empty: none. A deployment on
            Azure.
        transcription_language: ISO 639-1, or empty.
        max_output_tokens: 1 to 4096, or None for no limit.
        temperature: 0.6 to 1.2, preview only; None: the service's own.
        input_format, output_format: how audio travels; the G.711 laws are 8 kHz telephone sound.
        transcription_languages: several ISO 639-1 codes, transcription_keywords: words to expect; of the newer models.
        transcription_delay: how long the transcription may wait for context; empty: the service's own.
        noise_reduction_strength: None: the service's own. GA only.
        tools: functions the assistant may call, and how each is answered.
        mcp_servers: tools that the service itself calls. GA only.
        tool_choice: ``auto``, ``none``, ``required``, ``function:NAME`` or ``mcp:LABEL``.
        parallel_tool_calls: None: the service's own. GA reasoning models.
        reasoning_effort: empty: the service's own. GA reasoning models.
        context_truncation: what the service forgets when the context is full; retention_ratio: 0.0 to 1.0, how much it
            keeps then; context_tokens: the limit after the instructions, None: the model's. GA only.
        prompt_id, prompt_version, prompt_variables: a prompt stored at the service; empty: none. GA only.
        tracing: the service's own trace of the session; ``custom`` names its workflow and group. Once on it stays on.
        include_logprobs: the transcription's confidence in each of its words.
    """

    model: str = ""
    voice: str = "alloy"
    instructions: str = ""
    turn_detection: Literal["server_vad", "semantic_vad", "none"] = "server_vad"
    threshold: float = 0.5
    prefix_padding_ms: int = 300
    silence_ms: int = 500
    idle_timeout_ms: int | None = None
    eagerness: Literal["auto", "low", "medium", "high"] = "auto"
    create_response: bool = True
    interrupt_response: bool = True
    speed: float = 1.0
    output_modality: Literal["audio", "text"] = "audio"
    transcription_model: str = "whisper-1"
    transcription_language: str = ""
    transcription_prompt: str = ""
    noise_reduction: Literal["off", "near_field", "far_field"] = "off"
    max_output_tokens: int | None = None
    temperature: float | None = None
    variables: dict[str, str] = field(default_factory=dict)
    input_format: AudioFormatName = "audio/pcm"
    output_format: AudioFormatName = "audio/pcm"
    transcription_languages: tuple[str, ...] = ()
    transcription_keywords: tuple[str, ...] = ()
    transcription_delay: Literal["", "minimal", "low", "medium", "high", "xhigh"] = ""
    noise_reduction_strength: float | None = None
    tools: tuple[ToolDefinition, ...] = ()
    mcp_servers: tuple[McpServer, ...] = ()
    tool_choice: str = "auto"
    parallel_tool_calls: bool | None = None
    reasoning_effort: Literal["", "minimal", "low", "medium", "high", "xhigh"] = ""
    context_truncation: Literal["auto", "disabled", "retention_ratio"] = "auto"
    retention_ratio: float = 0.8
    context_tokens: int | None = None
    prompt_id: str = ""
    prompt_version: str = ""
    prompt_variables: dict[str, str] = field(default_factory=dict)
    tracing: Literal["off", "auto", "custom"] = "off"
    tracing_workflow: str = ""
    tracing_group: str = ""
    tracing_metadata: dict[str, str] = field(default_factory=dict)
    include_logprobs: bool = False


class Preferences(Struct, kw_only=True, frozen=True):
    """What is kept between runs.

    Attributes:
        microphone: a device's name, ``none``, ``file:PATH``, or empty for the system's default.
        speaker: a device's name, ``none``, or empty for the system's default.
        theme: ``contrast`` is for eyes that need more than AA.
        language: two letters, or empty for the system's.
        text_scale: 1.0 is the size of the system's own text.
        reduced_motion: nothing moves that need not.
        talk_key: the key to talk with, as Qt's portable text, ``Space``.
        talk_button: a mouse button that does the same, ``middle``, ``back`` or ``forward``, or empty.
        talk_toggles: press to begin and press to end, instead of holding.
        device_labels: names for people of both devices, by their names, for when they are not there.
        volume: 0.0 to 1.0, of the assistant's voice.
        panel_open: whether the side panel is shown; `panel_page`: the index of its page.
        echo_cancellation: take the assistant's voice out of the microphone; for loudspeakers. With a headset it only
            weakens the user's voice while both speak.
        window_geometry: opaque, base64.
        splitter_sizes: pixels, by the splitter's name.
        secret_names: under which the secret store holds something of ours; never a value.
        preset_id: the preset that the session's settings began with, or empty.
        settings_folds: which parts of the settings page somebody unfolded (True) or folded, by their names.
        trusted_tools: fingerprints of the commands, addresses and Python files that the user allowed to run.
        trusted_words: for each of them the function's name and what the user was shown of it, word by word; what was
            allowed before this was kept has none.
        calls_per_turn: after so many function calls since the user spoke the user is asked; 0: never.
        present_size: of the window in Present mode, in pixels; `present_device_pixels`: in those of the screen.
        present_hints: names keys and buttons that are used while presenting.
        present_captions: the window of captions is open; captions_background: what stands behind its words;
            captions_place: its x, y, width and height in pixels; empty: the first time.
    """

    schema_version: int = SCHEMA_VERSION
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    language: str = ""
    text_scale: float = 1.0
    reduced_motion: bool = False
    talk_key: str = "Space"
    talk_button: Literal["", "middle", "back", "forward"] = ""
    talk_toggles: bool = False
    panel_open: bool = True
    panel_page: int = 0
    microphone: str = ""
    speaker: str = ""
    device_labels: dict[str, str] = field(default_factory=dict)
    volume: float = 1.0
    echo_cancellation: bool = False
    connection_id: str = BUILTIN.id
    connections: list[ConnectionProfile] = field(default_factory=list)
    session: SessionDraft = SessionDraft()
    preset_id: str = ""
    window_geometry: str = ""
    splitter_sizes: dict[str, list[int]] = field(default_factory=dict)
    secret_names: list[str] = field(default_factory=list)
    settings_folds: dict[str, bool] = field(default_factory=dict)
    trusted_tools: list[str] = field(default_factory=list)
    trusted_words: dict[str, list[str]] = field(default_factory=dict)
    calls_per_turn: int = 8
    present_size: Literal["1280x720", "1920x1080"] = "1280x720"
    present_device_pixels: bool = False
    present_hints: bool = True
    present_captions: bool = False
    captions_background: Literal["transparent", "black", "green", "magenta"] = "transparent"
    captions_place: list[int] = field(default_factory=list)
