"""What must hold for any bytes at all: a template is read or refused as ours, and so is it filled.

``try_bytes`` raises when anything else happens. The first two bytes choose values, locale and
escaping; the rest is the text.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from zlib import crc32

from templates_lib.language import (
    MAX_OUTPUT,
    Branch,
    Loop,
    Template,
    TemplateError,
    TemplateSyntaxError,
    UnknownName,
    WrongUse,
    parse,
)
from templates_lib.placeholders import TYPES, Placeholder

LOCALES = ("nb", "nn", "da", "pl", "nl", "en", "ar", "ja")
ESCAPES = ("text", "line", "html")
EVIL = "<script>&\"'"
VALUES: tuple[object, ...] = (
    None,
    "",
    EVIL,
    "Kari",
    "12.50",
    "2025-05-31",
    "2025-05-31T17:05:00+02:00",
    "17:05",
    "25 %",
    "https://nordhus.example/o/17",
    "+4722123456",
    "kari@nordhus.example",
    0,
    1,
    -3,
    2.5,
    10**14,
    Decimal("1234.5678"),
    float("nan"),
    True,
    dt.date(2025, 5, 31),
    dt.time(17, 5),
    dt.datetime(2025, 5, 31, 17, 5),
    {"amount": "1299.50", "currency": "NOK"},
    ["S", "M", "L"],
    [],
    [{"title": EVIL, "price": 5, "b": 1}, {"title": "Puff"}],
    {"total": 5, "title": "x", "b": {"c": "d"}},
    [[["x"]]],
    object(),
)


def try_bytes(data: bytes) -> None:
    """Read the text, look at the picture of it, fill it twice: nothing but our own errors."""
    choice, text = int.from_bytes(data[:2]), data[2:].decode("utf-8", "surrogateescape")
    try:
        template = parse(text)
    except TemplateSyntaxError as error:
        _assert_told(error, text)
        return
    _assert_pictured(template)
    _fill(template, choice)


def _assert_told(error: TemplateSyntaxError, text: str) -> None:
    assert 0 <= error.offset <= error.end <= len(text)
    assert error.line >= 1 and error.column >= 1
    assert 0 < len(error.message) < 500 and "\n" not in error.message
    if error.suggestion is not None:
        _assert_mends(error, text)


def _assert_mends(error: TemplateSyntaxError, text: str) -> None:
    """What is suggested changes something, and the same is not suggested there again."""
    mended = text[: error.offset] + str(error.suggestion) + text[error.end :]
    assert mended != text, "a suggestion that changes nothing"
    try:
        parse(mended)
    except TemplateSyntaxError as following:
        again = (following.offset, following.params, following.suggestion)
        same = again == (error.offset, error.params, error.suggestion)
        assert not same or len(mended) < len(text), "a suggestion that does not mend"


def _assert_pictured(template: Template) -> None:
    source = template.source
    position = 0
    for node in template.nodes:
        assert node.start == position < node.end
        position = node.end
        assert isinstance(node, Branch | Loop) or node.end <= len(source)
    assert position == len(source)
    for use in template.uses:
        assert use.tag[0] <= use.start < use.end <= use.tag[1] <= len(source)
    for miss in template.near_misses:
        assert source[miss.start : miss.end] == miss.text and miss.message
    assert len(list(template.variations(8))) <= 8


def _fill(template: Template, choice: int) -> None:
    locale = LOCALES[choice % len(LOCALES)]
    escape = ESCAPES[choice // 8 % len(ESCAPES)]
    plain = bool(choice // 24 % 2)
    values = {name: _pick(VALUES, name, choice) for name in template.placeholders}
    try:
        written = template.render(values, locale, escape=escape, plain=plain)
    except TemplateError as error:
        assert 0 < len(error.message) < 1_000
    else:
        assert len(written) <= MAX_OUTPUT
        assert escape != "html" or "<script>" not in written or "<script>" in template.source
        assert escape != "line" or "\n" not in written
    declared = {name: _declared(name, choice) for name in template.placeholders}
    for fault in template.faults(declared):
        assert isinstance(fault, UnknownName | WrongUse) and fault.message
    values = {name: each.typical_value(locale) for name, each in declared.items()}
    try:
        template.render(values, locale, placeholders=declared, escape=escape, plain=plain)
    except TemplateError as error:
        assert error.message


def _declared(name: str, choice: int) -> Placeholder:
    type_ = _pick(TYPES, name, choice)
    assert isinstance(type_, str)
    fields = {}
    if type_ == "list" and choice % 2:
        fields = {each: Placeholder(each, "text") for each in ("title", "b", "total")}
    return Placeholder(name, type_, currency="NOK" if choice % 3 else None, fields=fields)


def _pick(table: tuple[object, ...], name: str, choice: int) -> object:
    return table[(crc32(name.encode()) + choice) % len(table)]
