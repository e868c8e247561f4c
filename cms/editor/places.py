"""Where a text of a content stands: in the content, in the form, in a browser's count."""

from typing import Any

from django.utils.translation import gettext as _

import channels


def part_label(path: str, content: channels.Content) -> str:
    """What the form calls the text or list at *path*; the path itself for what is in no form."""
    declared = channels.get(content.channel).parts
    labels = {each.path: each.spec.label for each in channels.places(declared, content.parts)}
    return _(labels[path]) if path in labels else path


def variant_texts(content: channels.Content) -> list[channels.TextPart]:
    """Every text of *content* that is a template."""
    return list(channels.get(content.channel).texts(content))


def text_at(content: channels.Content, path: str) -> str:
    """The text at *path*; "" for a part that is no text."""
    return next((part.text for part in variant_texts(content) if part.path == path), "")


def contentpath(part: str, content: channels.Content) -> str:
    """``body.0.text`` as the form's own path, in which a block goes by its id:
    ``content.body.<id>.text``; and so in each list inside a block.
    """
    steps = part.split(".")
    holder: Any = content
    for place in range(0, len(steps) - 1, 2):
        blocks, index = holder[steps[place]], steps[place + 1]
        if not isinstance(blocks, tuple) or not index.isdecimal() or int(index) >= len(blocks):
            break
        holder = blocks[int(index)]
        steps[place + 1] = holder.id or index
    return ".".join(["content", *steps])


def utf16(text: str, offset: int) -> int:
    """*offset* (code points) in UTF-16 code units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
