"""Where tags begin and end: exactly where Jinja's lexer says, in linear time."""

import time

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._tags import control_word, literal, map_literals, protect, restore, split


def cut(template):
    return [(run.text, run.is_tag) for run in split(template)]


@pytest.mark.parametrize(
    ("template", "tags"),
    [
        pytest.param("", [], id="empty"),
        pytest.param("Hei", [], id="no tag"),
        pytest.param("Hei {{ name }}!", ["{{ name }}"], id="one"),
        pytest.param("{{a}}{{b}}", ["{{a}}", "{{b}}"], id="adjacent"),
        pytest.param("{% if a < b %}x{% endif %}", ["{% if a < b %}", "{% endif %}"], id="control"),
        pytest.param("{{- a -}}{%+ if b %}", ["{{- a -}}", "{%+ if b %}"], id="white space marks"),
        pytest.param('{{ n | f(one="# }} x") }}', ['{{ n | f(one="# }} x") }}'], id="}} in quotes"),
        pytest.param("{{ n | f('%} {{') }}", ["{{ n | f('%} {{') }}"], id="opener in quotes"),
        pytest.param(r'{{ f("a\"}}b") }}', [r'{{ f("a\"}}b") }}'], id="escaped quote"),
        pytest.param(r'{{ f("a\\") }}}}', [r'{{ f("a\\") }}'], id="escaped backslash"),
        pytest.param("{% if a == '%}' %}", ["{% if a == '%}' %}"], id="%} in quotes"),
        pytest.param("{# it's }} #}x", ["{# it's }} #}"], id="a comment knows no quotes"),
        pytest.param("{{ a\n}}", ["{{ a\n}}"], id="over two lines"),
        pytest.param("{ {a} } % }", [], id="single braces"),
        pytest.param("100 % }} off", [], id="a closer alone"),
        pytest.param("{{ a", [], id="never closed"),
        pytest.param("{{ it's }} and {{ b }}", [], id="a quote never closed"),
        pytest.param("{{ a }} {{ b", ["{{ a }}"], id="the second never closed"),
        pytest.param("{# a {{ b }}", [], id="a comment never closed"),
    ],
)
def test_tags(template, tags):
    assert [text for text, is_tag in cut(template) if is_tag] == tags


PIECES = ["{{", "}}", "{%", "%}", "{#", "#}", "'", '"', "\\", " a ", "{", "}", "%", "#", "\n", "<"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_runs_join_to_the_template(template):
    runs = split(template)
    assert "".join(run.text for run in runs) == template
    assert all(run.text == template[run.start : run.end] and run.text for run in runs)


SOURCE = st.lists(
    st.sampled_from(
        ["{{ a }}", "{{ f('}}') }}", '{{ g("%}") }}', "{% if x %}", "{% endif %}", "{# ' #}",
         "words", " ", "{", "}", "<b>", "%", "#", "'", "\n"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


TAGS = ("variable", "block", "comment")


@given(SOURCE)
def test_literals_are_what_jinja_calls_data(template):
    environment = jinja2.Environment(keep_trailing_newline=True)
    try:
        tokens = list(environment.lexer.tokeniter(template, None))
    except jinja2.TemplateSyntaxError:
        return
    kinds = [kind for _, kind, _ in tokens]
    if any(kinds.count(f"{name}_begin") != kinds.count(f"{name}_end") for name in TAGS):
        return  # never closed: Jinja's parser says so, and all that follows is literal here
    if any(kind == "operator" and text in "{}" for _, kind, text in tokens):
        return  # a dictionary: the language refuses the whole template, wherever its tags end
    data = "".join(text for _, kind, text in tokens if kind == "data")
    assert "".join(text for text, is_tag in cut(template) if not is_tag) == data


@pytest.mark.parametrize("piece", ["{{", "{% '", "{#", "{{ a }}{{ '", "{{ a", "}}", "{{'a'"])
def test_time_is_linear(piece):
    template = piece * 40_000
    started = time.perf_counter()
    split(template)
    assert time.perf_counter() - started < 2


@given(st.lists(st.sampled_from([*PIECES, "\x00", "\x000\x00", "7"]), max_size=20).map("".join))
def test_protecting_and_restoring_loses_nothing_but_nul(template):
    protected, tags = protect(template)
    assert restore(protected, tags) == map_literals(template, lambda text: text.replace("\x00", ""))


def test_a_token_cannot_be_typed():
    protected, tags = protect("{{ a }} \x000\x00 {{ b }} \x001\x00")
    assert tags == ("{{ a }}", "{{ b }}")
    assert protected == "\x000\x00 0 \x001\x00 1"


@pytest.mark.parametrize(
    ("tag", "word"),
    [("{% if a %}", "if"), ("{%-endfor-%}", "endfor"), ("{%+ else %}", "else"), ("{{ if }}", ""),
     ("{# if #}", ""), ("{% %}", "")],
)  # fmt: skip
def test_control_word(tag, word):
    assert control_word(tag) == word


@pytest.mark.parametrize("text", ["{{ a }}", "{% if %}", "{# x #}", "{{{{{%{#", "a {", "{"])
def test_a_literal_has_no_tag(text):
    written = literal(text)
    assert all(not run.is_tag for run in split(written))
    assert not any(opener in written for opener in ("{{", "{%", "{#"))
    assert written.replace(" ", "") == text.replace(" ", "")
