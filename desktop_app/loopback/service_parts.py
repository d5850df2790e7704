"""What all sessions of a service share."""

from __future__ import annotations

from msgspec import Struct

from desktop_app.loopback.faults import Faults
from desktop_app.loopback.ports import Partner, Speech
from desktop_app.loopback.workers import Workers


class ServiceParts(Struct, frozen=True, kw_only=True):
    """The mind, the ears and voice, the threads they work in, and what shall go wrong."""

    partner: Partner
    speech: Speech
    workers: Workers
    faults: Faults
