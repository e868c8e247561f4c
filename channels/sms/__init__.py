"""SMS: exact segmentation by 3GPP TS 23.038 and 23.040, and the channel that shows it.

>>> len(segment("a" * 161).segments)
2
>>> segment("Zażółć").unicode_triggers[0].suggestion
'z'
>>> segment_range("a" * 65 + "👍🏽" + "a" * 65)
SegmentRange(specification=2, graphemes=3)
>>> cheapest("Ayşe'nin siparişi yola çıktı. " * 5).locking
'tr'
"""

from channels.sms._alphabet import encoding_of
from channels.sms._ceilings import Excess
from channels.sms._cheapest import cheapest
from channels.sms._count import SegmentRange, count, segment_range
from channels.sms._limits import Capacity, Ceiling, capacity
from channels.sms._measure import SmsMeasurement
from channels.sms._options import Options
from channels.sms._payload import Payload, payloads
from channels.sms._rewrite import Rewrite, simplified
from channels.sms._segment import Segment, Segmentation, segment
from channels.sms._sms import Sms
from channels.sms._triggers import Trigger, suggestion

__all__ = [
    "CHANNEL",
    "Capacity",
    "Ceiling",
    "Excess",
    "Options",
    "Payload",
    "Rewrite",
    "Segment",
    "SegmentRange",
    "Segmentation",
    "Sms",
    "SmsMeasurement",
    "Trigger",
    "capacity",
    "cheapest",
    "count",
    "encoding_of",
    "payloads",
    "segment",
    "segment_range",
    "simplified",
    "suggestion",
]

CHANNEL = Sms()
