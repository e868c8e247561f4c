"""Pictures of every screen: `python -m tests.browser.take_screens [NAME ...]` writes docs/screens/.

Starts the product with the demo brand, and takes each screen wide and narrow, by day and by night,
as one picture of four. `docs/screens.md` lists them.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from scripts import chromium
from tests.browser.conftest import FLAGS
from tests.browser.demo import ROOT, loaded
from tests.browser.screens import SCREENS
from tests.browser.server import Site, running
from tests.browser.steps import log_in

FOLDER = ROOT / "docs/screens"
WIDE, NARROW, HEIGHT = 1440, 390, 900
SCALE = 0.5
GAP = 12


def main(names: list[str]) -> int:
    """Take the screens *names*, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        loaded(Path(folder)) as demo,
        running(Path(folder) / "state", demo) as site,
    ):
        _take(site, names or list(SCREENS))
    return 0


def _take(site: Site, names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        page = browser.new_page(locale="en-GB")
        log_in(page, site, "manager")
        for name in names:
            sheet(page, f"{site.base}/admin/{SCREENS[name]}").save(
                FOLDER / f"{name}.webp", quality=62, method=6
            )
            print(name, flush=True)
        browser.close()


def sheet(page: Page, address: str) -> Image.Image:
    """The screen at *address* four times: wide and narrow by day, over the same by night."""
    shots = [_shot(page, address, width) for width in (WIDE, NARROW)]
    width = sum(day.width for day, _night in shots) + GAP
    made = Image.new("RGB", (width, 2 * shots[0][0].height + GAP), "#8a8a8a")
    across = 0
    for day, night in shots:
        made.paste(day, (across, 0))
        made.paste(night, (across, day.height + GAP))
        across += day.width + GAP
    return made


def _shot(page: Page, address: str, width: int) -> tuple[Image.Image, Image.Image]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme="light")
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise SystemExit(f"{address} answered {answer and answer.status}: no picture of that")
    page.wait_for_load_state("networkidle")
    day = _image(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(400)  # colours fade
    return day, _image(page)


def _image(page: Page) -> Image.Image:
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    size = (round(taken.width * SCALE), round(taken.height * SCALE))
    return taken.resize(size, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
