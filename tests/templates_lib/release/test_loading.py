"""Loading a bundle: every way in which a file can be none, and each is refused in words."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.release import Bundle, BundleError, load
from tests.templates_lib.release.conftest import DOCUMENT, lines_of

LINES = lines_of(DOCUMENT)
WHOLE = b"".join(LINES)


def changed(number: int, **told: object) -> bytes:
    """The bundle with fields of one line changed; its seal is that of the original."""
    lines = list(LINES)
    line = json.loads(lines[number])
    holder = line.get("entry", line)
    holder.update(told)
    lines[number] = json.dumps(line).encode() + b"\n"
    return b"".join(lines)


def without(text: bytes) -> bytes:
    return b"".join(line for line in LINES if text not in line)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("as_file", [False, True])
def test_a_file_or_its_bytes_packed_or_not(tmp_path, packed, as_file):
    data = gzip.compress(WHOLE) if packed else WHOLE
    file = tmp_path / "release.bundle"
    file.write_bytes(data)
    for source in (file, str(file)) if as_file else (data,):
        assert len(load(source)) == 5


LAST_ENTRY = len(LINES) - 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        pytest.param(b"", "is no bundle", id="empty"),
        pytest.param(b"{}", "is no bundle", id="other JSON"),
        pytest.param(b"[" * 100_000, "is no bundle", id="deep nesting"),
        pytest.param(b"\x00\xff\xfe", "is no bundle", id="binary"),
        pytest.param(changed(0, version=2), "version 2, and version 1", id="a later version"),
        pytest.param(changed(0, release="x"), "does not say its release", id="no number"),
        pytest.param(changed(0, brands={"a": {}}), "does not say", id="a brand without chains"),
        pytest.param(
            changed(0, brands={"a": {"fallbacks": {"da": "en"}}}), "does not say", id="no chain"
        ),
        pytest.param(WHOLE[:-30], "is not JSON", id="cut off inside the last line"),
        pytest.param(b"".join(LINES[:-1]), "was cut off", id="without its last line"),
        pytest.param(b"".join(LINES[:1]), "was cut off", id="the head alone"),
        pytest.param(WHOLE + b"{}\n", "goes on after its end", id="something after the end"),
        pytest.param(WHOLE.replace(b"Takk", b"Tack"), "was changed", id="one word changed"),
        pytest.param(without(b'"arm":"b"'), "was changed", id="an entry taken out"),
        pytest.param(changed(1, outputs=None), "without its document", id="no outputs"),
        pytest.param(
            changed(LAST_ENTRY, digest="0" * 64), "content that is not there", id="no content"
        ),
        pytest.param(changed(LAST_ENTRY, more=1), "lacks a field", id="an unknown field"),
        pytest.param(changed(LAST_ENTRY, arm=None), "lacks a field", id="a wrong type"),
        pytest.param(b"".join([*LINES[:-1], LINES[-2], LINES[-1]]), "again", id="an address twice"),
        pytest.param(b"".join([*LINES[:-1], b"17\n"]), "is neither", id="a line of another kind"),
        pytest.param(gzip.compress(WHOLE)[:-20], "end-of-stream", id="packed and cut off"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, "compression method", id="packed and broken"),
    ],
)
def test_what_is_no_bundle_is_refused_in_words(data, why):
    with pytest.raises(BundleError, match=why) as caught:
        load(data)
    assert str(caught.value).startswith("bundle")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BundleError, match="No such file"):
        load(tmp_path / "none")
    with pytest.raises(BundleError, match="directory"):
        load(tmp_path)


@pytest.mark.parametrize(("spare", "fits"), [(0, True), (-1, False)], ids=["just fits", "one over"])
def test_it_is_no_larger_than_allowed(spare, fits):
    packed = gzip.compress(WHOLE)
    if fits:
        assert isinstance(load(packed, max_bytes=len(WHOLE) + spare), Bundle)
    else:
        with pytest.raises(BundleError, match="larger than is allowed"):
            load(packed, max_bytes=len(WHOLE) + spare)


@given(st.integers(0, len(WHOLE) - 2), st.binary(min_size=1, max_size=3))
def test_no_change_goes_unseen(place, piece):
    data = WHOLE[:place] + piece + WHOLE[place + len(piece) :]
    if data == WHOLE:
        return
    with pytest.raises(BundleError):
        load(data)


def test_equal_releases_are_equal_files():
    assert lines_of(DOCUMENT) == LINES
