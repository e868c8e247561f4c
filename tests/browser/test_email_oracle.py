"""Every block of an email looks the same whether mrml or npm's MJML has laid it out.

Both compile the same MJML; Chromium draws both at the width of a phone and of a tablet.
"""

import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

import locales
from channels._content import Content
from channels.email._layout import mjml_document
from channels.email._mjml import compile_mjml
from channels.email._setting import Piece
from tests.channels.email.mails import ALONE, LOOK, TOGETHER, content

ROOT = Path(__file__).resolve().parents[2]
NODE = ROOT / ".venv" / "bin" / "node"
WIDTHS = (375, 640)
DIFFERENT = 16  # of 255: how far a channel of a pixel may be off, for smoothed edges
MOST = 0.01

# An image of 3 to 1 in place of every other: nothing is loaded.
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='600' height='200'%3E"
    "%3Crect width='600' height='200' fill='%23cab'/%3E%3C/svg%3E"
)

MAILS: dict[str, tuple[Content, str]] = {
    **{name: (content(*blocks), "nb") for name, blocks in ALONE.items()},
    "nothing": (content(), "nb"),
    "together": (content(*TOGETHER), "nb"),
    "together, right to left": (content(*TOGETHER), "ar"),
}


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[str, str]]:
    """Each mail as mrml and as npm's MJML lay it out."""
    if not NODE.exists() or not (ROOT / "tests/oracles/node_modules/mjml").exists():
        pytest.skip("no Node or no MJML beside it (`make setup-dev` installs both)")
    pieces = {
        name: mjml_document(each, LOOK, locales.get(tag)) for name, (each, tag) in MAILS.items()
    }
    theirs = compiled_by_npm([piece.mjml for piece in pieces.values()])
    return {
        name: (filled(compile_mjml(piece.mjml), piece), filled(other, piece))
        for (name, piece), other in zip(pieces.items(), theirs, strict=True)
    }


def compiled_by_npm(sources: list[str]) -> Iterator[str]:
    done = subprocess.run(
        [NODE, ROOT / "tests/oracles/mjml.mjs"],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        check=True,
    )
    for made in json.loads(done.stdout):
        assert made["errors"] == []
        yield made["html"]


def filled(compiled: str, piece: Piece) -> str:
    slots = {name: PICTURE if name.endswith("_url") else copy for name, copy in piece.slots}
    found = re.sub(r"slot-([a-z0-9_]+)-tols", lambda match: slots.pop(match[1], ""), compiled)
    assert set(slots) <= {"title"}, "every slot has its place"
    return found


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 640, "height": 400}) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", MAILS)
def test_both_look_the_same(name: str, pairs: dict[str, tuple[str, str]], tab: Page) -> None:
    for width in WIDTHS:
        one, other = (drawn(tab, page, width) for page in pairs[name])
        assert one.size == other.size
        assert share_different(one, other) <= MOST


def test_a_difference_is_seen(tab: Page, pairs: dict[str, tuple[str, str]]) -> None:
    page, _ = pairs["text"]
    one, other = (drawn(tab, each, 375) for each in (page, page.replace("Hei", "Hopp")))
    assert share_different(one, one) == 0 < share_different(one, other)


def drawn(tab: Page, page: str, width: int) -> Image.Image:
    tab.set_viewport_size({"width": width, "height": 400})
    tab.set_content(page)
    return Image.open(io.BytesIO(tab.screenshot(full_page=True))).convert("RGB")


def share_different(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ in any channel by more than is told apart."""
    off = ImageChops.difference(one, other).point(lambda value: 255 * (value > DIFFERENT))
    red, green, blue = off.split()
    any_channel = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return any_channel.histogram()[255] / (one.width * one.height)
