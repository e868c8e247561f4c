"""A stray character is named; the letters of a script that needs UCS-2 are not."""

import pytest

from channels.sms import segment
from channels.sms._blame import script_of, strays


@pytest.mark.parametrize(
    ("text", "script", "named"),
    [
        pytest.param("Hei", None, "", id="nothing"),
        pytest.param("Zażółć", None, "żółć", id="Latin letters are strays"),
        pytest.param("Привет, Kari 😀", "Cyrillic", "😀", id="a Cyrillic text"),
        pytest.param("Hei Kаri", None, "а", id="one Cyrillic letter in a Latin text"),
        pytest.param("Hei Ole Kari Per, Олена", None, "Олена", id="a name in a Latin text"),
        pytest.param("مرحبًا", "Arabic", "", id="an Arabic text"),
        pytest.param("😀", None, "😀", id="no letter at all"),
    ],
)
def test_strays(text, script, named):
    triggers = segment(text).unicode_triggers
    assert script_of(text, triggers) == script
    assert "".join(trigger.character for trigger in strays(text, triggers)) == named
