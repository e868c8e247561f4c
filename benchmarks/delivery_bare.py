"""A bare WSGI function that answers the bytes of a file: what the server itself can do."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["BENCH_BODY"]).read_bytes()
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The same for everybody."""
    start_response("200 OK", HEADERS)
    return [BODY]
