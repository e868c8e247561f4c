"""Write docs/email.md, how a mail is checked and made: `python -m scripts.docs_email`.

Everything on the page is in the code: the rules say what they find, why it hurts and what to write
instead, and their examples are run as tests; the figures of inboxes stand with their sources; and
the mail at the end is one that the code made.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from channels.email._inbox import SURFACES
from channels.email._lint import RULES, Example, Rule
from channels.email._lint._support import support
from channels.email._mime import Mailbox, MailEnvelope, eml

PAGE = Path(__file__).resolve().parent.parent / "docs" / "email.md"
MOST = 110  # characters of an example; longer ones are cut on the page

HEAD = """\
# Email: what is checked, and the file

<!-- Made by scripts/docs_email.py from channels/email. Write there, then: make docs -->

A finished mail (subject, preheader, HTML and plain text, with every placeholder filled in) is
looked at by rules, one fault each. Each advice has its place: the output, line and column, counted
from 1 in what is delivered. The same fault in the same words is told once, with its first place
and how often it is there.

- **error**: the mail is broken for everybody, or refused. **warning**: some readers lose
  something. **info**: good to know. A rule may weigh a single fault less than is written here,
  never more.
- The compiler's own HTML causes no error and no warning: what is told is yours to mend.
- Nothing is loaded: no link is followed, no image is fetched.

## The clients

What each client supports comes from [caniemail.com](https://www.caniemail.com) ({source}; MIT). A
warning is about one of the main clients: Gmail, Outlook (Windows, web, macOS, iOS, Android), Apple
Mail, Yahoo Mail or Samsung Email. What only others lack is information: {others}.

What a reader loses is our own judgement (`effects.toml`), and so is which values a note of
caniemail is about (`quirks.toml`).

## The rules

| rule | gravity | finds |
|---|---|---|
"""

INBOX = """
## Subject and preheader in the inbox

Nobody publishes how much an inbox shows, and every font, window and setting changes it. These
figures are what others measured in Latin letters; wide letters and emoji count twice, and no
character is cut in two. "B": measured, or told by a sender; "C": an estimate. Where both stand on
one line, a long subject leaves less of the preheader.

| inbox | subject | preheader | sources |
|---|---|---|---|
"""

FILE = """
## The file

The provider `mime` makes the mail itself, as `.eml` has it: for SMTP, or for an API that takes a
raw message. Equal input gives equal bytes.

- Headers are folded at 78 characters (RFC 5322); other letters than ASCII stand in encoded words
  of at most 75, and no word has half a letter in it (RFC 2047).
- Plain text comes before HTML, both in UTF-8, as quoted-printable or as base64, whichever is
  shorter. No line has more than 76 characters.
- `List-Unsubscribe` is never encoded, however long the address is; with `one_click` the header
  `List-Unsubscribe-Post` stands beside it (RFC 8058). Sign both (DKIM), or clients ignore them.
- A domain in other letters is written in ASCII (IDNA 2008). Other letters before the `@` are
  refused.
- A line break or a control character in any value is refused by name: it could begin another
  header.
- The preheader stands in the HTML.

| option | |
|---|---|
| `sender_name`, `recipient_name`, `reply_to_name` | the names shown for the addresses |
| `reply_to` | where answers go |
| `date` | a moment by ISO 8601 with its zone; without it the server writes the header |
| `message_id_domain` | the domain in Message-ID; the sender's own without it |
| `unsubscribe_url` | an https address |
| `unsubscribe_mailto` | the address of a mailbox, with `?subject=...` if wanted |
| `one_click` | a POST to `unsubscribe_url` is enough |

The envelope's `reference` tells two mails of the same words apart, in their Message-ID.

"""


def page() -> str:
    """The whole page."""
    known = support()
    minor = ("Thunderbird", "AOL", "Proton Mail", "GMX", "WEB.DE", "Fastmail", "HEY")
    head = HEAD.replace("{source}", known.source).replace("{others}", ", ".join(minor))
    rows = "".join(_row(rule) for rule in RULES.values())
    sections = "".join(f"\n{_section(rule)}" for rule in RULES.values())
    return head + rows + sections + INBOX + "".join(_surfaces()) + FILE + _mail()


def _row(rule: Rule) -> str:
    return f"| [`{rule.id}`](#{rule.id}) | {rule.gravity} | {_inline(rule.summary)} |\n"


def _section(rule: Rule) -> str:
    _summary, *paragraphs = rule.docstring.strip().split("\n\n")
    told = "\n\n".join(_labelled(_inline(paragraph)) for paragraph in paragraphs)
    return (
        f"### {rule.id}\n\n**{rule.gravity}** · {_inline(rule.summary)}\n\n{told}\n\n"
        f"Found:\n\n{_list(rule, passing=False)}\nLeft alone:\n\n{_list(rule, passing=True)}"
    )


def _inline(docstring: str) -> str:
    """Code in a docstring stands between two backticks; on the page between one."""
    return docstring.replace("``", "`")


def _labelled(paragraph: str) -> str:
    """The label that begins a paragraph ("Why it hurts:") in bold."""
    return re.sub(r"^([A-Z][a-z ]+:)", r"**\1**", paragraph)


def _list(rule: Rule, passing: bool) -> str:
    return "".join(_item(each) for each in rule.examples if each.passing is passing)


def _item(example: Example) -> str:
    told = ", ".join(f"{name} {_code(text)}" for name, text in example.outputs.items() if text)
    locale = f" ({example.locale})" if example.locale not in ("en", "") else ""
    return f"- {example.why}{locale}: {told or 'nothing'}\n"


def _code(text: str) -> str:
    """*text* as code on one line; marks that nobody would see are written as an escape."""
    shown = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)
    return f"`{shown if len(shown) <= MOST else f'{shown[:MOST]} …'}`"


def _surfaces() -> Iterator[str]:
    for each in SURFACES:
        limits = (each.subject, each.preheader)
        subject, preheader = (f"{limit.value} ({limit.sure})" for limit in limits)
        sources = "; ".join(dict.fromkeys(limit.source for limit in limits))
        line = ", on one line" if each.one_line else ""
        yield f"| {each.label}{line} | {subject} | {preheader} | {sources} |\n"


def _mail() -> str:
    """A mail with everything, as it is made."""
    outputs = {
        "subject": "Paczka już w drodze, będzie u Ciebie w środę przed południem 📦",
        "text": "Dzień dobry!\n",
        "html": "<p>Dzień dobry!</p>\n",
    }
    envelope = MailEnvelope(
        sender=Mailbox("hei@nordhus.example", "Nordhus"),
        date=datetime(2026, 5, 14, 9, 30, tzinfo=UTC),
        to=(Mailbox("b@example.pl", "Bartłomiej"),),
        unsubscribe_url="https://nordhus.example/u/4711",
        unsubscribe_mailto="off@nordhus.example",
        one_click=True,
        language="pl",
        seed="order-4711",
    )
    told = eml(outputs, envelope).decode("ascii").replace("\r\n", "\n")
    return f"```text\n{told}```\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
