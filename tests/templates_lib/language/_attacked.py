"""Reads texts that were written to do harm, each in a process of its own with limits.

``python -m tests.templates_lib.language._attacked`` reads a JSON list of texts from standard input
and writes one JSON object a line for each: ``error`` (the class of what came out, or ""),
``message``, ``milliseconds`` (of CPU, the best of several), ``events`` (what Python's audit saw
being compiled, run or opened). A text that kills its process has ``error`` "killed".
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from templates_lib.language import TemplateSyntaxError, parse

SECONDS = 20
MEMORY = 1_000_000_000
ROUNDS, MOST_ROUNDS = 7, 50
SURE = 0.008
"""Seconds: what takes longer is tried again and again before it counts as slow."""
WATCHED = ("compile", "exec", "os.system", "subprocess.Popen", "socket.connect", "ctypes.dlopen")


def main() -> None:
    """Try every text from standard input."""
    with suppress(TemplateSyntaxError):  # what is loaded at the first reading is loaded by now
        parse("{{ a | default('\\n') }}{{ a() }}")
    for text in json.load(sys.stdin):
        print(json.dumps(apart(lambda text=text: tried(text))), flush=True)


def apart(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    """What ``work`` returns in a process of its own, with limits of time and memory."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.write(writing, json.dumps(work()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else {"error": "killed", "message": ""}


def tried(text: str) -> dict[str, object]:
    """Read the text several times; the best counts, since machines are busy.

    The clock is the thread's: under a limit of CPU time the process's goes by ticks of some ms.
    """
    events: list[str] = []
    sys.addaudithook(lambda event, _args: events.append(event) if event in WATCHED else None)
    error, message, best = "", "", float("inf")
    for number in range(MOST_ROUNDS):
        if number >= ROUNDS and best < SURE:
            break
        started = time.thread_time()
        try:
            parse(text)
        except Exception as raised:
            error, message = type(raised).__name__, str(raised)
        best = min(best, time.thread_time() - started)
    return {"error": error, "message": message, "milliseconds": best * 1000, "events": events}


if __name__ == "__main__":
    main()
