"""Attacks 17, 18 and 20 on the checks themselves; what a form does with them stands in tests/portal/submissions."""

import io
import time
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, strategies as st

from files.checks import checked_kind
from files.names import clean_name
from tests.files.making import BOMBS, DISGUISED, SOUND


@pytest.mark.parametrize("name", SOUND)
def test_sound_files_are_taken_and_left_at_their_start(name):
    file = io.BytesIO(SOUND[name])
    assert checked_kind(name, file) == name.lower().rsplit(".", 1)[1]
    assert file.tell() == 0 and file.read() == SOUND[name]


@pytest.mark.parametrize("case", DISGUISED)
def test_attack_17_what_is_not_what_it_says_is_refused(case):
    name, data = DISGUISED[case]
    with pytest.raises(ValidationError):
        checked_kind(name, io.BytesIO(data))


@pytest.mark.parametrize("case", BOMBS)
def test_attack_18_what_unpacks_to_harm_is_refused_in_a_moment(case):
    name, data = BOMBS[case]
    start = time.process_time()
    with pytest.raises(ValidationError):
        checked_kind(name, io.BytesIO(data))
    assert time.process_time() - start < 2


@given(st.sampled_from(sorted(SOUND)), st.data())
def test_a_damaged_file_is_taken_or_refused_and_nothing_else_happens(name, data):
    whole = bytearray(SOUND[name])
    for _each in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ValidationError):
        checked_kind(name, io.BytesIO(bytes(whole[: data.draw(st.integers(0, len(whole)))])))


@given(st.text(max_size=400))
def test_attack_20_a_name_leads_nowhere_and_fits_a_header_and_a_disk(name):
    made = clean_name(name, "pdf")
    assert made.endswith(".pdf") and made.count(".") == 1 and made == clean_name(made, "pdf")
    assert not set(made) & set('/\\"\r\n\0\u202e\u200f<>:;') and len(made.encode()) <= 255
