"""Limits of channels, both sides of each."""

import pytest

ID = "part_too_long"


def mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "Hei"}]}


@pytest.mark.parametrize(
    ("subject", "severity"),
    [
        pytest.param("x" * 70, None, id="advised"),
        pytest.param("x" * 71, "warning", id="over-advised"),
        pytest.param("x" * 998, "warning", id="hard"),
        pytest.param("x" * 999, "error", id="over-hard"),
        pytest.param("æ" * 70, None, id="characters-not-bytes"),
    ],
)
def test_a_subject_at_its_limits(found, subject: str, severity: str | None) -> None:
    findings = found(ID, {"email/nb": mail(subject)})
    assert [str(finding.severity) for finding in findings] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "longest", "severity"),
    [
        pytest.param("x" * 60 + "{{ a }}", 10, None, id="fits"),
        pytest.param("x" * 60 + "{{ a }}", 11, "info", id="advised-by-the-longest"),
        pytest.param("x" * 70 + "{{ a }}", 10, "warning", id="advised-by-any"),
        pytest.param("x" * 970 + "{{ a }}", 40, "warning", id="hard-by-the-longest"),
    ],
)
def test_values_count_as_long_as_they_may_be(found, text, longest, severity) -> None:
    declared = {"a": {"type": "name", "max_length": longest, "samples": ["Kari"]}}
    findings = found(ID, {"email/nb": mail(text)}, placeholders=declared)
    assert ({str(finding.severity) for finding in findings} or {None}) & {severity}
    assert len(findings) <= 1 or severity == "warning"


def test_a_long_tag_is_not_a_long_text(found) -> None:
    tag = "{{ a_placeholder_with_a_very_long_name_of_its_own_that_prints_little }}"
    assert found(ID, {"email/nb": mail(tag * 2)}) == []


def test_of_two_branches_only_one_is_sent(found) -> None:
    text = "{% if a %}" + "x" * 50 + "{% else %}" + "y" * 50 + "{% endif %}"
    assert found(ID, {"email/nb": mail(text)}) == []
    assert len(found(ID, {"email/nb": mail(text + "z" * 21)})) == 1


def test_segments_of_an_sms_are_bounded(found) -> None:
    assert found(ID, {"nb": "x" * 1600}) == []
    advised, hard = found(ID, {"nb": "x" * 1601}), found(ID, {"nb": "x" * (255 * 153 + 1)})
    assert [str(f.severity) for f in advised] == ["warning"]
    assert [str(f.severity) for f in hard] == ["error"]
    assert "segments" in hard[0].message


def test_the_finding_says_both_figures_and_whose_limit_it_is(found) -> None:
    (finding,) = found(ID, {"email/nb": mail("x" * 999)})
    assert "999" in finding.message and "998" in finding.message and "RFC 5322" in finding.message
