"""Through what a test message goes: the mail server, or the back-end that the setting names.

A back-end is a `Sender`. Ours write: to the console, or as a line of JSON to a file. One that calls
a provider is named by its dotted path, and is given the finished message.
"""

import json
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

import channels
from cms.errors import Refused

log = logging.getLogger("cms.test_messages")

MAIL = "message/rfc822"


@dataclass(frozen=True)
class TestMessage:
    """A finished message: ``outputs`` are the channel's, ``sender`` is the brand's name there."""

    __test__ = False  # no test of pytest's, whatever its name

    channel: str
    locale: str
    recipient: str
    sender: str
    title: str
    outputs: Mapping[str, str]


class Sender(ABC):
    """Takes one test message; raises `Refused`, in words for the person, when it cannot."""

    @abstractmethod
    def send(self, message: TestMessage) -> None:
        """Send *message*."""


class ConsoleSender(Sender):
    """Writes to the log of the server."""

    def send(self, message: TestMessage) -> None:
        log.info("test message %s", _line(message))


class FileSender(Sender):
    """Adds a line of JSON to ``TEST_MESSAGES_FILE``."""

    def send(self, message: TestMessage) -> None:
        try:
            with Path(settings.TEST_MESSAGES_FILE).open("a", encoding="utf-8") as file:
                file.write(_line(message) + "\n")
        except OSError as error:
            log.exception("the file of test messages cannot be written")
            raise Refused(
                _("The file of test messages cannot be written: tell an administrator.")
            ) from error


class MailSender(Sender):
    """The configured mail server."""

    def send(self, message: TestMessage) -> None:
        subject = " ".join(message.outputs.get("subject", message.title).split())
        mail = EmailMultiAlternatives(
            _("[Test] %(subject)s") % {"subject": subject},
            message.outputs.get("text", ""),
            settings.DEFAULT_FROM_EMAIL,
            [message.recipient],
            headers={"Auto-Submitted": "auto-generated"},
        )
        if html := message.outputs.get("html"):
            mail.attach_alternative(html, "text/html")
        try:
            mail.send()
        except (OSError, SMTPException) as error:
            log.exception("the mail server did not take a test message")
            raise Refused(
                _("The mail server did not take the message: try again, or tell an administrator.")
            ) from error


OURS = {"console": ConsoleSender, "file": FileSender}


def goes_by_mail(channel: str) -> bool:
    """Whether messages of *channel* are mail: one of its providers hands over such a message."""
    return any(each.content_type == MAIL for each in channels.providers(channel).values())


def sender_for(channel: str) -> Sender:
    """What takes a test message of *channel*; `Refused` where nothing is set for it.

    Mail goes by the mail server; without one, like everything else, by the back-end.
    """
    if goes_by_mail(channel) and settings.EMAIL_HOST:
        return MailSender()
    name = settings.TEST_SENDER
    if not name:
        if goes_by_mail(channel):
            raise Refused(
                _("No mail server is set, so nothing was sent. An administrator sets one.")
            )
        raise Refused(
            _("Nothing is set through which tests of this channel go. An administrator sets it.")
        )
    made: Sender = (OURS.get(name) or import_string(name))()
    return made


def _line(message: TestMessage) -> str:
    told = {"at": timezone.now().isoformat(timespec="seconds"), **asdict(message)}
    return json.dumps({**told, "outputs": dict(message.outputs)}, ensure_ascii=False)
