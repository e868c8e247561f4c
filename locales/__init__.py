"""Floor 0: facts about languages. Imports nothing of ours, no Django.

>>> get("nb-NO").tag
'nb'
>>> fallback_chain("nn")
('nn', 'nb', 'da')
"""

from locales._cldr import CldrLocale
from locales._errors import UnknownLocaleError
from locales._formats import currency_digits
from locales._locale import Locale, curated_tags, fallback_chain, get, normalise

__all__ = [
    "CldrLocale",
    "Locale",
    "UnknownLocaleError",
    "curated_tags",
    "currency_digits",
    "fallback_chain",
    "get",
    "normalise",
]
