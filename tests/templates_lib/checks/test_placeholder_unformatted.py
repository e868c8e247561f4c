"""Values printed without a format."""

import pytest

ID = "placeholder_unformatted"
DECLARED = {
    kind: {"type": kind, **({"currency": "NOK"} if kind == "money" else {})}
    for kind in ("money", "number", "percent", "date", "time", "datetime", "count", "text", "code")
} | {"lines": {"type": "list", "fields": {"price": {"type": "money", "currency": "NOK"}}}}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        *(
            pytest.param(f"{{{{ {kind} }}}}", f"{kind} | {kind}", id=kind)
            for kind in ("money", "number", "percent", "date", "time", "datetime")
        ),
        *(pytest.param(f"{{{{ {kind} }}}}", None, id=kind) for kind in ("count", "text", "code")),
        pytest.param("{{ money | money }}", None, id="formatted"),
        pytest.param('{{ number | plural(one="#", other="#") }}', None, id="plural"),
        pytest.param('{{ date | default("snart") }}', "date | date", id="default-is-no-format"),
        pytest.param("{% if money > 1 %}x{% endif %}", None, id="only-tested"),
        pytest.param(
            "{% for x in lines %}{{ x.price }}{% endfor %}", "x.price | money", id="field"
        ),
    ],
)
def test_a_declared_value_says_its_format(found, text: str, suggestion: str | None) -> None:
    findings = found(ID, {"nb": text}, placeholders=DECLARED)
    assert [finding.suggestion for finding in findings] == ([suggestion] if suggestion else [])
    assert {str(finding.severity) for finding in findings} <= {"warning"}


@pytest.mark.parametrize(
    ("source", "text", "suggestion"),
    [
        pytest.param("{{ a | money }}", "{{ a }}", "a | money", id="dropped"),
        pytest.param('{{ a | date("long") }}', "{{ a }}", 'a | date("long")', id="arguments"),
        pytest.param("{{ a | money }}", '{{ a | money("NOK") }}', None, id="other-arguments"),
        pytest.param("{{ a | money }} {{ a }}", "{{ a }}", None, id="source-does-both"),
        pytest.param("{{ a | upper }}", "{{ a }}", None, id="upper-is-no-format"),
        pytest.param("{{ a }}", "{{ a }}", None, id="raw-in-both"),
    ],
)
def test_undeclared_values_follow_the_source(found, source, text, suggestion) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [finding.suggestion for finding in findings] == ([suggestion] if suggestion else [])
    assert {str(finding.severity) for finding in findings} <= {"error"}
