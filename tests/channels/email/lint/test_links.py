"""Addresses: each fault found by one rule, and good ones left alone by all."""

import pytest

from channels.email._lint import RULES, lint
from channels.email._lint._addresses import address, host_in, same_site

LINK_RULES = [name for name in RULES if name.startswith("link_")]


def told(href, words="The order from Nordhus"):
    html = f'<a href="{href}" id="top">{words}</a>'
    return {each.rule for each in lint({"html": html}, "en", only=LINK_RULES)}


@pytest.mark.parametrize(
    "href",
    [
        "https://nordhus.no",
        "HTTPS://NORDHUS.NO/Path?a=1&amp;b=%20#c",
        "https://blåbær.no/ø",
        "https://xn--blbr-roah.no/",
        "https://nordhus.no:8443/",
        "https://sub.domain.nordhus.co.uk/",
        "https://nordhus.no/?next=http%3A%2F%2Fx.no",
        "https://nordhus.no/a(b)/",
        "mailto:hei@nordhus.no",
        "mailto:hei@nordhus.no?subject=Min%20ordre&amp;body=Hei",
        "tel:+4722123456",
        "tel:+47-22-12-34-56",
        "tel:113",
        "sms:+4722123456",
    ],
)
def test_good_addresses(href):
    assert told(href) == set()


@pytest.mark.parametrize(
    ("href", "rules"),
    [
        ("", {"link_empty"}),
        ("#", {"link_empty"}),
        ("  ", {"link_empty"}),
        ("#nowhere", {"link_anchor_missing"}),
        ("javascript:alert(1)", {"link_scheme"}),
        ("java&#10;script:alert(1)", {"link_scheme"}),
        ("&#x1;javascript:alert(1)", {"link_scheme"}),
        ("data:text/html,x", {"link_scheme"}),
        ("nordhus://order", {"link_scheme"}),
        ("ftp://nordhus.no/a", {"link_scheme"}),
        ("http://nordhus.no", {"link_insecure"}),
        ("nordhus.no/order", {"link_relative"}),
        ("/order", {"link_relative"}),
        ("//nordhus.no/order", {"link_relative"}),
        ("nordhus.no:8080/order", {"link_relative"}),
        ("https://", {"link_malformed"}),
        ("https:nordhus.no", {"link_malformed"}),
        ("https://https://nordhus.no", {"link_malformed"}),
        ("https://http//nordhus.no", {"link_malformed"}),
        ("https://nordhus..no", {"link_malformed"}),
        ("https://nord hus.no", {"link_malformed"}),
        ("https://-nordhus.no", {"link_malformed"}),
        ("https://nordhus.no:80a/", {"link_malformed"}),
        ("https://nordhus.no/a b", {"link_malformed"}),
        ("https://nordhus.no/50%", {"link_malformed"}),
        ("https://nordhus.no\\order", {"link_malformed"}),
        ("https://[::g]/", {"link_malformed"}),
        ("htps://nordhus.no", {"link_malformed", "link_scheme"}),
        ("https://bit.ly/x", {"link_shortened"}),
        ("https://localhost/x", {"link_unreachable"}),
        ("https://10.0.0.7/x", {"link_unreachable"}),
        ("https://[fe80::1]/x", {"link_unreachable"}),
        ("https://shop.test/x", {"link_unreachable"}),
        ("https://8.8.8.8/x", {"link_to_number"}),
        ("https://nordhus.no/?a=1&b=2", {"link_ampersand"}),
        ("mailto:", {"link_mailto_malformed"}),
        ("mailto:nordhus", {"link_mailto_malformed"}),
        ("mailto:a@b.no?reply=c", {"link_mailto_malformed"}),
        ("tel:", {"link_tel_malformed"}),
        ("tel:22 12 34 56", {"link_tel_malformed"}),
        ("tel:22123456", {"link_tel_malformed"}),
    ],
)  # fmt: skip
def test_each_fault_is_found(href, rules):
    assert told(href) == rules


@pytest.mark.parametrize(
    "href", ["{{ url }}", "https://{{ host }}/a b", "{{ base }}/order", "mailto:{{ mail }}"]
)
def test_what_is_not_filled_in_is_no_address_yet(href):
    assert told(href) == set()


@pytest.mark.parametrize(
    ("words", "href", "deceives"),
    [
        ("nordhus.no", "https://www.nordhus.no/nb", False),
        ("www.nordhus.no", "https://nordhus.no", False),
        ("https://nordhus.no/order", "https://shop.nordhus.no/x", False),
        ("nordhus.no", "https://evil.no", True),
        ("nordhus.co.uk", "https://evil.co.uk", True),
        ("shop.nordhus.co.uk", "https://nordhus.co.uk", False),
        ("nordhus.no.", "https://nordhus.no.evil.com", True),
        ("blåbær.no", "https://xn--blbr-roah.no", False),
        ("Klar kl. 10.30", "https://nordhus.no", False),
        ("vilkår.pdf", "https://nordhus.no/a.pdf", False),
        ("Se nordhus.no for mer", "https://klikk.esp.com", False),
        ("Node.js", "https://nodejs.org", False),
        ("hei@nordhus.no", "mailto:hei@nordhus.no?subject=x", False),
        ("hei@nordhus.no", "mailto:hei@evil.no", True),
        ("nordhus.no", "https://nordhus.no@evil.com", True),
        ("The order", "https://user@nordhus.no", False),
    ],
)
def test_deception(words, href, deceives):
    assert ("link_deceptive" in told(href, words)) is deceives


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("https://a:b@Host.no:81/p?q#f", ("https", "host.no", "a:b", "81", "/p?q#f")),
        (" MAILTO:a@b ", ("mailto", "", "", "", "a@b")),
        ("/p", ("", "", "", "", "/p")),
        ("https://[::1]:8/", ("https", "[::1]", "", "8", "/")),
        ("", ("", "", "", "", "")),
    ],
)
def test_the_parts_of_an_address(text, parts):
    assert address(text) == parts


@pytest.mark.parametrize(
    ("words", "host"), [("https://A.no/x", "a.no"), ("a.no!", "a.no"), ("a.b", ""), ("x a.no", "")]
)
def test_hosts_in_words(words, host):
    assert host_in(words) == host


def test_one_owner():
    assert same_site("a.b.no", "b.no") and not same_site("b.no", "c.no")
