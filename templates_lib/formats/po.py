"""gettext's PO (GNU gettext manual, "The Format of PO Files"), and POT.

An entry whose ``msgid`` is a key and one whose ``msgid`` is the source text read the same: the key
is the msgid, with its context before it. Each ``msgstr[n]`` is a unit of the category that the
locale's rule gives it. ``#, fuzzy`` is a state; an empty msgstr is a text that is not there.
Obsolete entries (``#~``) are kept as they stand and are no units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from locales.words import gettext_noop
from templates_lib.formats._encoding import decode, require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Found, TextFormat, spliced
from templates_lib.formats._plural_rules import categories_of, plural_forms
from templates_lib.formats._values import Catalogue, State, Unit

__all__ = ["FORMAT", "SEPARATOR"]

SEPARATOR = "\x04"
"""Between context and msgid in a key, as gettext's MO files have it."""

ODD = gettext_noop("This is no line of a PO file: %(text)s.")
ALONE = gettext_noop("A text in quotes stands alone.")
NO_MSGID = gettext_noop("msgstr without msgid.")
NO_FORM = gettext_noop("gettext has no form “%(category)s” in %(locale)s: “%(key)s”.")
NO_MSGSTR = gettext_noop("msgid without msgstr.")

_LINE = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,2})\])?)\s*(".*")\s*$')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)", re.S)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_META = re.compile(r"budskap:([a-z-]+)=(.*)")


@dataclass
class _Entry:
    """One entry as it is read: its texts with their spans, its comments."""

    line: int
    start: int = 0
    end: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    flags: tuple[int, int] | None = None

    @property
    def key(self) -> str:
        context, msgid = self.texts.get("msgctxt"), self.texts.get("msgid", "")
        return msgid if context is None else f"{context}{SEPARATOR}{msgid}"


_HEAD = 20_000
"""Octets in which the header of a file stands, comments above it and all."""
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_-]{1,20})")
_LETTERS = re.compile(
    r"iso[_-]?8859-(?:[1-9]|1[013456])|(?:windows-|cp)125[0-8]|koi8-[ru]|us-ascii"
)


class Po(TextFormat):
    name = "po"
    label = "gettext PO"
    endings = (".po", ".pot")
    carries = frozenset({"source", "notes", "limit", "state", "references", "plural", "meta"})

    def scan(self, text: str) -> Iterator[Found]:
        header: Mapping[str, str] = {}
        for entry in _entries(text):
            if not entry.texts.get("msgid") and "msgctxt" not in entry.texts:
                header = _header(entry.texts.get("msgstr", ""))
                continue
            yield from _units(entry, header)

    def head(self, catalogue: Catalogue, text: str) -> Catalogue:
        for entry in _entries(text):
            if not entry.texts.get("msgid") and "msgctxt" not in entry.texts:
                header = _header(entry.texts.get("msgstr", ""))
                return replace(
                    catalogue,
                    locale=header.get("language", ""),
                    source_locale=header.get("x-source-language", ""),
                )
            break
        return catalogue

    def encode(self, value: str, raw: str) -> str:
        return _quoted(value)

    def encoding_of(self, data: bytes) -> str:
        """What its header says, where that is an encoding of one language's letters."""
        found = _CHARSET.search(data[:_HEAD])
        name = found[1].decode().lower() if found else ""
        return name if _LETTERS.fullmatch(name) else ""

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        data = super().write(catalogue, original)
        return data if original is None else _with_states(data, catalogue)

    def extend(self, text: str, units: Iterable[Unit], catalogue: Catalogue) -> str:
        joint = "" if not text or text.endswith("\n\n") else "\n"
        if text and not text.endswith("\n"):
            joint = "\n\n"
        head = "" if text else _written_header(catalogue)
        by_key: dict[str, list[Unit]] = {}
        for unit in units:
            by_key.setdefault(unit.key, []).append(unit)
        locale = catalogue.locale
        return text + joint + head + "\n".join(_written(g, locale) for g in by_key.values())


