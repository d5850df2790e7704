"""How a Python program connects and speaks: through the `openai` SDK, or over a plain WebSocket of `websockets`; pure.

The SDK builds a GA address itself and can do so only where its path ends in ``/realtime``. Its client of the preview
went with the preview, so the preview is spoken over a plain WebSocket, which every such endpoint takes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from desktop_app.controller.session_code import SessionCode, Variable
from desktop_app.controller.session_code_literals import Syntax, literal
from desktop_app.protocol.dialect import Dialect

_END = "/realtime"


def _escape(point: int) -> str:
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def _member(name: str) -> str:
    return PYTHON.text(name)


PYTHON: Syntax = Syntax(
    constants=("None", "True", "False"),
    step=4,
    escape=_escape,
    key=_member,
    variable=lambda name: f"os.environ[{PYTHON.text(name)}]",
    pieces=("(", "", ")"),
)


def wire_of(code: SessionCode) -> PythonWire:
    """The SDK where it reaches the endpoint."""
    return SdkWire(code) if code.dialect is Dialect.GA and code.address.endswith(_END) else PlainWire(code)


class PythonWire(ABC):
    """Expressions and statements that speak with the service.

    Attributes:
        depth: of the body of `connecting`, in spaces.
    """

    depth = 8

    def __init__(self, code: SessionCode) -> None:
        self.code = code

    @property
    @abstractmethod
    def packages(self) -> tuple[str, ...]:
        """What `pip` has to install."""

    @property
    @abstractmethod
    def imports(self) -> list[str]:
        """Of packages that are not Python's own."""

    @abstractmethod
    def of(self, name: str, path: str) -> str:
        """A field of an event or an item; `path` is dotted."""

    @abstractmethod
    def send(self, kind: str, **fields: str) -> str:
        """Sends an event, whose fields are expressions."""

    @abstractmethod
    def connecting(self) -> list[str]:
        """Opens the connection, as `connection`."""

    @abstractmethod
    def receiving(self) -> list[str]:
        """The head of a loop over every `event`."""

    def quoted(self, name: str, path: str) -> str:
        """A field for the inside of a text between double quotes."""
        return "{" + self.of(name, path).replace('"', "'") + "}"

    @property
    def authority(self) -> str:
        """Arguments of the credential."""
        host = self.code.sign_in.login_host if self.code.sign_in is not None else ""
        return f"authority={PYTHON.text(host)}" if host else ""

    @property
    def headers(self) -> list[str]:
        """Members of a dictionary, of what goes along besides."""
        return [f"{PYTHON.text(name)}: {literal(value, PYTHON)}" for name, value in self.code.headers]


