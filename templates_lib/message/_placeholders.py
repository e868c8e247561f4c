"""Placeholders in a message document: what they may say, read and written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from channels import Alphabet
from locales.words import gettext_noop
from templates_lib._documents import WRONG_TYPE, Reader, join, type_name
from templates_lib.language import is_name
from templates_lib.placeholders import ALPHABETS, TYPES, Placeholder

PLACEHOLDER_FIELDS = (
    "type",
    "required",
    "max_length",
    "samples",
    "currency",
    "choices",
    "fields",
    "description",
    "alphabet",
)
MAX_NESTING: Final = 4
"""Lists in lists: an order's parcels and each parcel's lines are two."""
MAX_PLACEHOLDERS: Final = 500

BAD_NAME = gettext_noop(
    "must be a name of letters, digits and underscores that begins with a letter"
)
BAD_LENGTH = gettext_noop("must be a whole number from 1 to %(limit)s")
BAD_CURRENCY = gettext_noop("must be a currency's three letters (ISO 4217), such as NOK")
BAD_SAMPLE = gettext_noop("is no value for a sample")
TOO_DEEP = gettext_noop("lists are nested more than %(limit)s deep")
TOO_MANY = gettext_noop("holds more than %(limit)s placeholders")

_CURRENCY = re.compile(r"[A-Z]{3}")
_MAX_LENGTH_LIMIT: Final = 100_000


def read_placeholders(
    reader: Reader, value: object, path: str, depth: int = 0
) -> dict[str, Placeholder]:
    """The placeholders declared under ``path``, by name."""
    declared = reader.mapping(value, path)
    if len(declared) > MAX_PLACEHOLDERS:
        reader.refuse(path, TOO_MANY, limit=MAX_PLACEHOLDERS)
        return {}
    found = {}
    for name, fields in declared.items():
        here = join(path, name)
        if not is_name(name):
            reader.refuse(here, BAD_NAME)
        found[name] = _read(reader, name, fields, here, depth)
    return found


def _read(reader: Reader, name: str, value: object, path: str, depth: int) -> Placeholder:
    fields = reader.mapping(value, path, PLACEHOLDER_FIELDS)
    kind = reader.text(fields, "type", path, among=TYPES)
    return Placeholder(
        name=name,
        type=kind or "text",
        required=_flag(reader, fields, path),
        max_length=_max_length(reader, fields, path),
        samples=_samples(reader, fields, path),
        currency=_currency(reader, fields, path),
        choices=reader.words(fields, "choices", path),
        fields=_fields(reader, fields, path, depth),
        description=reader.text(fields, "description", path, default="", limit=2000),
        alphabet=_alphabet(reader, fields, path),
    )


def _flag(reader: Reader, fields: Mapping[str, object], path: str) -> bool:
    value = fields.get("required", True)
    if not isinstance(value, bool):
        here = join(path, "required")
        reader.refuse(here, WRONG_TYPE, wanted="true or false", got=type_name(value))
    return value is not False


def _max_length(reader: Reader, fields: Mapping[str, object], path: str) -> int | None:
    value = fields.get("max_length")
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MAX_LENGTH_LIMIT:
        return value
    reader.refuse(join(path, "max_length"), BAD_LENGTH, limit=_MAX_LENGTH_LIMIT)
    return None


def _currency(reader: Reader, fields: Mapping[str, object], path: str) -> str | None:
    value = reader.text(fields, "currency", path, default="") if fields.get("currency") else ""
    if value and not _CURRENCY.fullmatch(value):
        reader.refuse(join(path, "currency"), BAD_CURRENCY)
    return value or None


def _alphabet(reader: Reader, fields: Mapping[str, object], path: str) -> Alphabet:
    written = reader.text(fields, "alphabet", path, default="", among=ALPHABETS)
    return next((known for known in ALPHABETS if known == written), "")


def _samples(reader: Reader, fields: Mapping[str, object], path: str) -> tuple[object, ...]:
    """The samples as JSON values; whether they suit the type is for rendering to say."""
    here = join(path, "samples")
    found = []
    for index, value in enumerate(reader.items(fields, "samples", path)):
        if value is None:
            reader.refuse(f"{here}.{index}", BAD_SAMPLE)
        elif not isinstance(value, str) or reader.is_text(value, f"{here}.{index}", limit=10_000):
            found.append(value)
    return tuple(found)


def _fields(
    reader: Reader, fields: Mapping[str, object], path: str, depth: int
) -> dict[str, Placeholder]:
    here = join(path, "fields")
    if "fields" not in fields:
        return {}
    if depth >= MAX_NESTING:
        reader.refuse(here, TOO_DEEP, limit=MAX_NESTING)
        return {}
    return read_placeholders(reader, fields["fields"], here, depth + 1)


def write_placeholder(placeholder: Placeholder) -> dict[str, object]:
    """The placeholder as it stands in a message document; what is usual is left out."""
    written: dict[str, object] = {"type": placeholder.type}
    if not placeholder.required:
        written["required"] = False
    optional: dict[str, object] = {
        "max_length": placeholder.max_length,
        "samples": list(placeholder.samples),
        "currency": placeholder.currency,
        "choices": list(placeholder.choices),
        "fields": {name: write_placeholder(each) for name, each in placeholder.fields.items()},
        "description": placeholder.description,
        "alphabet": placeholder.alphabet,
    }
    return {**written, **{name: value for name, value in optional.items() if value}}
