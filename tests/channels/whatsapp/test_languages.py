"""Which of Meta's codes a locale is, and that Nynorsk is none of them."""

import pytest

import locales
from channels.whatsapp._languages import code_of, known, language_of, name_for
from tests.channels.whatsapp.documents import PAYLOADS, WHATSAPP, outputs_of, payload, refused

HEI = {"body": "Hei!"}


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("nb", "nb"),
        ("nb-NO", "nb"),
        ("no", "nb"),
        ("nn", None),
        ("nn-NO", None),
        ("da", "da"),
        ("pl-PL", "pl"),
        ("nl", "nl"),
        ("nl-BE", "nl_BE"),
        ("de-AT", "de_AT"),
        ("de-LI", "de"),
        ("en", "en"),
        ("en-GB", "en_GB"),
        ("en-SE", "en"),
        ("pt", "pt_BR"),
        ("pt-PT", "pt_PT"),
        ("pt-AO", "pt_PT"),
        ("es-VE", "es"),
        ("zh-CN", "zh_CN"),
        ("zh-TW", "zh_TW"),
        ("be", "be_BY"),
        ("ar", "ar"),
        ("fo", None),
        ("se", None),
        ("sr-Latn", None),
        ("xx", None),
        ("", None),
    ],
)
def test_the_code_of_a_locale(locale, code):
    assert code_of(locale) == code


def test_the_list_is_metas():
    names = known().names
    assert len(names) == 111
    assert "nn" not in names and "no" not in names
    assert all(name for name in names.values())
    assert set(known().tags.values()) <= set(names)


@pytest.mark.parametrize("tag", locales.curated_tags())
def test_what_we_write_in_goes_to_meta_but_for_nynorsk(tag):
    assert (code_of(tag) is None) is (tag == "nn")


def test_every_code_can_be_chosen_and_is_shown_by_its_own_name():
    choice = next(part for part in WHATSAPP.parts if part.name == "language")
    values = dict(choice.choices)
    assert list(values) == ["own", *known().names]
    assert values["nb"] == "norsk bokmål: nb"
    assert choice.default == "own"


def told(locale: str, language: str) -> list[tuple[str, str, str]]:
    outputs = outputs_of({**HEI, "language": language}, locale)
    return [(a.rule, a.gravity, a.output) for a in WHATSAPP.advice(outputs, locale)]


@pytest.mark.parametrize(
    ("locale", "language", "expected"),
    [
        pytest.param("nb", "own", [], id="its own"),
        pytest.param("nb", "nb", [], id="its own, by name"),
        pytest.param(
            "nn", "own", [("language_undecided", "error", "language")], id="nynorsk undecided"
        ),
        pytest.param("nn", "nb", [("language_chosen", "info", "language")], id="nynorsk decided"),
        pytest.param("da", "nb", [("language_chosen", "info", "language")], id="another, chosen"),
    ],
)
def test_nothing_goes_under_another_language_in_silence(locale, language, expected):
    assert told(locale, language) == expected


def test_a_free_answer_needs_no_language():
    outputs = outputs_of({**HEI, "category": "service"}, "nn")
    assert list(WHATSAPP.advice(outputs, "nn")) == []
    assert payload("meta_send", {**HEI, "category": "service"}, locale="nn", options={})


@pytest.mark.parametrize("provider", PAYLOADS)
def test_no_provider_decides_for_the_editor(provider):
    found = refused(provider, HEI, locale="nn")
    assert [path for path, _ in found] == ["language"]
    assert "nn" in found[0][1]


@pytest.mark.parametrize("provider", PAYLOADS)
def test_decided_it_goes_under_that_language_with_a_name_of_its_own(provider):
    told = str(payload(provider, {**HEI, "language": "nb"}, locale="nn"))
    assert "'order_nn'" in told and "'nb'" in told


@pytest.mark.parametrize(
    ("locale", "language", "name"),
    [
        ("nn", "nb", "order_nn"),
        ("nb", "own", "order"),
        ("nb", "nb", "order"),
        ("de-AT", "de", "order_de_at"),
        ("pt-PT", "own", "order"),
    ],
)
def test_the_name_at_whatsapp(locale, language, name):
    content = WHATSAPP.load({**HEI, "language": language})
    assert name_for("order", content, locale) == name
    assert language_of(content, locale) is not None
