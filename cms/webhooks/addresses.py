"""Which network addresses may be called: public ones, and those that the operator has allowed."""

import ipaddress
import socket
import threading
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext_noop as _

from cms.webhooks.errors import SendFailed, TargetRefused
from cms.webhooks.targets import Address, Target, allowed, as_address

# Of IPv6, only this is given out (IANA, "Internet Protocol Version 6 Address Space"): not loopback,
# fc00::/7, fe80::/10, ff00::/8, nor what carries an IPv4 address inside, which could lead to a
# private one: ::ffff:0:0/96 and 64:ff9b::/96.
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# IANA's registries of special-purpose addresses (RFC 6890 and its updates), as far as they are not
# outside that. `is_global` covers most; they are written out because its table differs between
# versions of Python.
NEVER = tuple(
    ipaddress.ip_network(each)
    for each in (
        "0.0.0.0/8",  # this host (RFC 791)
        "10.0.0.0/8",  # private (RFC 1918)
        "100.64.0.0/10",  # shared by carriers (RFC 6598)
        "127.0.0.0/8",  # loopback (RFC 1122)
        "169.254.0.0/16",  # link-local, clouds' metadata (RFC 3927)
        "172.16.0.0/12",  # private (RFC 1918)
        "192.0.0.0/24",  # protocol assignments (RFC 6890)
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "192.168.0.0/16",  # private (RFC 1918)
        "198.18.0.0/15",  # benchmarks (RFC 2544)
        "198.51.100.0/24",  # documentation (RFC 5737)
        "203.0.113.0/24",  # documentation (RFC 5737)
        "224.0.0.0/4",  # multicast (RFC 5771)
        "240.0.0.0/4",  # reserved, broadcast (RFC 1112)
        "2001::/23",  # protocol assignments, Teredo and ORCHID among them (RFC 2928)
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
    )
)


def is_public(address: Address) -> bool:
    """Whether *address* is somebody's on the internet at large."""
    if address.version == 6 and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not any(address in network for network in NEVER)


def resolve(target: Target, seconds: float) -> tuple[Address, ...]:
    """The addresses of *target*, every one of which may be called.

    Asked anew at each attempt; the caller connects to these and asks no resolver again, so a name
    cannot lead elsewhere in between. Raises `TargetRefused` when any of them is private (a name
    with one public address beside a private one is no accident), `SendFailed` when there are none.
    """
    literal = as_address(target.host)
    found = (literal,) if literal else _look_up(target.host, target.port, seconds)
    opened = allowed()
    for address in found:
        if not (target.is_named or opened.holds(address) or is_public(address)):
            raise TargetRefused(
                _("%(host)s is at %(address)s, which is not public; it was not called."),
                host=target.host,
                address=str(address),
            )
    return found


def _look_up(host: str, port: int, seconds: float) -> tuple[Address, ...]:
    """Ask the system's resolver, in a thread because it knows no time limit."""
    answer: list[Any] = []

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            answer.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    found = dict.fromkeys(ipaddress.ip_address(row[4][0]) for row in tuple(answer))
    if not found:
        raise SendFailed(_("The name %(host)s was not found."), host=host)
    return tuple(found)
