"""A check that is words and nothing else: one TOML file beside the modules, of a known kind.

``kind`` says what is found:

- ``existence``: each of the words;
- ``substitution``: each of the words, which are pairs "this > that" or "this > that | or that";
- ``weights``: words that say little alone. Those of ``strong`` count two, all others one, one
  more in capitals, and a ``sign`` one; the fault is told where the variant reaches ``limit``;
- ``links``: the words as the whole text of a link or of a button, and an address in its place;
  those of ``mild`` are for information.

The words are in the locales' own files, in the ``entries`` of ``table``, or in the brand's
``setting``, or in both. ``purposes`` says for which messages it holds; without it, for all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import locales
from templates_lib.checks._check import Check, Example, Fault, Setting
from templates_lib.checks._circumstances import Asked, Circumstances, has_part
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._heads import runs
from templates_lib.checks._prose import prose
from templates_lib.rules import Words, spelling, words

__all__ = ["WordCheckError", "messages_in", "word_check"]

# What is known of each kind, besides what every file must and may say.
_KINDS = {
    "existence": frozenset({"message"}),
    "substitution": frozenset({"message"}),
    "weights": frozenset({"message", "limit", "strong", "signs"}),
    "links": frozenset({"message", "message_address", "mild"}),
}
_ALWAYS = frozenset({"id", "severity", "codes", "kind", "docstring", "examples"})
_MAYBE = frozenset({"table", "entries", "setting", "purposes"})
_STRONG = 2
_PAIRS = "substitution"

# The text of a link: Markdown's, as mails write it, or HTML's.
_LINK = re.compile(r"\[([^\[\]{}\n]{1,80})\]\(|<a\b[^<>]*>([^<>{}\n]{1,80})</a>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_AROUND = " \t\n.,:;!?…»>›→←“”\"'()"
_OR = " / "


class WordCheckError(ValueError):
    """A word check's TOML is not of a known shape: a fault of ours, found by tests."""


@dataclass(frozen=True)
class _Spec:
    """What a file says."""

    kind: str
    message: str
    table: str = ""
    entries: tuple[str, ...] = ()
    setting: Setting | None = None
    purposes: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    limit: int = 0
    message_address: str = ""
    mild: tuple[str, ...] = ()

    def lexicon(self, member: Member) -> _Lexicon:
        """The words for this variant, out of the locale's file and the guide."""
        table = member.locale.table(self.table) if self.table else {}
        listed = [word for entry in self.entries for word in table.get(entry, ())]
        chosen = member.setting(self.setting) if self.setting else ()
        listed += chosen if isinstance(chosen, tuple) else ()
        pairs = [tuple(pair.split(" > ", 1)) for pair in listed] if self.kind == _PAIRS else []
        return _Lexicon(
            sought=words(tuple(pair[0] for pair in pairs) or tuple(listed)),
            instead={this: tuple(that.split(" | ")) for this, that in pairs},
            strong=frozenset(word for entry in self.strong for word in table.get(entry, ())),
            mild=frozenset(word for entry in self.mild for word in table.get(entry, ())),
        )


@dataclass(frozen=True)
class _Lexicon:
    """The words of one file in one locale: what to look for, what to say instead, and which of
    them weigh more or less."""

    sought: Words
    instead: Mapping[str, tuple[str, ...]]
    strong: frozenset[str]
    mild: frozenset[str]


def word_check(name: str, text: str) -> Check:
    """The check that ``name``.toml describes; ``WordCheckError`` names what is wrong with it."""
    document = tomllib.loads(text)
    kind = document.get("kind")
    if kind not in _KINDS:
        raise WordCheckError(f"{name}.toml: kind is one of {', '.join(_KINDS)}")
    unknown = set(document) - _ALWAYS - _MAYBE - _KINDS[kind]
    missing = _ALWAYS - set(document)
    if unknown or missing or document["id"] != name:
        told = f"unknown {sorted(unknown)}, missing {sorted(missing)}, id {document.get('id')}"
        raise WordCheckError(f"{name}.toml: {told}")
    if not document.get("entries") and "setting" not in document:
        raise WordCheckError(f"{name}.toml: needs the words of a table or of a setting")
    spec = _spec(document)
    links = kind == "links"
    return Check(
        id=name,
        severity=Severity(document["severity"]),
        docstring=document["docstring"],
        find=_finder(spec),
        codes=tuple(document["codes"]),
        settings=(spec.setting,) if spec.setting else (),
        locales=_knowing(spec),
        when=partial(_asked, spec),
        triggers=frozenset("]<") if links else frozenset(),
        words=None if links else cache(partial(_runs, spec)),
        examples=tuple(_example(fields) for fields in document["examples"]),
    )