class SdkWire(PythonWire):
    """The `openai` package, from the first version that speaks GA on."""

    def __init__(self, code: SessionCode) -> None:
        super().__init__(code)
        # Not every service takes the key as the bearer that the SDK makes of it.
        keyed = code.key is not None and (code.key_header == "bearer" or code.usual_key)
        self._bearer = code.sign_in is not None or keyed
        self.depth = 8 if code.sign_in is None else 12

    @property
    def packages(self) -> tuple[str, ...]:
        first = ("openai[realtime]>=3",)
        return first if self.code.sign_in is None else (*first, "azure-identity", "aiohttp")

    @property
    def imports(self) -> list[str]:
        signs_in = "from azure.identity.aio import DefaultAzureCredential, get_bearer_token_provider"
        own = "from openai import AsyncOpenAI" + ("" if self._bearer else ", Omit")
        return [own] if self.code.sign_in is None else [signs_in, own]

    def of(self, name: str, path: str) -> str:
        return f"{name}.{path}"

    def send(self, kind: str, **fields: str) -> str:
        call = {"conversation.item.create": "conversation.item.create", "session.update": "session.update"}.get(
            kind, "response.create"
        )
        arguments = ", ".join(f"{name}={value}" for name, value in fields.items())
        return f"await connection.{call}({arguments})"

    def receiving(self) -> list[str]:
        return ["async for event in connection:"]

    def connecting(self) -> list[str]:
        lines: list[str] = []
        pad = " " * (self.depth - 4)
        key = literal(self.code.key, PYTHON) if self.code.key is not None else '"none"'
        if self.code.sign_in is not None:
            lines.append(f"    async with DefaultAzureCredential({self.authority}) as credential:")
            key = f"get_bearer_token_provider(credential, {PYTHON.text(self.code.sign_in.scope)})"
        base = PYTHON.text(self.code.address.removesuffix(_END))
        lines += [f"{pad}client = AsyncOpenAI(", f"{pad}    api_key={key},", f"{pad}    websocket_base_url={base},"]
        lines.append(f"{pad})")
        arguments = self._arguments()
        if len(arguments) < 2:
            return [*lines, f"{pad}async with client.realtime.connect({''.join(arguments)}) as connection:"]
        lines.append(f"{pad}async with client.realtime.connect(")
        return [*lines, *(f"{pad}    {argument}," for argument in arguments), f"{pad}) as connection:"]

    def _arguments(self) -> list[str]:
        others = {name: value for name, value in self.code.query if name != "model"}
        arguments = [f"model={literal(value, PYTHON)}" for name, value in self.code.query if name == "model"]
        if others:
            members = ", ".join(f"{PYTHON.text(name)}: {literal(value, PYTHON)}" for name, value in others.items())
            arguments.append(f"extra_query={{{members}}}")
        headers = self.headers
        if not self._bearer:
            headers.append('"Authorization": Omit()')
            if self.code.key is not None:
                headers.append(f'"api-key": {literal(self.code.key, PYTHON)}')
        return [*arguments, f"extra_headers={{{', '.join(headers)}}}"] if headers else arguments


class PlainWire(PythonWire):
    """The `websockets` package; an event is a dictionary."""

    @property
    def packages(self) -> tuple[str, ...]:
        return ("websockets>=15",) if self.code.sign_in is None else ("websockets>=15", "azure-identity")

    @property
    def imports(self) -> list[str]:
        own = "from websockets.asyncio.client import connect"
        return [own] if self.code.sign_in is None else ["from azure.identity import DefaultAzureCredential", own]

    def of(self, name: str, path: str) -> str:
        return name + "".join(f'["{each}"]' for each in path.split("."))

    def send(self, kind: str, **fields: str) -> str:
        members = "".join(f', "{name}": {value}' for name, value in fields.items())
        return f'await connection.send(json.dumps({{"type": "{kind}"{members}}}))'

    def receiving(self) -> list[str]:
        return ["async for frame in connection:", "    event = json.loads(frame)"]

    def connecting(self) -> list[str]:
        lines: list[str] = []
        headers = self.headers
        if self.code.sign_in is not None:
            scope = PYTHON.text(self.code.sign_in.scope)
            lines.append(f"    token = DefaultAzureCredential({self.authority}).get_token({scope}).token")
            headers.append('"Authorization": f"Bearer {token}"')
        elif self.code.key is not None and self.code.key_header == "bearer":
            headers.append(f'"Authorization": "Bearer " + {literal(self.code.key, PYTHON)}')
        elif self.code.key is not None:
            headers.append(f'"api-key": {literal(self.code.key, PYTHON)}')
        if self.code.beta_header:
            headers.append('"OpenAI-Beta": "realtime=v1"')
        lines += [f"    url = {self._url()}", "    headers = {", *(f"        {each}," for each in headers), "    }"]
        options = "additional_headers=headers, max_size=None, compression=None"
        return [*lines, f"    async with connect(url, {options}) as connection:"]

    def _url(self) -> str:
        if any(isinstance(value, Variable) for _, value in self.code.query):
            pairs = [f"({PYTHON.text(name)}, {literal(value, PYTHON)})" for name, value in self.code.query]
            return f"{PYTHON.text(self.code.address + '?')} + urlencode([{', '.join(pairs)}])"
        query = self.code.query_text()
        return PYTHON.text(f"{self.code.address}?{query}" if query else self.code.address)
