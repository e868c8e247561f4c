"""Finding dictionaries, and asking them."""

from pathlib import Path

import pytest

from templates_lib import checks, lexicons
from templates_lib.checks import Off
from templates_lib.lexicons import _files, _lexicon, _sources
from templates_lib.lexicons._slips import slips, swaps, undoubled
from tests.templates_lib.dictionaries import NEEDED


@pytest.fixture(autouse=True)
def fresh():
    """What is found in a test stays in it."""
    forgotten = (_lexicon.get, _lexicon.missing, _sources.installed, _sources.list_of_forms)
    for each in forgotten:
        each.cache_clear()
    yield
    for each in forgotten:
        each.cache_clear()


def put(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text("SET UTF-8\n")
    (folder / f"{name}.dic").write_text("1\nzwimkraam\n")
    return folder / f"{name}.dic"


@pytest.mark.parametrize(
    ("name", "tag"),
    [("nb_NO", "nb"), ("nb", "nb"), ("de_CH", "de-CH"), ("de_DE", "de-CH"), ("de", "de-CH")],
)
def test_a_folder_of_ones_own_comes_first(tmp_path, monkeypatch, name: str, tag: str) -> None:
    monkeypatch.setenv(lexicons.FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(_files, "_SYSTEM", ())
    monkeypatch.setattr(_files, "find_spec", lambda _name: None)
    assert _files.dictionaries(tag) == ()
    assert _files.dictionaries(tag) == () and put(tmp_path, name) in _files.dictionaries(tag)


def test_a_folder_of_folders_is_looked_through(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(lexicons.FOLDER_VARIABLE, str(tmp_path))
    path = put(tmp_path / "no", "nb_NO")
    assert _files.dictionaries("nb") == (path,)
    path.with_suffix(".aff").unlink()
    assert path not in _files.dictionaries("nb")


def test_english_is_spelled_either_way(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(lexicons.FOLDER_VARIABLE, str(tmp_path))
    american, british = put(tmp_path, "en_US"), put(tmp_path, "en_GB")
    assert _files.dictionaries("en") == (american, british)
    assert _files.dictionaries("en-GB") == (british,)


def test_without_the_packages_checks_are_off_and_say_so(monkeypatch) -> None:
    monkeypatch.setattr(_lexicon, "installed", lambda _module: None)
    monkeypatch.setattr(_sources, "installed", lambda _module: None)
    assert lexicons.get("nb") is None
    assert lexicons.missing("nb") == "packages"
    (why,) = checks.off()["word_misspelled"]
    assert (why.locales, "requirements/lexicons.txt" in why.message) == ((), True)


@NEEDED
def test_without_a_dictionary_a_check_is_off_in_one_locale(monkeypatch) -> None:
    monkeypatch.setattr(_sources, "_voikko", lambda: None)
    assert lexicons.missing("fi") == "dictionary"
    (why,) = checks.off()["word_misspelled"]
    assert isinstance(why, Off)
    assert (why.locales, "Finnish" in why.message) == (("fi",), True)
    assert lexicons.FOLDER_VARIABLE in why.message


@NEEDED
@pytest.mark.parametrize(
    ("tag", "word", "rejected"),
    [
        ("nb", "bekreftelse", False),
        ("nb", "bekreftlese", True),
        ("nb", "Bekreftelse", False),
        ("nb", "pålogging", False),
        ("nb", "tillbakestille", True),
        ("nb", "e-postadressen", False),
        ("da", "moregn", True),
        ("da", "morgen", False),
        ("de", "Bestellnummer", False),
        ("pl", "zamówienie", False),
        ("pl", "zamowienie", True),
        ("pl", "zamo\u0301wienie", False),
        ("en", "it’s", False),
        ("nb", "x" * 200, False),
        ("nb", "заказ", True),
    ],
)
def test_what_both_sources_reject(tag: str, word: str, rejected: bool) -> None:
    lexicon = lexicons.get(tag)
    assert lexicon is not None
    assert lexicon.rejects(word) is rejected


@NEEDED
def test_the_nearest_word_stands_alone() -> None:
    lexicon = lexicons.get("nb")
    assert lexicon is not None
    assert lexicon.nearest("bestlilingen") == "bestillingen"
    assert lexicon.nearest("qqqqqq") == ""
    assert lexicon.nearest("e-post-bestlilingen") == "e-post-bestillingen"
    assert lexicon.nearest("bestlilingen-bestlilingen") == ""
    assert lexicon.lemma("bestillingen") == "bestilling"
    assert lexicon.has("bestilling") and not lexicon.has("bestlilingen")


@NEEDED
@pytest.mark.parametrize(
    ("tag", "word", "near"),
    [
        ("nb", "bestillingsbekrftelse", "bestillingsbekreftelse"),
        ("nb", "leveringsadrese", "leveringsadresse"),  # which Hunspell does not know
        ("nb", "fraktkostnadr", ""),  # fraktkostnad, fraktkostnader
        ("da", "ordrebekræftlse", "ordrebekræftelse"),
        ("sv", "verkygsrad", "verktygsrad"),  # the slip stands in the first half
        ("nl", "verzendkosetn", "verzendkosten"),
        ("de", "Lieferadrese", "Lieferadresse"),  # behind a verb without its ending
        ("de", "Kundenservce", "Kundenservice"),
    ],
)
def test_the_nearest_compound_has_a_slip_less_in_one_half(tag: str, word: str, near: str) -> None:
    lexicon = lexicons.get(tag)
    assert lexicon is not None
    assert lexicon.nearest(word) == near


def test_slips() -> None:
    assert swaps("abb") == ("bab",)
    assert undoubled("abbc") == ("abc",)
    assert {"ba", "a", "b", "abc", "xb"} <= set(slips("ab"))
    assert "ab" not in slips("ab")
    assert set(slips("ab", "x")) == {"ba", "a", "b", "xab", "axb", "abx", "xb", "ax"}


@NEEDED
@pytest.mark.parametrize(
    ("tag", "word", "rejected"),
    [
        pytest.param("nb", "sikkerhetsnøkkel", False, id="near-one-built-by-chance"),
        pytest.param("nb", "sikkerhtesnøkkel", True, id="a-slip"),
        pytest.param("da", "moregn", True, id="built-by-chance"),
        pytest.param("en", "passwordless", False, id="en-less"),
        pytest.param("en", "paswordless", True, id="en-less-of-no-word"),
    ],
)
def test_what_hunspell_builds_is_no_word_by_itself(tag: str, word: str, rejected: bool) -> None:
    lexicon = lexicons.get(tag)
    assert lexicon is not None
    assert lexicon.rejects(word) is rejected


@NEEDED
def test_a_foreign_letter_is_not_put_in() -> None:
    danish, polish = _sources.spelling("da"), _sources.spelling("pl")
    assert danish is not None and polish is not None
    assert set("aåéø") <= set(danish.letters) and not set("šćž") & set(danish.letters)
    assert set("ąćęłńóśźż") <= set(polish.letters) and "å" not in polish.letters
