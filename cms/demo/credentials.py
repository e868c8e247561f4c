"""The demo's log-ins and token: made on first use, kept in a file that only its owner reads."""

import json
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from wagtail.models import APIToken

FILE = "demo-credentials.json"


def hand_out(names: list[str], token_for: str) -> dict[str, str]:
    """Passwords by user name, and ``token``; an unknown one is made anew, a changed one is
    shown as such.
    """
    path = Path(settings.STATE_DIR) / FILE
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = dict(known)
    for name in names:
        known[name] = _password(User.objects.get(username=name), known.get(name))
    known["token"] = _token(User.objects.get(username=token_for), known.get("token"))
    if known != kept:
        _write(path, known)
    return known


def _password(user: User, known: str | None) -> str:
    if known and user.check_password(known):
        return known
    if user.has_usable_password() and known:
        return "(changed since: manage.py changepassword makes a new one)"
    password = secrets.token_urlsafe(9)
    user.set_password(password)
    user.save(update_fields=["password"])
    return password


def _token(user: User, known: str | None) -> str:
    """The known token while it is good, else a new one. Only its hash is in the database."""
    hashes = APIToken.candidate_key_hashes(known) if known else []
    if known and APIToken.objects.filter(user=user, key_hash__in=hashes, revoked_at=None).exists():
        return known
    _row, token = APIToken.create_token(user=user, name="Demo")
    return str(token)


def _write(path: Path, values: dict[str, str]) -> None:
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(values, file, indent=1)
    beside.replace(path)
