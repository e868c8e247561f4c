"""Writing what came from the server into the tree: each file whole, and only those that differ."""

from __future__ import annotations

from pathlib import Path

from budskap import _files
from budskap._tree import layout
from budskap._tree.reading import TEMPLATES, Half
from budskap._tree.state import Name

__all__ = ["remove", "write"]


def write(folder: Path, name: Name, mine: Half, theirs: Half) -> None:
    """Make what *name* is in the tree say what it says on the server."""
    directory = _directory(folder, name[0], mine)
    if not name[1]:
        _put(directory, {layout.HEAD: layout.head_file(theirs.heads[name[0]])}, only=False)
        return
    address, content = theirs.contents[name]
    _put(directory / layout.directory_of(address), layout.content_files(content), only=True)


def remove(folder: Path, name: Name, mine: Half) -> None:
    """Take away the files of *name*, and directories that are empty then."""
    directory = _directory(folder, name[0], mine)
    if not name[1]:
        (directory / layout.HEAD).unlink(missing_ok=True)
        _prune(directory, folder)
        return
    place = directory / name[1]
    for path in _ours(place):
        path.unlink()
    _prune(place, folder)


def _directory(folder: Path, key: str, mine: Half) -> Path:
    """Where a template's files stand: where they stood, though somebody has moved them."""
    return mine.directories.get(key) or folder / TEMPLATES / key


def _put(place: Path, files: dict[str, bytes], *, only: bool) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = place / name
        if not path.is_file() or path.read_bytes() != data:
            _files.write(path, data)
    if only:
        for path in _ours(place):
            if path.name not in files:
                path.unlink()


def _ours(place: Path) -> list[Path]:
    """The files of a text: others that somebody put beside them are left alone."""
    return [*place.glob("*.txt"), *place.glob(layout.CONTENT)]


def _prune(place: Path, root: Path) -> None:
    while place != root and place.is_dir() and not any(place.iterdir()):
        place.rmdir()
        place = place.parent
