"""Paradigms: the forms of words in each language, and what is no form of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib import terms
from templates_lib.terms import Paradigm, paradigm, suggest

LANGUAGES = ["nb", "nn", "da", "sv", "nl", "pl", "en", "de", "fr", "es", "it", "fi"]


def bare(word: str, locale: str, gender: str | None = None) -> list[str]:
    """The forms of a word, genitives left out."""
    found = paradigm(word, locale, gender)
    return list(dict.fromkeys(form for form, label in found.forms if "genitive" not in label))


@pytest.mark.parametrize(
    ("locale", "word", "forms"),
    [
        pytest.param("nb", "ordre", "ordre ordren ordrer ordrene", id="nb-e"),
        pytest.param("nb", "kvittering",
                     "kvittering kvitteringen kvitteringa kvitteringer kvitteringene",
                     id="nb-ing"),
        pytest.param("nb", "leverandør", "leverandør leverandøren leverandører leverandørene",
                     id="nb-ør"),
        pytest.param("nb", "bruker", "bruker brukeren brukere brukerne", id="nb-agent"),
        pytest.param("nb", "nøkkel", "nøkkel nøkkelen nøkler nøklene", id="nb-el-loses-e"),
        pytest.param("nb", "håndbok", "håndbok håndboken håndboka håndbøker håndbøkene",
                     id="nb-vowel"),
        pytest.param("nb", "gavekort", "gavekort gavekortet gavekortene gavekorta",
                     id="nb-neuter-one"),
        pytest.param("nb", "spisested", "spisested spisestedet spisesteder spisestedene spisesteda",
                     id="nb-neuter-er") ,
        pytest.param("nb", "medlem", "medlem medlemmet medlemmer medlemmene medlemma", id="nb-mm"),
        pytest.param("nn", "kvittering", "kvittering kvitteringa kvitteringar kvitteringane",
                     id="nn-ing"),
        pytest.param("nn", "brukar", "brukar brukaren brukarar brukarane", id="nn-agent"),
        pytest.param("nn", "teneste", "teneste tenesta tenester tenestene", id="nn-feminine"),
        pytest.param("nn", "gåvekort", "gåvekort gåvekortet gåvekorta", id="nn-neuter"),
        pytest.param("da", "ordre", "ordre ordren ordrer ordrerne", id="da-e"),
        pytest.param("da", "rubrik", "rubrik rubrikken rubrikker rubrikkerne", id="da-ik-doubles"),
        pytest.param("da", "medlemskab", "medlemskab medlemskabet medlemskaber medlemskaberne",
                     id="da-skab"),
        pytest.param("da", "forhandler", "forhandler forhandleren forhandlere forhandlerne",
                     id="da-agent"),
        pytest.param("da", "nummer", "nummer nummeret numre numrene", id="da-loses-e"),
        pytest.param("da", "besøg", "besøg besøget besøgene", id="da-zero"),
        pytest.param("da", "håndbog", "håndbog håndbogen håndbøger håndbøgerne", id="da-vowel"),
        pytest.param("sv", "väska", "väska väskan väskor väskorna", id="sv-first"),
        pytest.param("sv", "beställning", "beställning beställningen beställningar beställningarna",
                     id="sv-second"),
        pytest.param("sv", "leverans", "leverans leveransen leveranser leveranserna",
                     id="sv-third"),
        pytest.param("sv", "erbjudande", "erbjudande erbjudandet erbjudanden erbjudandena",
                     id="sv-fourth"),
        pytest.param("sv", "presentkort", "presentkort presentkortet presentkorten", id="sv-fifth"),
        pytest.param("sv", "läsare", "läsare läsaren läsarna", id="sv-are"),
        pytest.param("nl", "maat", "maat maten maatje maatjes", id="nl-long"),
        pytest.param("nl", "jas", "jas jassen jasje jasjes", id="nl-short"),
        pytest.param("nl", "brief", "brief brieven briefje briefjes", id="nl-f-v"),
        pytest.param("nl", "doos", "doos dozen doosje doosjes", id="nl-s-z"),
        pytest.param("nl", "kans", "kans kansen kansje kansjes", id="nl-s-stays"),
        pytest.param("nl", "foto", "foto foto's fotootje fotootjes", id="nl-apostrophe"),
        pytest.param("nl", "eenheid", "eenheid eenheden eenheidje eenheidjes", id="nl-heid"),
        pytest.param("nl", "lid", "lid leden lidje lidjes", id="nl-irregular"),
        pytest.param("pl", "faktura",
                     "faktura faktury fakturze fakturę fakturą fakturo faktur " "fakturom "
                     "fakturami fakturach",
                     id="pl-feminine"),
        pytest.param("pl", "dane", "dane danych danym danymi", id="pl-plural-only"),
        pytest.param("en", "delivery", "delivery deliveries", id="en-y"),
        pytest.param("de", "Bestellung", "Bestellung Bestellungen", id="de-ung"),
        pytest.param("fr", "journal", "journal journaux", id="fr-al"),
        pytest.param("es", "promoción", "promoción promociones", id="es-accent"),
        pytest.param("it", "pagina", "pagina pagine", id="it-a"),
    ],
)  # fmt: skip
def test_forms_of_a_word(locale: str, word: str, forms: str) -> None:
    found = bare(word, locale)
    own = {form for form in found if "'" not in form or locale == "nl"}
    if locale == "pl":
        own = set(paradigm(word, locale).texts)
    if locale == "en":
        own = {form for form, label in paradigm(word, locale).forms if "possessive" not in label}
    assert own == set(forms.split())


@pytest.mark.parametrize(
    ("word", "form"),
    [
        pytest.param("kod rabatowy", "kodem rabatowym", id="adjective-behind"),
        pytest.param("nowa kolekcja", "nowej kolekcji", id="adjective-before"),
        pytest.param("adres dostawy", "adresem dostawy", id="what-it-governs-stays"),
        pytest.param("karta stałego klienta", "kartę stałego klienta", id="a-phrase-it-governs"),
    ],
)
def test_polish_phrases_agree(word: str, form: str) -> None:
    assert form in paradigm(word, "pl").texts


@pytest.mark.parametrize(
    ("locale", "word", "other"),
    [
        pytest.param("pl", "rabat", "rabata", id="flower-bed"),
        pytest.param("pl", "kod", "koda", id="coda"),
        pytest.param("nb", "kjøp", "kjøper", id="buys"),
        pytest.param("nb", "besøk", "besøker", id="visits"),
        pytest.param("da", "køb", "køber", id="buyer"),
        pytest.param("nl", "bon", "bonen", id="beans"),
        pytest.param("nb", "konto", "kontor", id="office"),
    ],
)
def test_another_word_is_no_form(locale: str, word: str, other: str) -> None:
    assert other not in paradigm(word, locale).texts


def test_the_gender_can_be_said() -> None:
    assert "plipet" in bare("plip", "nb", "neuter")
    assert "plipen" not in bare("plip", "nb", "neuter")
    assert {"plipen", "plipet"} <= set(bare("plip", "nb")) and not paradigm("plip", "nb").sure


def test_genitives_stand_behind_the_forms() -> None:
    assert paradigm("ordre", "nb").form("genitive singular definite") == "ordrens"


def test_forms_have_labels_and_a_source() -> None:
    found = suggest("ordre", "nb")
    assert found.forms[:2] == (("ordre", "singular"), ("ordren", "singular definite"))
    assert found.sure and "Bokmålsordboka" in found.source
    assert "SGJP" in suggest("zamówienie", "pl").source


def test_a_form_may_have_several_labels() -> None:
    assert set(paradigm("zamówienie", "pl").labels("zamówienia")) == {
        "singular genitive", "plural nominative", "plural accusative", "plural vocative",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "form", "of", "instead", "same"),
    [
        pytest.param("nb", "ordrene", "ordre", "bestilling", "bestillingene", id="nb"),
        pytest.param("pl", "zlecenia", "zlecenie", "zamówienie", "zamówienia", id="pl"),
        pytest.param("nl", "orders", "order", "bestelling", "bestellingen", id="nl"),
        pytest.param("pl", "zlecenia", "zlecenie", "numer", None, id="pl-several"),
    ],
)
def test_the_same_form_of_another_word(
    locale: str, form: str, of: str, instead: str, same: str | None
) -> None:
    assert paradigm(instead, locale).same_form(form, paradigm(of, locale)) == same


@pytest.mark.parametrize(
    ("locale", "name", "forms"),
    [
        pytest.param("nb", "Klarvik", ("Klarviks",), id="nb"),
        pytest.param("sv", "NordHus", (), id="sv-behind-s"),
        pytest.param("nl", "Klarna", ("Klarna's", "Klarna’s"), id="nl-vowel"),
        pytest.param("en", "Klarvik", ("Klarvik's", "Klarvik’s"), id="en"),
        pytest.param("pl", "Klarvik", (), id="pl"),
    ],
)
def test_genitives_of_names(locale: str, name: str, forms: tuple[str, ...]) -> None:
    assert terms.genitives(name, locale) == forms


def test_a_locale_has_the_rules_of_its_parent_and_no_rules_are_no_fault() -> None:
    assert paradigm("Bestellung", "de-AT").texts == paradigm("Bestellung", "de").texts
    assert paradigm("sipariş", "tr") == Paradigm(
        "sipariş", "tr", (("sipariş", "singular"),), False, "no rules: the word as it is written"
    )
    assert terms.locales_known() == set(LANGUAGES)


@pytest.mark.parametrize("word", ["SMS", "7-Eleven 2", "", "  ", "a", "H&M"])
@pytest.mark.parametrize("locale", LANGUAGES)
def test_what_is_no_common_word_stays_as_it_is(locale: str, word: str) -> None:
    assert set(paradigm(word, locale).texts) == {" ".join(word.split())}


@given(st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_any_word_has_a_paradigm_with_itself_in_it(word: str, locale: str) -> None:
    found = paradigm(word, locale)
    assert found.texts[0] == found.word
    assert all(form.strip() and label for form, label in found.forms) or not found.word


def test_the_shared_inflections_are_found(shared_dir: Path) -> None:
    """At least 97 % of the forms, and at most 2 % of the look-alikes, in each language."""
    words = json.loads((shared_dir / "corpus" / "term_inflections.json").read_text("utf-8"))
    for locale, entries in words.items():
        right = wrong = forms = others = 0
        for word, entry in entries.items():
            found = set(paradigm(word, locale).texts)
            right += len(found & set(entry["forms"]))
            wrong += len(found & set(entry["neg"]))
            forms += len(entry["forms"])
            others += len(entry["neg"])
        assert right >= 0.97 * forms, locale
        assert wrong <= 0.02 * others, locale
