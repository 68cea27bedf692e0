"""Attack 16: texts that a spreadsheet would run are marked, and come back as they were."""

from hypothesis import given, strategies as st

from portal.importing.neutral import neutralise, restore

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
texts = st.text() | st.builds("".join, st.lists(st.sampled_from(["'", *RISKY, "a", "1", " "]), max_size=8))


@given(texts)
def test_what_was_neutralised_is_restored(text):
    assert restore(neutralise(text)) == text


@given(texts)
def test_nothing_that_is_neutralised_begins_like_a_formula(text):
    assert not neutralise(text).startswith(RISKY)


@given(texts.filter(lambda text: not text.lstrip("'").startswith(RISKY)))
def test_an_ordinary_text_stays_as_it_is(text):
    assert neutralise(text) == text and restore(text) == text
