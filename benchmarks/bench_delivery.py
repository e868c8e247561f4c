"""How fast wordings are served, against what the same server can do at all, nginx, and Wagtail.

    python -m benchmarks.bench_delivery [ROUNDS [SECONDS]]

Everything on this machine, each asked by `wrk` with the same settings: one thread, 32 connections.
granian runs all WSGI callables with the settings of docs/running.md. Rounds are interleaved, and a
ratio is the median over rounds of what was measured next to each other, so that a busy machine
disturbs it little. A batch has 1,000 recipients; it is sent and read whole by `wrk`, too: as
a sender asks for it, without measurements (`measure=0`), and with them, three times as long.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PATIENCE = 300  # seconds for a server to begin
WORKERS, THREADS, BACKPRESSURE = 2, 2, 256
RECIPIENTS = 1000
FETCH = "/api/v1/templates/order.confirmed/sms?locale=nb"
RENDER = "/api/v1/templates/order.confirmed/sms/render"

BARE, NGINX, OURS = "bare function on granian", "nginx, a static file", "fetch, authenticated"
UNCHANGED, BATCH, WAGTAIL = "fetch, 304", "batch of 1,000", "stock Wagtail API v2"
MEASURED = "batch, measured too"
GOALS = ((OURS, BARE, 0.80), (OURS, NGINX, 0.40), (UNCHANGED, OURS, 1.00))
MESSAGES_GOAL = 250_000


@dataclass
class Target:
    """What is asked, and what was measured: requests a second, p50 and p99 in milliseconds."""

    name: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    script: str = ""
    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)

    def begin(self) -> None:
        """Forget what was measured."""
        for each in (self.rates, self.p50, self.p99):
            each.clear()

    def measure(self, seconds: int) -> None:
        """One run of wrk; an answer that is no success ends the benchmark."""
        sent = [part for name, value in self.headers.items() for part in ("-H", f"{name}: {value}")]
        script = ["-s", self.script] if self.script else []
        command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", *sent, *script, self.url]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        if "Non-2xx" in said or "Socket errors" in said:
            sys.exit(f"{self.name}: not every answer was a success:\n{said}")
        self.rates.append(float(_found(r"Requests/sec:\s+([\d.]+)", said)))
        self.p50.append(_milliseconds(_found(r"\n +50% +(\S+)", said)))
        self.p99.append(_milliseconds(_found(r"\n +99% +(\S+)", said)))


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        sys.exit(f"wrk said something else:\n{text}")
    return match[1]


def _milliseconds(written: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", written).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def main() -> None:
    """Set up, measure in rounds, print."""
    rounds, seconds = (int(word) for word in (sys.argv[1:] + ["7", "4"][len(sys.argv) - 1 :])[:2])
    absent = [tool for tool in ("wrk", "nginx") if not shutil.which(tool, path=_path())]
    if absent:
        sys.exit(f"Absent: {', '.join(absent)}. On Debian: apt-get install wrk nginx-light")
    scratch = tempfile.TemporaryDirectory(prefix="budskap-bench-", dir="/tmp")
    with scratch as folder, _everything(Path(folder)) as targets:
        for target in targets:
            target.measure(1)
            target.begin()  # that was to warm up
        for number in range(rounds):
            for target in targets if number % 2 else reversed(targets):
                target.measure(seconds)
    _print(targets)


def _path() -> str:
    return f"{os.environ.get('PATH', '')}:/usr/sbin"


@contextmanager
def _everything(folder: Path) -> Iterator[list[Target]]:
    """The servers, and what is asked of them."""
    env = {
        **os.environ,
        "PATH": _path(),
        "BUDSKAP_STATE": str(folder),
        "BUDSKAP_RATE_LIMIT": "100000000",  # the limit is counted, and never reached
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "BENCH_BODY": str(folder / "body.json"),
        "BENCH_WAGTAIL": str(folder),
    }
    env.pop("REDIS_URL", None)
    token = _run("benchmarks.delivery_setting", env)
    page = _run("benchmarks.delivery_wagtail", {**env, "DJANGO_SETTINGS_MODULE": ""})
    bearer = {"Authorization": f"Bearer {token}"}
    with _granian("cms.wsgi", env) as ours:
        body, etag = _fetch(ours + FETCH, bearer)
        (folder / "body.json").write_bytes(body)
        with (
            _granian("benchmarks.delivery_bare", env) as bare,
            _granian("benchmarks.delivery_wagtail", {**env, "DJANGO_SETTINGS_MODULE": ""}) as stock,
            _nginx(folder, env) as nginx,
        ):
            yield [
                Target(BARE, bare + FETCH, bearer),
                Target(OURS, ours + FETCH, bearer),
                Target(NGINX, nginx + "/body.json", bearer),
                Target(UNCHANGED, ours + FETCH, {**bearer, "If-None-Match": etag}),
                Target(BATCH, ours + RENDER + "?measure=0", bearer, script=_batch(folder)),
                Target(MEASURED, ours + RENDER, bearer, script=_batch(folder)),
                Target(WAGTAIL, stock + page),
            ]


def _run(module: str, env: dict[str, str]) -> str:
    command = [str(BIN / "python"), "-m", module]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{module} failed:\n{done.stderr}")
    return done.stdout.split()[-1]


def _batch(folder: Path) -> str:
    """A script for wrk that sends one batch over and over."""
    recipients = [
        {"id": f"customer-{number}", "locale": "nb",
         "values": {"first_name": f"Kari {number % 97}", "total": f"{number % 1000 + 100}.50"}}
        for number in range(RECIPIENTS)
    ]  # fmt: skip
    body = json.dumps({"recipients": recipients})
    script = folder / "batch.lua"
    script.write_text(
        f'wrk.method = "POST"\nwrk.body = [==[{body}]==]\n'
        'wrk.headers["Content-Type"] = "application/json"\n'
    )
    return str(script)


def _fetch(url: str, headers: dict[str, str]) -> tuple[bytes, str]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.read(), answer.headers["ETag"]


@contextmanager
def _granian(module: str, env: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    options = f"--interface wsgi --port {port} --workers {WORKERS} --blocking-threads {THREADS}"
    more = f"--backpressure {BACKPRESSURE} --no-ws --log-level error"
    command = [str(BIN / "granian"), *options.split(), *more.split(), f"{module}:application"]
    with _serving(command, port, env) as address:
        yield address


@contextmanager
def _nginx(folder: Path, env: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes {WORKERS}; pid {folder}/nginx.pid; error_log stderr crit;"
        "user root; events {} http { access_log off; sendfile on; tcp_nopush on;"
        "open_file_cache max=100; keepalive_requests 1000000; types { application/json json; }"
        f"client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; }} }}"
    )
    nginx = shutil.which("nginx", path=_path()) or "nginx"
    with _serving([nginx, "-c", f"{folder}/nginx.conf", "-p", str(folder)], port, env) as address:
        yield address


@contextmanager
def _serving(command: list[str], port: int, env: dict[str, str]) -> Iterator[str]:
    """A server's address, once it answers anything at all; it is stopped afterwards."""
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + PATIENCE
        while not _answers(address):
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{' '.join(command)} did not begin")
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    """Whether it answers at all; a port is open long before the callable behind it is loaded."""
    try:
        urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ratio(one: Target, other: Target) -> float:
    """The median of what was measured in the same rounds."""
    return median(ours / theirs for ours, theirs in zip(one.rates, other.rates, strict=True))


def _print(targets: list[Target]) -> None:
    by_name = {target.name: target for target in targets}
    bare = by_name[BARE]
    print(f"{'':28}{'req/s':>9}{'of bare':>9}{'p50 ms':>9}{'p99 ms':>9}")
    for target in targets:
        rate, half, most = median(target.rates), median(target.p50), median(target.p99)
        print(f"{target.name:28}{rate:9,.0f}{_ratio(target, bare):9.3f}{half:9.2f}{most:9.2f}")
    print()
    for name, baseline, goal in GOALS:
        ratio = _ratio(by_name[name], by_name[baseline])
        print(f"{name} / {baseline}: {ratio:.2f} (goal: at least {goal:.2f})")
    sent, measured = (median(by_name[each].rates) * RECIPIENTS for each in (BATCH, MEASURED))
    print(f"messages a second in batches: {sent:,.0f} (goal: at least {MESSAGES_GOAL:,})")
    print(f"the same with the measurement of each: {measured:,.0f}")


if __name__ == "__main__":
    main()