def _entries(text: str) -> Iterator[_Entry]:
    entry, current, position = _Entry(1), "", 0
    for number, match in enumerate(_LINE.finditer(text), start=1):
        start, line = match.start(), match[0].strip()
        position = match.end()
        begins = line.startswith("#") or line.startswith(("msgctxt", "msgid "))
        ends = "msgstr" in entry.texts or "msgstr[0]" in entry.texts
        if (ends and (begins or not line)) or (line.startswith("msgctxt") and entry.texts):
            yield _whole(entry)
            entry, current = _Entry(number), ""
        if line.startswith("#~") or (not line and not entry.texts):
            entry = entry if entry.texts else _Entry(number + 1)  # comments of what is obsolete
        elif line.startswith("#"):
            _comment(entry, line, (start, match.end()))
        elif line.startswith('"'):
            if not current:
                raise FormatError(ALONE, line=number)
            entry.texts[current] += _plain(line, number)
            entry.spans[current] = (entry.spans[current][0], start + len(match[0].rstrip()))
        elif word := _WORD.match(line):
            current = word[1]
            if current == "msgid" and "msgid" in entry.texts:
                raise FormatError(NO_MSGSTR, line=entry.line)
            entry.line = entry.line if entry.texts else number
            at = start + match[0].index('"')
            entry.texts[current] = _plain(word[3], number)
            entry.spans[current] = (at, start + len(match[0].rstrip()))
        elif line:
            raise FormatError(ODD, line=number, text=repr(line[:40]))
        if position >= len(text):
            break
    if entry.texts:
        yield _whole(entry)


def _whole(entry: _Entry) -> _Entry:
    if "msgid" not in entry.texts:
        raise FormatError(NO_MSGID, line=entry.line)
    if "msgstr" not in entry.texts and "msgstr[0]" not in entry.texts:
        raise FormatError(NO_MSGSTR, line=entry.line)
    return entry


def _comment(entry: _Entry, line: str, span: tuple[int, int]) -> None:
    kind = line[1:2] if line[1:2] in (".", ":", ",", "|") else " "
    entry.comments.setdefault(kind, []).append(line[1 + (kind != " ") :].strip())
    if kind == ",":
        entry.flags = span


def _units(entry: _Entry, header: Mapping[str, str]) -> Iterator[Found]:
    flags = {f.strip() for line in entry.comments.get(",", ()) for f in line.split(",")}
    fuzzy = "fuzzy" in flags
    meta, notes = {}, []
    for line in entry.comments.get(".", []):
        if told := _META.fullmatch(line):
            meta[told[1]] = told[2]
        else:
            notes.append(line)
    notes += [line for line in entry.comments.get(" ", []) if line]
    limit = meta.pop("limit", "")
    state = State(meta.pop("state")) if meta.get("state") in set(State) else State.UNKNOWN
    base = Unit(
        key=entry.key,
        source=entry.texts["msgid"],
        context=entry.texts.get("msgctxt", ""),
        notes=tuple(notes),
        references=tuple(w for line in entry.comments.get(":", ()) for w in line.split()),
        limit=int(limit) if limit.isdecimal() else None,
        meta=meta,
        line=entry.line,
        flags=frozenset(flag for flag in flags if flag.endswith("-format")),
    )
    numbered = [name for name in entry.texts if name.startswith("msgstr")]
    plural = "msgid_plural" in entry.texts
    names = categories_of(header.get("language", ""), header.get("plural-forms", ""), len(numbered))
    for index, name in enumerate(sorted(numbered, key=_number)):
        text = entry.texts[name]
        category = (names[index] if index < len(names) else f"msgstr[{index}]") if plural else ""
        source = base.source
        if plural and category != "one":
            source = entry.texts["msgid_plural"]
        stage = State.FUZZY if fuzzy and text else state if text else State.UNKNOWN
        yield Found(
            replace(base, target=text or None, category=category, source=source, state=stage),
            *entry.spans[name],
        )


def _number(name: str) -> int:
    return int(name[7:-1]) if "[" in name else 0


def _header(text: str) -> dict[str, str]:
    lines = (line.partition(":") for line in text.splitlines())
    return {name.strip().lower(): value.strip() for name, _, value in lines if name.strip()}


