"""Links between locales and channels."""

import pytest

ID = "fact_link_differs"
GUIDE = {
    "domains": ["nordhus.example", "nordhus.shop"],
    "locales": {"nb": {"link_prefix": "/norge/no/"}},
}


def mail(text: str, url: str = "") -> dict[str, object]:
    button = [{"type": "button", "label": "x", "url": url}] if url else []
    return {"subject": "x", "body": [{"type": "text", "text": text}, *button]}


@pytest.mark.parametrize(
    ("source", "nb"),
    [
        pytest.param("https://a.example/x", "https://a.example/x", id="same"),
        pytest.param("https://a.example/x", "http://a.example/x", id="scheme"),
        pytest.param("https://a.example/x", "https://www.A.example/x/", id="host-and-slash"),
        pytest.param("https://a.example/x", "https://a.example/x.", id="full-stop"),
        pytest.param("(https://a.example/x)", "https://a.example/x", id="brackets"),
        pytest.param("https://a.example/x?utm_source=a", "https://a.example/x", id="tracking"),
        pytest.param("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1", id="query"),
        pytest.param("https://a.example/x?lang=en", "https://a.example/x?lang=nb", id="lang"),
        pytest.param("https://a.example/en/x", "https://a.example/nb/x", id="segment"),
        pytest.param("https://a.example/en/x", "https://a.example/no/x", id="no"),
        pytest.param("https://a.example/en-gb/x", "https://a.example/nb-no/x", id="region"),
        pytest.param("https://a.example/x", "https://a.example/nb/x", id="english-at-the-root"),
        pytest.param("https://a.dk/x", "https://a.no/x", id="country"),
        pytest.param("https://a.co.uk/x", "https://a.no/x", id="co-uk"),
        pytest.param("https://a.com/x", "https://a.no/x", id="com"),
        pytest.param("a.example/x", "https://a.example/x", id="bare"),
        pytest.param("https://a.example/{{ id }}", "https://a.example/{{ id }}", id="placeholder"),
        pytest.param("{{ url }}", "{{ url }}", id="only-a-placeholder"),
        pytest.param("https:// is a scheme", "skjema", id="no-address"),
        pytest.param("Booking.com", "booking", id="a-name-is-no-link"),
        pytest.param("a@b.example", "c@d.example", id="e-mail"),
        pytest.param("https://a.example/x", "https://a.example/x https://a.example/x", id="twice"),
    ],
)
def test_the_same_is_the_same(found, source: str, nb: str) -> None:
    assert found(ID, {"en": f"See {source}", "nb": f"Se {nb}"}) == []


@pytest.mark.parametrize(
    ("source", "nb", "severity"),
    [
        pytest.param("https://a.example/x", "https://b.example/x", "error", id="host"),
        pytest.param("https://a.example/x", "https://a.example.evil.no/x", "error", id="suffix"),
        pytest.param("https://a.example/x", "https://a.example/y", "warning", id="path"),
        pytest.param("https://a.example/en/x", "https://a.example/nb/y", "info", id="translated"),
        pytest.param(
            "https://a.example/en/x", "https://a.example/nb/y/z", "warning", id="other-depth"
        ),
        pytest.param("https://a.example/x?a=1", "https://a.example/x?a=2", "warning", id="query"),
        pytest.param("https://a.example/x", "ingen", "warning", id="lost"),
        pytest.param("nothing", "https://a.example/x", "warning", id="added"),
        pytest.param(
            "https://a.example/{{ id }}", "https://a.example/{{ no }}", "warning", id="other-value"
        ),
    ],
)
def test_a_difference_between_locales(found, source: str, nb: str, severity: str) -> None:
    (finding,) = found(ID, {"en": f"See {source}", "nb": f"Se {nb}"})
    assert str(finding.severity) == severity


@pytest.mark.parametrize(
    ("source", "nb", "count"),
    [
        pytest.param("https://nordhus.example/x", "https://nordhus.shop/x", 0, id="own-domains"),
        pytest.param("https://nordhus.example/x", "https://m.nordhus.shop/x", 0, id="subdomain"),
        pytest.param("https://nordhus.example/x", "https://xnordhus.shop/x", 1, id="lookalike"),
        pytest.param(
            "https://nordhus.example/x", "https://nordhus.example/norge/no/x", 0, id="prefix"
        ),
    ],
)
def test_the_guide_says_what_is_the_brands_own(found, source, nb, count) -> None:
    assert len(found(ID, {"en": source, "nb": nb}, GUIDE)) == count


def test_a_link_may_move_from_text_to_button(found) -> None:
    texts = {
        "email/en": mail("Read https://a.example/en/x"),
        "email/nb": mail("Les", "https://a.example/nb/x"),
    }
    assert found(ID, texts) == []


def test_the_span_is_the_address_alone(found) -> None:
    text = "Se [her](https://b.example/x), takk."
    (finding,) = found(ID, {"email/en": mail("https://a.example/x"), "email/nb": mail(text)})
    assert text[finding.start : finding.end] == "https://b.example/x"
    assert finding.related is not None and finding.related.part == "body.0.text"


@pytest.mark.parametrize(
    ("email", "sms", "count"),
    [
        pytest.param("https://a.example/x", "https://a.example/x", 0, id="same"),
        pytest.param("https://a.example/x", "https://a.example/y", 1, id="path"),
        pytest.param("https://a.example/x", "https://b.example/x", 1, id="host"),
        pytest.param("https://a.example/x", "https://ax.example/y", 0, id="short-link"),
        pytest.param("https://a.example/x", "Les e-posten", 0, id="none"),
        pytest.param(
            "https://a.example/x https://a.example/z", "https://a.example/y", 0, id="several"
        ),
    ],
)
def test_between_channels_only_a_contradiction_counts(found, email, sms, count) -> None:
    findings = found(ID, {"email/nb": mail(email), "nb": sms})
    assert [str(finding.severity) for finding in findings] == ["warning"] * count


@pytest.mark.parametrize(
    ("text", "severity"),
    [("f.eks. https://b.example/x", "warning"), ("Se https://b.example/x", "error")],
)
def test_an_example_may_lead_elsewhere(found, text: str, severity: str) -> None:
    (finding,) = found(ID, {"en": "See e.g. https://a.example/x", "nb": text})
    assert str(finding.severity) == severity
