"""The preview beside the text: where to look and with which values, chosen apart."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, picture


def test_views_and_values_are_chosen_apart(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=order.confirmed")
    page.get_by_role("link", name="Order confirmed · Email · nl").click()
    # The first visit opens the preview by itself.
    expect(page.locator("[data-side-panel-toggle=preview]")).to_have_attribute(
        "aria-expanded", "true"
    )
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("iframe")).to_have_count(1)
    page.get_by_label("View", exact=True).select_option(label="Plain text")
    expect(frame.locator("pre.plain")).to_be_visible()
    page.get_by_label("Values", exact=True).select_option(label="Wilhelmina of the gifts")
    expect(frame.locator("pre.plain")).to_contain_text("Wilhelmina")
    picture(page, "preview-views", request)
