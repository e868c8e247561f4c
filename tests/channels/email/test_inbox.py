"""Subject and preheader as each client cuts them: between characters as readers see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._graphemes import clusters
from channels.email import _inbox
from channels.email._inbox import SURFACES, shown, shown_of

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        pytest.param("abcde", 5, 5, id="fits"),
        pytest.param("abcdef", 5, 4, id="one over: the last place is the ellipsis"),
        pytest.param("", 5, 0, id="nothing"),
        pytest.param("łóśźć", 5, 5, id="letters of two bytes"),
        pytest.param("e\u0301" * 5, 5, 10, id="an accent takes no room"),
        pytest.param("e\u0301" * 6, 5, 8, id="and stays with its letter"),
        pytest.param("日本語", 6, 3, id="wide letters"),
        pytest.param("日本語", 5, 2, id="wide letters are two"),
        pytest.param(FAMILY * 2, 4, 14, id="a family is one emoji"),
        pytest.param(FAMILY * 3, 4, 7, id="and is never parted"),
        pytest.param("🇳🇴🇳🇴", 4, 4, id="a flag is one"),
        pytest.param("🇳🇴🇳🇴🇳🇴", 4, 2, id="and is never halved"),
        pytest.param("مرحبا", 5, 5, id="Arabic"),
        pytest.param("a\u200b\u200bb", 2, 4, id="marks that nobody sees"),
        pytest.param("x" * 3000, 4000, 2000, id="beyond what any inbox reads"),
    ],
)
def test_how_much_is_shown(text, most, kept):
    assert shown_of(text, most) == kept


@pytest.mark.parametrize("surface", SURFACES, ids=[surface.name for surface in SURFACES])
def test_boundaries_of_each_surface(surface):
    for part, other in (("subject", "preheader"), ("preheader", "subject")):
        most = getattr(surface, part).value
        for length, cut in ((most, False), (most + 1, True)):
            texts = {part: "x" * length, other: ""}
            row = next(row for row in shown(**texts) if row.surface == surface.name)
            assert (getattr(row, f"{part}_cut"), getattr(row, f"{other}_cut")) == (cut, False)
            assert getattr(row, part) == ("x" * (most - 1) + "…" if cut else "x" * most)


def test_every_surface_names_its_sources_and_how_sure_they_are():
    assert len({surface.name for surface in SURFACES}) == len(SURFACES)
    for row in shown("a", "b"):
        assert row.source and row.sure in "BC"
    labels = " ".join(surface.label for surface in SURFACES)
    for client in ("Gmail", "Outlook", "Apple Mail", "Yahoo", "Samsung"):
        assert client in labels


@given(st.text(alphabet="ab e\u0301日🇳🇴👩\u200d👧\u200bم", max_size=120), st.integers(2, 60))
def test_no_cut_parts_a_character(text, most):
    kept = shown_of(text, most)
    ends = {0, *(end for _, end in clusters(text))}
    assert kept in ends
    row = shown(text, text)[0]
    assert text.startswith(row.subject.removesuffix("…"))


def test_what_is_taken_for_even_is_even():
    even = [point for point in range(0x2FFF) if _inbox._EVEN.fullmatch(chr(point))]
    assert len(even) > 900
    for point in even:
        text = f"a{chr(point)}{chr(point)}b"
        assert _inbox._widths(text) == ((1, 1), (2, 1), (3, 1), (4, 1)), hex(point)
