"""Outputs as Handlebars: what is printed has a name, what else is a tag is refused."""

import pytest

from channels import Output, Variable, handlebars

NAME = Variable("{{ name }}", "name", "Kari")
TOTAL = Variable('{{ total | money("NOK") }}', "total", "12 kr")


@pytest.mark.parametrize(
    ("template", "escape", "text"),
    [
        ("Hei {{ name }}!", "text", "Hei {{{name}}}!"),
        ("Hei {{ name }}!", "line", "Hei {{{name}}}!"),
        ("<b>{{ name }}</b>", "html", "<b>{{name}}</b>"),
        ('<a title="{{ total | money("NOK") }}">', "html", '<a title="{{total}}">'),
        ("a{# not for readers #}b", "text", "ab"),
        ("a \n{{- name -}}\n b", "text", "a{{{name}}}b"),
        ("{ } {a}", "text", "{ } {a}"),
        ("", "text", ""),
    ],
)
def test_a_tag_becomes_a_name(template: str, escape: str, text: str) -> None:
    hyphened = Variable("{{- name -}}", "name", "Kari")
    output = Output("body", "Body", template, escape)  # type: ignore[arg-type]
    texts, problems = handlebars([output], [NAME, TOTAL, hyphened])
    assert (texts["body"], problems) == (text, ())


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% if name %}a{% endif %}", "condition or a loop"),
        ("{{ other }}", "no value"),
        ("}} {{ name }}", "brace"),
        ("{{ name }}}", "brace"),
    ],
)
def test_what_handlebars_would_not_carry_is_named(template: str, why: str) -> None:
    _, problems = handlebars([Output("body", "Body", template)], [NAME])
    assert [why in each.message for each in problems][:1] == [True]
    assert {each.path for each in problems} == {"body"}
