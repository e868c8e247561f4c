import gzip

import pytest

from cms.delivery.compressing import WORTHWHILE, compressed, gzip_tag, wants_gzip


@pytest.mark.parametrize(
    ("accepted", "wants"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("*;q=0.1, identity", True),
        ("deflate, gzip;q=1.0, *;q=0.5", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("gzip;q=lots", False),
        ("gzipped", False),
    ],
)
def test_accept_encoding(accepted: str, wants: bool) -> None:
    """By name or by `*`, unless it weighs nothing (RFC 9110, section 12.5.3)."""
    assert wants_gzip(accepted) is wants


@pytest.mark.parametrize(("length", "shrinks"), [(WORTHWHILE - 1, False), (WORTHWHILE, True)])
def test_only_what_is_worthwhile_is_compressed(length: int, shrinks: bool) -> None:
    assert (compressed(b"a" * length) is not None) is shrinks


def test_it_is_always_the_same_and_comes_back() -> None:
    body = b"Hei Kari! " * 500
    smaller = compressed(body)
    assert smaller == compressed(body)
    assert gzip.decompress(smaller or b"") == body


def test_what_does_not_shrink_is_left_alone() -> None:
    import random

    assert compressed(random.Random(1).randbytes(5000)) is None


def test_the_compressed_has_another_etag() -> None:
    assert gzip_tag('"abc"') == '"abc-gzip"'
