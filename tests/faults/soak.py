"""Ten minutes at half load with publishing going on: no errors, and memory that stays flat.

``python -m tests.faults.soak --minutes 10`` (needs wrk). The server of two workers is asked with
all the force of wrk every other second, and something is published every second. Prints a row a
minute; exit status 1 after an error, or when the workers hold a tenth more memory in the last
third than in the second.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.faults import _around
from tests.faults._stage import TEMPLATES, Stage, some_words
from tests.faults.kill_publishing import prepare

GROWTH = 1.1
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")


def main(arguments: list[str]) -> int:
    """Run the soak; 0 when all was well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="budskap-soak-") as folder:
        stage = prepare(Path(folder), _around.free_port())
        port = _around.free_port()
        server = _around.serve(port)
        publisher = _around.fork(lambda: _publish_on(stage))
        try:
            return _soak(stage, port, server.pid, asked.minutes)
        finally:
            _around.kill(publisher)
            _around.stop(server)


def _soak(stage: Stage, port: int, server: int, minutes: float) -> int:
    ends = time.monotonic() + minutes * 60
    answers, errors, weights = 0, 0, []
    told = time.monotonic()
    while time.monotonic() < ends:
        done, bad = _ask(stage, port)
        answers, errors = answers + done, errors + bad
        weights.append(_weight(server))
        if time.monotonic() - told >= 60:
            told = time.monotonic()
            print(f"{answers:>12,} answers, {errors} errors, {weights[-1]:.0f} MB", flush=True)
        time.sleep(1)
    third = len(weights) // 3
    before, after = median(weights[third : 2 * third]), median(weights[2 * third :])
    print(f"{answers:,} answers, {errors} errors; workers hold {before:.0f}, then {after:.0f} MB")
    return 1 if errors or after > before * GROWTH else 0


def _ask(stage: Stage, port: int) -> tuple[int, int]:
    """A second of wrk; how many answers, and how many of them were bad."""
    key = f"order.{random.randrange(TEMPLATES)}"
    address = f"http://127.0.0.1:{port}/api/v1/templates/{key}/sms?locale=en&environment=staging"
    said = subprocess.run(
        _around.wrk(16, 1, stage.token, address),
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    done = re.search(r"(\d+) requests in", said)
    bad = sum(int(match[1] or 1) for match in _BAD.finditer(said))
    return int(done[1]) if done else 0, bad if done else 1


def _weight(server: int) -> float:
    """Megabytes that the server's workers hold together."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in children)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _publish_on(stage: Stage) -> None:
    """New words every second; nothing is ever taken down, so that no answer may be a refusal."""
    from django.contrib.auth.models import User

    from cms.models import Variant

    user = User.objects.get(pk=stage.user)
    while True:
        variant = Variant.objects.get(pk=random.choice(stage.variants))
        variant.content = {"body": some_words()}
        variant.save_revision(user=user).publish(user=user)
        time.sleep(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
