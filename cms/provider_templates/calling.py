"""Calls of a provider's API: JSON there and back, by the guarded transport of webhooks.

What comes back is somebody else's: it may be huge, no JSON, deep, or of another shape. Then the
call has failed, in words; nothing of it reaches a log, and our secrets never reach its words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_noop as _

from cms.provider_templates.errors import MOST_WORDS
from cms.webhooks.errors import SendFailed
from cms.webhooks.targets import parse
from cms.webhooks.transport import call

MOST_BYTES = 2_000_000
"""Of an answer. A page of fifty templates takes some 200 KB."""
AGENT = "Budskap-Templates/1"


@dataclass(frozen=True)
class Reply:
    """A provider's answer: always an object, whatever it holds."""

    status: int
    document: Mapping[str, Any]
    retry_after: str = ""

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Client:
    """One account's way to its API. `secrets` are what no stored word may repeat."""

    base: str
    headers: Mapping[str, str] = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def __call__(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Reply:
        """Call *path*. Raises `TargetRefused`, and `SendFailed` for anything that is no answer."""
        target = parse(self.base.rstrip("/") + path + (f"?{urlencode(query)}" if query else ""))
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": AGENT,
            "Connection": "close",
            **self.headers,
        }
        sent = None
        if body is not None:
            sent = json.dumps(body, ensure_ascii=False).encode()
            headers["Content-Type"] = "application/json; charset=utf-8"
        answer = call(method, target, headers, sent, keep=MOST_BYTES + 1)
        return Reply(answer.status, self._read(answer.status, answer.start), answer.retry_after)

    def words(self, text: Any) -> str:
        """What a provider says, in one piece that may be stored: cut, and without our secrets."""
        said = " ".join(str(text).split())[: MOST_WORDS * 4]
        for secret in self.secrets:
            if secret:
                said = said.replace(secret, "…")
        return said[:MOST_WORDS]

    def _read(self, status: int, text: str) -> Mapping[str, Any]:
        if not text.strip() and 200 <= status < 300:
            return {}
        if len(text) > MOST_BYTES:
            raise SendFailed(_("The provider’s answer is too large to be one."))
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            words = _("The provider answered %(status)d, and not as its API does.")
            raise SendFailed(words, status=status)
        return found


def text_in(document: Any, *path: str, most: int = 200) -> str:
    """The text or number at *path* of *document*, cut; "" where there is none."""
    for step in path:
        document = document.get(step) if isinstance(document, dict) else None
    if isinstance(document, bool) or not isinstance(document, str | int):
        return ""
    # No NUL and no half of a surrogate pair: databases store neither.
    return str(document)[:most].replace("\x00", "").encode("utf-8", "replace").decode()


def objects_in(document: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The objects in the list *name*; whatever else stands there is passed by."""
    found = document.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
