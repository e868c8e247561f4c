"""The figures of an email."""

from collections.abc import Mapping

from channels._frozen import Frozen
from channels._measure import Measurement, Metric, state_of
from channels.email._limits import HTML, HTML_ADVISED, PREHEADER, SUBJECT_LINE, SUBJECT_PHONE
from locales.words import gettext_noop

__all__ = ["measure"]


def measure(outputs: Mapping[str, str]) -> Measurement:
    """Return the figures of the outputs of an email: lengths in characters, sizes in bytes."""
    characters = gettext_noop("characters")
    subject, preheader = len(outputs["subject"]), len(outputs["preheader"])
    html, text = _bytes(outputs["html"]), _bytes(outputs["text"])
    metrics = (
        Metric(
            "subject",
            gettext_noop("Subject"),
            subject,
            SUBJECT_PHONE.value,
            characters,
            state_of(subject, SUBJECT_PHONE.value, SUBJECT_LINE.value),
        ),
        Metric(
            "preheader",
            gettext_noop("Preheader"),
            preheader,
            PREHEADER.value,
            characters,
            state_of(preheader, PREHEADER.value),
        ),
        Metric(
            "html",
            gettext_noop("Size of the HTML"),
            html,
            HTML.value,
            gettext_noop("bytes"),
            state_of(html, HTML_ADVISED.value, HTML.value),
        ),
        Metric("text", gettext_noop("Size of the plain text"), text, None, gettext_noop("bytes")),
    )
    figures = {"subject": subject, "preheader": preheader, "html_bytes": html, "text_bytes": text}
    return Measurement(metrics, Frozen(figures))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
