"""Pulling a release into a folder, and reading one side of a comparison."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from budskap import _bundles, _diff, _documents, _folder
from budskap._bundles import Bundle
from budskap._folder import BUNDLE, Pulled, State
from budskap.answers import Template
from budskap.errors import Missing, Unusable

if TYPE_CHECKING:
    from budskap.client import Client

__all__ = ["pull", "side"]

_TRIES = 3
"""Somebody may publish while a release and its templates are read; then both are read again."""


def pull(client: Client, folder: Path, *, force: bool) -> Pulled:
    """See `Client.pull`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _folder.state_of(folder)
        bundle, templates = _consistent(client, folder)
        found, skipped = _folder.documents(bundle, templates)
        now = State(client.base_url, client.environment or "", bundle.release)
        done = _folder.write_documents(folder, found, before, now, force=force)
    except OSError as error:
        raise Unusable(f"{error.filename or folder}: {error.strerror}") from error
    return replace(done, skipped=skipped)


def _consistent(client: Client, folder: Path) -> tuple[Bundle, list[Template]]:
    """The newest bundle, in its place in *folder*, and the templates as they were then."""
    for _ in range(_TRIES):
        release = client.newest_release()
        if not release:
            raise Unusable("nothing is published yet: there is no release to pull")
        bundle = _bundle_in(client, folder, release)
        templates = list(client.templates())
        if client.newest_release() == release:
            break
    return bundle, templates


def _bundle_in(client: Client, folder: Path, release: int) -> Bundle:
    """The bundle of *release*, which takes the old one's place once it is known to be whole."""
    path = folder / BUNDLE
    try:
        before = _folder.state_of(folder)
        same = before and (before.server, before.environment, before.release) == (
            client.base_url, client.environment or "", release,
        )  # fmt: skip
        if same and (kept := _bundles.read(path)).release == release:
            return kept
    except Unusable:
        pass  # what is there is broken: it is fetched anew
    with tempfile.TemporaryDirectory(prefix=".pull.", dir=folder) as place:
        fresh = client.bundle(release, Path(place) / BUNDLE)
        bundle = _bundles.read(fresh)
        fresh.replace(path)
    return bundle


def side(client: Client, which: int | str | Path | Sequence[Path]) -> _diff.Side:
    """One side of `Client.diff`."""
    if isinstance(which, int | str):
        return _of_release(client, which)
    paths = [which] if isinstance(which, Path) else list(which)
    if len(paths) == 1 and paths[0].is_dir():
        return _of_folder(paths[0])
    documents = [each.value for path in paths for each in _documents.read(path)]
    return _diff.of_documents(documents, "files", whole=False)


def _of_release(client: Client, which: int | str) -> _diff.Side:
    if isinstance(which, str) and which != "latest":
        raise Unusable(f"{which!r} is no release: give a number, or latest")
    number = client.newest_release() if which == "latest" else int(which)
    if not number:
        return _diff.Side("nothing published", {})
    with tempfile.TemporaryDirectory(prefix="budskap-") as place:
        try:
            bundle = _bundles.read(client.bundle(number, Path(place) / BUNDLE))
        except Missing as error:
            raise Unusable(str(error)) from error
    return _diff.of_bundle(bundle, f"release {number}")


def _of_folder(folder: Path) -> _diff.Side:
    """The message documents of a folder: those that were pulled, and those written beside them."""
    names = sorted(path for path in folder.glob("*.json") if path.name != _folder.STATE)
    documents = [each.value for path in names for each in _documents.read(path)]
    return _diff.of_documents(documents, str(folder), whole=_folder.state_of(folder) is not None)
