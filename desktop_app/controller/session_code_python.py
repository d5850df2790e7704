"""A session as a Python program: configures it, says something, prints the answer, answers calls, and ends; pure."""

from __future__ import annotations

import builtins
import keyword

from desktop_app.controller.session_code import SessionCode, Variable
from desktop_app.controller.session_code_literals import identifiers, literal
from desktop_app.controller.session_code_python_wire import PYTHON, PythonWire, wire_of
from desktop_app.protocol.dialect import Dialect

_TAKEN = frozenset(
    {*keyword.kwlist, *keyword.softkwlist, *dir(builtins), "SESSION", "CONVERSATION", "MESSAGE", "TOOLS"}
    | {"answer", "approve", "ask", "asyncio", "connect", "json", "main", "os", "sys", "urlencode"}
    | {"AsyncOpenAI", "Omit", "DefaultAzureCredential", "get_bearer_token_provider"}
)


def python_install(code: SessionCode) -> str:
    """The command that brings the packages; a shell would take signs of comparison for its own."""
    return " ".join(("pip install", *(f'"{name}"' if ">" in name else name for name in wire_of(code).packages)))


def python_code(code: SessionCode) -> str:
    """The whole program."""
    wire = wire_of(code)
    head = "".join(f"# {line}\n" for line in (python_install(code), *code.preparations))
    parts = [f"{head}\n{_imports(code, wire)}", _data(code), *_functions(code), _ask(code, wire)]
    if _answers(code):
        parts.append(_answer(code, wire))
    parts += [_main(code, wire), "asyncio.run(main())"]
    return "\n\n\n".join(parts) + "\n"


def _answers(code: SessionCode) -> bool:
    """Whether the service can ask something of the program."""
    return bool(code.functions) or code.asks_approval


def _imports(code: SessionCode, wire: PythonWire) -> str:
    spoken = "json.loads(" in "".join(wire.receiving())
    names = {"asyncio": True, "json": spoken or bool(code.functions), "os": code.variables, "sys": code.functions}
    lines = [f"import {name}" for name, needed in names.items() if needed]
    if spoken and any(isinstance(value, Variable) for _, value in code.query):
        lines.append("from urllib.parse import urlencode")
    return "\n".join([*lines, "", *wire.imports])


def _data(code: SessionCode) -> str:
    parts = [f"SESSION = {literal(code.session, PYTHON)}"]
    if code.conversation:
        parts.append(f"# What was said so far.\nCONVERSATION = {literal(list(code.conversation), PYTHON)}")
    return "\n\n".join([*parts, f"MESSAGE = {literal(code.said, PYTHON)}"])


def _functions(code: SessionCode) -> list[str]:
    names = identifiers(code.functions, _TAKEN)
    parts = []
    for name, function in names.items():
        words = PYTHON.text(f"To do: answer {name}")
        parts.append(f"def {function}(arguments):\n    raise NotImplementedError({words})")
    if names:
        members = "\n".join(f"    {PYTHON.text(name)}: {function}," for name, function in names.items())
        parts.append(f"TOOLS = {{\n{members}\n}}")
    if code.asks_approval:
        parts.append(
            "def approve(server_label, name, arguments):\n"
            "    # To do: decide whether the service may call this tool of the MCP server.\n"
            "    return False"
        )
    return parts


def _ask(code: SessionCode, wire: PythonWire) -> str:
    lines = ["async def ask(connection):"]
    if code.conversation:
        lines += ["    for item in CONVERSATION:", f"        {wire.send('conversation.item.create', item='item')}"]
    if code.modality is not None:
        again = ", ".join(f'"{name}": SESSION["{name}"]' for name in code.modality)
        lines.append("    # A model that finds its own words as text would go on in text.")
        lines.append(f"    modality = {{{again}}}")
        lines.append(f"    {wire.send('session.update', session='modality')}")
    lines += [
        '    content = [{"type": "input_text", "text": MESSAGE}]',
        '    item = {"type": "message", "role": "user", "content": content}',
        f"    {wire.send('conversation.item.create', item='item')}",
        f"    {wire.send('response.create')}",
    ]
    return "\n".join(lines)


