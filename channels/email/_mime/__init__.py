"""A finished mail as a file: ``.eml``, ready for a sender (RFC 5322, 2045 to 2047, 2231, 8058).

Whatever could end a header or begin another is refused by name, and equal input gives equal
bytes. Signing (DKIM) is the sender's.
"""

from channels.email._mime._envelope import EnvelopeError, Mailbox, MailEnvelope
from channels.email._mime._message import eml

__all__ = ["EnvelopeError", "MailEnvelope", "Mailbox", "eml"]
