"""The alphabets, against what the standard says of their size, the shared table of letters,
and texts encoded by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms._alphabet import BASIC, EXTENSION, alphabet, encoding_of, is_gsm, outside
from channels.sms._national import IDENTIFIERS, LOCKING, SINGLE
from tests.channels.sms.texts import TABLES, TEXTS, costs


def test_sizes():
    assert len(BASIC) == 127  # 128 codes, one of them the escape
    assert len(EXTENSION) == 10
    assert not BASIC & EXTENSION


def test_the_shared_letters(shared_dir):
    table = json.loads((shared_dir / "vectors" / "gsm_by_locale.json").read_text("utf-8"))
    for locale, letters in table.items():
        assert all(map(is_gsm, letters["gsm"])), locale
        assert not any(map(is_gsm, letters["non_gsm"])), locale


@pytest.mark.parametrize(
    ("text", "encoding", "places"),
    [("Hei {}[]\\^~|€\f", "GSM-7", ()), ("Zażółć", "UCS-2", (2, 3, 4, 5)), ("a\tb", "UCS-2", (1,))],
)
def test_outside(text, encoding, places):
    assert (encoding_of(text), outside(text)) == (encoding, places)


@pytest.mark.parametrize("name", sorted(LOCKING))
def test_a_locking_table_has_all_that_its_language_shares_with_the_default_one(name):
    rows = LOCKING[name]
    assert len(rows) == 128 and rows[0x1B] == "\x1b"
    assert len(set(rows)) == 128
    default = alphabet().codes
    same = [letter for letter, code in default.items() if rows[code] == letter]
    assert set(same) >= {letter for letter in default if letter.isascii()}


@pytest.mark.parametrize(
    ("name", "changed", "lost"),
    [
        ("tr", "€ıĞğŞşİç", "èìØøÆæ¡¿"),
        ("pt", "êúíóçÔôÁáªÇÀ∞^\\€Ó|ÂâÊºÍÃÕÚ~ãõ`", "èùìòØøÅåΦΓΛΩΠΨΣΘΞÆæß¤¡ÄÖÑ¿äöñ"),
    ],
)
def test_what_a_locking_table_brings_and_takes_away(name, changed, lost):
    assert set(LOCKING[name]) - BASIC - {"\x1b"} == set(changed) - BASIC
    assert BASIC - set(LOCKING[name]) == set(lost)


@pytest.mark.parametrize("name", sorted(SINGLE))
def test_a_single_table_adds_to_the_default_extension(name):
    letters = alphabet(single=name)
    assert letters.escaped.keys() == EXTENSION | (set(SINGLE[name].values()) - BASIC)
    taken = {code for letter, code in letters.escaped.items() if letter in EXTENSION}
    assert not taken & SINGLE[name].keys()


# Encoded by hand from the tables of annex A; 1B is the escape.
@pytest.mark.parametrize(
    ("locking", "single", "text", "septets"),
    [
        pytest.param("", "", "@€Hei", "00 1B65 48 65 69", id="the default"),
        pytest.param("", "tr", "Ğğİı", "1B47 1B67 1B49 1B69", id="Turkish, single"),
        pytest.param("", "tr", "Şşç€", "1B53 1B73 1B63 1B65", id="Turkish, single, the rest"),
        pytest.param("tr", "", "ĞğİıŞşç€", "0B 0C 40 07 1C 1D 60 04", id="Turkish, locking"),
        pytest.param("tr", "", "[é]", "1B3C 05 1B3E", id="Turkish, locking, extension"),
        pytest.param("", "es", "días", "64 1B69 61 73", id="Spanish"),
        pytest.param("", "es", "ÁÍÓÚ", "1B41 1B49 1B4F 1B55", id="Spanish capitals"),
        pytest.param("", "es", "áóúç", "1B61 1B6F 1B75 1B09", id="Spanish, the rest"),
        pytest.param("", "pt", "ãõâê", "1B7B 1B7C 1B7F 1B05", id="Portuguese, single"),
        pytest.param("", "pt", "Ô ôÁáÊ", "1B0B 20 1B0C 1B0E 1B0F 1B1F", id="Portuguese, more"),
        pytest.param("", "pt", "ÀÂÃÕ", "1B41 1B61 1B5B 1B5C", id="Portuguese capitals"),
        pytest.param("pt", "", "êúíóç", "04 06 07 08 09", id="Portuguese, locking"),
        pytest.param("pt", "", "ÔôÁáª", "0B 0C 0E 0F 12", id="Portuguese, locking, 0x0B"),
        pytest.param("pt", "", "ÇÀ∞^\\€Ó|", "13 14 15 16 17 18 19 1A", id="no escape needed"),
        pytest.param("pt", "", "ÂâÊÉº", "1C 1D 1E 1F 24", id="Portuguese, locking, 0x1C"),
        pytest.param("pt", "", "ÍÃÕÚ~ãõ`", "40 5B 5C 5D 60 7B 7C 7D", id="Portuguese, 0x40"),
        pytest.param("pt", "pt", "ΦΓΩΠΨΣΘ", "1B12 1B13 1B15 1B16 1B17 1B18 1B19", id="Greek"),
        pytest.param("tr", "es", "ğá", "0C 1B61", id="two languages"),
    ],
)
def test_septets(locking, single, text, septets):
    letters = alphabet(locking, single)
    assert letters.encode(text) == bytes.fromhex(septets)
    assert letters.septets(text) == len(bytes.fromhex(septets))
    assert letters.outside(text) == ()


@given(TEXTS, st.sampled_from(TABLES))
def test_the_number_of_septets_is_that_of_the_tables(text, tables):
    letters = alphabet(*tables)
    encoding, units = costs(text, *tables)
    assert letters.septets(text) == (sum(units) if encoding == "GSM-7" else None)
    assert bool(letters.outside(text)) == bool(letters.strangers(text)) == (encoding == "UCS-2")
    if encoding == "GSM-7":
        assert letters.escapes(text) == [i for i, unit in enumerate(units) if unit == 2]
        assert len(letters.encode(text)) == sum(units)


@pytest.mark.parametrize(
    ("locking", "single", "elements"),
    [("", "", ""), ("", "tr", "240101"), ("pt", "", "250103"), ("tr", "es", "240102250101")],
)
def test_the_elements_of_the_header(locking, single, elements):
    assert alphabet(locking, single).elements.hex() == elements


def test_every_table_has_an_identifier_of_its_own():
    assert LOCKING.keys() | SINGLE.keys() == IDENTIFIERS.keys()
    assert len(set(IDENTIFIERS.values())) == len(IDENTIFIERS)
