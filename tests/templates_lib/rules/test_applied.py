"""Each kind of rule: what breaks it, and what nearly does."""

from typing import Any

import pytest

from templates_lib.rules import breaches, load

NB = {
    "existence": {"words": ["gratis*"], "exceptions": ["gratis frakt"]},
    "substitution": {"swap": {"ordre": "bestilling", "nordhus": "Nordhus", "mail*": "e-post"}},
    "occurrence": {"pattern": "!", "inside_words": True, "max": 2},
    "repetition": {},
    "consistency": {"either": {"levering*": "utlevering*", "mobil": "telefon"}},
    "conditional": {"words": ["rabatt*"], "needs": ["vilkår*"]},
    "sequence": {"words": ["hei", "takk", "hilsen"]},
}


def broken(kind: str, texts: list[str], **fields: Any) -> list[tuple[int, str, str]]:
    """(number of the text, words, what to write instead) of each breach."""
    (rule,) = load({"r": {"kind": kind, **(fields or NB.get(kind, {}))}})
    found = list(breaches(rule, texts, ("NordHus",)))
    assert all(texts[each.text][each.start : each.end] for each in found)
    return [(each.text, texts[each.text][each.start : each.end], each.instead) for each in found]


@pytest.mark.parametrize(
    ("kind", "texts", "found"),
    [
        pytest.param("existence", ["Gratis nå"], [(0, "Gratis", "")], id="existence"),
        pytest.param("existence", ["Gratis frakt"], [], id="in-an-exception"),
        pytest.param("substitution", ["Din ordre"], [(0, "ordre", "bestilling")], id="swap"),
        pytest.param("substitution", ["ORDRE"], [(0, "ORDRE", "BESTILLING")], id="swap-capitals"),
        pytest.param("substitution", ["NORDHUS"], [(0, "NORDHUS", "Nordhus")], id="swap-name"),
        pytest.param("substitution", ["Nordhus"], [], id="swap-done"),
        pytest.param("substitution", ["Mailen"], [(0, "Mailen", "E-post")], id="swap-open"),
        pytest.param("occurrence", ["Hei! Hei!", "Nå"], [], id="twice-is-right"),
        pytest.param("occurrence", ["Hei! Hei!", "Nå!"], [(1, "!", "")], id="three-times"),
        pytest.param("repetition", ["Hei hei du"], [(0, "Hei hei", "Hei")], id="twice"),
        pytest.param("repetition", ["Hei, hei du", "du"], [], id="twice-apart"),
        pytest.param(
            "consistency", ["Levering", "utleveringen"], [(1, "utleveringen", "levering*")],
            id="two-words",
        ),
        pytest.param("consistency", ["mobil", "telefon"], [(1, "telefon", "mobil")], id="either"),
        pytest.param("consistency", ["Levering", "leveringen"], [], id="one-word"),
        pytest.param("conditional", ["Rabatt!"], [(0, "Rabatt", "vilkår*")], id="without"),
        pytest.param("conditional", ["Rabatt!", "Se vilkårene"], [], id="with"),
        pytest.param("conditional", ["Hei"], [], id="not-needed"),
        pytest.param("sequence", ["Hei", "Takk. Hilsen oss"], [], id="in-order"),
        pytest.param("sequence", ["Hilsen oss", "Hei"], [(1, "Hei", "hilsen")], id="out-of-order"),
        pytest.param("sequence", ["Takk, hilsen oss", "takk"], [], id="said-again"),
    ],
)  # fmt: skip
def test_kinds(kind: str, texts: list[str], found: list[tuple[int, str, str]]) -> None:
    assert broken(kind, texts) == found


@pytest.mark.parametrize(
    ("case", "text", "found"),
    [
        pytest.param("sentence", "Din Ordre fra NordHus er sendt", ["Ordre"], id="sentence"),
        pytest.param("sentence", "din ordre", ["din"], id="sentence-begins"),
        pytest.param("sentence", "Hei. Din SMS er her", [], id="sentence-right"),
        pytest.param("title", "Your Order is here", ["is", "here"], id="title"),
        pytest.param("upper", "KJØP Nå", ["Nå"], id="upper"),
        pytest.param("lower", "kjøp Nå hos NordHus", ["Nå"], id="lower"),
        pytest.param("lower", "\ufffcA b", [], id="beside-a-value"),
    ],
)
def test_capitals(case: str, text: str, found: list[str]) -> None:
    words = broken("capitalisation", [text], case=case)
    assert [word for _, word, _ in words] == found


def test_too_seldom() -> None:
    (rule,) = load({"r": {"kind": "occurrence", "words": ["Nordhus"], "min": 1}})
    assert [each.count for each in breaches(rule, ["Hei"])] == [0]
    assert list(breaches(rule, ["Hei", "Hilsen Nordhus"])) == []
