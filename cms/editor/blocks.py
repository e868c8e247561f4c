"""A channel's declared parts as Wagtail blocks: adding a channel touches nothing here and makes
no migration.
"""

from functools import cached_property, lru_cache, singledispatch
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

import channels
import locales
from channels import Blocks, BlockType, Choice, Flag, Text


class CopyBlock(blocks.TextBlock):
    """Text that a copywriter writes: the browser checks its spelling in the variant's language."""

    def __init__(self, spec: Text, locale: locales.Locale, **kwargs: Any) -> None:
        super().__init__(
            required=spec.required,
            label=_(spec.label),
            help_text=_(spec.help) if spec.help else None,
            rows=1 if not spec.multiline else 3,
            **kwargs,
        )
        self.spec, self.locale = spec, locale

    @cached_property
    def field(self) -> forms.CharField:
        """Wagtail's own field, with the language, direction and placeholder target on its
        widget.
        """
        field = super().field
        field.strip = (
            False  # white space is copy: the checker speaks of it, the form does not eat it
        )
        attributes = {
            "data-controller": "w-autosize b-copy",
            "data-action": "input->b-copy#changed",
        }
        for name, limit in (("most", self.spec.max_length), ("advised", self.spec.advised)):
            if limit:
                attributes[f"data-b-copy-{name}-value"] = str(limit)
        if self.spec.kind == "copy":
            attributes |= {
                "lang": self.locale.tag,
                "dir": self.locale.direction,
                "spellcheck": "true",
            }
        else:
            attributes |= {"dir": "ltr", "spellcheck": "false", "inputmode": "url"}
        field.widget.attrs.update(attributes)
        return field


class RootStruct(blocks.StructBlock):
    """All parts of one channel. Wagtail's form widget needs a root whose JavaScript has an
    element.
    """


class RootStructAdapter(StructBlockAdapter):
    """Packs `RootStruct` for `root-struct.js`."""

    js_constructor = "cms.RootStruct"

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["cms/js/root-struct.js"])


register(RootStructAdapter(), RootStruct)


@lru_cache(maxsize=512)
def root_block(channel: str, locale: str) -> RootStruct:
    """The whole form of *channel* in *locale*; built once, since packing it for the browser
    costs milliseconds.
    """
    language = locales.get(locale)
    root = RootStruct(
        [(part.name, as_block(part, language)) for part in channels.get(channel).parts]
    )
    root.set_name("content")
    return root


@singledispatch
def as_block(part: Any, locale: locales.Locale) -> blocks.Block:
    """The Wagtail block that edits *part*; one rule for each kind of part a channel may declare."""
    raise TypeError(f"no editor for a part of type {type(part).__name__}")


@as_block.register
def _text(part: Text, locale: locales.Locale) -> blocks.Block:
    return CopyBlock(part, locale)


@as_block.register
def _choice(part: Choice, locale: locales.Locale) -> blocks.Block:
    return blocks.ChoiceBlock(
        choices=[(value, _(label)) for value, label in part.choices],
        default=part.default,
        label=_(part.label),
        help_text=_(part.help) if part.help else None,
        required=True,
    )


@as_block.register
def _flag(part: Flag, locale: locales.Locale) -> blocks.Block:
    return blocks.BooleanBlock(
        required=False,
        default=part.default,
        label=_(part.label),
        help_text=_(part.help) if part.help else None,
    )


@as_block.register
def _blocks(part: Blocks, locale: locales.Locale) -> blocks.Block:
    return blocks.StreamBlock(
        [(kind.name, _struct(kind, locale)) for kind in part.types],
        required=part.required,
        label=_(part.label),
        min_num=part.min_num or None,
        max_num=part.max_num,
        help_text=_(part.help) if part.help else None,
        collapsed=False,
    )


def _struct(kind: BlockType, locale: locales.Locale) -> blocks.StructBlock:
    return blocks.StructBlock(
        [(field.name, as_block(field, locale)) for field in kind.fields],
        label=_(kind.label),
        icon=kind.icon,
        help_text=_(kind.help) if kind.help else None,
    )


def to_value(root: RootStruct, document: dict[str, Any]) -> Any:
    """A content document (DESIGN, section 4) as the value that *root* edits."""
    return root.to_python(
        {
            name: _into(block, document.get(name))
            for name, block in root.child_blocks.items()
            if name in document
        }
    )


def _into(block: blocks.Block | None, value: Any) -> Any:
    if not isinstance(block, blocks.StreamBlock) or not isinstance(value, list):
        return value
    return [
        {
            "type": item["type"],
            "id": identity,
            "value": {
                name: _into(_field_of(block, item["type"], name), field)
                for name, field in item.items()
                if name not in ("type", "id")
            },
        }
        for item, identity in zip(value, _identities(value), strict=True)
    ]


def _field_of(block: blocks.StreamBlock, kind: str, name: str) -> blocks.Block | None:
    """The block that edits one field; None for one that the channel no longer declares."""
    struct = block.child_blocks.get(kind)
    return struct.child_blocks.get(name) if struct else None


def _identities(items: list[dict[str, Any]]) -> list[str]:
    """An id for each block. One that came without (imported, sent by API) has one by its place.

    So it is the same at every load: comparing two revisions pairs blocks by id, and so do the
    form's addresses.
    """
    taken = {item["id"] for item in items if item.get("id")}
    identities = []
    for index, item in enumerate(items):
        by_place = str(uuid5(NAMESPACE_OID, f"budskap:block:{index}"))
        identities.append(item.get("id") or (str(uuid4()) if by_place in taken else by_place))
    return identities


def to_document(root: RootStruct, value: Any) -> dict[str, Any]:
    """The content document of an edited *value*: the inverse of `to_value`."""
    return {name: _out_of(block, value[name]) for name, block in root.child_blocks.items()}


def _out_of(block: blocks.Block, value: Any) -> Any:
    if not isinstance(block, blocks.StreamBlock):
        return _plain(value)
    return [
        {
            "type": child.block_type,
            **({"id": child.id} if child.id else {}),
            **{
                name: _out_of(child.block.child_blocks[name], field)
                for name, field in child.value.items()
            },
        }
        for child in value
    ]


def _plain(value: Any) -> Any:
    """Text as the browser sent it, with the newlines of every other place (HTML submits CR LF)."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return "" if value is None else value
