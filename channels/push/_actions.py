"""The buttons of a notification, which an app tells apart by their names."""

from collections.abc import Iterator

from channels._content import Content
from channels._problem import Problem
from channels._reading import problem
from locales.words import gettext_noop

__all__ = ["actions", "same_names"]


def actions(content: Content) -> list[dict[str, str]]:
    """Return the buttons as the app reads them: ``name``, ``label``, and ``link`` where it has
    one."""
    rows = [
        {name: block.text(name).strip() for name in ("name", "label", "link")}
        for block in content.blocks("actions")
    ]
    return [{name: value for name, value in row.items() if value} for row in rows]


def same_names(content: Content) -> Iterator[Problem]:
    """Yield the buttons that bear the name of an earlier one."""
    names = [block.text("name").strip() for block in content.blocks("actions")]
    for place, name in enumerate(names):
        if name and name in names[:place]:
            message = gettext_noop("%(name)s is the name of another button too")
            yield problem(f"actions.{place}.name", message, name=name)
