"""Concepts are found by their labels in any form that people write."""

import unicodedata

import pytest

from taxonomy.finder import Finder

FINDER = Finder.of(
    [
        ("medical-imaging", "chẩn đoán hình ảnh"),
        ("medical-imaging", "medical imaging"),
        ("x-ray", "phim X-quang"),
        ("chatbots", "chatbot"),
        ("invoices", "hóa đơn"),
        ("e-invoices", "hóa đơn điện tử"),
        ("machine-learning", "học máy"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Khoa chẩn đoán hình ảnh", {"medical-imaging"}),
        ("khoa chan doan hinh anh", {"medical-imaging"}),
        (unicodedata.normalize("NFD", "CHẨN ĐOÁN HÌNH ẢNH"), {"medical-imaging"}),
        ("đọc phim x quang ngực", {"x-ray"}),
        ("xử lý hoá đơn", {"invoices"}),  # the other placement of the tone
        ("Chatbots for wards", {"chatbots"}),
        ("Medical Imaging", {"medical-imaging"}),
        ("lớp học may công nghiệp", set()),  # with diacritics they must be the label's own
        ("lop hoc may", {"machine-learning"}),
        ("", set()),
    ],
)
def test_labels_are_found(text, found):
    assert set(FINDER.find(text)) == found


def test_the_longest_label_wins():
    assert dict(FINDER.find("hóa đơn điện tử và hóa đơn giấy")) == {"e-invoices": 1, "invoices": 1}


def test_the_most_frequent_comes_first():
    assert list(FINDER.find("học máy, chatbot, chatbot")) == ["chatbots", "machine-learning"]
