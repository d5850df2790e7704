"""What an access token says of itself, for telling why it was refused; never as proof of anything."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True)
class TokenFacts:
    """The readable claims of an access token; all empty where it cannot be read.

    Attributes:
        audience: whom it is for (``aud``).
        tenant: who issued it (``tid``).
        scopes: what it allows (``scp`` or ``scope``).
        expires_at_s: Unix time; 0 where it does not say.
    """

    audience: str = ""
    tenant: str = ""
    scopes: tuple[str, ...] = ()
    expires_at_s: float = 0.0


def facts_of(token: str) -> TokenFacts:
    """The facts of a JSON web token; empty ones of any other."""
    claims = _claims(token)
    audience = claims.get("aud", "")
    if isinstance(audience, list):
        audience = audience[0] if audience else ""
    scopes = claims.get("scp") or claims.get("scope") or ""
    expires = claims.get("exp")
    return TokenFacts(
        audience=str(audience),
        tenant=str(claims.get("tid", "")),
        scopes=tuple(str(scopes).split()),
        expires_at_s=float(expires) if isinstance(expires, int | float) else 0.0,
    )


def _claims(token: str) -> dict[str, Any]:
    parts = token.split(".")
    if len(parts) != 3:
        return {}
    try:
        decoded = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError):
        return {}
    return decoded if isinstance(decoded, dict) else {}
