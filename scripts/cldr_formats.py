"""Write locales/cldr/formats.json: what CLDR 48 says of formats and Babel does not.

    npm install --prefix FOLDER cldr-core@48.2.0 cldr-dates-full@48.2.0 \\
        cldr-misc-full@48.2.0 cldr-numbers-full@48.2.0
    python -m scripts.cldr_formats FOLDER/node_modules

A locale has only what differs from Babel's data and from what the locales it inherits from say
here; tests hold the result against Node's Intl. The keys are those that `locales.CldrLocale` reads.
"""

import sys
from pathlib import Path
from typing import Any

from babel.core import Locale

from locales._formats import ADOPTED
from scripts import _cldr_dates, _cldr_numbers, _cldr_words
from scripts._cldr_json import HEAD, CldrJson, described, own, write

PARTS = (_cldr_numbers, _cldr_dates, _cldr_words)


def main(modules: str) -> None:
    """Read the JSON of the CLDR project under ``modules`` and write our file."""
    source = CldrJson(Path(modules))

    def said(identifier: str) -> dict[str, Any]:
        return {key: it for part in PARTS for key, it in part.said(source, identifier).items()}

    def babels(identifier: str) -> dict[str, Any]:
        locale = Locale.parse(ADOPTED.get(identifier, identifier))
        return {key: it for part in PARTS for key, it in part.babels(locale).items()}

    digits = _cldr_numbers.digits(source)
    locales = own(described(), said, babels)
    write("formats.json", {**HEAD, "currency_digits": digits, "locales": locales})


if __name__ == "__main__":
    main(sys.argv[1])
