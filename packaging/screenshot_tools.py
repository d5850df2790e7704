"""The scenes of the pictures that show tools: a call that waits for a person, the list, and the sheet of a function."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QScrollArea

from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS
from desktop_app.settings.tool_definition import CannedAnswer, CommandAnswer, McpServer, ToolDefinition
from desktop_app.ui.tools.section import ToolsSection

if TYPE_CHECKING:
    from screenshot_scenes import Studio

WEATHER_TOOL = ToolDefinition(
    name="get_weather",
    description="The weather somewhere.",
    parameters={
        "type": "object",
        "properties": {"location": {"type": "string", "description": "A city."}},
        "required": ["location"],
    },
    answer=CannedAnswer(output='{"high": 18, "sky": "clear"}', delay_ms=310),
)
BY_HAND = ToolDefinition(
    name="ask_the_kitchen", description="Asks the kitchen what there is to eat.", parameters=WEATHER_TOOL.parameters
)
COMMAND = msgspec.structs.replace(
    WEATHER_TOOL, answer=CommandAnswer(argv=("python3", "weather.py", "--unit", "celsius", "San José"))
)


async def tools(studio: Studio) -> None:
    """A call waits for its answer by hand, beside the list of tools; then what there is to say of a function."""
    conversation, settings = studio.conversation, studio.workspace.settings
    await studio.until(lambda: not _sounding(studio) and not conversation.machine.active_response_id)
    studio.workspace.panel.open_page(settings)
    server = McpServer(label="docs", url="https://docs.example.com/mcp", enabled=False)
    conversation.set_draft(tools=(WEATHER_TOOL, BY_HAND, BUILT_IN_TOOLS["calculator"]), mcp_servers=(server,))
    conversation.apply()
    settings.form.reveal("tool_choice")
    section = settings.findChild(ToolsSection)
    await asyncio.sleep(0.3)
    settings.findChild(QScrollArea).ensureWidgetVisible(section, 0, 0)
    conversation.send_text("Please call ask_the_kitchen for Kyoto.")
    await studio.until(lambda: bool(conversation.tools.waiting))
    await asyncio.sleep(0.3)
    await studio.keep("tools")
    for call_id in list(conversation.tools.waiting):
        conversation.tools.answer(call_id, '{"tempura": true}')
    sheet = section.edit(0, COMMAND)
    for page, name in enumerate(("function", "answered")):
        sheet.open_page(page)
        await studio.keep_open_sheet(sheet, f"tool-{name}")
    sheet.open_page(2)
    await studio.keep_sheet("tool-try")


def _sounding(studio: Studio) -> bool:
    items = studio.conversation.transcript.items
    return any(part.sounding for item in items[-2:] for part in item.parts)
