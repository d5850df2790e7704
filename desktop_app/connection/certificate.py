"""What a host's certificate says, also one that is not trusted, and why it is not.

Source: RFC 5280 4.1.2.5 (validity), RFC 9525 6.3 (names and wildcards).
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import ipaddress
import ssl
from datetime import UTC, datetime
from typing import Literal

from cryptography import x509
from cryptography.x509.oid import ExtensionOID, NameOID

from desktop_app.auth.redact import redact_text

Fault = Literal["expired", "not_yet_valid", "wrong_host", "self_signed", "unknown_issuer", "not_tls"]


@dataclasses.dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One certificate.

    Attributes:
        names: the hosts it was made for.
        issuer: who vouches for it.
        valid_from, valid_to: aware.
        self_signed: nobody but itself vouches for it.
    """

    names: tuple[str, ...]
    issuer: str
    valid_from: datetime
    valid_to: datetime
    self_signed: bool = False

    @classmethod
    def read(cls, der: bytes) -> CertificateFacts | None:
        """The facts of a certificate in DER; None: it cannot be read."""
        try:
            certificate = x509.load_der_x509_certificate(der)
            return cls(
                _names(certificate),
                _who(certificate.issuer),
                certificate.not_valid_before_utc,
                certificate.not_valid_after_utc,
                certificate.issuer == certificate.subject,
            )
        except ValueError:
            return None

    def fault(self, host: str, now: datetime) -> Fault:
        """Why a certificate that was refused was refused, as far as it tells."""
        if now > self.valid_to:
            return "expired"
        if now < self.valid_from:
            return "not_yet_valid"
        if not any(_matches(name.lower(), host.lower().rstrip(".")) for name in self.names):
            return "wrong_host"
        return "self_signed" if self.self_signed else "unknown_issuer"


def facts_of_peer(transport: asyncio.BaseTransport) -> tuple[CertificateFacts | None, str]:
    """The certificate and the version of a connection's TLS; None and nothing where it has none."""
    secured = transport.get_extra_info("ssl_object")
    if secured is None:
        return None, ""
    der = secured.getpeercert(binary_form=True)
    return (CertificateFacts.read(der) if der else None), str(secured.version() or "")


async def look_at_certificate(host: str, port: int) -> CertificateFacts | None:
    """The certificate that a host shows, trusted or not; nothing is told to it. None: it shows none."""
    unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    try:
        _, writer = await asyncio.open_connection(host, port, ssl=unchecked, server_hostname=host)
    except (OSError, ValueError):
        return None
    facts, _ = facts_of_peer(writer.transport)
    writer.transport.abort()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
    return facts


def now() -> datetime:
    """This moment, aware."""
    return datetime.now(UTC)


def _names(certificate: x509.Certificate) -> tuple[str, ...]:
    try:
        found = certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except x509.ExtensionNotFound:
        return tuple(_plain(each.value) for each in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME))
    if not isinstance(found, x509.SubjectAlternativeName):
        return ()
    hosts = [_plain(name) for name in found.get_values_for_type(x509.DNSName)]
    return (*hosts, *(str(address) for address in found.get_values_for_type(x509.IPAddress)))


def _who(name: x509.Name) -> str:
    for wanted in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME):
        if found := name.get_attributes_for_oid(wanted):
            return _plain(found[0].value)
    return _plain(name.rfc4514_string())


def _plain(text: str | bytes) -> str:
    words = text if isinstance(text, str) else text.decode("utf-8", "replace")
    return redact_text(" ".join(words.split()))[:200]


def _matches(name: str, host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(name) == ipaddress.ip_address(host)
    if name.startswith("*."):
        return host.partition(".")[2] == name[2:] and bool(host.partition(".")[0])
    return name == host
