"""What holds of every format: what is written is read again; any bytes are read or refused."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib.formats import FORMATS, Catalogue, FormatError, State, Unit, guess_format

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aåß \n\t\"'\\{}[]%$#=:;,<>&*.|@!?-+")),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]),
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() or "\n" in text)
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,8}(?:-[a-z0-9]{1,5}){0,2}", fullmatch=True)
SPEC = pytest.mark.parametrize("name", sorted(FORMATS))


def catalogue_of(name: str, texts: dict[str, str]) -> Catalogue:
    carried = FORMATS[name].carries
    units = tuple(
        Unit(
            key,
            text,
            source=f"The source of {key}" if "source" in carried else "",
            locale="pl" if "locales" in carried else "",
        )
        for key, text in texts.items()
    )
    return Catalogue(units, "" if "locales" in carried else "pl", "en")


def texts_of(catalogue: Catalogue) -> dict[str, str | None]:
    return {unit.key: unit.target for unit in catalogue.units if unit.locale in ("", "pl")}


@SPEC
@given(texts=st.dictionaries(KEYS, TEXTS, min_size=1, max_size=4))
@settings(max_examples=25)
def test_what_is_written_is_read_again(name: str, texts: dict[str, str]) -> None:
    if name in ("tbx",):  # terms have no blanks at their edges
        texts = {key: text.strip() or "x" for key, text in texts.items()}
    format = FORMATS[name]
    written = format.write(catalogue_of(name, texts))
    assert texts_of(format.read(written)) == texts


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"tbx", "tmx"}))  # written anew
@given(texts=st.dictionaries(KEYS, TEXTS, min_size=2, max_size=4), new=TEXTS)
@settings(max_examples=20)
def test_one_change_leaves_the_others(name: str, texts: dict[str, str], new: str) -> None:
    format = FORMATS[name]
    original = format.write(catalogue_of(name, texts))
    assert format.write(format.read(original), original) == original
    read = format.read(original)
    at = next(i for i, unit in enumerate(read.units) if unit.key in texts and unit.locale != "en")
    units = [replace(u, target=new) if i == at else u for i, u in enumerate(read.units)]
    again = format.read(format.write(replace(read, units=tuple(units)), original))
    assert texts_of(again) == {**texts, read.units[at].key: new}


@SPEC
@given(data=st.binary(max_size=80))
@settings(max_examples=30)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    with_refusal(name, data)


FRAGMENTS = {
    "android": '<resources> <string name="a"> x </string> <plurals name="b"> <item quantity="one"> '
    "</item> </plurals> </resources> &amp; <b> ]]>",
    "fluent": 'a = b { $x } -> *[other] [one] } # .a = - \n    "x" { " NUMBER( ) :',
    "po": 'msgid " " msgstr "a\\" msgctxt msgid_plural msgstr[0] msgstr[9] #, fuzzy #~ #| \n \\x41',
    "properties": "a = b \\ \n \\u00e5 \\u12 # ! : {0,choice,0#a}",
    "strings": '"a" = "b" ; /* */ // \\U00e5 \\1 \n',
    "rails": "nb: \n  a: b - & * ! | > ' \" \n    other: {} [] ? , # %YAML --- ...",
    "xliff": '<xliff version="1.2"> <file original="a"> <body> <trans-unit id="1"> <source> '
    '</source> <target> <g id="1"> </g> <x id="2"/> </target> </trans-unit> </body> '
    "</file> </xliff>",
    "xliff2": '<xliff version="2.1" srcLang="en"> <file id="f"> <unit id="1"> <segment> <source> '
    '</source> <target> <ph id="1" dataRef="d"/> <pc id="2"> </pc> <cp hex="ZZ"/> </target> '
    "</segment> </unit> </file> </xliff>",
    "tbx": '<tbx> <conceptEntry id="a"> <langSec xml:lang="nb"> <termSec> <term> </term> '
    "</termSec> </langSec> </conceptEntry> </tbx>",
    "tmx": '<tmx> <header srclang="en"/> <tu tuid="1"> <tuv xml:lang="en"> <seg> </seg> </tuv> '
    "</tu> </tmx>",
    "csv": 'key , target ; \t "a" "" \n \r \' = limit nb state 12',
    "json": '{ } [ ] "a" "a.b" : , 1 null true \\u0000 "\\ud800" \n',
    "arb": '{ } "@@locale" : "nb" "a" "@a" "description" [ ] , 1 null',
    "i18next": '{ } "a_one" "a_other" "a" : "x" , [ ] \n',
    "xcstrings": '{ } "strings" "sourceLanguage" "localizations" "variations" "plural" "one" '
    '"stringUnit" "value" : "x" , [ ] 1',
    "stringsdict": "<plist> <dict> <key> a </key> <string> x </string> </dict> "
    "</plist> <integer> 1",
}


@pytest.mark.parametrize("name", sorted(FRAGMENTS))
@given(data=st.data())
@settings(max_examples=60)
def test_broken_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    pieces = FRAGMENTS[name].split(" ")
    drawn = data.draw(st.lists(st.sampled_from([*pieces, " ", "\n"]), max_size=25))
    with_refusal(name, " ".join(drawn).encode())
    at = data.draw(st.integers(0, len(FRAGMENTS[name])))
    cut = (
        FRAGMENTS[name][:at] + data.draw(st.sampled_from([*pieces, ""])) + FRAGMENTS[name][at + 1 :]
    )
    with_refusal(name, cut.encode())


def with_refusal(name: str, data: bytes) -> None:
    try:
        read = FORMATS[name].read(data)
    except FormatError as error:
        assert str(error)
        return
    assert FORMATS[name].write(read, data) == data


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY c SYSTEM "file:///etc/passwd">]>{body}'
)
XML = {
    "android": '<resources><string name="a">&b;&c;</string></resources>',
    "xliff": '<xliff version="1.2"><file original="f"><body><trans-unit id="1"><source>&c;</source>'
    "</trans-unit></body></file></xliff>",
    "xliff2": '<xliff version="2.0"><file id="f"><unit id="1"/></file></xliff>',
    "tbx": "<tbx>&b;</tbx>",
    "tmx": "<tmx>&b;</tmx>",
    "stringsdict": "<plist><dict><key>&b;</key><string>&c;</string></dict></plist>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", sorted(XML))
def test_a_document_type_of_its_own_is_refused(name: str, encoding: str) -> None:
    data = BOMB.replace("{body}", XML[name]).encode(encoding)
    with pytest.raises(FormatError, match=r"document type"):
        FORMATS[name].read(data)


@pytest.mark.parametrize(
    "text",
    [
        "nb:\n  a: &x [1,2]\n  b: *x\n",
        "nb: &a\n  x: y\n",
        "nb:\n  a: &x y\n  <<: *x\n",
    ],
    ids=["alias", "anchor", "merge"],
)
def test_yaml_aliases_are_refused(text: str) -> None:
    with pytest.raises(FormatError, match="aliases"):
        FORMATS["rails"].read(text.encode())


def test_a_yaml_tag_makes_no_object() -> None:
    with_refusal("rails", b"nb:\n  a: !!python/object/apply:os.system ['ls']\n  b: x\n")


def test_a_packed_bomb_is_refused_before_it_is_unpacked() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (101 * 1024 * 1024))
    with pytest.raises(FormatError, match="larger than 100 MB"):
        FORMATS["xlsx"].read(out.getvalue())


def test_a_formula_is_refused_by_its_cell() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["key", "target"])
    book.active.append(["a", '=HYPERLINK("https://evil.example")'])
    out = BytesIO()
    book.save(out)
    with pytest.raises(FormatError, match="Cell B2 holds a formula"):
        FORMATS["xlsx"].read(out.getvalue())


@pytest.mark.parametrize("name", ["csv", "xlsx"])
@pytest.mark.parametrize("text", ["=1+1", "+47 22", "-1", "@a", "'=1", "''=1", "'a"])
def test_a_text_like_a_formula_stays_a_text(name: str, text: str) -> None:
    written = FORMATS[name].write(Catalogue((Unit("a", text),)))
    assert FORMATS[name].read(written).units[0].target == text
    if name == "csv" and text[0] != "'":
        assert f"'{text}".encode() in written


PLURAL = ("one", "few", "many", "other")


@pytest.mark.parametrize("name", sorted(n for n, f in FORMATS.items() if "plural" in f.carries))
def test_a_plural_is_a_unit_a_category(name: str) -> None:
    forms = PLURAL[:3] if name == "po" else PLURAL  # gettext counts whole things
    locale = "pl" if "locales" in FORMATS[name].carries else ""
    units = tuple(
        Unit("items", f"%d rzeczy {c}", "items", category=c, locale=locale) for c in forms
    )
    read = FORMATS[name].read(FORMATS[name].write(Catalogue(units, "pl", "en")))
    got = {u.category: u.target for u in read.units if u.locale in ("", "pl") and u.category}
    assert got == {unit.category: unit.target for unit in units}


@pytest.mark.parametrize("name", ["po", "xliff", "xliff2", "csv", "xlsx"])
def test_all_that_a_translator_needs_is_carried(name: str) -> None:
    unit = Unit(
        "order/sms/body",
        'Hei {{ name }}, {{ total | money("NOK") }}\n{{ name }}',
        'Hi {{ name }}, {{ total | money("NOK") }}\n{{ name }}',
        notes=("At most 160 characters.", "Third day."),
        references=("https://example.com/p/1",),
        limit=160,
        state=State.TRANSLATED,
        meta={"digest": "9f2c", "preview": "https://example.com/p?a=1&b=<2>"},
    )
    read = FORMATS[name].read(FORMATS[name].write(Catalogue((unit,), "nb", "en")))
    got = replace(read.units[0], line=0, source=unit.source, key=unit.key)
    assert got == unit
    if name != "po":  # there the key is the context or the source
        assert read.units[0].source == unit.source


@pytest.mark.parametrize("state", [s for s in State if s is not State.UNKNOWN])
@pytest.mark.parametrize("name", ["xliff", "xliff2", "po", "csv", "xlsx"])
def test_states_come_back(name: str, state: State) -> None:
    unit = Unit("a", "b", "c", state=state)
    original = FORMATS[name].write(Catalogue((unit,), "nb", "en"))
    read = FORMATS[name].read(original)
    assert read.units[0].state == state
    other = State.DRAFT if state is not State.DRAFT else State.FINAL
    if name == "po":
        return
    units = tuple(replace(each, state=other) for each in read.units)
    again = FORMATS[name].read(FORMATS[name].write(replace(read, units=units), original))
    assert again.units[0].state == other


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.xlf", b'<?xml version="1.0"?><xliff version="2.1" srcLang="en">', "xliff2"),
        ("a.xlf", b'<xliff xmlns="x" version="1.2">', "xliff"),
        ("nb.json", b'{"a_one": "x", "a_other": "y"}', "i18next"),
        ("nb.json", b'{"a": "x"}', "json"),
        ("strings.xml", b"<resources/>", "android"),
        ("Localizable.strings", b"", "strings"),
        ("nb.yml", b"", "rails"),
        ("django.po", b"", "po"),
    ],
)
def test_the_format_is_found_out(name: str, data: bytes, expected: str) -> None:
    assert guess_format(name, data).name == expected


def test_an_unknown_format_is_refused_with_those_known() -> None:
    with pytest.raises(FormatError, match=r"\.po"):
        guess_format("kitten.gif", b"")
