"""Snippets in a message document: read and written."""

from __future__ import annotations

import re
from typing import Any

import channels
from locales.words import gettext_noop
from templates_lib._documents import (
    DUPLICATE,
    MISSING,
    WRONG_TYPE,
    Reader,
    join,
    read_locale,
    type_name,
)
from templates_lib.snippets._values import MAX_SNIPPETS, MAX_TEXT, Snippet, SnippetText

__all__ = ["read_snippets", "write_snippet"]

TEXT_FIELDS = ("locale", "channel", "text")
BAD_KEY = gettext_noop("may hold small letters, digits, hyphens, dots and underscores only")
TOO_MANY = gettext_noop("holds %(count)s snippets; a message may have %(limit)s")
UNKNOWN_CHANNEL = gettext_noop("there is no channel %(name)s; the channels are %(known)s")

_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def read_snippets(reader: Reader, value: object, path: str) -> dict[str, Snippet]:
    """The snippets under *path*, by key."""
    declared = reader.mapping(value, path)
    if len(declared) > MAX_SNIPPETS:
        reader.refuse(path, TOO_MANY, count=len(declared), limit=MAX_SNIPPETS)
        return {}
    found = {}
    for key, texts in declared.items():
        here = join(path, key)
        if not _KEY.fullmatch(key):
            reader.refuse(here, BAD_KEY)
        found[key] = Snippet(key, _texts(reader, texts, here))
    return found


def _texts(reader: Reader, value: object, path: str) -> tuple[SnippetText, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        reader.refuse(path, WRONG_TYPE, wanted="a list", got=type_name(value))
        return ()
    found: dict[tuple[str, str], SnippetText] = {}
    for index, item in enumerate(value):
        here = f"{path}.{index}"
        text = _text(reader, reader.mapping(item, here, TEXT_FIELDS), here)
        place = (text.locale, text.channel)
        if place in found:
            reader.refuse(here, DUPLICATE, what=" ".join(filter(None, place)))
        found[place] = text
    return tuple(found.values())


def _text(reader: Reader, fields: Any, path: str) -> SnippetText:
    tag = reader.text(fields, "locale", path, limit=100)
    channel = reader.text(fields, "channel", path, default="", limit=100)
    if channel and channel not in channels.CHANNELS:
        known = ", ".join(sorted(channels.CHANNELS))
        reader.refuse(join(path, "channel"), UNKNOWN_CHANNEL, name=channel, known=known)
    if "text" not in fields:  # an empty one says nothing on purpose
        reader.refuse(join(path, "text"), MISSING)
    return SnippetText(
        locale=read_locale(reader, tag, join(path, "locale")) if tag else "",
        text=reader.text(fields, "text", path, default="", limit=MAX_TEXT),
        channel=channel,
    )


def write_snippet(snippet: Snippet) -> list[dict[str, str]]:
    """The snippet as it stands in a message document, under its key."""
    return [each.document() for each in snippet.texts]
