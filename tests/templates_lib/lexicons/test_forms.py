"""simplemma's lists, read by our reader."""

import random
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.lexicons._filter import Filter
from templates_lib.lexicons._forms import Forms
from templates_lib.lexicons._slips import swaps, undoubled
from tests.templates_lib.dictionaries import NEEDED


@given(st.sets(st.binary(max_size=12), max_size=200))
def test_a_filter_never_denies_what_is_there(keys: set[bytes]) -> None:
    made = Filter(len(keys))
    made.add(keys)
    assert all(map(made.may_have, keys))


def test_a_filter_mistakes_one_key_in_fifty_at_most() -> None:
    made = Filter(20_000)
    made.add(b"%d" % number for number in range(20_000))
    assert sum(made.may_have(b"%d" % number) for number in range(20_000, 40_000)) < 400


@NEEDED
@pytest.mark.parametrize("language", ["nn", "it"])
def test_the_answers_are_those_of_simplemmas_own_reader(language: str) -> None:
    packed = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    packing = import_module("simplemma.strategies.dictionaries.frontcode")
    theirs = packed.DefaultDictionaryFactory().get_dictionary(language)
    ours = Forms(packing, packed._read_decompressed(language))
    listed = sorted(theirs)
    for form in (*listed[:40], *listed[-40:], *random.Random(3).sample(listed, 200)):
        assert form in ours and ours.get(form) == theirs[form]
        for slip in (*swaps(form), *undoubled(form), form + "q"):
            assert (slip in ours) == (slip in theirs)
    assert "" not in ours and "заказ" not in ours and ours.get("qqq") == ""


class _Unpacked:
    """Records of which none is packed."""

    def __init__(self, keys: list[bytes], reverse: bool) -> None:
        self.keys, self.reverse = keys, reverse

    def _read_header(self, _data: bytes) -> tuple[bool, int, int]:
        return self.reverse, len(self.keys), 0

    def _iter_records(self, _data: bytes, place: int, *_before: bytes):
        return ((at, self.keys[at], b"=" + self.keys[at]) for at in range(place, len(self.keys)))


@pytest.mark.parametrize("count", [1, 31, 32, 33, 64, 65])
@pytest.mark.parametrize("reverse", [False, True], ids=["as-written", "reversed"])
def test_each_place_in_a_block_is_found(count: int, reverse: bool) -> None:
    keys = [b"%03d" % number for number in range(0, 7 * count, 7)]
    forms = Forms(_Unpacked(keys, reverse), b"x" * count)
    turn = slice(None, None, -1 if reverse else 1)
    for key in keys:
        word = key.decode()[turn]
        assert word in forms and forms.get(word)[turn] == "=" + key.decode()
        assert word + "0" not in forms and "0" + word not in forms
