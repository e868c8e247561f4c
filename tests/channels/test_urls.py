"""Which addresses may stand in a link: whatever the tags become, no other scheme comes out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels._tags import split
from channels._urls import WEB_SCHEMES, is_safe_url, is_web_address


@pytest.mark.parametrize(
    "url",
    [
        "https://example.no",
        "HTTPS://EXAMPLE.NO/",
        "http://example.no/{{ id }}?a=b:c",
        "https://{{ host }}:8080/",
        " https://example.no ",
        "https://example.no/?q=a b",
        "mailto:hei@example.no",
        "tel:+4722123456",
        "{{ url }}",
        "{{ base }}/nb/kvittering?id={{ id }}:1",
        "{% if a %}https://a.no{% else %}https://b.no{% endif %}",
        "{% if a %}{{ url }}{% endif %}",
        "{# note #}https://a.no",
        "{{ base }}/a{% if b %}:c{% endif %}:d",
    ],
)
def test_good(url):
    assert is_safe_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "ht\ntps://a.no",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.no",
        "/nb/",
        "www.example.no",
        "https",
        "ftp://example.no",
        "https://a\x01b.no",
        "java script:alert(1)",
        "{% if a %}javascript:alert(1){% endif %}",
        "{% if a %}https://a.no{% else %}javascript:alert(1){% endif %}",
        "{{ a }}javascript:alert(1)",
        "{{ a }}java{{ b }}script:alert(1)",
        "{% if a %}java{% endif %}script:alert(1)",
        "{{ scheme }}://example.no",
        "{# x #}javascript:alert(1)",
        "java{{ x }}script:alert(1)",
        "h{{ x }}ttps://a.no",
        "{{ 'https://a.no",
        "{% if a %}x/{% endif %}javascript:alert(1)",
        "{% if a %}x/{% else %}y{% endif %}{{ b }}javascript:alert(1)",
    ],
)
def test_bad(url):
    assert not is_safe_url(url)


@pytest.mark.parametrize("url", ["mailto:a@b.no", "tel:1"])
def test_an_image_is_on_the_web(url):
    assert is_safe_url(url) and not is_safe_url(url, WEB_SCHEMES)


URLS = st.lists(
    st.sampled_from(
        ["{{ a }}", "{% if b %}", "{# c #}", "java", "script", ":", "/", "?", "https", "https:",
         "mailto:", "x", " ", "\t", "#", "data:"]
    ),
    max_size=7,
).map("".join)  # fmt: skip


@settings(max_examples=500)
@given(URLS, st.lists(st.sampled_from(["", "https://a.no", "x", "/"]), min_size=7, max_size=7))
def test_no_values_make_a_literal_into_another_scheme(url, values):
    """What a browser would take for the scheme never comes from the writer's literal alone."""
    if not is_safe_url(url):
        return
    runs = split(url)
    filled = "".join("" if run.is_tag else run.text for run in runs)
    scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-]*):", re.sub(r"[\t\n\r]", "", filled))
    assert scheme is None or scheme[1].lower().endswith(("http", "https", "mailto", "tel"))
    fill = iter(values)
    filled = "".join(next(fill, "") if run.is_tag else run.text for run in runs)
    assert not filled.lower().startswith(("javascript:", "data:"))


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("https://a.no/l.png", True),
        ("http://a.no", True),
        ("https://", False),
        ("https:///x", False),
        ("/l.png", False),
        ("mailto:a@b.no", False),
        ("https://a.no/{{ x }}", False),
        ("https://a.no/ x", False),
        ("javascript:https://a.no", False),
    ],
)
def test_web_address(text, good):
    assert is_web_address(text) == good
