"""Texts as the checks of typography read them: what somebody typed, addresses and markup masked.

Masked characters become U+FFFB, which is neither word, digit, space nor punctuation: nothing is
found in a link, in an HTML tag or in code, and offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from templates_lib.checks._check import Fault
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._prose import prose
from templates_lib.checks._wording import SENTINEL

__all__ = ["MASK", "SENTINEL", "Change", "Reading", "mail", "plain", "readings", "space"]

MASK = "\ufffb"

Change = tuple[int, int, str]
"""What to write in place of ``start:end`` of a reading."""

_CACHED_TEXTS = 4_000

# Style sheets, HTML tags, code between backticks, HTML entities, and the target of a Markdown link
# with its title. Each is bounded or ends at the next of its kind: a lone sign costs little.
_MARKUP = re.compile(
    r"(?s:<style\b.{0,20000}?</style>)|<[/!A-Za-z][^<>]*>|`[^`\n]{1,200}`|&#?\w{2,8};"
    r"|(?<=\])\([^()\n]{0,400}\)"
)
_MARKUP_SIGNS = re.compile(r"[<`&]|\]\(")
# 31.mai and kl.10 look like a host and are none.
_DATE = re.compile(r"\d+\.[^\W\d_]+")
_SPACE_OR_NOT = re.compile(r"\S+")


@lru_cache(maxsize=_CACHED_TEXTS)
def masked(text: str) -> str:
    """The text without what is no wording."""
    bare = prose(text).bare
    if bare is not text and bare != text:
        text = _SPACE_OR_NOT.sub(lambda run: _kept(run, bare), text)
    if _MARKUP_SIGNS.search(text):
        text = _MARKUP.sub(lambda match: MASK * len(match[0]), text)
    return text


def _kept(run: re.Match[str], bare: str) -> str:
    if _DATE.fullmatch(run[0].rstrip(".,;:!?)")):
        return run[0]
    left = bare[run.start() : run.end()]
    return "".join(MASK if now == " " else now for now in left)


class Reading(NamedTuple):
    """One wording of a passage, or one text inside a tag of it. ``raw`` is not masked."""

    passage: Passage
    offset: int
    raw: str
    text: str
    places: Callable[[int, int], tuple[int, int]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``start:end`` stands in the template."""
        first, last = self.places(start, end)
        return self.offset + first, self.offset + last

    def literal(self, start: int, end: int) -> bool:
        """Whether the template has these very characters there, and no tag among them."""
        first, last = self.span(start, end)
        return self.passage.text[first:last] == self.raw[start:end]

    def fault(
        self,
        start: int,
        end: int,
        msgid: str,
        params: Mapping[str, str] | None = None,
        *,
        changes: Iterable[Change] = (),
        severity: Severity | None = None,
        evidence: str = "",
        rule: str = "",
    ) -> Fault:
        """A fault at ``start:end``, mended by ``changes`` inside it."""
        first, last = self.span(start, end)
        suggestion = self._mended(first, last, sorted(changes))
        return Fault(
            self.passage,
            first,
            last,
            msgid,
            params or {},
            severity,
            suggestion,
            evidence=evidence,
            rule=rule,
        )

    def _mended(self, first: int, last: int, changes: list[Change]) -> str | None:
        """The template between ``first`` and ``last`` with the changes; None without any, or
        where one would touch a tag."""
        text, pieces = self.passage.text, []
        for start, end, new in changes:
            if not self.literal(start, end):
                return None
            begin, stop = self.span(start, end)
            pieces += [text[first:begin], new]
            first = stop
        return "".join([*pieces, text[first:last]]) if changes else None


def readings(member: Member) -> tuple[Reading, ...]:
    """Every text of the variant that readers read."""

    def make() -> tuple[Reading, ...]:
        return tuple(
            Reading(passage, offset, text, masked(text), places)
            for passage in member.copy
            for offset, text, places in passage.spoken
        )

    return member.family.once(("typed", id(member)), make)


def plain(reading: Reading) -> bool:
    """Whether fine typography is only a cost where this text is sent."""
    passage = reading.passage
    return passage.member.channel.plain_typography or passage.spec.plain_typography


def space(reading: Reading, wanted: str) -> str:
    """``wanted`` (a no-break space), or the plain one where it would only cost."""
    return " " if wanted.isspace() and plain(reading) else wanted


def mail(text: str) -> Mapping[str, object]:
    """What an ``Example`` says to stand in an e-mail: ``text`` as its only paragraph."""
    body = [{"type": "text", "text": text}]
    return {"channel": "email", "content": {"subject": "Nordhus", "body": body}}
