import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.exchange.syntaxes import SYNTAXES, cut, detect, gaps

SPECIAL = st.lists(st.sampled_from(["{", "}", "%", "$", "#", "/", "b", "a_1", " ", ",", "-", "é"]))


@pytest.mark.parametrize(
    ("syntax", "text", "names"),
    [
        ("mustache", "Hi {{user}} {{ last name }} {{{raw}}} {{- un}} {{order.id}}",
         ["user", "last name", "raw", "un", "order.id"]),
        ("mustache", "{name} %{name} {{}} { {x} }", []),
        ("brace", "{user} {0} {order.id}", ["user", "0", "order.id"]),
        ("brace", "{{user}} %{user} ${user} { } {!}", []),
        ("percent-brace", "%{user} %{last name}", ["user", "last name"]),
        ("percent-brace", "%%{user} {user} 100 %", []),
        ("percent", "%user% %order.id%", ["user", "order.id"]),
        ("percent", "50% og 20% %C3%B8", []),
        ("dollar-brace", "${user} ${order.id}", ["user", "order.id"]),
        ("dollar-brace", "$ {user} $5", []),
        ("budskap", "{{ user }}", []),
        ("none", "{{ user }} %user%", []),
    ],
)  # fmt: skip
def test_placeholders_are_found(syntax: str, text: str, names: list[str]) -> None:
    assert list(gaps(text, SYNTAXES[syntax])) == names


@pytest.mark.parametrize(
    ("syntax", "text", "kinds"),
    [
        ("mustache", "a{{b}}x{{/b}}{{c}}", "text open text close gap"),
        ("mustache", "{{#if a}}x{{else}}y{{/if}}", "odd text odd text close"),
        ("mustache", "{{value, number}}", "odd"),
        ("brace", "{n, plural, one {# item} other {# items}}.", "odd text"),
        ("brace", "{date, date, long}", "odd"),
        ("brace", "{b}x{/b}", "open text close"),
        ("percent-brace", "%{user.first()}", "odd"),
    ],
)
def test_what_is_no_plain_placeholder_is_told_apart(syntax: str, text: str, kinds: str) -> None:
    assert " ".join(piece.kind for piece in cut(text, SYNTAXES[syntax])) == kinds


@pytest.mark.parametrize(
    ("texts", "syntax"),
    [
        (["Hi {{a}}"], "mustache"),
        (["Hi {a}"], "brace"),
        (["Hi %{a}"], "percent-brace"),
        (["Hi %a%"], "percent"),
        (["Hi ${a}"], "dollar-brace"),
        (["Hi"], "none"),
        ([], "none"),
        (["{{a}} {{b}}", "{c}"], "mustache"),
        (["{{a}}", "{b} {c}"], "brace"),
    ],
)
def test_the_syntax_is_found_out(texts: list[str], syntax: str) -> None:
    assert detect(texts)[0] == syntax


def test_other_habits_are_counted() -> None:
    assert detect(["{{a}} {{b}} {c} %{d}"])[1] == {"mustache": 2, "brace": 1, "percent-brace": 1}


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(pieces=SPECIAL)
def test_the_pieces_join_to_the_text(syntax: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(piece.text for piece in cut(text, SYNTAXES[syntax])) == text
