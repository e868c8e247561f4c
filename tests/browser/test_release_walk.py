"""A text on its way: published to staging, compared, promoted, rolled back, and looked up."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.demo import ENVIRONMENT, Demo
from tests.browser.server import Site, running
from tests.browser.steps import fetch, log_in, log_out, open_panel, picture

KEY, LOCALE = "login.code", "nb"
VARIANT = f"One-time login code · SMS · {LOCALE}"
NEW = "Hilsen oss."


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory, demo: Demo) -> Iterator[Site]:
    """The product with two environments; the demo's texts are live in the first."""
    two = f"{ENVIRONMENT},production"
    with running(tmp_path_factory.mktemp("staged"), demo, BUDSKAP_ENVIRONMENTS=two) as site:
        yield site


def _promote(page: Page, site: Site) -> None:
    page.goto(f"{site.base}/admin/releases/promote/")
    page.get_by_role("button", name="Show what would change").click()
    heading = page.get_by_role("heading", name=re.compile("would change in production"))
    expect(heading).to_be_visible()


def _body(site: Site) -> str:
    return str(fetch(site, f"templates/{KEY}/sms?locale={LOCALE}")["content"]["body"])


def test_from_staging_to_production_and_back(
    page: Page, staged: Site, request: pytest.FixtureRequest
) -> None:
    # Everything that is in staging is promoted, after a look at the plan, and labelled.
    log_in(page, staged, "manager")
    _promote(page, staged)
    picture(page, "promote", request)
    page.get_by_role("button", name=re.compile("^Promote texts: ")).click()
    expect(page.get_by_text(re.compile("promoted to production"))).to_be_visible()
    page.get_by_label("Label", exact=True).fill("first-run")
    page.get_by_role("button", name="Add a label").click()
    expect(page.get_by_text("“first-run” stands for release")).to_be_visible()
    log_out(page)

    # The copywriter changes a text; what publishing would change stands under the findings.
    log_in(page, staged, "copywriter")
    page.goto(f"{staged.base}/admin/snippets/cms/variant/?q={KEY}")
    page.get_by_role("link", name=VARIANT).click()
    edit = page.url
    text = page.locator("[data-contentpath=body] textarea")
    before = text.input_value()
    open_panel(page, "findings")
    radius = page.locator(".b-radius")
    expect(radius).to_contain_text("It reads as what is live already.")
    text.fill(f"{before} {NEW}")
    expect(radius).to_contain_text("It replaces what is live since")
    expect(radius).to_contain_text("production only by promoting")
    picture(page, "radius", request)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/**")
    log_out(page)

    # The manager publishes it: to staging, and readers in production get the old words.
    log_in(page, staged, "manager")
    page.goto(edit)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(re.compile("published"))).to_be_visible()
    assert _body(staged) == before

    # What changed is compared, word by word, and as readers get it.
    page.goto(f"{staged.base}/admin/releases/compare/?environment=staging")
    expect(page.locator(".b-words ins")).to_contain_text("Hilsen")
    page.get_by_text("As readers get it").first.click()
    frame = page.frame_locator("iframe").last
    expect(frame.locator("body")).to_contain_text("Hilsen oss.")
    picture(page, "compare-releases", request)

    # Promoted, and rolled back to the label.
    _promote(page, staged)
    page.get_by_role("button", name="Promote texts: 1 text").click()
    expect(page.get_by_text("1 text promoted to production")).to_be_visible()
    assert _body(staged) == f"{before} {NEW}"
    page.get_by_role("link", name="Roll back to here").click()
    page.get_by_label("Release", exact=True).fill("first-run")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator(".b-words del")).to_contain_text("Hilsen")
    page.get_by_label("Note for the log").fill("Too familiar.")
    page.get_by_role("button", name="Roll back: 1 text").click()
    expect(page.get_by_text("1 text rolled back to release")).to_be_visible()
    expect(page.get_by_text("Too familiar.")).to_be_visible()
    assert _body(staged) == before

    # All three stood at some time of this day.
    page.goto(f"{staged.base}/admin/said/?channel=sms&locale={LOCALE}&key={KEY}")
    expect(page.get_by_role("heading", name=KEY)).to_have_count(3)
    picture(page, "said", request)
