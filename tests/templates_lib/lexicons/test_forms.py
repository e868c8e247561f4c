"""simplemma's lists, read by our reader."""

import random
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.lexicons._filter import _MASKS, Filter
from templates_lib.lexicons._forms import Forms
from templates_lib.lexicons._index import Index, index
from templates_lib.lexicons._mapped import load, save
from templates_lib.lexicons._slips import LETTERS, lacking, swaps, undoubled
from tests.templates_lib.dictionaries import NEEDED
from tests.templates_lib.lexicons.unpacked import Unpacked

LANGUAGES = pytest.mark.parametrize("language", ["nn", "it", "en", "nb"])


@cache
def theirs(language: str) -> Any:
    """simplemma's own reader."""
    packed = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    return packed.DefaultDictionaryFactory().get_dictionary(language)


@cache
def indexed(language: str) -> tuple[Any, Index]:
    """How simplemma packs, and what we make of it."""
    packed = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    packing = import_module("simplemma.strategies.dictionaries.frontcode")
    return packing, index(packing, packed._read_decompressed(language))


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same, out of a file."""
    folder: Path = tmp_path_factory.mktemp("lists")

    @cache
    def read(language: str) -> tuple[Any, Index]:
        packing, made = indexed(language)
        save(folder / language, made)
        found = load(folder / language)
        assert found is not None
        return packing, found

    return read


@given(st.sets(st.binary(max_size=12), max_size=200))
def test_a_filter_never_denies_what_is_there(keys: set[bytes]) -> None:
    made = Filter.sized(len(keys))
    made.add(keys)
    assert all(map(made.may_have, keys))


def test_a_filter_mistakes_one_key_in_eighty_at_most() -> None:
    made = Filter.sized(20_000)
    made.add(b"%d" % number for number in range(20_000))
    mistaken = sum(made.may_have(b"%d" % number) for number in range(20_000, 40_000))
    assert 100 < mistaken < 250


def test_each_mask_sets_four_bits() -> None:
    assert {mask.bit_count() for mask in _MASKS} == {4}
    assert len(set(_MASKS)) > 2040


@NEEDED
@LANGUAGES
def test_a_filter_mistakes_one_slip_in_eighty_at_most(language: str) -> None:
    listed, filter_ = theirs(language), Filter(indexed(language)[1].blocks)
    forms = random.Random(5).sample(sorted(listed), 100)
    absent = [slip for form in forms for slip in lacking(form) if slip not in listed]
    assert len(absent) > 10_000
    assert sum(filter_.may_have(slip.encode()) for slip in absent) < len(absent) / 80


@NEEDED
@LANGUAGES
@pytest.mark.parametrize("from_file", [False, True], ids=["made", "from-a-file"])
def test_the_answers_are_those_of_simplemmas_own_reader(
    language: str, from_file: bool, filed: Any
) -> None:
    ours = Forms(*(filed(language) if from_file else indexed(language)))
    known = theirs(language)
    listed = sorted(known)
    for form in (*listed[:40], *listed[-40:], *random.Random(3).sample(listed, 200)):
        assert form in ours and ours.get(form) == known[form]
        for slip in (*swaps(form), *undoubled(form), form + "q"):
            assert (slip in ours) == (slip in known)
    assert "" not in ours and "заказ" not in ours and ours.get("qqq") == ""


@NEEDED
@LANGUAGES
def test_a_file_answers_as_what_was_put_there(language: str, filed: Any) -> None:
    made, found, known = Forms(*indexed(language)), Forms(*filed(language)), theirs(language)

    @given(st.text(LETTERS, max_size=6) | st.text(max_size=12) | st.sampled_from(sorted(known)))
    def agree(word: str) -> None:
        assert (word in found) == (word in made) == (word in known)
        assert found.get(word) == made.get(word) == known.get(word, "")

    agree()


@pytest.mark.parametrize("count", [1, 31, 32, 33, 64, 65])
@pytest.mark.parametrize("reverse", [False, True], ids=["as-written", "reversed"])
def test_each_place_in_a_block_is_found(count: int, reverse: bool) -> None:
    keys = [b"%03d" % number for number in range(0, 7 * count, 7)]
    forms = Unpacked(keys, reverse).forms()
    turn = slice(None, None, -1 if reverse else 1)
    for key in keys:
        word = key.decode()[turn]
        assert word in forms and forms.get(word)[turn] == "=" + key.decode()
        assert word + "0" not in forms and "0" + word not in forms
