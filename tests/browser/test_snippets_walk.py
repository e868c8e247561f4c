"""A snippet from the editor to the release: put in by keyboard, seen in the preview, changed, and
confirmed by somebody else.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import fetch, log_in, log_out, open_panel, picture

SIGNATURE = "snippets/cms/snippet"


def open_text(page: Page, site: Site, key: str, channel: str, locale: str) -> None:
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q={key}")
    page.get_by_role("link", name=re.compile(f"· {channel} · {locale}$")).first.click()
    expect(page.locator("[data-contentpath=body] textarea").first).to_be_visible()


def test_a_snippet_goes_in_by_keyboard_and_its_change_goes_out_as_one_release(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    open_text(page, site, "order.shipped", "SMS", "nb")
    open_panel(page, "preview")
    body = page.locator("[data-contentpath=body] textarea").first
    body.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    chip = page.get_by_role("button", name=re.compile("^Signature"))
    chip.focus()
    page.keyboard.press("Enter")
    expect(body).to_have_value(re.compile(r' \{% include "signature" %\}$'))
    said = page.frame_locator("[data-w-preview-target=iframe]").first
    expect(said.get_by_text("Alle oss i Einerly")).to_be_visible(timeout=15_000)
    picture(page, "snippet-in-the-editor", request)

    # What Kari proposed in the demo is confirmed by Ola, who sees every text that would say it.
    log_out(page)
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/{SIGNATURE}/")
    page.get_by_role("link", name="Signature").first.click()
    page.get_by_role("link", name="Change to confirm").click()
    expect(page.get_by_role("heading", name="3 live texts would say it")).to_be_visible()
    picture(page, "snippet-change", request)
    page.get_by_role("button", name="Confirm, and release 3 texts").click()
    expect(page.get_by_text(re.compile(r"Release \d+: 3 live texts say it now"))).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Release \d+$")).first.click()
    expect(page.get_by_text("snippet changed")).to_be_visible()
    told = fetch(site, "templates/winback.offer/email?locale=nb")
    assert "Vi i Einerly" in str(told["content"])
    assert "include" not in str(told["content"])

    # Another wording is proposed, and who proposed it does not confirm it.
    page.goto(f"{site.base}/admin/{SIGNATURE}/")
    page.get_by_role("link", name="Signature").first.click()
    page.get_by_role("textbox", name=re.compile("Text")).filter(has_text="Vi i Einerly").fill(
        "Hilsen Einerly"
    )
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("somebody else has to confirm it")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Confirm"))).to_have_count(0)
    page.get_by_role("button", name="Drop the change").click()
    expect(page.get_by_text("Dropped: nothing changes.")).to_be_visible()
