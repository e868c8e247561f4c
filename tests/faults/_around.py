"""What stands around the process that is killed: a server, its readers, and a receiver."""

from __future__ import annotations

import ctypes
import http.client
import http.server
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults._stage import TEMPLATES

ENVIRONMENTS = ("staging", "production")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fork(live: Callable[[], None]) -> int:
    """A process of its own for *live*, which ends with this one; its id."""
    child = os.fork()
    if child:
        return child
    try:
        end_with_parent()
        live()
    finally:
        os._exit(0)


def end_with_parent() -> None:
    """Be killed when the process that started this one ends, however it does (prctl(2))."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def serve(port: int, workers: int = 2) -> subprocess.Popen[bytes]:
    """The product's own server, as it is run for real."""
    granian = str(Path(sys.executable).with_name("granian"))
    options = f"--interface wsgi --host 127.0.0.1 --port {port} --workers {workers} --no-ws"
    more = "--blocking-threads 2 --respawn-failed-workers --log-level warning"
    command = [granian, *options.split(), *more.split(), "cms.wsgi:application"]
    server = subprocess.Popen(command, preexec_fn=end_with_parent)
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    raise SystemExit("the server did not come up")


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server with its workers, who outlive it when it is killed outright."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def answer(port: int, token: str, key: str, environment: str) -> tuple[int, int, str]:
    """What the server says of one message: status, release, digest."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    path = f"/api/v1/templates/{key}/sms?locale=en&environment={environment}"
    link.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    response = link.getresponse()
    said = json.loads(response.read())
    link.close()
    return response.status, said.get("release", 0), said.get("digest", "")


def read_on(port: int, token: str, notes: Path) -> None:
    """Read everything over and over; what is neither an answer nor a plain 404 is noted."""
    with notes.open("a", buffering=1) as file:
        while True:
            for number in range(TEMPLATES):
                for environment in ENVIRONMENTS:
                    try:
                        status, *_ = answer(port, token, f"order.{number}", environment)
                    except (OSError, http.client.HTTPException, ValueError) as error:
                        status = 0
                        file.write(f"read failed: {error!r}\n")
                    if status not in (0, 200, 404):
                        file.write(f"answered {status}\n")


def receive(port: int, notes: Path) -> None:
    """Note the number of every release that the webhook is told of; every seventh call fails."""

    class Receiver(http.server.BaseHTTPRequestHandler):
        calls = 0

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            type(self).calls += 1
            if self.calls % 7:
                with notes.open("a") as file:
                    file.write(f"{body['data']['release']}\n")
            self.send_response(204 if self.calls % 7 else 503)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    http.server.ThreadingHTTPServer(("127.0.0.1", port), Receiver).serve_forever()


def wrk(connections: int, seconds: int, token: str, address: str) -> list[str]:
    """The command that asks *address* with all force; the trial ends where there is no wrk."""
    if not shutil.which("wrk"):
        sys.exit("wrk is needed: apt-get install wrk")
    how = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    return [*how, "-H", f"Authorization: Bearer {token}", address]


def kill(process: int) -> None:
    """At once, without a chance to tidy up."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
