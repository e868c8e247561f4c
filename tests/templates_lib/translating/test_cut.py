"""A text comes back to the letter from its pieces; a changed piece changes what it says alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib.language import parse
from templates_lib.translating import Unjoinable, cut, join, pair

PLURAL = '{{ n | plural(one="# vare", other="# varer") }}'

CASES = {
    "plain": ("Hei {{ name }}", {"": "Hei {{ name }}"}),
    "plural": (
        f"Du har {PLURAL}.",
        {"[one]": "Du har {{ # }} vare.", "[other]": "Du har {{ # }} varer."},
    ),
    "exact": (
        "{{n|plural({0: 'ingen'}, one='a ## #', other=\"b\")}}",
        {"[=0]": "ingen", "[one]": "a # {{ # }}", "[other]": "b"},
    ),
    "branch": (
        "Hi {% if vip %}dear {{ name }}{% else %}you{% endif %}!",
        {":1a": "dear {{ name }}", ":1b": "you", "": "Hi {{ §1 }}!"},
    ),
    "only a branch": ("{% if a %}x{% else %}{% endif %}\n", {":1a": "x"}),
    "loop": ("{% for x in items %}{{ x.title }}, {% endfor %}", {":1a": "{{ x.title }}, "}),
    "plural in a branch": (
        f"{{% if a %}}{PLURAL}{{% endif %}}",
        {":1a[one]": "{{ # }} vare", ":1a[other]": "{{ # }} varer"},
    ),
    "two plurals": (
        '{{ n | plural(one="a", other="b") }} {{ m | plural(one="c", other="d") }}',
        {":1[one]": "a", ":1[other]": "b", ":2[one]": "c", ":2[other]": "d"},
    ),
    "select": (
        '{{ g | select(female="Kjære frue", other="Hei") }}, du',
        {":1[female]": "Kjære frue", ":1[other]": "Hei", "": "{{ §1 }}, du"},
    ),
    "broken": ("{% if", {"": "{% if"}),
    "our own marks": ("⟦a⟧ {{ n }}", {"": "⟦a⟧ {{ n }}"}),
}


@pytest.mark.parametrize(("text", "pieces"), CASES.values(), ids=CASES)
def test_a_text_is_cut_into_sentences(text: str, pieces: dict[str, str]) -> None:
    made = cut(text)
    assert dict(made.pieces) == pieces
    assert join(made.frame, made.pieces) == text


PARTS = st.sampled_from(
    [
        "Hei ", "{{ name }}", " og ", "# § ⟦ ", PLURAL, "{% if a %}", "{% elif b == 1 %}",
        "{% else %}", "{% endif %}", "{% for x in items %}", "{% endfor %}", "{{ x.title }}",
        '{{ g | select(a="b", other="c \\" d") }}', "{# note #}", "\n", "{{ '{{' }}",
        "{%- if a -%}",
        '{{ n | default(1) | plural({0: "no\\n#", 7: "##"}, one=\'x\', other="y") }}',
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=9).map("".join))
@settings(max_examples=150)
def test_every_text_comes_back_to_the_letter(text: str) -> None:
    made = cut(text)
    assert join(made.frame, made.pieces) == text


@given(st.lists(PARTS, max_size=5).map("".join), st.lists(PARTS, max_size=5).map("".join))
def test_a_pair_has_the_same_pieces(source: str, target: str) -> None:
    made, theirs = pair(source, target)
    assert made.shape == theirs.shape
    assert join(theirs.frame, theirs.pieces) == target


def test_a_translation_takes_its_own_categories() -> None:
    made = cut('You have {{ n | plural(one="# item", other="# items") }} from {{ shop }}.')
    forms = {"one": "produkt", "few": "produkty", "many": "produktów", "other": "produktu"}
    pieces = {
        f"[{key}]": f"Masz {{{{ # }}}} {word} z {{{{ shop }}}}." for key, word in forms.items()
    }
    text = join(made.frame, pieces)
    assert text == (
        'Masz {{ n | plural(one="# produkt", few="# produkty", many="# produktów", '
        'other="# produktu") }} z {{ shop }}.'
    )
    assert parse(text).render({"n": 5, "shop": "X"}, "pl") == "Masz 5 produktów z X."


def test_words_may_change_on_both_sides_of_a_placeholder() -> None:
    made = cut(f"Du har {PLURAL} fra {{{{ shop }}}} klar.")
    text = join(
        made.frame,
        {
            "[one]": "{{ # }} ting fra {{ shop }} er klar.",
            "[other]": "{{ # }} ting fra {{ shop }} er klare.",
        },
    )
    assert parse(text).render({"n": 2, "shop": "X"}, "nb") == "2 ting fra X er klare."
    assert parse(text).render({"n": 1, "shop": "X"}, "nb") == "1 ting fra X er klar."


@pytest.mark.parametrize(
    "pieces",
    [
        {"[one]": "a"},
        {},
        {"[one]": "a {{ x }}", "[other]": "b"},
        {"[one]": "a {{ x }}", "[other]": "b {{ y }}"},
    ],
    ids=["no other", "nothing", "one placeholder", "two placeholders"],
)
def test_what_cannot_be_joined_is_refused(pieces: dict[str, str]) -> None:
    with pytest.raises(Unjoinable):
        join(cut(f"Du har {PLURAL}.").frame, pieces)


def test_a_frame_that_holds_itself_ends() -> None:
    with pytest.raises(Unjoinable):
        join({"": "{{ §1 }}", "1": "⟦⟧"}, {})


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('Takk! {% include "signature" %}', {"": 'Takk! {% include "signature" %}'}),
        ('{% include "signature" %}', {}),
        (
            '{% if a %}Hei {% include "s" %}{% endif %}',
            {":1a": 'Hei {% include "s" %}'},
        ),
        (
            '{{ n | plural(one="# vare", other="# varer") }} {% include "s" %}',
            {
                "[one]": '{{ # }} vare {% include "s" %}',
                "[other]": '{{ # }} varer {% include "s" %}',
            },
        ),
    ],
)
def test_a_snippet_is_taken_in_as_it_stands_and_never_translated(
    text: str, pieces: dict[str, str]
) -> None:
    made = cut(text)
    assert dict(made.pieces) == pieces
    assert join(made.frame, made.pieces) == text
