"""Steps that every walk takes."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site


def log_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.base}/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(site.passwords[name])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def log_out(page: Page) -> None:
    page.context.clear_cookies()


def open_panel(page: Page, name: str) -> None:
    """Once the page is at rest: while it loads, it opens one of them by itself."""
    page.wait_for_load_state("networkidle")
    toggle = page.locator(f"[data-side-panel-toggle={name}]")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")


def fetch(site: Site, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{site.base}/api/v1/{path}",
        data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"Bearer {site.token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def picture(page: Page, name: str, request: pytest.FixtureRequest) -> None:
    """Keep a screenshot where `--pictures FOLDER` asks for it: the documentation's come from
    here.
    """
    if folder := request.config.getoption("--pictures"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png")
