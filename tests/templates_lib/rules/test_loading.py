"""Rules out of a document: what is read, what is refused by name, and that nothing is lost."""

import pytest

from templates_lib.guide import GuideError
from templates_lib.guide import load as load_guide
from templates_lib.rules import KINDS, Rule, RulesError, load

EACH_KIND = {
    "existence": {"words": ["gratis"]},
    "substitution": {"swap": {"ordre": "bestilling"}},
    "occurrence": {"pattern": "!", "inside_words": True, "max": 1},
    "repetition": {},
    "consistency": {"either": {"levering": "bezorging"}},
    "conditional": {"words": ["rabatt"], "needs": ["vilkår"]},
    "capitalisation": {"case": "sentence"},
    "sequence": {"words": ["hei", "ha det"]},
}


def problems(fields: object) -> dict[str, str]:
    """Path -> what is wrong there."""
    with pytest.raises(RulesError) as caught:
        load({"r": fields})
    return {problem.path: problem.message for problem in caught.value.problems}


def test_there_is_an_example_of_each_kind() -> None:
    assert set(EACH_KIND) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_of_each_kind_comes_back_whole(kind: str) -> None:
    document = {"r": {"kind": kind, **EACH_KIND[kind]}}
    rules = load(document)
    assert load({rule.id: rule.document() for rule in rules}) == rules
    guide = load_guide({"brand": "b", "rules": document})
    assert guide.rules == rules
    assert load_guide(guide.document()) == guide


def test_every_field_is_read() -> None:
    document = {
        "kind": "existence",
        "words": ["gratis"],
        "message": "No: {word}",
        "severity": "error",
        "exceptions": ["gratis frakt"],
        "locales": ["no", "da"],
        "channels": ["sms"],
        "stages": ["loyalty"],
        "parts": ["body"],
    }
    assert load({"free": document}) == (
        Rule(
            id="free",
            kind="existence",
            message="No: {word}",
            severity="error",
            words=("gratis",),
            exceptions=("gratis frakt",),
            locales=("nb", "da"),
            channels=("sms",),
            stages=("loyalty",),
            parts=("body",),
        ),
    )


@pytest.mark.parametrize(
    ("fields", "path", "words"),
    [
        pytest.param({}, "r.kind", "is missing", id="no-kind"),
        pytest.param({"kind": "rhyme"}, "r.kind", "must be one of existence", id="kind"),
        pytest.param({"kind": "existence"}, "r", "needs words / pattern", id="nothing-sought"),
        pytest.param({"kind": "existence", "words": []}, "r", "needs words", id="no-words"),
        pytest.param({"kind": "existence", "words": [" "]}, "r.words.0", "empty", id="blank"),
        pytest.param({"kind": "existence", "words": ["*"]}, "r.words.0", "no letter", id="star"),
        pytest.param(
            {"kind": "existence", "words": ["a"], "pattern": "b"}, "r.pattern", "both", id="both"
        ),
        pytest.param(
            {"kind": "existence", "words": ["a"], "swap": {"a": "b"}},
            "r.swap",
            "no place in a rule of the kind existence",
            id="other-kind",
        ),
        pytest.param({"kind": "occurrence", "words": ["a"]}, "r", "min / max", id="no-count"),
        pytest.param(
            {"kind": "occurrence", "words": ["a"], "max": True}, "r.max", "whole", id="count"
        ),
        pytest.param(
            {"kind": "occurrence", "words": ["a"], "min": 3, "max": 2}, "r.min", "more", id="order"
        ),
        pytest.param(
            {"kind": "existence", "word": ["a"]}, "r.word", "did you mean words?", id="field"
        ),
        pytest.param(
            {"kind": "existence", "words": ["a"], "severity": "fatal"},
            "r.severity",
            "error, warning, info",
            id="severity",
        ),
        pytest.param(
            {"kind": "existence", "words": ["a"], "locales": ["xx"]},
            "r.locales.0",
            "no locale xx",
            id="locale",
        ),
        pytest.param(
            {"kind": "existence", "words": ["a"], "channels": ["fax"]},
            "r.channels.0",
            "no channel fax",
            id="channel",
        ),
        pytest.param(
            {"kind": "substitution", "swap": {"a": ""}}, "r.swap.a", "empty", id="swap-to-nothing"
        ),
        pytest.param(
            {"kind": "existence", "pattern": "a", "inside_words": 1},
            "r.inside_words",
            "true or false",
            id="switch",
        ),
        pytest.param({"kind": "existence", "pattern": "("}, "r.pattern", "missing )", id="regex"),
    ],
)
def test_what_is_refused(fields: object, path: str, words: str) -> None:
    assert words in problems(fields)[path]


def test_all_faults_are_named_at_once() -> None:
    assert set(problems({"kind": "existence", "swap": {}, "severity": 3})) == {
        "r", "r.swap", "r.severity",
    }  # fmt: skip


def test_an_id_is_a_name() -> None:
    with pytest.raises(RulesError):
        load({"no free": {"kind": "existence", "words": ["a"]}})


def test_a_guide_names_the_place() -> None:
    with pytest.raises(GuideError) as caught:
        load_guide({"brand": "b", "rules": {"r": {"kind": "existence", "pattern": "(a)\\1"}}})
    assert [problem.path for problem in caught.value.problems] == ["rules.r.pattern"]
