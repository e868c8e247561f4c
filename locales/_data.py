"""Reading the TOML files: one a tag, each holding only what CLDR does not say.

A file may hold these tables, each with its ``source``:

``[aliases]`` ``tags``: other tags that mean this one.
``[fallback]`` ``tags``: where to look next when a text is missing in this locale.
``[number_words]`` ``words``: the numbers that people spell out, from 0 on, all words for one number
with their inflections between bars; ``half``: what stands for fifty per cent.
``[ordinals]`` ``forms``: gender -> ordinal category of CLDR -> text, as in ``_ordinals``.
``[samples]`` ``names``, ``texts``: a short, a usual and a long one, to try a placeholder with.

Every other table belongs to a check, which reads it by its name: entries are a text or a list of
texts. ``CHECK_TABLES`` says which there are and what each may hold.

Adding a locale is adding a file: the folder is listed, and no list is kept by hand.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from locales._ordinals import Form, forms

__all__ = ["CHECK_TABLES", "LocaleData", "LocaleFileError", "Table", "aliases", "curated", "read"]

Table = Mapping[str, tuple[str, ...]]
"""What a check reads: entry -> its texts."""


class LocaleFileError(ValueError):
    """A locale's TOML is not of the known shape: a fault of ours, found by tests."""


@dataclass(frozen=True, slots=True)
class LocaleData:
    """What one TOML says; empty for each table that it does not have.

    ``number_words`` gives the words for 0, 1, 2 ...; samples go from the shortest to the longest.
    """

    aliases: tuple[str, ...] = ()
    fallback: tuple[str, ...] = ()
    number_words: tuple[tuple[str, ...], ...] = ()
    half_words: tuple[str, ...] = ()
    sample_names: tuple[str, ...] = ()
    sample_texts: tuple[str, ...] = ()
    ordinals: tuple[Form, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)


