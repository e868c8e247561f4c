"""What a writer looks at while writing: the source text, what changed in it since this translation
was made, and the same locale's other channels.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import channels
import locales
from cms import reach
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.board.wording import Piece, word_diff
from cms.door import working_copies
from cms.editor.places import contentpath, part_label, variant_texts
from cms.models import Variant
from cms.origins import made_from


@dataclass(frozen=True)
class SourceText:
    """One text of the source, against what it was; ``path`` leads to its counterpart in the form,
    "" where there is none.
    """

    label: str
    now: str
    pieces: tuple[Piece, ...]
    path: str

    @property
    def is_changed(self) -> bool:
        return any(piece.tag for piece in self.pieces)


@dataclass(frozen=True)
class Source:
    """The source of a variant. ``digest`` is that of its text now. ``is_known``: whether what it
    was is still known, so that the difference can be shown.
    """

    name: str
    tag: str
    direction: str
    digest: str
    texts: tuple[SourceText, ...]
    is_stale: bool
    is_known: bool


@dataclass(frozen=True)
class Other:
    """What another channel says in the same locale."""

    channel: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Beside:
    """Everything that stands beside the fields of one variant."""

    source: Source | None
    source_name: str
    has_source: bool
    others: tuple[Other, ...]
    tag: str
    direction: str


def beside(variant: Variant, user: Any) -> Beside:
    """What stands beside *variant*. Four queries at most."""
    rows = working_copies(variant.template)
    language = locales.get(variant.locale)
    has_source = variant.locale != variant.template.source_locale
    return Beside(
        source=_source(variant, rows, user) if has_source else None,
        source_name=locale_name(variant.template.source_locale),
        has_source=has_source,
        others=_others(variant, rows, user),
        tag=language.tag,
        direction=language.direction,
    )


def source_row(variant: Variant, rows: Iterable[Variant]) -> Variant | None:
    """The source of *variant* among the working copies of its message."""
    tag = variant.template.source_locale
    return next(
        (
            row
            for row in rows
            if (row.channel, row.locale) == (variant.channel, tag)
            and not row.persona_id
            and not row.arm
        ),
        None,
    )


def _source(variant: Variant, rows: Sequence[Variant], user: Any) -> Source | None:
    row = source_row(variant, rows)
    template = variant.template
    lent = reach.readable_locales(user, template.brand, template.source_locale)
    if row is None or (lent is not None and row.locale not in lent):
        return None
    try:
        now, mine = row.typed_content(), variant.typed_content()
    except (channels.ContentError, channels.UnknownChannelError):
        return None
    language = locales.get(row.locale)
    is_stale = bool(variant.source_digest and variant.source_digest != now.digest)
    was = _was(variant, rows) if is_stale else None
    return Source(
        name=language.name,
        tag=language.tag,
        direction=language.direction,
        digest=now.digest,
        texts=_texts(was or now, now, mine),
        is_stale=is_stale,
        is_known=was is not None,
    )


def _was(variant: Variant, rows: Iterable[Variant]) -> channels.Content | None:
    """The source as it was when *variant* was made, if a revision of it is still kept."""
    own = [variant if row.pk == variant.pk else row for row in rows]
    document = made_from(variant.template, own).get(variant.pk)
    return channels.get(variant.channel).load(document) if document is not None else None


def _texts(
    was: channels.Content, now: channels.Content, mine: channels.Content
) -> tuple[SourceText, ...]:
    """The texts of *now*, then those that are gone, each beside what it was."""
    old, new = _placed(was), _placed(now)
    own = {part.path for part in variant_texts(mine)}
    found = []
    for place in dict.fromkeys([*new, *old]):
        before, after = old.get(place), new.get(place)
        part = after or before
        assert part is not None
        then, text = (each.text if each else "" for each in (before, after))
        path = contentpath(part.path, mine) if part.path in own else ""
        label = part_label(part.path, now if after else was)
        found.append(SourceText(label, text, word_diff(then, text), path))
    return tuple(each for each in found if each.pieces)


def _placed(content: channels.Content) -> dict[tuple[str, int], channels.TextPart]:
    """Each text by its label and its number among those of that label: a paragraph that is put in
    before others moves none of them.
    """
    counts: dict[str, int] = {}
    placed = {}
    for part in variant_texts(content):
        number = counts[part.label] = counts.get(part.label, 0) + 1
        placed[part.label, number] = part
    return placed


def _others(variant: Variant, rows: Iterable[Variant], user: Any) -> tuple[Other, ...]:
    """What the user may see of the same wording in other channels: for the same readers."""
    near = [
        row
        for row in rows
        if row.locale == variant.locale
        and row.channel != variant.channel
        and (row.persona_id, row.arm) in {(variant.persona_id, variant.arm), (None, "")}
    ]
    seen = set(
        variants_for(user).filter(pk__in=[row.pk for row in near]).values_list("pk", flat=True)
    )
    return tuple(
        Other(channel_label(row.channel), texts)
        for row in near
        if row.pk in seen and (texts := _plain(row))
    )


def _plain(row: Variant) -> tuple[tuple[str, str], ...]:
    try:
        content = row.typed_content()
    except (channels.ContentError, channels.UnknownChannelError):
        return ()
    return tuple(
        (part_label(part.path, content), part.text)
        for part in variant_texts(content)
        if part.text.strip()
    )
