"""Take the pictures of docs/channels: `python -m scripts.pictures`, or of some: `... sms rcs`.

Each channel's examples lie in tests/channels/CHANNEL/gallery.json: finished contents, with the
locale, the view and the look to show them in. Chromium draws what the editor's preview would.
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import channels
import locales
from channels import Channel, Look, Scene
from scripts import chromium

ROOT = Path(__file__).resolve().parent.parent
GALLERIES = ROOT / "tests" / "channels"
PICTURES = ROOT / "docs" / "channels" / "pictures"
MARGIN = 28  # CSS pixels beside the frame of a view, so that it does not stick to the edge
MOST_HEIGHT = 1400
COLOURS = 128  # a flat drawing needs no more, and takes a third of the room


def examples(channel: str) -> list[dict[str, Any]]:
    """The examples of *channel*: name, locale, device, content, and what differs from usual."""
    file = GALLERIES / channel / "gallery.json"
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.exists() else []
    return found


def page(channel: Channel, example: dict[str, Any]) -> str:
    """The preview of one example, as HTML."""
    locale = locales.get(example["locale"])
    look = Look(**{"brand_name": "Nordhus", **example.get("look", {})})
    content = channel.load(example["content"])
    outputs = {
        output.name: output.template for output in channel.assemble(content, look, locale.tag)
    }
    scene = Scene(locale.tag, locale.direction, look, example.get("device", ""))
    return channel.preview(outputs, scene)


def file_name(channel: str, example: dict[str, Any]) -> str:
    """``sms-long-polish.png``; what is shown dark says so."""
    slug = re.sub(r"[^a-z0-9]+", "-", example["name"].lower()).strip("-")
    return f"{channel}-{slug}{'-dark' if example.get('dark') else ''}.png"


def take(browser: Browser, channel: Channel, example: dict[str, Any]) -> bytes:
    """The picture of one example, as PNG."""
    width = channel.device(example.get("device", "")).width + 2 * MARGIN
    scheme: Literal["dark", "light"] = "dark" if example.get("dark") else "light"
    with browser.new_context(
        viewport={"width": width, "height": 400}, color_scheme=scheme, device_scale_factor=1.5
    ) as context:
        tab = context.new_page()
        tab.set_content(page(channel, example))
        height = int(tab.evaluate("document.documentElement.scrollHeight"))
        tab.set_viewport_size({"width": width, "height": min(height, MOST_HEIGHT)})
        tab.wait_for_timeout(150)  # frames inside the page are laid out a little later
        return tab.screenshot()


def smaller(png: bytes) -> bytes:
    """The same picture in few colours."""
    with Image.open(io.BytesIO(png)) as image:
        out = io.BytesIO()
        flat = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(names: list[str]) -> None:
    """Take the pictures of the channels *names*, of all where there are none."""
    executable = chromium.find()
    if executable is None:
        sys.exit("There is no Chromium: make chromium.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for name in _taken(browser, names or list(channels.CHANNELS)):
            print(name)
        browser.close()


def _taken(browser: Browser, names: list[str]) -> Iterator[str]:
    for name in names:
        for example in examples(name):
            file = file_name(name, example)
            (PICTURES / file).write_bytes(smaller(take(browser, channels.get(name), example)))
            yield file


if __name__ == "__main__":
    main(sys.argv[1:])
