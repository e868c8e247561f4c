"""What a writer should know of an SMS beside its figures, each in a sentence."""

from collections.abc import Iterator

from channels._page import element, text
from channels._scene import Scene
from channels.sms._blame import script_of
from channels.sms._cheapest import with_tables
from channels.sms._limits import MAX_SEGMENTS
from channels.sms._segment import Segmentation
from locales.words import gettext_noop

__all__ = ["remedies", "warnings"]

_LANGUAGES = {
    "es": gettext_noop("Spanish"),
    "pt": gettext_noop("Portuguese"),
    "tr": gettext_noop("Turkish"),
}

_SIMPLIFIED = gettext_noop(
    "With these replacements: %(segments)s instead of %(now)s segments. "
    "Only you can tell whether the text still reads well."
)
_WITHOUT_SYMBOLS = gettext_noop(
    "Without emoji and other symbols the number of segments is %(segments)s, not %(now)s."
)
_WITHOUT_SYMBOLS_SIMPLIFIED = gettext_noop(
    "Without emoji and other symbols, and with these replacements, the number of segments is "
    "%(segments)s, not %(now)s."
)


def warnings(cut: Segmentation, scene: Scene) -> Iterator[str]:
    """Yield what may surprise: too many segments, providers' ceilings, two ways to count."""
    if len(cut.segments) > MAX_SEGMENTS:
        message = gettext_noop("More than %(limit)s segments cannot be sent as one message.")
        yield _note(scene, "bad", message, limit=MAX_SEGMENTS)
    yield from _range(cut, scene)
    for ceiling, amount in cut.ceilings_passed:
        limit, provider = ceiling.limit, ceiling.provider
        yield _note(scene, "plain", ceiling.message, provider=provider, limit=limit, amount=amount)
    yield from _script(cut, scene)


def remedies(cut: Segmentation, scene: Scene) -> Iterator[str]:
    """Yield what would make the message cheaper, the least change first."""
    yield from _composed(cut, scene)
    yield from _simplified(cut, scene)
    yield from _tables(cut, scene)


def _range(cut: Segmentation, scene: Scene) -> Iterator[str]:
    least, most = cut.range
    if least < most:
        message = gettext_noop(
            "%(least)s to %(most)s segments: some phones and providers keep an emoji or a "
            "joined letter whole, others cut it."
        )
        yield _note(scene, "warn", message, least=least, most=most)


def _script(cut: Segmentation, scene: Scene) -> Iterator[str]:
    script = script_of(cut.text, cut.unicode_triggers)
    if script is not None:
        message = gettext_noop("The text is written in %(script)s letters, and they need UCS-2.")
        yield _note(scene, "plain", message, script=script)


def _composed(cut: Segmentation, scene: Scene) -> Iterator[str]:
    """Accents that are typed apart look the same and cost more."""
    other = cut.composed
    if other is None or (other.encoding, len(other.text)) == (cut.encoding, len(cut.text)):
        return
    message = gettext_noop(
        "Some characters are typed in an uncommon way, such as an accent apart from its "
        "letter. Typed in the common one, which looks the same: %(segments)s instead of "
        "%(now)s segments."
    )
    if other.segments == len(cut.segments):
        message = gettext_noop(
            "Some characters are typed in an uncommon way, such as an accent apart from its "
            "letter, and take more room."
        )
    yield _note(scene, "warn", message, segments=other.segments, now=len(cut.segments))


def _simplified(cut: Segmentation, scene: Scene) -> Iterator[str]:
    """What it takes with every suggestion taken, or else without what has none."""
    other, message = cut.simplified, _SIMPLIFIED
    if other is None:
        other, message = cut.without_symbols, _WITHOUT_SYMBOLS
        if any(trigger.suggestion for trigger in cut.unicode_triggers):
            message = _WITHOUT_SYMBOLS_SIMPLIFIED
    now = len(cut.segments)
    least = cut.composed.segments if cut.composed else now
    if other is not None and other.segments < least:
        yield _note(scene, "good", message, segments=other.segments, now=now)


def _tables(cut: Segmentation, scene: Scene) -> Iterator[str]:
    best = with_tables(cut)
    if best is None:
        return
    message = gettext_noop(
        "With the national letters for %(language)s, if your provider and its networks have "
        "them: %(segments)s instead of %(now)s segments, and no letter changes."
    )
    names = (_LANGUAGES[name] for name in dict.fromkeys((best.locking, best.single)) if name)
    language = ", ".join(map(scene.translate, names))
    now, segments = len(cut.segments), len(best.segments)
    yield _note(scene, "good", message, language=language, segments=segments, now=now)


def _note(scene: Scene, kind: str, message: str, **words: int | str) -> str:
    return element("p", text(scene.translate(message) % words), css=f"note {kind}", dir="auto")
