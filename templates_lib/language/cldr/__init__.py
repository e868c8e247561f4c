"""Numbers, amounts, dates and lists as a locale writes them.

The data are CLDR 48's (see ``locales._cldr``). Where Babel's own formatting departs from CLDR
(Unicode TS 35) it is done here: minimum grouping digits, the space between digits and a currency,
the locale's minus sign. Rounding is always half up (away from zero), as shops, banks and ECMA-402
do. Tests hold all of it against Node's Intl, but for what ``DIFFERENCES`` lists.
"""

from templates_lib.language.cldr._differences import DIFFERENCES, Difference
from templates_lib.language.cldr._lists import format_list
from templates_lib.language.cldr._moments import (
    CLOCK_STYLES,
    DATE_STYLES,
    STYLES,
    format_date,
    format_datetime,
    format_time,
)
from templates_lib.language.cldr._numbers import (
    NumberFormat,
    as_shown,
    currency_format,
    decimal_format,
    percent_format,
)
from templates_lib.language.cldr._plain import FINE, PLAIN_GROWTH, plain
from templates_lib.language.cldr._relative import format_relative_days

__all__ = [
    "CLOCK_STYLES",
    "DATE_STYLES",
    "DIFFERENCES",
    "FINE",
    "PLAIN_GROWTH",
    "STYLES",
    "Difference",
    "NumberFormat",
    "as_shown",
    "currency_format",
    "decimal_format",
    "format_date",
    "format_datetime",
    "format_list",
    "format_relative_days",
    "format_time",
    "percent_format",
    "plain",
]
