"""A brand manager approves three locales together, and sends one back with words pinned."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Site
from tests.browser.steps import fetch, log_in, log_out, open_panel, picture

KEY, TITLE = "order.delayed", "The order is late"
SENT_BACK = "polski"


def submit(page: Page, site: Site, locale: str) -> None:
    """Change the SMS of one locale, and submit it."""
    page.goto(f"{site.base}/admin/snippets/cms/variant/?q={KEY}")
    page.get_by_role("link", name=f"{TITLE} · SMS · {locale}", exact=True).click()
    text = page.locator("[data-contentpath=body] textarea")
    text.press("Control+End")
    text.press_sequentially(" :)")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Brand approval").click()
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()


def test_three_are_approved_together_and_one_is_sent_back(
    page: Page, site: Site, request: pytest.FixtureRequest
) -> None:
    log_in(page, site, "copywriter")
    for locale in ("nb", "da", "nl", "pl"):
        submit(page, site, locale)
    log_out(page)

    # The queue has them together, under their message.
    log_in(page, site, "manager")
    page.get_by_role("link", name="To approve").click()
    message = page.get_by_role("region", name=TITLE)
    expect(message.get_by_role("checkbox")).to_have_count(4)
    picture(page, "queue", request)
    message.get_by_role("link", name=TITLE).click()

    # Before and after side by side, with the longest values; then with the usual ones again.
    danish = page.get_by_role("region", name="SMS · dansk")
    expect(danish.frame_locator("iframe[title^=After]").locator("body")).to_contain_text(":)")
    expect(danish.locator("ins").first).to_contain_text(":)")
    picture(page, "approval", request)
    page.get_by_label("longest values").check()
    expect(danish.locator("iframe").last).to_have_attribute("src", re.compile("longest"))

    # One goes back: words are selected in the text, and the comment is about them.
    polish = page.get_by_role("region", name=f"SMS · {SENT_BACK}")
    polish.get_by_text("Request changes …").click()
    polish.locator("[data-b-part]").evaluate(
        """(part) => {
            const words = part.firstChild;
            const range = document.createRange();
            range.setStart(words, 0);
            range.setEnd(words, 7);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
        }"""
    )
    quote = polish.get_by_label("Words it is about: select them above, or write them")
    expect(quote).not_to_have_value("")
    pinned = quote.input_value()
    polish.get_by_label("What should change").fill("Say sorry first.")
    picture(page, "send-back", request)
    polish.get_by_role("button", name="Send back to the writer").click()
    expect(page.get_by_text("is sent back to its writer")).to_be_visible()

    # The three that are left are approved by keyboard, in one release.
    before = fetch(site, "releases?limit=1")["items"][0]["number"]
    page.get_by_role("button", name="Tick all").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Approve what is ticked (3)")).to_be_enabled()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 texts are approved.")).to_be_visible()
    newest = fetch(site, "releases?limit=1")["items"][0]
    assert newest["number"] == before + 1
    assert newest["changes"] == 3
    assert fetch(site, f"templates/{KEY}/sms?locale=da")["content"]["body"].endswith(":)")
    assert not fetch(site, f"templates/{KEY}/sms?locale=pl")["content"]["body"].endswith(":)")
    log_out(page)

    # The writer finds it at home, and the comment beside the text leads to the words.
    log_in(page, site, "copywriter")
    back = page.get_by_role("region", name="Sent back to you")
    expect(back).to_contain_text("Say sorry first.")
    back.get_by_role("link", name=TITLE).click()
    open_panel(page, "words")
    panel = page.locator("[data-controller=b-comments]")
    expect(panel).to_contain_text("Asks for a change")
    panel.locator("[data-b-jump]").first.click()
    text = page.locator("[data-contentpath=body] textarea")
    expect(text).to_be_focused()
    chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert text.evaluate(chosen) == pinned
    picture(page, "comments", request)

    # An answer, with somebody mentioned; and it is settled, and kept.
    panel.get_by_text("Answer", exact=True).first.click()
    answer = panel.get_by_label("Your answer")
    answer.press_sequentially("Done, @man")
    panel.get_by_role("option", name="@manager").click()
    panel.get_by_role("button", name="Answer").click()
    expect(panel).to_contain_text("Done, @manager")
    panel.get_by_role("button", name="Resolve").click()
    expect(panel).to_contain_text("1 resolved comment")
    expect(panel).to_contain_text("No open comments.")
