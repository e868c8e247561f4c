"""The interface's languages: every string of the code, whole, in each; kept fresh by a script."""

import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings as project_settings
from django.utils import translation

from scripts import compile_catalogues
from scripts import extract_catalogues as extractor
from scripts._marked import borrowed, key, marked
from scripts._said_elsewhere import PROVIDERS, plural_forms, said_elsewhere

TAGS = [tag for tag, _name in project_settings.LANGUAGES if tag != "en"]
GAP = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+[^>]*>")
# The pair with which each language quotes, and every sign that some other one uses.
QUOTES = {"nb": "«»", "da": "””", "pl": "„”", "nl": "“”"}
EVERY_QUOTE = set("«»„“”")
KNOWN = {
    "nb": ("Utdatert", "3 feil", "1 feil"),
    "da": ("Forældet", "3 fejl", "1 fejl"),
    "pl": ("Nieaktualny", "3 błędy", "1 błąd"),
    "nl": ("Verouderd", "3 fouten", "1 fout"),
}


def _catalogue(tag: str) -> Catalog:
    return extractor.read(tag)


def _pairs(tag: str) -> Iterator[tuple[str, str]]:
    """(msgid, translation), one for each plural form; all forms but the first are of the plural."""
    catalogue = _catalogue(tag)
    for message in catalogue:
        if message.id:
            for number, said in enumerate(extractor.strings_of(message, catalogue.num_plurals)):
                yield _english(message, number), said


def _english(message: Message, number: int) -> str:
    return message.id if isinstance(message.id, str) else message.id[min(number, 1)]


def test_every_language_of_the_settings_has_a_catalogue_and_no_other() -> None:
    assert set(extractor.tags()) == set(TAGS)


def test_the_catalogues_are_fresh_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor.main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("tag", TAGS)
def test_one_english_word_of_two_meanings_is_two_words_elsewhere(tag: str) -> None:
    with translation.override(tag):
        assert translation.pgettext("a switch", "on") != translation.gettext("on")
        assert translation.pgettext("is allowed to", "May") != translation.gettext("May")


def test_a_noun_that_polish_would_decline_stands_after_a_colon() -> None:
    with translation.override("pl"):
        assert translation.gettext("Add %(model_name)s") == "Dodaj: %(model_name)s"


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_fuzzy_obsolete_or_faulty(tag: str) -> None:
    catalogue = _catalogue(tag)
    assert not [key(message) for message in catalogue if message.id and message.fuzzy]
    assert not catalogue.obsolete
    assert not [(message.id, errors) for message, errors in catalogue.check() if errors]


@pytest.mark.parametrize("tag", TAGS)
def test_every_plural_form_is_there_and_they_are_those_of_django(tag: str) -> None:
    catalogue = _catalogue(tag)
    assert f"Plural-Forms: {plural_forms(tag)}" in extractor.path_of(tag).read_text("utf-8")
    assert catalogue.num_plurals == (4 if tag == "pl" else 2)
    for message in catalogue:
        if message.id and not isinstance(message.id, str):
            assert len(message.string) == catalogue.num_plurals, message.id
            assert all(message.string), message.id


@pytest.mark.parametrize("tag", TAGS)
def test_gaps_tags_and_edges_are_kept(tag: str) -> None:
    for english, said in _pairs(tag):
        assert set(GAP.findall(said)) == set(GAP.findall(english)), english
        assert _edges(said) == _edges(english), english
        assert said.count("\n") == english.count("\n"), english


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@pytest.mark.parametrize("tag", TAGS)
def test_quotation_marks_are_those_of_the_language(tag: str) -> None:
    wrong = EVERY_QUOTE - set(QUOTES[tag])
    opening, closing = QUOTES[tag]
    for english, said in _pairs(tag):
        assert not wrong & set(said), said
        if "“" in english:
            pairs = english.count("“")
            assert said.count(opening) == pairs * (2 if opening == closing else 1), said
            assert said.count(closing) == pairs * (2 if opening == closing else 1), said


