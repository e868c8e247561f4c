"""Names for people; what is declared no more keeps its own."""

import pytest

from channels import CHANNELS
from cms.board.names import channel_label, in_declared_order, locale_name


@pytest.mark.parametrize(("name", "label"), [("sms", "SMS"), ("fax", "fax")])
def test_a_channel_has_a_label(name: str, label: str) -> None:
    assert channel_label(name) == label


@pytest.mark.parametrize(("tag", "name"), [("nb", "norsk bokmål"), ("pl", "polski"), ("xx", "xx")])
def test_a_locale_has_its_own_name(tag: str, name: str) -> None:
    assert locale_name(tag) == name


def test_channels_keep_the_order_of_the_registry_with_strangers_last() -> None:
    assert in_declared_order(["zzz", *reversed(list(CHANNELS)), "fax"]) == (*CHANNELS, "fax", "zzz")
