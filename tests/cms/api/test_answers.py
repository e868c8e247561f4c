import pytest
from django.test import RequestFactory

from cms.api.answers import has_already


@pytest.mark.parametrize(
    ("header", "has"),
    [
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", "abc"', True),
        ('"x",W/"abc","y"', True),
        ("*", True),
        ('"ab"', False),
        ('"abcd"', False),
        ("abc", False),
        ('W/"x"', False),
        ("", False),
        ("garbage, %%%", False),
    ],
)
def test_if_none_match(header: str, has: bool) -> None:
    """A list, or `*`, compared weakly (RFC 9110, section 13.1.2)."""
    request = RequestFactory().get("/", headers={"If-None-Match": header})
    assert has_already(request, '"abc"') is has


def test_no_header_has_nothing() -> None:
    assert not has_already(RequestFactory().get("/"), '"abc"')
