"""The language of a text, diacritics typed or not."""

import pytest
from hypothesis import given, strategies as st

from search.analysis import fold
from search.language import language_of

VIETNAMESE = [
    "chẩn đoán hình ảnh y tế bằng trí tuệ nhân tạo",
    "điều khiển đèn giao thông theo lưu lượng xe",
    "nhận dạng khuôn mặt",
    "dự báo nhu cầu nước sạch của thành phố",
    "khoá học cho giáo viên trung học",
    "trợ lý ảo trả lời thủ tục hành chính",
    "ứng dụng học máy trong nông nghiệp",
    "ứng dụng deep learning và computer vision",
    "AI trong y tế",
]
ENGLISH = [
    "medical image diagnosis",
    "traffic light control by vehicle flow",
    "face recognition",
    "forecasting the demand for clean water in the city",
    "a course for high school teachers",
    "chatbot that answers questions about administrative procedures",
    "machine learning in agriculture at Đại học Quốc gia and its partner institutes",
    "café recommendation system for tourists",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese(text):
    assert language_of(text) == language_of(text.upper()) == "vi"


@pytest.mark.parametrize("text", [text for text in VIETNAMESE if "learning" not in text])
def test_vietnamese_typed_without_diacritics(text):
    assert language_of(fold(text)) == "vi"


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text):
    assert language_of(text) == language_of(text.upper()) == "en"


@pytest.mark.parametrize("text", ["", "123", "?!", "an to the", "\ud800\x00"])
def test_a_tie_is_vietnamese(text):
    assert language_of(text) == "vi"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_language(text):
    assert language_of(text) in ("vi", "en")
