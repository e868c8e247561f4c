"""Which addresses an endpoint may have, and which network addresses may be called."""

import ipaddress
import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from cms.webhooks import addresses, targets
from cms.webhooks.errors import SendFailed, TargetRefused

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("https://example.com", "example.com", 443, "/"),
        ("https://Example.COM./a/b?c=d", "example.com", 443, "/a/b?c=d"),
        ("https://example.com:443/", "example.com", 443, "/"),
        ("https://example.com:80/", "example.com", 80, "/"),
        ("https://blåbær.example/æ?ø=å", "xn--blbr-roah.example", 443, "/%C3%A6?%C3%B8=%C3%A5"),
        ("https://93.184.216.34/", "93.184.216.34", 443, "/"),
        ("https://[2606:2800:220:1::1]/", "2606:2800:220:1::1", 443, "/"),
        ("https://[2606:2800:0220:0001:0:0:0:1]/", "2606:2800:220:1::1", 443, "/"),
        ("https://my_host.example/", "my_host.example", 443, "/"),
    ],
)
def test_what_is_read(url: str, host: str, port: int, path: str) -> None:
    found = targets.parse(url)
    assert (found.host, found.port, found.path) == (host, port, path)


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("https://example.com/", "example.com"),
        ("https://example.com:80/", "example.com:80"),
        ("https://[2606:2800:220:1::1]/", "[2606:2800:220:1::1]"),
    ],
)
def test_the_host_header(url: str, authority: str) -> None:
    assert targets.parse(url).authority == authority


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "whole address"),
        ("example.com/hook", "whole address"),
        ("//example.com/hook", "whole address"),
        ("ftp://example.com/", "whole address"),
        ("file:///etc/passwd", "whole address"),
        ("gopher://example.com:443/", "whole address"),
        ("https:///hook", "whole address"),
        ("http://example.com/", "https://"),
        ("https://example.com:22/", "ports 443 and 80"),
        ("https://example.com:8443/", "ports 443 and 80"),
        ("https://example.com:0/", "ports 443 and 80"),
        ("https://example.com:65536/", "not an address"),
        ("https://example.com:https/", "not an address"),
        ("https://[::1/", "not an address"),
        ("https://kari@example.com/", "user name"),
        ("https://kari:secret@example.com/", "user name"),
        ("https://@example.com/", "user name"),
        ("https://example.com@127.0.0.1/", "user name"),
        ("https://example.com/#part", "follows #"),
        ("https://example.com\\@127.0.0.1/", "backslash"),
        ("https://exam ple.com/", "space"),
        ("https://example.com/\r\nHost: other", "control"),
        ("https://exam\tple.com/", "control"),
        ("\thttps://example.com/", "control"),
        ("https://2130706433/", "four decimal numbers"),
        ("https://0x7f000001/", "four decimal numbers"),
        ("https://0x7f.0.0.1/", "four decimal numbers"),
        ("https://017700000001/", "four decimal numbers"),
        ("https://0177.0.0.1/", "four decimal numbers"),
        ("https://127.1/", "four decimal numbers"),
        ("https://127.0.0.1.1/", "four decimal numbers"),
        ("https://example.0x/", "four decimal numbers"),
        ("https://①②⑦.⓪.⓪.①/", "four decimal numbers|not the name"),
        ("https://-example.com/", "not the name"),
        ("https://exa%6dple.com/", "not the name"),
        ("https://a..b/", "not the name"),
        ("https://[fe80::1%25eth0]/", "zone"),
        (f"https://{'a' * 64}.example/", "not the name"),
        (f"https://example.com/{'a' * 481}", "too long"),
    ],
)
def test_what_is_refused(url: str, why: str) -> None:
    # A full-width digit is mapped to its plain one, which is then an address like any other.
    try:
        found = targets.parse(url)
    except TargetRefused as error:
        assert re.search(why, str(error))
    else:
        pytest.fail(f"{url} is read as {found}")


@given(st.text(max_size=60))
def test_anything_is_read_or_refused_in_words(text: str) -> None:
    for url in (text, f"https://{text}", f"https://example.com{text}"):
        try:
            found = targets.parse(url)
        except TargetRefused as error:
            assert str(error)
        else:
            assert found.scheme == "https"
            assert found.path.isascii()


PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255"),
    *("172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
    *("100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255"),
    *("198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1"),
    *("255.255.255.255", "192.88.99.1"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "::127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1"),
    *(
        "::1:0:0",
        "4000::1",
        "1fff:ffff::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ),
]
PUBLIC = [
    *("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0"),
    *("100.63.255.255", "100.128.0.0", "169.253.255.255", "223.255.255.255", "198.20.0.0"),
    *("2606:4700::1111", "2a00:1450:400f::1", "2003::1", "2400::1"),
]


@pytest.mark.parametrize("written", PRIVATE)
def test_addresses_that_are_not_public(written: str) -> None:
    assert not addresses.is_public(ipaddress.ip_address(written))


@pytest.mark.parametrize("written", PUBLIC)
def test_public_addresses(written: str) -> None:
    assert addresses.is_public(ipaddress.ip_address(written))


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_is_public(address: Any) -> None:
    if address.is_private or address.is_multicast or address.is_loopback or address.is_reserved:
        assert not addresses.is_public(address)


def answering(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    """The resolver answers these addresses, whatever it is asked."""

    def getaddrinfo(host: str, port: int, **kwargs: Any) -> list[Any]:
        if not found:
            raise socket.gaierror(-2, "Name or service not known")
        return [
            (socket.AF_INET6 if ":" in each else socket.AF_INET, 1, 6, "", (each, port))
            for each in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize("written", PRIVATE)
def test_a_name_that_leads_to_one_is_refused(written: str, monkeypatch) -> None:
    answering(monkeypatch, written)
    with pytest.raises(TargetRefused, match="not public"):
        addresses.resolve(targets.parse("https://innocent.example/"), 1)


@pytest.mark.parametrize("written", ["127.0.0.1", "10.1.2.3", "[::1]", "[::ffff:10.0.0.1]"])
def test_the_address_itself_is_refused_too(written: str) -> None:
    with pytest.raises(TargetRefused, match="not public"):
        addresses.resolve(targets.parse(f"https://{written}/"), 1)


def test_one_private_address_among_public_ones_is_refused(monkeypatch) -> None:
    answering(monkeypatch, "1.1.1.1", "127.0.0.1")
    with pytest.raises(TargetRefused):
        addresses.resolve(targets.parse("https://innocent.example/"), 1)


def test_all_public_addresses_are_kept_in_order(monkeypatch) -> None:
    answering(monkeypatch, "2606:4700::1111", "1.1.1.1", "1.1.1.1")
    found = addresses.resolve(targets.parse("https://example.com/"), 1)
    assert [str(each) for each in found] == ["2606:4700::1111", "1.1.1.1"]


def test_a_name_that_is_not_found(monkeypatch) -> None:
    answering(monkeypatch)
    with pytest.raises(SendFailed, match=r"nobody.example was not found"):
        addresses.resolve(targets.parse("https://nobody.example/"), 1)


def test_a_resolver_that_does_not_answer_is_not_waited_for(monkeypatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: gate.wait(20) and [])
    with pytest.raises(SendFailed, match="not found"):
        addresses.resolve(targets.parse("https://slow.example/"), 0.05)
    gate.set()


# -- what the operator opens ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("allow", "url", "may"),
    [
        (["hooks.internal"], "http://hooks.internal:9000/", True),
        (["hooks.internal"], "http://HOOKS.internal./", True),
        (["hooks.internal"], "http://other.internal/", False),
        (["hooks.internal"], "http://sub.hooks.internal/", False),
        (["10.1.0.0/16"], "http://10.1.2.3:9000/", True),
        (["10.1.0.0/16"], "http://10.2.0.1/", False),
        (["10.1.2.3"], "http://10.1.2.3/", True),
        (["10.1.2.3"], "http://10.1.2.4/", False),
        (["::1"], "http://[::1]:8000/", True),
        (["10.1.0.0/16"], "http://hooks.internal/", False),  # a name has to be named
        (["BLÅBÆR.example"], "http://blåbær.example/", True),
    ],
)
def test_hosts_that_are_named_may_be_called_by_http_on_any_port(
    allow: list[str], url: str, may: bool, settings: Any
) -> None:
    settings.WEBHOOK_ALLOW = allow
    if may:
        assert targets.parse(url).is_named
    else:
        with pytest.raises(TargetRefused):
            targets.parse(url)


def test_an_allowed_network_opens_its_addresses_to_any_name(settings: Any, monkeypatch) -> None:
    settings.WEBHOOK_ALLOW = ["10.1.0.0/16"]
    answering(monkeypatch, "10.1.2.3")
    target = targets.parse("https://hooks.internal/")
    assert [str(each) for each in addresses.resolve(target, 1)] == ["10.1.2.3"]
    answering(monkeypatch, "10.2.2.3")
    with pytest.raises(TargetRefused):
        addresses.resolve(target, 1)


def test_an_allowed_name_may_lead_anywhere(settings: Any, monkeypatch) -> None:
    settings.WEBHOOK_ALLOW = ["hooks.internal"]
    answering(monkeypatch, "192.168.3.4")
    assert addresses.resolve(targets.parse("http://hooks.internal:9000/"), 1)


@pytest.mark.parametrize(
    "entry", ["10.0.0.0/33", "10.0.0.1/8", "host:9000", "http://host/", "0x7f.1", "a b", "[::1]"]
)
def test_a_setting_that_cannot_be_read_is_said(entry: str, settings: Any) -> None:
    settings.WEBHOOK_ALLOW = ["fine.example", entry]
    with pytest.raises(ImproperlyConfigured, match="BUDSKAP_WEBHOOK_ALLOW"):
        targets.allowed()


def test_it_is_said_at_the_start() -> None:
    environment = {**os.environ, "BUDSKAP_WEBHOOK_ALLOW": "10.0.0.0/99"}
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "ImproperlyConfigured: BUDSKAP_WEBHOOK_ALLOW: '10.0.0.0/99'" in done.stderr
