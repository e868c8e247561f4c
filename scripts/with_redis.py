"""Run a command with a Redis in REDIS_URL: `python -m scripts.with_redis COMMAND...`.

A REDIS_URL that is set already is used as it is. Otherwise a throw-away server listens on a socket
in a folder of its own, no port taken, and is gone when the command ends.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from scripts import _service

PATIENCE = 10.0  # seconds that a new server may take to answer


def main(command: list[str]) -> int:
    """Run the command; its exit status, or that of a skip where there is no Redis."""
    if os.environ.get("REDIS_URL"):
        return _service.run(command)
    if not (shutil.which("redis-server") or _service.install("redis-server")):
        return _service.skip("Redis")
    with _server() as url:
        return _service.run(command, REDIS_URL=url)


@contextmanager
def _server() -> Iterator[str]:
    """A new server's address, for as long as the context lasts."""
    with _service.scratch("redis") as folder:
        path = f"{folder}/redis.sock"
        options = ["--port", "0", "--unixsocket", path, "--dir", folder, "--save", ""]
        # A session of its own, so that Ctrl-C ends the command before its server.
        server = subprocess.Popen(
            ["redis-server", *options], stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for(path)
            yield f"unix://{path}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(path: str) -> None:
    """Return once something listens on the socket."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.connect(path)
            return
        time.sleep(0.02)
    sys.exit("The throw-away Redis did not start.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
