"""Viber Business Messages: a text, or image, button, carousel and list in a promotional one.

>>> CHANNEL.measure({"text": "Pakken er på vei"})["category"].value
'transactional'
>>> [problem.path for problem in CHANNEL.refusals(CHANNEL.load({"image": "https://a.no/b.png"}))]
['image']
"""

from channels.viber._viber import Viber

__all__ = ["CHANNEL", "Viber"]

CHANNEL = Viber()
