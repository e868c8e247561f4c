import pytest

from templates_lib.language import parse


@pytest.mark.parametrize(
    "tag, words, both, either",
    [
        ("nb", ["x", "y", "z"], "x, y og z", "x, y eller z"),
        ("da", ["x", "y", "z"], "x, y og z", "x, y eller z"),
        ("pl", ["x", "y", "z"], "x, y i z", "x, y lub z"),
        ("nl", ["x", "y", "z"], "x, y en z", "x, y of z"),
        ("en", ["x", "y", "z"], "x, y, and z", "x, y, or z"),
        ("en-GB", ["x", "y", "z"], "x, y and z", "x, y or z"),
        ("en", ["x", "y"], "x and y", "x or y"),
        ("es", ["padre", "hijo"], "padre e hijo", "padre o hijo"),
        ("es", ["agua", "hielo"], "agua y hielo", "agua o hielo"),
        ("es", ["siete", "ocho"], "siete y ocho", "siete u ocho"),
        ("es", ["a", "b", "8"], "a, b y 8", "a, b u 8"),
        ("he", ["א", "b"], "א ו-b", "א או b"),
        pytest.param("nb", ["x"], "x", "x", id="one"),
        pytest.param("nb", [], "", "", id="none"),
        pytest.param("nb", ["{0}", "{1}"], "{0} og {1}", "{0} eller {1}", id="braces"),
        pytest.param("nb", ["a og b", "c"], "a og b og c", "a og b eller c", id="and inside"),
    ],
)
def test_written(tag, words, both, either):
    assert parse("{{ a | list }}").render({"a": words}, tag) == both
    assert parse('{{ a | list("or") }}').render({"a": words}, tag) == either
