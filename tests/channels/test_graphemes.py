"""Grapheme clusters: cases of Unicode's own GraphemeBreakTest.txt, what people send, and what
Node's ``Intl.Segmenter`` (ICU) makes of texts at random."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels._graphemes import clusters, may_cluster

NODE = Path(sys.executable).with_name("node")
# Ranges that every Unicode since 15.1 reads alike, with all that the rules tell apart.
PIECES = [
    *"aø \r\n\t\u00ad\u200b\u200c\u200d\u0301\u0308\ufe0f\u20e3©❤🇳🇴🇵👍🏽👩🚀🏴\U000e0067\U000e007f",
    *"कषसतर\u094d\u093f\u0902\u0903ক\u09cd\u09b7க\u0bcd\u0bb7\u0d4e\u0600مل\u064b",
    *"\u1100\u1161\u11a8가각ก\u0e33\u0e35\u0e48שׁ\u05bc",
]
INTL = """
const texts = JSON.parse(require("fs").readFileSync(0));
const segmenter = new Intl.Segmenter("en", {granularity: "grapheme"});
const pieces = (text) => Array.from(segmenter.segment(text), (piece) => piece.segment);
console.log(JSON.stringify(texts.map(pieces)));
"""


def pieces(text):
    return [text[start:end] for start, end in clusters(text)]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["a", "b"], id="letters"),
        pytest.param(["e\u0301", "x"], id="a combining mark"),
        pytest.param(["\r\n", "\n", "\r"], id="line ends (GB3, GB4)"),
        pytest.param(["a", "\n", "\u0308"], id="a mark after a control stands alone"),
        pytest.param(["👨\u200d👩\u200d👧", "!"], id="a family (GB11)"),
        pytest.param(["a\u200d", "👩"], id="a joiner after a letter joins nothing"),
        pytest.param(["👍🏽"], id="a skin tone"),
        pytest.param(["1\ufe0f\u20e3"], id="a keycap"),
        pytest.param(["🇳🇴", "🇵🇱", "🇳"], id="flags come in pairs (GB12)"),
        pytest.param(["a", "🇳🇴"], id="a flag after a letter"),
        pytest.param(["각", "가\u11a8\u11a8", "\u1100\u1160"], id="Hangul syllables"),
        pytest.param(["\u0600a"], id="a prepended sign (GB9b)"),
        pytest.param(["क\u0903"], id="a spacing mark (GB9a)"),
        pytest.param(["ท\u0e33"], id="Thai sara am"),
        pytest.param(["🏴\U000e0067\U000e007f"], id="a flag of tags"),
        pytest.param(["a", "\u200b", "b"], id="a zero-width space is a control"),
        pytest.param(["a\u200c", "b"], id="a non-joiner extends"),
        pytest.param(["👩🏽\u200d🚀", "❤\ufe0f", "🧑\u200d🤝\u200d🧑"], id="what people send"),
        pytest.param(["न", "म", "स्ते"], id="a Devanagari conjunct (GB9c)"),
        pytest.param(["क्षि", "क्", "a"], id="a linker alone joins nothing"),
        pytest.param(["क्\u200dष", "क्\u200c", "ष"], id="with a joiner, with a non-joiner"),
        pytest.param(["ক্ষ", "க்", "ஷ"], id="Bengali has conjuncts, Tamil has not"),
        pytest.param(["ที่", "นี่", "ก็"], id="Thai vowels and tones"),
        pytest.param(["안", "녕", "ᄒ\u1161\u11ab"], id="Hangul, ready made and in pieces"),
        pytest.param(["م\u064e", "ر", "ح\u0651\u064e"], id="Arabic vowel marks"),
    ],
)
def test_clusters(expected):
    assert pieces("".join(expected)) == expected


@given(st.text(max_size=60))
def test_clusters_join_to_the_text(text):
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


def test_icu_cuts_alike():
    if not NODE.exists():
        pytest.skip("no Node beside this Python")
    chance = random.Random(29)
    texts = ["".join(chance.choices(PIECES, k=chance.randint(1, 9))) for _ in range(20_000)]
    command = [NODE, "-e", INTL]
    answer = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, check=True, text=True
    )
    theirs = json.loads(answer.stdout)
    found = [(text, pieces(text), cut) for text, cut in zip(texts, theirs, strict=True)]
    assert [case for case in found if case[1] != case[2]] == []


@given(st.text(alphabet=st.characters(max_codepoint=0x5FF), max_size=20))
def test_what_cannot_cluster_does_not(text):
    if not may_cluster(text):
        assert pieces(text.replace("\r", "")) == list(text.replace("\r", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Zażółć «ok» – 5 €\r\n", False), ("Привет Ωμέγα", False), ("e\u0301", True), ("😀", True)],
)
def test_most_texts_need_no_clusters(text, expected):
    assert may_cluster(text) is expected


@pytest.mark.parametrize(
    "piece", ["\u094d", "\u200d", "\u0301", "क\u094d", "👩\u200d", "🇳", "\u0600", "\u1100"]
)
def test_a_long_run_takes_no_longer(piece):
    """Each rule reads on without going back: a text of many megabytes would say otherwise."""
    assert "".join(pieces(piece * 100_000)) == piece * 100_000
