"""PO in detail, and against polib."""

from dataclasses import replace

import polib
import pytest

from templates_lib.formats import FORMATS, FormatError, State

PO = FORMATS["po"]
FILE = r"""# Translators.
msgid ""
msgstr ""
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

#. Subject of the mail
#: mail.py:12 mail.py:40
#, python-brace-format
msgid "Your order: {code}"
msgstr "Twoje zamówienie: {code}"

#: mail.py:14
#, fuzzy, python-brace-format
#| msgid "Hi,\n"
msgid ""
"Hello,\n"
"\n"
"your order {code} is \"paid\"."
msgstr ""
"Witaj,\n"
"\n"
"zamówienie {code} jest opłacone."

#: mail.py:20
msgid "Not there"
msgstr ""

msgctxt "cart"
msgid "%(n)d ticket"
msgid_plural "%(n)d tickets"
msgstr[0] "%(n)d bilet"
msgstr[1] "%(n)d bilety"
msgstr[2] "%(n)d biletów"

#~ msgid "gone"
#~ msgstr "było"
""".encode()


def test_every_part_of_an_entry_is_read() -> None:
    read = PO.read(FILE)
    assert read.locale == "pl"
    subject, body, missing, *plural = read.units
    assert subject.references == ("mail.py:12", "mail.py:40")
    assert subject.notes == ("Subject of the mail",)
    assert (body.state, body.target) == (
        State.FUZZY, "Witaj,\n\nzamówienie {code} jest opłacone.",
    )  # fmt: skip
    assert body.source == 'Hello,\n\nyour order {code} is "paid".'
    assert missing.target is None
    assert [(u.category, u.source, u.target) for u in plural] == [
        ("one", "%(n)d ticket", "%(n)d bilet"),
        ("few", "%(n)d tickets", "%(n)d bilety"),
        ("many", "%(n)d tickets", "%(n)d biletów"),
    ]
    assert {unit.context for unit in plural} == {"cart"}


def test_it_says_what_polib_says() -> None:
    theirs = [
        (entry.msgid, text)
        for entry in polib.pofile(FILE.decode())
        if not entry.obsolete
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]
    ours = [(unit.key.rpartition("\x04")[2], unit.target or "") for unit in PO.read(FILE).units]
    assert ours == theirs


def test_what_is_obsolete_says_nothing_of_what_follows() -> None:
    text = '#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "c"\nmsgstr "d"\n'
    (unit,) = PO.read(text.encode()).units
    assert (unit.key, unit.target, unit.state) == ("c", "d", State.UNKNOWN)


def test_what_is_not_fuzzy_any_longer_loses_the_mark_alone() -> None:
    from dataclasses import replace

    read = PO.read(FILE)
    units = tuple(replace(unit, state=State.UNKNOWN) for unit in read.units)
    written = PO.write(replace(read, units=units), FILE)
    assert written == FILE.replace(b"#, fuzzy, python", b"#, python")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('msgid "a"\nmsgid "b"\n', "Line 1: msgid without msgstr."),
        ('msgstr "a"\n', "Line 1: msgstr without msgid."),
        ('"a"\n', "Line 1: A text in quotes stands alone."),
        ('msgid "a"\nmsgstr "b\n', "Line 2: This is no line of a PO file"),
        ("kitten\n", "Line 1: This is no line of a PO file"),
        (
            'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
            "Line 4: “a” stands in the file twice.",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        PO.read(text.encode())
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("language", "count", "names"),
    [
        ("nb", 2, ["one", "other"]),
        ("pl", 3, ["one", "few", "many"]),
        ("ar", 6, ["zero", "one", "two", "few", "other", "many"]),
        ("ja", 1, ["other"]),
        ("", 2, ["one", "other"]),
        ("xx", 2, ["one", "other"]),
    ],
)
def test_numbered_forms_get_their_categories(language: str, count: int, names: list[str]) -> None:
    forms = "".join(f'msgstr[{n}] "f{n}"\n' for n in range(count))
    text = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n\nmsgid "a"\nmsgid_plural "b"\n{forms}'
    assert [unit.category for unit in PO.read(text.encode()).units] == names


LATIN = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "Hi"\nmsgstr "Hei å"\n'


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("ISO-8859-1", "latin-1"), ("windows-1252", "cp1252"), ("ISO-8859-1", "utf-8"),
     ("CHARSET", "utf-8"), ("utf-7", "utf-8")],
)  # fmt: skip
def test_the_header_says_how_a_file_that_is_no_utf8_is_read(charset: str, encoding: str) -> None:
    data = LATIN.format(charset).encode(encoding)
    read = FORMATS["po"].read(data)
    assert read.units[-1].target == "Hei å"
    assert FORMATS["po"].write(read, data) == data
    changed = replace(read.units[-1], target="Hallå", state=State.FUZZY)
    again = FORMATS["po"].write(replace(read, units=(*read.units[:-1], changed)), data)
    assert "Hallå".encode(encoding) in again
    assert FORMATS["po"].read(again).units[-1].state is State.FUZZY


@pytest.mark.parametrize(
    ("charset", "byte"), [("utf-8", b"\xe5"), ("utf-7", b"\xe5"), ("cp1252", b"\x81")]
)
def test_bytes_that_no_header_explains_are_refused(charset: str, byte: bytes) -> None:
    with pytest.raises(FormatError, match=r"not UTF-8|no CP1252"):
        FORMATS["po"].read(LATIN.format(charset).encode().replace("å".encode(), byte))
