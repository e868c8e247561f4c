"""SMS: exact segmentation by 3GPP TS 23.038 and 23.040, and the channel that shows it.

>>> len(segment("a" * 161).segments)
2
>>> segment("Zażółć").unicode_triggers[0].suggestion
'z'
"""

from channels.sms._alphabet import encoding_of
from channels.sms._measure import SmsMeasurement
from channels.sms._segment import Segment, Segmentation, count, segment
from channels.sms._sms import Sms
from channels.sms._triggers import Trigger, simplified, suggestion

__all__ = [
    "CHANNEL",
    "Segment",
    "Segmentation",
    "Sms",
    "SmsMeasurement",
    "Trigger",
    "count",
    "encoding_of",
    "segment",
    "simplified",
    "suggestion",
]

CHANNEL = Sms()
