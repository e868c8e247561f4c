"""Snippets put in: tables of what becomes of a text, and laws that hold for all texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib.language import MAX_LENGTH, TemplateSyntaxError, as_comments, includes, parse
from templates_lib.snippets import MAX_DEPTH, Snippet, SnippetText, expand, keys_used


def snippets(**texts: str) -> dict[str, Snippet]:
    return {key: Snippet(key, (SnippetText("nb", text),)) for key, text in texts.items()}


def mark(key: str) -> str:
    return f'{{% include "{key}" %}}'


SHARED = snippets(
    name="Nordhus",
    signature=f"Hilsen {mark('name')}",
    footer=f"{mark('signature')}, Oslo",
    deep=mark("footer"),
    deepest=mark("deep"),
    one=mark("two"),
    two=mark("one"),
    broken="{% if a %}",
    brace="a {",
    lost=mark("nowhere"),
    empty="",
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(f"Takk! {mark('name')}", "Takk! Nordhus", id="one"),
        pytest.param("{% include 'name' %}", "Nordhus", id="single-quotes"),
        pytest.param('{%include"name"%}', "Nordhus", id="tight"),
        pytest.param(f"{mark('name')}{mark('name')}", "NordhusNordhus", id="twice"),
        pytest.param('a  {%- include "name" -%}  b', "aNordhusb", id="space-taken-away"),
        pytest.param(f"a {mark('empty')} b", "a  b", id="empty"),
        pytest.param(mark("footer"), "Hilsen Nordhus, Oslo", id="three-deep"),
        pytest.param(f"{{# {mark('name')} #}}", None, id="in-a-comment"),
        pytest.param("{{ \"{% include 'name' %}\" }}", None, id="in-quotes"),
        pytest.param("{% include name %}", None, id="no-key"),
        pytest.param('{% include "name" ignore missing %}', None, id="more-words"),
        pytest.param(f"{{{{ a }} {mark('name')}", None, id="behind-a-tag-left-open"),
        pytest.param("we include name", None, id="plain-words"),
    ],
)
def test_what_is_said(text: str, said: str | None) -> None:
    made = expand(text, SHARED, "sms", "nb")
    assert made.text == (text if said is None else said)
    assert not made.faults


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("signatur", "There is no snippet “signatur”; did you mean “signature”?"),
        ("zzzzzz", "There is no snippet “zzzzzz”."),
        ("", "There is no snippet “”."),
        ("lost", "There is no snippet “nowhere”."),
        ("one", "round and round: one → two → one."),
        ("deepest", f"more than {MAX_DEPTH} deep: deepest → deep → footer → signature."),
        ("broken", "The text of the snippet “broken” cannot be read: "),
        ("brace", "The text of the snippet “brace” cannot be read: it must not end with a brace."),
    ],
)
def test_what_cannot_be_put_in_stays_and_is_told(key: str, words: str) -> None:
    text = f"Takk! {mark(key)}"
    made = expand(text, SHARED, "sms", "nb")
    (fault,) = made.faults
    assert made.text == text
    assert words in fault.msgid % dict(fault.params)
    assert made.text[fault.start : fault.end] == mark(key)
    with pytest.raises(TemplateSyntaxError):
        parse(made.text)


def test_the_nearest_key_is_suggested_where_it_was_typed_and_nowhere_else() -> None:
    typed = expand(mark("signatur"), SHARED, "sms", "nb").faults[0]
    assert typed.suggestion == mark("signature")
    more = {**SHARED, **snippets(wrapped=mark("signatur"))}
    assert expand(mark("wrapped"), more, "sms", "nb").faults[0].suggestion is None


def test_a_snippet_without_words_in_the_language_says_so() -> None:
    (fault,) = expand(mark("name"), SHARED, "sms", "da").faults
    assert fault.msgid % dict(fault.params) == (
        "The snippet “name” has no text in da for this channel."
    )


@pytest.mark.parametrize(("count", "fits"), [(6, True), (7, False)])
def test_a_text_grows_no_further_than_a_template_may(count: int, fits: bool) -> None:
    long = snippets(long="x" * 10_000)
    made = expand(mark("long") * count, long, "sms", "nb")
    assert bool(made.faults) is not fits
    assert len(made.text) <= MAX_LENGTH


def test_snippets_that_double_at_each_depth_take_no_time() -> None:
    wide = snippets(a=mark("b") * 500, b=mark("c") * 500, c="xxxxxxxxxx")
    made = expand(mark("a") * 2_000, wide, "sms", "nb")
    assert len(made.faults) == 2_000
    assert "65,536" in made.faults[0].msgid % dict(made.faults[0].params)


@pytest.mark.parametrize(
    ("words", "typed", "snippet"),
    [
        ("Takk", "Takk", ""),
        ("Nordhus", mark("footer"), "name"),
        ("Hilsen Nord", mark("footer"), "signature"),
        ("Nordhus, Os", mark("footer"), "footer"),
        ("! Hil", f"! {mark('footer')}", "signature"),
        ("Oslo. Ha", f"{mark('footer')}. Ha", "footer"),
        ("det", "det", ""),
    ],
)
def test_where_words_were_typed(words: str, typed: str, snippet: str) -> None:
    text = f"Takk! {mark('footer')}. Ha det"
    made = expand(text, SHARED, "sms", "nb")
    start = made.text.index(words)
    place = made.written(start, start + len(words))
    assert text[place.start : place.end] == typed
    assert place.snippet == snippet


def test_which_snippets_a_text_comes_to_use() -> None:
    assert keys_used(["footer"], SHARED) == {"footer", "signature", "name"}
    assert keys_used(["one"], SHARED) == {"one", "two"}
    assert keys_used(["lost"], SHARED) == {"lost", "nowhere"}


KEYS = st.sampled_from(["a", "b", "c", "d", "nowhere"])
PIECES = st.one_of(
    KEYS.map(mark),
    st.sampled_from(
        ["{{ x }}", "{% if x %}y{% endif %}", " ", "å", "{", "%", "}", '{%- include "a" -%}']
    ),
    st.text(alphabet="ab {}%#-\"'", max_size=8),
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)
SETS = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), TEXTS)


@settings(max_examples=300)
@given(TEXTS, SETS)
def test_the_laws_of_expansion(text: str, texts: dict[str, str]) -> None:
    made = expand(text, snippets(**texts), "sms", "nb")
    told = {(fault.start, fault.end) for fault in made.faults}
    left = {(each.start, each.end) for each in includes(made.text)}
    assert left == told  # none is left but those of which a fault tells
    if not includes(text):
        assert made.text == text
    if made.pieces:
        assert "".join(made.text[each.start : each.end] for each in made.pieces) == made.text
        for piece in made.pieces:
            typed = text[piece.written_start : piece.written_end]
            if piece.trail:
                assert includes(typed)
            else:
                assert typed == made.text[piece.start : piece.end]
    for start in range(len(made.text)):
        place = made.written(start, start + 1)
        assert 0 <= place.start <= place.end <= len(text)
        if not place.snippet:
            assert text[place.start : place.end] == made.text[start]


@given(TEXTS)
def test_marks_as_comments_keep_every_place(text: str) -> None:
    plain = as_comments(text)
    assert len(plain) == len(text)
    assert not includes(plain)
    for each in includes(text):
        assert plain[each.start : each.start + 2] == "{#"
