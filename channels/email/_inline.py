"""Marks inside a text: ``**bold**`` and ``[label](address)``, written for HTML or as text.

Everything here works on protected text (``channels._tags.protect``). A mark that holds half
a branch, or that never closes, is no mark: its signs are shown as they were typed.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence

from channels._tags import protect, restore
from channels._urls import is_safe_url
from channels.email._structure import is_whole

__all__ = ["as_html", "as_text", "unsafe_links"]

# Neither mark holds its own opening sign, so a text full of signs that never close takes linear
# time. A "{" beside a sign would stand beside what follows once the sign is gone, and might
# begin a tag there.
_MARK = re.compile(
    r"""
      (?<![{*])\*\*(?=[^\s*])(?P<bold>(?:[^*]|\*(?!\*))++)(?<=[^\s{])\*\*(?!\*)
    | (?<!\{)\[(?P<label>[^\[\]]*[^\[\]{])\]\((?P<url>(?:[^\[\]()\s]|\([^\[\]()\s]*\))++)\)
    """,
    re.VERBOSE,
)

_Write = Callable[[re.Match[str]], str]


def as_html(protected: str, tags: Sequence[str], link: str) -> str:
    """Return the HTML of a text, everything but marks escaped; *link* is a CSS colour."""

    def write(match: re.Match[str]) -> str:
        if match["bold"] is not None:
            return f"<strong>{_walk(match['bold'], tags, write, _escaped)}</strong>"
        label = _walk(match["label"], tags, write, _escaped)
        if not is_safe_url(restore(match["url"], tags)):
            return label
        address = html.escape(match["url"])
        look = f"color:{link};text-decoration:underline"
        return f'<a href="{address}" target="_blank" style="{look}">{label}</a>'

    return _walk(protected, tags, write, _escaped)


def as_text(protected: str, tags: Sequence[str]) -> str:
    """Return the plain text of a text: bold is dropped, an address follows its label."""

    def write(match: re.Match[str]) -> str:
        if match["bold"] is not None:
            return _walk(match["bold"], tags, write, _same)
        label, url = _walk(match["label"], tags, write, _same), match["url"]
        if label == url or not is_safe_url(restore(url, tags)):
            return label
        return f"{label} ({url})"

    return _walk(protected, tags, write, _same)


def unsafe_links(template: str) -> Iterator[str]:
    """Yield the address of each link of *template* that is shown as its label alone."""
    protected, tags = protect(template)
    for match in _MARK.finditer(protected):
        inner = match["bold"]
        if inner is not None:
            yield from unsafe_links(restore(inner, tags))
        elif not is_safe_url(address := restore(match["url"], tags)):
            yield address


def _walk(protected: str, tags: Sequence[str], write: _Write, plain: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for match in _MARK.finditer(protected):
        if is_whole(match[0], tags):
            pieces.append(plain(protected[position : match.start()]))
            pieces.append(write(match))
            position = match.end()
    return "".join([*pieces, plain(protected[position:])])


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>\n")


def _same(text: str) -> str:
    return text
