"""A published text leaves for a sender: from the editor to the clipboard, by keyboard."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, picture


def test_a_text_is_exported_from_its_editor(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q=basket.reminder&channel=sms&locale=nb")
    page.locator("a[href*='/variant/edit/']").first.click()
    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Export for a sender").click()

    page.get_by_label("Sender").select_option(label="Braze")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.locator("p[role=status]")).to_contain_text("All of it can be carried by Braze")
    text = page.get_by_role("textbox", name="Message")
    expect(text).to_have_value(re.compile(r"api_trigger_properties\.\$\{item_count_number\}"))
    picture(page, "export", request)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").press("Enter")
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text.input_value()

    with page.expect_download() as file:
        page.get_by_role("link", name="Download as a file").click()
    told = json.loads(file.value.path().read_text("utf-8"))
    assert told["parts"]["body"] == text.input_value()
    assert file.value.suggested_filename == "basket.reminder.sms.nb.braze.json"
