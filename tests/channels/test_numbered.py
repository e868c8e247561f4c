"""Tags become numbers, the same tag the same number."""

import pytest

from channels import Variable
from channels._numbered import numbered

NAME = Variable("{{ name }}", "name", "Kari")
COUNT = Variable('{{ n | plural(one="# }} x", other="#") }}', "n", "3")
BOTH = (NAME, COUNT)


@pytest.mark.parametrize(
    ("template", "text", "variables"),
    [
        pytest.param("Hei", "Hei", (), id="none"),
        pytest.param("{{ name }}", "{{1}}", (NAME,), id="one"),
        pytest.param(f"{COUNT.tag} {NAME.tag}", "{{1}} {{2}}", (COUNT, NAME), id="as they come"),
        pytest.param(f"{NAME.tag}{COUNT.tag}{NAME.tag}", "{{1}}{{2}}{{1}}", BOTH, id="again"),
        pytest.param("a{# {{ name }} #}b", "ab", (), id="a comment"),
        pytest.param("a  {#- x -#} \n b", "ab", (), id="white space that a comment takes away"),
        pytest.param("a - {{ name }} - b", "a - {{1}} - b", (NAME,), id="hyphens of the text"),
        pytest.param("{ {{ name }} }", "{ {{1}} }", (NAME,), id="braces apart"),
    ],
)
def test_numbers(template, text, variables):
    found = numbered("body", template, BOTH)
    assert (found.text, found.variables, found.problems) == (text, variables, ())


def test_white_space_is_taken_away_where_the_tag_says_so():
    tight = Variable("{{- name -}}", "name", "Kari")
    assert numbered("body", "a  {{- name -}}\n b {{- name -}}", [tight]).text == "a{{1}}b{{1}}"


def test_numbers_go_on_from_an_earlier_text():
    found = numbered("footer", f"{COUNT.tag} {NAME.tag}", BOTH, before=(NAME,))
    assert (found.text, found.variables) == ("{{2}} {{1}}", (NAME, COUNT))


@pytest.mark.parametrize(
    ("template", "words"),
    [
        pytest.param("{% if name %}Hei", "{% if name %}", id="a condition"),
        pytest.param("{{ other }}", "{{ other }}", id="not a variable"),
        pytest.param("{{ name", "brace", id="never closed"),
        pytest.param("a }} b", "brace", id="closed only"),
        pytest.param("{{{ name }}", "no placeholder", id="a brace before"),
        pytest.param("{{ name }}}", "brace", id="a brace after"),
    ],
)
def test_what_cannot_be_numbered(template, words):
    (problem,) = numbered("body", template, BOTH).problems
    assert problem.path == "body"
    assert words in problem.message
