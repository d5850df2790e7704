"""A session as a JavaScript program for Node.js over the `ws` package; pure.

The `openai` package opens ``wss://`` addresses of two services only; `ws` opens every one, in both dialects.
"""

from __future__ import annotations

import json
import re

from desktop_app.controller.session_code import SessionCode, Variable
from desktop_app.controller.session_code_literals import Syntax, identifiers, literal
from desktop_app.protocol.dialect import Dialect

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


def _escape(point: int) -> str:
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\u{{{point:x}}}"


def _key(name: str) -> str:
    if name == "__proto__":  # written plainly it would be the object's prototype
        return '["__proto__"]'
    return name if _NAME.fullmatch(name) else JAVASCRIPT.text(name)


JAVASCRIPT: Syntax = Syntax(
    constants=("null", "true", "false"),
    step=2,
    escape=_escape,
    key=_key,
    variable=lambda name: f"environment({json.dumps(name)})",
    pieces=("", " +", ""),
    margin=" ",
)
_RESERVED = """
    abstract arguments async await boolean break byte case catch char class const continue debugger default delete do
    double else enum eval export extends false final finally float for function get goto if implements import in
    instanceof int interface let long native new null of package private protected public return set short static
    super switch synchronized this throw throws transient true try typeof undefined var void volatile while with yield
    Array Boolean Date Error Infinity JSON Map Math NaN Number Object Promise RegExp Set String Symbol URL
    URLSearchParams WebSocket SESSION CONVERSATION MESSAGE TOOLS answer approve ask asked calls console environment
    event fail fetch global globalThis lists process require send socket token url module exports
"""
_TAKEN = frozenset(_RESERVED.split())


def javascript_install(code: SessionCode) -> str:
    """The command that brings the packages."""
    return "npm install ws" if code.sign_in is None else "npm install ws @azure/identity"


def javascript_code(code: SessionCode) -> str:
    """The whole program, a module."""
    head = "".join(f"// {line}\n" for line in (javascript_install(code), *code.preparations))
    parts = [f"{head}\n{_imports(code)}"]
    if code.variables:
        parts.append(_ENVIRONMENT)
    parts += [_data(code), *_functions(code), _socket(code), _ask(code)]
    if code.functions or code.asks_approval:
        parts.append(_answer(code))
    parts.append(_listening(code))
    return "\n\n".join(parts).replace(": \n", ":\n").replace("= \n", "=\n") + "\n"


_ENVIRONMENT = """function environment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}"""


def _imports(code: SessionCode) -> str:
    lines = ['import { DefaultAzureCredential } from "@azure/identity";'] if code.sign_in is not None else []
    return "\n".join([*lines, 'import WebSocket from "ws";'])


def _data(code: SessionCode) -> str:
    parts = [f"const SESSION = {literal(code.session, JAVASCRIPT)};"]
    if code.conversation:
        said = literal(list(code.conversation), JAVASCRIPT)
        parts.append(f"// What was said so far.\nconst CONVERSATION = {said};")
    return "\n\n".join([*parts, f"const MESSAGE = {literal(code.said, JAVASCRIPT)};"])


def _functions(code: SessionCode) -> list[str]:
    names = identifiers(code.functions, _TAKEN)
    parts = []
    for name, function in names.items():
        words = JAVASCRIPT.text(f"To do: answer {name}")
        parts.append(f"async function {function}(args) {{\n  throw new Error({words});\n}}")
    if names:
        members = "\n".join(f"  [{JAVASCRIPT.text(name)}, {function}]," for name, function in names.items())
        parts.append(f"const TOOLS = new Map([\n{members}\n]);")
    if code.asks_approval:
        parts.append(
            "function approve(serverLabel, name, args) {\n"
            "  // To do: decide whether the service may call this tool of the MCP server.\n"
            "  return false;\n"
            "}"
        )
    return parts


def _socket(code: SessionCode) -> str:
    lines: list[str] = []
    headers = [f"{_key(name)}: {literal(value, JAVASCRIPT)}" for name, value in code.headers]
    if code.sign_in is not None:
        host = code.sign_in.login_host
        options = f"{{ authorityHost: {JAVASCRIPT.text(f'https://{host}')} }}" if host else ""
        scope = JAVASCRIPT.text(code.sign_in.scope)
        lines.append(f"const {{ token }} = await new DefaultAzureCredential({options}).getToken({scope});")
        headers.append("Authorization: `Bearer ${token}`")
    elif code.key is not None and code.key_header == "bearer":
        headers.append(f"Authorization: `Bearer ${{{literal(code.key, JAVASCRIPT)}}}`")
    elif code.key is not None:
        headers.append(f'"api-key": {literal(code.key, JAVASCRIPT)}')
    if code.beta_header:
        headers.append('"OpenAI-Beta": "realtime=v1"')
    written = "".join(f"    {header},\n" for header in headers)
    lines += [
        f"const url = {_url(code)};",
        "const socket = new WebSocket(url, {",
        *([f"  headers: {{\n{written}  }},"] if headers else []),
        "  perMessageDeflate: false,",
        "});",
        "const send = (event) => socket.send(JSON.stringify(event));",
    ]
    return "\n".join(lines)


