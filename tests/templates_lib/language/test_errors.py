"""Errors as values: what they say, and that they travel."""

import pickle

import pytest

from templates_lib.language import TemplateError, TemplateSyntaxError, parse
from templates_lib.language._errors import line_and_column
from templates_lib.placeholders import Placeholder

FAILING = {
    "syntax": lambda: parse("{{ a b }}"),
    "missing": lambda: parse("{{ a }}").render({}, "nb"),
    "wrong": lambda: parse("{{ a | number }}").render({"a": "x"}, "nb"),
    "too long": lambda: parse("{{ a | upper }}" * 30).render({"a": "x" * 9_999}, "nb"),
    "category": lambda: parse('{{ a | plural(other="") }}').render({"a": 1}, "nb"),
    "unknown": lambda: parse("{{ ab }}").render({}, "nb", placeholders={"abc": text("abc")}),
    "wrong use": lambda: parse("{{ a | date }}").render({}, "nb", placeholders={"a": text("a")}),
}


def text(name):
    return Placeholder(name, "text")


@pytest.mark.parametrize("fail", FAILING.values(), ids=FAILING.keys())
def test_an_error_says_itself_again_and_travels(fail):
    with pytest.raises(TemplateError) as caught:
        fail()
    error = caught.value
    assert error.msgid % error.params == error.message
    assert error.message in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error) and again.__dict__ == error.__dict__


def test_phrases_inside_can_be_said_again():
    with pytest.raises(TemplateError) as caught:
        parse("{{ a }}").render(
            {"a": "xy"}, "nb", placeholders={"a": Placeholder("a", "text", max_length=1)}
        )
    expected, got = caught.value.params["expected"], caught.value.params["got"]
    assert (expected.msgid, expected.params) == (
        "a text of at most %(limit)s characters",
        {"limit": "1"},
    )
    assert got == "a text of length 2"


@pytest.mark.parametrize(
    "text, offset, place",
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("\n\n", 1, (2, 1)),
        ("🎁x", 1, (1, 2)),
    ],
)
def test_line_and_column(text, offset, place):
    assert line_and_column(text, offset) == place


def test_offsets_stay_within_the_text():
    error = TemplateSyntaxError("x", source="ab", offset=9, end=12)
    assert (error.offset, error.end) == (2, 2)


@pytest.mark.parametrize("character", ["¼", "﹏", "·", "℘", "²", "٣", "ⅷ", "́"])
@pytest.mark.parametrize("tag", ["{{ %s }}", "{{ a%s }}", "{%% if %s %%}{%% endif %%}"])
def test_no_character_gets_past_our_own_errors(character: str, tag: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        parse(tag % character)
