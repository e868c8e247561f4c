"""Sentences nearly like others of the brand."""

import pytest

from templates_lib.checks import index_of, run

ID = "wording_drifted"
KNOWN = "Vi sender deg en e-post når {{ product }} er på vei til deg."


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        pytest.param(
            "Vi sender deg en e-post når {{ product }} er på vei.", [None], id="with-a-value"
        ),
        pytest.param(KNOWN, [], id="the-same"),
        pytest.param(KNOWN.replace("product", "item"), [], id="another-value"),
        pytest.param(KNOWN.replace(".", "!"), [], id="another-mark"),
        pytest.param("Takk for at du handlet hos oss i dag.", [], id="another-sentence"),
        pytest.param("Hei på deg!", [], id="a-word-or-two"),
        pytest.param("Les vilkårene i kundeklubben vår", ["Les vilkårene for kundeklubben vår"],
                     id="suggested"),
    ],
)  # fmt: skip
def test_sentences(make_family, text: str, suggestion: list[str | None]) -> None:
    index = index_of(
        [
            make_family({"nb": KNOWN}, key="a"),
            make_family({"nb": "Les vilkårene for kundeklubben vår"}, key="b"),
        ]
    )
    found = run(make_family({"nb": text}), only=[ID], index=index)
    assert [each.suggestion for each in found] == suggestion


def test_without_an_index(found) -> None:
    assert found(ID, {"nb": KNOWN}) == []
