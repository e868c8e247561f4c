"""Which text of a snippet is said."""

import pytest

from templates_lib.snippets import Snippet, SnippetText, choose

PLACES = ("nb sms", "nb", "de", "de email", "de-AT", "en", "en-GB sms")
SNIPPET = Snippet(
    "signature",
    tuple(SnippetText(*_.split()[:1], _, *_.split()[1:]) for _ in PLACES),  # type: ignore[arg-type]
)


@pytest.mark.parametrize(
    ("channel", "locale", "chosen"),
    [
        pytest.param("sms", "nb", "nb sms", id="just-this-place"),
        pytest.param("email", "nb", "nb", id="any-channel"),
        pytest.param("email", "de-AT", "de-AT", id="locale-decides-before-channel"),
        pytest.param("email", "de", "de email", id="its-own-channel"),
        pytest.param("email", "de-CH", "de email", id="parent-on-this-channel"),
        pytest.param("sms", "de-CH", "de", id="parent-on-any"),
        pytest.param("sms", "en-GB", "en-GB sms", id="regional"),
        pytest.param("email", "en-GB", "en", id="grandparent"),
        pytest.param("sms", "nn", None, id="nynorsk-is-no-bokmaal"),
        pytest.param("sms", "da", None, id="never-a-neighbour"),
    ],
)
def test_the_nearest_in_the_same_language(channel: str, locale: str, chosen: str | None) -> None:
    found = choose(SNIPPET, channel, locale)
    assert (found.text if found else None) == chosen
