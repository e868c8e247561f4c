"""Load the demo brand once, and say how to get in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.demo import credentials, loader


class Command(BaseCommand):
    """Idempotent: a demo brand that is there is left as people made it."""

    help = "Load the demo brand (once), then print addresses, log-ins and an API token."

    def handle(self, *args: Any, **options: Any) -> None:
        if loader.is_loaded():
            self.stdout.write("The demo brand is there already; it is left as it is.")
        else:
            self.stdout.write("Loading the demo brand ...")
            self.stdout.flush()
            loader.load()
        self._say(credentials.hand_out(["copywriter", "manager"], token_for="automation"))

    def _say(self, known: dict[str, str]) -> None:
        base = settings.BASE_URL.rstrip("/")
        lines = [
            "",
            f"Admin: {base}/admin/",
            f"API: {base}/api/v1/",
            f"OpenAPI: {base}/api/v1/openapi.json",
            f"Copywriter: copywriter / {known['copywriter']}",
            f"Brand manager: manager / {known['manager']}",
            f"API token: {known['token']}",
            "",
        ]
        self.stdout.write("\n".join(lines))
