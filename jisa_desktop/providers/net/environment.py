"""The way out of an office: its proxy, its certificates, and nobody else's settings.

Both SDKs get the same answers. Left alone they differ: one obeys proxy variables and trusts the
system's certificates, the other ignores the former and trusts a list of its own.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import ssl
import sys
import threading
from collections.abc import Callable, Mapping, MutableMapping
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore

from jisa_desktop.errors import NeedsAttention

_VENDORS = ("OPENAI_", "PINECONE_")
_TALKATIVE = ("openai", "pinecone", "httpx", "httpx2", "httpcore", "httpcore2")


def take_vendor_variables(environ: MutableMapping[str, str] = os.environ) -> dict[str, str]:
    """Remove every ``OPENAI_*`` and ``PINECONE_*`` variable and hand them back.

    For the composition root, once, before any provider is built: what the user meant to count is
    then passed on explicitly, and nothing else can turn the traffic elsewhere.
    """
    return {name: environ.pop(name) for name in list(environ) if name.startswith(_VENDORS)}


def quiet_sdks() -> None:
    """Let the SDKs' loggers speak of trouble only: below that they print addresses and bodies."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


class Network:
    """Which proxy serves an address, and whom TLS trusts."""

    def __init__(
        self,
        proxies: Mapping[str, str],
        is_direct: Callable[[str], bool],
        make_tls: Callable[[], ssl.SSLContext],
    ) -> None:
        self._proxies = dict(proxies)
        self._is_direct = is_direct
        self._make_tls = make_tls
        self._lock = threading.Lock()
        self._tls: ssl.SSLContext | None = None

    @classmethod
    def of_system(cls) -> Network:
        """Proxy from the variables, the Windows registry or the macOS settings; certificates
        from the system's store, or from ``SSL_CERT_FILE``/``SSL_CERT_DIR`` when they are set."""
        return cls(getproxies(), lambda host: bool(proxy_bypass(host)), system_tls)

    def proxy_for(self, url: str) -> str | None:
        """The proxy's URL; None when the address is reached directly. May ask the name server, so
        keep it off the main thread. Raises ``NeedsAttention`` for a SOCKS proxy."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        proxy = self._proxies.get(parts.scheme) or self._proxies.get("all")
        if not proxy or _is_loopback(host) or self._is_direct(host):
            return None
        proxy = proxy if "://" in proxy else f"http://{proxy}"
        if urlsplit(proxy).scheme not in ("http", "https"):
            raise NeedsAttention("proxy_unsupported", scheme=urlsplit(proxy).scheme)
        return proxy

    def tls(self) -> ssl.SSLContext:
        """One context for all connections; made once, it takes 20 ms."""
        with self._lock:
            if self._tls is None:
                self._tls = self._make_tls()
            return self._tls


def system_tls(environ: Mapping[str, str] = os.environ) -> ssl.SSLContext:
    """Trust what the system trusts, so that an office's own authority counts as well."""
    cafile, capath = environ.get("SSL_CERT_FILE"), environ.get("SSL_CERT_DIR")
    if not (cafile or capath) and sys.platform in ("win32", "darwin"):
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Without either, OpenSSL on Linux reads the system's store by itself.
    context = ssl.create_default_context(cafile=cafile or None, capath=capath or None)
    # Python 3.13 refuses certificates that lack what RFC 5280 asks for, as those of many an office
    # do. Browsers and older Pythons take them; chain, name and dates are checked all the same.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
