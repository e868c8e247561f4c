from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.exchange.syntaxes import SYNTAXES, cut, gaps
from cms.exchange.wording import Wording, reword
from templates_lib.language import TemplateSyntaxError, parse

PLAIN = st.text(st.sampled_from("{}%#$*ab é\n\"'\\-"), max_size=30)


def say(
    text: str, syntax: str = "mustache", names: Mapping[str, str] | None = None, marks: bool = True
) -> Wording:
    known = names or {name: name for name in gaps(text, SYNTAXES[syntax])}
    return reword(text, SYNTAXES[syntax], known, bold=("b",), marks=marks)


@pytest.mark.parametrize(
    ("syntax", "text", "ours"),
    [
        ("mustache", "Hi {{user}}!", "Hi {{ user }}!"),
        ("brace", "Hi {user}!", "Hi {{ user }}!"),
        ("percent-brace", "Hi %{user}, 50 %!", "Hi {{ user }}, 50 %!"),
        ("percent-brace", "%%{user}", "%{user}"),
        ("percent", "Hi %user%, 50 %!", "Hi {{ user }}, 50 %!"),
        ("dollar-brace", "Hi ${user}, $5!", "Hi {{ user }}, $5!"),
        ("none", "Hi {user}!", "Hi {user}!"),
        ("none", "Hi {{user}}!", 'Hi {{ "{{" }}user}}!'),
        ("none", "{% if %} {# x #}", '{{ "{%" }} if %} {{ "{#" }} x #}'),
        ("budskap", "{% if a %}{{ a | upper }}{% endif %}", "{% if a %}{{ a | upper }}{% endif %}"),
        ("brace", "{{user}}", '{{ "{{" }}user}}'),
        ("percent", "{%user%", '{{ "{" }}{{ user }}'),
    ],
)
def test_a_text_is_written_in_our_language(syntax: str, text: str, ours: str) -> None:
    assert say(text, syntax).text == ours


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("{{b}}{{a}}{{/b}}", "**{{ a }}**"),
        ("x{{b}} y {{/b}}z", "x **y** z"),
        ("{{b}}x{{/b}}{{b}}y{{/b}}", "**xy**"),
        ("{{b}}{{/b}}x{{b}} {{/b}}", "x "),
        ("{{b}}x", "x"),
        ("x{{/b}}", "x"),
    ],
    ids=["placeholder", "spaces", "neighbours", "empty", "never closed", "never opened"],
)
def test_bold_becomes_stars(text: str, ours: str) -> None:
    assert say(text).text == ours


@pytest.mark.parametrize(
    ("text", "marks", "words"),
    [
        ("{{b}}x{{/b}}", True, []),
        ("{{b}}x{{/b}}", False, ["{{b}} is left out: this place knows no such markup."]),
        ("{{i}}x{{/i}}", True, ["{{i}} is left out: this place knows no such markup."]),
        ("{{b}}x", True, ["{{b}} is left out: its other half is missing."]),
        ("{{#if a}}x", True, ["{{#if a}} has no counterpart here and must be rewritten by hand."]),
        ("a<br>b < c", True, ["HTML stays as text and will be seen: <br>."]),
    ],
)
def test_what_is_lost_is_said(text: str, marks: bool, words: list[str]) -> None:
    assert [str(note) for note in say(text, marks=marks).notes] == words


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("mustache", "{{#if a}}x{{/if}}"),
        ("mustache", "{{#each items}}"),
        ("mustache", "{{> footer}}"),
        ("mustache", "{{value, number}}"),
        ("brace", "{n, plural, offset:1 one {# item} other {# items}}"),
        ("brace", "{n, plural, one {{name} has # item} other {{name} has # items}}"),
        ("brace", "{0,choice,0#none|3#three|3<more}"),
        ("brace", "{when, date, long}"),
        ("percent-brace", "%{user.first()}"),
    ],
)
def test_what_has_no_counterpart_cannot_be_sent_as_it_is(syntax: str, text: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        parse(say(text, syntax).text)


def test_a_tag_of_ours_in_a_mustache_file_stays() -> None:
    wording = say("{{ total | money }} {{user}}")
    assert (wording.text, wording.placeholders) == (
        "{{ total | money }} {{ user }}",
        ("total", "user"),
    )
    assert not wording.notes


def test_names_are_mapped() -> None:
    wording = say("{first-name} {0}", "brace", {"first-name": "first_name", "0": "value_0"})
    assert wording.text == "{{ first_name }} {{ value_0 }}"
    assert wording.placeholders == ("first_name", "value_0")


def rendered(ours: str, text: str) -> str:
    """What *ours* says to the reader; *text* where it is refused as a slip of the keyboard.

    The language refuses what can only be that, such as ``{name}}``: a person must look at it.
    """
    try:
        return parse(ours).render({"name": "Kari"}, "en")
    except TemplateSyntaxError as error:
        assert "looks like a tag gone wrong" in str(error)
        return text


@given(PLAIN)
def test_text_without_placeholders_comes_out_as_it_went_in(text: str) -> None:
    assert rendered(say(text, "none").text, text) == text


@pytest.mark.parametrize("syntax", ["brace", "percent", "percent-brace", "dollar-brace"])
@given(before=PLAIN, after=PLAIN)
def test_text_around_a_placeholder_comes_out_as_it_went_in(
    syntax: str, before: str, after: str
) -> None:
    tag = SYNTAXES[syntax].label
    text = f"{before} {tag} {after}"
    kinds = [piece.kind for piece in cut(text, SYNTAXES[syntax])]
    if kinds.count("gap") != 1 or set(kinds) > {"text", "gap"} or "%%{" in text:
        return
    said = f"{before} Kari {after}"
    assert rendered(say(text, syntax).text, said) == said
