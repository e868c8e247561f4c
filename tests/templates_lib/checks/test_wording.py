"""Templates as plain text, with the way back to their own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.checks._wording import (
    MAX_CHARACTERS,
    MAX_WORDINGS,
    SENTINEL,
    unread,
    wordings,
)
from templates_lib.language import parse


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        pytest.param("", [""], id="empty"),
        pytest.param("Hei {{ a }}!", [f"Hei {SENTINEL}!"], id="print"),
        pytest.param("{# note #}Hei", ["Hei"], id="comment"),
        pytest.param("a{% if x %}b{% endif %}c", ["abc", "ac"], id="if"),
        pytest.param("{% if x %}a{% elif y %}b{% else %}c{% endif %}", ["a", "b", "c"], id="elif"),
        pytest.param("{% for x in xs %}{{ x }}, {% endfor %}", [f"{SENTINEL}, "], id="loop"),
    ],
)
def test_each_way_through_the_branches_is_a_wording(template: str, texts: list[str]) -> None:
    assert [wording.text for wording in wordings(parse(template))] == texts


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_span_leads_back_to_the_template(newline: str) -> None:
    source = f"Hei {{{{ a }}}},{newline}du får {{% if x %}}20{{% endif %}} % av."
    wording = wordings(parse(source))[0]
    start = wording.text.index("20")
    assert source[slice(*wording.span(start, start + 2))] == "20"
    whole = source[slice(*wording.span(start, start + 4))]
    assert whole == "20{% endif %} %"
    assert source[slice(*wording.span(4, 5))] == "{{ a }}"


@given(st.lists(st.sampled_from(["æ", "{{ a }}", "{% if b %}x{% endif %}", "\r\n", "1"])))
def test_every_character_leads_back_to_itself(pieces: list[str]) -> None:
    source = "".join(pieces)
    for wording in wordings(parse(source)):
        for index, character in enumerate(wording.text):
            start, end = wording.span(index, index + 1)
            assert source[start:end] == ("{{ a }}" if character == SENTINEL else character)


def test_wordings_are_bounded_and_nothing_is_left_unread() -> None:
    template = parse(
        "".join(f"{{% if a{n} %}}<{n}>{{% else %}}[{n}]{{% endif %}}" for n in range(9))
    )
    found = wordings(template)
    assert len(found) == MAX_WORDINGS
    missing = {f"[{n}]" for n in range(9)} - {
        f"[{n}]" for n in range(9) if any(f"[{n}]" in wording.text for wording in found)
    }
    assert missing
    assert {wording.text for wording in unread(template, found)} == missing


def test_long_texts_are_read_once() -> None:
    arms = "".join(f"{{% if a{n} %}}x{{% endif %}}" for n in range(6))
    found = wordings(parse("y" * 60_000 + arms))
    assert sum(len(wording.text) for wording in found) <= MAX_CHARACTERS + 60_100
