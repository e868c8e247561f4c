"""Web addresses as they stand in a text, right or wrong: ``https:/a.example`` is one too.

Unlike the links among the facts, which are compared and so are well formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from templates_lib.checks._family import Member, Passage
from templates_lib.checks._markup import bare

__all__ = ["WrittenLink", "hosts_own", "written_links"]

# A scheme, however misspelt, and its slashes; www.; or a host with a path.
_LINK = re.compile(
    r"(?:(?<![\w])[a-z]{4,6}(?::/+|;//|//:?)|(?<![\w@./-])www\.|(?<![\w@./:-])(?:[\w-]{1,63}\.){1,5}"
    r"[a-z]{2,24}/)[^\s<>\"'«»“”„|\[\]]*",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)’*_…"


class WrittenLink(NamedTuple):
    """One at ``start:end`` of its text; ``url`` as written, tags as sentinels."""

    url: str
    start: int
    end: int


def written_links(passage: Passage) -> Iterator[WrittenLink]:
    """The web addresses of a text; of one that is an address, all of it."""
    if passage.spec.kind == "url":
        url = bare(passage.text).strip()
        start = len(passage.text) - len(passage.text.lstrip())
        if url:
            yield WrittenLink(url, start, start + len(url))
    else:
        yield from _links(passage.text)


@lru_cache(maxsize=2_000)
def _links(text: str) -> tuple[WrittenLink, ...]:
    found = []
    for match in _LINK.finditer(bare(text)):
        url = match[0].rstrip(_TRAILING)
        found.append(WrittenLink(url, match.start(), match.start() + len(url)))
    return tuple(found)


def hosts_own(member: Member, host: str) -> bool:
    """Whether a host is the brand's own: one of its domains, or below one."""
    return any(
        host == own or host.endswith(f".{own}")
        for own in map(str.lower, member.family.guide.domains)
    )
