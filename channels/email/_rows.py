"""A mail in the list of an inbox: as it is, and as each client cuts it."""

from channels._figures import face, sender
from channels._page import element, text
from channels._scene import Scene
from channels.email._inbox import InboxRow, shown
from locales.words import gettext_noop

__all__ = ["inbox_row", "inbox_rows", "words"]

_NO_SUBJECT = gettext_noop("No subject yet")
_NO_PREHEADER = gettext_noop("No preheader yet")


def inbox_row(subject: str, preheader: str, scene: Scene) -> str:
    """Return the row of a mail as a phone shows it, cut only by the room there is."""
    row = _row(subject, preheader, scene, "row clipped")
    title = element("h2", text(scene.translate(gettext_noop("In the inbox"))), dir="auto")
    card = element("section", row, css="card inbox", dir=scene.direction)
    return element("div", title + card, css="stack")


def inbox_rows(subject: str, preheader: str, scene: Scene) -> str:
    """Return a row for each client, cut where that client cuts it."""
    cards = "".join(_client(row, subject, preheader, scene) for row in shown(subject, preheader))
    return element("div", cards, css="clients")


def words(copy: str, missing: str, scene: Scene, css: str, name: str = "p") -> str:
    """Return the writer's words in their language, or ours in their place."""
    if copy:
        return element(name, text(copy), css=css, lang=scene.locale, dir="auto")
    return element(name, text(scene.translate(missing)), css=f"{css} missing", dir="auto")


def _client(row: InboxRow, subject: str, preheader: str, scene: Scene) -> str:
    title = element("h2", text(row.label), dir="auto")
    drawn = _line(row, scene) if row.one_line else _row(row.subject, row.preheader, scene, "row")
    told = "".join(
        element("li", text(scene.translate(name) % {"seen": seen, "all": whole}), dir="auto")
        for name, seen, whole in (
            (gettext_noop("Subject: %(seen)s of %(all)s"), row.subject_shown, len(subject)),
            (gettext_noop("Preheader: %(seen)s of %(all)s"), row.preheader_shown, len(preheader)),
        )
    )
    source = element("li", text(f"{row.source} ({row.sure})"), css="source", lang="en")
    foot = element("ul", told + source, css="told")
    card = element("section", drawn + foot, css="card inbox", dir=scene.direction)
    return element("div", title + card, css="stack wide" if row.one_line else "stack")


def _row(subject: str, preheader: str, scene: Scene, css: str) -> str:
    unread = element("i", aria_hidden="true")
    origin = element("p", element("span", text(sender(scene)), dir="auto") + unread, css="from")
    title = words(subject, _NO_SUBJECT, scene, "subject")
    rest = words(preheader, _NO_PREHEADER, scene, "preheader")
    return element("div", face(scene) + element("div", origin + title + rest), css=css)


def _line(row: InboxRow, scene: Scene) -> str:
    """Return a row of one line: sender, subject, and the preheader after it."""
    origin = element("strong", text(sender(scene)), dir="auto")
    title = words(row.subject, _NO_SUBJECT, scene, "subject", "span")
    rest = words(row.preheader, _NO_PREHEADER, scene, "preheader", "span")
    dash = element("span", "–", aria_hidden="true", css="dash")
    return element("div", origin + element("p", f"{title} {dash} {rest}"), css="row line")
