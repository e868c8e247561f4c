"""Lengths beside the source's."""

import pytest

from templates_lib.checks import Severity

ID = "length_unlikely"
INFO, WARNING = Severity.INFO, Severity.WARNING


@pytest.mark.parametrize(
    ("source", "text", "severities"),
    [
        pytest.param(100, 100, [], id="alike"),
        pytest.param(100, 46, [], id="short"),
        pytest.param(100, 44, [INFO], id="shorter"),
        pytest.param(100, 20, [WARNING], id="a-fifth"),
        pytest.param(70, 14, [INFO], id="a-fifth-of-a-shorter-text"),
        pytest.param(39, 5, [], id="a-short-source"),
        pytest.param(100, 150, [], id="long"),
        pytest.param(100, 151, [INFO], id="longer"),
        pytest.param(100, 301, [WARNING], id="three-times"),
        pytest.param(100, 0, [], id="nothing-yet"),
    ],
)
def test_lengths(found, source: int, text: int, severities: list[Severity]) -> None:
    findings = found(ID, {"en": "a" * source, "nb": "b" * text})
    assert [each.severity for each in findings] == severities


def test_the_source_may_be_another_language(found) -> None:
    texts = {"de": "a" * 230, "nb": "b" * 85}
    assert len(found(ID, texts, source_locale="de")) == 1
    assert found(ID, {**texts, "nb": "b" * 92}, source_locale="de") == []


def test_a_language_that_nobody_measured_is_left_alone(found) -> None:
    assert found(ID, {"en": "a" * 100, "ja": "b"}) == []


def test_a_value_counts_as_one_and_the_longest_branch_is_read(found) -> None:
    source = "{{ a_name_of_many_letters_that_nobody_reads }}" + "a" * 38
    assert found(ID, {"en": source, "nb": "b"}) == []
    assert (
        found(ID, {"en": "a" * 90, "nb": "{% if a %}b{% else %}" + "b" * 90 + "{% endif %}"}) == []
    )
