"""The cheapest tables: fewer segments, or else none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.sms import cheapest, count, segment
from channels.sms._cheapest import with_tables
from tests.channels.sms.texts import TABLES, TEXTS

TURKISH = "Siparişiniz yola çıktı, yarın kapınızda. "


@pytest.mark.parametrize(
    ("text", "encoding", "locking", "single", "segments"),
    [
        pytest.param("", "GSM-7", "", "", 1, id="nothing"),
        pytest.param("Hei", "GSM-7", "", "", 1, id="the default"),
        pytest.param("ğ" * 70, "UCS-2", "", "", 1, id="one segment is as cheap as any"),
        pytest.param("ğ" * 77, "GSM-7", "", "tr", 1, id="single, as long as it goes"),
        pytest.param("ğ" * 78, "GSM-7", "tr", "", 1, id="locking, when there are more"),
        pytest.param("ğ" * 155, "GSM-7", "tr", "", 1, id="locking, as long as it goes"),
        pytest.param("ğ" * 156, "GSM-7", "tr", "", 2, id="locking, and more"),
        pytest.param("á" + "a" * 153, "GSM-7", "", "es", 1, id="Spanish"),
        pytest.param("á" + "a" * 154, "GSM-7", "pt", "", 1, id="the Portuguese one has it, too"),
        pytest.param("ã" * 78, "GSM-7", "pt", "", 1, id="Portuguese"),
        pytest.param("ğ" * 78 + "á" * 10, "GSM-7", "tr", "es", 1, id="both, of two languages"),
        pytest.param("ğ" * 80 + "ł", "UCS-2", "", "", 2, id="no table has it"),
        pytest.param("€" * 81, "GSM-7", "tr", "", 1, id="where the euro sign is one septet"),
    ],
)
def test_the_cheapest(text, encoding, locking, single, segments):
    found = cheapest(text)
    assert (found.encoding, found.locking, found.single) == (encoding, locking, single)
    assert len(found.segments) == segments


@pytest.mark.parametrize(
    ("tables", "segments"), [(["tr"], 2), (["tr", "es"], 2), (["es"], 4), ([], 4)]
)
def test_only_tables_that_the_provider_has(tables, segments):
    assert len(cheapest(TURKISH * 6, tables=tables).segments) == segments


def test_a_table_that_there_is_not():
    with pytest.raises(ValueError, match="tables: there is no table 'nb', only es, pt, tr"):
        cheapest("Hei", tables=["tr", "nb"])


@settings(max_examples=200)
@given(TEXTS, st.booleans(), st.sampled_from([8, 16]), st.sampled_from([0, 7]))
def test_nothing_is_cheaper(text, keep_graphemes, reference_bits, udh_octets):
    given_options = {
        "keep_graphemes": keep_graphemes,
        "reference_bits": reference_bits,
        "udh_octets": udh_octets,
    }
    found = cheapest(text, **given_options)
    prices = {
        tables: count(text, locking=tables[0], single=tables[1], **given_options)
        for tables in TABLES
    }
    assert len(found.segments) == min(prices.values())
    if prices["", ""] == min(prices.values()):
        assert (found.locking, found.single) == ("", "")


@pytest.mark.parametrize(
    ("text", "options", "tables"),
    [
        pytest.param(TURKISH * 3, {}, ("", "tr"), id="cheaper"),
        pytest.param(TURKISH, {}, None, id="no dearer as it is"),
        pytest.param("€" * 81, {}, None, id="it needs no UCS-2"),
        pytest.param(TURKISH * 3 + "ł", {}, None, id="no table has it all"),
        pytest.param(TURKISH * 3, {"single": "tr"}, None, id="it has the table"),
    ],
)
def test_when_a_table_is_worth_naming(text, options, tables):
    better = with_tables(segment(text, **options))
    assert (better and (better.locking, better.single)) == tables
