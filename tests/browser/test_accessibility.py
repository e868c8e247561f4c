"""axe-core on every page of ours, by day and by night: nothing that it knows to be wrong."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.screens import SCREENS
from tests.browser.server import Site
from tests.browser.steps import log_in

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "tests/oracles/node_modules/axe-core/axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(
    (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.html}`))"""
WAGTAILS_OWN = (
    # Nested rows of a form: each is a landmark, and all of them have the heading of their kind.
    "landmark-unique: #inline_child_",
    # The button of the filters, named "Show filters": the number of those in use stands in it.
    "label-content-name-mismatch: .w-slim-header-action-button",
)


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SETTLED = """async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const drawn = async () => { await frame(); await frame() }
    await drawn()
    await Promise.allSettled(document.getAnimations()
        .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
        .map((each) => each.finished))
    await drawn()
}"""
"""Waits until colours have changed: Wagtail lets them fade, on a busy machine for long."""


@pytest.mark.parametrize("half", [0, 1])
def test_no_screen_of_ours_has_a_fault_that_axe_knows(
    browser: Browser, site: Site, half: int
) -> None:
    # Our own policy lets no foreign script in; for axe's the tab looks away.
    size: ViewportSize = {"width": 1440, "height": 900}
    with browser.new_context(locale="en-GB", viewport=size, bypass_csp=True) as context:
        page = context.new_page()
        log_in(page, site, "manager")
        found = {
            name: faults(page, f"{site.base}/admin/{SCREENS[name]}")
            for name in list(SCREENS)[half::2]
        }
    assert {name: each for name, each in found.items() if each} == {}


def faults(page: Page, address: str) -> list[str]:
    """What axe finds on the page at *address* by day and by night, but for what is Wagtail's."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 200, address
    page.add_script_tag(path=AXE)
    page.wait_for_load_state("networkidle")
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        found += [f"{scheme}: {each}" for each in page.evaluate(RUN) if not _is_theirs(each)]
    return found


def _is_theirs(fault: str) -> bool:
    return fault.startswith(WAGTAILS_OWN)


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.set_content("<html lang=en><title>x</title><main><h1>x</h1><img src='x'></main>")
    page.add_script_tag(path=AXE)
    assert [each.split(":")[0] for each in page.evaluate(RUN)] == ["image-alt"]
