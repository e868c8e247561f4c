"""Where a phone folds a long message and writes "Read more" instead of the rest."""

from collections.abc import Iterator, Sequence
from unicodedata import combining, east_asian_width

from channels.whatsapp._limits import FOLD_COLUMNS, FOLD_LINES
from channels.whatsapp._marks import signs

__all__ = ["folded_at", "lines"]

_WIDE = ("W", "F")


def lines(text: str, columns: int = FOLD_COLUMNS.value) -> int:
    """Return about how many lines *text* takes in a bubble of *columns*; 0 for none."""
    return sum(1 for _ in _starts(text, columns)) if text else 0


def folded_at(text: str, columns: int = FOLD_COLUMNS.value) -> int | None:
    """Return where the first line that is not shown begins, None when all are."""
    for number, start in enumerate(_starts(text, columns)):
        if number == FOLD_LINES.value:
            return start
    return None


def _starts(text: str, columns: int) -> Iterator[int]:
    """Yield where each line begins: words go down whole, one that fills a line is cut."""
    position, hidden = 0, signs(text)
    for line in text.split("\n"):
        yield position
        widths = [
            0 if index in hidden else _width(sign) for index, sign in enumerate(line, position)
        ]
        yield from (position + start for start in _wrapped(line, widths, columns))
        position += len(line) + 1


def _wrapped(line: str, widths: Sequence[int], columns: int) -> Iterator[int]:
    """Yield where *line*, whose signs take *widths*, goes on in a new line."""
    start = word = used = of_word = 0
    for index, (sign, width) in enumerate(zip(line, widths, strict=True)):
        if sign == " ":
            used, word, of_word = used + width, index + 1, 0
            continue
        if used + width > columns:
            if word > start:
                start, used = word, of_word
            else:
                start, word, used, of_word = index, index, 0, 0
            yield start
        used, of_word = used + width, of_word + width


def _width(sign: str) -> int:
    """Return 2 for a sign of East Asian width or an emoji, 0 for what takes no room, else 1."""
    if combining(sign) or sign in "\u200b\u200c\u200d\u2060\ufe0f":
        return 0
    return 2 if east_asian_width(sign) in _WIDE else 1
