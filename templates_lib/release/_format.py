"""What a bundle looks like.

A bundle is UTF-8 text, one JSON object a line, gzipped or not:

1. the head: ``{"format": "budskap-bundle", "version": 1, "release": 57, "made_at": "…",
   "brands": {"nordhus": {"fallbacks": {…}}}}``;
2. each content once: ``{"content": "<SHA-256>", "document": {…}, "outputs": […]}``. The digest
   is that of the document: channel, locale, content, placeholders, look. ``outputs`` is what the
   channel made of it;
3. each entry, which is one address and the content it has: ``{"entry": {"key": …, "channel": …,
   "locale": …, "persona": …, "arm": …, "brand": …, "digest": …, "release": …, "approved_by": …,
   "approved_at": …, "waivers": […]}}``;
4. the end: ``{"end": {"contents": 2, "entries": 3, "sha256": "…"}}``, the SHA-256 of all that
   stands before it. A file without it was cut off.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["FORMAT", "MAX_BYTES", "VERSION", "digest_of", "line"]

FORMAT = "budskap-bundle"
VERSION = 1

MAX_BYTES = 1 << 30
"""Most bytes of a bundle, unpacked: 100,000 mails come to about 600 MB. A bound, so that a
small hostile file does not become an endless one."""


def line(value: Mapping[str, Any]) -> bytes:
    """Return one line of a bundle."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def digest_of(document: Mapping[str, Any]) -> str:
    """SHA-256 (hexadecimal) of the canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
