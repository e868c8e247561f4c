"""What stands here and not in the source."""

import pytest

ID = "placeholder_extra"


@pytest.mark.parametrize(
    ("source", "text", "extra"),
    [
        pytest.param("{{ a }}", "{{ a }} {{ b }}", ["b"], id="one-more"),
        pytest.param("{{ a }}", "{{ a }} {{ b }} {{ b }}", ["b", "b"], id="each-place"),
        pytest.param("{{ a }}", "{{ a }} {{ a }}", [], id="said-twice"),
        pytest.param("{% if b %}{{ a }}{% endif %}", "{{ a }} {{ b }}", [], id="source-tests-it"),
        pytest.param("{{ a }}", "{% if b %}{{ a }}{% endif %}", [], id="only-tested-here"),
        pytest.param("{{ a }}", "{{ b | select(x='y', other='z') }}{{ a }}", [], id="select"),
        pytest.param("{{ a }}", "{{ n | plural(one='1', other='2') }}{{ a }}", [], id="plural"),
    ],
)
def test_what_the_source_does_not_know_is_extra(found, source, text, extra) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [finding.params["name"] for finding in findings] == extra
    assert {str(finding.severity) for finding in findings} <= {"warning"}


def test_a_near_name_that_is_missing_here_is_suggested(found) -> None:
    (finding,) = found(ID, {"en": "{{ parcel_no }}", "nb": "Pakke {{ parcel_n }}"})
    assert (finding.suggestion, finding.span) == ("parcel_no", (9, 17))


def test_a_near_name_that_is_here_too_is_not(found) -> None:
    (finding,) = found(ID, {"en": "{{ line_1 }}", "nb": "{{ line_1 }} {{ line_2 }}"})
    assert finding.suggestion is None


@pytest.mark.parametrize(
    ("declared", "count"),
    [
        pytest.param({"a": {"type": "name"}, "b": {"type": "text"}}, 1, id="declared"),
        pytest.param({"a": {"type": "name"}}, 0, id="undeclared-is-another-check"),
        pytest.param(
            {"a": {"type": "name"}, "b": {"type": "choice", "choices": ["x"]}}, 0, id="choice"
        ),
    ],
)
def test_what_is_declared_counts(found, declared, count) -> None:
    findings = found(ID, {"en": "{{ a }}", "nb": "{{ a }}{{ b }}"}, placeholders=declared)
    assert len(findings) == count
