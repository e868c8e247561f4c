"""Serve the demo on this machine: `python -m scripts.run --port 8000`, best said as `make run`.

Migrates, collects static files, loads the demo brand (which prints addresses, log-ins and a token),
starts a sender of webhooks and one of templates to providers beside it, then hands over to granian.
Everything kept is under `var/`, so a second run goes on with the first.
"""

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

HOST = "127.0.0.1"
THREADS = 4  # requests at once: SQLite lets one write at a time, so more would only queue
WAITING = 256  # requests taken in before others wait outside


def main() -> None:
    """Set up what is missing and become the server."""
    parser = argparse.ArgumentParser(description="Serve the demo brand.")
    parser.add_argument("--port", default="8000")
    port = _port(parser.parse_args().port)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
    os.environ.setdefault("BUDSKAP_BASE_URL", f"http://{HOST}:{port}")
    _prepare()
    _deliver()
    _serve(port)


def _port(text: str) -> int:
    """The port to listen on; ends with one line when that cannot be."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        sys.exit(f"PORT={text} is not a port: give a number from 1 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        # Connections left over from an earlier server do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            sys.exit(f"Port {port} is not to be had ({error.strerror}): choose another with PORT=.")
    return port


def _prepare() -> None:
    """Bring database and static files up to date and load the demo brand, in one process."""
    import django
    from django.core.management import call_command

    django.setup()
    print("Preparing the database ...", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_demo")
    sys.stdout.flush()


def _deliver() -> None:
    """Start the senders, of webhooks and of templates: processes of their own, which end when
    this one does.

    Ctrl-C reaches all; however else the server ends, a sender sees its parent gone.
    """
    manage = Path(__file__).resolve().parent.parent / "manage.py"
    for name in ("deliver_webhooks", "submit_templates"):
        command = [sys.executable, str(manage), name, "--parent", str(os.getpid())]
        subprocess.Popen(command, stdin=subprocess.DEVNULL)


def _serve(port: int) -> None:
    """Become granian, which stops with Ctrl-C."""
    granian = str(Path(sys.executable).with_name("granian"))
    options = f"--interface wsgi --host {HOST} --port {port} --workers 1 --no-ws"
    threads = f"--blocking-threads {THREADS} --backpressure {WAITING} --log-level warning"
    os.execv(granian, [granian, *options.split(), *threads.split(), "cms.wsgi:application"])


if __name__ == "__main__":
    main()
