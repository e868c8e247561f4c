"""Tags gone wrong in literal text, and the marks of other systems.

What can only be a slip of the keyboard is refused when the template is read (``refuse_certain``);
the rest is told by ``Template.near_misses``, since ``}}`` or ``%name%`` may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from locales.words import gettext_noop
from templates_lib.language._errors import TemplateSyntaxError
from templates_lib.language._foreign_marks import BROKEN, MARKS, STRAY, Mark, tag_of
from templates_lib.language._icu import icu_fault
from templates_lib.language._limits import MAX_NEAR_MISSES
from templates_lib.language._nodes import Branch, Comment, Loop, NearMiss, Node, Text
from templates_lib.language._reading import can_print
from templates_lib.language._source import Source, character_name, shown

_EXTRA = gettext_noop("“%(words)s”: one brace too many stands behind the tag; remove it.")
_UNSEEN = gettext_noop("%(character)s stands here and cannot be seen; remove it.")
_COMMENT = gettext_noop("“%(words)s” is a comment, which is not sent; a value is %(instead)s.")

_GAP = r"[ \t\xa0]"
_INSIDE = r"(?P<inside>\s{0,20}+[A-Za-z][A-Za-z0-9_.]{0,63}+[^{}｛｝﹛﹜❴❵\n]{0,200}+)"
_TAG = r"(?P<tag>\s{0,20}+(?:if|elif|else|endif|for|endfor)\b[^%％{}｛｝﹛﹜❴❵\n]{0,200}+)"
# Each begins with the brace itself: a mail's HTML has few, and is searched for nothing else.
_CERTAIN = (
    # { { name } }
    re.compile(rf"\{{{_GAP}{{1,20}}+\{{{_INSIDE}\}}{_GAP}{{0,20}}+\}}"),
    # {name}}, {name|date}}
    re.compile(
        rf"\{{(?<![{{$#%@]\{{)(?P<inside>{_GAP}{{0,20}}+[A-Za-z][A-Za-z0-9_.]{{0,63}}+{_GAP}{{0,20}}+"
        r"(?:\|[^{}\n]{1,200}+)?+)\}\}"
    ),
    # Braces as keyboards for other scripts write them, two or one, and mixed with plain ones.
    re.compile(
        rf"[{{｛﹛❴](?:(?<=\{{)[｛﹛❴]{{1,2}}+|(?<=[｛﹛❴])[｛﹛❴]?+){_INSIDE}[}}｝﹜❵]{{1,2}}+"
    ),
    # { % if a % }
    re.compile(rf"[{{｛﹛❴]{_GAP}{{0,20}}+[%％]{_TAG}[%％]{_GAP}{{0,20}}+[}}｝﹜❵]"),
)
_OPENING = re.compile("[{｛﹛❴]")
_ENDS = re.compile(r"\}[ \t\xa0]{0,4}+\}|%\}|#\}")
_UNSEEN_MARKS = re.compile("\\A\ufeff|[\u202d\u202e]")
_WORD_COMMENT = re.compile(r"\{#(?P<name>[A-Za-z][A-Za-z0-9_.]{0,63})#\}")
# Nothing that MARKS knows can stand in a text that has none of these.
_MARKED = re.compile(r"[{}%$#@*<\[(«‹]")
_TELLING = re.compile("[{}%$#@*<\\[(«‹\ufeff\u202d\u202e]")


def refuse_certain(source: Source, start: int, end: int) -> None:
    """Refuse the first slip that can be nothing else in the text ``source[start:end]``."""
    if not _OPENING.search(source.text, start, end):
        return
    faults = [
        _slip(source, match)
        for pattern in _CERTAIN
        if (match := pattern.search(source.text, start, end)) is not None
    ]
    faults.append(icu_fault(source, start, end))
    found = [fault for fault in faults if fault is not None]
    if found:
        raise min(found, key=lambda fault: fault.offset)


def _slip(source: Source, match: re.Match[str]) -> TemplateSyntaxError | None:
    groups = match.groupdict()
    if tag := groups.get("tag"):
        instead, reads = f"{{% {tag.strip()} %}}", True
    else:
        inside = groups["inside"].strip()
        instead, reads = f"{{{{ {inside} }}}}", can_print(inside, in_loop=True)
        if not reads and match[0].count("{") + sum(map(match[0].count, "｛﹛❴")) == 1:
            return None  # words of prose in one pair of wide brackets
    return source.refuse(
        *match.span(), BROKEN, suggestion=instead if reads else None, instead=instead
    )


def may_be_in(text: str) -> bool:
    """Whether there is any sign of a near miss: most texts have none."""
    return _TELLING.search(text) is not None


def near_misses(nodes: tuple[Node, ...], source: str) -> Iterator[NearMiss]:
    """Yield what looks like a tag gone wrong in the literal text of ``nodes``, in order."""
    for node in nodes:
        if isinstance(node, Text):
            yield from _in_text(source[node.start : node.end], node.start)
        elif isinstance(node, Comment):
            yield from _in_comment(source, node)
        elif isinstance(node, Loop):
            yield from near_misses(node.body, source)
        elif isinstance(node, Branch):
            for arm in node.arms:
                yield from near_misses(arm.body, source)


def _in_text(text: str, offset: int) -> Iterator[NearMiss]:
    found: list[NearMiss] = []
    for miss in _candidates(text, offset):
        if not any(miss.start < other.end and other.start < miss.end for other in found):
            found.append(miss)
            if len(found) == MAX_NEAR_MISSES:
                break
    yield from sorted(found, key=lambda miss: miss.start)


def _candidates(text: str, offset: int) -> Iterator[NearMiss]:
    """Everything that may be a near miss, the surest first."""
    for unseen in _UNSEEN_MARKS.finditer(text):
        if unseen[0] != "\ufeff" or not offset:
            yield _near_miss(unseen, offset, _UNSEEN, "", character=character_name(unseen[0]))
    if not _MARKED.search(text):
        return
    if offset and text.startswith("}"):
        yield NearMiss(offset, offset + 1, "}", _EXTRA, MappingProxyType({"words": "}"}), "")
    for mark in MARKS:
        if mark.needle in text:
            yield from _marked(mark, text, offset)
    yield from _stray_ends(text, offset)


def _stray_ends(text: str, offset: int) -> Iterator[NearMiss]:
    """Ends of tags that no brace opens: those of JSON and of CSS have theirs."""
    depth = position = 0
    for end in _ENDS.finditer(text):
        between = (position, end.start())
        depth = max(0, depth + text.count("{", *between) - text.count("}", *between))
        if not depth:
            yield _near_miss(end, offset, STRAY, None)
        depth = max(0, depth - end[0].count("}"))
        position = end.end()


def _marked(mark: Mark, text: str, offset: int) -> Iterator[NearMiss]:
    for match in mark.pattern.finditer(text):
        instead = mark.instead(match)
        msgid = mark.msgid if instead is not None else mark.bare
        if msgid is not None:
            yield _near_miss(match, offset, msgid, instead)


def _in_comment(source: str, node: Comment) -> Iterator[NearMiss]:
    """``{#name#}``: a value in some systems, and a note here."""
    match = _WORD_COMMENT.fullmatch(source, node.start, node.end)
    instead = tag_of(match["name"]) if match else None
    if match is not None and instead is not None:
        yield _near_miss(match, 0, _COMMENT, instead)


def _near_miss(
    match: re.Match[str], offset: int, msgid: str, instead: str | None, **params: str
) -> NearMiss:
    told = {"words": shown(match[0]), "instead": instead or "", **params}
    return NearMiss(
        offset + match.start(),
        offset + match.end(),
        match[0],
        msgid,
        MappingProxyType(told),
        instead,
    )
