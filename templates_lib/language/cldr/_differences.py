"""Where we write otherwise than ECMA-402's ``Intl`` (in Node 24, with CLDR 48), and why.

The one list of them: the tests that compare us with Node let nothing else differ, and the page
docs/locale-formats.md is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Options: TypeAlias = Mapping[str, str | int]

_N = "\u00a0"


@dataclass(frozen=True)
class Difference:
    """One decision.

    ``call`` put on ``value`` in ``locale`` gives ``ours``, where Intl gives ``intl``. With
    ``options`` Intl writes as we do; without any, it never does so in the ``locales`` named.
    """

    what: str
    why: str
    call: str
    locale: str
    value: str
    ours: str
    intl: str
    options: Options = field(default_factory=dict)
    locales: tuple[str, ...] = ()


DIFFERENCES = (
    Difference(
        what="An amount or number that rounds to zero has no minus sign.",
        why="A reader takes “−0,00 kr” for a fault.",
        call='money("NOK")',
        locale="nb",
        value="-0.004",
        ours=f"0,00{_N}kr",
        intl=f"\u22120,00{_N}kr",
        options=MappingProxyType({"signDisplay": "negative"}),
    ),
    Difference(
        what="A percentage keeps up to two decimals.",
        why="An offer of 12.5 % must not be told as 13 %. `percent(0)` rounds.",
        call="percent",
        locale="nb",
        value="0.125",
        ours=f"12,5{_N}%",
        intl=f"13{_N}%",
        options=MappingProxyType({"maximumFractionDigits": 2}),
    ),
    Difference(
        what="Digits are the European ones in every locale.",
        why="Codes, phone numbers and links beside them are written in those, and a text can be "
        "compared with its source.",
        call="number",
        locale="fa",
        value="1234.5",
        ours="1,234.5",
        intl="۱٬۲۳۴٫۵",
        options=MappingProxyType({"numberingSystem": "latn"}),
    ),
    Difference(
        what="Dates are those of the Gregorian calendar in every locale.",
        why="The sender's system counts in it, and so does whatever the message links to.",
        call='date("long")',
        locale="th",
        value="2025-05-31",
        ours="31 พฤษภาคม ค.ศ. 2025",
        intl="31 พฤษภาคม 2568",
        options=MappingProxyType({"calendar": "gregory", "numberingSystem": "latn"}),
    ),
    Difference(
        what="Portuguese in Cape Verde: the escudo alone has “$” for its decimal sign.",
        why="CLDR says so of the escudo. ICU takes it over for every other currency.",
        call='money("EUR")',
        locale="pt-CV",
        value="1.5",
        ours=f"1,50{_N}€",
        intl=f"1$50{_N}€",
        locales=("pt-CV",),
    ),
    Difference(
        what="Hawaiian dates have the month in digits.",
        why="CLDR has Roman numerals there, which Babel has no place for.",
        call='date("short")',
        locale="haw",
        value="2025-05-31",
        ours="31/5/25",
        intl="31/v/25",
        locales=("haw",),
    ),
    Difference(
        what="Dzongkha dates with a weekday name the month once.",
        why="ICU writes the word for month twice.",
        call='date("weekday")',
        locale="dz",
        value="2025-01-06",
        ours="གཟའ་མིག་དམར་, སྤྱི་ཟླ་༡ ཚེ་6",
        intl="གཟའ་མིག་དམར་, སྤྱི་སྤྱི་ཟླ་དངཔ་ ཚེ་༦",
        locales=("dz",),
    ),
    Difference(
        what="A short date with its time in French in Mali; Bosnian marks in Montenegro's Serbian "
        "in Cyrillic script.",
        why="We write what CLDR 48.2 publishes; ICU's copy has other values.",
        call='datetime("short")',
        locale="fr-ML",
        value="2025-05-31T00:05",
        ours="31/05/2025, 00:05",
        intl="31/05/2025 00:05",
        locales=("fr-ML", "sr-Cyrl-ME"),
    ),
    Difference(
        what="Languages in a script of which Node has no data are written as CLDR has them.",
        why="Node answers for the language's usual script.",
        call='date("medium")',
        locale="ms-Arab",
        value="2025-05-31",
        ours="31/05/2025",
        intl="31 Mei 2025",
        locales=(
            "az-Arab-IQ",
            "az-Arab-IR",
            "az-Arab-TR",
            "bm-Nkoo",
            "en-Dsrt",
            "en-Shaw",
            "ha-Arab",
            "ha-Arab-SD",
            "mn-Mong-CN",
            "mn-Mong-MN",
            "mni-Mtei",
            "ms-Arab",
            "ms-Arab-BN",
            "sat-Deva",
            "zh-Latn",
        ),
    ),
)
"""Every intended difference. What a channel asks for (plain typography) is none: see `plain`."""
