"""Formatting as WhatsApp reads it, and how it is drawn."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp._copy import drawn
from channels.whatsapp._marks import atoms, line_spans, plain, signs, stretches

DRAWN = [
    ("bold", "Hei *Kari*!", "Hei <strong>Kari</strong>!"),
    ("italic", "_nå_", "<em>nå</em>"),
    ("struck out", "~100~ 80 kr", "<s>100</s> 80 kr"),
    ("fixed width", "```kode 1```", "<code>kode 1</code>"),
    ("code", "kode `7 4`", "kode <code>7 4</code>"),
    ("one in another", "_*begge*_", "<em><strong>begge</strong></em>"),
    ("several words", "*to ord* her", "<strong>to ord</strong> her"),
    ("beside a full stop", "(*nå*).", "(<strong>nå</strong>)."),
    ("inside a word", "2*3*4 a_b_c", "2*3*4 a_b_c"),
    ("a space inside", "* nå*", None),
    ("never closed", "Hei *Kari", "Hei *Kari"),
    ("over two lines", "*Hei\nKari*", "*Hei\nKari*"),
    ("doubled", "**Hei**", "**Hei**"),
    ("crossing", "*a _b* c_", "<strong>a _b</strong> c_"),
    ("nothing between", "**", "**"),
    ("marks in code", "```*a*```", "<code>*a*</code>"),
    ("code over lines", "```a\nb```", "<code>a\nb</code>"),
    ("a link with an underscore", "https://n.no/_a_", '<span class="link">https://n.no/_a</span>_'),
    ("a link in bold", "*https://n.no/a*",
     '<strong><span class="link">https://n.no/a</span></strong>'),
    ("markup", "<b>&", "&lt;b&gt;&amp;"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "inner"), [row[1:] for row in DRAWN], ids=[row[0] for row in DRAWN]
)
def test_a_line(text, inner):
    if inner is not None:
        assert drawn(text) == f'<p dir="auto">{inner}</p>'
    else:
        assert "<strong>" not in drawn(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- a\n- *b*", '<ul><li dir="auto">a</li><li dir="auto"><strong>b</strong>',
                     id="list"),
        pytest.param("* a", '<ul><li dir="auto">a</li></ul>', id="list with a star"),
        pytest.param("3. a\n4. b", '<ol start="3"><li dir="auto">a</li>', id="numbers"),
        pytest.param("> a\n> b", '<blockquote dir="auto">a\nb</blockquote>', id="quote"),
        pytest.param("-a", '<p dir="auto">-a</p>', id="no space, no list"),
        pytest.param("2026. a", '<p dir="auto">2026. a</p>', id="a year is no item"),
        pytest.param("a\n\n- b\nc", '<p dir="auto">a\n</p><ul>', id="words, list, words"),
    ],
)  # fmt: skip
def test_blocks(text, expected):
    assert drawn(text).startswith(expected)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hei *Kari*, _se_ `her`", "Hei Kari, se her"),
        ("2*3 *x", "2*3 *x"),
        ("```a\n*b*```", "a\n*b*"),
    ],
)
def test_plain(text, shown):
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (0, '<p dir="auto"></p>'),
        (3, '<p dir="auto">Hei</p>'),
        (7, '<p dir="auto">Hei <strong>Ka</strong></p>'),
        (99, '<p dir="auto">Hei <strong>Kari</strong> nå</p>'),
    ],
)
def test_what_is_open_where_it_is_cut_is_closed(until, expected):
    assert drawn("Hei *Kari* nå", until) == expected


PIECES = st.sampled_from([*"a *_~`\n-.>1é😀", "```", "https://n.no/_a_"])
MARKED = st.lists(PIECES, max_size=40).map("".join)


@given(MARKED)
def test_every_character_is_shown_or_is_a_sign(text):
    """Nothing is lost and nothing comes twice, whatever the marks mean."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", drawn(text)))
    hidden = signs(text)
    assert len(plain(text)) == len(text) - len(hidden)
    assert all(text[place] in "*_~`" for place in hidden)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", plain_lines(text))


def plain_lines(text: str) -> str:
    """The text by lines as they are drawn, without signs: what begins a list stays one."""
    whole = atoms(text)
    lines = []
    for start, end in line_spans(text, whole):
        begin = re.match(r"[*-] (?=\S)|[0-9]{1,3}\. (?=\S)|> ", text[start:end])
        first = start + (begin.end() if begin else 0)
        inside = {
            place
            for stretch in stretches(text, first, end, whole)
            for place in (
                *range(stretch.start, stretch.start + stretch.signs),
                *range(stretch.end - stretch.signs, stretch.end),
            )
        }
        lines.append("".join(text[i] for i in range(first, end) if i not in inside))
    return "".join(lines)


@given(MARKED)
def test_elements_open_and_close_in_order(text):
    for until in (None, len(text) // 2):
        open_ones: list[str] = []
        for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", drawn(text, until)):
            if closing:
                assert open_ones.pop() == name
            else:
                open_ones.append(name)
        assert open_ones == []


@pytest.mark.parametrize("piece", ["*a ", "`a`\n", "*a* ", "_", "```", "https://", "> a\n"])
def test_a_hostile_text_is_drawn(piece):
    """It would not end if any of these took the square of its length."""
    text = piece * (120_000 // len(piece))
    assert drawn(text) and plain(text)
