"""What the tests of the language share."""

from collections.abc import Callable

import pytest

from templates_lib.language import TemplateSyntaxError, parse


@pytest.fixture
def refused() -> Callable[[str], TemplateSyntaxError]:
    """``refused(text)``: the error about a template that cannot be read, held to the law of errors.

    The place is within the text; the sentence is said in full; and where there is a suggestion,
    writing it in place of the words mends the fault: the text can be read, or what is wrong with
    it next stands behind. Where two faults are in one word, two suggestions mend them.
    """

    def call(text: str) -> TemplateSyntaxError:
        with pytest.raises(TemplateSyntaxError) as caught:
            parse(text)
        error = caught.value
        assert 0 <= error.offset <= error.end <= len(text)
        assert str(error) == f"line {error.line}, column {error.column}: {error.message}"
        assert "%(" not in error.message
        assert "\n" not in error.message and len(error.message) < 400
        if error.suggestion is not None:
            assert_mended(text, error)
        return error

    return call


def assert_mended(text: str, error: TemplateSyntaxError, steps: int = 3) -> None:
    written = text[: error.offset] + str(error.suggestion) + text[error.end :]
    behind = error.offset + len(str(error.suggestion))
    try:
        parse(written)
    except TemplateSyntaxError as following:
        if following.offset >= behind or "never closed" in following.message:
            return
        assert steps and following.suggestion is not None, f"{written!r}: {following}"
        assert_mended(written, following, steps - 1)
