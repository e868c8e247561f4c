"""Numbers, amounts, dates and lists as a locale writes them.

The data are CLDR's, through Babel; where Babel's own formatting departs from CLDR (Unicode TS 35)
it is done here: minimum grouping digits, the space between digits and a currency, the locale's
minus sign. Rounding is always half up (away from zero), as shops, banks and ECMA-402 do.
"""

from templates_lib.language.cldr._moments import (
    CLOCK_STYLES,
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
from templates_lib.language.cldr._plain import PLAIN_GROWTH, plain

__all__ = [
    "CLOCK_STYLES",
    "PLAIN_GROWTH",
    "STYLES",
    "NumberFormat",
    "as_shown",
    "currency_format",
    "decimal_format",
    "format_date",
    "format_datetime",
    "format_time",
    "percent_format",
    "plain",
]
