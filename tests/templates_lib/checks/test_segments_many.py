"""The number of segments."""

import pytest

from templates_lib.checks import Severity

ID = "segments_many"
INFO, WARNING = Severity.INFO, Severity.WARNING
TWO = {"settings": {"segments_most": 2}}


@pytest.mark.parametrize(
    ("characters", "guide", "severities"),
    [
        pytest.param(3 * 153, None, [], id="three"),
        pytest.param(3 * 153 + 1, None, [INFO], id="four"),
        pytest.param(2 * 153, TWO, [], id="as-many-as-wanted"),
        pytest.param(2 * 153 + 1, TWO, [WARNING], id="one-more"),
    ],
)
@pytest.mark.parametrize("locale", ["nb", "pl"])
def test_at_most(found, locale, characters, guide, severities) -> None:
    findings = found(ID, {locale: "a" * characters}, guide)
    assert [each.severity for each in findings] == severities


def test_the_longest_values_are_advice(found) -> None:
    declared = {"name": {"type": "name", "max_length": 60, "samples": ["Bo", "B" * 60]}}
    findings = found(ID, {"da": "a" * 270 + "{{ name }}"}, TWO, placeholders=declared)
    assert [each.severity for each in findings] == [INFO]


def test_other_channels_and_broken_texts_say_nothing(found) -> None:
    assert found(ID, {"push/nb": {"title": "Hei", "body": "a" * 999}, "nb": "{{ " * 999}) == []
