"""Whatever is asked, however oddly: both doors say the same, at the first and the second time."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.models import Variant
from tests.cms.delivery.doors import differences

Draft = Callable[..., Variant]

NAMES = ["locale", "strict", "release", "persona", "recipient", "include", "lokale", "%6Cocale"]
VALUES = ["nb", "no", "da", "en", "nbb", "1", "0", "2", "true", "", "a", "outputs", "x%20y", "+",
          "%00", "%FF", "å", "a;b", "a=b", "student"]  # fmt: skip
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)).map("=".join)
QUERIES = st.lists(PAIRS | st.sampled_from(["", "locale", "&"]), max_size=4).map("&".join)
LIKELY = st.sampled_from(
    ["locale=nb", "locale=en&recipient=a", "locale=da&recipient=b", "locale=nb&release=1"]
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Accept-Encoding": st.sampled_from(["gzip", "br, gzip;q=0.5", "gzip;q=0", "*", "identity"]),
        "If-None-Match": st.sampled_from(["*", '"x"', "W/*", "garbage", "ETAG", "W/ETAG", "GZIP"]),
        "Accept-Language": st.sampled_from(["pl", "*"]),
        "Accept": st.sampled_from(["text/html", "*/*"]),
        "Range": st.just("bytes=0-9"),
        "Cookie": st.sampled_from(["sessionid=x", "django_language=nb", ""]),
        "Host": st.sampled_from(["testserver", "testserver:80", "evil.example", "a b"]),
        "X-Forwarded-Proto": st.sampled_from(["https", "http"]),
        "Authorization": st.sampled_from(["Bearer x", "", "bearer TOKEN", "Bearer  TOKEN "]),
    },
)


@pytest.fixture
def wordings(live: Draft) -> None:
    live("nb")
    for arm in "ab":
        live("en", f"{{{{ first_name }}}}: {{{{ total | money }}}} {arm}", arm=arm)


@pytest.mark.usefixtures("wordings")
def test_both_doors_say_the_same(ask: Any, ask_django: Any, token: str) -> None:
    etag = ask_django()["ETag"]
    words = {"TOKEN": token, "GZIP": etag[:-1] + '-gzip"', "ETAG": etag}

    def meant(value: str) -> str:
        for word, meaning in words.items():
            value = value.replace(word, meaning)
        return value

    @settings(suppress_health_check=list(HealthCheck), max_examples=150)
    @given(QUERIES | LIKELY, st.sampled_from(["GET", "HEAD"]), HEADERS)
    def same(query: str, verb: str, headers: dict[str, str]) -> None:
        sent = {name.replace("-", "_"): meant(value) for name, value in headers.items()}
        expected = ask_django(query, verb, **sent)
        for _ in range(2):
            assert differences(expected, ask(query, verb, **sent)) == []

    same()
