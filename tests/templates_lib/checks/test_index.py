"""The index of what a brand says: counted, changed message by message, stored, searched."""

import json
import pickle
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates_lib.checks import (
    CHECKS,
    Index,
    IndexDocumentError,
    Observation,
    index_of,
    observations_of,
)
from templates_lib.checks._near import Near
from templates_lib.message import Address


def said(key: str, value: str, kind: str = "greeting", locale: str = "nb", channel: str = "sms"):
    return Observation(kind, value, Address(key, channel, locale))


def test_values_are_counted_by_variant() -> None:
    index = Index()
    index.put("a", [said("a", "Hei"), said("a", "Hei"), said("a", "Hei", channel="email")])
    index.put("b", [said("b", "Hallo"), said("b", "Hei", locale="da")])
    assert dict(index.said("nb", "greeting")) == {"Hei": 2, "Hallo": 1}
    assert dict(index.said("nb", "greeting", but="a")) == {"Hallo": 1}
    assert dict(index.said("da", "greeting")) == {"Hei": 1}
    assert dict(index.said("nb", "other")) == {}
    assert "Hei" not in index.said("nb", "greeting", but="a")
    assert index.said("nb", "greeting", but="a").get("Hei", 0) == 0
    assert len(index) == 2


def test_where_it_is_said() -> None:
    index = Index()
    index.put("b", [said("b", "Hei")])
    index.put("a", [said("a", "Hei"), said("a", "Hei", channel="email")])
    assert [str(each) for each in index.where("nb", "greeting", "Hei")] == [
        "a/email/nb", "a/sms/nb", "b/sms/nb",
    ]  # fmt: skip
    assert [each.key for each in index.where("nb", "greeting", "Hei", but="a")] == ["b"]


KEYS = st.sampled_from("abcd")
VALUES = st.sampled_from(["Hei på deg", "Hei på deg!", "Hallo", "Hei hå deg", "God dag til deg"])
SAID = st.lists(st.tuples(VALUES, st.sampled_from(["sms", "email"])), max_size=4)
CHANGES = st.lists(st.tuples(KEYS, st.none() | SAID), max_size=12)


@given(CHANGES, st.booleans())
def test_changed_is_as_made_anew(changes: list, asked_early: bool) -> None:
    """After any changes the index answers as one made of what holds now."""
    index, now = Index(), {}
    for key, values in changes:
        if asked_early:
            index.near("nb", "greeting", "Hei på deg", least=70)
        if values is None:
            index.remove(key)
            now.pop(key, None)
        else:
            now[key] = [said(key, value, channel=channel) for value, channel in values]
            index.put(key, now[key])
    anew = Index()
    for key in sorted(now):
        anew.put(key, now[key])
    assert index == anew
    for each in (index, Index.load(index.document())):
        assert dict(each.said("nb", "greeting")) == dict(anew.said("nb", "greeting"))
        for key in "abcd":
            assert dict(each.said("nb", "greeting", but=key)) == dict(
                anew.said("nb", "greeting", but=key)
            )
            ask = {"least": 70, "but": key}
            assert each.near("nb", "greeting", "Hei på deg", **ask) == anew.near(
                "nb", "greeting", "Hei på deg", **ask
            )
        assert list(each.where("nb", "greeting", "Hallo")) == list(
            anew.where("nb", "greeting", "Hallo")
        )


def test_it_is_stored() -> None:
    index = Index()
    address = Address("a", "sms", "nb", "", "b")
    index.put("a", [said("a", "Hei"), Observation("x", "y", address)])
    assert Index.load(json.loads(json.dumps(index.document()))) == index
    assert pickle.loads(pickle.dumps(index)) == index


@pytest.mark.parametrize(
    "document", [None, {}, {"version": 0, "messages": {}}, {"version": 1, "messages": {"a": [[1]]}}]
)
def test_what_is_no_index(document: object) -> None:
    with pytest.raises(IndexDocumentError):
        Index.load(document)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Vi sender pakken i dag", ["Vi sender pakken din i dag"], id="a-word-less"),
        pytest.param("I dag sender vi pakken din", ["Vi sender pakken din i dag"], id="order"),
        pytest.param("Vi sender pakken din i dag", [], id="itself"),
        pytest.param("Vi henter pengene i morgen", [], id="another"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_nearly_the_same(text: str, found: list[str]) -> None:
    near = Near(["Vi sender pakken din i dag", "Takk for at du handlet hos oss"])
    assert [like.value for like in near.like(text, 85)] == found


def test_a_search_among_many_is_quick() -> None:
    kinds = ["bestilling", "pakke", "lampe", "konto", "kode", "faktura", "retur", "frakt"]
    values = [f"Din {kind} nummer {n} er klar til deg i dag" for kind in kinds for n in range(5000)]
    near = Near(values)
    begun = time.perf_counter()
    for _ in range(20):
        assert near.like("Din pakke nummer 1234 er klar for deg i dag", 85)
    assert (time.perf_counter() - begun) / 20 < 0.25


def test_observations_come_from_the_checks(make_family) -> None:
    message = make_family({"nb": "Hei! Takk for at du handlet hos oss i dag."})
    index = index_of([message])
    assert len(index) == 1
    kinds = {each.kind for each in observations_of(message)}
    assert kinds or not any(check.observe for check in CHECKS.values())