def _asked(spec: _Spec, circumstances: Circumstances) -> Asked:
    """Labels are read whatever they hold; a list that only the brand has must be there."""
    if spec.purposes and circumstances.purpose not in spec.purposes:
        return Asked.NEVER
    if spec.setting and not spec.table and not circumstances.setting(spec.setting):
        return Asked.NEVER
    labels = spec.kind == "links" and has_part(circumstances.channel, "label")
    return Asked.ALWAYS if labels else Asked.WOKEN


def _runs(spec: _Spec, tag: str) -> frozenset[str] | None:
    """What a text must hold of the listed words; ``None`` where the brand may list others."""
    if spec.setting:
        return None
    table = locales.get(tag).table(spec.table)
    listed = (word for entry in spec.entries for word in table.get(entry, ()))
    return runs(spelling(word.split(" > ", 1)[0]) for word in listed)


def _knowing(spec: _Spec) -> frozenset[str]:
    """The locales whose files have the words; empty where the brand has them, for any locale."""
    if spec.setting:
        return frozenset()
    return frozenset(tag for tag in locales.curated_tags() if locales.get(tag).table(spec.table))


def messages_in(text: str) -> Iterator[str]:
    """Every msgid in a file, for the interface's catalogues."""
    document = tomllib.loads(text)
    yield from (document[name] for name in ("message", "message_address") if name in document)
    setting = document.get("setting", {})
    yield from (setting[name] for name in ("label", "help") if name in setting)


def _spec(document: Mapping[str, Any]) -> _Spec:
    setting = document.get("setting")
    return _Spec(
        kind=document["kind"],
        message=document["message"],
        table=document.get("table", ""),
        entries=tuple(document.get("entries", ())),
        setting=Setting(kind="words", default=(), **setting) if setting else None,
        purposes=tuple(document.get("purposes", ())),
        strong=tuple(document.get("strong", ())),
        signs=tuple(document.get("signs", ())),
        limit=document.get("limit", 0),
        message_address=document.get("message_address", ""),
        mild=tuple(document.get("mild", ())),
    )


def _example(fields: Mapping[str, Any]) -> Example:
    more: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}
    return Example(**{"text": "", **more})


def _finder(spec: _Spec) -> Callable[[Member], Iterator[Fault]]:
    find = {
        "existence": _existence,
        "substitution": _substitution,
        "weights": _weights,
        "links": _links,
    }[spec.kind]

    known: dict[str, _Lexicon] = {}

    def lexicon(member: Member) -> _Lexicon:
        """Made once: for all messages, or where the brand adds to it, for this one."""
        tag = member.locale.tag
        if spec.setting:
            make = partial(spec.lexicon, member)
            return member.family.once(("words", spec.setting.name, tag), make)
        if tag not in known:
            known[tag] = spec.lexicon(member)
        return known[tag]

    def look(member: Member) -> Iterator[Fault]:
        if spec.purposes and member.family.message.purpose not in spec.purposes:
            return
        if spec.setting and not spec.table and not member.setting(spec.setting):
            return
        yield from find(spec, lexicon(member), member)

    return look


@dataclass(frozen=True)
class _Hit:
    """A word in a passage, with its span there and as it is listed."""

    passage: Passage
    start: int
    end: int
    word: str
    listed: str


