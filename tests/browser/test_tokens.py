"""A brand manager makes a token, a system uses it, and it is revoked."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import log_in, picture


def status(site: Site, token: str) -> int:
    """What a call with *token* is answered with."""
    request = urllib.request.Request(
        f"{site.base}/api/v1/templates", headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_token_from_its_making_to_its_end(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "manager")
    page.goto(f"{site.base}/admin/api-access/")
    page.get_by_role("link", name="New token").click()

    # A new automation user is made along with it.
    page.get_by_label("Name*", exact=True).fill("Order system")
    page.get_by_label("User name").fill("order-system")
    page.get_by_label("Group").select_option(label="Automation")
    page.get_by_label("Calls a minute").fill("600")
    picture(page, "new-token", request)
    page.get_by_role("button", name="Make the token").click()
    token = page.get_by_label("API token").input_value()
    expect(page.get_by_text("fetch, render, check texts: all brands")).to_be_visible()
    assert status(site, token) == 200

    # It is shown this once.
    page.get_by_role("link", name="back to the tokens").click()
    expect(page.get_by_text("order-system")).to_be_visible()
    assert token not in page.content()
    picture(page, "tokens", request)
    row = page.get_by_role("row").filter(has_text="order-system")
    row.get_by_role("link", name="Revoke").click()
    page.get_by_role("button", name="Yes, revoke it").press("Enter")
    expect(page.get_by_text("is revoked.")).to_be_visible()
    assert status(site, token) == 401
    page.get_by_role("link", name="Revoked", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="order-system")).to_contain_text("revoked")
