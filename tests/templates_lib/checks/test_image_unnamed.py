"""Alternative texts."""

from typing import Any

import pytest

ID = "image_unnamed"


def mail(alt: str) -> dict[str, Any]:
    image = {"type": "image", "url": "https://a.example/a.png", "alt": alt}
    return {"subject": "A", "body": [image, {"type": "text", "text": "A"}]}


@pytest.mark.parametrize(
    ("locale", "alt", "words"),
    [
        pytest.param("nb", "En lampe", [], id="words"),
        pytest.param("nb", "Bilde av en lampe", ["Bilde av"], id="image-of"),
        pytest.param("nb", "Bildet viser en lampe", ["Bildet viser"], id="the-image-shows"),
        pytest.param("nb", "Bilderamme i eik", [], id="a-word-that-begins-so"),
        pytest.param("da", "Foto af en lampe", ["Foto af"], id="danish"),
        pytest.param("nl", "Een foto van een lamp", ["Een foto van"], id="dutch"),
        pytest.param("fr", "Image d'une lampe", ["Image d'"], id="french"),
        pytest.param("ja", "Image of a lamp", [], id="no-words-known"),
    ],
)
def test_what_a_screen_reader_says_itself(found, locale: str, alt: str, words: list[str]) -> None:
    findings = found(ID, {f"email/{locale}": mail(alt)})
    assert [alt[each.start : each.end] for each in findings] == words


@pytest.mark.parametrize(
    ("source", "alt", "count"),
    [
        pytest.param("A lamp", "", 1, id="left-out"),
        pytest.param("A lamp", " ", 1, id="blank"),
        pytest.param("", "", 0, id="decoration-in-both"),
        pytest.param("", "En lampe", 0, id="only-here"),
    ],
)
def test_beside_the_source(found, source: str, alt: str, count: int) -> None:
    assert len(found(ID, {"email/en": mail(source), "email/nb": mail(alt)})) == count