@pytest.mark.parametrize("tag", TAGS)
def test_django_says_it(tag: str, tmp_path: Path, settings: Any) -> None:
    """From a catalogue compiled here: git keeps none."""
    path = tmp_path / tag / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    shutil.copy(extractor.path_of(tag), path)
    assert compile_catalogues.main([str(path)]) == 0
    settings.LOCALE_PATHS = [tmp_path]
    stale, errors, error = KNOWN[tag]
    with translation.override(tag):
        assert translation.gettext("Stale") == stale
        assert translation.ngettext("%(n)s error", "%(n)s errors", 3) % {"n": 3} == errors
        assert translation.ngettext("%(n)s error", "%(n)s errors", 1) % {"n": 1} == error


@pytest.mark.parametrize("tag", TAGS)
def test_what_others_say_is_left_to_them(tag: str) -> None:
    doubled = {
        key(message)
        for message in _catalogue(tag)
        if message.id and said_elsewhere(key(message), tag)
    }
    assert {msgid for _context, msgid in doubled} <= extractor.OURS


@pytest.mark.parametrize(
    ("context", "msgid", "place"),
    [
        ("", "Plain text", "channels/email/_email.py"),
        ("", "“%(name)s” has no value.", "templates_lib/language/_errors.py"),
        ("short word on the board for: in review", "Review", "cms/board/states.py"),
        ("", "Show the whole board", "cms/templates/cms/board/board_results.html"),
        ("", "%(n)s error", "cms/templates/cms/editor/counts.html"),
        ("", "All files together are larger than %(limit)d MB.", "cms/exchange/forms.py"),
    ],
    ids=["floor 1", "floor 2", "with a context", "template", "plural in a template", "Python"],
)
def test_marked_strings_are_found(context: str, msgid: str, place: str) -> None:
    found = {key(message): message for message in marked()}
    assert place in [file for file, _line in found[(context, msgid)].locations]


def test_a_trimmed_block_is_one_line() -> None:
    found = [msgid for _context, msgid in map(key, marked()) if msgid.startswith("Every message t")]
    assert found == [
        "Every message template of %(brand)s by stage, "
        "with the state of its text in each channel and locale"
    ]


def test_every_app_with_a_catalogue_is_asked() -> None:
    bringing = {each.name for each in apps.get_app_configs() if Path(each.path, "locale").is_dir()}
    assert bringing <= set(PROVIDERS)


def test_what_is_borrowed_is_still_wagtails() -> None:
    wagtail = Path(str(files("wagtail")))
    theirs = set()
    for path in wagtail.rglob("locale/en/LC_MESSAGES/django.po"):
        with path.open("rb") as stream:
            theirs |= {key(message) for message in read_po(stream) if message.id}
    assert {key(message) for message in borrowed()} <= theirs


def test_no_word_is_ours_for_nothing() -> None:
    assert {msgid for _context, msgid in map(key, marked())} >= extractor.OURS


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogues where they may be spoilt."""
    for tag in TAGS:
        path = tmp_path / tag / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        shutil.copy(extractor.path_of(tag), path)
    monkeypatch.setattr(extractor, "CATALOGUES", tmp_path)
    return tmp_path


def test_a_lost_message_is_told_and_brought_back(
    copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copies / "nb" / "LC_MESSAGES" / "django.po"
    whole = path.read_text("utf-8")
    entry = next(
        each for each in whole.split("\n\n") if 'msgid "Stale"' in each and "ctxt" not in each
    )
    path.write_text(whole.replace(f"{entry}\n\n", ""), encoding="utf-8")
    assert extractor.main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "nb: stale; run `make messages`\nnb: not translated: 'Stale'\n"
    )
    assert extractor.main(["nb"]) == 0
    assert path.read_text("utf-8") == whole.replace('msgstr "Utdatert"\n', 'msgstr ""\n', 1)


def test_what_is_fresh_is_written_as_it_was(copies: Path) -> None:
    before = {path: path.read_bytes() for path in copies.rglob("*.po")}
    assert extractor.main([]) == 0
    assert {path: path.read_bytes() for path in copies.rglob("*.po")} == before


def test_a_new_language_begins_empty(copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor.main(["sv"]) == 0
    assert extractor.main(["--check", "sv"]) == 1
    assert "sv: not translated: 'Stale'" in capsys.readouterr().err
