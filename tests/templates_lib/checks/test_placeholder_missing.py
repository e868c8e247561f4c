"""What of the source is missing, where, and how much it weighs."""

import pytest

ID = "placeholder_missing"


def severities(findings) -> list[tuple[str, str]]:
    return [(finding.params["name"], str(finding.severity)) for finding in findings]


@pytest.mark.parametrize(
    ("source", "text", "missing"),
    [
        pytest.param("{{ a }} {{ b }}", "{{ b }} {{ a }}", [], id="other-order"),
        pytest.param("{{ a }} {{ b }}", "{{ a }}", ["b"], id="one-gone"),
        pytest.param("{{ a }} {{ b }}", "Hei", ["a", "b"], id="both-gone"),
        pytest.param("{{ a }} {{ a }}", "{{ a }}", [], id="said-once-is-enough"),
        pytest.param("{{ a | upper }}", "{{ a }}", [], id="other-filter"),
        pytest.param(
            "{{ a }}",
            "{% if b %}{{ a }}{% else %}x{% endif %}",
            ["a"],
            id="gone-on-a-branch",
        ),
        pytest.param(
            "{{ a }}", "{% if b %}{{ a }}!{% else %}{{ a }}{% endif %}", [], id="on-both-branches"
        ),
        pytest.param("{{ a }}", "{% if a %}{{ a }}{% endif %}", [], id="guarded-by-itself"),
        pytest.param("{{ n }} x", "{% if n == 1 %}x{% else %}{{ n }}{% endif %}", [], id="decides"),
        pytest.param("{{ n }} x", "{% if n == 1 %}x{% else %}y{% endif %}", ["n"], id="never"),
        pytest.param(
            "{{ n | plural(one='# a', other='# b') }}",
            "{{ n | plural(one='én', other='# b') }}",
            [],
            id="plural",
        ),
        pytest.param(
            "{% if b %}{{ a }}{% endif %}", "{% if b %}{{ a }}{% endif %}", [], id="same-branch"
        ),
        pytest.param("{% if b %}{{ a }}{% endif %}", "x", ["a"], id="branch-gone"),
        pytest.param(
            "{% for x in xs %}{{ x.t }}{% endfor %}",
            "{% for y in xs %}{{ y.t }}{% endfor %}",
            [],
            id="loop-variable-has-another-name",
        ),
        pytest.param(
            "{% for x in xs %}{{ x.t }}{% endfor %}", "x", ["xs.t"], id="field-of-a-loop-gone"
        ),
    ],
)
def test_what_the_source_prints_must_be_here(found, source, text, missing) -> None:
    findings = found(ID, {"en": source, "nb": text})
    assert [finding.params["name"] for finding in findings] == missing
    assert all(finding.address.locale == "nb" for finding in findings)


@pytest.mark.parametrize(
    ("declared", "source", "severity"),
    [
        pytest.param({"a": {"type": "name"}}, "{{ a }}", "error", id="required"),
        pytest.param({"a": {"type": "name", "required": False}}, "{{ a }}", "info", id="optional"),
        pytest.param({}, "{{ a }}", "error", id="undeclared"),
        pytest.param({}, "{{ a | default('x') }}", "warning", id="guarded-in-the-source"),
    ],
)
def test_how_much_it_weighs(found, declared, source, severity) -> None:
    findings = found(ID, {"en": source, "nb": "Hei"}, placeholders=declared)
    assert severities(findings) == [("a", severity)]


def mail(subject: str, *texts: str) -> dict[str, object]:
    blocks = [{"type": "text", "text": text} for text in texts]
    return {"subject": subject, "preheader": "", "body": blocks}


@pytest.mark.parametrize(
    ("here", "missing"),
    [
        pytest.param(mail("{{ a }}", "x", "{{ b }}", "{{ c }}"), [], id="in-other-blocks"),
        pytest.param(mail("x", "{{ a }} {{ b }} {{ c }}"), ["subject"], id="not-in-the-subject"),
        pytest.param(mail("{{ a }}", "x"), ["body.0.text", "body.0.text"], id="not-in-the-body"),
        pytest.param(mail("", "{{ b }}{{ c }}"), [], id="an-empty-part-is-another-fault"),
    ],
)
def test_parts_are_compared_each_with_its_own(found, here, missing) -> None:
    findings = found(ID, {"email/en": mail("{{ a }}", "{{ b }}", "{{ c }}"), "email/nb": here})
    assert [finding.part for finding in findings] == missing


def test_channels_are_not_compared(found) -> None:
    assert found(ID, {"email/en": mail("{{ a }}", "{{ b }}"), "en": "Hi", "nb": "Hei"}) == []


def test_nothing_is_missed_without_a_source(found) -> None:
    assert found(ID, {"nb": "{{ a }}", "da": "Hej"}) == []


def test_an_unwritten_variant_is_not_compared(found) -> None:
    assert found(ID, {"en": "{{ a }}", "nb": " "}) == []


def test_the_source_is_shown(found) -> None:
    (finding,) = found(ID, {"en": "Hi {{ a }}", "nb": "Hei"})
    assert finding.related is not None
    assert (str(finding.related.address), finding.related.part) == ("k/sms/en", "body")
    assert (finding.related.start, finding.related.end) == (6, 7)
    assert finding.message == "“a” stands in the en text, but not here."


@pytest.mark.parametrize(
    ("here", "lacking"),
    [
        pytest.param(mail("x", "Hei", "Følg lenken.", "{{ p }} team"), ["body.1.text"], id="gone"),
        pytest.param(mail("x", "Hei", "Til {{ p }}.", "{{ p }} team"), [], id="all-there"),
        pytest.param(mail("x", "Hei {{ p }}", "Følg.", "{{ p }} team"), [], id="moved-up"),
        pytest.param(mail("x", "Hei", "Følg lenken. {{ p }} team"), [], id="paragraphs-joined"),
    ],
)
def test_a_value_gone_from_one_paragraph_of_several_is_a_warning(found, here, lacking) -> None:
    source = mail("x", "Hello", "To your {{ p }} account.", "{{ p }} team")
    findings = found(ID, {"email/en": source, "email/nb": here})
    assert [finding.part for finding in findings] == lacking
    assert {str(finding.severity) for finding in findings} <= {"warning"}
