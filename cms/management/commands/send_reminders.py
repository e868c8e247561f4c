"""Tell owners by mail which messages are to be looked through."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.clock.reminders import send_reminders


class Command(BaseCommand):
    """To be run once a day, or as often as one likes: nobody is told of the same twice a day."""

    help = "Send mail about messages whose day to be looked through comes, or has passed."

    def handle(self, *args: Any, **options: Any) -> None:
        mails, messages = send_reminders()
        self.stdout.write(f"{mails} mails about {messages} messages")
