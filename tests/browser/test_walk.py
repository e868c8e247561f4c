"""The road, walked once as its people walk it: write, see, mend, submit, approve, fetch, render."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import fetch, log_in, log_out, open_panel, picture

SMS = "One-time login code · SMS · pl"


def test_the_whole_road(page: Page, site: Site, request: pytest.FixtureRequest) -> None:
    # The copywriter finds the Polish SMS.
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=login.code")
    page.get_by_role("link", name=SMS).click()
    text = page.locator("[data-contentpath=body] textarea")
    assert text.get_attribute("lang") == "pl"
    open_panel(page, "findings")
    panel = page.locator("[data-controller=b-findings]")
    expect(panel).to_contain_text("GSM-7")
    expect(panel).to_contain_text("plural_category_missing")

    # A letter that GSM-7 lacks: the encoding, the count and the culprit.
    before = text.input_value()
    text.press("Control+End")
    text.press_sequentially("ż")
    expect(panel).to_contain_text("UCS-2")
    expect(panel.locator(".b-culprit")).to_contain_text("ż")
    expect(panel.locator(".b-metric").filter(has_text="Segments")).to_contain_text("2")
    picture(page, "editor-findings", request)

    # The preview shows the same, from the unsaved text.
    open_panel(page, "preview")
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("body")).to_contain_text("ż")
    picture(page, "editor-preview", request)

    # Taken back, and the finding mended: the Polish plural gets its "few".
    text.fill(before.replace('many="', 'few="# minutach", many="'))
    open_panel(page, "findings")
    expect(panel).to_contain_text("No findings")

    # Submitted.
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Brand approval").click()
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
    log_out(page)

    # The brand manager sees it waiting, sees the change, approves.
    log_in(page, site, "manager")
    waiting = page.get_by_role("region", name="Waiting for you")
    expect(waiting).to_contain_text("One-time login code")
    picture(page, "home", request)
    waiting.get_by_role("link").filter(has_text="One-time login code").click()
    page.wait_for_url("**/admin/approve/**")
    page.get_by_role("link", name="Open in the editor").click()
    expect(page.locator("[data-contentpath=body] textarea")).to_have_value(
        before.replace('many="', 'few="# minutach", many="')
    )
    edit = page.url
    page.goto(
        edit.replace("/edit/", "/history/").rstrip("/") + "/revisions/compare/earliest...latest/"
    )
    expect(page.locator(".comparison")).to_contain_text("few=")
    picture(page, "compare", request)
    page.goto(edit)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(page.get_by_text("is approved and live")).to_be_visible()

    # The automation system fetches and renders it.
    fetched = fetch(site, "templates/login.code/sms?locale=pl")
    assert fetched["locale"] == "pl"
    assert fetched["fallback"] is False
    assert fetched["approved_by"] == "manager"
    rendered = fetch(
        site,
        "templates/login.code/sms/render",
        {"locale": "pl", "values": {"code": "123456", "minutes": 3}},
    )
    assert "123456" in rendered["outputs"]["body"]
    assert "3 minutach" in rendered["outputs"]["body"]
