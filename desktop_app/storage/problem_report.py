"""What goes to the people who mend things: versions, logs and settings, without secrets and without what was said.

A zip of readable text files. Addresses of services are named by their kind only, instructions, tools' texts and names
by their length; of the last session there are the events' types, times and sizes.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop_app.auth.redact import redact_json, redact_text
from desktop_app.storage.library import Library
from desktop_app.storage.storage_problem import problem_of

_LOG_BYTES = 500_000
_MOST_EVENTS = 5_000
_PERSONAL = frozenset(
    {
        "instructions", "transcription_prompt", "variables", "prompt_variables", "tracing_metadata", "tools",
        "mcp_servers", "transcription_keywords", "name", "account", "username", "label", "device_labels", "headers",
        "microphone", "speaker", "tenant", "client_id", "window_geometry", "tracing_workflow", "tracing_group",
    }
)  # fmt: skip
_ADDRESS = re.compile(r"\b(wss?|https?)://[^\s\"'<>]+")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")


def report_files(library: Library, facts: Mapping[str, str]) -> dict[str, str]:
    """The files of a report, by name; `facts` are versions and the like.

    What cannot be read is told in the place of its text.
    """
    about = "".join(f"{name}: {value}\n" for name, value in facts.items())
    files = {"about.txt": clean(about)}
    for path in (library.log_path, library.log_path.with_name("crash-before.txt")):
        if path.exists():
            files[path.name] = clean(_end_of(path))
    if library.settings_path.exists():
        files["settings.json"] = _settings(library.settings_path)
    if sessions := library.sessions():
        files["last-session.txt"] = "".join(_events(sessions[0].events))
    return files


def write_report(target: Path, files: Mapping[str, str]) -> None:
    """Write a report.

    Raises:
        StorageProblem: it cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, text in files.items():
                packed.writestr(name, text)
        os.replace(part, target)
    except OSError as failure:
        part.unlink(missing_ok=True)
        raise problem_of(failure, target) from failure


def clean(text: str) -> str:
    """Without secrets, addresses, mail addresses and the name of the user's home."""
    home = str(Path.home())
    text = redact_text(text).replace(home, "~") if len(home) > 1 else redact_text(text)
    return _MAIL.sub("[mail]", _ADDRESS.sub(_kind_of_address, text))


def _kind_of_address(match: re.Match[str]) -> str:
    host = match[0].partition("//")[2].partition("/")[0]
    known = ("127.0.0.1", "localhost", "openai.azure.com", "services.ai.azure.com", "api.openai.com")
    return f"{match[1]}://[{next((name for name in known if name in host), 'another host')}]"


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError as failure:
        return f"It cannot be read: {failure.strerror}\n"


def _settings(path: Path) -> str:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        return f"It cannot be read: {type(failure).__name__}\n"
    return clean(json.dumps(_without_personal(redact_json(found)), indent=2, ensure_ascii=False)) + "\n"


def _without_personal(value: Any, name: str = "") -> Any:
    if name in _PERSONAL and value:
        size = len(value) if isinstance(value, str | list | dict) else 1
        return f"[{size} {'characters' if isinstance(value, str) else 'entries'}]"
    if isinstance(value, dict):
        return {key: _without_personal(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_personal(each) for each in value]
    return value


def _events(path: Path) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file):
                if number == _MOST_EVENTS:
                    yield "… and more\n"
                    return
                yield _event(line)
    except OSError as failure:
        yield f"It cannot be read: {failure.strerror}\n"


def _event(line: bytes) -> str:
    try:
        entry = json.loads(line)
        event = entry.get("event") or {}
        error = event.get("error") or {}
        code = f" {error.get('code')} {error.get('param') or ''}" if error else ""
        return f"{entry['at_ms']:>12.1f}  {entry['direction']:8}  {event.get('type', '?')}{code}  {len(line)} B\n"
    except (ValueError, KeyError, AttributeError, TypeError):
        return f"?  {len(line)} B\n"
