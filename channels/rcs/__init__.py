"""RCS: a text, a rich card or a carousel of cards, and what a reader may tap below it.

>>> CHANNEL.measure({"text": "Pakken er på vei"})["billing"].value
'basic'
>>> CHANNEL.measure({"text": "æ" * 81})["billing"].value
'single'
"""

from channels.rcs._billing import Bill, bill
from channels.rcs._rcs import Rcs

__all__ = ["CHANNEL", "Bill", "Rcs", "bill"]

CHANNEL = Rcs()
