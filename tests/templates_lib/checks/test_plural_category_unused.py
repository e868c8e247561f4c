"""Plural forms that a language does not have."""

import pytest

ID = "plural_category_unused"


@pytest.mark.parametrize(
    ("locale", "arguments", "unused"),
    [
        pytest.param("nb", 'one="a", other="b"', [], id="nb"),
        pytest.param("nb", 'one="a", few="b", other="c"', ["few"], id="nb-few"),
        pytest.param("pl", 'one="a", few="b", many="c", other="d"', [], id="pl"),
        pytest.param("ja", 'one="a", other="b"', ["one"], id="ja-one"),
        pytest.param("nb", '{0: "ingen"}, one="a", other="b"', [], id="exact-number"),
    ],
)
def test_a_category_the_locale_lacks_is_found(found, locale, arguments, unused) -> None:
    text = "{{ n | plural(" + arguments + ") }}"
    findings = found(ID, {locale: text})
    assert [finding.params["category"] for finding in findings] == unused
    assert {str(finding.severity) for finding in findings} <= {"warning"}


def test_the_span_is_the_text_of_the_category(found) -> None:
    text = '{{ n | plural(one="a", two="begge", other="c") }}'
    (finding,) = found(ID, {"nb": text})
    assert text[finding.start : finding.end] == '"begge"'
