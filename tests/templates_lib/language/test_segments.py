"""A template cut into text and tags: they tile it, and channels cut it at the same places."""

import pytest
from hypothesis import HealthCheck, given, settings

from channels import _tags
from templates_lib.language._segments import split
from templates_lib.language._source import Source
from tests.templates_lib.language._grammar import TEMPLATES


def marks(text):
    return [segment.marks for segment in split(Source(text)) if segment.kind != "text"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TEMPLATES)
def test_channels_find_the_tags_where_the_language_does(text):
    assert [(run.start, run.end) for run in _tags.split(text) if run.is_tag] == marks(text)


@pytest.mark.parametrize(
    "text, tags",
    [
        ("", []),
        ("Hei { a } %} }}", []),
        ("{{ a }}{{ b }}", ["{{ a }}", "{{ b }}"]),
        ("x {{- a -}} y", ["{{- a -}}"]),
        ('{{ "}}" }}}', ['{{ "}}" }}']),
        ("{{ n | plural({0: '}}'}, other='b') }}", ["{{ n | plural({0: '}}'}, other='b') }}"]),
        ("{# {{ a }} ' #}{% if '%}' == a %}", ["{# {{ a }} ' #}", "{% if '%}' == a %}"]),
        ("{#-#}{#+ a +#}{##}", ["{#-#}", "{#+ a +#}", "{##}"]),
        ("{%+if a+%}{%-endif-%}", ["{%+if a+%}", "{%-endif-%}"]),
    ],
)
def test_tags(text, tags):
    assert [text[slice(*span)] for span in marks(text)] == tags


@pytest.mark.parametrize(
    "text", ["a \r\n {{- b -}} \n c", "a{#- b -#}\u00a0", "{%- if a %} {% endif -%} "]
)
def test_segments_tile_the_text_with_the_space_they_take(text):
    position = 0
    for segment in split(Source(text)):
        assert segment.start == position < segment.end
        position = segment.end
        if segment.kind != "text":
            assert segment.start <= segment.marks[0] < segment.inner[0] <= segment.inner[1]
            assert segment.inner[1] < segment.marks[1] <= segment.end
    assert position == len(text)
