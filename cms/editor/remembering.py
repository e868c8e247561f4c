"""The view that tells, for the sentence under the cursor, what the brand has said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

import channels
from cms import reach, translation_memory
from cms.board.names import channel_label
from cms.board.reading import ACTIONS, variants_for
from cms.board.wording import Piece, word_diff
from cms.editor.places import utf16
from cms.guard import address_of
from cms.models import Variant
from templates_lib.memory import Hit, Sentence, adapted, sentences
from templates_lib.message import Address
from templates_lib.recast import plain

SHOWN = 5
LONGEST = 20_000
"""Characters of a text that are looked at; nobody writes a longer one by hand."""


class AskedForm(forms.Form):
    """``text`` of the field, ``caret`` in UTF-16 code units, and the ``source`` text beside it."""

    text = forms.CharField(required=False, strip=False, max_length=LONGEST)
    source = forms.CharField(required=False, strip=False, max_length=LONGEST)
    caret = forms.IntegerField(min_value=0, max_value=2 * LONGEST)


@dataclass(frozen=True)
class Remembered:
    """One suggestion: what to write, how alike, where it is said. ``differs`` shows in what its
    source differs from the one at hand.
    """

    text: str
    likeness: int
    of_source: bool
    where: str
    times: int
    differs: tuple[Piece, ...]
    unfit: tuple[str, ...]


@dataclass(frozen=True)
class AtHand:
    """The sentence under the cursor, where it stands, and the source's beside it."""

    sentence: Sentence
    source: str


def at_hand(text: str, caret: int, source: str) -> AtHand:
    """What is being written. Behind the last sentence a new one begins, empty; the source's is the
    one of the same number.
    """
    own, theirs = sentences(text), sentences(source)
    number = next((n for n, each in enumerate(own) if caret <= each.end), len(own))
    sentence = own[number] if number < len(own) else Sentence("", caret, caret)
    if caret < sentence.start:  # between two sentences: a new one goes there
        sentence = Sentence("", caret, caret)
    other = theirs[min(number, len(theirs) - 1)].text if theirs else ""
    return AtHand(sentence, other)


class RememberedView(PermissionCheckedMixin, View):
    """POST a field as `AskedForm`: suggestions as HTML. Writes nothing; POST for the size."""

    model = Variant
    any_permission_required = ACTIONS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        rows = reach.changeable(request.user).select_related("template__brand", "persona")
        variant = get_object_or_404(rows, pk=pk if pk.isdecimal() else 0)
        form = AskedForm(request.POST)
        if not form.is_valid():
            return HttpResponse(status=422)
        asked = form.cleaned_data
        text = asked["text"].replace("\r\n", "\n")
        caret = len(text.encode("utf-16-le")[: 2 * asked["caret"]].decode("utf-16-le", "ignore"))
        here = at_hand(text, caret, asked["source"].replace("\r\n", "\n"))
        context = {
            "remembered": remembered(variant, here, request.user),
            "is_ready": translation_memory.is_ready(variant.template.brand),
            "start": utf16(text, here.sentence.start),
            "end": utf16(text, here.sentence.end),
            "locale": variant.locale,
        }
        return render(request, "cms/editor/remembered.html", context)


def remembered(variant: Variant, here: AtHand, user: Any) -> list[Remembered]:
    """The nearest sentences of *variant*'s brand and locale that *user* may see: translations of
    sentences like the source's first, then what is like the words being written.
    """
    own = address_of(variant)
    with translation_memory.held(variant.template.brand, wait=False) as memory:
        of_source = memory.nearest(variant.locale, here.source, but=own) if here.source else []
        typed = memory.alike(variant.locale, here.sentence.text, but=own)
    titles = _titles([*of_source, *typed], user)
    declared = {row.name: row.type for row in variant.template.placeholders.all()}
    found: dict[str, Remembered] = {}
    for hits, from_source in ((of_source, True), (typed, False)):
        for hit in hits:
            title = titles.get(hit.pair.address)
            if title is None:
                continue
            made = _shown(hit, from_source, here, declared, title, variant.channel)
            if made.text != here.sentence.text:
                found.setdefault(made.text, made)
    if here.source and len(found) < SHOWN:
        _add_imported(found, variant, here, declared)
    return list(found.values())[:SHOWN]


def _add_imported(
    found: dict[str, Remembered], variant: Variant, here: AtHand, declared: Mapping[str, str]
) -> None:
    """What other people's memories say, after the brand's own, named with its file."""
    brand = variant.template.brand
    with translation_memory.imported(brand, wait=False) as memory:
        hits = memory.nearest(variant.locale, here.source)
    if not hits:
        return
    names = dict(brand.memory_files.values_list("pk", "name"))
    for hit in hits:
        name = names.get(int(hit.pair.address.key))
        if name is not None:
            where = _("imported from %(file)s") % {"file": name}
            made = _shown(hit, True, here, declared, where, variant.channel)
            if made.text != here.sentence.text:
                found.setdefault(made.text, made)


def _shown(
    hit: Hit,
    of_source: bool,
    here: AtHand,
    declared: Mapping[str, str],
    where: str,
    channel: str,
) -> Remembered:
    beside = here.source if of_source else here.sentence.text
    made = adapted(hit.pair.target, declared, hit.pair.types, at_hand=beside)
    differs = () if hit.is_exact or not of_source else word_diff(hit.pair.source, here.source)
    text = plain(made.text, _markup(hit.pair.address.channel), _markup(channel))
    return Remembered(text, hit.likeness, of_source, where, hit.times, differs, made.unfit)


def _markup(channel: str) -> frozenset[str]:
    return channels.CHANNELS[channel].markup if channel in channels.CHANNELS else frozenset()


def _titles(hits: Iterable[Hit], user: Any) -> dict[Address, str]:
    """Where each is said, in words, as far as *user* may look there. One query."""
    wanted = {hit.pair.address for hit in hits}
    if not wanted:
        return {}
    rows = variants_for(user).filter(
        template__key__in={address.key for address in wanted},
        locale__in={address.locale for address in wanted},
    )
    told = rows.order_by().values_list(
        "template__key", "channel", "locale", "persona__key", "arm", "template__title"
    )
    return {
        address: _("%(message)s · %(channel)s")
        % {"message": title or key, "channel": channel_label(channel)}
        for key, channel, locale, persona, arm, title in told
        if (address := Address(key, channel, locale, persona or "", arm)) in wanted
    }
