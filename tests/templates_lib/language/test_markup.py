"""HTML inside tags."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    (
        "{{&nbsp;name&nbsp;}}",
        "&nbsp;name&nbsp;",
        "HTML stands inside the tag, as an editor",
        "name",
    ),
    ("{{ <b>name</b> }}", "<b>name</b>", "HTML stands inside the tag, as an editor", "name"),
    (
        '{{<span style="color:red">order.total</span> | money}}',
        '<span style="color:red">order.total</span> | money',
        "HTML stands inside the tag, as an editor",
        "order.total | money",
    ),
    (
        "{{ a | default(&quot;x&quot;) }}",
        "a | default(&quot;x&quot;)",
        "HTML stands inside the tag, as an editor",
        'a | default("x")',
    ),
    (
        "{{ a | default(&#39;x&#39;) }}",
        "a | default(&#39;x&#39;)",
        "HTML stands inside the tag, as an editor",
        "a | default('x')",
    ),
    ("{% if a &gt; 5 %}", "a &gt; 5", "HTML stands inside the tag, as an editor", "a > 5"),
    (
        "{% if a &amp;&amp; b %}",
        "a &amp;&amp; b",
        "HTML stands inside the tag, as an editor",
        "a and b",
    ),
    ("{% if <em>a</em> %}", "<em>a</em>", "HTML stands inside the tag, as an editor", "a"),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
