import pytest

import locales
from templates_lib.language import MissingForm, TemplateSyntaxError, WrongValue, parse
from tests.templates_lib.language.cldr.intl import NEEDS_NODE, Questions, known_to_node, node_tag

N = "\u00a0"


@pytest.mark.parametrize(
    "tag, ranks",
    [
        ("nb", {0: "0.", 1: "1.", 22: "22.", 1000: f"1{N}000."}),
        ("nn", {3: "3."}),
        ("da", {3: "3.", 1000: "1.000."}),
        ("pl", {3: "3.", 1000: "1000.", 10_000: f"10{N}000."}),
        ("nl", {1: "1e", 8: "8e", 20: "20e"}),
        ("en", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th"}),
        ("en-GB", {21: "21st", 22: "22nd", 23: "23rd", 111: "111th", 1001: "1,001st"}),
        ("sv", {1: "1:a", 2: "2:a", 3: "3:e", 11: "11:e", 12: "12:e", 21: "21:a", 32: "32:a"}),
        ("fi", {1: "1."}),
        ("de-AT", {1: "1."}),
        ("fr", {1: "1er", 2: "2e", 21: "21e"}),
        ("fr-CA", {1: "1er"}),
        ("es", {1: "1.º", 1000: "1000.º"}),
        ("es-MX", {3: "3.º"}),
        ("it", {1: "1º", 8: "8º"}),
        ("ca", {1: "1r", 2: "2n", 3: "3r", 4: "4t", 5: "5è", 11: "11è"}),
        ("pt", {1: "1º"}),
        ("pt-PT", {1: "1.º"}),
        ("cs", {1: "1."}),
        ("sr-Latn", {1: "1."}),
        ("ga", {1: "1ú"}),
        ("ru", {1: "1-й"}),
    ],
)
def test_written(tag, ranks):
    template = parse("{{ n | ordinal }}")
    assert {rank: template.render({"n": rank}, tag) for rank in ranks} == ranks


@pytest.mark.parametrize(
    "tag, gender, text",
    [
        ("fr", "masculine", "1er"),
        ("fr", "feminine", "1re"),
        ("es", "feminine", "1.ª"),
        ("it", "feminine", "1ª"),
        ("ca", "feminine", "1a"),
        ("pt", "feminine", "1ª"),
        ("sv", "masculine", "1:e"),
        ("sv", "feminine", "1:a"),
        ("ru", "neuter", "1-е"),
        pytest.param("nb", "feminine", "1.", id="no gender in nb"),
        pytest.param("en", "neuter", "1st", id="no gender in en"),
    ],
)
def test_gender(tag, gender, text):
    assert parse(f'{{{{ n | ordinal("{gender}") }}}}').render({"n": 1}, tag) == text


@pytest.mark.parametrize("tag", ["lt", "el", "bg", "ro", "ja", "ar", "gl"])
def test_a_locale_whose_forms_we_do_not_know_is_refused(tag):
    with pytest.raises(MissingForm) as caught:
        parse("{{ n | ordinal }}").render({"n": 1}, tag)
    assert str(caught.value) == f"We know no form for “ordinal” in {tag}; write it in words."


def test_a_gender_that_the_language_has_not_is_refused():
    with pytest.raises(MissingForm):
        parse('{{ n | ordinal("neuter") }}').render({"n": 1}, "fr")


@pytest.mark.parametrize("value", [-1, 1.5, "x", True])
def test_no_rank(value):
    with pytest.raises(WrongValue) as caught:
        parse("{{ n | ordinal }}").render({"n": value}, "nb")
    assert caught.value.expected == "a whole number, 0 or more"


def test_an_unknown_gender_is_refused_when_it_is_written():
    with pytest.raises(TemplateSyntaxError, match="masculine, feminine, neuter"):
        parse('{{ n | ordinal("common") }}')


@pytest.mark.parametrize("tag, text", [("es", "1.o"), ("pt", "1o"), ("ca", "1r"), ("nb", "1.")])
def test_plain(tag, text):
    assert parse("{{ n | ordinal }}").render({"n": 1}, tag, plain=True) == text


@NEEDS_NODE
def test_the_categories_are_those_of_intl():
    questions = Questions()
    ranks = [*range(130), *range(0, 10_000, 37), 10**6]
    for tag in known_to_node("PluralRules"):
        rule = locales.get(tag).babel.ordinal_form
        questions.add("plural", node_tag(tag), ranks, rule, type="ordinal")
    assert len(questions) > 100_000
    assert questions.differences() == []


@pytest.mark.parametrize("tag", locales.curated_tags())
def test_every_curated_locale_has_a_form_for_each_category(tag):
    locale = locales.get(tag)
    for rank in range(1000):
        for gender in ("", "masculine", "feminine"):
            assert locale.ordinal(rank, gender)
