"""The demo brand's snippets. The message files stand alone and say everything themselves; where one
says the very words of a snippet, the demo takes the snippet in.
"""

from collections.abc import Mapping
from typing import Any

from cms.models import Brand, Snippet, SnippetText
from cms.snippets.actions import Place, propose, texts_of


def write_snippets(brand: Brand, data: Mapping[str, Any]) -> None:
    """Store the snippets in *data*."""
    for told in data["snippets"]:
        fields = {name: told[name] for name in ("key", "name", "kind", "notes")}
        snippet = Snippet.objects.create(brand=brand, **fields)
        for text in told["texts"]:
            SnippetText.objects.create(snippet=snippet, **text)


def propose_change(brand: Brand, data: Mapping[str, Any], writer: Any) -> None:
    """What *writer* would rather say, for somebody else to confirm."""
    told = data["proposed"]
    snippet = Snippet.objects.get(brand=brand, key=told["key"])
    before = texts_of(snippet)[told["locale"], told["channel"]]
    propose(snippet, [Place(told["locale"], told["channel"], before, told["text"])], writer)


def taking_in(content: Any, data: Mapping[str, Any]) -> Any:
    """*content* with a tag in the place of each snippet's words, whatever the language."""
    if isinstance(content, str):
        for told in data["snippets"]:
            for text in told["texts"]:
                content = content.replace(text["text"], f'{{% include "{told["key"]}" %}}')
        return content
    if isinstance(content, dict):
        return {name: taking_in(value, data) for name, value in content.items()}
    return [taking_in(each, data) for each in content] if isinstance(content, list) else content
