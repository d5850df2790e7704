"""Ids as the services make them: a prefix and 21 letters and digits (16 for calls)."""

from __future__ import annotations

import random
import string

ALPHABET = string.ascii_letters + string.digits
ID_LENGTH = 21
CALL_ID_LENGTH = 16


def new_id(prefix: str) -> str:
    """A fresh id such as ``item_`` + 21 characters; unique enough for a session, not a secret."""
    return prefix + "_" + "".join(random.choices(ALPHABET, k=ID_LENGTH))


def new_call_id() -> str:
    """A fresh ``call_`` id of a function call."""
    return "call_" + "".join(random.choices(ALPHABET, k=CALL_ID_LENGTH))


def obfuscation() -> str:
    """Random padding of a text delta, so that its size on the wire does not tell the word."""
    return "".join(random.choices(ALPHABET, k=random.randint(4, 16)))