def _url(code: SessionCode) -> str:
    if any(isinstance(value, Variable) for _, value in code.query):
        pairs = [f"[{JAVASCRIPT.text(name)}, {literal(value, JAVASCRIPT)}]" for name, value in code.query]
        return f"{JAVASCRIPT.text(code.address + '?')} + new URLSearchParams([{', '.join(pairs)}])"
    query = code.query_text()
    return JAVASCRIPT.text(f"{code.address}?{query}" if query else code.address)


def _ask(code: SessionCode) -> str:
    lines = ["function ask() {"]
    if code.conversation:
        lines.append('  for (const item of CONVERSATION) send({ type: "conversation.item.create", item });')
    if code.modality is not None:
        again = ", ".join(f"{name}: SESSION.{name}" for name in code.modality)
        lines.append("  // A model that finds its own words as text would go on in text.")
        lines.append(f'  send({{ type: "session.update", session: {{ {again} }} }});')
    lines += [
        '  const content = [{ type: "input_text", text: MESSAGE }];',
        '  send({ type: "conversation.item.create", item: { type: "message", role: "user", content } });',
        '  send({ type: "response.create" });',
        "}",
    ]
    return "\n".join(lines)


def _answer(code: SessionCode) -> str:
    lines = ["async function answer(item) {"]
    if code.asks_approval:
        lines += [
            '  if (item.type === "mcp_approval_request") {',
            "    const allowed = approve(item.server_label, item.name, item.arguments);",
            '    const reply = { type: "mcp_approval_response", approval_request_id: item.id, approve: allowed };',
            '    send({ type: "conversation.item.create", item: reply });',
            "    return;",
            "  }",
        ]
    if code.functions:
        lines += [
            "  let output;",
            "  try {",
            '    output = await TOOLS.get(item.name)(JSON.parse(item.arguments || "{}"));',
            "  } catch (problem) {",
            "    console.error(`${item.name}: ${problem.message}`);",
            "    output = { error: problem.message };",
            "  }",
            '  const text = typeof output === "string" ? output : JSON.stringify(output ?? null);',
            '  const reply = { type: "function_call_output", call_id: item.call_id, output: text };',
            '  send({ type: "conversation.item.create", item: reply });',
        ]
    return "\n".join([*lines, "}"])


def _listening(code: SessionCode) -> str:
    preview = code.dialect is Dialect.PREVIEW
    answers = bool(code.functions) or code.asks_approval
    audio = "response.audio_transcript.delta" if preview else "response.output_audio_transcript.delta"
    text = "response.text.delta" if preview else "response.output_text.delta"
    lines = ["const calls = [];"] if answers else []
    lines += [f"let lists = {code.mcp_servers};"] if code.mcp_servers else ["let asked = false;"]
    lines += [
        'socket.on("open", () => send({ type: "session.update", session: SESSION }));',
        'socket.on("message", async (data) => {',
        "  const event = JSON.parse(data);",
        *_begin(code),
        f'  }} else if (event.type === "{audio}" || event.type === "{text}") {{',
        "    process.stdout.write(event.delta);",
        *_collect(code),
        '  } else if (event.type === "response.done") {',
        "    console.log();",
        '    if (event.response.status === "failed") {',
        '      fail("The response failed: " + JSON.stringify(event.response.status_details));',
        *_after(code, answers),
        '  } else if (event.type === "error") {',
        '    fail("The service refused: " + event.error.message);',
        "  }",
        "});",
        'socket.on("error", (problem) => fail(problem.message));',
        "",
        "function fail(message) {",
        "  console.error(message);",
        "  process.exitCode = 1;",
        "  socket.close();",
        "}",
    ]
    return "\n".join(lines)


def _begin(code: SessionCode) -> list[str]:
    if code.mcp_servers:
        return [
            '  if (event.type === "mcp_list_tools.completed" || event.type === "mcp_list_tools.failed") {',
            "    if (--lists === 0) ask();",
        ]
    return ['  if (event.type === "session.updated" && !asked) {', "    asked = true;", "    ask();"]


def _collect(code: SessionCode) -> list[str]:
    kinds = ["function_call"] if code.functions else []
    kinds += ["mcp_approval_request"] if code.asks_approval else []
    if not kinds:
        return []
    known = " || ".join(f'event.item.type === "{kind}"' for kind in kinds)
    return [
        '  } else if (event.type === "response.output_item.done") {',
        f"    if ({known}) calls.push(event.item);",
    ]


def _after(code: SessionCode, answers: bool) -> list[str]:
    if not answers:
        return ["    } else {", "      socket.close();", "    }"]
    lines = ["    } else if (calls.length === 0) {", "      socket.close();", "    } else {"]
    lines += ["      for (const item of calls.splice(0)) await answer(item);"]
    if code.forces_call:
        lines.append("      // The session forces a call; what follows one is to be an answer.")
        lines.append('      send({ type: "response.create", response: { tool_choice: "none" } });')
    else:
        lines.append('      send({ type: "response.create" });')
    return [*lines, "    }"]
