"""The tables of nouns and of compounds: what stands in them can be used."""

import pytest

import locales
from templates_lib.terms._forms import nouns

TAGS = ["nb", "nn", "da", "sv", "nl", "en", "de", "fr", "it", "pl"]


@pytest.mark.parametrize("tag", TAGS)
def test_an_irregular_noun_has_forms(tag: str) -> None:
    table = nouns(locales.get(tag))
    assert table.source
    for head, slots in table.irregular.items():
        assert head == head.lower() and slots and any(slots), head
        assert all(form.strip() == form and form for slot in slots for form in slot), head


@pytest.mark.parametrize("tag", ["nb", "nn", "da", "sv"])
def test_a_noun_has_one_gender(tag: str) -> None:
    groups = nouns(locales.get(tag)).groups
    names = [name for name in ("neuter", "feminine", "common") if name in groups]
    for name in names:
        for other in names:
            assert name == other or not groups[name] & groups[other], (name, other)


@pytest.mark.parametrize("tag", ["nb", "nn", "da", "sv", "nl", "de", "fi"])
def test_what_makes_a_compound_is_said_whole(tag: str) -> None:
    assert {"endings", "links", "prefixes"} <= set(locales.get(tag).table("compounds"))
