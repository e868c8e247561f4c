"""The JSON that the CLDR project publishes on npm, and how we keep our part of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.localedata import locale_identifiers

from locales._formats import ADOPTED, ancestry
from locales._tags import canonical, cldr

FOLDER = Path(__file__).resolve().parent.parent / "locales" / "cldr"
HEAD = {
    "source": "Unicode CLDR 48.2 (npm: cldr-core, cldr-{dates,misc,numbers}-full)",
    "licence": "Unicode-3.0, in the file LICENSE beside this one",
}


class CldrJson:
    """The packages under ``node_modules``, asked by Babel's identifiers."""

    def __init__(self, modules: Path) -> None:
        self._modules = modules

    def numbers(self, identifier: str) -> dict[str, Any]:
        """Signs, patterns and currencies."""
        found = self._read("cldr-numbers-full", identifier, "numbers.json")["numbers"]
        named = self._read("cldr-numbers-full", identifier, "currencies.json")["numbers"]
        return {**found, **named}

    def gregorian(self, identifier: str) -> dict[str, Any]:
        """The calendar."""
        found = self._read("cldr-dates-full", identifier, "ca-gregorian.json")
        calendar: dict[str, Any] = found["dates"]["calendars"]["gregorian"]
        return calendar

    def lists(self, identifier: str) -> dict[str, Any]:
        """The patterns of lists."""
        found = self._read("cldr-misc-full", identifier, "listPatterns.json")
        patterns: dict[str, Any] = found["listPatterns"]
        return patterns

    def plurals(self, kind: str) -> dict[str, dict[str, str]]:
        """The rules of plurals by tag: those of ``cardinal`` or ``ordinal`` numbers."""
        name = "plurals.json" if kind == "cardinal" else f"{kind}s.json"
        rules: dict[str, dict[str, str]] = self._supplemental(name)[f"plurals-type-{kind}"]
        return rules

    def day_field(self, identifier: str) -> dict[str, Any]:
        """The words for days as seen from today."""
        found = self._read("cldr-dates-full", identifier, "dateFields.json")
        field: dict[str, Any] = found["dates"]["fields"]["day"]
        return field

    def fractions(self) -> dict[str, dict[str, str]]:
        """The decimals of currencies."""
        data = self._supplemental("currencyData.json")["currencyData"]
        fractions: dict[str, dict[str, str]] = data["fractions"]
        return fractions

    def _supplemental(self, name: str) -> Any:
        path = self._modules / "cldr-core" / "supplemental" / name
        return json.loads(path.read_text("utf-8"))["supplemental"]

    def _read(self, package: str, identifier: str, name: str) -> Any:
        # Without a folder of its own a locale is what it inherits from (ar-001 is ar).
        folders = (step.replace("_", "-") for step in ancestry(identifier))
        paths = {tag: self._modules / package / "main" / tag / name for tag in folders}
        tag, path = next((tag, path) for tag, path in paths.items() if path.exists())
        return json.loads(path.read_text("utf-8"))["main"][tag]


def described() -> Iterator[str]:
    """Yield Babel's identifier of every locale that we know, ancestors before descendants."""
    tags = {canonical(identifier) for identifier in locale_identifiers()}
    known = {cldr(tag).identifier for tag in tags if tag is not None} | ADOPTED.keys()
    yield from sorted(known, key=lambda each: (len([*ancestry(each)]), each))


Said = Callable[[str], Mapping[str, Any]]


def own(identifiers: Iterable[str], said: Said, babels: Said) -> dict[str, dict[str, Any]]:
    """Keep of what is ``said`` of each locale what neither Babel nor its ancestors here say."""
    kept: dict[str, dict[str, Any]] = {}
    for identifier in identifiers:
        known = dict(babels(identifier))
        for step in reversed([*ancestry(identifier)]):
            known.update(kept.get(step, {}))
        found = {key: it for key, it in said(identifier).items() if known.get(key) != it}
        if found:
            kept[identifier] = found
    return dict(sorted(kept.items()))


def write(name: str, data: Mapping[str, Any]) -> None:
    """Write ``data`` with one line a locale, so that a change can be read in a diff."""
    head = {key: value for key, value in data.items() if key != "locales"}
    lines = [f'  "{key}": {_json(value)},' for key, value in head.items()]
    rows = [f'    "{key}": {_json(value)}' for key, value in data["locales"].items()]
    body = ['  "locales": {', ",\n".join(rows), "  }"]
    (FOLDER / name).write_text("\n".join(["{", *lines, *body, "}"]) + "\n", "utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
