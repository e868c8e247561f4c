"""Forbidden words: what counts as one, and what is suggested."""

import pytest

ID = "term_forbidden"


def brand(**fields: object) -> dict[str, object]:
    """A guide whose Norwegian forbids ordre (with forms) and money back, and keeps two names."""
    terms = [
        {
            "concept": "order",
            "approved": ["bestilling"],
            "forbidden": ["ordre"],
            "forms": {"ordre": ["ordren", "ordrer"]},
        },
        {"concept": "refund", "forbidden": ["penger tilbake", "zamówienie", "straße"]},
        {"concept": "brand", "keep": ["Ordre & Co"], "approved": ["ordre av året"]},
    ]
    return {"names": ["Ordre Nord"], "locales": {"nb": {"terms": terms}}, **fields}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("En ordre.", ["ordre"], id="word"),
        pytest.param("Ordre!", ["Ordre"], id="capital"),
        pytest.param("ORDRE", ["ORDRE"], id="capitals"),
        pytest.param("«ordren»", ["ordren"], id="form"),
        pytest.param("ordrene", [], id="unlisted-form"),
        pytest.param("ordrebekreftelse", [], id="compound"),
        pytest.param("ordre-nummer nettordre", [], id="hyphen-and-compound"),
        pytest.param("ordre – nå", ["ordre"], id="dash"),
        pytest.param("penger  tilbake", ["penger  tilbake"], id="two-words"),
        pytest.param("penger\ntilbake", ["penger\ntilbake"], id="two-lines"),
        pytest.param("ordre\u0301", [], id="combining-mark"),
        pytest.param("zamo\u0301wienie", ["zamo\u0301wienie"], id="decomposed"),
        pytest.param("zamówienie", ["zamówienie"], id="composed"),
        pytest.param("Straße", ["Straße"], id="sharp-s"),
        pytest.param("https://a.no/ordre", [], id="url"),
        pytest.param("www.ordre.no", [], id="host"),
        pytest.param("ordre@nordhus.example", [], id="e-mail"),
        pytest.param("#ordre @ordre", [], id="hashtag"),
        pytest.param("{{ ordre }}", [], id="placeholder"),
        pytest.param("{# ordre #}", [], id="comment"),
        pytest.param("Ordre Nord er her", [], id="brand-name"),
        pytest.param("Kjøp hos Ordre & Co", [], id="kept"),
        pytest.param("Årets ordre av året", [], id="approved-longer-term"),
        pytest.param("{% if a %}ordre{% else %}ordre{% endif %}", ["ordre"] * 2, id="branches"),
        pytest.param("ordre {% if a %}x{% endif %}", ["ordre"], id="once-for-two-branches"),
        pytest.param('{{ n | plural(one="# ordre", other="# x") }}', ["ordre"], id="plural"),
        pytest.param('{{ n | select(a="ordre", other="x") }}', ["ordre"], id="select"),
        pytest.param('{{ a | default("ordre") }}', ["ordre"], id="default"),
        pytest.param('{% if a == "ordre" %}x{% endif %}', [], id="compared"),
    ],
)
def test_words_are_found_whole_and_only_where_they_are_words(found, text, words) -> None:
    findings = found(ID, {"nb": text}, brand())
    assert [text[finding.start : finding.end] for finding in findings] == words


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param("en ordre", "bestilling", id="plain"),
        pytest.param("Ordre", "Bestilling", id="capital"),
        pytest.param("ORDRE", "BESTILLING", id="capitals"),
        pytest.param("ordren", "bestillingen", id="the-same-form"),
        pytest.param("penger tilbake", None, id="nothing-approved"),
    ],
)
def test_only_a_sure_replacement_is_suggested(found, text: str, suggestion: str | None) -> None:
    (finding,) = found(ID, {"nb": text}, brand())
    assert finding.suggestion == suggestion


def test_the_approved_word_is_named_anyway(found) -> None:
    (finding,) = found(ID, {"nb": "ordren"}, brand())
    assert finding.message == "The brand does not say “ordren”: write “bestilling”."


