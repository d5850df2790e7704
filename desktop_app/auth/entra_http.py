"""How the sign-in provider is reached: the system's trusted certificates, a proxy, and never for ever."""

from __future__ import annotations

import ssl
from typing import Any

import requests
import requests.adapters
import truststore

from desktop_app.auth.clouds import EntraApplication

CONNECT_LIMIT_S = 6.0
ANSWER_LIMIT_S = 15.0
_TRIES_AGAIN = 1


class ProviderSession(requests.Session):
    """A session of requests that trusts what the system trusts and gives up in time.

    Companies that read their own traffic put their certificate into the system's store and not into a package's.
    """

    def __init__(self, application: EntraApplication) -> None:
        super().__init__()
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        if application.ca_file:
            context.load_verify_locations(application.ca_file)
        self.mount("https://", _SystemTrust(context))
        if application.proxy is not None:
            self.trust_env = False
            self.proxies = {"https": application.proxy} if application.proxy else {}

    def request(self, *arguments: Any, **options: Any) -> requests.Response:
        """Ask; a time-out that nobody named is ours."""
        if options.get("timeout") is None:
            options["timeout"] = (CONNECT_LIMIT_S, ANSWER_LIMIT_S)
        return super().request(*arguments, **options)


class _SystemTrust(requests.adapters.HTTPAdapter):
    """Brings a TLS context along, to the host itself and to a proxy."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=_TRIES_AGAIN)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options, ssl_context=self._context)

    def proxy_manager_for(self, *arguments: Any, **options: Any) -> Any:
        return super().proxy_manager_for(*arguments, **options, ssl_context=self._context)
