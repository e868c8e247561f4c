"""``ordinal``: a number that ranks, in digits: "1.", "1st", "1:a", "1er".

Where the form turns on the gender of what is ranked, ``ordinal("feminine")`` names it; without a
name it is the masculine. A locale of which we know no such form is refused, since a guess would be
wrong: the text then says it in words, or the other way round ("number 3").
"""

from __future__ import annotations

from collections.abc import Mapping

from locales.words import gettext_noop
from templates_lib.language import cldr, values
from templates_lib.language._errors import MissingForm
from templates_lib.language._nodes import Value
from templates_lib.language.filters._filter import Argument, Filter, Setting

# Not in GSM-7; in a value "nº" would become a word, but after a number nobody misreads them.
_INDICATORS = str.maketrans("ªº", "ao")

_GENDERS = ("masculine", "feminine", "neuter")


def write(value: object, arguments: Mapping[str, Value], setting: Setting) -> str:
    """Write a whole number from 0 up with its ending."""
    rank = values.count(value)
    form = setting.locale.ordinal(rank, str(arguments.get("gender", "")))
    if form is None:
        raise MissingForm("ordinal", setting.locale.tag)
    if setting.plain:
        form = form.translate(_INDICATORS)
    return form.replace("{0}", cldr.decimal_format(setting.locale.babel).format(rank))


FILTER = Filter(
    name="ordinal",
    summary=gettext_noop("A number that ranks: 1., 1st"),
    example="{{ visit | ordinal }}",
    takes=frozenset({"count"}),
    apply=write,
    arguments=(Argument("gender", "text", choices=_GENDERS),),
)
