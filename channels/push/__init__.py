"""Push: one notification, carried by Apple's service and by Firebase.

>>> CHANNEL.measure({"title": "Hei", "body": "Pakken er her"})["apns_bytes"].value
74
"""

from channels.push._push import Push

__all__ = ["CHANNEL", "Push"]

CHANNEL = Push()
