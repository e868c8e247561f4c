"""A stand-in: templates become files on this machine, and nobody is called.

For trying things out, and for senders without an API: each file holds the request that would have
been made, and its ``state`` and ``reason``, which whoever plays the provider may write.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import gettext_noop as _

from cms.models import StoredContent, Submission
from cms.provider_templates.backends import meta, sendgrid
from cms.provider_templates.backends._base import (
    Access,
    Backend,
    Field,
    Reference,
    Request,
    Standing,
    State,
)
from cms.provider_templates.calling import text_in
from cms.webhooks.errors import SendFailed

__all__ = ["BACKEND", "Files", "folder"]

_AS: Mapping[str, Backend] = {"whatsapp": meta.BACKEND, "email": sendgrid.BACKEND}
_ANSWERS = (
    (State.APPROVED.value, _("approves at once")),
    (State.PENDING.value, _("leaves it in review")),
    (State.REJECTED.value, _("rejects")),
)


class Files(Backend):
    """A folder on this machine."""

    name: ClassVar[str] = "file"
    label: ClassVar[str] = _("Files (nobody is called)")
    about: ClassVar[str] = _("A stand-in that writes each request into a file here.")
    channels: ClassVar[tuple[str, ...]] = tuple(_AS)
    source: ClassVar[str] = "docs/provider-templates.md"
    fields: ClassVar[tuple[Field, ...]] = (
        Field("answer", _("What it answers"), default=State.APPROVED.value, choices=_ANSWERS),
    )

    def request(self, *, content: StoredContent, base: str, version: int) -> Request:
        acted = _AS[content.document["channel"]]
        return acted.request(content=content, base=base, version=version)

    def find(self, *, access: Access, request: Request) -> Standing | None:
        path = _path(access, request.name, request.language)
        if not path.exists():
            return None
        found = _read(path)
        return _standing(path, found, at_home=found.get("request") == dict(request.body))

    def submit(self, *, access: Access, request: Request, found: Standing | None) -> Standing:
        if found is not None:
            return found
        path = _path(access, request.name, request.language)
        told = {
            "state": access.settings.get("answer", State.APPROVED.value),
            "reason": "",
            "category": request.category,
            "request": request.body,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: a reader never meets half a file.
        half = path.with_suffix(".half")
        half.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        os.replace(half, path)
        return _standing(path, told)

    def status(self, *, access: Access, reference: Reference) -> Standing:
        path = _path(access, reference.name, reference.language)
        return _standing(path, _read(path)) if path.exists() else Standing(path.name, State.REMOVED)

    def remove(self, *, access: Access, reference: Reference) -> None:
        with suppress(FileNotFoundError):
            _path(access, reference.name, reference.language).unlink()


def folder(key: str) -> Path:
    """Where the account that is called *key* has its files."""
    return Path(settings.STATE_DIR) / "provider-templates" / key


def _path(access: Access, name: str, language: str) -> Path:
    safe = "".join(sign for sign in f"{name}.{language}" if sign.isalnum() or sign in "._-")
    return folder(access.key) / f"{safe}.json"


def _read(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise SendFailed(_("The file %(name)s cannot be read."), name=path.name)
    return found


def _standing(path: Path, found: Mapping[str, Any], *, at_home: bool = True) -> Standing:
    state = text_in(found, "state")
    if state not in Submission.State.values:
        raise SendFailed(_("The provider named a state that is not known here."))
    reason, category = text_in(found, "reason", most=500), text_in(found, "category", most=40)
    return Standing(path.name, state, reason, category, at_home)


BACKEND = Files()
