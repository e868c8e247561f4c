"""Babel's locales, brought up to CLDR 48.

Babel 2.18 carries CLDR 47, and of that only what its importer takes. ``CldrLocale`` answers with
what ``_formats`` says besides, so that Babel's own functions write as CLDR 48 does.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self, TypeAlias

from babel.core import Locale, parse_locale
from babel.dates import parse_pattern
from babel.localedata import LocaleDataDict
from babel.numbers import NumberPattern
from babel.numbers import parse_pattern as parse_number_pattern
from babel.plural import PluralRule

from locales._formats import ADOPTED, said
from locales._lean import lean

__all__ = ["CldrLocale"]

_Data: TypeAlias = dict[str | int | None, Any]

_STYLES = ("short", "medium", "long", "full")


class CldrLocale(Locale):
    """A Babel locale with the numbers and dates of CLDR 48.

    ``identifier`` is Babel's, ``en_GB``. ``corrected`` holds what differs from Babel, by the keys
    of ``cldr/formats.json``. ``datetime_formats`` join a date to a time of day as CLDR's ``atTime``
    does, which is what ECMA-402 takes ("31. mai 2025 kl. 17:30") and Babel leaves out.
    """

    identifier: str

    @classmethod
    def of(cls, identifier: str) -> Self:
        """Return the locale with Babel's ``identifier``, or one that CLDR has and Babel lacks."""
        language, territory, script, *_ = parse_locale(ADOPTED.get(identifier, identifier))
        locale = cls(language, territory, script)
        locale.identifier = identifier
        return locale

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CldrLocale) and self.identifier == other.identifier

    def __hash__(self) -> int:
        return hash(self.identifier)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).of, (self.identifier,)

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(lean(str(self)))

    @cached_property
    def corrected(self) -> Mapping[str, Any]:
        """What is said here and not in Babel, of this locale and those it inherits from."""
        return said(self.identifier)

    @property
    def minimum_grouping_digits(self) -> int:
        """How many digits stand before the first group where groups are shown at all."""
        return int(self.corrected.get("minimum_grouping_digits", 1))

    @cached_property
    def number_symbols(self) -> LocaleDataDict:
        """The signs of numbers in European digits."""
        signs = dict(super().number_symbols["latn"])
        signs.update((key, self.corrected[key]) for key in signs if key in self.corrected)
        return LocaleDataDict({"latn": signs})

    def amount_format(self, currency: str) -> tuple[NumberPattern, str, str]:
        """The pattern, the decimal sign and the group sign of amounts in ``currency``.

        Austria groups amounts with a point and other numbers with a space, and English in Poland
        has euros as Brussels writes them.
        """
        if f"amount.{currency}" in self.corrected:
            pattern, decimal, group = self.corrected[f"amount.{currency}"]
            return parse_number_pattern(pattern), decimal, group
        signs = self.number_symbols["latn"]
        decimal = self.corrected.get("currencyDecimal", signs["decimal"])
        group = self.corrected.get("currencyGroup", signs["group"])
        return self.currency_formats["standard"], decimal, group

    @cached_property
    def currency_symbols(self) -> LocaleDataDict:
        """The signs of currencies."""
        own = self.corrected.items()
        symbols: _Data = {key[7:]: sign for key, sign in own if key.startswith("symbol.")}
        return LocaleDataDict({**super().currency_symbols, **symbols})

    @cached_property
    def decimal_formats(self) -> LocaleDataDict:
        """The pattern of numbers, under None."""
        return self._with_number_pattern(super().decimal_formats, "decimal_format", None)

    @cached_property
    def percent_formats(self) -> LocaleDataDict:
        """The pattern of percentages, under None."""
        return self._with_number_pattern(super().percent_formats, "percent_format", None)

    @cached_property
    def currency_formats(self) -> LocaleDataDict:
        """The pattern of amounts, under "standard"."""
        return self._with_number_pattern(super().currency_formats, "currency_format", "standard")

    @cached_property
    def date_formats(self) -> LocaleDataDict:
        """The patterns of dates by style; ``day`` is a date without its year: "31. mai"."""
        return self._with_patterns(super().date_formats, "date_format")

    @cached_property
    def time_formats(self) -> LocaleDataDict:
        """The patterns of times of day by style."""
        return self._with_patterns(super().time_formats, "time_format")

    @cached_property
    def datetime_formats(self) -> LocaleDataDict:
        """What joins a date (``{1}``) of each style to a time of day (``{0}``)."""
        usual = super().datetime_formats
        return LocaleDataDict(
            {style: self.corrected.get(f"at_time.{style}", usual[style]) for style in _STYLES}
        )

    @cached_property
    def months(self) -> LocaleDataDict:
        """The names of the months, from 1."""
        return self._with_names(super().months, "months", first=1)

    @cached_property
    def days(self) -> LocaleDataDict:
        """The names of the days, Monday is 0."""
        return self._with_names(super().days, "days", first=0)

    @cached_property
    def day_periods(self) -> LocaleDataDict:
        """The parts of the day, ``am`` and ``pm`` among them."""
        usual = super().day_periods
        if "am_pm" not in self.corrected:
            return usual
        halves = dict(zip(("am", "pm"), self.corrected["am_pm"], strict=True))
        named = {**usual["format"], "abbreviated": {**usual["format"]["abbreviated"], **halves}}
        return LocaleDataDict({**usual, "format": named})

    @cached_property
    def list_patterns(self) -> LocaleDataDict:
        """What joins the items of a list, by style."""
        own: _Data = {
            style: self.corrected[f"list.{style}"]
            for style in ("standard", "or")
            if f"list.{style}" in self.corrected
        }
        return LocaleDataDict({**super().list_patterns, **own})

    @cached_property
    def plural_form(self) -> PluralRule:
        """The category of a number that counts."""
        own = self.corrected.get("plural.cardinal")
        return super().plural_form if own is None else PluralRule(own)

    @cached_property
    def ordinal_form(self) -> PluralRule:
        """The category of a number that ranks."""
        own = self.corrected.get("plural.ordinal")
        return super().ordinal_form if own is None else PluralRule(own)

    def _with_number_pattern(
        self, usual: LocaleDataDict, key: str, under: str | None
    ) -> LocaleDataDict:
        if key not in self.corrected:
            return usual
        return LocaleDataDict({**usual, under: parse_number_pattern(self.corrected[key])})

    def _with_patterns(self, usual: LocaleDataDict, key: str) -> LocaleDataDict:
        own: _Data = {
            name.removeprefix(f"{key}."): parse_pattern(pattern)
            for name, pattern in self.corrected.items()
            if name.startswith(key)
        }
        return LocaleDataDict({**usual, **own})

    def _with_names(self, usual: LocaleDataDict, key: str, *, first: int) -> LocaleDataDict:
        own: _Data = {
            width: dict(enumerate(self.corrected[f"{key}.{width}"], first))
            for width in ("wide", "abbreviated")
            if f"{key}.{width}" in self.corrected
        }
        return LocaleDataDict({**usual, "format": {**usual["format"], **own}}) if own else usual
