"""docs/automation.md: what its first call answers is what the demo says."""

import json
import re
from pathlib import Path

from channels import Look
from templates_lib import message
from templates_lib.rendering import render

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "automation.md").read_text("utf-8")


def test_the_first_message_is_rendered_as_the_page_says() -> None:
    key, channel = re.findall(r"/templates/([\w.]+)/(\w+)/render", PAGE)[0]
    asked = json.loads(re.findall(r"-d '(\{.*?\})'$", PAGE, re.M)[0])
    answer = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.S)[0])
    file = ROOT / "cms" / "demo" / "data" / "messages" / f"{key}.json"
    loaded = message.load(json.loads(file.read_text("utf-8")))
    variant = loaded.variant(channel, asked["locale"])
    assert variant is not None
    rendered = render(variant, loaded, asked["values"], look=Look())
    assert dict(rendered.outputs) == answer["outputs"]
