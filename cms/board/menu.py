"""What Wagtail brings that means nothing here: pages, images, documents and their figures."""

from typing import Any

from wagtail.admin.menu import DismissibleMenuItem

from cms.board import home

NOT_OURS = {"explorer", "images", "documents"}
"""Names of main menu items that lead to content which no message uses."""


def tidy_main_menu(request: Any, items: list[Any]) -> None:
    """Leave them to superusers, who look after the whole installation."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in NOT_OURS]


def tidy_help_menu(request: Any, items: list[Any]) -> None:
    """Leave out Wagtail's own news and guide, whose badge would promise news of ours."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]


def replace_home_panels(request: Any, panels: list[Any]) -> None:
    """Ours stand in the place of Wagtail's, which list pages and say less of variants."""
    panels[:] = home.panels(request.user)


def drop_summary_items(request: Any, items: list[Any]) -> None:
    """Counts of pages, images and documents: always nought here."""
    items.clear()
