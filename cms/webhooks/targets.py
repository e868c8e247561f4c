"""Which addresses an endpoint may have, as far as the address itself tells."""

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

import idna
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_noop as _

from cms.webhooks.errors import TargetRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LONGEST = 500
PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")


@dataclass(frozen=True)
class Target:
    """Where to send: ``host`` is a name in lower-case ASCII or an address without brackets."""

    scheme: str
    host: str
    port: int
    path: str  # with the query
    is_named: bool  # the operator has allowed this very host: http, any port and any address

    @property
    def authority(self) -> str:
        """What stands in the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True)
class Allowed:
    """What ``BUDSKAP_WEBHOOK_ALLOW`` opens."""

    hosts: frozenset[str]
    networks: tuple[Network, ...]

    def names(self, host: str) -> bool:
        """Whether *host* itself is allowed: by name, or as an address of an allowed network."""
        address = as_address(host)
        return host in self.hosts or (address is not None and self.holds(address))

    def holds(self, address: Address) -> bool:
        """Whether *address* is in an allowed network."""
        return any(address in network for network in self.networks)


def allowed() -> Allowed:
    """What the settings allow now. Raises `ImproperlyConfigured` for what cannot be read."""
    return _read(tuple(settings.WEBHOOK_ALLOW))


@lru_cache(maxsize=8)
def _read(entries: tuple[str, ...]) -> Allowed:
    hosts, networks = set(), []
    for entry in entries:
        try:
            networks.append(ipaddress.ip_network(entry))
            continue
        except ValueError as error:
            if "/" in entry or ":" in entry:
                raise ImproperlyConfigured(f"BUDSKAP_WEBHOOK_ALLOW: {error}") from error
        try:
            hosts.add(_plain_host(entry))
        except TargetRefused as error:
            raise ImproperlyConfigured(f"BUDSKAP_WEBHOOK_ALLOW: {entry}: {error}") from error
    return Allowed(frozenset(hosts), tuple(networks))


def parse(url: str) -> Target:
    """Where *url* leads. Raises `TargetRefused` with words for the person who wrote it."""
    if len(url) > LONGEST:
        raise TargetRefused(_("The address is too long: 500 characters at most."))
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise TargetRefused(_("The address holds a space, a backslash or a control character."))
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise TargetRefused(_("This is not an address.")) from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise TargetRefused(_("Write a whole address: https://example.com/hook."))
    _refuse_extras(parts)
    host = _plain_host(parts.hostname)
    target = Target(
        parts.scheme,
        host,
        PORTS[parts.scheme] if port is None else port,
        iri_to_uri(parts.path or "/") + (f"?{iri_to_uri(parts.query)}" if parts.query else ""),
        allowed().names(host),
    )
    _refuse_unless_named(target)
    return target


def _refuse_extras(parts: SplitResult) -> None:
    if "@" in parts.netloc:
        raise TargetRefused(
            _("Leave the user name and password out: calls are signed with a secret instead.")
        )
    if parts.fragment:
        raise TargetRefused(_("Leave out what follows #: it is never sent."))


def _refuse_unless_named(target: Target) -> None:
    if target.is_named:
        return
    if target.scheme != "https":
        raise TargetRefused(_("The address must begin with https://."))
    if target.port not in PORTS.values():
        raise TargetRefused(_("Only the ports 443 and 80 may be called."))


def as_address(host: str) -> Address | None:
    """*host* as an address, if it is one in its usual form."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _plain_host(written: str) -> str:
    """*written* in lower-case ASCII, or as the usual form of its address.

    Resolvers read 2130706433, 0x7f.1 and 0177.0.0.1 as 127.0.0.1: a host that ends in a number and
    is no usual address is refused (WHATWG URL, "ends in a number").
    """
    host = written.lower().removesuffix(".")
    if (address := as_address(host)) is not None:
        if getattr(address, "scope_id", None):
            raise TargetRefused(_("An address with a zone leads nowhere from here."))
        return str(address)
    if not host.isascii():
        host = _as_ascii(host)
    if re.fullmatch(r"\d+|0x[0-9a-f]*", host.rpartition(".")[2]):
        raise TargetRefused(_("Write an IP address as four decimal numbers."))
    if not _NAME.fullmatch(host):
        raise TargetRefused(_("This is not the name of a host."))
    return host


def _as_ascii(host: str) -> str:
    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except idna.IDNAError:
        raise TargetRefused(_("This is not the name of a host.")) from None