def _hits(member: Member, sought: Words) -> Iterator[_Hit]:
    for passage in member.copy:
        # A branch may begin within a word; what stands in one piece is looked up as it stands.
        if "{%" not in passage.text and not sought.may_be_in(passage.text):
            continue
        for offset, text, places in passage.spoken:
            for first, last, listed in sought.hits(prose(text).bare):
                start, end = places(first, last)
                yield _Hit(passage, offset + start, offset + end, text[first:last], listed)


def _existence(spec: _Spec, lexicon: _Lexicon, member: Member) -> Iterator[Fault]:
    for hit in _hits(member, lexicon.sought):
        yield _fault(spec.message, hit, {"word": hit.word})


def _substitution(spec: _Spec, lexicon: _Lexicon, member: Member) -> Iterator[Fault]:
    for hit in _hits(member, lexicon.sought):
        instead = lexicon.instead[hit.listed]
        sure = len(instead) == 1 and not hit.listed.endswith("*")
        written = _like(hit.word, instead[0]) if sure and _unbroken(hit) else None
        params = {"word": hit.word, "instead": _OR.join(instead)}
        yield _fault(spec.message, hit, params, written)


def _weights(spec: _Spec, lexicon: _Lexicon, member: Member) -> Iterator[Fault]:
    """One fault for the whole variant, where it stands heaviest; the words are told."""
    found: dict[str, tuple[int, _Hit]] = {}
    for hit in _hits(member, lexicon.sought):
        loud = len(hit.word) > 3 and hit.word.isupper()
        weight = (_STRONG if hit.listed in lexicon.strong else 1) + loud
        found[hit.listed] = max(found.get(hit.listed, (0, hit)), (weight, hit), key=_first)
    if not found:
        return
    signs = [sign for sign in spec.signs if any(sign in each.text for each in member.copy)]
    # One word with a sign is somebody who is glad; it takes two words to be a pitch.
    if len(found) > 1 and sum(map(_first, found.values())) + len(signs) >= spec.limit:
        _, heaviest = max(found.values(), key=_first)
        told = [hit.word for _, hit in found.values()]
        yield _fault(spec.message, heaviest, {"words": ", ".join([*told, *signs])})


def _first(pair: tuple[int, _Hit]) -> int:
    return pair[0]


def _links(spec: _Spec, lexicon: _Lexicon, member: Member) -> Iterator[Fault]:
    for passage, start, text in _link_texts(member):
        bare = text.strip(_AROUND)
        first = start + text.find(bare)
        whole = next(lexicon.sought.hits(bare), None)
        if bare and _ADDRESS.fullmatch(bare):
            hit = _Hit(passage, first, first + len(bare), bare, bare)
            yield _fault(spec.message_address, hit, {"word": bare})
        elif whole and whole[:2] == (0, len(bare)):
            hit = _Hit(passage, first, first + len(bare), bare, whole[2])
            mild = Severity.INFO if whole[2] in lexicon.mild else None
            yield replace(_fault(spec.message, hit, {"word": bare}), severity=mild)


def _link_texts(member: Member) -> Iterator[tuple[Passage, int, str]]:
    """The texts by which links are known: of buttons, and of links in running text."""
    for passage in member.copy:
        if passage.path.endswith(".label"):
            yield passage, 0, passage.text
        elif "](" in passage.text or "</a>" in passage.text:
            for match in _LINK.finditer(passage.text):
                group = 1 if match[1] is not None else 2
                yield passage, match.start(group), match[group]


def _fault(
    msgid: str, hit: _Hit, params: Mapping[str, str], suggestion: str | None = None
) -> Fault:
    return Fault(
        hit.passage,
        hit.start,
        hit.end,
        msgid,
        params,
        suggestion=suggestion,
        evidence=hit.word.casefold(),
    )


def _unbroken(hit: _Hit) -> bool:
    """Whether the words stand in the template as they are read: no tag lies between."""
    return hit.passage.text[hit.start : hit.end] == hit.word


def _like(word: str, instead: str) -> str:
    """``instead`` with the capitals of ``word``."""
    if len(word) > 1 and word.isupper():
        return instead.upper()
    return instead[:1].upper() + instead[1:] if word[:1].isupper() else instead