def _answer(code: SessionCode, wire: PythonWire) -> str:
    lines = ["async def answer(connection, item):"]
    send = wire.send("conversation.item.create", item="reply")
    kind, asked = wire.of("item", "type"), wire.of("item", "id")
    name, arguments = wire.of("item", "name"), wire.of("item", "arguments")
    if code.asks_approval:
        lines += [
            f'    if {kind} == "mcp_approval_request":',
            f"        allowed = approve({wire.of('item', 'server_label')}, {name}, {arguments})",
            f'        reply = {{"type": "mcp_approval_response", "approval_request_id": {asked}, "approve": allowed}}',
            f"        {send}",
            "        return",
        ]
    if code.functions:
        lines += [
            "    try:",
            f'        output = TOOLS[{name}](json.loads({arguments} or "{{}}"))',
            "    except Exception as problem:",
            f'        print(f"{wire.quoted("item", "name")}: {{problem}}", file=sys.stderr)',
            '        output = {"error": str(problem)}',
            "    text = output if isinstance(output, str) else json.dumps(output)",
            f'    reply = {{"type": "function_call_output", "call_id": {wire.of("item", "call_id")}, "output": text}}',
            f"    {send}",
        ]
    return "\n".join(lines)


def _main(code: SessionCode, wire: PythonWire) -> str:
    body = [wire.send("session.update", session="SESSION"), *_before(code), *wire.receiving(), *_loop(code, wire)]
    return "\n".join(["async def main():", *wire.connecting(), *(" " * wire.depth + line for line in body)])


def _before(code: SessionCode) -> list[str]:
    lines = ["calls = []"] if _answers(code) else []
    return [*lines, f"lists = {code.mcp_servers}" if code.mcp_servers else "asked = False"]


def _loop(code: SessionCode, wire: PythonWire) -> list[str]:
    preview = code.dialect is Dialect.PREVIEW
    audio = "response.audio_transcript.delta" if preview else "response.output_audio_transcript.delta"
    text = "response.text.delta" if preview else "response.output_text.delta"
    kind = wire.of("event", "type")
    failed = "The response failed: " + wire.quoted("event", "response.status_details")
    return [
        *_begin(code, kind),
        f'    elif {kind} in ("{audio}", "{text}"):',
        f'        print({wire.of("event", "delta")}, end="", flush=True)',
        *_collect(code, wire, kind),
        f'    elif {kind} == "response.done":',
        "        print()",
        f'        if {wire.of("event", "response.status")} == "failed":',
        f'            raise SystemExit(f"{failed}")',
        *_after(code, wire),
        f'    elif {kind} == "error":',
        f'        raise SystemExit(f"The service refused: {wire.quoted("event", "error.message")}")',
    ]


def _begin(code: SessionCode, kind: str) -> list[str]:
    """When the message is sent: once the session is as asked, and the service has the tools of its MCP servers."""
    if code.mcp_servers:
        return [
            f'    if {kind} in ("mcp_list_tools.completed", "mcp_list_tools.failed"):',
            "        lists -= 1",
            "        if lists == 0:",
            "            await ask(connection)",
        ]
    return [
        f'    if {kind} == "session.updated" and not asked:',
        "        asked = True",
        "        await ask(connection)",
    ]


def _collect(code: SessionCode, wire: PythonWire, kind: str) -> list[str]:
    kinds = ['"function_call"'] if code.functions else []
    kinds += ['"mcp_approval_request"'] if code.asks_approval else []
    if not kinds:
        return []
    return [
        f'    elif {kind} == "response.output_item.done":',
        f"        if {wire.of('event', 'item.type')} in ({', '.join(kinds)}{',' if len(kinds) == 1 else ''}):",
        f"            calls.append({wire.of('event', 'item')})",
    ]


def _after(code: SessionCode, wire: PythonWire) -> list[str]:
    if not _answers(code):
        return ["        break"]
    lines = ["        if not calls:", "            break", "        for item in calls:"]
    lines += ["            await answer(connection, item)", "        calls = []"]
    if not code.forces_call:
        return [*lines, f"        {wire.send('response.create')}"]
    options = '{"tool_choice": "none"}'
    lines.append("        # The session forces a call; what follows one is to be an answer.")
    return [*lines, f"        {wire.send('response.create', response=options)}"]