def _plain(raw: str, line: int) -> str:
    match = _QUOTED.fullmatch(raw.strip())
    if match is None:
        raise FormatError(ODD, line=line, text=repr(raw[:40]))

    def one(escape: re.Match[str]) -> str:
        sign = escape[1]
        if sign[0] == "x" and len(sign) > 1:
            return chr(int(sign[1:], 16))
        if sign[0] in "01234567":
            return chr(int(sign, 8))
        return _SIMPLE.get(sign, sign)

    text = _ESCAPE.sub(one, match[1]) if "\\" in match[1] else match[1]
    require_text(text, line)
    return text


_OUT = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f", "\v": "\\v",
     "\b": "\\b", "\a": "\\a"}
)  # fmt: skip


def _quoted(value: str) -> str:
    if "\n" not in value.rstrip("\n"):
        return f'"{value.translate(_OUT)}"'
    lines = value.split("\n")
    kept = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return '""\n' + "\n".join(f'"{line.translate(_OUT)}"' for line in kept)


def _written_header(catalogue: Catalogue) -> str:
    lines = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
             "Content-Transfer-Encoding: 8bit"]  # fmt: skip
    if catalogue.locale:
        lines.append(f"Language: {catalogue.locale}")
        if forms := plural_forms(catalogue.locale):
            lines.append(f"Plural-Forms: {forms}")
    if catalogue.source_locale:
        lines.append(f"X-Source-Language: {catalogue.source_locale}")
    body = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{body}\n'


def _written(group: list[Unit], locale: str) -> str:
    first = group[0]
    lines = [f"#. {line}" for note in first.notes for line in note.splitlines()]
    meta = dict(first.meta)
    if first.limit is not None:
        meta["limit"] = str(first.limit)
    if first.state not in (State.UNKNOWN, State.FUZZY):
        meta["state"] = first.state.value
    lines += [f"#. budskap:{name}={value}" for name, value in meta.items()]
    lines += [f"#: {reference}" for reference in first.references]
    if any(unit.state is State.FUZZY for unit in group):
        lines.append("#, fuzzy")
    context, _, msgid = first.key.rpartition(SEPARATOR)
    if context or SEPARATOR in first.key:
        lines.append(f"msgctxt {_quoted(context)}")
    lines.append(f"msgid {_quoted(msgid)}")
    if not first.category:
        lines.append(f"msgstr {_quoted(first.target or '')}")
        return "\n".join(lines) + "\n"
    by_category = {unit.category: unit for unit in group}
    other = by_category.get("other", group[-1])
    lines.append(f"msgid_plural {_quoted(other.source or msgid)}")
    names = categories_of(locale, "", 0) or tuple(by_category)
    if more := next((name for name in by_category if name not in names), ""):
        raise FormatError(NO_FORM, category=more, key=msgid[:60], locale=locale)
    for index, name in enumerate(names):
        unit = by_category.get(name)
        lines.append(f"msgstr[{index}] {_quoted((unit.target if unit else '') or '')}")
    return "\n".join(lines) + "\n"


def _with_states(data: bytes, catalogue: Catalogue) -> bytes:
    """*data* without ``fuzzy`` where the catalogue says so no longer, and with it where it does."""
    here = decode(data, FORMAT.encoding_of(data))
    wanted = {u.key: u.state is State.FUZZY for u in catalogue.units if u.target is not None}
    changes: list[tuple[int, int, str]] = []
    for entry in _entries(here.text):
        flags = [f.strip() for line in entry.comments.get(",", ()) for f in line.split(",")]
        want = wanted.get(entry.key)
        if want is None or want == ("fuzzy" in flags):
            continue
        if want:
            at = here.text.rfind("\n", 0, entry.spans["msgid"][0]) + 1
            if "msgctxt" in entry.spans:
                at = here.text.rfind("\n", 0, entry.spans["msgctxt"][0]) + 1
            changes.append((at, at, "#, fuzzy\n"))
        elif entry.flags:
            rest = [flag for flag in flags if flag and flag != "fuzzy"]
            changes.append((*entry.flags, f"#, {', '.join(rest)}\n" if rest else ""))
    return here.encode(spliced(here.text, changes))


FORMAT = Po()
