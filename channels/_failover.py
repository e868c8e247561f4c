"""The SMS that is sent instead, where a channel cannot reach a reader: two parts of a content.

What it may hold and what it costs is SMS's own to say.
"""

from collections.abc import Iterator
from dataclasses import replace

from channels._content import Content
from channels._measure import Metric, Overrun
from channels._parts import Part, Text
from channels._problem import Problem
from channels._reading import problem
from channels.sms import CHANNEL as SMS
from channels.sms.providers._addresses import sender_faults
from locales.words import gettext_noop

__all__ = [
    "SMS_PARTS",
    "sms_metrics",
    "sms_overruns",
    "sms_refusals",
]

SMS_PARTS: tuple[Part, ...] = (
    Text(
        "sms_text",
        gettext_noop("SMS instead"),
        gettext_noop("Sent as an SMS to those who cannot be reached here. Empty: nothing is."),
        multiline=True,
        plain_typography=True,
    ),
    Text(
        "sms_sender",
        gettext_noop("Sender of the SMS"),
        gettext_noop("A name of at most 11 letters and digits, or a number."),
        kind="token",
        translatable=False,
    ),
)


def sms_metrics(content: Content) -> Iterator[Metric]:
    """Yield how many segments the SMS takes, where there is one."""
    if content.text("sms_text").strip():
        segments = SMS.measure(_sms(content))["segments"]
        yield replace(segments, name="sms_segments", label=gettext_noop("SMS instead"))


def sms_overruns(content: Content) -> Iterator[Overrun]:
    """Yield each limit of SMS that the text passes."""
    for overrun in SMS.overruns(_sms(content)):
        yield replace(overrun, path="sms_text")


def sms_refusals(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the sender, and a sender with nothing to send."""
    sender = content.text("sms_sender").strip()
    for fault in sender_faults(sender):
        yield replace(fault, path="sms_sender")
    if sender and not content.text("sms_text").strip():
        yield problem("sms_sender", gettext_noop("is given, and there is no SMS to send"))


def _sms(content: Content) -> Content:
    """Return the SMS as a content of its own channel."""
    return SMS.load({}).replace("body", content.text("sms_text"))
