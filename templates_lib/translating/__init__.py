"""A text of ours as whole sentences for a translator, and the text put together from them again.

>>> made = cut('Du har {{ n | plural(one="# vare", other="# varer") }}.')
>>> dict(made.pieces)
{'[one]': 'Du har {{ # }} vare.', '[other]': 'Du har {{ # }} varer.'}
>>> join(made.frame, {"[one]": "Du har {{ # }} ting.", "[other]": "Du har {{ # }} greier."})
'Du har {{ n | plural(one="# ting", other="# greier") }}.'
"""

from templates_lib.translating._cut import Cut, Unjoinable, cut, join, pair
from templates_lib.translating._plurals import joined, printed

__all__ = ["Cut", "Unjoinable", "cut", "join", "joined", "pair", "printed"]
