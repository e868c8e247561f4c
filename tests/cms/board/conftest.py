"""People at the admin, and pages as trees."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cms.models import Brand, Journey, MessageTemplate, Stage


class Outline(HTMLParser):
    """The cells of our own table on a page: each row a list of (tag, attributes, text, links)."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[dict[str, Any]]] = []
        self._ours = False
        self._cell: dict[str, Any] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self._ours = (given.get("class") or "").startswith("b-")
        if tag == "tr" and self._ours:
            self.rows.append([])
        if tag in ("td", "th") and self._ours:
            self._cell = {"tag": tag, "text": "", "links": [], **given}
            self.rows[-1].append(self._cell)
        if tag == "a" and self._cell is not None:
            self._cell["links"].append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell["text"] += data


@pytest.fixture
def at(client: Client) -> Callable[[User, str], Any]:
    """``at(user, path)``: what *user* is answered at *path*."""

    def visit(user: User, path: str) -> Any:
        client.force_login(user)
        return client.get(path)

    return visit


@pytest.fixture
def table() -> Callable[[Any], list[list[dict[str, Any]]]]:
    """``table(response)``: its rows of cells."""

    def read(response: Any) -> list[list[dict[str, Any]]]:
        outline = Outline()
        outline.feed(response.content.decode())
        return outline.rows

    return read


@pytest.fixture
def journey(brand: Brand) -> list[MessageTemplate]:
    """Four messages in two stages and none, whose keys a computer would order otherwise."""
    journey = Journey.objects.create(brand=brand, key="way", title="The way")
    late = Stage.objects.create(journey=journey, key="late", name="Late", sort_order=2)
    early = Stage.objects.create(journey=journey, key="early", name="Early", sort_order=1)
    places = [("msg-10", early), ("msg-2", early), ("aaa", late), ("none", None)]
    return [
        MessageTemplate.objects.create(key=key, title=key.title(), brand=brand, stage=stage)
        for key, stage in places
    ]


@pytest.fixture
def keys() -> Callable[[Any], list[str]]:
    """``keys(response)``: the keys of the board's lines that are shown, in order."""

    def read(response: Any) -> list[str]:
        groups = response.context["object_list"]
        return [row.line.key for group in groups for row in group.lines]

    return read
