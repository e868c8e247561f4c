"""Texts that cannot be read, and near misses."""

import pytest

ID = "template_syntax"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Hei {{ a }", "{{ a }", id="one-brace"),
        pytest.param("Hei {{ a }}{% if b %}", None, id="no-endif"),
        pytest.param("Hei { { a } }", "{ { a } }", id="spaced"),
        pytest.param("Hei ｛｛a｝｝", "｛｛a｝｝", id="full-width"),
        pytest.param("{{ a | shout }}", None, id="unknown-filter"),
        pytest.param("{{ a.__class__ }}", None, id="private"),
        pytest.param("{{ range(9) }}", None, id="call"),
    ],
)
def test_a_text_that_cannot_be_read_is_an_error(found, text: str, words: str | None) -> None:
    (finding,) = found(ID, {"nb": text})
    assert finding.severity == "error"
    if words:
        assert text[finding.start : finding.end] in words


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("Hei {name}", "error", id="declared-name"),
        pytest.param("Hei %{name}", "error", id="declared-name-ruby"),
        pytest.param("Hei {other}", "warning", id="unknown-name"),
        pytest.param("Hei }} der", "warning", id="stray"),
    ],
)
def test_a_near_miss_weighs_more_when_the_name_is_the_messages_own(
    found, text: str, severity: str
) -> None:
    (finding,) = found(ID, {"nb": text}, placeholders={"name": {"type": "name"}})
    assert finding.severity == severity


def test_a_name_that_the_source_uses_is_the_messages_own(found) -> None:
    (finding,) = found(ID, {"en": "Hi {{ name }}", "nb": "Hei {name}"})
    assert (finding.severity, finding.suggestion) == ("error", "{{ name }}")


def test_other_checks_leave_a_broken_variant_alone(make_family) -> None:
    from templates_lib.checks import run

    family = make_family({"en": "Hi {{ a }}, 5 days", "nb": "Hei {{ a }, 6 dager"})
    assert {finding.check for finding in run(family)} == {ID}
    family = make_family({"en": "Hi {{ a }, 5 days", "nb": "Hei {{ b }}, 6 dager"})
    assert {finding.check for finding in run(family)} == {ID}
