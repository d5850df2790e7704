"""The prompts this service keeps: what `prompt` can name, with a version and variables to fill in.

The real services keep prompts of an account; here are two to practise with. Another id is refused, as an unknown one
is there. A prompt's text takes the place of the default instructions; instructions of the session's own win.
Source: GA reference, `prompt`.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from desktop_app.loopback.refusal import invalid_value
from desktop_app.protocol.session_config import Prompt

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class StoredPrompt(Struct, frozen=True):
    """One version of a prompt; ``{{name}}`` is filled in from the variables."""

    prompt_id: str
    version: str
    text: str

    @property
    def variables(self) -> list[str]:
        return list(dict.fromkeys(_VARIABLE.findall(self.text)))


PROMPTS = (
    StoredPrompt("pmpt_travel_guide", "1", "You are a travel guide for {{city}}. Answer in at most two sentences."),
    StoredPrompt("pmpt_travel_guide", "2", "You are a travel guide for {{city}}. Answer in one sentence."),
    StoredPrompt("pmpt_interviewer", "1", 'You are an interviewer. Always end with "What happened then?"'),
)
"""The newest version of a prompt stands last."""


def prompt_text(prompt: Prompt | None, path: str) -> str:
    """The text of a prompt with its variables filled in, empty without a prompt. Raises `RequestRefusedError`."""
    if prompt is None:
        return ""
    version = prompt.version if isinstance(prompt.version, str) else ""
    versions = [stored for stored in PROMPTS if stored.prompt_id == prompt.id]
    if not versions:
        raise invalid_value(f"Prompt with id '{prompt.id}' not found.", f"{path}.prompt.id")
    chosen = next((stored for stored in versions if stored.version == version), None if version else versions[-1])
    if chosen is None:
        raise invalid_value(
            f"Prompt with id '{prompt.id}' and version '{version}' not found.", f"{path}.prompt.version"
        )
    values: dict[str, Any] = prompt.variables if isinstance(prompt.variables, dict) else {}
    missing = [name for name in chosen.variables if name not in values]
    if missing:
        raise invalid_value(f"Missing prompt variables: {', '.join(missing)}", f"{path}.prompt.variables")
    return _VARIABLE.sub(lambda found: _words(values[found.group(1)]), chosen.text)


def _words(value: object) -> str:
    """A variable is text, or a content part with text."""
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)
