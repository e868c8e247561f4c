"""Names: what is none, and the one that was meant."""

import pytest

# text, the words pointed at, a piece of the message, what to write in their place
REFUSED = [
    ("{{ førstenavn }}", "førstenavn", "is not a name: it begins with a letter and", "forstenavn"),
    ("{{ naïve }}", "naïve", "is not a name: it begins with a letter and", "naive"),
    ("{{ Łukasz }}", "Łukasz", "is not a name: it begins with a letter and", "Lukasz"),
    ("{{ имя }}", "имя", "is not a name: it begins with a letter and", None),
    ("{{ _name }}", "_name", "is not a name: it begins with a letter and", "name"),
    ("{{ __class__ }}", "__class__", "is not a name: it begins with a letter and", "class"),
    ("{{ order.__dict__ }}", "__dict__", "is not a name: it begins with a letter and", "dict"),
    ("{{ order._total }}", "_total", "is not a name: it begins with a letter and", "total"),
    ("{{ ｃｌａｓｓ }}", "ｃｌａｓｓ", "is not a name: it begins with a letter and", "class"),
    (
        "{{ first＿name }}",
        "first＿name",
        "is not a name: it begins with a letter and",
        "first_name",
    ),
    ("{{ nаme }}", "nаme", "holds U+0430 CYRILLIC SMALL LETTER A, which", "name"),
    ("{{ na\u200bme }}", "na\u200bme", "holds U+200B ZERO WIDTH SPACE, which cannot", "name"),
    ("{{ \u200bname }}", "\u200bname", "holds U+200B ZERO WIDTH SPACE, which cannot", "name"),
    ("{{ \u200ename }}", "\u200ename", "holds U+200E LEFT-TO-RIGHT MARK, which", "name"),
    ("{{ \u202ename }}", "\u202ename", "holds U+202E RIGHT-TO-LEFT OVERRIDE, which", "name"),
    ("{{ name\u00ad }}", "name\u00ad", "holds U+00AD SOFT HYPHEN, which cannot be", "name"),
    ("{{ \ufeffname }}", "\ufeffname", "holds U+FEFF ZERO WIDTH NO-BREAK SPACE,", "name"),
    ("{{ \u200b name }}", "\u200b", "holds U+200B ZERO WIDTH SPACE, which cannot", ""),
    (
        "{{ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "is too long for a name; the most is 64",
        None,
    ),
    ("{{ 🎁 }}", "🎁", "is not a name: it begins with a letter and", None),
    ("{{ ٣ }}", "٣", "is not a name: it begins with a letter and", None),
    ("{{ self }}", "self", "is a word of the language and cannot be a", None),
    ("{{ super }}", "super", "is a word of the language and cannot be a", None),
    ("{{ in }}", "in", "is a word of the language and cannot be a", None),
    (
        "{{ first-name }}",
        "first-name",
        "a name holds no hyphens; write “first_name”.",
        "first_name",
    ),
    ("{{ date-of-birth }}", "date-of-birth", "a name holds no hyphens; write", "date_of_birth"),
    ("{{ first name }}", "first name", "a name holds no spaces; write “first_name”.", "first_name"),
    (
        "{{ first name of customer }}",
        "first name of customer",
        "a name holds no spaces; write",
        "first_name_of_customer",
    ),
    (
        "{{ user.first name }}",
        "first name",
        "a name holds no spaces; write “first_name”.",
        "first_name",
    ),
    (
        "{{ order . total }}",
        "order . total",
        "a name holds no spaces; write “order.total”.",
        "order.total",
    ),
    (
        "{{ order .total }}",
        "order .total",
        "a name holds no spaces; write “order.total”.",
        "order.total",
    ),
    (
        "{{ range .Items }}",
        "range .Items",
        "a name holds no spaces; write “range.Items”.",
        "range.Items",
    ),
    ("{{ a.b.c.d.e }}", "a.b.c.d.e", "goes too deep; the most is 4 names. Send", None),
    (
        "{% if førstenavn %}{% endif %}",
        "førstenavn",
        "is not a name: it begins with a letter and",
        "forstenavn",
    ),
    (
        "{% for vare in _varer %}{% endfor %}",
        "_varer",
        "is not a name: it begins with a letter and",
        "varer",
    ),
    ("{% for å in items %}{% endfor %}", "å", "is not a name: it begins with a letter and", "a"),
]


@pytest.mark.parametrize("text, words, message, instead", REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(refused, text, words, message, instead):
    error = refused(text)
    assert (text[error.offset : error.end], error.suggestion) == (words, instead)
    assert message in error.message