CHECK_TABLES: Mapping[str, frozenset[str]] = {
    # One line a table, in the order of the alphabet: its name, and what it may hold.
    "address_form": frozenset(
        {
            *("article", "condition_verbs", "conditions", "datives", "formal"),
            *("formal_capital", "formal_endings", "formal_imperatives", "formal_verbs"),
            *("imperative_objects", "informal", "informal_capital", "informal_endings"),
            *("informal_imperatives", "informal_nouns", "negations", "not_address", "not_endings"),
            *("noun_imperatives", "object_verbs", "objects", "owner_leads", "owners"),
            *("owners_small", "plural"),
            *("plural_endings", "plural_phrases", "replace", "second", "starters"),
            *("subjects", "third", "title_greetings", "titles", "verbs", "we_endings"),
        }
    ),
    "alternative_text": frozenset({"image_of"}),
    "bounds": frozenset({"up_to", "up_to_alone", "perhaps_up_to", "at_least"}),
    "calendar": frozenset({"point", "marks"}),
    "calls_to_action": frozenset(
        {"buy", "track", "pay", "read", "rate", "book", "sign_up", "log_in", "confirm", "cancel"}
        | {"send_back", "contact", "download", "unsubscribe", "change", "share"}
    ),
    "clock": frozenset({"marks", "words", "after", "hours"}),
    "compounds": frozenset(
        {
            "adjectives",
            "before_values",
            "before_verbs",
            "definite",
            "endings",
            "links",
            "particles",
            "prefixes",
        }
    ),
    "counted_nouns": frozenset({"singular", "plural"}),
    "deadlines": frozenset({"including", "excluding"}),
    "fact_words": frozenset(
        {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
        | {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
        | {"second", "minute", "hour", "day", "week", "month", "year"}
        | {"code", "phone", "prior"}
    ),
    "filler": frozenset({"brackets", "tests"}),
    "gendered_address": frozenset({"endings", "feminine", "masculine"}),
    "genitive": frozenset({"apostrophe"}),
    "greetings": frozenset({"greetings", "sign_offs", "welcomes"}),
    "hype": frozenset({"words"}),
    "inclusive": frozenset({"instead"}),
    "law": frozenset(
        {
            *("discount", "ends", "excluded", "included", "opt_out", "prior_price", "promotion"),
            *("terms", "unsubscribe", "vat"),
        }
    ),
    "length": frozenset({"usual", "least", "most"}),
    "link_text": frozenset({"thin", "vague"}),
    "markers": frozenset({"words"}),
    "money": frozenset({"before"}),
    "norms": frozenset({"pairs"}),
    "nouns": frozenset(
        {
            "common",
            "double",
            "feminine",
            "hard",
            "homographs",
            "irregular",
            "neuter",
            "plural_ar",
            "plural_both",
            "plural_e",
            "plural_en",
            "plural_er",
            "plural_none",
            "plural_s",
            "plural_zero",
            "single",
            "soft",
            "stressed",
            "unstressed",
        }
    ),
    "quotation": frozenset({"pairs", "elisions"}),
    "readability": frozenset({"formula", "limit", "syllable", "weights"}),
    "repeats": frozenset({"words", "stress"}),
    "signs_off": frozenset({"words"}),
    "spam": frozenset({"strong", "weak"}),
    "thousands": frozenset({"marks"}),
    "tone": frozenset({"playful", "urgent"}),
    "translation": frozenset({"commas", "joins", "length"}),
    "unbreakable": frozenset({"words"}),
    "voice": frozenset({"i", "we"}),
    "words_before_values": frozenset({"governing"}),
}
"""The tables that checks read: name -> entries; a file need not have them all."""

_TABLES = {
    "aliases": {"tags"},
    "fallback": {"tags"},
    "number_words": {"words", "half"},
    "ordinals": {"forms"},
    "samples": {"names", "texts"},
}


def read(tag: str, text: str) -> LocaleData:
    """Return the data in *text*, the TOML of *tag*; LocaleFileError names what is wrong."""
    tables = tomllib.loads(text)
    for name, table in tables.items():
        if name in CHECK_TABLES:
            continue
        if name not in _TABLES:
            raise LocaleFileError(f"{tag}.toml: unknown table [{name}]")
        if not isinstance(table, dict) or set(table) != {*_TABLES[name], "source"}:
            wanted = ", ".join(sorted(_TABLES[name]))
            raise LocaleFileError(f"{tag}.toml: [{name}] holds exactly {wanted} and source")
    numbers, samples = tables.get("number_words", {}), tables.get("samples", {})
    return LocaleData(
        aliases=tuple(tables.get("aliases", {}).get("tags", ())),
        fallback=tuple(tables.get("fallback", {}).get("tags", ())),
        number_words=tuple(tuple(forms.split("|")) for forms in numbers.get("words", ())),
        half_words=tuple(numbers["half"].split("|")) if numbers else (),
        sample_names=tuple(samples.get("names", ())),
        sample_texts=tuple(samples.get("texts", ())),
        ordinals=_ordinals(tag, tables.get("ordinals", {})),
        tables={name: _table(tag, name, t) for name, t in tables.items() if name in CHECK_TABLES},
    )


def _table(tag: str, name: str, table: object) -> Table:
    """A table of a check: its entries, texts alone as tuples of one, and its source."""
    if not isinstance(table, dict) or not isinstance(table.get("source"), str):
        raise LocaleFileError(f"{tag}.toml: [{name}] needs a source")
    found: dict[str, tuple[str, ...]] = {}
    for entry, value in table.items():
        texts = [value] if isinstance(value, str) else value
        if entry not in {*CHECK_TABLES[name], "source"}:
            wanted = ", ".join(sorted(CHECK_TABLES[name]))
            raise LocaleFileError(f"{tag}.toml: [{name}] holds {wanted}, and no {entry}")
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise LocaleFileError(f"{tag}.toml: [{name}] {entry} is a text or a list of texts")
        found[entry] = tuple(texts)
    return found  # a plain dict: a locale can be pickled


def _ordinals(tag: str, table: Mapping[str, Any]) -> tuple[Form, ...]:
    try:
        return forms(table.get("forms", {}))
    except (ValueError, AttributeError) as fault:
        raise LocaleFileError(f"{tag}.toml: [ordinals] {fault}") from None


@cache
def curated() -> Mapping[str, LocaleData]:
    """Return tag -> data for every TOML of this package, in the order of the tags."""
    files = sorted(
        (entry.name.removesuffix(".toml"), entry)
        for entry in resources.files(__package__).iterdir()
        if entry.name.endswith(".toml")
    )
    return MappingProxyType({tag: read(tag, file.read_text("utf-8")) for tag, file in files})


@cache
def aliases() -> Mapping[str, str]:
    """Return alias -> tag over all files, aliases in lower case."""
    return MappingProxyType(
        {alias.lower(): tag for tag, data in curated().items() for alias in data.aliases}
    )
