"""Who is signed in, and their tokens, in the secret store: whole or as it was before, never half."""

from __future__ import annotations

import json
import secrets

import msgspec
from msgspec import Struct

from desktop_app.auth.clouds import CloudId, EntraApplication
from desktop_app.auth.secret_store import SecretStore

_NAME = "entra.sign-ins"
_SLOTS = ("a", "b")


class KeptAccount(Struct, frozen=True):
    """Somebody who is signed in with one application.

    Attributes:
        id: of the person in their home tenant.
        username, name, tenant: for showing.
        authority, client_id, cloud, own_authority: the application; a proxy or a CA file are the connection's.
    """

    id: str
    username: str
    name: str
    tenant: str
    authority: str
    client_id: str
    cloud: CloudId = "public"
    own_authority: bool = False

    @property
    def application(self) -> EntraApplication:
        return EntraApplication(self.authority, self.client_id, self.cloud, self.own_authority)

    @property
    def key(self) -> str:
        """What tells this sign-in from all others."""
        return f"{self.application.key} {self.id}"


class SignIns(Struct):
    """All that is kept.

    Attributes:
        chosen: for an application's key, the id of the account that is used.
        tokens: msal's own text.
    """

    accounts: list[KeptAccount] = msgspec.field(default_factory=list)
    chosen: dict[str, str] = msgspec.field(default_factory=dict)
    tokens: str = ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.accounts)} accounts)"


class SignInStore:
    """Reads and writes `SignIns`; blocks as the secret store does.

    Two places take turns and a third says which of them holds, because a secret of many pieces is not written in one
    step.
    """

    def __init__(self, store: SecretStore) -> None:
        self._store = store
        self._mark: str | None = None

    @property
    def memory_reason(self) -> str:
        """Why nothing is kept beyond this run; empty: it is kept."""
        return self._store.memory_reason

    @property
    def changed_elsewhere(self) -> bool:
        """Whether another Duologue wrote since.

        Raises:
            SecretStoreProblem: the store does not answer.
        """
        return (self._store.get(_NAME) or "") != (self._mark or "")

    def read(self) -> SignIns | None:
        """What is kept; None: it cannot be read, and was thrown away.

        Raises:
            SecretStoreProblem: the store does not answer.
        """
        self._mark = self._store.get(_NAME) or ""
        if not self._mark:
            return SignIns()
        try:
            return msgspec.json.decode(self._store.get(f"{_NAME}.{self._mark[0]}") or "", type=SignIns)
        except msgspec.MsgspecError:
            self.clear()
            return None

    def write(self, sign_ins: SignIns) -> None:
        """Keep all of it, or leave what was.

        Raises:
            SecretStoreProblem: the store refused.
        """
        before = self._store.get(_NAME) or ""
        slot = _SLOTS[1] if before[:1] == _SLOTS[0] else _SLOTS[0]
        # Names in other scripts as escapes: stores count their limits in their own units.
        self._store.set(f"{_NAME}.{slot}", json.dumps(msgspec.to_builtins(sign_ins), separators=(",", ":")))
        self._mark = f"{slot}{secrets.token_hex(4)}"
        self._store.set(_NAME, self._mark)
        if before:
            self._store.delete(f"{_NAME}.{before[0]}")

    def clear(self) -> None:
        """Forget everything.

        Raises:
            SecretStoreProblem: the store refused.
        """
        self._store.delete(_NAME)
        for slot in _SLOTS:
            self._store.delete(f"{_NAME}.{slot}")
        self._mark = ""
