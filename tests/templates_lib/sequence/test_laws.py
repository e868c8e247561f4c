"""What holds for every rule."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from templates_lib import sequence
from templates_lib.message import Address
from templates_lib.sequence import RULES, Said, Words

HERE = Path(__file__).parent


@pytest.mark.parametrize("name", RULES)
def test_each_is_documented_and_tested(name: str) -> None:
    rule = RULES[name]
    assert len(rule.summary) < 90 and rule.summary.endswith(".")
    for part in ("What it finds:", "Why it hurts:", "Write instead:", "Source:"):
        assert part in rule.docstring
    assert (HERE / f"test_{name}.py").exists()


def test_nothing_said_is_nothing_remarked() -> None:
    assert sequence.read([]) == []
    assert sequence.read([Said(Address("a", "sms", "nb"), ())]) == []


SAID = st.builds(
    Said,
    address=st.builds(
        Address,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["sms", "email"]),
        st.sampled_from(["nb", "pl", "nl", "ja"]),
    ),
    texts=st.lists(
        st.builds(
            Words,
            st.just("body"),
            st.sampled_from(["text", "label"]),
            st.text(max_size=40),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    purpose=st.sampled_from(["", "marketing", "authentication"]),
    sender=st.sampled_from(["", "Einerly"]),
    day=st.one_of(st.none(), st.floats(0, 10)),
    step=st.sampled_from(["1", "2"]),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(SAID, max_size=6))
def test_remarks_point_at_what_was_said(said: list[Said]) -> None:
    for remark in sequence.read(said):
        assert 0 <= remark.beside < remark.at < len(said)
        assert remark.message
        assert remark.words == "" or any(
            remark.words in " ".join(text.text.split()) or text.path == remark.part
            for text in said[remark.at].texts
        )
