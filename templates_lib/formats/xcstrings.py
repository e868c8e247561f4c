"""Xcode's string catalogue ``.xcstrings``: one JSON file of all locales, states and plurals."""

from __future__ import annotations

import json as stdlib
from collections.abc import Iterator
from typing import Any

from locales.words import gettext_noop
from templates_lib.formats._encoding import decode, require_text
from templates_lib.formats._errors import FormatError
from templates_lib.formats._format import Format, once
from templates_lib.formats._values import CATEGORIES, Catalogue, State, Unit
from templates_lib.formats.json import require_json

__all__ = ["FORMAT"]

NOT_A_CATALOGUE = gettext_noop("The file has no “strings”, so it is no string catalogue.")
NO_LOCALE = gettext_noop("“%(key)s” says no locale, which a string catalogue needs.")

_STATES = {"new": State.DRAFT, "needs_review": State.TRANSLATED, "translated": State.REVIEWED}
_WRITTEN = {State.DRAFT: "new", State.FUZZY: "needs_review", State.TRANSLATED: "needs_review"}


class Xcstrings(Format):
    name = "xcstrings"
    label = "Xcode string catalogue"
    endings = (".xcstrings",)
    carries = frozenset({"notes", "state", "plural", "locales"})

    def read(self, data: bytes) -> Catalogue:
        root = _loaded(decode(data).text)
        source = root.get("sourceLanguage")
        source = source if isinstance(source, str) else ""
        return Catalogue(once(_units(root, source)), source_locale=source)

    def write(self, catalogue: Catalogue, original: bytes | None = None) -> bytes:
        here = decode(original) if original is not None else None
        root = _loaded(here.text) if here else {
            "sourceLanguage": catalogue.source_locale or "en", "strings": {}, "version": "1.0",
        }  # fmt: skip
        before = {u.id: (u.target, u.state) for u in _units(root, str(root.get("sourceLanguage")))}
        changed = [u for u in catalogue.units if before.get(u.id) != (u.target, u.state)]
        if original is not None and not changed:
            return original
        for unit in changed:
            if unit.target is not None:
                _put(root, unit, catalogue)
        text = stdlib.dumps(root, ensure_ascii=False, indent=2, separators=(",", " : "))
        end = "\n" if here and here.text.endswith("\n") else ""
        return here.encode(text + end) if here else text.encode()


def _loaded(text: str) -> dict[str, Any]:
    root: dict[str, Any] = require_json(text)
    if not isinstance(root.get("strings"), dict):
        raise FormatError(NOT_A_CATALOGUE)
    return root


def _units(root: dict[str, Any], source: str) -> Iterator[Unit]:
    for key, entry in root["strings"].items():
        require_text(key)
        entry = entry if isinstance(entry, dict) else {}
        note = entry.get("comment")
        notes = (note,) if isinstance(note, str) and note else ()
        places = entry.get("localizations")
        places = places if isinstance(places, dict) else {}
        if source and source not in places:
            yield Unit(key, key, notes=notes, locale=source)  # the key is the source text
        for locale, place in places.items():
            for category, unit in _texts(place):
                value, state = unit.get("value"), unit.get("state")
                if isinstance(value, str):
                    require_text(value)
                    told = (
                        _STATES.get(state, State.UNKNOWN) if isinstance(state, str) else State("")
                    )
                    yield Unit(
                        key, value, category=category, notes=notes, state=told, locale=locale
                    )


def _texts(place: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(place, dict):
        return
    if isinstance(unit := place.get("stringUnit"), dict):
        yield "", unit
    variations = place.get("variations")
    plural = variations.get("plural") if isinstance(variations, dict) else None
    for category in CATEGORIES:
        form = plural.get(category) if isinstance(plural, dict) else None
        if isinstance(form, dict) and isinstance(unit := form.get("stringUnit"), dict):
            yield category, unit


def _put(root: dict[str, Any], unit: Unit, catalogue: Catalogue) -> None:
    locale = unit.locale or catalogue.locale
    if not locale:
        raise FormatError(NO_LOCALE, key=unit.key[:60])
    entry = root["strings"].setdefault(unit.key, {})
    if unit.notes:
        entry["comment"] = "\n".join(unit.notes)
    place = entry.setdefault("localizations", {}).setdefault(locale, {})
    told = {"state": _WRITTEN.get(unit.state, "translated"), "value": unit.target}
    if not unit.category:
        place["stringUnit"] = told
        return
    plural = place.setdefault("variations", {}).setdefault("plural", {})
    plural[unit.category] = {"stringUnit": told}


FORMAT = Xcstrings()