def guide(locale: str, forbidden: str, approved: str = "") -> dict[str, object]:
    """A guide that lists no forms."""
    term = {"concept": "x", "forbidden": [forbidden], "approved": [approved] if approved else []}
    return {"locales": {locale: {"terms": [term]}}}


@pytest.mark.parametrize(
    ("locale", "forbidden", "approved", "text", "word", "suggestion"),
    [
        pytest.param(
            "nb", "ordre", "bestilling", "på ordren din", "ordren", "bestillingen", id="nb"
        ),
        pytest.param("nb", "ordre", "kjøp", "ordren din", "ordren", None, id="nb-other-gender"),
        pytest.param("nb", "bok", "hefte", "Bøkene dine", "Bøkene", None, id="nb-vowel"),
        pytest.param(
            "nn", "ordre", "bestilling", "ordrane dine", "ordrane", "bestillingane", id="nn"
        ),
        pytest.param(
            "da", "indkøbsvogn", "kurv", "indkøbsvognen", "indkøbsvognen", "kurven", id="da"
        ),
        pytest.param(
            "sv", "order", "beställning", "två ordrar", "ordrar", "beställningar", id="sv"
        ),
        pytest.param("nl", "order", "bestelling", "je orders", "orders", "bestellingen", id="nl"),
        pytest.param(
            "pl", "zlecenie", "zamówienie", "o zleceniu", "zleceniu", "zamówieniu", id="pl"
        ),
        pytest.param(
            "pl",
            "karta podarunkowa",
            "",
            "kartę podarunkową",
            "kartę podarunkową",
            None,
            id="phrase",
        ),
    ],
)
def test_forms_that_nobody_listed_are_found(
    found, locale, forbidden, approved, text, word, suggestion
) -> None:
    (finding,) = found(ID, {locale: text}, guide(locale, forbidden, approved))
    assert text[finding.start : finding.end] == word
    assert finding.suggestion == suggestion
    assert finding.rule == f"locales.{locale}.terms"


@pytest.mark.parametrize(
    ("locale", "forbidden", "text"),
    [
        pytest.param("pl", "rabat", "Nasza rabata kwitnie.", id="pl-homograph"),
        pytest.param("nb", "kjøp", "Du kjøper mye.", id="nb-verb"),
        pytest.param("nl", "bon", "Bruine bonen", id="nl-length"),
        pytest.param("da", "besked", "Beskedenhed", id="da-other-word"),
    ],
)
def test_words_that_only_look_alike_are_left_alone(found, locale, forbidden, text) -> None:
    assert found(ID, {locale: text}, guide(locale, forbidden)) == []


def test_what_is_approved_in_a_form_is_not_forbidden_by_a_paradigm(found) -> None:
    terms = [{"concept": "a", "approved": ["koden"]}, {"concept": "b", "forbidden": ["kode"]}]
    style = {"locales": {"nb": {"terms": terms}}}
    assert found(ID, {"nb": "koden"}, style) == []
    assert len(found(ID, {"nb": "kodene"}, style)) == 1


def test_a_form_forbidden_by_name_is_not_saved_by_a_paradigm(found) -> None:
    terms = [{"concept": "a", "approved": ["konto"], "forbidden": ["konti"]}]
    assert len(found(ID, {"nb": "Dine konti"}, {"locales": {"nb": {"terms": terms}}})) == 1


def test_another_locale_has_its_own_terms(found) -> None:
    assert found(ID, {"da": "ordre"}, brand()) == []


def test_a_locale_inherits_the_terms_of_its_parent(found) -> None:
    terms = [{"concept": "x", "forbidden": ["Handy"]}]
    assert len(found(ID, {"de-AT": "Handy"}, {"locales": {"de": {"terms": terms}}})) == 1


def test_addresses_of_buttons_are_not_words(found) -> None:
    body = [{"type": "button", "label": "Se ordre", "url": "https://a.no/{{ a }}?ordre"}]
    findings = found(ID, {"email/nb": {"subject": "Hei", "body": body}}, brand())
    assert [finding.part for finding in findings] == ["body.0.label"]
