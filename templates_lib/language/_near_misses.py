"""Tags gone wrong in literal text, and the merge marks of other systems.

The marks of others: GOV.UK Notify ``((name))``, Mailchimp ``*|NAME|*``, gettext ``%(name)s``,
Salesforce ``%%Name%%``, i18n files ``{name}``, shells ``${name}`` and so on. What can only be a
slip of the keyboard (``certain``) is refused when the template is read; the rest is told by
``Template.near_misses``, since ``}}`` or ``%name%`` may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._names import NAME, RESERVED
from templates_lib.language._nodes import NearMiss
from templates_lib.language._source import Source

MAX_FOUND = 100
"""Most near misses told of one run of text."""

_WORD = r"(?P<name>[A-Za-z][A-Za-z0-9_.]{0,63})"
_TAG = r"(?P<tag>(?:if|elif|else|endif|for|endfor)\b[^%{}\n]{0,200}?)"


@dataclass(frozen=True)
class _Kind:
    pattern: re.Pattern[str]
    msgid: str
    certain: bool = False


_BROKEN = gettext_noop("“%(words)s” looks like a tag gone wrong; write %(instead)s.")
_FOREIGN = gettext_noop("“%(words)s” is how another system marks a value; write %(instead)s.")
_STRAY = gettext_noop("“%(words)s” closes nothing here.")

_KINDS = (
    _Kind(
        re.compile(
            rf"\{{[ \t\xa0]{{1,20}}\{{\s{{0,20}}{_WORD}[^{{}}\n]{{0,200}}\}}[ \t\xa0]{{0,20}}\}}"
        ),
        _BROKEN,
        True,
    ),
    _Kind(re.compile(rf"｛{{1,2}}\s{{0,20}}{_WORD}[^｛｝\n]{{0,200}}｝{{1,2}}"), _BROKEN, True),
    _Kind(
        re.compile(rf"\{{[ \t\xa0]{{1,20}}%\s{{0,20}}{_TAG}\s{{0,20}}%[ \t\xa0]{{0,20}}\}}"),
        _BROKEN,
        True,
    ),
    _Kind(re.compile(rf"(?<!\{{)\{{[ \t]{{0,20}}{_WORD}[ \t]{{0,20}}\}}\}}"), _BROKEN, True),
    _Kind(re.compile(rf"\*\|{_WORD}\|\*"), _FOREIGN),
    _Kind(re.compile(rf"%%{_WORD}%%"), _FOREIGN),
    _Kind(re.compile(rf"(?<![%\w])%{_WORD}%(?![%\w])"), _FOREIGN),
    _Kind(re.compile(rf"%\({_WORD}\)[sd]"), _FOREIGN),
    _Kind(re.compile(rf"[$#]\{{{_WORD}\}}"), _FOREIGN),
    _Kind(re.compile(rf"\[\[\s{{0,20}}{_WORD}\s{{0,20}}\]\]"), _FOREIGN),
    _Kind(re.compile(rf"\(\({_WORD}(?:\?\?[^()\n]{{0,200}})?\)\)"), _FOREIGN),
    _Kind(re.compile(rf"(?<![{{$#])\{{{_WORD}\}}(?!\}})"), _FOREIGN),
    _Kind(re.compile(r"\}\}|%\}|#\}"), _STRAY),
)


def near_misses(text: str, offset: int = 0) -> Iterator[NearMiss]:
    """Yield what looks like a tag gone wrong in ``text``, which stands at ``offset``, in order."""
    found: list[NearMiss] = []
    for kind in _KINDS:
        for match in kind.pattern.finditer(text):
            if len(found) == MAX_FOUND:
                break
            miss = _near_miss(kind, match, offset)
            if not any(miss.start < other.end and other.start < miss.end for other in found):
                found.append(miss)
    yield from sorted(found, key=lambda miss: miss.start)


def refuse_certain(source: Source, start: int, end: int) -> None:
    """Refuse the slips that can be nothing else in ``source[start:end]``."""
    for kind in _KINDS:
        match = kind.pattern.search(source.text, start, end) if kind.certain else None
        if match is not None:
            instead = _instead(match)
            raise source.refuse(
                *match.span(), kind.msgid, suggestion=instead, instead=instead or ""
            )


def _near_miss(kind: _Kind, match: re.Match[str], offset: int) -> NearMiss:
    instead = _instead(match)
    return NearMiss(
        offset + match.start(),
        offset + match.end(),
        match[0],
        kind.msgid,
        MappingProxyType({"words": match[0], "instead": instead or ""}),
        instead,
    )


def _instead(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if tag := groups.get("tag"):
        return f"{{% {tag.strip()} %}}"
    name = groups.get("name") or ""
    if all(NAME.fullmatch(part) for part in name.split(".")) and name not in RESERVED:
        return f"{{{{ {name} }}}}"
    return None
