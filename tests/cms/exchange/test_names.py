import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.exchange.names import MAX_KEY, MAX_NAME, is_key, is_name, name_map, template_key, title_of
from cms.models.fields import KEY


@pytest.mark.parametrize(
    ("names", "ours"),
    [
        (["user", "agentClient", "total_2"], ["user", "agentClient", "total_2"]),
        (["first-name", "order.id", "last name"], ["first_name", "order_id", "last_name"]),
        (["0", "if", "élan", "日本"], ["value_0", "if_value", "elan", "value"]),
        (["first-name", "first_name"], ["first_name_2", "first_name"]),
        (["a-b", "a.b", "a b"], ["a_b", "a_b_2", "a_b_3"]),
        (["n" * MAX_NAME, "n" * (MAX_NAME + 1)], ["n" * MAX_NAME, "n" * (MAX_NAME - 10)]),
    ],
    ids=["kept", "joined", "odd", "a name of ours goes first", "never one", "length"],
)
def test_names_become_ours(names: list[str], ours: list[str]) -> None:
    assert list(name_map(names).values()) == ours


@given(st.lists(st.text(max_size=80), max_size=8))
def test_every_name_has_one_of_its_own(names: list[str]) -> None:
    mapped = name_map(names)
    assert set(mapped) == set(names)
    assert len(set(mapped.values())) == len(mapped)
    assert all(is_name(name) for name in mapped.values())


@pytest.mark.parametrize(
    ("prefix", "name", "key"),
    [
        ("appwrite", "magicSession", "appwrite.magic_session"),
        ("", "dataExport.success", "data_export.success"),
        ("shop", "HTMLMail", "shop.html_mail"),
        ("shop", "welcome-mail 2", "shop.welcome_mail_2"),
        ("shop", "日本", ""),
        ("shop", "a.日本", ""),
        ("", "k" * MAX_KEY, "k" * MAX_KEY),
        ("", "k" * (MAX_KEY + 1), ""),
    ],
)
def test_keys_are_made_of_names(prefix: str, name: str, key: str) -> None:
    assert template_key(prefix, name) == key


@given(st.text(max_size=60))
def test_a_key_that_comes_out_may_be_stored(name: str) -> None:
    if key := template_key("shop", name):
        assert is_key(key)
        KEY(key)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("magicSession", "Magic session"),
        ("dataExport.success", "Data export: success"),
        ("order_confirmed", "Order confirmed"),
        ("newOTP", "New OTP"),
    ],
)
def test_titles_are_words(name: str, title: str) -> None:
    assert title_of(name) == title
