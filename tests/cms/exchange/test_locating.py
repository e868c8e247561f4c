import pytest

from cms.exchange.locating import disagreement, joined, locale_of, under_own_root
from cms.exchange.reading import Entry, FileRefused, LocaleFile


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("nb.json", "nb"),
        ("no.json", "nb"),
        ("nb_NO.json", "nb"),
        ("nn-NO.json", "nn"),
        ("de-AT.json", "de-AT"),
        ("messages_no.json", "nb"),
        ("messages.pl.json", "pl"),
        ("app_messages_de_AT.json", "de-AT"),
        ("sms_no.json", "nb"),
        ("email-da.json", "da"),
        ("locales/nl/mail.json", "nl"),
        ("da/nb.json", "nb"),
        ("pt_BR.json", "pt"),
    ],
)
def test_the_name_says_the_locale(name: str, locale: str) -> None:
    assert locale_of(name) == locale


def test_what_the_person_says_goes_before_the_name() -> None:
    assert locale_of("nb.json", "pl-PL") == "pl"


@pytest.mark.parametrize(("name", "said"), [("messages.json", ""), ("nb.json", "xx"), ("", "")])
def test_an_unknown_locale_is_refused(name: str, said: str) -> None:
    with pytest.raises(FileRefused, match="names no locale we know"):
        locale_of(name, said)


def test_the_nearest_locales_are_named() -> None:
    with pytest.raises(FileRefused, match=r"“norsk” .* Nearest: .*nb"):
        locale_of("norsk.json")


def entries(*keys: str) -> tuple[Entry, ...]:
    return tuple(Entry(key, "x") for key in keys)


@pytest.mark.parametrize(
    ("locale", "keys", "left"),
    [
        ("nb", ("nb.a", "nb.b.c"), ["a", "b.c"]),
        ("nb", ("no.a",), ["a"]),
        ("nb", ("nb.a", "pl.b"), ["nb.a", "pl.b"]),
        ("nb", ("pl.a",), ["pl.a"]),
        ("nb", ("mail.a",), ["mail.a"]),
        ("nb", ("nb",), ["nb"]),
    ],
    ids=["own", "alias", "two roots", "another", "no locale", "a text"],
)
def test_a_locale_above_all_keys_is_taken_away(
    locale: str, keys: tuple[str, ...], left: list[str]
) -> None:
    assert [entry.key for entry in under_own_root(locale, entries(*keys))] == left


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("settings.locale", "nn", True),
        ("settings.locale", "nb-NO", False),
        ("settings.locale", "?", False),
        ("settings.language", "nn", False),
    ],
    ids=["another", "the same", "none", "another key"],
)
def test_a_file_that_names_another_locale_is_noticed(key: str, text: str, says: bool) -> None:
    words = disagreement(LocaleFile("nb.json", "nb", (Entry(key, text),)))
    assert (words is not None) == says


def test_files_of_one_locale_are_one() -> None:
    mail = LocaleFile("nb/mail.po", "nb", (Entry("a", "A"), Entry("b", ""), Entry("c", "C")))
    sms = LocaleFile("nb/sms.po", "nb", (Entry("b", "B"), Entry("c", "C"), Entry("d", "D")))
    (both,) = joined([mail, sms])
    assert [(entry.key, entry.text) for entry in both.entries] == [
        ("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"),
    ]  # fmt: skip


def test_two_files_that_say_something_else_under_one_key_are_refused() -> None:
    files = [LocaleFile(f"{n}.json", "nb", (Entry("a", f"A{n}"),)) for n in (1, 2)]
    with pytest.raises(FileRefused, match=r"a stands in 1\.json too"):
        joined(files)
