"""UTF-8 read as something else."""

import pytest

from templates_lib import checks
from tests.templates_lib.checks.conftest import family

ID = "encoding_broken"


WORDS = ["på vei", "będzie", "łóżko", "één", "Größe", "it’s", "20 €"]


@pytest.mark.parametrize(
    ("word", "encoding"),
    [
        *((word, "cp1252") for word in WORDS),
        *((word, "latin-1") for word in WORDS),
        ("20 € 🎁", "latin-1"),  # Windows-1252 has nothing for one of its bytes
    ],
)
def test_each_broken_letter_is_mended(word: str, encoding: str) -> None:
    broken = word.encode().decode(encoding)
    mended = broken
    for each in reversed(checks.run(family({"nb": broken}), only=[ID])):
        mended = mended[: each.start] + (each.suggestion or "") + mended[each.end :]
    assert mended == word


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        pytest.param("nb", "Skriv «PÅ» nå", id="a-capital-and-a-quote"),
        pytest.param("de", "Das „Ä“", id="german-quotes"),
        pytest.param("nb", "ÅRETS LAMPE – NÅ…", id="an-ellipsis"),
        pytest.param("fr", "À 20 °C, « Noël »", id="french"),
        pytest.param("pl", "Łóżko „Ł”", id="polish"),
    ],
)
def test_what_is_meant_is_left_alone(found, locale: str, text: str) -> None:
    assert found(ID, {locale: text}) == []
