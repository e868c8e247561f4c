"""``manage.py submit_templates``: hand templates to providers and ask how they stand, until it is
stopped.

Run one beside the server, or more. ``--once`` does what is due and ends: for cron.
"""

import os
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.provider_templates.worker import TEMPLATES
from cms.webhooks.worker import Worker


class Command(BaseCommand):
    """Exit status 0 when it was stopped or all that was due was tried, 1 when not."""

    help = "Hand templates to providers and ask how they stand, until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due, then end")
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="end when this process, its parent, has ended"
        )

    def handle(self, *args: Any, once: bool, parent: int | None, **options: Any) -> None:
        stop = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: stop.set())
        worker = Worker(stop, TEMPLATES)
        if not once:
            worker.run(lambda: parent in (None, os.getppid()))
            return
        worker.run_once()
        self.stdout.write(f"answered: {worker.delivered}")
        if worker.faults:
            raise CommandError("not everything could be tried: see the log")
