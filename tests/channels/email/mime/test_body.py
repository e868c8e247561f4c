"""Bodies in lines that any server carries."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email._mime._body import encoded


@pytest.mark.parametrize(
    ("text", "encoding", "octets"),
    [
        pytest.param("", "quoted-printable", b"", id="nothing"),
        pytest.param("a\nb\rc\r\nd", "quoted-printable", b"a\r\nb\r\nc\r\nd", id="ends of lines"),
        pytest.param("en sær pære", "quoted-printable", b"en s=C3=A6r p=C3=A6re", id="a letter"),
        pytest.param("a \nb\t", "quoted-printable", b"a=20\r\nb=09", id="space at the end"),
        pytest.param("x" * 76, "quoted-printable", b"x" * 76, id="a full line"),
        pytest.param("x" * 77, "quoted-printable", b"x" * 75 + b"=\r\nxx", id="one over"),
        pytest.param("From me", "quoted-printable", b"=46rom me", id="From"),
        pytest.param("From " + "x" * 71, "quoted-printable",
                     b"=46rom " + b"x" * 66 + b"=\r\nxxxxx", id="From on a full line"),
        pytest.param(".\n..\n", "quoted-printable", b"=2E\r\n..\r\n", id="a lone full stop"),
        pytest.param("شكرا", "base64", base64.b64encode("شكرا".encode()) + b"\r\n", id="Arabic"),
    ],
)  # fmt: skip
def test_encodings(text, encoding, octets):
    assert encoded(text) == (encoding, octets)


@given(
    st.text(alphabet="From æ=.\n\r x", max_size=400) | st.from_regex("(From |[xæ =]{1,90}){0,9}")
)
def test_all_comes_back(text):
    encoding, octets = encoded(text)
    decode = base64.b64decode if encoding == "base64" else quopri.decodestring
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert decode(octets).decode().replace("\r\n", "\n") == plain
    lines = octets.split(b"\r\n")
    assert all(len(line) <= 76 and not line.startswith(b"From ") for line in lines)
    assert b"." not in lines
