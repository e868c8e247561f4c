"""Words in a sentence."""

import pytest

ID = "sentence_long"


@pytest.mark.parametrize(
    ("locale", "text", "count"),
    [
        pytest.param("nb", "og " * 30, 0, id="thirty"),
        pytest.param("nb", "og " * 31, 1, id="one-more"),
        pytest.param("da", "og " * 16 + "slut. Og " + "og " * 16, 0, id="two-sentences"),
        pytest.param("da", "en linje\n" * 20, 0, id="lines"),
        pytest.param("pl", "i " * 29 + "https://a.example/x {{ y }} 12", 0, id="no-words"),
        pytest.param("nl", "{% if a %}" + "en " * 40 + "{% endif %}Hoi", 1, id="in-a-branch"),
    ],
)
def test_sentences(found, locale: str, text: str, count: int) -> None:
    assert len(found(ID, {locale: text})) == count


def test_the_brand_says_how_many(found) -> None:
    guide = {"locales": {"pl": {"settings": {"sentence_words_most": 3}}}}
    (finding,) = found(ID, {"pl": "To są cztery słowa. Tu trzy."}, guide)
    assert (finding.start, finding.end) == (0, 19)
    assert finding.rule == "locales.pl.settings.sentence_words_most"
