"""Which addresses may stand in a link."""

import re
from collections.abc import Iterable, Iterator

from channels._tags import Run, control_word, split

__all__ = ["LINK_SCHEMES", "WEB_SCHEMES", "is_safe_url", "is_web_address"]

WEB_SCHEMES = ("http", "https")
LINK_SCHEMES = ("http", "https", "mailto", "tel")

# What a browser strips from both ends of an address (WHATWG URL, section 4.4).
_EDGES = "".join(map(chr, range(0x21)))

# Control characters stand in no address; browsers drop some of them, also out of a scheme.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

# What follows a scheme and its authority (RFC 3986, section 3): no scheme goes on after it.
_AFTER_SCHEME = re.compile(r"[/?#]")


def is_web_address(text: str) -> bool:
    """Whether *text* is a finished http or https address; tags in it are not allowed."""
    return (
        re.match(r"https?://[^/?#]", text, re.IGNORECASE) is not None
        and not re.search(r"\s", text)
        and _CONTROL.search(text) is None
        and all(not run.is_tag for run in split(text))
    )


def is_safe_url(template: str, schemes: tuple[str, ...] = LINK_SCHEMES) -> bool:
    """Whether *template* can only become an address with one of *schemes*.

    It begins with a scheme, or with a tag whose value is an address. In the second case no
    literal run may bring a scheme of its own: each colon in one comes after an allowed scheme
    at the start of that run, or after a "/", "?" or "#" that is always there, where it cannot
    end a scheme. So neither ``{% if a %}javascript:...`` nor ``{{ a }}java{{ b }}script:``
    passes.
    """
    runs = split(template.strip(_EDGES))
    if not runs or any(not run.is_tag and _CONTROL.search(run.text) for run in runs):
        return False
    allowed = re.compile(rf"(?:{'|'.join(schemes)}):.?", re.IGNORECASE)
    if not runs[0].is_tag:
        return allowed.match(runs[0].text) is not None
    return all(allowed.match(text) or not _may_end_a_scheme(text) for text in _heads(runs))


def _heads(runs: Iterable[Run]) -> Iterator[str]:
    """Yield the literal runs up to the first mark that ends what could be a scheme.

    A mark inside a branch may not be there when the address is made, so it ends nothing.
    """
    depth = 0
    for run in runs:
        if not run.is_tag:
            yield run.text
            if depth == 0 and _AFTER_SCHEME.search(run.text):
                return
        elif word := control_word(run.text):
            depth += -1 if word.startswith("end") else word not in ("else", "elif")


def _may_end_a_scheme(literal: str) -> bool:
    before, colon, _ = literal.partition(":")
    return bool(colon) and _AFTER_SCHEME.search(before) is None
