"""Every limit of SMS, each beside its source."""

from dataclasses import dataclass

from channels.sms._alphabet import Encoding

__all__ = ["MAX_SEGMENTS", "MAX_SEGMENTS_SOURCE", "Capacity", "capacity"]

# 3GPP TS 23.040 V18.0.0, section 9.2.3.24.1: the number of parts is one octet.
MAX_SEGMENTS = 255
MAX_SEGMENTS_SOURCE = "3GPP TS 23.040, 9.2.3.24.1"

# Twilio, "Message resource", parameter Body: the strictest ceiling of a large sender that
# we know. Advice only: other senders take more.
TWILIO_CHARACTERS = 1600
TWILIO_SOURCE = "Twilio Messages API, Body"

# 3GPP TS 23.040, section 9.2.3.16: the user data of one short message.
_USER_DATA_OCTETS = 140
# Section 9.2.3.24: the length of the header is the header's first octet.
_HEADER_LENGTH_OCTETS = 1
# Section 9.2.3.24.1: identifier, length, reference (8 bit), number of parts, this part.
_CONCATENATION_OCTETS = 5


@dataclass(frozen=True, slots=True)
class Capacity:
    """What fits, in septets (GSM-7) or 16-bit code units (UCS-2): ``single`` in a message
    of one segment, ``part`` in each segment of a longer one."""

    single: int
    part: int


def capacity(encoding: Encoding, udh_octets: int = 0) -> Capacity:
    """Return the capacity beside *udh_octets* of other header elements in every segment.

    Without any: 160 and 153 for GSM-7, 70 and 67 for UCS-2. One octet more is a 16-bit
    concatenation reference (152, 66); three are one national shift element (155 and 149).
    ValueError when they leave no room for the longest character, of two units.
    """
    single = _USER_DATA_OCTETS - (udh_octets + _HEADER_LENGTH_OCTETS if udh_octets else 0)
    part = _USER_DATA_OCTETS - _HEADER_LENGTH_OCTETS - _CONCATENATION_OCTETS - udh_octets
    if udh_octets < 0 or part < 4:
        raise ValueError(f"udh_octets: {udh_octets} is not between 0 and 130")
    if encoding == "UCS-2":
        return Capacity(single // 2, part // 2)
    return Capacity(single * 8 // 7, part * 8 // 7)
