"""From a message document to a ``Message``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import channels
from channels import Problem
from channels._frozen import Frozen
from locales.words import gettext_noop
from templates_lib._documents import DUPLICATE, MISSING, Reader, join, read_locale
from templates_lib.message._expanding import expanded
from templates_lib.message._placeholders import read_placeholders
from templates_lib.message._values import (
    FACT_KINDS,
    MAX_DOCUMENT_BYTES,
    MAX_VARIANTS,
    PURPOSES,
    Address,
    Fact,
    Message,
    MessageError,
    Variant,
)
from templates_lib.placeholders import Placeholder
from templates_lib.snippets import read_snippets

MESSAGE_FIELDS = (
    "key",
    "brand",
    "stage",
    "touchpoint",
    "purpose",
    "title",
    "source_locale",
    "placeholders",
    "facts",
    "tags",
    "snippets",
    "variants",
)
VARIANT_FIELDS = ("channel", "locale", "persona", "arm", "content", "made_from", "base")
FACT_FIELDS = ("kind", "value", "label")

NOT_A_NAME = gettext_noop("may hold letters, digits, dots, hyphens and underscores only")
TOO_BIG = gettext_noop("the document is larger than %(limit)s bytes")
TOO_MANY_VARIANTS = gettext_noop("holds %(count)s variants; a message may have %(limit)s")
NOT_A_BASE = gettext_noop("must be the number of a revision, or a digest of 64 hexadecimal digits")
NOT_JSON = gettext_noop("is no JSON document, or is nested too deeply")
UNKNOWN_CHANNEL = gettext_noop("there is no channel %(name)s; the channels are %(known)s")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LAST_REVISION = 2**63 - 1


def load(document: object) -> Message:
    """Read a message document; raises ``MessageError`` that names every fault found in it."""
    may_include = "include" in refuse_big(document)
    reader = Reader()
    fields = reader.mapping(document, "", MESSAGE_FIELDS)
    key = _name(reader, fields, "key", "")
    message = Message(
        key=key,
        source_locale=_locale(reader, fields, "source_locale", ""),
        brand=reader.text(fields, "brand", "", default=""),
        stage=reader.text(fields, "stage", "", default=""),
        touchpoint=reader.text(fields, "touchpoint", "", default=""),
        purpose=reader.text(fields, "purpose", "", default="", among=PURPOSES),
        title=reader.text(fields, "title", "", default=""),
        placeholders=read_placeholders(reader, fields.get("placeholders", {}), "placeholders"),
        facts=_facts(reader, fields),
        tags=reader.words(fields, "tags", ""),
        variants=_variants(reader, fields, key),
        snippets=read_snippets(reader, fields.get("snippets", {}), "snippets"),
    )
    if reader.problems:
        raise MessageError(reader.problems)
    return expanded(message) if may_include else message


def load_placeholders(document: object) -> Mapping[str, Placeholder]:
    """Return declared placeholders as a message document has them; ``MessageError``."""
    reader = Reader()
    found = read_placeholders(reader, document, "")
    if reader.problems:
        raise MessageError(reader.problems)
    return Frozen(found)


def refuse_big(document: object) -> str:
    """The document as compact JSON; ``MessageError`` for what is none, or is larger than
    ``MAX_DOCUMENT_BYTES``.
    """
    try:
        written = json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise MessageError([Problem("", NOT_JSON)]) from error
    if len(written.encode("utf-8", "surrogatepass")) > MAX_DOCUMENT_BYTES:
        raise MessageError([Problem("", TOO_BIG, {"limit": f"{MAX_DOCUMENT_BYTES:,}"})])
    return written


def _plain(value: object) -> object:
    """Read-only mappings count as objects; anything else is no JSON."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _name(
    reader: Reader, fields: Mapping[str, object], name: str, path: str, **default: str
) -> str:
    """A name that stands in addresses and URLs."""
    value = reader.text(fields, name, path, limit=200, **default)
    if value.strip() and not _NAME.fullmatch(value):
        reader.refuse(join(path, name), NOT_A_NAME)
    return value


def _locale(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> str:
    tag = reader.text(fields, name, path, limit=100)
    return read_locale(reader, tag, join(path, name)) if tag else ""


def _facts(reader: Reader, fields: Mapping[str, object]) -> tuple[Fact, ...]:
    found = []
    for index, item in enumerate(reader.items(fields, "facts", "")):
        path = f"facts.{index}"
        fact = reader.mapping(item, path, FACT_FIELDS)
        found.append(
            Fact(
                kind=reader.text(fact, "kind", path, among=FACT_KINDS),
                value=reader.text(fact, "value", path),
                label=reader.text(fact, "label", path, default=""),
            )
        )
    return tuple(found)


def _variants(reader: Reader, fields: Mapping[str, object], key: str) -> tuple[Variant, ...]:
    if "variants" not in fields and fields:
        reader.refuse("variants", MISSING)
    items = reader.items(fields, "variants", "")
    if len(items) > MAX_VARIANTS:
        reader.refuse("variants", TOO_MANY_VARIANTS, count=len(items), limit=MAX_VARIANTS)
        return ()
    found: dict[Address, Variant] = {}
    for index, item in enumerate(items):
        variant = _variant(reader, item, key, f"variants.{index}")
        if variant is None:
            continue
        if variant.address in found:
            reader.refuse(f"variants.{index}", DUPLICATE, what=str(variant.address))
        found[variant.address] = variant
    return tuple(found.values())


def _variant(reader: Reader, item: object, key: str, path: str) -> Variant | None:
    """One variant; ``None`` when its place or content could not be read (the reader knows why)."""
    fields = reader.mapping(item, path, VARIANT_FIELDS)
    channel = _channel(reader, fields, path)
    locale = _locale(reader, fields, "locale", path)
    persona = _name(reader, fields, "persona", path, default="")
    arm = _name(reader, fields, "arm", path, default="")
    content = _content(reader, channel, fields, path, "content") if channel else None
    made_from = None
    if channel and "made_from" in fields:
        made_from = _content(reader, channel, fields, path, "made_from")
    base = _base(reader, fields, path)
    if content is None or not locale or channel is None:
        return None
    return Variant(key, channel.name, locale, content, persona, arm, made_from, base)


def _base(reader: Reader, fields: Mapping[str, object], path: str) -> int | str | None:
    """Which version the writer saw; ``None`` when the document does not say."""
    value = fields.get("base")
    if value is None:
        return None
    if isinstance(value, str) and _DIGEST.fullmatch(value):
        return value
    if type(value) is int and 0 < value <= _LAST_REVISION:
        return value
    reader.refuse(join(path, "base"), NOT_A_BASE)
    return None


def _channel(reader: Reader, fields: Mapping[str, object], path: str) -> channels.Channel | None:
    name = reader.text(fields, "channel", path, limit=100)
    if not name:
        return None
    try:
        return channels.get(name)
    except channels.UnknownChannelError:
        known = ", ".join(sorted(channels.CHANNELS))
        reader.refuse(join(path, "channel"), UNKNOWN_CHANNEL, name=name, known=known)
        return None


def _content(
    reader: Reader, channel: channels.Channel, fields: Mapping[str, object], path: str, name: str
) -> channels.Content | None:
    here = join(path, name)
    if name not in fields:
        reader.refuse(here, MISSING)
        return None
    try:
        return channel.load(reader.mapping(fields[name], here))
    except channels.ContentError as error:
        for problem in error.problems:
            reader.adopt(here, problem.path, problem.msgid, problem.params)
        return None
