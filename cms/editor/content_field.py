"""The form field of a variant's content: edited as blocks, stored as the document of DESIGN,
section 4.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import StructValue
from wagtail.blocks.base import BlockField, BlockWidget

import channels
from cms.editor.blocks import root_block, to_document, to_value


class ContentWidget(BlockWidget):
    """Reads the visual form, or a whole JSON document under the plain name (Wagtail's API sends
    that).
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        if name in data:
            return data[name]
        return super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)


class ContentField(BlockField):
    """Cleans to a content document (dict); refuses what the channel does not declare, by name."""

    def __init__(self, channel: str, locale: str, **kwargs: Any) -> None:
        root = root_block(channel, locale)
        super().__init__(block=root, widget=ContentWidget(root), **kwargs)
        self.channel = channels.get(channel)

    def prepare_value(self, value: Any) -> Any:
        """What the widget shows. A value that is already built is left alone, or its blocks get
        new ids.
        """
        if isinstance(value, StructValue):
            return value
        if isinstance(value, str):
            value = self._read(value)
        return to_value(self.block, value if isinstance(value, dict) else {})

    def clean(self, value: Any) -> dict[str, Any]:
        if isinstance(value, StructValue):
            document = to_document(self.block, super().clean(value))
        else:
            document = self._read(value)
        try:
            return self.channel.load(document).document()
        except channels.ContentError as error:
            raise ValidationError([str(problem) for problem in error.problems]) from error

    def document(self, value: Any) -> dict[str, Any]:
        """The content document of *value* as it stands, valid or not."""
        return (
            to_document(self.block, value) if isinstance(value, StructValue) else self._read(value)
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.document(self.prepare_value(initial)) != self.document(data))

    @staticmethod
    def _read(value: Any) -> dict[str, Any]:
        try:
            document = json.loads(value) if isinstance(value, str) else value
        except ValueError as error:
            raise ValidationError(f"not JSON: {error}") from error
        if not isinstance(document, dict):
            raise ValidationError("content must be an object of parts")
        return document
